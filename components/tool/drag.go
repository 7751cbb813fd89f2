package tool

import (
	"math"

	"github.com/sonde-viz/sonde/components/layout"
	"github.com/sonde-viz/sonde/components/mark"
)

const (
	slop  = 4   // logical pixels before a press becomes a drag
	thin  = 12  // a selection thinner than this selects along the other axis alone
	notch = 400 // logical pixels of wheel that zoom by a factor of e
)

// drag is a press of the pointer that goes on.
type drag struct {
	on     bool
	moved  bool
	x0, y0 float64 // where it began, in logical pixels
	x, y   float64 // where it is
}

func (g *drag) Dragging() bool { return g.on }

func (g *drag) begin(e Event) Change {
	*g = drag{on: true, x0: e.X, y0: e.Y, x: e.X, y: e.Y}
	return Change{Used: true, Cursor: true}
}

// follow takes what is the same for all drags: the way of the pointer, and the wheel, which changes nothing meanwhile: what is dragged
// stays under the pointer.
func (g *drag) follow(e Event) (d Change) {
	if !g.on {
		return d
	}
	switch e.Kind {
	case Move:
		g.x, g.y = e.X, e.Y
		g.moved = g.moved || math.Abs(e.X-g.x0) > slop || math.Abs(e.Y-g.y0) > slop
		d.Used, d.Cursor = true, true
	case Up, Cancel:
		d.Used, d.Cursor = true, true
	case Wheel:
		d.Used = true
	}
	return d
}

// ended says whether the event is the last one of a drag.
func ended(e Event) bool { return e.Kind == Up || e.Kind == Cancel || e.Kind == DoubleClick }

func (*drag) Draw(*mark.Canvas) bool { return false }

// box returns the rectangle dragged, in logical pixels, inside the plot; where both is false, thin ones take the whole other axis.
func (g *drag) box(l *layout.Layout, both bool) (x0, y0, x1, y1 float64) {
	left, top, right, bottom := l.Box()
	x0, x1 = min(max(min(g.x0, g.x), left), right), min(max(max(g.x0, g.x), left), right)
	y0, y1 = min(max(min(g.y0, g.y), top), bottom), min(max(max(g.y0, g.y), top), bottom)
	if both {
		return
	}
	if y1-y0 < thin && x1-x0 >= thin {
		y0, y1 = top, bottom
	} else if x1-x0 < thin && y1-y0 >= thin {
		x0, x1 = left, right
	}
	return
}
