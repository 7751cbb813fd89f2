// Package widget says what a widget is: a Def, which is data that hosts, generator, tests and docs read,
// and a View, which is one live instance in pure Go without a DOM.
package widget

import (
	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/layout"
	"github.com/sonde-viz/sonde/components/work"
)

// Def is everything known about a widget, as data. P is its props: one comparable struct whose field
// comments become the reference in Go, TypeScript, editors and docs.
type Def[P comparable] struct {
	Tag      string  // the element's name, "sonde-spectrum"
	Defaults P       // what a prop is until it is set
	Events   []Event // every event an instance may emit
	Pushes   []Push  // the methods by which a host appends data; their Views are Pushers
	Examples []Example[P]
	New      func(Env) View[P]
}

// Event is the name of an event, kebab-case and not one of the DOM's own, and the detail it carries:
// the zero value of a struct whose fields are float64, int, bool, string or [2]float64. The comment of the
// struct type is the event's documentation.
type Event struct {
	Name   string
	Detail any
}

// Push is a method of the element that appends data: push(samples).
type Push struct {
	Name string // the method's name in JavaScript: "push", "pushRows"
	Doc  string // what it takes and does, in sentences that begin with the name
}

// Example is one use of the widget, for docs, gallery, golden pictures and browser tests.
type Example[P comparable] struct {
	Name  string   // kebab-case, unique in the widget
	Title string   // one sentence: what is to be seen
	Props func() P // made when asked for, so that example data cost nothing before
}

// Env is what a View may ask of its host. All calls return at once.
type Env interface {
	Emit(name string, detail any) // queues an event for the host; it is delivered after the present call
	Repaint()                     // the numbers shown have changed: Axes and Marks are asked again in the next frame
	Work()                        // there is work for Step (the View is a Worker)
	WorkAtRest()                  // the same, of Marks, for what a moving picture can do without: Step is not called before a frame in which nothing has changed
}

// View is one live instance.
type View[P comparable] interface {
	// Update takes changed props. On an error nothing has changed: the last good state stays.
	Update(p P) error
	// Axes fills in the axes, extents, titles and colour scale: no pixels yet. f has been reset.
	Axes(f *figure.Figure)
	// Marks adds what is to be seen in the window vp, at its resolution.
	Marks(f *figure.Figure, vp layout.Layout)
}

// Reader is a View that knows what lies under the cursor.
type Reader interface {
	// Read returns where the cursor should stand for the data point nearest to (x, y), what to show there, and the
	// detail of the event cursor-change; ok is false where there is nothing to read.
	Read(vp layout.Layout, x, y float64) (r figure.Readout, detail any, ok bool)
}

// Worker is a View whose work is sliced: Step goes on until budget.Spent() and says how far it has come
// (0 to 1) and whether that was the last of it. A View that asks for WorkAtRest with the next picture is done at less than 1.
type Worker interface {
	Step(budget *work.Budget) (progress float64, done bool)
}

// Pusher is a View that takes data piece by piece. Push appends s by the method of that number in the Def's Pushes. s is
// the caller's again after the call. An error says what is wrong with s (a PropError whose Prop is the method's name);
// nothing has been appended then.
type Pusher interface {
	Push(method int, s Series) error
}

// Limiter is a View whose colour limits the user may drag on the colour bar (figure.ColorScale.Drag). They hold until
// props set others or reset is true; the View emits limits-change.
type Limiter interface {
	SetLimits(lo, hi float64, reset bool)
}

// Valuer is a View that can give the numbers it shows.
type Valuer interface {
	Values() Values
}

// Values are the numbers shown: for a line X and Y, equally long; for a grid X and Y are the edges of the
// cells (Columns+1 and Rows+1) and Z the cells, row by row.
type Values struct {
	X, Y          []float64
	Z             Series
	Rows, Columns int
}

// Closer is a View that holds something to give back.
type Closer interface {
	Close()
}

// CursorChange and ViewChange are the names of the events that every widget has.
const (
	CursorChange = "cursor-change"
	ViewChange   = "view-change"
)

// Opt is an optional prop: a value, or nothing.
type Opt[T comparable] struct {
	Set bool
	V   T
}

// Some returns an Opt that holds v.
func Some[T comparable](v T) Opt[T] { return Opt[T]{true, v} }

// Or returns the value, or d when there is none.
func (o Opt[T]) Or(d T) T {
	if o.Set {
		return o.V
	}
	return d
}

// PropError says which prop holds a value that can't be shown, and what is allowed.
type PropError struct {
	Prop    string // the prop's name in JavaScript, "sampleRate"
	Value   string // the value as text
	Allowed string // what is allowed: "a positive number of Hz"
}

func (e *PropError) Error() string {
	return e.Prop + " is " + e.Value + "; allowed: " + e.Allowed
}
