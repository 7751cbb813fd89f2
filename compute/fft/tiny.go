package fft

import "github.com/sonde-viz/sonde/compute/internal/kernel"

// forwardTiny transforms src, scaled up and down again, if all its values are so small that the transform would compute with
// denormal numbers, which take a processor several times as long as others (and WebAssembly can't flush them to zero).
// It returns false if they are not, or all are 0. A few values are looked at first: nearly always one of them is large enough.
func (p *Plan[T]) forwardTiny(dst, src []T) bool {
	if !tiny(src) {
		return false
	}
	// A power of two, so nothing is rounded until it is taken back.
	limit, vectors := smallest[T](), p.recipe.Lanes > 1
	kernel.Scale(dst, src, 1/limit, vectors)
	p.forward(dst, dst)
	kernel.Scale(dst, dst, limit, vectors)
	return true
}

func tiny[T Float](src []T) bool {
	limit := smallest[T]()
	step := max(1, len(src)/16)
	for i := 0; i < len(src); i += step {
		if src[i] >= limit || src[i] <= -limit {
			return false
		}
	}
	least, most := kernel.Extremes(src, 0, 0)
	return least > -limit && most < limit && (least != 0 || most != 0)
}

// smallest is where products with twiddle factors, and differences, are still normal numbers to nearly all their digits.
func smallest[T Float]() T {
	limit := 0x1p-970
	if T(limit) == 0 { // too small for a float32
		limit = 0x1p-100
	}
	return T(limit)
}
