package decimate

import (
	"math"

	"github.com/sonde-viz/sonde/compute/internal/kernel"
)

// Power keeps the sums of the squares of blocks of a signal, as Pyramid keeps extremes: for the root mean square of any
// span. Samples that are not finite are left out. What is kept are the roots of the sums: the squares of very large and very small samples are
// beyond the range of numbers.
type Power[T Float] struct {
	n, keep int64
	levels  [2]sums
}

// sums are those of whole blocks; block number b stands at b modulo the number of places.
type sums struct {
	size, blocks int64
	root         []float64
	count        []uint32
}

func newSums(size, keep int64) sums {
	n := keep/size + 2
	return sums{size: size, root: make([]float64, n), count: make([]uint32, n)}
}

// powerFan is the number of blocks of the lower level in one of the upper: a span of 10^8 samples is then 6000 sums.
const powerFan = 64

// NewPower returns an empty Power that remembers the last keep samples.
func NewPower[T Float](keep int64) *Power[T] {
	return &Power[T]{keep: keep, levels: [2]sums{newSums(blockSize, keep), newSums(blockSize*powerFan, keep)}}
}

// Len is the number of samples taken in.
func (p *Power[T]) Len() int64 { return p.n }

// Update takes in the samples of x from Len() up to n, as Pyramid.Update does.
func (p *Power[T]) Update(x Source[T], n int64) {
	if n < p.n {
		panic("decimate: the signal has become shorter")
	}
	p.n = n
	low, high := &p.levels[0], &p.levels[1]
	if first := firstWhole(n, p.keep); low.blocks < first {
		clear(high.root)
		clear(high.count)
		clear(low.root)
		clear(low.count)
		low.blocks, high.blocks = first, first/powerFan
	}
	for end := n / blockSize; low.blocks < end; {
		some := min(end-low.blocks, chunk/blockSize)
		span := x.Span(low.blocks*blockSize, (low.blocks+some)*blockSize)
		for i := int64(0); i < some; i++ {
			low.put(root(span[i*blockSize : (i+1)*blockSize]))
		}
	}
	for high.blocks < low.blocks/powerFan {
		high.put(low.sum(high.blocks*powerFan, (high.blocks+1)*powerFan))
	}
}

// RMS returns the root of the mean of the squares of the finite samples lo <= i < hi, NaN when there are none. It panics with
// "decimate: ..." if lo and hi are not among the samples remembered.
func (p *Power[T]) RMS(x Source[T], lo, hi int64) float64 {
	if lo < max(0, p.n-p.keep) || hi < lo || hi > p.n {
		panic("decimate: span or signal do not fit what was taken in")
	}
	var t total
	a, b := (lo+blockSize-1)/blockSize, hi/blockSize
	if a >= b { // no whole block: all by samples
		for from := lo; from < hi; from += chunk {
			t.add(root(x.Span(from, min(hi, from+chunk))))
		}
	} else {
		t.add(root(x.Span(lo, a*blockSize)))
		t.add(root(x.Span(b*blockSize, hi)))
		up, down := (a+powerFan-1)/powerFan, b/powerFan
		if up < down {
			t.add(p.levels[0].sum(a, up*powerFan))
			t.add(p.levels[1].sum(up, down))
			t.add(p.levels[0].sum(down*powerFan, b))
		} else {
			t.add(p.levels[0].sum(a, b))
		}
	}
	if t.count == 0 {
		return math.NaN()
	}
	return t.root / math.Sqrt(float64(t.count))
}

// total is the root of a sum of squares, and their number.
type total struct {
	root  float64
	count uint32
}

func (t *total) add(root float64, count uint32) {
	t.root, t.count = math.Hypot(t.root, root), t.count+count
}

func (s *sums) put(root float64, count uint32) {
	i := s.blocks % int64(len(s.root))
	s.root[i], s.count[i] = root, count
	s.blocks++
}

// sum is the root of the sum of the squares of whole blocks, and how many samples they have.
func (s *sums) sum(from, to int64) (root float64, count uint32) {
	square, most := 0.0, 0.0
	for b := from; b < to; b++ {
		i := b % int64(len(s.root))
		r := s.root[i]
		square += r * r
		most = max(most, r)
		count += s.count[i]
	}
	if ordinary(square) {
		return math.Sqrt(square), count
	}
	if most == 0 {
		return 0, count
	}
	square = 0
	for b := from; b < to; b++ {
		r := s.root[b%int64(len(s.root))] / most
		square += r * r
	}
	return most * math.Sqrt(square), count
}

// ordinary says whether a sum of squares is as exact as numbers are, of float32 that were squared in float32 too.
func ordinary(square float64) bool { return square > 0x1p-80 && square < 0x1p120 }

// root returns the root of the sum of the squares of the finite samples, and their number.
func root[T Float](x []T) (root float64, count uint32) {
	if _, q := kernel.Sums(x, 0); ordinary(q) {
		return math.Sqrt(q), uint32(len(x))
	}
	most := 0.0
	for _, v := range x {
		if v-v == 0 {
			most = max(most, math.Abs(float64(v)))
			count++
		}
	}
	if most == 0 {
		return 0, count
	}
	square := 0.0
	for _, v := range x {
		if v-v == 0 {
			r := float64(v) / most
			square += r * r
		}
	}
	return most * math.Sqrt(square), count
}
