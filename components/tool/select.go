package tool

import (
	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/mark"
	"github.com/sonde-viz/sonde/components/paint"
)

// Select zooms to the rectangle that is dragged. A thin one zooms along one axis alone.
type Select struct{ drag }

// Event is Tool's.
func (t *Select) Event(e Event, s *Scene) (d Change, taken bool) {
	if e.Kind == Down {
		t.on = false
		if p := s.place(e); e.Button == 0 && p.inX && p.inY && !e.Shift && s.Fig.Drag == figure.DragZoom {
			d = t.begin(e)
		}
		return d, false
	}
	d = t.follow(e)
	if t.on && e.Kind == Up && t.moved {
		d.View = t.zoom(s)
	}
	t.on = t.on && !ended(e)
	return d, false
}

func (t *Select) zoom(s *Scene) bool {
	equal := s.Fig.EqualUnits()
	x0, y0, x1, y1 := t.box(&s.At, equal)
	if w, h := x1-x0, y1-y0; w < thin && h < thin || !equal && (w < thin || h < thin) {
		return false
	}
	l := &s.At
	if equal {
		return s.zoomEqual(l.X.Value(l.UX(x0)), l.X.Value(l.UX(x1)), l.Y.Value(l.UY(y0)), l.Y.Value(l.UY(y1)))
	}
	a := s.View.X.to(s.Fig.X, l.X, l.UX(x0), l.UX(x1))
	b := s.View.Y.to(s.Fig.Y, l.Y, l.UY(y1), l.UY(y0))
	return a || b
}

// Draw is Tool's.
func (t *Select) Draw(c *mark.Canvas) (alone bool) {
	if !t.on || !t.moved {
		return false
	}
	lane := c.At.OfLane(c.At.Lane)
	x0, y0, x1, y1 := t.box(&lane, c.Fig.EqualUnits())
	c.Rect(x0, y0, x1-x0, y1-y0, c.Theme[figure.Accent].Alpha(40))
	p := c.Stroke(paint.Pen{Color: c.Theme[figure.Accent], Width: 1})
	p.Point(x0, y0)
	p.Point(x1, y0)
	p.Point(x1, y1)
	p.Point(x0, y1)
	p.Point(x0, y0)
	p.End()
	return true
}
