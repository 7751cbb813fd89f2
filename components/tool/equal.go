package tool

import (
	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/scale"
)

// held moves a window of a linear axis inside of the whole; one larger than that becomes the whole.
func held(a figure.Axis, lo, hi float64) (float64, float64) {
	switch {
	case hi-lo >= a.Hi-a.Lo:
		return a.Lo, a.Hi
	case lo < a.Lo:
		return a.Lo, a.Lo + (hi - lo)
	case hi > a.Hi:
		return a.Hi - (hi - lo), a.Hi
	}
	return lo, hi
}

// zoomBoth zooms both axes by one factor about a place: their units stay equally long, and the plot stays as it is.
func (s *Scene) zoomBoth(ux, uy, factor float64) bool {
	x0, x1 := about(s.Fig.X, s.At.X, within(ux), factor)
	y0, y1 := about(s.Fig.Y, s.At.Y, within(uy), factor)
	if !scale.Fine(x0, x1) || !scale.Fine(y0, y1) {
		return false
	}
	a := s.View.X.change(s.Fig.X, s.At.X, x0, x1)
	b := s.View.Y.change(s.Fig.Y, s.At.Y, y0, y1)
	return a || b
}

func about(a figure.Axis, w scale.Window, u, factor float64) (lo, hi float64) {
	if factor == 1 {
		return w.Lo, w.Hi
	}
	return held(a, w.Value(u-u*factor), w.Value(u+(1-u)*factor))
}

// zoomEqual zooms to a rectangle, which is enlarged in one direction to the shape of the plot.
func (s *Scene) zoomEqual(x0, x1, y0, y1 float64) bool {
	if x0 > x1 {
		x0, x1 = x1, x0
	}
	if y0 > y1 {
		y0, y1 = y1, y0
	}
	per := max((x1-x0)/float64(s.At.X.Pixels), (y1-y0)/float64(s.At.Y.Pixels)) // units a pixel
	x0, x1 = grow(s.Fig.X, s.At.X, x0, x1, per)
	y0, y1 = grow(s.Fig.Y, s.At.Y, y0, y1, per)
	if !scale.Fine(x0, x1) || !scale.Fine(y0, y1) {
		return false
	}
	a := s.View.X.change(s.Fig.X, s.At.X, x0, x1)
	b := s.View.Y.change(s.Fig.Y, s.At.Y, y0, y1)
	return a || b
}

func grow(a figure.Axis, w scale.Window, lo, hi, per float64) (float64, float64) {
	middle, half := (lo+hi)/2, per*float64(w.Pixels)/2
	return held(a, middle-half, middle+half)
}
