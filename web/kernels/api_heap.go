//go:build tinygo

package main

import "runtime"

// counters is a variable because the runtime fills it through a pointer.
var counters runtime.MemStats

// heapInUse collects what is unreachable and returns the bytes that are left.
//
//go:wasmexport heapInUse
func heapInUse() float64 {
	runtime.GC()
	runtime.ReadMemStats(&counters)
	return float64(counters.HeapInuse)
}

// heapAllocations is the number of allocations since the start.
//
//go:wasmexport heapAllocations
func heapAllocations() float64 {
	runtime.ReadMemStats(&counters)
	return float64(counters.Mallocs)
}
