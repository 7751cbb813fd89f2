package decimate

import (
	"math"
	"math/bits"

	"github.com/sonde-viz/sonde/compute/internal/kernel"
)

// Greater writes the greater one of each pair of values of a and b to dst, which may be one of them, and returns dst. A NaN
// in b is passed over, a NaN in a stays. It panics with "decimate: ..." unless all are equally long.
func Greater(dst, a, b []float32) []float32 {
	if len(dst) != len(a) || len(dst) != len(b) {
		panic("decimate: slices of different lengths")
	}
	kernel.Most(dst, a, b)
	return dst
}

// Transpose writes the rows of src as columns to dst: src has len(dst)/rows columns, and dst as many rows. dst[c*rows+r]
// becomes src[r*stride+c]. It panics with "decimate: ..." if src is too short.
func Transpose(dst, src []float32, rows, stride int) {
	if rows == 0 {
		return
	}
	columns := len(dst) / rows
	if columns > stride || columns > 0 && len(src) < (rows-1)*stride+columns {
		panic("decimate: the matrix is too small")
	}
	kernel.Transpose(dst, src, rows, columns, stride)
}

// Peaks finds the greatest values of many ranges of a row of numbers at once. Table k holds the greatest of 2^k values from
// each on, so that two of its values have the greatest of any range between 2^k and 2^(k+1) long. (M. A. Bender, M.
// Farach-Colton, The LCA problem revisited, 2000.) The zero Peaks has no ranges.
type Peaks struct {
	n, tables int
	short     bool      // there is a range of one value
	table     []float32 // NaN for the ranges that hold nothing, then the tables, one after the other
	pairs     []int32   // two places for each range
}

// Reset sets that the rows have n values, and forgets all ranges.
func (p *Peaks) Reset(n int) {
	p.n, p.tables, p.short, p.pairs = n, 1, false, p.pairs[:0]
}

// Add adds the range of the values from <= i < to; its greatest value is NaN when there is none. It panics with
// "decimate: ..." if the range is not in the row.
func (p *Peaks) Add(from, to int) {
	if to <= from {
		p.pairs = append(p.pairs, 0, 0)
		return
	}
	if from < 0 || to > p.n {
		panic("decimate: range outside of the row")
	}
	k := bits.Len(uint(to-from)) - 1
	p.tables, p.short = max(p.tables, k+1), p.short || k == 0
	p.pairs = append(p.pairs, int32(1+k*p.n+from), int32(1+k*p.n+to-1<<k))
}

// Len is the number of ranges.
func (p *Peaks) Len() int { return len(p.pairs) / 2 }

// Find writes the greatest of each range of x to dst, in the order of Add. NaN in x is passed over where the range holds a
// number before it, and may be passed over elsewhere: x is meant to hold no NaN, or nothing else. It panics with
// "decimate: ..." if x or dst has another length.
func (p *Peaks) Find(dst, x []float32) {
	if len(x) != p.n || len(dst) != p.Len() {
		panic("decimate: row of another length")
	}
	if n := 1 + p.tables*p.n; cap(p.table) < n {
		p.table = make([]float32, n)
	} else {
		p.table = p.table[:n]
	}
	p.table[0] = float32(math.NaN())
	if p.short {
		copy(p.table[1:], x)
	}
	for k := 1; k < p.tables; k++ {
		to, s := p.table[1+k*p.n:][:p.n], 1<<(k-1)
		kernel.Most(to[:p.n-s], x[:p.n-s], x[s:]) // what lies behind is in no range
		x = to
	}
	kernel.MostOfPairs(dst, p.table, p.pairs)
}
