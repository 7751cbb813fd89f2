//go:build !tinygo

package port

import "runtime"

// collect frees what is free to be freed, so that Heap counts only what is held.
func collect() {
	forget()
	runtime.GC()
	runtime.GC() // what the first one finalised
}
