package ui

import (
	"reflect"
	"slices"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/web/port"
)

// Element is a widget with props P and a cursor C, as a go-app component. Its exported fields are what go-app compares
// and takes over when a parent renders again; they are set by the functions and methods of this package.
type Element[P comparable, C any] struct {
	app.Compo

	Tag       string
	Props     P
	ElementID string
	Classes   string
	Shown     widget.Opt[widget.ViewDetail]
	Cursor    func(ctx app.Context, e *C)
	Viewed    func(ctx app.Context, e widget.ViewDetail)
	Refused   func(ctx app.Context, e *Error)
	Current   func(ctx app.Context, s State)
	Others    map[string]func(ctx app.Context, e app.Event, d Detail)
	Streams   map[int]*Stream // by the number of the method that they push by

	pushes   []widget.Push
	attached map[int]*Stream // those that have the instance
	token    int32
	instance widget.Instance // nil while the element is not in the page
	shown    widget.Opt[widget.ViewDetail]
	state    State
	ctx      app.Context // nil while the element is not in the page
}

// State says what the picture shows.
type State struct {
	Refused string // why it does not show the props: a sentence; "" when it does
	Drawn   bool   // it has shown some; what was refused after them leaves the picture as it was
	// Left and Right are how far the plot stands from the sides for the sake of its labels and its colour bar, in CSS pixels.
	// Plots one above the other line up when --sonde-plot-left and --sonde-plot-right are at least the greatest of theirs.
	Left, Right float64
}

// Error is the detail of widget-error: a prop that can't be shown, or a widget that failed. The last good picture stays.
type Error struct {
	Prop    string // the prop's name in JavaScript, empty when it is not about one
	Value   string // its value, as text
	Allowed string // what is allowed
	Message string // a sentence
	Phase   string // "update", or "panic" when the widget has failed
}

// ID sets the element's id.
func (e *Element[P, C]) ID(id string) *Element[P, C] {
	e.ElementID = id
	return e
}

// Class sets the element's classes, separated by spaces.
func (e *Element[P, C]) Class(c string) *Element[P, C] {
	e.Classes = c
	return e
}

// View zooms to a window whenever v is another one than before, and shows the whole when it becomes empty; between,
// the user zooms. To keep what the user chose, pass what OnViewChange said.
func (e *Element[P, C]) View(v widget.Opt[widget.ViewDetail]) *Element[P, C] {
	e.Shown = v
	return e
}

// OnCursorChange calls f when the cursor stands on another value, with nil when it has left.
func (e *Element[P, C]) OnCursorChange(f func(ctx app.Context, e *C)) *Element[P, C] {
	e.Cursor = f
	return e
}

// OnViewChange calls f when the user has zoomed, panned or reset.
func (e *Element[P, C]) OnViewChange(f func(ctx app.Context, e widget.ViewDetail)) *Element[P, C] {
	e.Viewed = f
	return e
}

// OnError calls f when a prop is refused or the widget fails.
func (e *Element[P, C]) OnError(f func(ctx app.Context, e *Error)) *Element[P, C] {
	e.Refused = f
	return e
}

// OnState calls f when the picture shows what it did not show before, or no longer shows the props: they were refused, and
// the picture is an old one, or none. A page that says beside the picture what it is of needs to know.
func (e *Element[P, C]) OnState(f func(ctx app.Context, s State)) *Element[P, C] {
	e.Current = f
	return e
}

// On calls f for any event of the widget.
func (e *Element[P, C]) On(event string, f func(ctx app.Context, e app.Event, d Detail)) *Element[P, C] {
	others := map[string]func(app.Context, app.Event, Detail){event: f}
	for name, g := range e.Others {
		others[name] = g
	}
	e.Others = others
	return e
}

// Stream has s push by one of the widget's methods: "push", "pushRows". A method that the widget has not panics.
func (e *Element[P, C]) Stream(method string, s *Stream) *Element[P, C] {
	n := slices.IndexFunc(e.pushes, func(p widget.Push) bool { return p.Name == method })
	if n < 0 {
		panic("ui: " + e.Tag + " has no method " + method + " that appends data")
	}
	streams := map[int]*Stream{n: s}
	for m, t := range e.Streams {
		if m != n {
			streams[m] = t
		}
	}
	e.Streams = streams
	return e
}

// OnInit offers the port a place before the element exists.
func (e *Element[P, C]) OnInit() {
	e.token = port.Offer(e.attach)
	port.Watch(e.token, e.told)
}

// OnMount notes the way to the page's handlers.
func (e *Element[P, C]) OnMount(ctx app.Context) { e.ctx = ctx }

// OnUpdate hands on what a parent changed.
func (e *Element[P, C]) OnUpdate(app.Context) { e.sync() }

// OnDismount takes the place back, and lets the samples go.
func (e *Element[P, C]) OnDismount() {
	port.Withdraw(e.token)
	e.attach(nil)
	var none P
	e.Props, e.ctx = none, nil
}

// told is called by the port, in the middle of its work.
func (e *Element[P, C]) told(err error) {
	s := State{Drawn: e.state.Drawn || err == nil, Left: e.state.Left, Right: e.state.Right}
	if err != nil {
		s.Refused = err.Error()
	} else if e.instance != nil {
		s.Left, s.Right = e.instance.Sides()
	}
	if s == e.state {
		return
	}
	e.state = s
	if e.Current != nil && e.ctx != nil {
		e.ctx.Emit(func() { // which renders the parents too
			if e.Current != nil && e.ctx != nil {
				e.Current(e.ctx, e.state)
			}
		})
		Wake()
	}
}

// attach is called when the element comes into the page, and with nil when it leaves.
func (e *Element[P, C]) attach(i widget.Instance) {
	for _, s := range e.attached {
		s.attach(nil, 0)
	}
	e.instance, e.shown, e.attached = i, widget.Opt[widget.ViewDetail]{}, map[int]*Stream{}
	e.state = State{}
	e.sync()
}

func (e *Element[P, C]) sync() {
	i := e.instance
	if i == nil {
		return
	}
	i.SetProps(e.Props)
	e.syncStreams()
	if e.shown == e.Shown {
		return
	}
	e.shown = e.Shown
	if v := e.Shown.V; !e.Shown.Set || !i.SetView(v.X, v.Y) {
		i.ResetView()
	}
}

// syncStreams gives the instance to the streams that a parent names, and takes it from those that it named before.
func (e *Element[P, C]) syncStreams() {
	for method, s := range e.attached {
		if e.Streams[method] != s {
			s.attach(nil, 0)
			delete(e.attached, method)
		}
	}
	for method, s := range e.Streams {
		if e.attached[method] != s {
			e.attached[method] = s
			s.attach(e.instance, method)
		}
	}
}

// Render makes the element, a leaf. Each handler is a method of its own without variables: go-app compares handlers
// by the address of their code, so a closure over something else would not be seen to have changed.
func (e *Element[P, C]) Render() app.UI {
	h := app.Elem(e.Tag).Attr("instance", int(e.token))
	if label := e.label(); label != "" {
		h = h.Aria("label", label)
	}
	if e.ElementID != "" {
		h = h.ID(e.ElementID)
	}
	if e.Classes != "" {
		h = h.Class(e.Classes)
	}
	if e.Cursor != nil {
		h = h.On(widget.CursorChange, e.onCursor)
	}
	if e.Viewed != nil {
		h = h.On(widget.ViewChange, e.onView)
	}
	if e.Refused != nil {
		h = h.On("widget-error", e.onError)
	}
	for name := range e.Others {
		h = h.On(name, e.onOther)
	}
	return h
}

// label is the accessible name: to the element, which knows no props, it must be given as an attribute.
func (e *Element[P, C]) label() string {
	if v := reflect.ValueOf(e.Props); v.Kind() == reflect.Struct {
		if f := v.FieldByName("Label"); f.Kind() == reflect.String {
			return f.String()
		}
	}
	return ""
}

func (e *Element[P, C]) onCursor(ctx app.Context, ev app.Event) {
	if d := detailOf(ev); d.IsNull() {
		e.Cursor(ctx, nil)
	} else {
		c := new(C)
		d.Into(c)
		e.Cursor(ctx, c)
	}
}

func (e *Element[P, C]) onView(ctx app.Context, ev app.Event) {
	var v widget.ViewDetail
	detailOf(ev).Into(&v)
	e.Viewed(ctx, v)
}

func (e *Element[P, C]) onError(ctx app.Context, ev app.Event) {
	r := new(Error)
	detailOf(ev).Into(r)
	e.Refused(ctx, r)
}

func (e *Element[P, C]) onOther(ctx app.Context, ev app.Event) {
	if f := e.Others[ev.Get("type").String()]; f != nil {
		f(ctx, ev, detailOf(ev))
	}
}
