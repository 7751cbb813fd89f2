// Package filter convolves signals.
package filter

import (
	"math"
	"math/bits"
	"strconv"

	"github.com/sonde-viz/sonde/compute/fft"
	"github.com/sonde-viz/sonde/compute/internal/kernel"
)

// Float is a sample type.
type Float interface{ ~float32 | ~float64 }

// Method is how a convolution is done.
type Method uint8

const (
	Direct      Method = iota // a sum of products for each value
	OverlapSave               // blocks of the longer sequence are multiplied with the other one as transforms
)

// Recipe says how two lengths are going to be convolved: plain data, made by Choose.
type Recipe struct {
	Long, Short int    // lengths, the longer one first
	Method      Method // how
	Block       int    // length of the transforms, 0 for Direct
}

// The direct sum costs Short products a value, in loops of a few of them at a time: below so many it is the faster one.
const directShort = 24

// Longer blocks leave the caches.
const longestBlock = 1 << 16

// Choose returns the recipe for sequences of n and m values. It panics with "filter: ..." if one is empty.
func Choose(n, m int) Recipe {
	if n < 1 || m < 1 {
		panic("filter: lengths " + strconv.Itoa(n) + " and " + strconv.Itoa(m) + ": there must be a value in each")
	}
	r := Recipe{Long: max(n, m), Short: min(n, m)}
	if r.Short < directShort {
		return r
	}
	r.Method = OverlapSave
	// A block of b values costs about b log2 b and gives b - Short + 1 new ones.
	whole := power(n + m - 1)
	least := math.Inf(1)
	for b := power(2 * r.Short); b <= max(whole, power(2*r.Short)); b *= 2 {
		if b > longestBlock && r.Block > 0 {
			break
		}
		step := b - r.Short + 1
		blocks := (n + m - 2 + step) / step
		if cost := float64(blocks) * float64(b) * float64(bits.Len(uint(b))); cost < least {
			r.Block, least = b, cost
		}
	}
	return r
}

// power is the power of two at or above n.
func power(n int) int { return 1 << bits.Len(uint(n-1)) }

// Convolution convolves sequences of two lengths. It holds tables and scratch: convolving allocates nothing. It is not
// safe for concurrent use.
type Convolution[T Float] struct {
	n, m     int
	recipe   Recipe
	plan     *fft.RealPlan[T]
	block    []T // samples, then results
	bins     []T // transform of the block
	response []T // transform of the shorter sequence
}

// NewConvolution returns a convolution of sequences of n and m values. It panics with "filter: ..." if one is empty.
func NewConvolution[T Float](n, m int) *Convolution[T] {
	c := &Convolution[T]{n: n, m: m, recipe: Choose(n, m)}
	if b := c.recipe.Block; b > 0 {
		c.plan = fft.NewRealPlan[T](b)
		bins := 2 * c.plan.Bins()
		memory := make([]T, b+2*bins)
		c.block, c.bins, c.response = memory[:b], memory[b:b+bins], memory[b+bins:]
	}
	return c
}

// Recipe tells how the convolution works.
func (c *Convolution[T]) Recipe() Recipe { return c.recipe }

// Len is the number of values of the result: n+m-1.
func (c *Convolution[T]) Len() int { return c.n + c.m - 1 }

// Convolve writes the full linear convolution of a (n values) and b (m values) to dst and returns it: dst[i] is the sum of
// a[j]*b[i-j]. A value that is not finite makes NaN of every result that it takes part in, and of no other. A sum of finite products
// that is beyond the range of numbers is infinite, or NaN where it has infinite parts of both signs, and says nothing of the others. The error is a few
// epsilons of |a| times |b|, the norms, by way of transforms; where that may be beyond the range of numbers, up to 64 of the largest values of each
// sequence count for the results alone that they take part in. A nil dst is made; it panics with "filter: ..." if a
// slice has another length, or if dst overlaps a or b.
func (c *Convolution[T]) Convolve(dst, a, b []T) []T {
	if dst == nil {
		dst = make([]T, c.Len())
	}
	if len(a) != c.n || len(b) != c.m || len(dst) != c.Len() {
		panic("filter: slices of " + strconv.Itoa(len(dst)) + ", " + strconv.Itoa(len(a)) + ", " + strconv.Itoa(len(b)) + " values, want " +
			strconv.Itoa(c.Len()) + ", " + strconv.Itoa(c.n) + ", " + strconv.Itoa(c.m))
	}
	if kernel.Overlap(dst, a) || kernel.Overlap(dst, b) {
		panic("filter: dst overlaps a factor")
	}
	long, short := a, b
	if len(a) < len(b) {
		long, short = b, a
	}
	if c.recipe.Method == Direct {
		direct(dst, long, short)
	} else if c.ordinary(long, short) {
		c.overlapSave(dst, long, short, whole[T](), whole[T]())
	} else {
		l, s := split(long), split(short)
		c.overlapSave(dst, long, short, l, s)
		apart(dst, long, short, l, s)
	}
	spoil(dst, long, len(short))
	spoil(dst, short, len(long))
	return dst
}

func direct[T Float](dst, long, short []T) {
	clear(dst)
	for j, v := range short {
		out := dst[j:][:len(long)]
		for i, x := range long {
			out[i] += v * x
		}
	}
}

// overlapSave: a circular convolution of a block is the linear one but for its first len(short)-1 values.
// (Source: A. V. Oppenheim and R. W. Schafer, Discrete-Time Signal Processing, 3rd edition, section 8.7.3.)
func (c *Convolution[T]) overlapSave(dst, long, short []T, l, s share[T]) {
	fill(c.block, short, 0, s)
	c.plan.Forward(c.response, c.block)
	before := len(short) - 1
	step := len(c.block) - before
	for at := 0; at < len(dst); at += step {
		fill(c.block, long, at-before, l)
		c.plan.Forward(c.bins, c.block)
		for k := 0; k+1 < len(c.bins) && k+1 < len(c.response); k += 2 {
			re, im, hr, hi := c.bins[k], c.bins[k+1], c.response[k], c.response[k+1]
			c.bins[k], c.bins[k+1] = re*hr-im*hi, re*hi+im*hr
		}
		c.plan.Inverse(c.block, c.bins)
		if e := l.exponent + s.exponent; e != 0 {
			enlarge(c.block[before:], e)
		}
		copy(dst[at:], c.block[before:])
	}
}

// fill fills block with the share of x from the index from on, and with 0 where x has none or a value that is not of the share: a
// transform would spread it over the block.
func fill[T Float](block, x []T, from int, s share[T]) {
	if from < 0 {
		clear(block[:-from])
		block, from = block[-from:], 0
	}
	n := 0
	if from < len(x) {
		n = min(len(x)-from, len(block))
	}
	for i, v := range x[min(from, len(x)):][:n] {
		if !within(v, s.limit) {
			v = 0
		}
		block[i] = v
	}
	if s.exponent != 0 {
		enlarge(block[:n], -s.exponent)
	}
	clear(block[n:])
}

// enlarge multiplies by 2^e.
func enlarge[T Float](x []T, e int) {
	for i, v := range x {
		x[i] = T(math.Ldexp(float64(v), e))
	}
}

// spoil makes NaN of every result that a value of x which is not finite takes part in: reach results, from its own index on.
func spoil[T Float](dst, x []T, reach int) {
	done := 0
	for i, v := range x {
		if v-v == 0 {
			continue
		}
		for k := max(i, done); k < i+reach; k++ {
			dst[k] = T(math.NaN())
		}
		done = i + reach
	}
}
