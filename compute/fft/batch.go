package fft

import (
	"strconv"

	"github.com/sonde-viz/sonde/compute/internal/kernel"
)

// ForwardBatch transforms sequences that lie one after the other, each as Forward does: src and dst hold the same number of
// them, Len() interleaved complex values each, and dst may be src. It allocates nothing. It panics with "fft: ..." if
// the slices have different lengths or hold no whole number of sequences, and if they overlap without being the same.
func (p *Plan[T]) ForwardBatch(dst, src []T) { p.batch(dst, src, false) }

// InverseBatch is ForwardBatch for Inverse.
func (p *Plan[T]) InverseBatch(dst, src []T) { p.batch(dst, src, true) }

func (p *Plan[T]) batch(dst, src []T, inverse bool) {
	size := 2 * p.recipe.N
	count := sequences(len(dst), size, len(src), size)
	if !kernel.Same(dst, src) && kernel.Overlap(dst, src) {
		panic("fft: dst and src overlap without being the same")
	}
	for i := range count {
		if y, x := dst[i*size:][:size], src[i*size:][:size]; inverse {
			p.Inverse(y, x)
		} else {
			p.Forward(y, x)
		}
	}
}

// ForwardBatch transforms sequences that lie one after the other, each as Forward does: Len() values each in src, Bins()
// interleaved complex values each in dst. It allocates nothing. It panics with "fft: ..." if the slices hold no whole
// number of sequences, or not the same, and if they overlap.
func (p *RealPlan[T]) ForwardBatch(dst, src []T) {
	bins := 2 * p.Bins()
	for i := range p.batch(dst, src) {
		p.Forward(dst[i*bins:][:bins], src[i*p.n:][:p.n])
	}
}

// InverseBatch is ForwardBatch for Inverse: from Bins() interleaved complex values each in src to Len() values each in dst.
func (p *RealPlan[T]) InverseBatch(dst, src []T) {
	bins := 2 * p.Bins()
	for i := range p.batch(src, dst) {
		p.Inverse(dst[i*p.n:][:p.n], src[i*bins:][:bins])
	}
}

// batch returns the number of sequences.
func (p *RealPlan[T]) batch(bins, samples []T) int {
	count := sequences(len(bins), 2*p.Bins(), len(samples), p.n)
	if kernel.Overlap(bins, samples) {
		panic("fft: dst and src overlap")
	}
	return count
}

// sequences is how many of size a are in one slice, and of size b in the other.
func sequences(lenA, a, lenB, b int) int {
	count := lenA / a
	if lenA != count*a || lenB != count*b {
		panic("fft: slices of " + strconv.Itoa(lenA) + " and " + strconv.Itoa(lenB) + " values, want equal multiples of " + strconv.Itoa(a) + " and " + strconv.Itoa(b))
	}
	return count
}
