package gen

import (
	"fmt"
	"html"
	"slices"
	"strings"
)

// A snippet is an example in the language of one host; samples stands for the data.
type snippet func(p Package, w Widget, e Example) (language, code string)

// snippets are an example in every language, hosts the headings by language.
var (
	snippets = []snippet{goSnippet, htmlSnippet, reactSnippet, vueSnippet}
	hosts    = map[string]string{"go": "Go", "html": "HTML", "jsx": "React", "vue": "Vue"}
)

func goSnippet(_ Package, w Widget, e Example) (language, code string) {
	t := &text{}
	samples, call := "", "ui."+w.Name+"(p)"
	imports := []string{module + "/app/ui", "github.com/maxence-charriere/go-app/v9/pkg/app", w.GoPath}
	if !strings.HasPrefix(w.GoPath, module+"/components/") {
		call = "ui.Of(" + w.GoName + ".Def, p)" // package ui has functions for Sonde's own widgets only
	}
	body := &text{}
	for _, s := range e.Set {
		if s.Prop.Kind == Data {
			samples = "samples " + fmt.Sprintf("%T", s.Value)
		}
		if s.Prop.Kind == Data || s.Prop.Optional {
			imports = append(imports, widgetPath)
		}
		body.line("\tp.%s = %s", s.Prop.Field, goValue(s))
	}
	slices.Sort(imports)
	t.line("import (")
	for _, path := range slices.Compact(imports) {
		t.line("\t%q", path)
	}
	t.line(")\n\nfunc example(%s) app.UI {\n\tp := %s.Def.Defaults", samples, w.GoName)
	t.Write(body.Bytes())
	t.line("\treturn %s\n}", call)
	return "go", t.String()
}

func goValue(s Setting) string {
	switch v := s.Value.(type) {
	case nil:
		return fmt.Sprintf("widget.Opt[%T]{}", s.Prop.Default)
	case []float32, []float64:
		return "widget." + arrayName(v) + "s(samples)"
	case []int16, []int32, []uint8, []uint16:
		return "widget." + arrayName(v) + "s(samples, 1)"
	case string:
		return fmt.Sprintf("%q", v)
	case float64:
		if s.Prop.Optional {
			if v == float64(int64(v)) {
				return fmt.Sprintf("widget.Some(%.1f)", v) // else it would be an Opt[int]
			}
			return "widget.Some(" + shown(v) + ")"
		}
	case int:
		if s.Prop.Optional {
			return "widget.Some(" + shown(v) + ")"
		}
	}
	return shown(s.Value)
}

// arrayName is the kind of samples as JavaScript's arrays and Go's functions are called by: Float32.
func arrayName(v any) string { return capital(strings.TrimPrefix(fmt.Sprintf("%T", v), "[]")) }

func htmlSnippet(p Package, w Widget, e Example) (language, code string) {
	t := &text{}
	t.line("%s", tag("", w.Tag, attributes(e, ""), "></"+w.Tag+">"))
	t.line("<script type=\"module\">\n  import %s;", quote(p.Name))
	for _, s := range e.Set {
		if s.Prop.Kind == Data {
			t.line("  const samples = new %sArray(%d); // yours", arrayName(s.Value), length(s.Value))
			t.line("  document.querySelector(%s).%s = samples;", quote(w.Tag), s.Prop.Name)
		}
	}
	t.line("</script>")
	return "html", t.String()
}

func reactSnippet(p Package, w Widget, e Example) (language, code string) {
	var props []string
	for _, s := range e.Set {
		value := "{samples}"
		if s.Prop.Kind != Data {
			value = "{" + trimmed(encode(s.Value, "")) + "}"
		}
		if v, ok := s.Value.(string); ok && !strings.ContainsAny(v, "\"\\\n&{") {
			value = "\"" + v + "\""
		}
		props = append(props, s.Prop.Name+"="+value)
	}
	props = append(props, "onCursorChange={(event) => console.log(event.detail)}")
	t := &text{}
	t.line("import { %s } from %s;\n", w.Name, quote(p.Name+"/react"))
	t.line("export function Example({ samples }) {\n  return (\n%s\n  );\n}", tag("    ", w.Name, props, " />"))
	return "jsx", t.String()
}

func vueSnippet(p Package, w Widget, e Example) (language, code string) {
	t := &text{}
	t.line("<script setup>\nimport { %s } from %s;\n\ndefineProps([\"samples\"]);\nconst log = (event) => console.log(event.detail);\n</script>\n", w.Name, quote(p.Name+"/vue"))
	t.line("<template>\n%s\n</template>", tag("  ", w.Name, append(attributes(e, ":"), "@cursor-change=\"log\""), " />"))
	return "vue", t.String()
}

// attributes are the settings as HTML; bound marks a value that is no text in a template.
func attributes(e Example, bound string) []string {
	var out []string
	for _, s := range e.Set {
		v := html.EscapeString(shown(s.Value))
		_, isText := s.Value.(string)
		switch {
		case s.Prop.Kind == Data && bound != "":
			out = append(out, bound+s.Prop.Name+"=\"samples\"")
		case s.Prop.Kind == Data || s.Value == nil:
		case s.Prop.Kind == Bool && s.Value == true:
			out = append(out, s.Prop.Attr)
		case isText:
			out = append(out, s.Prop.Attr+"=\""+v+"\"")
		default:
			out = append(out, bound+s.Prop.Attr+"=\""+v+"\"")
		}
	}
	return out
}

// tag is a tag with its attributes, on one line where they fit.
func tag(indent, name string, attributes []string, end string) string {
	if one := indent + "<" + strings.Join(append([]string{name}, attributes...), " ") + end; len(one) <= 100 {
		return one
	}
	inside := "\n" + indent + "  "
	return indent + "<" + name + inside + strings.Join(attributes, inside) + "\n" + indent + strings.TrimLeft(end, " ")
}
