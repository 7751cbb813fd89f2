package gen

import (
	"fmt"
	"strings"
)

// docs is the page of a widget. Its examples in four languages come from the widget's first example.
func docs(p Package, w Widget) File {
	t := &text{}
	t.line("# %s\n\n%s\n\n`<%s>` in HTML, `%s` in React and Vue, package `%s` in Go.\n", w.Name, w.Doc, w.Tag, w.Name, w.GoPath)
	if len(w.Examples) > 0 {
		e := w.Examples[0]
		t.line("## %s\n\n%s\n", capital(strings.ReplaceAll(e.Name, "-", " ")), e.Title)
		for _, f := range snippets {
			language, code := f(p, w, e)
			t.line("%s\n\n```%s\n%s```\n", hosts[language], language, code)
		}
		if len(w.Examples) > 1 {
			t.line("## More examples\n")
			for _, e := range w.Examples[1:] {
				t.line("- %s: %s", strings.ReplaceAll(e.Name, "-", " "), e.Title)
			}
			t.line("")
		}
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
