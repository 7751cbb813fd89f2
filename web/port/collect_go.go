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

// sweepAtWork is sweep where code of the program waits for it to return.
func sweepAtWork() { runtime.GC() }

// inOnePiece says whether so many bytes can be had in one piece. Go's runtime ends the program when they can't: it is asked
// for what may still be added to memory, or for half of what it has free, which is likely to hold together.
func inOnePiece(bytes float64) bool {
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	const kept = 64 << 20
	return bytes <= addressable-kept-float64(memory.Sys) || bytes <= float64(memory.HeapIdle)/2
}

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
