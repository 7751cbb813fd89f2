package port

import "runtime"

// Counts are the numbers by which leaks are found.
type Counts struct {
	Instances int     // live instances
	Handles   int     // data that the page holds
	Heap      float64 // bytes of the Go heap in use
}

// Stats returns the counts as they are now.
func Stats() Counts {
	return Counts{len(records), len(data) - len(freeData), heapInUse()}
}

// memory lies on the heap, made when it is first needed: on the stack or among the globals TinyGo takes every number
// for an address, and these numbers are as large as addresses.
var memory *runtime.MemStats

func heapInUse() float64 {
	if memory == nil {
		memory = new(runtime.MemStats)
	}
	runtime.ReadMemStats(memory)
	return float64(memory.HeapAlloc)
}

// collect frees what is free to be freed, so that Heap counts only what is held.
func collect() {
	sent, askText = nil, nil
	pushed.Free()
	collectGarbage()
	runtime.GC() // what the first one finalised
}

func collectGarbage() {
	hideCounts()
	runtime.GC()
}
