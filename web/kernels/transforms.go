//go:build tinygo

package main

import (
	"unsafe"

	"github.com/sonde-viz/sonde/compute/fft"
)

// between is two buffers of a plan: what it transforms, and what that becomes.
type between[T fft.Float] struct{ x, y []T }

// newBetween has buffers of n and m values. The second one is aligned with the vectors as the first is.
func newBetween[T fft.Float](n, m int) between[T] {
	aligned := (n + 3) / 4 * 4
	block := make([]T, aligned+m)
	return between[T]{block[:n], block[aligned:]}
}

func (b *between[T]) input() unsafe.Pointer  { return unsafe.Pointer(&b.x[0]) }
func (b *between[T]) output() unsafe.Pointer { return unsafe.Pointer(&b.y[0]) }

type complexPlan[T fft.Float] struct {
	between[T]
	plan *fft.Plan[T]
}

func newComplex[T fft.Float](n, count int) transform {
	return &complexPlan[T]{newBetween[T](2*n*count, 2*n*count), fft.NewPlan[T](n)}
}

func (p *complexPlan[T]) forward()       { p.plan.ForwardBatch(p.y, p.x) }
func (p *complexPlan[T]) inverse()       { p.plan.InverseBatch(p.x, p.y) }
func (p *complexPlan[T]) recipe() string { return p.plan.Recipe().String() }

type realPlan[T fft.Float] struct {
	between[T]
	plan *fft.RealPlan[T]
}

func newReal[T fft.Float](n, count int) transform {
	p := fft.NewRealPlan[T](n)
	return &realPlan[T]{newBetween[T](n*count, 2*p.Bins()*count), p}
}

func (p *realPlan[T]) forward()       { p.plan.ForwardBatch(p.y, p.x) }
func (p *realPlan[T]) inverse()       { p.plan.InverseBatch(p.x, p.y) }
func (p *realPlan[T]) recipe() string { return p.plan.Recipe().String() }

type complexPlan2D[T fft.Float] struct {
	between[T]
	plan *fft.Plan2D[T]
}

func newComplex2D[T fft.Float](rows, columns int) transform {
	size := 2 * rows * columns
	return &complexPlan2D[T]{newBetween[T](size, size), fft.NewPlan2D[T](rows, columns)}
}

func (p *complexPlan2D[T]) forward() { p.plan.Forward(p.y, p.x) }
func (p *complexPlan2D[T]) inverse() { p.plan.Inverse(p.x, p.y) }

func (p *complexPlan2D[T]) recipe() string {
	rows, columns := p.plan.Shape()
	return recipes(fft.Choose(columns), fft.Choose(rows))
}

type realPlan2D[T fft.Float] struct {
	between[T]
	plan *fft.RealPlan2D[T]
}

func newReal2D[T fft.Float](rows, columns int) transform {
	p := fft.NewRealPlan2D[T](rows, columns)
	return &realPlan2D[T]{newBetween[T](rows*columns, 2*rows*p.Bins()), p}
}

func (p *realPlan2D[T]) forward() { p.plan.Forward(p.y, p.x) }
func (p *realPlan2D[T]) inverse() { p.plan.Inverse(p.x, p.y) }

func (p *realPlan2D[T]) recipe() string {
	rows, columns := p.plan.Shape()
	if columns%2 == 0 {
		columns /= 2
	}
	return recipes(fft.Choose(columns), fft.Choose(rows))
}

// recipes are those of a matrix.
func recipes(row, column fft.Recipe) string {
	return "rows: " + row.String() + "; columns: " + column.String()
}
