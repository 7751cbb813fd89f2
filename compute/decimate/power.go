package decimate

import (
	"math"

	"github.com/sonde-viz/sonde/compute/internal/kernel"
)

// Power keeps the sums of the squares of blocks of a signal, as Pyramid keeps extremes: for the root mean square of any
// span. Samples that are not finite are left out.
type Power[T Float] struct {
	n, keep int64
	levels  [2]sums
}

// sums are those of whole blocks; block number b stands at b modulo the number of places.
type sums struct {
	size, blocks int64
	square       []float64
	count        []uint32
}

func newSums(size, keep int64) sums {
	n := keep/size + 2
	return sums{size: size, square: make([]float64, n), count: make([]uint32, n)}
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
		clear(high.square)
		clear(high.count)
		clear(low.square)
		clear(low.count)
		low.blocks, high.blocks = first, first/powerFan
	}
	for end := n / blockSize; low.blocks < end; {
		some := min(end-low.blocks, chunk/blockSize)
		span := x.Span(low.blocks*blockSize, (low.blocks+some)*blockSize)
		for i := int64(0); i < some; i++ {
			low.put(squares(span[i*blockSize : (i+1)*blockSize]))
		}
	}
	for high.blocks < low.blocks/powerFan {
		high.put(low.sum(high.blocks*powerFan, (high.blocks+1)*powerFan))
	}
}

// MeanSquare returns the mean of the squares of the finite samples lo <= i < hi, NaN when there are none. It panics with
// "decimate: ..." if lo and hi are not among the samples remembered.
func (p *Power[T]) MeanSquare(x Source[T], lo, hi int64) float64 {
	if lo < max(0, p.n-p.keep) || hi < lo || hi > p.n {
		panic("decimate: span or signal do not fit what was taken in")
	}
	sum, count := 0.0, uint32(0)
	add := func(s float64, n uint32) { sum, count = sum+s, count+n }
	a, b := (lo+blockSize-1)/blockSize, hi/blockSize
	if a >= b { // no whole block: all by samples
		for from := lo; from < hi; from += chunk {
			add(squares(x.Span(from, min(hi, from+chunk))))
		}
	} else {
		add(squares(x.Span(lo, a*blockSize)))
		add(squares(x.Span(b*blockSize, hi)))
		up, down := (a+powerFan-1)/powerFan, b/powerFan
		if up < down {
			add(p.levels[0].sum(a, up*powerFan))
			add(p.levels[1].sum(up, down))
			add(p.levels[0].sum(down*powerFan, b))
		} else {
			add(p.levels[0].sum(a, b))
		}
	}
	if count == 0 {
		return math.NaN()
	}
	return sum / float64(count)
}

func (s *sums) put(square float64, count uint32) {
	i := s.blocks % int64(len(s.square))
	s.square[i], s.count[i] = square, count
	s.blocks++
}

func (s *sums) sum(from, to int64) (square float64, count uint32) {
	for b := from; b < to; b++ {
		i := b % int64(len(s.square))
		square += s.square[i]
		count += s.count[i]
	}
	return square, count
}

// squares returns the sum of the squares of the finite samples and their number.
func squares[T Float](x []T) (sum float64, count uint32) {
	if _, q := kernel.Sums(x, 0); q-q == 0 {
		return q, uint32(len(x))
	}
	for _, v := range x {
		if v-v == 0 {
			sum += float64(v) * float64(v)
			count++
		}
	}
	return sum, count
}
