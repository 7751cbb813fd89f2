//go:build tinygo

package port

import "github.com/sonde-viz/sonde/web/heap"

// collect frees what is free to be freed. No code of the program waits for it to return, so nothing on the stack is
// looked at, where a number may pass for the address of a large block.
func collect() {
	forget()
	heap.CollectIdle()
}
