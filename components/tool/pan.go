package tool

import (
	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/layout"
)

// Pan moves the view with the pointer, inside the whole axes: a drag over the labels of an axis, or with
// Shift, or where the figure says that this is what a drag does.
type Pan struct {
	drag
	from layout.Layout // as it began
}

// Event is Tool's.
func (t *Pan) Event(e Event, s *Scene) (d Change, taken bool) {
	if e.Kind == Down {
		t.on = false
		p := s.place(e)
		labels := p.inX && p.below || p.inY && p.before
		if e.Button == 0 && (labels || p.inX && p.inY && (e.Shift || s.Fig.Drag == figure.DragPan)) {
			d = t.begin(e)
			t.from = s.At
			s.View.begin()
		}
		return d, false
	}
	d = t.follow(e)
	if !t.on {
		return d, false
	}
	if e.Kind == Move && t.moved {
		d.View = t.pan(s)
		s.View.moved = s.View.moved || d.View
	}
	if e.Kind == Cancel {
		d.View = s.View.restore(s.Fig)
	}
	t.on = !ended(e)
	return d, false
}

func (t *Pan) pan(s *Scene) bool {
	a := s.View.X.shift(s.Fig.X, counted(t.from.X, s.Fig.X), s.At.UX(t.x0)-s.At.UX(t.x))
	b := s.View.Y.shift(s.Fig.Y, counted(t.from.Y, s.Fig.Y), s.At.UY(t.y0)-s.At.UY(t.y))
	return a || b
}
