package fft

import (
	"github.com/sonde-viz/sonde/compute/internal/kernel"
	"github.com/sonde-viz/sonde/compute/internal/temporary"
)

// chirp transforms lengths with large prime factors by Bluestein's method: with
// c[j] = exp(-pi i j²/n), X[k] = c[k] * sum over j of (x[j] c[j]) * conj(c[k-j]), a convolution,
// done by transforms of a smooth length of at least 2n-1. The tables are made in float64.
// (Source: L. Bluestein, A linear filtering approach to the computation of the discrete Fourier
// transform, IEEE Trans. Audio Electroacoust. 18, 1970.)
type chirp[T Float] struct {
	inner  *Plan[T]
	c      []T // c[j], interleaved
	conj   []T // its conjugates
	filter []T // transform of conj(c), scaled by 1/inner length
	b      []T // of the inner length; what is transformed into it lies in the inner plan's room
}

func newChirp[T Float](rec *Recipe) *chirp[T] {
	n, m := rec.N, rec.Inner
	inner := *rec
	inner.N, inner.Method = m, MixedRadix
	ch := &chirp[T]{inner: newPlan[T](&inner)}
	block := make([]T, 4*n+4*m)
	ch.c, ch.conj, block = block[:2*n], block[2*n:4*n], block[4*n:]
	ch.filter, ch.b = block[:2*m], block[2*m:]
	temporary.Begin()
	filter := make([]float64, 2*m)
	for j := range n {
		// j² is reduced modulo 2n in integers: in floating point the angle would lose all its digits.
		re, im := root(uint64(j)*uint64(j)%(2*uint64(n)), 2*uint64(n))
		ch.c[2*j], ch.c[2*j+1] = T(re), T(im)
		ch.conj[2*j], ch.conj[2*j+1] = T(re), T(-im)
		filter[2*j], filter[2*j+1] = re, -im
		if j > 0 {
			filter[2*(m-j)], filter[2*(m-j)+1] = re, -im
		}
	}
	newPlan[float64](&inner).Forward(filter, filter)
	for i, v := range filter {
		ch.filter[i] = T(v / float64(m))
	}
	temporary.End()
	return ch
}

// forward is Forward by Bluestein's method.
func (ch *chirp[T]) forward(dst, src []T) {
	vectors := ch.inner.recipe.Lanes > 1
	n := len(ch.c)
	room := ch.inner.room(ch.b)
	kernel.Times(room[:n], src, ch.c, 1, vectors)
	clear(room[n:])
	ch.inner.forward(ch.b, room)
	// Conjugating before and after makes the second forward transform an inverse one.
	kernel.Times(room, ch.b, ch.filter, -1, vectors)
	ch.inner.forward(ch.b, room)
	kernel.Times(dst, ch.b[:n], ch.conj, -1, vectors)
}
