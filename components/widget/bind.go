package widget

// Widget is a Def whose props type is set aside, so that unlike widgets stand in one list. Only Def implements it.
type Widget interface {
	Describe() Description
}

// Description is a Def as generator, docs, gallery and tests read it.
type Description struct {
	Tag      string
	Defaults any // the props struct
	Events   []Event
	Pushes   []Push
	Examples []ExampleOf
	New      func(h Host) Instance // without setters: Set does nothing, SetProps works
}

// ExampleOf is an Example whose props type is set aside.
type ExampleOf struct {
	Name, Title string
	Props       func() any
}

// Describe returns d without its type.
func (d Def[P]) Describe() Description {
	r := Description{Tag: d.Tag, Defaults: d.Defaults, Events: d.Events, Pushes: d.Pushes}
	for _, e := range d.Examples {
		r.Examples = append(r.Examples, ExampleOf{e.Name, e.Title, func() any { return e.Props() }})
	}
	r.New = func(h Host) Instance { return newInstance(d, nil, h) }
	return r
}

// Setter writes one prop from a Value, or copies it from defaults when the Value's kind is Default; false when there is
// no such prop or it can't hold the value. The setters are generated (package web/generated/bind), in the order of the
// fields of P.
type Setter[P comparable] func(p, defaults *P, prop int, v Value) bool

// Encoder appends an event's detail as JSON; it is generated like the setters.
type Encoder func(dst []byte, detail any) []byte

// Binding is a widget that a host can drive by number and name: a Def with its generated setters.
type Binding struct {
	Tag    string
	Events []Event
	Encode Encoder
	New    func(h Host) Instance
}

// Bind joins a Def and its generated setters.
func Bind[P comparable](d Def[P], set Setter[P], encode Encoder) Binding {
	return Binding{d.Tag, d.Events, encode, func(h Host) Instance { return newInstance(d, set, h) }}
}
