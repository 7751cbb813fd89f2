//go:build !tinygo

package port

import "runtime"

// collect frees what is free to be freed, so that Heap counts only what is held.
func collect() {
	forget()
	sweep()
	sweep() // what the first one finalised
}

func sweep() { runtime.GC() }
