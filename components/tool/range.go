package tool

import (
	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/layout"
	"github.com/sonde-viz/sonde/components/mark"
)

// RangeSelect is the name of the event of a range that was selected.
const RangeSelect = "range-select"

// RangeDetail is the detail of range-select: the user selected a range of the x axis, or cleared it.
type RangeDetail struct {
	X        [2]float64 // the ends of the range, the lower one first, in the unit of the x axis; 0 and 0 when it was cleared
	Selected bool       // false: cleared
}

// Range selects a range of the x axis, where the figure says that this is what a drag does. A click clears it. What the figure says is
// selected is shown until the user selects something else.
type Range struct {
	drag
	given  figure.Selection // what the figure said last
	shown  figure.Selection // counted from origin
	origin float64          // of the x axis
}

// Follow takes the selection that the figure says, when that is another one than before.
func (t *Range) Follow(f *figure.Figure) {
	o := f.X.Origin
	if f.Selection != t.given {
		t.given, t.shown = f.Selection, figure.Selection{Lo: f.Selection.Lo - o, Hi: f.Selection.Hi - o}
	} else if by := t.origin - o; by != 0 {
		t.shown.Lo, t.shown.Hi = t.shown.Lo+by, t.shown.Hi+by
	}
	t.origin = o
}

// Selection is what is selected now, counted from the origin of the x axis.
func (t *Range) Selection() figure.Selection { return t.shown }

// Event is Tool's.
func (t *Range) Event(e Event, s *Scene) (d Change, taken bool) {
	if e.Kind == Down {
		t.on = false
		if p := s.place(e); e.Button == 0 && p.inX && p.inY && !e.Shift && s.Fig.Drag == figure.DragSelect {
			d = t.begin(e)
		}
		return d, false
	}
	d = t.follow(e)
	if t.on && e.Kind == Up {
		if t.moved {
			t.shown = t.between(&s.At)
		} else if t.shown.Some() {
			t.shown = figure.Selection{}
		} else {
			t.on = false
			return d, false
		}
		d.Event, d.Detail = RangeSelect, t.detail(s.Fig)
	}
	t.on = t.on && !ended(e)
	return d, false
}

// between is the range dragged, inside the window.
func (t *Range) between(l *layout.Layout) figure.Selection {
	a, b := within(l.UX(t.x0)), within(l.UX(t.x))
	return figure.Selection{Lo: l.X.Value(min(a, b)), Hi: l.X.Value(max(a, b))}
}

func (t *Range) detail(f *figure.Figure) (d RangeDetail) {
	if d.Selected = t.shown.Some(); d.Selected {
		d.X = f.X.Window(t.shown.Lo, t.shown.Hi).Outside()
	}
	return d
}

// Draw is Tool's.
func (t *Range) Draw(c *mark.Canvas) (alone bool) {
	r, drags := t.shown, t.on && t.moved
	if drags {
		r = t.between(&c.At)
	}
	if !r.Some() {
		return drags
	}
	left, top, right, bottom := c.At.Box()
	a, b := c.At.PX(c.At.X.Unit(r.Lo)), c.At.PX(c.At.X.Unit(r.Hi))
	a, b = min(a, b), max(a, b)
	c.Rect(max(a, left), top, max(0, min(b, right)-max(a, left)), bottom-top, c.Theme[figure.Accent].Alpha(40))
	for _, x := range [...]float64{a, b} {
		if x >= left && x <= right {
			c.Rect(x-c.At.Hair()/2, top, c.At.Hair(), bottom-top, c.Theme[figure.Accent])
		}
	}
	return drags
}
