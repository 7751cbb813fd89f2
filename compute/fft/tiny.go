package fft

import (
	"math"

	"github.com/sonde-viz/sonde/compute/internal/kernel"
)

// Denormal numbers take a processor several times as long as others, and WebAssembly can't flush them to zero. Input whose values are all so
// small that its transform would compute with them is scaled up, transformed, and scaled down again: by powers of
// two, so that nothing is rounded until the end.

// enlarge tells whether all values of src are that small, and not all of them 0; then room holds them scaled up. If not, it may hold
// anything, unless it is src. Comparing denormal numbers takes long as well, so it looks at their bits. It looks at some of the values
// first: nearly always one of those is large enough.
func enlarge[T Float](room, src []T, vectors bool) bool {
	var some uint64
	step := max(1, len(src)/16)
	for i := 0; i < len(src); i += step {
		if some |= kernel.BitsOf(src[i]); !small[T](some) {
			return false
		}
	}
	var b uint64
	atOnce := exponent[T](some) == 0 && &room[0] != &src[0] // all of it may be denormal
	if atOnce {
		b = kernel.Raise(room, src, raised[T](), vectors)
	} else {
		b = kernel.Bits(src)
	}
	switch {
	case b == 0 || !small[T](b):
		return false
	case exponent[T](b) > 0: // not all are denormal
		kernel.Scale(room, src, 1/smallest[T](), vectors)
	case !atOnce:
		kernel.Raise(room, src, raised[T](), vectors)
	}
	return true
}

// lower scales a transform of what enlarge has scaled up down again.
func lower[T Float](dst []T, vectors bool) { kernel.Lower(dst, dst, raised[T](), vectors) }

// raised is the least number that is not denormal, scaled up.
func raised[T Float]() T { return kernel.Normal[T]() / smallest[T]() }

// small tells whether the exponents of values, put together by kernel.Bits, are below the limit: it is a power of two, which none of
// them reaches together when none does alone.
func small[T Float](b uint64) bool {
	if kernel.SizeOf[T]() == 4 {
		return exponent[T](b) < exponent32
	}
	return exponent[T](b) < exponent64
}

// exponent is the exponents of values, put together.
func exponent[T Float](b uint64) uint64 {
	if kernel.SizeOf[T]() == 4 {
		return (b | b>>32) << 1 & 0xffffffff >> 24
	}
	return b << 1 >> 53
}

// Below these exponents, as they are encoded, products with twiddle factors, and differences, may be denormal numbers in some of their digits.
const (
	exponent32 = 32
	exponent64 = 64
)

// smallest is the least value that is not so small.
func smallest[T Float]() T {
	limit := math.Float64frombits(exponent64 << 52)
	if T(limit) == 0 { // too small for a float32
		limit = float64(math.Float32frombits(exponent32 << 23))
	}
	return T(limit)
}
