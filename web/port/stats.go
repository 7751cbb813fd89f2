package port

import "runtime"

// Counts are the numbers by which leaks are found.
type Counts struct {
	Instances int     // live instances
	Handles   int     // data that the page holds
	Heap      float64 // bytes of the Go heap in use
	Pause     float64 // longest pause for a collection of garbage so far, in milliseconds
}

// Stats returns the counts as they are now.
func Stats() Counts {
	return Counts{len(records.values), len(data) - len(freeData), heapInUse(), longestPause()}
}

func heapInUse() float64 {
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	return float64(memory.HeapAlloc)
}

// forget drops what is kept only so that its memory is used again.
func forget() {
	sent, askText = nil, nil
	pushed.Free()
}
