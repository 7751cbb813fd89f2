//go:build tinygo

package port

import "github.com/sonde-viz/sonde/web/heap"

// collect frees what is free to be freed.
func collect() {
	forget()
	sweep()
}

// sweep is called where no code of the program waits for it to return with anything in its hands, so nothing on the
// stack is looked at, where a number may pass for the address of a large block.
func sweep() { heap.CollectIdle() }

func init() { heap.SetClock(now) }

func longestPause() float64 { return heap.LongestPause() }
