package heatmap

import (
	"math"
	"slices"

	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/components/work"
	"github.com/sonde-viz/sonde/compute/colormap"
	"github.com/sonde-viz/sonde/compute/decimate"
	"github.com/sonde-viz/sonde/compute/grid"
)

// cells are the values of a grid of one kind of number, as the picture reads them.
type cells interface {
	// fill is grid.Sampler's.
	fill(dst []float32, stride int, x, y *grid.Axis, how grid.Picture) grid.Detail
	// step goes on with the pyramid, if there is one, and says whether it is complete.
	step(b *work.Budget) bool
	// progress is how much of the pyramid there is, from 0 to 1; 1 only when it is complete.
	progress() float64
	// extremes returns the least and the greatest finite value; ok is false when there is none, and known when that
	// would take too long: the pyramid is not complete.
	extremes() (lo, hi float64, ok, known bool)
	// sample is grid.Sample, and returns the base, 0 but for float64 that lie close together, and the unit, 1 but for float64 beyond the size of
	// float32.
	sample(dst []float32) (x []float32, base, unit float64)
	// beyond is grid.Beyond.
	beyond(lo, hi float64) grid.Others
}

// direct is how many cells are read for a picture at once, and the greatest grid that needs no pyramid: some 5 ms.
const direct = 1 << 22

// scan is how many cells are read for their extremes at once, rather than to have other colours in the first picture than in
// the next one: some 10 ms.
const scan = 1 << 24

// looked is how many cells are looked at for those that have a colour of their own, NaN for one: all of a grid whose
// cells are as large as pixels, in some 0.4 ms; of a larger one a quarter as many, from all over it.
const looked = 1 << 18

// plane is a grid of numbers of type T, which are the values divided by scale.
type plane[T grid.Value] struct {
	z             []T
	rows, columns int
	scale         float64
	means         bool             // wanted of the pyramid
	pyramid       *grid.Pyramid[T] // nil for a small grid
	sampler       grid.Sampler[T]
}

// newCells returns s as cells, in the memory of old where that has the same size.
func newCells(old cells, s widget.Series, rows, columns int, means bool) cells {
	switch s.Kind() {
	case widget.Float64:
		return newPlane(old, s.F64(), rows, columns, 1, means)
	case widget.Uint8:
		return newPlane(old, s.U8(), rows, columns, s.Scale(), means)
	case widget.Uint16:
		return newPlane(old, s.U16(), rows, columns, s.Scale(), means)
	case widget.Int32: // more digits than a float32 has
		return newPlane(old, converted[float64](s), rows, columns, 1, means)
	case widget.Int16:
		return newPlane(old, converted[float32](s), rows, columns, 1, means)
	}
	return newPlane(old, s.F32(), rows, columns, 1, means)
}

// cellsBytes is what cells of s take besides s: a copy of another kind, if there must be one, and a quarter of that, or of s,
// for the pyramid.
func cellsBytes(s widget.Series) float64 {
	n := float64(s.Len())
	switch s.Kind() {
	case widget.Int32:
		return 10 * n
	case widget.Int16:
		return 5 * n
	}
	return n * float64(s.Kind().Bytes()) / 4
}

func converted[T float32 | float64](s widget.Series) []T {
	x := make([]T, s.Len())
	widget.Read(x, s, 0)
	return x
}

func newPlane[T grid.Value](old cells, z []T, rows, columns int, scale float64, means bool) cells {
	p, ok := old.(*plane[T])
	if !ok {
		p = &plane[T]{}
	}
	same := p.rows == rows && p.columns == columns && p.means == means
	p.z, p.rows, p.columns, p.scale, p.means = z, rows, columns, scale, means
	switch {
	case rows*columns <= direct:
		p.pyramid = nil
	case p.pyramid != nil && same:
		p.pyramid.Touch(0, rows, 0, columns)
	default:
		p.pyramid = nil // before there are two
		p.pyramid = grid.NewPyramid[T](rows, columns, block(rows, columns), means)
	}
	return p
}

// block is the size of the pyramid's smallest blocks: where a pixel covers many cells in one direction only, because
// there are few in the other, they are long and thin.
func block(rows, columns int) grid.Block {
	const few = 4000 // fewer than 4 cells a pixel on any screen, or not many more
	switch {
	case rows < few && columns > rows:
		return grid.Block{Rows: 1, Columns: 16}
	case columns < few && rows > columns:
		return grid.Block{Rows: 16, Columns: 1}
	}
	return grid.Square
}

func (p *plane[T]) fill(dst []float32, stride int, x, y *grid.Axis, how grid.Picture) grid.Detail {
	how.Middle /= p.scale
	if p.scale < 0 { // the greatest value is the least number
		switch how.Reduce {
		case grid.Max:
			how.Reduce = grid.Min
		case grid.Min:
			how.Reduce = grid.Max
		}
	}
	d := p.sampler.Fill(dst, stride, p.z, p.pyramid, x, y, how)
	if p.scale != 1 {
		for j := range y.Pixels() {
			line := dst[j*stride:][:x.Pixels()]
			for i, v := range line {
				line[i] = float32(float64(v) * p.scale)
			}
		}
	}
	return d
}

// slice is how many cells the pyramid reads between two looks at the clock: a fraction of a millisecond.
const slice = 1 << 18

func (p *plane[T]) step(b *work.Budget) bool {
	for p.pyramid != nil && !p.pyramid.Step(p.z, slice) {
		if b.Spent() {
			return p.pyramid.Ready()
		}
	}
	return true
}

func (p *plane[T]) progress() float64 {
	if p.pyramid == nil || p.pyramid.Ready() {
		return 1
	}
	return min(0.999, 1-float64(p.pyramid.Left())/float64(len(p.z)))
}

func (p *plane[T]) extremes() (lo, hi float64, ok, known bool) {
	switch {
	case p.pyramid != nil && p.pyramid.Ready():
		l, m, found := p.pyramid.Extremes()
		lo, hi, ok = float64(l), float64(m), found
	case len(p.z) <= scan:
		lo, hi, ok = leastAndMost(p.z)
	default:
		return 0, 0, false, false
	}
	if ok && !finite(hi-lo) && (!finite(lo) || !finite(hi)) { // infinities are no limits: look for others
		var e grid.Extent
		grid.Measure(&e, p.z)
		lo, hi, ok = e.Min, e.Max, e.Finite > 0
	}
	lo, hi = lo*p.scale, hi*p.scale
	return min(lo, hi), max(lo, hi), ok, true
}

// leastAndMost returns the extremes of the numbers of z, infinities too.
func leastAndMost[T grid.Value](z []T) (lo, hi float64, ok bool) {
	var both [2]float64
	switch z := any(z).(type) {
	case []float32:
		var d [2]float32
		decimate.MinMax(d[:], z)
		both = [2]float64{float64(d[0]), float64(d[1])}
	case []float64:
		decimate.MinMax(both[:], z)
	default:
		return measured(z)
	}
	return both[0], both[1], both[0] <= both[1]
}

func measured(z any) (lo, hi float64, ok bool) {
	var e grid.Extent
	switch z := z.(type) {
	case []uint8:
		grid.Measure(&e, z)
	case []uint16:
		grid.Measure(&e, z)
	}
	return e.Min, e.Max, e.Finite > 0
}

func (p *plane[T]) sample(dst []float32) (x []float32, base, unit float64) {
	x = grid.Sample(dst, p.z, 0, 1)
	if z, ok := any(p.z).([]float64); ok && len(x) > 0 {
		unit = 1
		lo, hi := float64(slices.Min(x)), float64(slices.Max(x))
		if far := max(-lo, hi); far < 0x1p-100 || far >= 0x1p126 {
			// In the first unit in which they are small enough, they are large enough, too.
			for unit = 0x1p-1000; ; unit *= 0x1p200 {
				x = grid.Sample(dst, z, 0, unit)
				if lo, hi = float64(slices.Min(x)), float64(slices.Max(x)); max(-lo, hi) < 0x1p126 {
					break
				}
			}
		}
		const close = 0x1p-10 // some thousand numbers of float32
		if hi-lo < close*max(-lo, hi) {
			base = z[slices.IndexFunc(z, finite)]
			x = grid.Sample(dst, z, base, unit)
		}
		return x, base, unit
	}
	if p.scale != 1 {
		for i, v := range x {
			x[i] = float32(float64(v) * p.scale)
		}
	}
	return x, 0, 1
}

func (p *plane[T]) beyond(lo, hi float64) grid.Others {
	n := looked
	if len(p.z) > n {
		n /= 4
	}
	return grid.Beyond(p.z, p.scale, lo, hi, n)
}

// narrow says whether float32 tells values between two limits apart well enough for a picture: to a hundredth of a
// colour.
func narrow(n *colormap.Norm, lo, hi float64) bool {
	far := math.Max(math.Abs(lo), math.Abs(hi))
	const step = 0x1p-24 * 256 * 100
	switch n.Name {
	case colormap.Log:
		return lo > 0x1p-120 && hi < 0x1p120 && hi/lo-1 > step
	case colormap.Symlog:
		return far < 0x1p120 && n.Threshold > 0x1p-100 && (lo <= 0 && hi >= 0 || hi-lo > far*step)
	}
	return far < 0x1p120 && far > 0x1p-100 && hi-lo > far*step
}
