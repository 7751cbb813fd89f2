//go:build tinygo

package main

import (
	"unsafe"

	"github.com/sonde-viz/sonde/compute/fft"
	"github.com/sonde-viz/sonde/compute/spectral"
	"github.com/sonde-viz/sonde/compute/window"
)

// What the Workers of a page compute for its widgets (web/src/worker.ts, components/widget/offload.go). It is no part of the API.

// The transforms of the last job: the next one is another part of the same work nearly always.
var (
	lastSingle *spectral.STFT[float32]
	lastDouble *spectral.STFT[float64]
)

// workHold is STFT.Hold of n samples into values; numbers of names are their places in Values. A status other than 0 says that
// something is out of range, and nothing has been written.
//
//go:wasmexport workHold
func workHold(double int32, dst unsafe.Pointer, values int32, x unsafe.Pointer, n int32, sampleRate float64, size, taper, unit, hop, each int32) int32 {
	if int(taper) >= len(windows) || int(unit) >= len(units) || hop < 1 || each < 1 {
		return 1
	}
	c := spectral.Config{SampleRate: sampleRate, FFTSize: int(size), Window: window.Kind(windows[taper])}
	u, out := spectral.Unit(units[unit]), float32s(dst, values)
	if double != 0 {
		return hold(&lastDouble, c, out, float64s(x, n), int(hop), int(each), u)
	}
	return hold(&lastSingle, c, out, float32s(x, n), int(hop), int(each), u)
}

func hold[T fft.Float](last **spectral.STFT[T], c spectral.Config, dst []float32, x []T, hop, each int, u spectral.Unit) int32 {
	if *last == nil || (*last).Config() != c {
		s, err := spectral.NewSTFT[T](c)
		if err != nil {
			return 1
		}
		*last = s
	}
	if len(dst) != (*last).HoldColumns(len(x), hop, each)*c.Bins() {
		return 1
	}
	(*last).Hold(dst, x, hop, each, u)
	return 0
}
