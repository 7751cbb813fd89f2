//go:build tinygo

package port

import (
	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/web/heap"
)

// collect frees what is free to be freed.
func collect() {
	forget()
	sweep()
}

// sweep is called where no code of the program waits for it to return with anything in its hands, so nothing on the
// stack is looked at, where a number may pass for the address of a large block.
func sweep() { heap.CollectIdle() }

// sweepAtWork is sweep where code of the program waits for it to return.
func sweepAtWork() { heap.Collect() }

// inOnePiece says whether so many bytes can be had in one piece, for which memory may grow.
func inOnePiece(bytes float64) bool { return heap.InOnePiece(uintptr(bytes)) }

// makeSamples returns samples of any values: the page writes all of them before they are shown.
func makeSamples(k widget.Kind, n int) widget.Series {
	heap.Anything(true)
	s := widget.MakeSeries(k, n)
	heap.Anything(false)
	return s
}

func init() { heap.SetClock(now) }

func longestPause() float64 { return heap.LongestPause() }
