package tool

import (
	"math"

	"github.com/sonde-viz/sonde/components/mark"
)

// Scroll zooms by the wheel: x about the cursor, with Shift or over the labels of the y axis y, of an upright figure the other way round.
// Turned sideways, as by two fingers on a touchpad, it moves along x. Where units are equally long, both axes zoom together.
type Scroll struct{}

// Event is Tool's.
func (Scroll) Event(e Event, s *Scene) (d Change, taken bool) {
	if e.Kind != Wheel || !s.Idle {
		return d, false
	}
	p := s.place(e)
	_, top, right, _ := s.At.Box()
	if !p.inX && !p.inY || e.X > right || e.Y < top {
		return d, false
	}
	v := s.View
	if !e.Shift && math.Abs(e.DeltaX) > math.Abs(e.DeltaY) {
		d.View = v.X.shift(s.Fig.X, s.At.X, s.At.UX(e.X+e.DeltaX)-p.ux)
		d.Used, d.Cursor = v.X.on, d.View // at the end of the axis too: there a browser would leave the page
		return d, false
	}
	delta := e.DeltaY
	if delta == 0 {
		delta = e.DeltaX // Shift turns the wheel sideways in browsers
	}
	factor := math.Exp(min(max(delta/notch, -1), 1))
	switch {
	case s.Fig.EqualUnits():
		d.View = s.zoomBoth(p.ux, p.uy, factor)
	case p.before || e.Shift != (s.Fig.Upright && !p.below):
		d.View = v.Y.by(s.Fig.Y, s.At.Y, p.uy, factor)
	default:
		d.View = v.X.by(s.Fig.X, s.At.X, p.ux, factor)
	}
	d.Used, d.Cursor = d.View, d.View
	return d, false
}

// Dragging is Tool's.
func (Scroll) Dragging() bool { return false }

// Draw is Tool's.
func (Scroll) Draw(*mark.Canvas) bool { return false }

// Whole shows the whole again at a double click.
type Whole struct{}

// Event is Tool's.
func (Whole) Event(e Event, s *Scene) (d Change, taken bool) {
	if e.Kind == DoubleClick {
		d.View, d.Used = s.View.Zoomed(), true
		s.View.Reset()
	}
	return d, false
}

// Dragging is Tool's.
func (Whole) Dragging() bool { return false }

// Draw is Tool's.
func (Whole) Draw(*mark.Canvas) bool { return false }
