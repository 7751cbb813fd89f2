//go:build (js && wasm) || tinygo.wasm

package port

import (
	"unsafe"

	"github.com/sonde-viz/sonde/components/paint"
)

// Each of these is a leaf in web/src/imports.ts, in a try of its own: an exception that came through would unwind Go
// without running its defers.

//go:wasmimport sonde now
func importNow() float64

//go:wasmimport sonde wake
func importWake(id int32)

//go:wasmimport sonde work
func importWork()

//go:wasmimport sonde queued
func importQueued()

//go:wasmimport sonde measure
func importMeasure(family int32, size float32, bold int32, text, lengths unsafe.Pointer, n int32, widths unsafe.Pointer) int32

//go:wasmimport sonde define
func importDefine(tag unsafe.Pointer, length int32)

//go:wasmimport sonde offload
func importOffload(job, kernel int32, params, in unsafe.Pointer, kind, n int32, scale float64, values int32) int32

// now is the time in milliseconds.
func now() float64 { return importNow() }

// wake asks for a frame of an instance.
func wake(id int32) { importWake(id) }

// askForSlice asks for runSlice.
func askForSlice() { importWork() }

// queued says that there are events.
func queued() { importQueued() }

// measure writes the widths of texts; false when they can't be told now.
func measure(family int32, f paint.Font, text []byte, lengths []uint32, widths []float32) bool {
	bold := int32(0)
	if f.Bold {
		bold = 1
	}
	return importMeasure(family, f.Size, bold, first(text), first(lengths), int32(len(lengths)), first(widths)) != 0
}

// define makes an element of a widget that no script has defined.
func define(tag string) { importDefine(unsafe.Pointer(unsafe.StringData(tag)), int32(len(tag))) }

// offload copies n samples and has a Worker compute as many values of them; false when none is free.
func offload(job, kernel int32, params, in unsafe.Pointer, kind, n int32, scale float64, values int32) bool {
	return importOffload(job, kernel, params, in, kind, n, scale, values) != 0
}
