package gen

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"

	"github.com/sonde-viz/sonde/components/widget"
)

var (
	seriesType = reflect.TypeFor[widget.Series]()
	optFloat   = reflect.TypeFor[widget.Opt[float64]]()
	optInt     = reflect.TypeFor[widget.Opt[int]]()
	pairType   = reflect.TypeFor[[2]float64]()
)

// Read makes the model of the given widgets, and refuses those that some host could not carry: the error names
// the type and field.
func Read(widgets ...widget.Widget) ([]Widget, error) {
	prose := comments{}
	var out []Widget
	for _, w := range widgets {
		m, err := readWidget(w.Describe(), prose)
		if err == nil {
			err = check(m, out)
		}
		if err != nil {
			return nil, fmt.Errorf("widget %s: %w", m.Tag, err)
		}
		out = append(out, m)
	}
	return out, nil
}

func readWidget(d widget.Description, prose comments) (Widget, error) {
	w := Widget{Tag: d.Tag}
	t := reflect.TypeOf(d.Defaults)
	if t == nil || t.Kind() != reflect.Struct || t.Name() == "" {
		return w, fmt.Errorf("the props are %v; they must be a struct with a name", t)
	}
	if !isKebab(d.Tag) || !strings.Contains(d.Tag, "-") {
		return w, fmt.Errorf("%q is not a custom element's name: lowercase words joined by hyphens, two at least", d.Tag)
	}
	_, rest, _ := strings.Cut(d.Tag, "-")
	w.Name = pascal(rest)
	w.Class = pascal(d.Tag) + "Element"
	w.GoProps = t.Name()
	p, err := prose.load(t.PkgPath())
	if err != nil {
		return w, err
	}
	w.GoPath, w.GoName = t.PkgPath(), p.name
	if w.Doc, err = p.describe(); err != nil {
		return w, err
	}
	defaults := reflect.ValueOf(d.Defaults)
	if w.Props, err = readProps(t, defaults, prose); err != nil {
		return w, err
	}
	for _, e := range d.Events {
		event, err := readEvent(e, w, prose)
		if err != nil {
			return w, fmt.Errorf("event %s: %w", e.Name, err)
		}
		w.Events = append(w.Events, event)
	}
	for _, p := range d.Pushes {
		if !strings.HasPrefix(p.Doc, p.Name+" ") {
			return w, fmt.Errorf("the method %q has no text that starts with its name: it is its description", p.Name)
		}
		w.Pushes = append(w.Pushes, Push{p.Name, capital(strings.TrimPrefix(p.Doc, p.Name+" "))})
	}
	for _, e := range d.Examples {
		example, err := readExample(e, w, defaults)
		if err != nil {
			return w, err
		}
		w.Examples = append(w.Examples, example)
	}
	return w, nil
}

// readProps reads the fields of a props struct in their order, those of a group that is embedded in its place.
func readProps(t reflect.Type, defaults reflect.Value, prose comments) (all []Prop, err error) {
	p, err := prose.load(t.PkgPath())
	if err != nil {
		return nil, err
	}
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Anonymous && f.IsExported() && f.Type.Kind() == reflect.Struct {
			group, err := readProps(f.Type, defaults.Field(i), prose)
			if err != nil {
				return nil, err
			}
			all = append(all, group...)
			continue
		}
		prop, err := readProp(f, defaults.Field(i))
		if err != nil {
			return nil, fmt.Errorf("%s.%s: %w", t, f.Name, err)
		}
		if prop.Doc, err = p.field(t.Name(), prop.Field); err != nil {
			return nil, err
		}
		prop.Doc = sentence(prop.Doc, prop.Field, prop.Name)
		all = append(all, prop)
	}
	return all, nil
}

func readProp(f reflect.StructField, value reflect.Value) (Prop, error) {
	p := Prop{Field: f.Name, Name: jsName(f.Name)}
	if !f.IsExported() || f.Anonymous {
		return p, fmt.Errorf("a prop must be an exported field, or one of an embedded struct")
	}
	if name, ok := f.Tag.Lookup("js"); ok {
		p.Name = name
	}
	p.Attr = kebab(p.Name)
	if attr, ok := f.Tag.Lookup("attr"); ok {
		p.Attr = attr
	}
	kind, ok := propKind(f.Type)
	if !ok {
		return p, fmt.Errorf("%s is not a type for a prop: float64, int, bool, string, a string type, widget.Series, widget.Opt[float64] or widget.Opt[int]", f.Type)
	}
	p.Kind = kind
	p.Optional = f.Type == optFloat || f.Type == optInt
	if kind == Data {
		p.Attr = ""
	}
	if f.Type.Kind() == reflect.String && f.Type.PkgPath() != "" {
		if values, ok := enumValues(value); ok {
			p.Kind, p.Values = Enum, values
		}
	}
	p.Default = plain(value)
	if n, ok := p.Default.(float64); ok && !finite(n) {
		return p, fmt.Errorf("the default is %v; a prop that may be left out is a widget.Opt[float64]", n)
	}
	if p.Default == true {
		return p, fmt.Errorf("the default is true; an attribute can only turn a bool on, so name the opposite")
	}
	if p.Kind == Data && value.Interface().(widget.Series).Len() > 0 {
		return p, fmt.Errorf("data have no default: put them into an example")
	}
	if p.Kind == Enum && !slices.Contains(p.Values, p.Default.(string)) {
		return p, fmt.Errorf("the default %q is not one of %s", p.Default, strings.Join(p.Values, ", "))
	}
	return p, nil
}

func propKind(t reflect.Type) (Kind, bool) {
	switch t {
	case seriesType:
		return Data, true
	case optFloat, reflect.TypeFor[float64]():
		return Number, true
	case optInt, reflect.TypeFor[int]():
		return Int, true
	case reflect.TypeFor[bool]():
		return Bool, true
	}
	return Text, t.Kind() == reflect.String
}

// enumValues calls the method Values of a string type: the texts allowed, in the order shown.
func enumValues(v reflect.Value) ([]string, bool) {
	m := v.MethodByName("Values")
	if !m.IsValid() || m.Type().NumIn() != 0 || m.Type().NumOut() != 1 {
		return nil, false
	}
	list := m.Call(nil)[0]
	if list.Kind() != reflect.Slice || list.Type().Elem().Kind() != reflect.String {
		return nil, false
	}
	var out []string
	for i := range list.Len() {
		out = append(out, list.Index(i).String())
	}
	return out, true
}

// plain is a prop's value as the model holds it.
func plain(v reflect.Value) any {
	switch x := v.Interface().(type) {
	case float64, bool:
		return x
	case int:
		return x
	case widget.Opt[float64]:
		if x.Set {
			return x.V
		}
		return nil
	case widget.Opt[int]:
		if x.Set {
			return x.V
		}
		return nil
	case widget.Series:
		return numbers(x)
	}
	return v.String()
}

// numbers are samples as a slice of their kind; nil for none.
func numbers(x widget.Series) any {
	switch {
	case x.Len() == 0:
		return nil
	case x.Kind() == widget.Float64:
		return x.F64()
	case x.Kind() == widget.Int16:
		return x.I16()
	case x.Kind() == widget.Int32:
		return x.I32()
	case x.Kind() == widget.Uint8:
		return x.U8()
	case x.Kind() == widget.Uint16:
		return x.U16()
	}
	return x.F32()
}

func readEvent(e widget.Event, w Widget, prose comments) (Event, error) {
	t := reflect.TypeOf(e.Detail)
	out := Event{Name: e.Name, Nullable: e.Name == widget.CursorChange}
	if t == nil || t.Kind() != reflect.Struct || t.Name() == "" {
		return out, fmt.Errorf("the detail is %v; it must be a struct with a name", t)
	}
	out.Type = w.Name + strings.TrimPrefix(pascal(e.Name), w.Name)
	out.GoType = goType(t)
	p, err := prose.load(t.PkgPath())
	if err != nil {
		return out, err
	}
	if out.Doc, err = p.typeDoc(t.Name()); err != nil {
		return out, err
	}
	out.Doc = eventSentence(out.Doc, t.Name(), e.Name)
	for i := range t.NumField() {
		f := t.Field(i)
		field := Field{Field: f.Name, Name: jsName(f.Name), Kind: FieldKind(f.Type.String())}
		if name, ok := f.Tag.Lookup("js"); ok {
			field.Name = name
		}
		known := []FieldKind{FieldNumber, FieldInt, FieldBool, FieldText, FieldPair}
		if !f.IsExported() || f.Type != pairType && f.Type.PkgPath() != "" || !slices.Contains(known, field.Kind) {
			return out, fmt.Errorf("%s.%s is %s; a detail holds exported fields of float64, int, bool, string or [2]float64", t, f.Name, f.Type)
		}
		if field.Doc, err = p.field(t.Name(), f.Name); err != nil {
			return out, err
		}
		field.Doc = capital(sentence(field.Doc, f.Name, field.Name))
		out.Fields = append(out.Fields, field)
	}
	return out, nil
}

func readExample(e widget.ExampleOf, w Widget, defaults reflect.Value) (Example, error) {
	out := Example{Name: e.Name, Title: e.Title}
	props := reflect.ValueOf(e.Props())
	for _, p := range w.Props {
		v := props.FieldByName(p.Field)
		if v.Interface() != defaults.FieldByName(p.Field).Interface() {
			s := Setting{p, plain(v)}
			if x, ok := v.Interface().(widget.Series); ok && x.Scale() != 1 {
				return out, fmt.Errorf("example %s: the samples of %s have a scale, which no typed array has", e.Name, p.Field)
			}
			if n, ok := s.Value.(float64); ok && !finite(n) {
				return out, fmt.Errorf("example %s: %s is %v, which no attribute or JSON can say", e.Name, p.Field, n)
			}
			out.Set = append(out.Set, s)
		}
	}
	return out, nil
}

func goType(t reflect.Type) GoType {
	pkg, _, _ := strings.Cut(t.String(), ".")
	return GoType{Path: t.PkgPath(), Package: pkg, Name: t.Name()}
}

func finite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }
