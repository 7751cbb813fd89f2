package gen

import (
	"fmt"
	"html"
	"strings"
)

// docs is the page of a widget. Its examples in four languages come from the widget's first example.
func docs(p Package, w Widget) File {
	t := &text{}
	t.line("# %s\n\n%s\n\n`<%s>` in HTML, `%s` in React and Vue, package `%s` in Go.\n", w.Name, w.Doc, w.Tag, w.Name, w.GoPath)
	for i, e := range w.Examples {
		t.line("## %s\n\n%s\n", capital(strings.ReplaceAll(e.Name, "-", " ")), e.Title)
		for _, f := range []func(Package, Widget, Example) (language, code string){goExample, htmlExample, reactExample, vueExample} {
			language, code := f(p, w, e)
			t.line("%s\n\n```%s\n%s```\n", map[string]string{"go": "Go", "html": "HTML", "jsx": "React", "vue": "Vue"}[language], language, code)
		}
		if i == 0 && len(w.Examples) > 1 {
			t.line("## More examples\n")
			for _, e := range w.Examples[1:] {
				t.line("- %s: %s", strings.ReplaceAll(e.Name, "-", " "), e.Title)
			}
			t.line("")
		}
		break
	}
	t.line("## Props\n\nIn JavaScript `undefined` and `null` mean the default. A prop without an attribute is set as a property only.\n")
	t.line("| property | attribute | Go | type | default | |\n|---|---|---|---|---|---|")
	for _, p := range w.Props {
		t.line("| `%s` | %s | `%s` | %s | %s | %s |", p.Name, code(p.Attr), p.Field, code(tsType(p)), code(shown(p.Default)), cell(p.Doc))
	}
	t.line("\n## Events\n\n| event | React | detail | |\n|---|---|---|---|")
	for _, e := range w.Events {
		var fields []string
		for _, f := range e.Fields {
			fields = append(fields, fmt.Sprintf("`%s` %s", f.Name, f.Doc))
		}
		if e.Nullable {
			fields = append(fields, "or `null` when the cursor has left")
		}
		t.line("| `%s` | `%s` | %s | %s |", e.Name, handler(e.Name), cell(strings.Join(fields, "<br>")), cell(e.Doc))
	}
	t.line("| `%s` | `onReady` | `version` | %s |", ready, cell(common[0].Description))
	t.line("| `%s` | `onError` | `prop` `value` `allowed` `message` `phase` | %s |", failed, cell(common[1].Description))
	t.line("\n## Methods and properties of the element\n\n| | |\n|---|---|")
	for _, m := range methods {
		name := m.Name
		if m.Kind == "method" {
			var names []string
			for _, p := range m.Parameters {
				names = append(names, p.Name)
			}
			name += "(" + strings.Join(names, ", ") + ")"
			if m.Static {
				name = w.Class + "." + name
			}
		}
		t.line("| `%s` | %s |", name, cell(m.Description))
	}
	t.line("\n## Colours\n\nCSS custom properties; the font is the element's own.\n\n| | |\n|---|---|")
	for _, c := range colors {
		t.line("| `%s` | %s |", c.Name, cell(c.Description))
	}
	return File{"docs/" + w.Tag + ".md", append([]byte("<!-- "+header+" -->\n\n"), t.Bytes()...)}
}

func code(s string) string {
	if s == "" {
		return ""
	}
	return "`" + cell(s) + "`"
}

// cell is text that does not end a cell of a table.
func cell(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, "\n", " "), "|", "\\|")
}

func goExample(_ Package, w Widget, e Example) (language, code string) {
	t := &text{}
	t.line("p := %s.Def.Defaults", w.GoName)
	for _, s := range e.Set {
		t.line("p.%s = %s", s.Prop.Field, goValue(s))
	}
	t.line("return ui.%s(p)", w.Name)
	return "go", t.String()
}

func goValue(s Setting) string {
	switch v := s.Value.(type) {
	case nil:
		return fmt.Sprintf("%T{}", s.Prop.Default)
	case []float32:
		return "widget.Float32s(samples)"
	case []float64:
		return "widget.Float64s(samples)"
	case string:
		return fmt.Sprintf("%q", v)
	}
	if s.Prop.Optional {
		if n, ok := s.Value.(float64); ok && n == float64(int64(n)) {
			return fmt.Sprintf("widget.Some(%.1f)", n) // else it would be an Opt[int]
		}
		return "widget.Some(" + shown(s.Value) + ")"
	}
	return shown(s.Value)
}

func htmlExample(p Package, w Widget, e Example) (language, code string) {
	t := &text{}
	t.line("<%s%s></%s>\n<script type=\"module\">\n  import %s;", w.Tag, attributes(e, ""), w.Tag, quote(p.Name))
	for _, s := range e.Set {
		if s.Prop.Kind == Data {
			t.line("  document.querySelector(%s).%s = samples; // a Float32Array, a Float64Array or an array", quote(w.Tag), s.Prop.Name)
		}
	}
	t.line("</script>")
	return "html", t.String()
}

func reactExample(p Package, w Widget, e Example) (language, code string) {
	t := &text{}
	t.line("import { %s } from %s;\n", w.Name, quote(p.Name+"/react"))
	t.WriteString("<" + w.Name)
	for _, s := range e.Set {
		v, isText := s.Value.(string)
		switch {
		case s.Prop.Kind == Data:
			t.WriteString(" " + s.Prop.Name + "={samples}")
		case isText && !strings.ContainsAny(v, "\"\\\n&{"):
			t.WriteString(" " + s.Prop.Name + "=\"" + v + "\"")
		default:
			t.WriteString(" " + s.Prop.Name + "={" + trimmed(encode(s.Value, "")) + "}")
		}
	}
	t.line("\n  onCursorChange={(event) => console.log(event.detail)} />")
	return "jsx", t.String()
}

func vueExample(p Package, w Widget, e Example) (language, code string) {
	t := &text{}
	t.line("<script setup>\nimport { %s } from %s;\n</script>\n\n<template>", w.Name, quote(p.Name+"/vue"))
	t.line("  <%s%s\n    @cursor-change=\"(event) => console.log(event.detail)\" />\n</template>", w.Name, attributes(e, ":"))
	return "vue", t.String()
}

// attributes are the settings as HTML; bound says how a value that is no text is marked in a template.
func attributes(e Example, bound string) string {
	var b strings.Builder
	for _, s := range e.Set {
		v := html.EscapeString(shown(s.Value))
		_, isText := s.Value.(string)
		switch {
		case s.Prop.Kind == Data && bound != "":
			b.WriteString(" " + bound + s.Prop.Name + "=\"samples\"")
		case s.Prop.Kind == Data || s.Value == nil:
		case s.Prop.Kind == Bool && s.Value == true:
			b.WriteString(" " + s.Prop.Attr)
		case isText:
			b.WriteString(" " + s.Prop.Attr + "=\"" + v + "\"")
		default:
			b.WriteString(" " + bound + s.Prop.Attr + "=\"" + v + "\"")
		}
	}
	return b.String()
}
