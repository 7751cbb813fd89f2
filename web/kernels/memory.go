//go:build tinygo

package main

import "unsafe"

// blocks are the buffers that JavaScript holds.
var blocks [][]vector

// vector keeps blocks aligned.
type vector [2]float64

// alloc returns the address of a buffer of that many bytes, all 0, or 0 if size is out of range.
//
//go:wasmexport alloc
func alloc(size int32) uintptr {
	if size < 1 {
		return 0
	}
	b := make([]vector, (int(size)-1)/16+1)
	blocks = append(grown(blocks), b)
	return uintptr(unsafe.Pointer(&b[0]))
}

// dealloc gives a buffer back.
//
//go:wasmexport dealloc
func dealloc(at uintptr) {
	for i, b := range blocks {
		if uintptr(unsafe.Pointer(&b[0])) == at {
			last := len(blocks) - 1
			blocks[i], blocks[last] = blocks[last], nil
			blocks = blocks[:last]
			return
		}
	}
}

// grown has room for one more. The array that it replaces is cleared: the collector may take a number for its address, and then all
// that it points to would stay.
func grown[T any](list []T) []T {
	if len(list) < cap(list) {
		return list
	}
	larger := make([]T, len(list), 2*len(list)+16)
	copy(larger, list)
	clear(list)
	return larger
}

func float32s(at unsafe.Pointer, n int32) []float32 { return unsafe.Slice((*float32)(at), n) }

func float64s(at unsafe.Pointer, n int32) []float64 { return unsafe.Slice((*float64)(at), n) }
