package fft

import (
	"strconv"

	"github.com/sonde-viz/sonde/compute/internal/kernel"
)

// RealPlan transforms real sequences of one length, to and from the non-negative frequencies.
type RealPlan[T Float] struct {
	n    int
	plan *Plan[T] // of n/2 for even n, of n for odd n
	tw   []T      // exp(-2 pi i k/n), k = 0 .. n/4, for even n
	both []T      // factors of combining lanes and splitting bins at once, where that can be done
	buf  []T      // n complex values, for odd n
}

// NewRealPlan returns a plan for real transforms of length n. It panics with "fft: ..." if n < 1.
func NewRealPlan[T Float](n int) *RealPlan[T] {
	inner := n
	if n > 0 && n%2 == 0 {
		inner = n / 2
	}
	rec := Choose(inner)
	return newRealPlan[T](n, &rec)
}

func newRealPlan[T Float](n int, rec *Recipe) *RealPlan[T] {
	if n%2 == 1 {
		return &RealPlan[T]{n: n, plan: newPlan[T](rec), buf: make([]T, 2*n)}
	}
	p := &RealPlan[T]{n: n, plan: newPlan[T](rec), tw: make([]T, 2*(n/4+1))}
	for k := range n/4 + 1 {
		re, im := root(uint64(k), uint64(n))
		p.tw[2*k], p.tw[2*k+1] = T(re), T(im)
	}
	if m := n / 8; rec.Lanes > 1 && rec.Method == MixedRadix && m >= kernel.CombineRealLeast {
		p.both = make([]T, kernel.CombineRealLen[T](m))
		kernel.CombineRealFactors(p.both, m, func(a int) (re, im float64) { return root(uint64(a), uint64(n)) })
	}
	return p
}

// Len is the transform length, in real values.
func (p *RealPlan[T]) Len() int { return p.n }

// Bins is the number of complex values of a transform: Len()/2+1.
func (p *RealPlan[T]) Bins() int { return p.n/2 + 1 }

// Recipe tells how the complex transform inside works: of half the length for even lengths.
func (p *RealPlan[T]) Recipe() Recipe { return p.plan.recipe }

// Forward transforms the Len() values of src into the Bins() interleaved complex values of dst,
// unscaled. The imaginary parts of bin 0 and, for even lengths, of the last bin are 0. dst may begin where src
// does. It panics with "fft: ..." on other lengths, and on another overlap.
func (p *RealPlan[T]) Forward(dst, src []T) {
	p.check(dst, src)
	n := p.n
	if p.buf != nil {
		for i, v := range src {
			p.buf[2*i], p.buf[2*i+1] = v, 0
		}
		p.plan.Forward(p.buf, p.buf)
		copy(dst, p.buf)
		dst[1] = 0
		return
	}
	vectors, room := p.plan.recipe.Lanes > 1, p.plan.room(dst[:n])
	if !enlarge(room, src, vectors) {
		p.even(dst, src)
		return
	}
	p.even(dst, room)
	lower(dst, vectors)
}

// even transforms src of an even length: even and odd samples are the real and imaginary parts of a transform of half the length,
// Z = E + iO, and X[k] = E[k] + w^k O[k].
func (p *RealPlan[T]) even(dst, src []T) {
	n, h := p.n, p.n/2
	if p.both != nil {
		p.plan.steps(dst[:n], src)
		kernel.CombineReal(dst, p.plan.scratch, p.both, n/8)
		return
	}
	p.plan.forward(dst[:n], src)
	a, b := dst[0], dst[1]
	dst[0], dst[1] = a+b, 0
	dst[n], dst[n+1] = a-b, 0
	kernel.SplitReal(dst[:n], p.tw, h, p.plan.recipe.Lanes > 1)
}

// Inverse transforms the Bins() interleaved complex values of src into the Len() values of dst,
// scaled by 1/Len(). Imaginary parts of bin 0 and, for even lengths, of the last bin are ignored.
// Slices and panics are as for Forward.
func (p *RealPlan[T]) Inverse(dst, src []T) {
	p.check(src, dst)
	n := p.n
	if p.buf != nil {
		copy(p.buf, src)
		p.buf[1] = 0
		var spread T // NaN if an imaginary part is not finite: it would leave out the values where its sine is 0
		for k := 1; k <= n/2; k++ {
			re, im := src[2*k], src[2*k+1]
			p.buf[2*(n-k)], p.buf[2*(n-k)+1] = re, -im
			spread += 0 * im
		}
		p.plan.Inverse(p.buf, p.buf)
		for i := range dst {
			dst[i] = p.buf[2*i] + spread
		}
		return
	}
	vectors := p.plan.recipe.Lanes > 1
	a, b := src[0], src[n]
	up := small[T](kernel.BitsOf(b)) && enlarge(dst, src[:n], vectors)
	if up {
		a, b = a/smallest[T](), b/smallest[T]()
	} else if !kernel.Same(dst, src) {
		copy(dst, src[:n])
	}
	dst[0], dst[1] = (a+b)/2, (a-b)/2
	kernel.JoinReal(dst, p.tw, n/2, vectors)
	p.plan.forward(dst, dst)
	p.plan.turnBack(dst)
	if up {
		lower(dst, vectors)
	}
}

func (p *RealPlan[T]) check(bins, samples []T) {
	if len(bins) != 2*p.Bins() || len(samples) != p.n {
		panic("fft: slices of " + strconv.Itoa(len(bins)) + " and " + strconv.Itoa(len(samples)) +
			" values, want " + strconv.Itoa(2*p.Bins()) + " for the bins and " + strconv.Itoa(p.n) + " for the samples")
	}
	if !kernel.Same(bins, samples) && kernel.Overlap(bins, samples) {
		panic("fft: dst and src overlap without beginning together")
	}
}
