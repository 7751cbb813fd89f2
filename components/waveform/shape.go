package waveform

import (
	"math"

	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/layout"
	"github.com/sonde-viz/sonde/components/scale"
)

// shape is a track as it is drawn in one window. Its slices are used again.
type shape struct {
	samples bool      // the samples themselves, else the extremes of each pixel column
	hidden  bool      // by the legend
	first   int64     // number of the first sample of x
	x, y    []float64 // samples
	stem    [2][]float64
	across  scale.Window // that the columns divide
	lo, hi  []float64    // of each column as it is drawn; NaN where there are no numbers
	from    []int64      // first sample of each column, and one more
	extents []float64    // least and greatest sample of each column
	band    [2][]float64 // root mean squares, below and above 0
	gap     [2][]float64 // marks of samples that are NaN among others of their column
}

// rough is what a few samples tell of a track that is not taken in yet.
type rough struct {
	every       int64 // samples from one look to the next
	first       int64
	lo, hi      []float64
	least, most float64
}

// Looks at a long track: so many blocks of so many samples.
const (
	looks     = 1024
	lookAt    = 256
	roughFrom = 1 << 22 // shorter tracks are taken in within a frame
)

// sketch looks at a track here and there.
func sketch(t track, first, end int64) (r rough) {
	r.least, r.most = math.Inf(1), math.Inf(-1)
	if end-first < roughFrom {
		return r
	}
	r.every, r.first = (end-first)/looks, first
	var x []float64
	for i := range int64(looks) {
		at := first + i*r.every
		x = t.read(x[:0], at, min(end, at+lookAt))
		lo, hi := math.NaN(), math.NaN()
		for _, s := range x {
			if s-s == 0 {
				lo, hi = least(lo, s), most(hi, s)
			}
		}
		r.lo, r.hi = append(r.lo, lo), append(r.hi, hi)
		r.least, r.most = least(r.least, lo), most(r.most, hi)
	}
	return r
}

// least and most are those of two numbers; NaN gives way.
func least(a, b float64) float64 {
	if b < a || a != a {
		return b
	}
	return a
}

func most(a, b float64) float64 {
	if b > a || a != a {
		return b
	}
	return a
}

// extremes are those of the looks among the samples lo to hi.
func (r *rough) extremes(lo, hi int64) (l, m float64) {
	l, m = math.NaN(), math.NaN()
	if r.every == 0 {
		return l, m
	}
	a, b := (lo-r.first)/r.every, (hi-1-r.first)/r.every
	for i := max(a, 0); i <= min(b, int64(len(r.lo)-1)); i++ {
		l, m = least(l, r.lo[i]), most(m, r.hi[i])
	}
	return l, m
}

// perPixel is from how many samples a pixel on its extremes are drawn.
const perPixel = 2

// Marks implements widget.View.
func (v *view) Marks(f *figure.Figure, vp layout.Layout) {
	first, head := v.first(), v.head()
	if head <= first {
		return
	}
	lanes := vp.Lanes
	per := (v.at(vp.X.Hi) - v.at(vp.X.Lo)) / float64(vp.X.Pixels)
	for i, t := range v.tracks {
		s := &v.shapes[i]
		s.samples = per <= perPixel
		if s.hidden = lanes < 2 && vp.Hidden.Has(i%figure.Traces); s.hidden {
			continue
		}
		color, lane := figure.Trace(i), 0
		if lanes > 1 {
			color, lane = figure.Accent, i
		}
		if s.samples {
			v.drawSamples(f, vp, s, t, color, lane, 1/per/vp.Ratio)
		} else {
			s.columns(v, vp, t, i)
			v.drawColumns(f, s, t, color, lane, per)
		}
		if s.gaps(v, vp, t, 1/per) {
			f.Columns(figure.Columns{Lo: s.gap[0], Hi: s.gap[1], Color: figure.Alert, Lane: lane})
		}
	}
}

// Distances of samples from which on dots and stems are drawn, in logical pixels.
const (
	dotsFrom  = 5
	stemsFrom = 10
)

// drawSamples draws the samples of the window, which lie apart by so many logical pixels.
func (v *view) drawSamples(f *figure.Figure, vp layout.Layout, s *shape, t track, color figure.Role, lane int, apart float64) {
	first, head := v.first(), v.head()
	lo := max(first, clip(math.Floor(v.at(vp.X.Lo)))-1)
	hi := min(head, clip(math.Ceil(v.at(vp.X.Hi)))+2)
	s.first, s.x, s.y = lo, s.x[:0], s.y[:0]
	if lo >= hi {
		return
	}
	s.y = t.read(s.y, lo, hi)
	for i := range s.y {
		s.x = append(s.x, v.time(float64(lo)+float64(i)))
	}
	f.Line(figure.Line{X: s.x, Y: s.y, Color: color, Lane: lane})
	if apart >= dotsFrom {
		f.Points(figure.Points{X: s.x, Y: s.y, Color: color, Lane: lane, Radius: min(4, apart/4)})
	}
	if apart < stemsFrom {
		return
	}
	base := min(max(0, vp.Y.Lo), vp.Y.Hi)
	x, y := s.stem[0][:0], s.stem[1][:0]
	for i, value := range s.y {
		if value == value {
			x, y = append(x, s.x[i], s.x[i], s.x[i]), append(y, base, value, math.NaN())
		}
	}
	s.stem = [2][]float64{x, y}
	f.Line(figure.Line{X: x, Y: y, Color: color, Lane: lane, Width: 1})
}

// clip keeps the number of a sample inside of int64, far outside of any track.
func clip(i float64) int64 { return int64(min(max(i, -1e15), 1e15)) }

// columns works out the extremes of each device pixel column of the window.
func (s *shape) columns(v *view, vp layout.Layout, t track, track int) {
	first, head := v.first(), v.head()
	taken := min(head, t.taken())
	n := vp.X.Pixels
	s.across = vp.X
	s.lo, s.hi, s.from, s.extents = s.lo[:0], s.hi[:0], s.from[:0], s.extents[:0]
	end := first
	at := func(i int) int64 {
		end = max(end, min(head, clip(math.Ceil(v.at(vp.X.Edge(i))-1e-6))))
		return end
	}
	s.from = append(s.from, at(0))
	lastLo, lastHi := math.NaN(), math.NaN()
	for i := range n {
		from := end
		to := at(i + 1)
		s.from = append(s.from, to)
		lo, hi := math.NaN(), math.NaN()
		if known := min(to, taken); from < known {
			lo, hi = t.extremes(from, known)
		}
		if to > taken && track < len(v.rough) {
			l, m := v.rough[track].extremes(from, to)
			lo, hi = least(lo, l), most(hi, m)
		}
		s.extents = append(s.extents, lo, hi)
		l, h := lo, hi
		if lastLo <= lastHi && lo <= hi { // the line from one column to the next is part of the picture
			l, h = min(lo, lastHi), max(hi, lastLo)
		}
		lastLo, lastHi = lo, hi
		l, h = thick(vp.Y, l, h, vp.Ratio/float64(vp.Y.Pixels))
		s.lo, s.hi = append(s.lo, l), append(s.hi, h)
	}
}

// A sample that is NaN leaves a gap of two distances of samples. Below so many device pixels it has a mark at the bottom: as high as this, in
// logical pixels, and about as wide to each side of its column.
const (
	gapSeen = 6
	gapHigh = 8
	gapSide = 1
)

// gaps marks the columns with samples that are NaN and leave no gap that is seen; false when there are none. Samples lie apart by so
// many device pixels.
func (s *shape) gaps(v *view, vp layout.Layout, t track, apart float64) (some bool) {
	first, head := v.first(), min(v.head(), t.taken())
	lo, hi := s.gap[0][:0], s.gap[1][:0]
	end := max(first, min(head, clip(math.Ceil(v.at(vp.X.Lo)-1e-6))))
	low, high := vp.Y.Lo, vp.Y.Value(min(1, gapHigh*vp.Ratio/float64(max(1, vp.Y.Pixels))))
	side := int(math.Ceil(gapSide * vp.Ratio))
	until := -1 // the last column of a mark
	for i := range vp.X.Pixels {
		from := end
		end = max(end, min(head, clip(math.Ceil(v.at(vp.X.Edge(i+1))-1e-6))))
		a, b := math.NaN(), math.NaN()
		seen := 2*apart >= gapSeen || !s.samples && (s.blank(i-1) || s.blank(i) || s.blank(i+1))
		if from < end && !seen && t.missing(from, end) {
			some, until = true, i+side
			for k := max(0, i-side); k < i; k++ {
				lo[k], hi[k] = low, high
			}
		}
		if i <= until {
			a, b = low, high
		}
		lo, hi = append(lo, a), append(hi, b)
	}
	s.gap = [2][]float64{lo, hi}
	return some
}

// blank says whether a column has samples, and none is a number.
func (s *shape) blank(i int) bool {
	return i >= 0 && i < len(s.from)-1 && s.from[i] < s.from[i+1] && s.extents[2*i] != s.extents[2*i]
}

// raw returns the least and the greatest sample of a column.
func (s *shape) raw(i int) (lo, hi float64) { return s.extents[2*i], s.extents[2*i+1] }

// thick widens a range to at least a part of the window's height, so that a flat line is seen.
func thick(w scale.Window, lo, hi, part float64) (float64, float64) {
	a, b := w.Unit(lo), w.Unit(hi)
	if !(b-a < part) {
		return lo, hi
	}
	m := (a + b) / 2
	return w.Value(m - part/2), w.Value(m + part/2)
}

// rmsFrom is how many samples of a pixel have a root mean square that is worth drawing.
const rmsFrom = 16

// drawColumns draws the extremes, and the root mean square about 0.
func (v *view) drawColumns(f *figure.Figure, s *shape, t track, color figure.Role, lane int, per float64) {
	rms := v.props.RMS && per >= rmsFrom
	a := figure.Columns{Lo: s.lo, Hi: s.hi, Color: color, Lane: lane}
	if rms {
		a.Opacity = 0.45
	}
	f.Columns(a)
	if !rms {
		return
	}
	lo, hi := s.band[0][:0], s.band[1][:0]
	for i := range len(s.from) - 1 {
		r := math.NaN()
		if from, to := s.from[i], min(s.from[i+1], t.taken()); from < to {
			r = t.rms(from, to)
		}
		lo, hi = append(lo, -r), append(hi, r)
	}
	s.band = [2][]float64{lo, hi}
	f.Columns(figure.Columns{Lo: lo, Hi: hi, Color: color, Lane: lane})
}
