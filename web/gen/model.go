// Package gen turns widget Defs into everything that is derived from them: the Go setters and encoders of the
// port, the custom elements manifest, the modules, types and wrappers of an npm package, editor data and docs.
//
// Values are read from the Defs by reflection, prose from the comments of their packages. Both end in one model
// (Widget), and every file is made from the model alone.
package gen

import "strings"

// Version is that of Sonde, and of its npm package.
const Version = "0.1.0"

// Package is the npm package that the widgets go into.
type Package struct {
	Name    string // "@sonde-viz/elements"
	Version string // "0.1.0"
	Kernels bool   // with the types and the reference of the kernels' JavaScript API, which Sonde's own package has
}

// Widget is a Def with its prose and its names in every language.
type Widget struct {
	Tag      string // sonde-spectrum
	Name     string // Spectrum: the component in React and Vue
	Class    string // SondeSpectrumElement
	Doc      string // what the widget is: the package comment
	GoPath   string // import path of the package
	GoName   string // name of the package
	GoProps  string // name of the props struct
	Props    []Prop // in the order of the fields: the index is the prop's number
	Events   []Event
	Pushes   []Push // in the order of the Def: the index is the method's number
	Examples []Example
}

// Push is a method that appends data.
type Push struct {
	Name string // pushRows
	Doc  string // Appends whole rows.
}

// Prop is one field of the props struct.
type Prop struct {
	Field    string // FFTSize
	Name     string // fftSize
	Attr     string // fft-size; empty for data
	Kind     Kind
	Doc      string
	Optional bool     // an Opt: null means that there is none
	Values   []string // of an enum
	Default  any      // float64, int, bool, string, or nil
}

// Kind says what a prop can hold.
type Kind string

// The kinds of props, by the names that the runtime knows.
const (
	Number Kind = "number"
	Int    Kind = "int"
	Bool   Kind = "bool"
	Text   Kind = "text"
	Enum   Kind = "enum"
	Data   Kind = "data"
)

// GoType is a named type and where it is declared.
type GoType struct {
	Path, Package, Name string // the zero value is a type without a package
}

// Event is an event and the fields of its detail.
type Event struct {
	Name     string // cursor-change
	Type     string // SpectrumCursorChange: the detail in TypeScript
	Doc      string
	GoType   GoType
	Nullable bool // the detail may be null
	Fields   []Field
}

// Field is one value in the detail of an event.
type Field struct {
	Field string // Frequency
	Name  string // frequency
	Kind  FieldKind
	Doc   string
}

// FieldKind is the type of a Field.
type FieldKind string

// The kinds of fields.
const (
	FieldNumber FieldKind = "float64"
	FieldInt    FieldKind = "int"
	FieldBool   FieldKind = "bool"
	FieldText   FieldKind = "string"
	FieldPair   FieldKind = "[2]float64"
)

// Example is an example with its props as values.
type Example struct {
	Name, Title string
	Set         []Setting // the props that differ from the default, in the order of Props
}

// Setting is a prop and what an example gives it: float64, int, bool, string, or a slice of the kind of the samples.
type Setting struct {
	Prop  Prop
	Value any
}

// Summary is the first sentence of the widget's comment.
func (w Widget) Summary() string {
	text := strings.ReplaceAll(w.Doc, "\n", " ")
	if i := strings.Index(text, ". "); i >= 0 {
		return text[:i+1]
	}
	return text
}

// data is the widget's first data prop.
func (w Widget) data() (p Prop, ok bool) {
	for _, p := range w.Props {
		if p.Kind == Data {
			return p, true
		}
	}
	return Prop{}, false
}
