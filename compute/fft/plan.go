// Package fft computes discrete Fourier transforms of any length, complex and real, in float32 and float64, of sequences, of
// batches of them, and of matrices.
//
// A plan holds the tables and the scratch of one length or shape; transforming allocates nothing.
// Complex values are interleaved: re, im, re, im. Forward computes
//
//	X[k] = sum over j of x[j] * exp(-2 pi i jk/n)
//
// without scaling; Inverse has the opposite sign and divides by n, so that Inverse of Forward
// gives back the input. Output is in natural order: k = 0 is the mean times n, k and n-k are
// conjugate frequencies.
//
// Lengths whose prime factors are at most 13 take the mixed radix method, the others
// Bluestein's, which costs about five times as much (Choose tells which). The relative L2 error, from length 8 on, is at most
// 0.75 eps sqrt(log2 n) for lengths of factors 2, 3 and 5, and 2 eps sqrt(log2 n) for the others,
// with eps = 2^-24 for float32 and 2^-53 for float64: typically 0.6 to 0.7 by mixed radix, 1.3 by Bluestein.
//
// A plan is not safe for concurrent use: it owns its scratch.
package fft

import (
	"math/bits"
	"strconv"

	"github.com/sonde-viz/sonde/compute/internal/kernel"
)

// Float is a sample type.
type Float interface{ ~float32 | ~float64 }

// Plan transforms complex sequences of one length.
type Plan[T Float] struct {
	recipe  Recipe
	passes  []pass[T]
	combine []T // factors of the step that makes one transform out of the lanes'
	scratch []T
	chirp   *chirp[T] // set for Bluestein
}

// pass is one step of the mixed radix method with its tables.
type pass[T Float] struct {
	radix, m, s int
	tw, roots   []T
}

// NewPlan returns a plan for complex transforms of length n. It panics with "fft: ..." if n < 1.
func NewPlan[T Float](n int) *Plan[T] {
	rec := Choose(n)
	return newPlan[T](&rec)
}

// newPlan takes a pointer: LLVM would make parameters of the fields, one for each radix that there may be.
func newPlan[T Float](rec *Recipe) *Plan[T] {
	p := &Plan[T]{recipe: *rec}
	if rec.Method == Bluestein {
		p.chirp = newChirp[T](rec)
		return p
	}
	// One block for all: what lies together falls into different sets of the cache.
	size, m := 2*rec.N+passesLen(rec), rec.N/rec.Lanes
	if rec.Lanes > 1 {
		size += kernel.CombineLen[T](m)
	}
	block := make([]T, size)
	p.scratch, block = block[:2*rec.N], block[2*rec.N:]
	if rec.Lanes > 1 {
		n := kernel.CombineLen[T](m)
		p.combine, block = block[:n], block[n:]
		kernel.CombineFactors(p.combine, m, func(a int) (re, im float64) { return root(uint64(a), uint64(rec.N)) })
	}
	p.passes = newPasses(block, rec)
	return p
}

// passesLen is the number of values in the tables of all passes.
func passesLen(rec *Recipe) int {
	size, m := 0, rec.Inner/rec.Lanes
	for _, r := range rec.Radices[:rec.Passes] {
		m /= int(r)
		size += 2*(int(r)-1)*m + 2*int(r)
	}
	return size
}

// newPasses builds the tables of all passes in block.
func newPasses[T Float](block []T, rec *Recipe) []pass[T] {
	length := rec.Inner / rec.Lanes
	m := length
	passes := make([]pass[T], rec.Passes)
	for i, r8 := range rec.Radices[:rec.Passes] {
		r := int(r8)
		s := length / m
		m /= r
		ps := pass[T]{radix: r, m: m, s: s}
		ps.tw = twiddles(block[:2*(r-1)*m], r, m)
		block = block[2*(r-1)*m:]
		ps.roots, block = block[:2*r], block[2*r:]
		for k := range r {
			re, im := root(uint64(k), uint64(r))
			ps.roots[2*k], ps.roots[2*k+1] = T(re), T(im)
		}
		passes[i] = ps
	}
	return passes
}

// Len is the transform length, in complex values.
func (p *Plan[T]) Len() int { return p.recipe.N }

// Recipe tells how the plan works.
func (p *Plan[T]) Recipe() Recipe { return p.recipe }

// Forward transforms src, unscaled. Both slices hold Len() interleaved complex values; dst may
// be src. It panics with "fft: ..." on other lengths, and if the slices overlap without being the same.
func (p *Plan[T]) Forward(dst, src []T) {
	checkSlices(2*p.recipe.N, dst, src)
	if p.scaled(dst, src) {
		lower(dst, p.recipe.Lanes > 1)
	}
}

// scaled transforms src, or src scaled up: which one, it tells.
func (p *Plan[T]) scaled(dst, src []T) bool {
	room := p.room(dst)
	up := enlarge(room, src, p.recipe.Lanes > 1)
	if up {
		src = room
	}
	p.forward(dst, src)
	return up
}

// forward is Forward without a look at the size of the values. src may also be room(dst).
func (p *Plan[T]) forward(dst, src []T) {
	if p.chirp != nil {
		p.chirp.forward(dst, src)
		return
	}
	if p.recipe.Lanes > 1 {
		p.steps(dst, src)
		kernel.Combine(dst, p.scratch, p.combine, p.recipe.N/p.recipe.Lanes)
		return
	}
	p.mixed(dst, src)
}

// room is where input may lie that the transform into dst reads: the one of dst and the scratch that its first pass does
// not write, since a pass can't work in place.
func (p *Plan[T]) room(dst []T) []T {
	if p.writesFirst() {
		return p.scratch
	}
	return dst
}

// writesFirst tells whether the first pass writes dst, and not the scratch: the last one ends in dst without lanes, in the scratch with
// them.
func (p *Plan[T]) writesFirst() bool {
	return len(p.passes) > 0 && len(p.passes)%2 == 1 == (p.recipe.Lanes == 1)
}

// Inverse transforms src back, scaled by 1/Len(). Slices and panics are as for Forward.
func (p *Plan[T]) Inverse(dst, src []T) {
	checkSlices(2*p.recipe.N, dst, src)
	up := p.scaled(dst, src)
	p.turnBack(dst)
	if up {
		lower(dst, p.recipe.Lanes > 1)
	}
}

// turnBack makes an inverse transform of a forward one.
func (p *Plan[T]) turnBack(dst []T) {
	n := T(p.recipe.N)
	if bits.OnesCount(uint(p.recipe.N)) == 1 {
		kernel.Reverse(dst, 1/n, p.recipe.Lanes > 1) // exact
		return
	}
	kernel.ReverseDivide(dst, n, p.recipe.Lanes > 1)
}

// mixed runs the passes, back and forth between dst and the scratch so that the last one ends in dst.
func (p *Plan[T]) mixed(dst, src []T) {
	if len(p.passes) == 0 {
		copy(dst, src)
		return
	}
	from, to, next := p.begin(dst, src)
	for i := range p.passes {
		p.passes[i].run(to, from)
		from, to, next = to, next, to
	}
}

// steps runs the passes of the lanes back and forth between dst and the scratch so that they end in the scratch.
func (p *Plan[T]) steps(dst, src []T) {
	from, to, next := p.begin(dst, src)
	for i := range p.passes {
		ps := &p.passes[i]
		if i == 0 {
			kernel.First(ps.radix, to, from, ps.tw, ps.m)
		} else {
			kernel.Pass(ps.radix, to, from, ps.tw, ps.m, ps.s)
		}
		from, to, next = to, next, to
	}
}

// begin returns what the first pass reads and writes, and what the second one writes.
func (p *Plan[T]) begin(dst, src []T) (from, to, next []T) {
	if !p.writesFirst() {
		return src, p.scratch, dst
	}
	if kernel.Same(dst, src) {
		copy(p.scratch, src)
		src = p.scratch
	}
	return src, dst, p.scratch
}

func (ps *pass[T]) run(dst, src []T) {
	switch ps.radix {
	case 2:
		kernel.Pass2(dst, src, ps.tw, ps.m, ps.s)
	case 3:
		kernel.Pass3(dst, src, ps.tw, ps.m, ps.s)
	case 4:
		kernel.Pass4(dst, src, ps.tw, ps.m, ps.s)
	case 5:
		kernel.Pass5(dst, src, ps.tw, ps.m, ps.s)
	default:
		kernel.PassOdd(dst, src, ps.tw, ps.roots, ps.radix, ps.m, ps.s)
	}
}

func checkSlices[T Float](n int, dst, src []T) {
	if len(dst) != n || len(src) != n {
		panic("fft: slices of " + strconv.Itoa(len(dst)) + " and " + strconv.Itoa(len(src)) + " values, want " + strconv.Itoa(n))
	}
	if !kernel.Same(dst, src) && kernel.Overlap(dst, src) {
		panic("fft: dst and src overlap without being the same")
	}
}
