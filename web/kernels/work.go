//go:build tinygo

package main

import (
	"unsafe"

	"github.com/sonde-viz/sonde/compute/spectral"
	"github.com/sonde-viz/sonde/compute/window"
	"github.com/sonde-viz/sonde/web/kernels/api"
)

// What the Workers of a page compute for its widgets (web/src/worker.ts, components/widget/offload.go). It is no part of the API.

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
		return status(api.Hold(&held.doubles, c, out, float64s(x, n), int(hop), int(each), u))
	}
	return status(api.Hold(&held.singles, c, out, float32s(x, n), int(hop), int(each), u))
}

// workSum is Welch.Sum of the segments of n samples, and their number, into values: those of a float32 each, two for a sum. The rest is as for
// workHold.
//
//go:wasmexport workSum
func workSum(double int32, dst unsafe.Pointer, values int32, x unsafe.Pointer, n int32, sampleRate float64, size, taper int32, overlap float64) int32 {
	if int(taper) >= len(windows) {
		return 1
	}
	c := spectral.Config{SampleRate: sampleRate, FFTSize: int(size), Window: window.Kind(windows[taper]), Overlap: overlap}
	out := float64s(dst, values/2)
	if double != 0 {
		return status(api.Sum(&held.doubles, c, out, float64s(x, n)))
	}
	return status(api.Sum(&held.singles, c, out, float32s(x, n)))
}
