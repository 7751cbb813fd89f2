package fft

import (
	"strconv"

	"github.com/sonde-viz/sonde/compute/internal/kernel"
)

// Plan2D transforms complex matrices of one shape, row-major:
//
//	X[k, l] = sum over i, j of x[i, j] * exp(-2 pi i (ik/rows + jl/columns)),
//
// the transform of every row and then of every column. As in one dimension Forward does not scale, Inverse divides by
// rows times columns, and the output is in natural order. It owns its scratch, so it is not safe for concurrent use.
type Plan2D[T Float] struct {
	rows    *Plan[T] // of the length of a row
	columns columns[T]
}

// NewPlan2D returns a plan for complex matrices of that shape. It panics with "fft: ..." if one of the two is less than 1.
func NewPlan2D[T Float](rows, columns int) *Plan2D[T] {
	return &Plan2D[T]{NewPlan[T](columns), newColumns[T](rows, columns)}
}

// Shape is the number of rows and of columns.
func (p *Plan2D[T]) Shape() (rows, columns int) { return p.columns.plan.Len(), p.rows.Len() }

// Forward transforms src, unscaled. Both slices hold rows times columns interleaved complex values, one row after the other; dst
// may be src. It allocates nothing. It panics with "fft: ..." on other lengths, and if the slices overlap without
// being the same.
func (p *Plan2D[T]) Forward(dst, src []T) {
	p.check(dst, src)
	p.rows.ForwardBatch(dst, src)
	p.columns.transform(dst, false)
}

// Inverse transforms src back, scaled by 1/(rows columns). Slices and panics are as for Forward.
func (p *Plan2D[T]) Inverse(dst, src []T) {
	p.check(dst, src)
	p.rows.InverseBatch(dst, src)
	p.columns.transform(dst, true)
}

func (p *Plan2D[T]) check(dst, src []T) {
	rows, columns := p.Shape()
	checkSlices(2*rows*columns, dst, src)
}

// RealPlan2D transforms real matrices of one shape, row-major, to and from the columns of non-negative frequency: those of
// negative frequency follow from X[-k, -l] = conj X[k, l], with indices modulo the shape.
type RealPlan2D[T Float] struct {
	rows    *RealPlan[T] // of the length of a row
	columns columns[T]
	half    []T // the spectrum, while Inverse works
}

// NewRealPlan2D returns a plan for real matrices of that shape. It panics with "fft: ..." if one of the two is less than 1.
func NewRealPlan2D[T Float](rows, columns int) *RealPlan2D[T] {
	p := &RealPlan2D[T]{rows: NewRealPlan[T](columns)}
	p.columns = newColumns[T](rows, p.rows.Bins())
	p.half = make([]T, 2*rows*p.rows.Bins())
	return p
}

// Shape is the number of rows and of columns, in real values.
func (p *RealPlan2D[T]) Shape() (rows, columns int) { return p.columns.plan.Len(), p.rows.Len() }

// Bins is the number of complex values in a row of the spectrum: columns/2+1.
func (p *RealPlan2D[T]) Bins() int { return p.rows.Bins() }

// Forward transforms the rows times columns values of src, one row after the other, into rows times Bins() interleaved complex
// values of dst, unscaled. It allocates nothing. It panics with "fft: ..." on other lengths, and if the slices overlap.
func (p *RealPlan2D[T]) Forward(dst, src []T) {
	p.check(dst, src)
	p.rows.ForwardBatch(dst, src)
	p.columns.transform(dst, false)
}

// Inverse transforms the rows times Bins() interleaved complex values of src into the rows times columns values of dst, scaled by
// 1/(rows columns). src stays as it is. Where it is not the spectrum of a real matrix, the part that is counts. Panics
// are as for Forward.
func (p *RealPlan2D[T]) Inverse(dst, src []T) {
	p.check(src, dst)
	copy(p.half, src)
	p.columns.transform(p.half, true)
	p.rows.InverseBatch(dst, p.half)
}

func (p *RealPlan2D[T]) check(bins, samples []T) {
	rows, columns := p.Shape()
	if len(bins) != 2*rows*p.Bins() || len(samples) != rows*columns {
		panic("fft: slices of " + strconv.Itoa(len(bins)) + " and " + strconv.Itoa(len(samples)) + " values, want " +
			strconv.Itoa(2*rows*p.Bins()) + " for the bins and " + strconv.Itoa(rows*columns) + " for the samples")
	}
	if kernel.Overlap(bins, samples) {
		panic("fft: dst and src overlap")
	}
}

// columns transforms those of a complex matrix, as many at a time as share a line of the cache: each is
// brought together first, because a transform of values that lie far apart has most of them in the same set of the cache.
type columns[T Float] struct {
	plan  *Plan[T]
	count int
	some  []T // columns one after the other
}

func newColumns[T Float](rows, count int) columns[T] {
	line := 64 / kernel.SizeOf[T]() / 2
	return columns[T]{NewPlan[T](rows), count, make([]T, 2*rows*min(line, count))}
}

// transform does it in place.
func (c *columns[T]) transform(x []T, inverse bool) {
	rows := c.plan.Len()
	if rows == 1 {
		return
	}
	for at, wide := 0, len(c.some)/rows; at < 2*c.count; at += wide {
		some := c.some[:min(wide, 2*c.count-at)*rows]
		c.move(x[at:], some, false)
		c.plan.batch(some, some, inverse)
		c.move(x[at:], some, true)
	}
}

// move brings the first columns of x together in some, or back.
func (c *columns[T]) move(x, some []T, back bool) {
	rows := c.plan.Len()
	for i := range rows {
		row := x[2*c.count*i:][:len(some)/rows]
		for j, at := 0, 2*i; j < len(row); j, at = j+2, at+2*rows {
			if v, w := row[j:][:2], some[at:][:2]; back {
				v[0], v[1] = w[0], w[1]
			} else {
				w[0], w[1] = v[0], v[1]
			}
		}
	}
}
