//go:build !tinygo

package port

import (
	"runtime"

	"github.com/sonde-viz/sonde/components/widget"
)

// collect frees what is free to be freed, so that Heap counts only what is held.
func collect() {
	forget()
	sweep()
	sweep() // what the first one finalised
}

func sweep() { runtime.GC() }

// makeSamples returns samples, which the page writes before they are shown.
func makeSamples(k widget.Kind, n int) widget.Series { return widget.MakeSeries(k, n) }

// paused is the longest pause of the collections that have been looked at.
var paused struct {
	collections uint32
	longest     uint64 // nanoseconds
}

// longestPause counts the time in which the runtime stops the program; it marks in turns with the program as well.
func longestPause() float64 {
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	kept := uint32(len(memory.PauseNs))
	for n := max(paused.collections, memory.NumGC-min(kept, memory.NumGC)); n < memory.NumGC; n++ {
		paused.longest = max(paused.longest, memory.PauseNs[n%kept])
	}
	paused.collections = memory.NumGC
	return float64(paused.longest) / 1e6
}
