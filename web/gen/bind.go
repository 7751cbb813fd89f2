package gen

import (
	"fmt"
	"go/format"
	"slices"
	"strconv"
)

// bindings are the Go files of package bind: what joins the widgets to the port.
func bindings(widgets []Widget) ([]File, error) {
	var files []File
	all := &text{}
	all.line("// Package bind joins widgets to the port: setters by number, encoders of events, and what is known of each")
	all.line("// widget by name.")
	all.line("package bind\n\nimport (")
	for _, w := range widgets {
		all.line("\t%q", w.GoPath)
	}
	all.line("\t%q\n)\n", widgetPath)
	all.line("// All returns a binding for every widget.")
	all.line("func All() []widget.Binding {\n\treturn []widget.Binding{")
	for _, w := range widgets {
		all.line("\t\twidget.Bind(%s.Def, set%s, encode%s),", w.GoName, w.Name, w.Name)
	}
	all.line("\t}\n}\n\n// Meta returns what is known of every widget, in the same order.\nfunc Meta() []Widget {\n\treturn []Widget{")
	for _, w := range widgets {
		all.line("\t\tmeta%s,", w.Name)
	}
	all.line("\t}\n}")
	all.WriteString(metaTypes)
	files = append(files, all.file("bind/bind.go", "//"))
	for _, w := range widgets {
		files = append(files, bindWidget(w))
	}
	for i, f := range files {
		data, err := format.Source(f.Data)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.Path, err)
		}
		files[i].Data = data
	}
	return files, nil
}

const (
	module      = "github.com/sonde-viz/sonde"
	widgetPath  = module + "/components/widget"
	bindingPath = module + "/web/gen/binding"
)

const metaTypes = `
// Widget is what is known of a widget: for pages that make controls from props.
type Widget struct {
	Tag    string
	Name   string // of the component in React and Vue
	Doc    string
	Props  []Prop // the index is the prop's number
	Events []string
}

// Prop is what is known of a prop.
type Prop struct {
	Field   string // in Go
	Name    string // in JavaScript
	Attr    string // in HTML; empty for data
	Kind    string // number, int, bool, text, enum or data
	Doc     string
	Values  []string // of an enum
	Default string   // as text; empty for data and for an optional prop
}
`

// bindWidget is the file of one widget: setter, encoder, meta.
func bindWidget(w Widget) File {
	t := &text{}
	t.line("package bind\n\nimport (")
	paths := []string{w.GoPath, widgetPath, bindingPath}
	for _, e := range w.Events {
		paths = append(paths, e.GoType.Path)
	}
	slices.Sort(paths)
	for _, p := range slices.Compact(paths) {
		t.line("\t%q", p)
	}
	t.line(")\n")
	t.setter(w)
	t.encoder(w)
	t.meta(w)
	return t.file("bind/"+w.Tag+".go", "//")
}

func (t *text) setter(w Widget) {
	t.line("func set%s(p, defaults *%s.%s, prop int, v widget.Value) bool {", w.Name, w.GoName, w.GoProps)
	t.line("\tswitch prop {")
	for i, p := range w.Props {
		take := map[Kind]string{Number: "Number", Int: "Int", Bool: "Bool", Text: "Text", Enum: "Text", Data: "Data"}[p.Kind]
		if p.Optional {
			take = "Some" + take
		}
		t.line("\tcase %d:\n\t\treturn binding.%s(&p.%s, defaults.%s, v)", i, take, p.Field, p.Field)
	}
	t.line("\t}\n\treturn false\n}\n")
}

func (t *text) encoder(w Widget) {
	t.line("func encode%s(dst []byte, detail any) []byte {", w.Name)
	t.line("\tswitch d := detail.(type) {")
	var done []GoType
	for _, e := range w.Events {
		if slices.Contains(done, e.GoType) {
			continue
		}
		done = append(done, e.GoType)
		t.line("\tcase %s.%s:", e.GoType.Package, e.GoType.Name)
		open := "{"
		for _, f := range e.Fields {
			append := map[FieldKind]string{FieldNumber: "Number", FieldInt: "Int", FieldBool: "Bool", FieldText: "Text", FieldPair: "Pair"}[f.Kind]
			t.line("\t\tdst = binding.Append%s(append(dst, `%s%s:`...), d.%s)", append, open, quote(f.Name), f.Field)
			open = ","
		}
		if len(e.Fields) == 0 {
			t.line("\t\t_ = d\n\t\tdst = append(dst, '{')")
		}
		t.line("\t\treturn append(dst, '}')")
	}
	t.line("\t}\n\treturn append(dst, \"null\"...)\n}\n")
}

func (t *text) meta(w Widget) {
	t.line("var meta%s = Widget{\n\tTag: %q,\n\tName: %q,\n\tDoc: %q,\n\tProps: []Prop{", w.Name, w.Tag, w.Name, w.Doc)
	for _, p := range w.Props {
		values := "nil"
		if p.Values != nil {
			values = fmt.Sprintf("%#v", p.Values)
		}
		t.line("\t\t{%q, %q, %q, %q, %q, %s, %q},", p.Field, p.Name, p.Attr, p.Kind, p.Doc, values, shown(p.Default))
	}
	t.WriteString("\t},\n\tEvents: []string{")
	for i, e := range w.Events {
		if i > 0 {
			t.WriteString(", ")
		}
		t.WriteString(strconv.Quote(e.Name))
	}
	t.line("},\n}")
}

// shown is a value as it stands in an attribute or a table; nothing for no value.
func shown(v any) string {
	switch x := v.(type) {
	case nil:
		return ""
	case float64:
		return strconv.FormatFloat(x, 'g', -1, 64)
	}
	return fmt.Sprint(v)
}
