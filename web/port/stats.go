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

func heapInUse() float64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.HeapAlloc)
}

// collect frees what is free to be freed, so that Heap counts only what is held.
func collect() {
	sent, askText = nil, nil
	runtime.GC()
	runtime.GC() // what the first one finalised
}
