//go:build tinygo

package main

import (
	"unsafe"

	"github.com/sonde-viz/sonde/web/kernels/api"
	"github.com/sonde-viz/sonde/web/kernels/memory"
)

// held is all that outlives a call. The build fails if there is another variable: it might keep the address of what was freed.
var held struct {
	plans    []planned     // by id
	free     []int32       // ids of plans that were freed
	building memory.Region // of what is being made
	singles  api.Functions[float32]
	doubles  api.Functions[float64]
}

// alloc returns the address of a buffer of that many bytes, all 0, or 0 if size is out of range or there is no room.
//
//go:wasmexport alloc
func alloc(size int32) uintptr {
	if size < 1 {
		return 0
	}
	return memory.Alloc(uint32(size))
}

// dealloc gives a buffer back.
//
//go:wasmexport dealloc
func dealloc(at uintptr) { memory.Dealloc(at) }

// abandon is to be called after a trap. If that was for want of room, all is as it was before the call then, but for what the
// call before kept for one of another shape, and it returns 1.
//
//go:wasmexport abandon
func abandon() int32 {
	if memory.Abandon() {
		return 1
	}
	return 0
}

// heapInUse is the number of bytes that are not free.
//
//go:wasmexport heapInUse
func heapInUse() float64 { return float64(memory.InUse()) }

// heapAllocations is the number of allocations since the start.
//
//go:wasmexport heapAllocations
func heapAllocations() float64 { return float64(memory.Allocations()) }

func float32s(at unsafe.Pointer, n int32) []float32 { return unsafe.Slice((*float32)(at), n) }

func float64s(at unsafe.Pointer, n int32) []float64 { return unsafe.Slice((*float64)(at), n) }
