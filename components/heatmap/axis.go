package heatmap

import (
	"math"

	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/scale"
	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/compute/grid"
)

// axis is where cells lie in one direction. A place among the cells is a coordinate: cell c lies from c to c+1. Between
// the edges of a cell, and between the outer edges of equal ones, coordinates run as the scale of the axis does: the
// middle of a cell is its middle on the screen. Values count from the origin, as those of a figure do.
type axis struct {
	origin    float64
	scale     scale.Kind
	clock     bool
	threshold float64
	fallback  bool // log was asked for, of values that have no logarithm
	lo, hi    float64
	n         int       // cells between lo and hi; of a stream there may be more
	edges     []float64 // of cells of unlike size, else empty
	units     []float64 // where they are, from 0 at lo to 1 at hi
}

// ends are the outer edges of n equal cells.
func ends(e0, e1 widget.Opt[float64], n int, s AxisScale) (lo, hi float64) {
	start := 0.0
	if s == Log {
		start = 1
	}
	lo = e0.Or(start)
	return lo, e1.Or(lo + float64(n))
}

// set makes a the axis that props ask for.
func (a *axis) set(e0, e1 widget.Opt[float64], edges widget.Series, n int, s AxisScale, threshold widget.Opt[float64]) {
	a.n = n
	a.edges, a.units = a.edges[:0], a.units[:0]
	if edges.Len() == n+1 && n > 0 {
		for i := range edges.Len() {
			a.edges = append(a.edges, edges.At(i))
		}
		a.lo, a.hi = a.edges[0], a.edges[n]
	} else {
		a.lo, a.hi = ends(e0, e1, n, s)
	}
	if n == 0 {
		a.lo, a.hi, s = 0, 1, Linear
	}
	a.scale, a.clock = s.figure(), s == Time
	a.fallback = s == Log && a.lo <= 0
	if a.fallback {
		a.scale = scale.Symlog
	}
	a.threshold = 0
	if a.scale == scale.Symlog {
		a.threshold = threshold.Or(math.Max(math.Abs(a.lo), math.Abs(a.hi)) / 1000)
		if !(a.threshold > 0) { // the ends are too near to 0
			a.threshold = math.SmallestNonzeroFloat64
		}
	}
	a.count()
	w := a.whole()
	for _, e := range a.edges {
		a.units = append(a.units, w.Unit(e))
	}
}

// count has the values of an axis that lies farther from 0 than it is long count from its beginning. All differences are exact
// then: of two numbers, one at most twice the other.
func (a *axis) count() {
	a.origin = 0
	if a.straight() {
		a.scale = scale.Linear
	}
	if a.scale != scale.Linear || a.lo <= 0 && a.hi >= 0 || a.hi-a.lo > min(math.Abs(a.lo), math.Abs(a.hi)) {
		return
	}
	a.origin = a.lo
	a.lo, a.hi = 0, a.hi-a.origin
	for i := range a.edges {
		a.edges[i] -= a.origin
	}
}

// straight says whether a logarithmic axis is so short beside its distance from 0 that equal steps lie where equal ratios do, to an
// eighth of a thousandth of a cell: what float64 can tell apart of it is seen then.
func (a *axis) straight() bool {
	far := min(math.Abs(a.lo), math.Abs(a.hi))
	bent := a.scale == scale.Symlog && a.threshold >= far // one that passes its threshold
	return a.hi-a.lo < far*min(1e-5, 1e-3/float64(a.n)) && !bent
}

func (a *axis) whole() scale.Window {
	return scale.Window{Lo: a.lo, Hi: a.hi, Scale: a.scale, Threshold: a.threshold, Pixels: 1}
}

// coordinate returns where v lies among the cells.
func (a *axis) coordinate(v float64) float64 {
	if len(a.edges) > 0 {
		return grid.Locate(a.units, a.whole().Unit(v))
	}
	return a.whole().Unit(v) * float64(a.n)
}

// value is the inverse of coordinate.
func (a *axis) value(c float64) float64 {
	if len(a.edges) == 0 {
		return a.whole().Value(c / float64(a.n))
	}
	i := int(min(max(math.Floor(c), 0), float64(a.n-1)))
	part := c - float64(i)
	switch part {
	case 0:
		return a.edges[i]
	case 1:
		return a.edges[i+1]
	}
	return a.whole().Value(a.units[i] + part*(a.units[i+1]-a.units[i]))
}

// size is how large a cell is; of those that float64 can't tell apart, what it can.
func (a *axis) size(cell int) float64 {
	lo, hi := a.value(float64(cell)), a.value(float64(cell+1))
	return max(hi-lo, math.Nextafter(hi, math.Inf(1))-hi)
}

// cell returns the number of the cell at v, -1 outside of the first n.
func (a *axis) cell(v float64, n int) int {
	c := math.Floor(a.coordinate(v))
	if v == a.hi && n == a.n {
		c = float64(n - 1)
	}
	if !(c >= 0 && c < float64(n)) {
		return -1
	}
	return int(c)
}

// pixels fills dst with the coordinates of the edges of a window's pixels, from the left or from the top of the screen.
func (a *axis) pixels(dst []float64, w scale.Window, backwards bool) []float64 {
	n := w.Pixels + 1
	if cap(dst) < n {
		dst = make([]float64, n)
	}
	dst = dst[:n]
	if len(a.edges) == 0 { // window and cells are divided alike
		grid.Uniform(dst, a.coordinate(w.Lo), a.coordinate(w.Hi))
	} else {
		for i := range dst {
			dst[i] = a.coordinate(w.Edge(i))
		}
	}
	if backwards {
		for i, j := 0, n-1; i < j; i, j = i+1, j-1 {
			dst[i], dst[j] = dst[j], dst[i]
		}
	}
	return dst
}

// between returns the n+1 edges of the cells from first on, with the origin.
func (a *axis) between(first, n int) []float64 {
	e := make([]float64, n+1)
	for i := range e {
		switch c := first + i; {
		case len(a.edges) > 0:
			e[i] = a.edges[c]
		case c == a.n:
			e[i] = a.hi
		default:
			e[i] = a.value(float64(c))
		}
		e[i] += a.origin
	}
	return e
}

// figure fills in the axis of a figure that shows the cells from first up to but not with end.
func (a *axis) figure(f *figure.Axis, title, unit string, first, end int64) {
	*f = figure.Axis{Title: title, Unit: unit, Scale: a.scale, Threshold: a.threshold, Clock: a.clock, Lo: a.lo, Hi: a.hi, Origin: a.origin}
	if first != 0 || end != int64(a.n) {
		f.Lo, f.Hi = a.value(float64(first)), a.value(float64(end))
	}
}
