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
	for i, detail := range []string{"`version`", "`prop` `value` `allowed` `message` `phase`", "`progress`"} {
		t.line("| `%s` | `%s` | %s | %s |", common[i].Name, commonHandlers[common[i].Name], detail, cell(common[i].Description))
	}
	t.line("\nA number of a detail that is NaN arrives as `null`; infinities, such as the level of silence, are what they are.")
	t.line("\n## Methods and properties of the element\n\n| | |\n|---|---|")
	for _, m := range append(pushMethods(w), methods...) {
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
	if _, ok := w.data(); ok {
		t.line("\n## Arrays\n\n%s", aboutArrays)
	}
	if len(w.Pushes) > 0 {
		name := w.Pushes[0].Name
		t.line("\n## Appending\n\n%s\n", aboutPushes)
		t.line("```jsx\nconst react = useRef(null); // <%s ref={react} />\nreact.current.%s(samples);\n\nconst vue = useTemplateRef(\"vue\"); // <%[1]s ref=\"vue\" />\nvue.value.el.%[2]s(samples);\n```\n", w.Name, name)
		t.line("```go\nvar stream ui.Stream // ui.%s(p).Stream(%q, &stream)\nstream.Push(widget.Float32s(samples))\n```", w.Name, name)
	}
	t.line("\n## Style\n\nCSS custom properties; the font is the element's own.\n\n| | |\n|---|---|")
	for _, c := range properties {
		t.line("| `%s` | %s |", c.Name, cell(c.Description))
	}
	return File{"docs/" + w.Tag + ".md", append([]byte("<!-- "+header+" -->\n\n"), t.Bytes()...)}
}

const aboutArrays = `The samples are copied. Typed arrays keep their kind: float32, float64, int16, int32, uint8 or uint16. An Int8Array becomes
int16; a Uint32Array and an array of numbers become float64. One array that is given to several elements is held once.

Large arrays are copied in slices between frames. When ` + "`ready`" + ` has resolved, the array is yours again: what you change in it
is shown after ` + "`refresh()`" + `. Should the program die and start again, the array is read once more. What memory can't hold is
refused with a ` + "`widget-error`" + ` that says how much it can.`

const aboutPushes = `What is pushed is copied before the method returns, so that one array can be used for all pushes; a typed array makes no
garbage. Pushes come after the props that were set before them, and all of those between two frames make one frame.
Elements that are not in sight take pushes too, and paint when they are seen.

Before the program runs, or while large arrays are still being copied, pushes wait, up to 64 MB of them; beyond that the
oldest are left out, and a ` + "`widget-error`" + ` counts them. Props, data and view are set again when the program had to be started
again; what was pushed is not, and begins anew. An element that is taken out of the page begins anew too.

In React the method is called through a ref, in Vue through ` + "`el`" + ` of a template ref, in Go by a ` + "`ui.Stream`" + ` from any
goroutine:`

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
