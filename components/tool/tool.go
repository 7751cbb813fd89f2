// Package tool turns what a pointer does into what a figure shows, one tool a file.
package tool

import (
	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/layout"
	"github.com/sonde-viz/sonde/components/mark"
)

// Kind is what a pointer did.
type Kind uint8

// What a pointer can do. Lifting it outside the element is an Up as well (the host captures the pointer).
const (
	Move Kind = iota
	Down
	Up
	Leave
	Wheel
	DoubleClick
	// Cancel takes back what the pointer has begun: the page scrolls with the finger, Escape was pressed, the element is gone.
	Cancel

	Kinds // how many there are
)

// Event is one event of mouse, pen or finger.
type Event struct {
	Kind           Kind
	X, Y           float64 // logical pixels from the element's top left
	DeltaX, DeltaY float64 // Wheel: logical pixels, positive is right and down
	Button         int     // Down: 0 is the main button
	Shift, Ctrl    bool    // Ctrl: or Cmd; a pinch on a touchpad arrives as a Wheel with Ctrl
}

// Change says what an event did: it moved the cursor, changed the view, or was used so that the host should
// neither scroll nor select.
type Change struct {
	Cursor, View, Used bool

	Limits bool    // the colour limits were dragged to Lo and Hi, or are to be the widget's own again
	Lo, Hi float64 // of Limits
	Reset  bool    // of Limits: the widget's own
	Layout bool    // axes and layout have to be made again
	Grip   bool    // the pointer is over something to be dragged up and down

	Event  string // the name of an event for the host; "" for none
	Detail any    // and its detail
}

// Scene is what tools work on.
type Scene struct {
	Fig  *figure.Figure
	At   layout.Layout // the lane that the pointer is in, or the figure without lanes
	All  layout.Layout // the whole figure
	View *View         // what is shown: tools change it
	Bar  *layout.Limits
	Idle bool // no tool is being dragged
}

// Tool reacts to a pointer. One that is Dragging gets every event first, until it no longer is.
type Tool interface {
	// Event takes an event; taken: no later tool sees it.
	Event(e Event, s *Scene) (d Change, taken bool)
	// Dragging says whether the pointer holds something.
	Dragging() bool
	// Draw draws over the figure; alone: no later tool does.
	Draw(c *mark.Canvas) (alone bool)
}

// place is where an event lies: in the plot along x and along y, left of it, and below it.
type place struct {
	ux, uy        float64
	inX, inY      bool
	before, below bool
}

func (s *Scene) place(e Event) (p place) {
	p.ux, p.uy = s.At.UX(e.X), s.At.UY(e.Y)
	p.inX, p.inY = p.ux >= 0 && p.ux <= 1, p.uy >= 0 && p.uy <= 1
	left, _, _, bottom := s.At.Box()
	p.before, p.below = e.X < left, e.Y > bottom
	return p
}

func within(u float64) float64 { return min(max(u, 0), 1) }

// And joins what several tools did.
func (d Change) And(o Change) Change {
	o.Cursor, o.View, o.Used = o.Cursor || d.Cursor, o.View || d.View, o.Used || d.Used
	if d.Limits {
		o.Limits, o.Lo, o.Hi, o.Reset = true, d.Lo, d.Hi, d.Reset
	}
	if d.Event != "" {
		o.Event, o.Detail = d.Event, d.Detail
	}
	o.Layout, o.Grip = o.Layout || d.Layout, o.Grip || d.Grip
	return o
}
