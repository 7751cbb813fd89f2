// Package kernel holds the innermost loops of compute: the only place where vector instructions are written.
//
// The loops in files named *_generic.go are plain Go and run everywhere; they stay as the
// reference for faster ones. Slices are read through array pointers (at2, at4), so that the
// loops carry no bounds checks: every exported function checks its lengths first.
package kernel

import "unsafe"

// Float is a sample type.
type Float interface{ ~float32 | ~float64 }

// at2 is the pair of values that starts at index i of the array behind p.
func at2[T Float](p unsafe.Pointer, i int) *[2]T {
	var t T
	return (*[2]T)(unsafe.Add(p, uintptr(i)*unsafe.Sizeof(t)))
}

// at4 is the four values that start at index i.
func at4[T Float](p unsafe.Pointer, i int) *[4]T {
	var t T
	return (*[4]T)(unsafe.Add(p, uintptr(i)*unsafe.Sizeof(t)))
}

// Same tells whether a and b start at the same element. Empty slices are never the same.
func Same[T Float](a, b []T) bool {
	return len(a) > 0 && len(b) > 0 && &a[0] == &b[0]
}

// Overlap tells whether a and b share any element.
func Overlap[T Float](a, b []T) bool {
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	a0, a1 := uintptr(unsafe.Pointer(&a[0])), uintptr(unsafe.Pointer(&a[len(a)-1]))
	b0, b1 := uintptr(unsafe.Pointer(&b[0])), uintptr(unsafe.Pointer(&b[len(b)-1]))
	return a0 <= b1 && b0 <= a1
}

// Float32s returns x as what it is, if that is a kind of float32. (A type assertion would do, but TinyGo allocates for it.)
func Float32s[T Float](x []T) (floats []float32, ok bool) {
	var t T
	if unsafe.Sizeof(t) != 4 {
		return nil, false
	}
	return unsafe.Slice((*float32)(unsafe.Pointer(unsafe.SliceData(x))), len(x)), true
}
