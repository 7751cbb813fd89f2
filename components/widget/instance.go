package widget

import (
	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/paint"
	"github.com/sonde-viz/sonde/components/tool"
	"github.com/sonde-viz/sonde/components/work"
)

// Host is what an Instance needs from where it lives: the port in a page, a recorder in tests.
type Host interface {
	Emit(name string, detail any) // queue an event
	Wake()                        // Frame has something new to draw
	Failed(err error)             // a prop was refused, or the View said no; the last good picture stays
	Scheduler() *work.Scheduler   // the page's one scheduler
	Measurer() paint.Measurer     // text widths of the font drawn
}

// Value is a scalar or data as it comes from a host: exactly one of the fields is meant, as Kind says.
type Value struct {
	Kind   ValueKind
	Number float64 // Number, Bool (0 or 1)
	Text   string  // Text
	Series Series  // Data
}

// ValueKind says which field of a Value is meant.
type ValueKind uint8

// The kinds of Value.
const (
	Number ValueKind = iota
	Bool
	Text
	Data
	Default // the prop's default, whatever its kind
)

// Instance is one live widget, whatever its props: what a host drives. Times are milliseconds, positions logical
// pixels from the element's top left. Nothing blocks.
type Instance interface {
	Set(prop int, v Value) bool     // one prop; false when the prop is unknown or can't hold that kind
	Reset(prop int)                 // one prop to its default
	SetProps(p any)                 // all props at once, of the widget's own type (Go programs); takes effect like Set
	Push(method int, s Series)      // appends data by a method of Def.Pushes; s is the caller's again afterwards, errors go to Host.Failed
	Update()                        // applies what Set changed, and starts work; errors go to Host.Failed
	Current() bool                  // the props set last were applied, none refused
	Refused() error                 // why the last Update was refused; nil when it was not
	Resize(w, h, dpr float64)       // size of the element; 0 x 0 is allowed
	SetMargins(left, right float64) // how far the plot stands from the sides at least
	Sides() (left, right float64)   // how far the plot stands from the sides for the sake of its labels, as of the last frame
	SetTheme(t figure.Theme)
	FontsChanged()                    // text widths are no longer true
	SetVisible(v bool)                // on screen or not: hidden instances are neither painted nor first in the scheduler
	Pointer(e tool.Event) (used bool) // true: the host should not scroll or select
	Grip() bool                       // where the pointer was last, something can be dragged up and down
	View() (x, y [2]float64)          // the window shown
	SetView(x, y [2]float64) bool     // an axis of 0 to 0 stays as it is; false: not a window (NaN, lo >= hi, lo <= 0 on a log axis)
	ResetView()
	Frame() (f Frame)                      // paints what changed since the last call
	Values() Values                        // the numbers shown; finishes work under way first
	Finish(ms float64)                     // does the work under way at once, for that long at most
	Fresh() bool                           // there is something new to paint, be it seen or not
	Settled() bool                         // everything set is computed and painted
	Progress() float64                     // 0 to 1 of the work under way; 1 when none
	PixelOf(x, y float64) (px, py float64) // where a data point stands, in logical pixels of the element
	Close()
}

// Frame is what an instance wants drawn. A nil list has not changed.
type Frame struct {
	Base    *paint.List // axes and data
	Overlay *paint.List // cursor and selection, on a canvas above
}
