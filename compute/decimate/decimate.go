// Package decimate reduces long signals to what a row of pixels can show, keeping every extreme.
package decimate

import (
	"math/bits"

	"github.com/sonde-viz/sonde/compute/internal/kernel"
)

// Float is a sample type.
type Float interface{ ~float32 | ~float64 }

// Span returns the samples lo <= i < hi that column c of columns stands for, out of n. The spans of
// all columns cover every sample; they are disjoint if n >= columns, and otherwise each
// holds the one sample under its left edge. For n = 0 they are empty. It panics with "decimate: ..." if n is
// negative or c is not in 0 to columns-1.
func Span(n, columns, c int) (lo, hi int) {
	if n < 0 || c < 0 || c >= columns {
		panic("decimate: no such column")
	}
	lo, hi = scale(n, columns, c), scale(n, columns, c+1)
	if lo == hi && hi < n {
		hi++
	}
	return lo, hi
}

// scale is n*c/columns without overflow.
func scale(n, columns, c int) int {
	h, l := bits.Mul64(uint64(n), uint64(c))
	q, _ := bits.Div64(h, l, uint64(columns))
	return int(q)
}

// MinMax writes the smallest and the largest sample of each column to dst, as min, max, min, max ...,
// over len(dst)/2 columns (see Span), and returns dst. NaN samples are passed over; a column that
// has nothing else is NaN, NaN. Infinities are values. It panics with "decimate: ..." if the length of dst is odd.
func MinMax[T Float](dst []T, src []T) []T {
	return MinMaxColumns(dst, src, len(dst)/2, 0)
}

// MinMaxColumns is MinMax for some of the columns, so that the work can be done in slices: dst
// receives the columns first, first+1, ... of a row of columns over src. It panics with "decimate: ..." if
// the length of dst is odd or the columns are not in the row.
func MinMaxColumns[T Float](dst []T, src []T, columns, first int) []T {
	if len(dst)%2 != 0 {
		panic("decimate: dst has an odd length, want min and max of each column")
	}
	if first < 0 || first+len(dst)/2 > columns {
		panic("decimate: columns out of range")
	}
	for i := 0; i+1 < len(dst); i += 2 {
		lo, hi := Span(len(src), columns, first+i/2)
		dst[i], dst[i+1] = extremes(src[lo:hi])
	}
	return dst
}

// extremes returns the smallest and largest value of x that is not NaN, or NaN, NaN.
func extremes[T Float](x []T) (least, most T) {
	for len(x) > 0 && x[0] != x[0] {
		x = x[1:]
	}
	if len(x) == 0 {
		nan := nan[T]()
		return nan, nan
	}
	return kernel.Extremes(x, x[0], x[0])
}

func nan[T Float]() T {
	var zero T
	return zero / zero
}
