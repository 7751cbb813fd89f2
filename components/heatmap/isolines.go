package heatmap

import (
	"math"

	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/layout"
	"github.com/sonde-viz/sonde/components/scale"
	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/compute/colormap"
	"github.com/sonde-viz/sonde/compute/contour"
	"github.com/sonde-viz/sonde/compute/grid"
)

// isolines traces lines of equal values through what the window shows: through the middles of cells, or where these are
// small, of blocks of several, so that the work is bounded by the size of the plot.
type isolines struct {
	key    rasterKey
	asked  asked
	levels []float64
	lines  []line
	tracer contour.Tracer
	ex, ey []float64 // edges of the blocks in coordinates
	x, y   grid.Axis
	outX   []bool
	outY   []bool
	values []float32
	wide   []float64 // where float32 is not enough
}

// line is what is traced of one level, in data units.
type line struct{ x, y []float64 }

// Cells are traced themselves where they are as large as leastCell, else blocks as large as leastBlock, in device pixels.
const (
	leastCell  = 2
	leastBlock = 4
)

// asked is what levels are chosen by.
type asked struct {
	n      int
	levels widget.Series
	lo, hi float64
	norm   colormap.NormName
	bend   [3]float64
}

// set chooses the levels.
func (l *isolines) set(p *Props, s *coloring) {
	now := asked{p.Isolines, p.Levels, s.lo, s.hi, s.norm.Name, [3]float64{s.norm.Threshold, s.norm.Gamma, s.norm.Center}}
	if now == l.asked && now.norm != colormap.Quantile {
		return
	}
	l.asked = now
	l.levels = l.levels[:0]
	switch n := p.Levels.Len(); {
	case n > 0:
		for i := range n {
			l.levels = append(l.levels, p.Levels.At(i))
		}
	case p.Isolines == 0:
	case now.norm == colormap.Linear || now.norm == colormap.TwoSlope || now.norm == colormap.Power:
		l.round(s.lo, s.hi, p.Isolines)
	default: // at equal steps of the colour, in few digits
		digits := 1
		if now.norm == colormap.Quantile {
			digits = 3
		}
		for i := range p.Isolines {
			v := s.norm.Value(float64(i+1)/float64(p.Isolines+1), s.lo, s.hi)
			v = rounded(v, digits)
			if n := len(l.levels); v > s.lo && v < s.hi && (n == 0 || v > l.levels[n-1]) {
				l.levels = append(l.levels, v)
			}
		}
	}
	for len(l.lines) < len(l.levels) {
		l.lines = append(l.lines, line{})
	}
}

// round adds about n multiples of 1, 2 or 5 times a power of ten between two limits.
func (l *isolines) round(lo, hi float64, n int) {
	step := (hi - lo) / float64(n+1)
	decade := math.Pow(10, math.Floor(math.Log10(step)))
	for _, m := range [...]float64{1, 2, 5, 10} {
		if m*decade > 0.7*step {
			step = m * decade
			break
		}
	}
	for k := math.Floor(lo/step) + 1; k*step < hi && len(l.levels) < maxIsolines; k++ {
		l.levels = append(l.levels, rounded(k*step, 12))
	}
}

// rounded is v with so many significant digits.
func rounded(v float64, digits int) float64 {
	if v == 0 {
		return 0
	}
	e := digits - 1 - int(math.Floor(math.Log10(math.Abs(v))))
	if p := math.Pow10(e); e >= 0 && finite(v*p) {
		return math.Round(v*p) / p
	}
	p := math.Pow10(-e)
	return math.Round(v/p) * p
}

// draw adds the isolines of the window vp.
func (l *isolines) draw(v *view, f *figure.Figure, vp layout.Layout) {
	if len(l.levels) == 0 {
		return
	}
	if key := (rasterKey{vp, v.rev}); key != l.key {
		l.key = key
		l.trace(v, vp)
	}
	for i := range l.levels {
		if q := &l.lines[i]; len(q.x) > 0 {
			f.Isoline(figure.Isoline{X: q.x, Y: q.y, Level: l.levels[i], Color: figure.Foreground})
		}
	}
}

func (l *isolines) trace(v *view, vp layout.Layout) {
	firstX, endX, firstY, endY := v.shown()
	l.ex = blocks(l.ex, &v.x, vp.X, firstX, endX)
	l.ey = blocks(l.ey, &v.y, vp.Y, firstY, endY)
	w, h := max(0, len(l.ex)-1), max(0, len(l.ey)-1)
	l.values = sized(l.values, w*h)
	l.outX, l.outY = sized(l.outX, w), sized(l.outY, h)
	if v.history != nil {
		v.history.fill(l.values, w, l.ex, l.ey, v.picture(), l.outX, l.outY)
	} else {
		l.x.Set(l.ex, v.props.Columns)
		l.y.Set(l.ey, v.props.Rows)
		how := v.picture()
		how.Exact = extent(&l.x)*extent(&l.y) <= direct
		how.Bilinear = false
		if v.doubles == nil {
			v.cells.fill(l.values, w, &l.x, &l.y, how)
		} else {
			l.read(v)
		}
	}
	for i, level := range l.levels {
		q := &l.lines[i]
		var x, y []float64
		if v.doubles == nil {
			x, y = contour.Lines(&l.tracer, l.values, w, h, level)
		} else {
			x, y = contour.Lines(&l.tracer, l.wide, w, h, level)
		}
		if cap(q.x) < len(x) { // and room for more: lines get a little longer all the time
			q.x, q.y = make([]float64, 0, 2*len(x)), make([]float64, 0, 2*len(x))
		}
		q.x, q.y = append(q.x[:0], x...), append(q.y[:0], y...)
		places(q.x, &v.x, l.ex)
		places(q.y, &v.y, l.ey)
	}
}

// read fills wide with the values of the blocks.
func (l *isolines) read(v *view) {
	l.wide = l.wide[:0]
	for j := range l.y.Pixels() {
		r0, r1 := l.y.Span(j)
		for i := range l.x.Pixels() {
			c0, c1 := l.x.Span(i)
			l.wide = append(l.wide, v.reduced(r0, r1, c0, c1))
		}
	}
}

// blocks returns the edges of cells in the window and one more at each side, or, when these are too small, of blocks of
// equally many: their middles are in step with those of their cells, and stay when the window is moved. They ascend.
func blocks(dst []float64, a *axis, w scale.Window, first, end int64) []float64 {
	dst = dst[:0]
	from := max(float64(first), math.Floor(a.coordinate(w.Lo))-1)
	to := min(float64(end), math.Ceil(a.coordinate(w.Hi))+1)
	step := 1.0
	if n := float64(w.Pixels); (to-from)*leastCell > n && n > 0 {
		step = math.Ceil((to - from) * leastBlock / n)
		from, to = max(float64(first), math.Floor(from/step)*step), min(float64(end), math.Ceil(to/step)*step)
	}
	for c := from; c < to; c = (math.Floor(c/step) + 1) * step {
		dst = append(dst, c)
	}
	if from <= to {
		dst = append(dst, to)
	}
	return dst
}

// places turns numbers of blocks into data units. Halfway between two middles is halfway on the screen.
func places(x []float64, a *axis, edges []float64) {
	last := len(edges) - 2
	for k, u := range x {
		if u != u {
			continue
		}
		i := min(int(u), last)
		c := middle(edges, i)
		if i < last {
			c += (u - float64(i)) * (middle(edges, i+1) - c)
		}
		x[k] = a.value(c)
	}
}

func middle(edges []float64, i int) float64 { return (edges[i] + edges[i+1]) / 2 }
