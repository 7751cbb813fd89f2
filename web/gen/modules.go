package gen

// meta is what the runtime knows of a widget: WidgetMeta of web/src/meta.ts.
type meta struct {
	Tag       string     `json:"tag"`
	ClassName string     `json:"className"`
	Props     []propMeta `json:"props"`
	Events    []string   `json:"events"`
	Pushes    []string   `json:"pushes,omitempty"`
	Version   string     `json:"version"`
}

type propMeta struct {
	Name     string   `json:"name"`
	Attr     *string  `json:"attr"`
	Kind     Kind     `json:"kind"`
	Values   []string `json:"values,omitempty"`
	Default  any      `json:"default"`
	Optional bool     `json:"optional,omitempty"`
}

func metaOf(p Package, w Widget) meta {
	m := meta{Tag: w.Tag, ClassName: w.Class, Version: p.Version}
	for _, q := range w.Props {
		pm := propMeta{Name: q.Name, Kind: q.Kind, Values: q.Values, Default: q.Default, Optional: q.Optional}
		if q.Attr != "" {
			pm.Attr = &q.Attr
		}
		m.Props = append(m.Props, pm)
	}
	for _, e := range w.Events {
		m.Events = append(m.Events, e.Name)
	}
	for _, p := range w.Pushes {
		m.Pushes = append(m.Pushes, p.Name)
	}
	return m
}

// metas is metas.json: all of it, for programs that define the elements themselves.
func metas(p Package, widgets []Widget) File {
	var all []meta
	for _, w := range widgets {
		all = append(all, metaOf(p, w))
	}
	return File{"metas.json", encode(all, "  ")}
}

// modules are the JavaScript modules of the elements and their types.
func modules(p Package, widgets []Widget) []File {
	files := []File{
		staticFile("types.d.ts", "npm/dist/types.d.ts", ""),
		staticFile("testing.d.ts", "npm/dist/testing.d.ts", ""),
	}
	testing := &text{}
	testing.line(`export { stats, collect, limitMemory } from "./runtime/testing.js";`)
	files = append(files, testing.file("npm/dist/testing.js", "//"))
	index, types := &text{}, &text{}
	index.line(`export { configure, preload, StartError } from "./runtime/index.js";`)
	for _, w := range widgets {
		element, define, reexport := &text{}, &text{}, &text{}
		element.line("import { defineElement, elementClass } from \"../runtime/index.js\";\n")
		element.line("const meta = %s;\n", trimmed(encode(metaOf(p, w), "")))
		element.line("export const %s = /* @__PURE__ */ elementClass(meta);", w.Class)
		element.line("export const define%s = () => defineElement(meta);", w.Name)
		define.line("import { define%s } from \"../elements/%s.js\";\n\ndefine%s();\n", w.Name, w.Tag, w.Name)
		define.line("export * from \"../elements/%s.js\";", w.Tag)
		reexport.line("export * from \"../elements/%s.js\";", w.Tag)
		files = append(files,
			element.file("npm/dist/elements/"+w.Tag+".js", "//"), elementTypes(w),
			define.file("npm/dist/define/"+w.Tag+".js", "//"),
			reexport.file("npm/dist/define/"+w.Tag+".d.ts", "//"))
		index.line("export * from \"./define/%s.js\";", w.Tag)
		types.line("export * from \"./elements/%s.js\";", w.Tag)
	}
	return append(files, index.file("npm/dist/index.js", "//"), staticFile("index.d.ts", "npm/dist/index.d.ts", types.String()))
}

func trimmed(b []byte) string { return string(b[:len(b)-1]) }
