package gen

// The wrappers of React and Vue are a description for the runtime helper of the same name (web/src/react.ts,
// web/src/vue.ts), and types.

// react are the files of ./react.
func react(widgets []Widget) []File {
	js, types := &text{}, &text{}
	js.line("import { wrap } from \"../runtime/react.js\";")
	types.line("import type * as React from \"react\";")
	for _, w := range widgets {
		js.line("import { define%s } from \"../elements/%s.js\";", w.Name, w.Tag)
		types.line("import type { %s, %sEventMap, %sOptions } from \"../elements/%s.js\";", w.Class, w.Name, w.Name, w.Tag)
	}
	types.line("\n/** What an HTML element takes in React, without what the component itself defines. */")
	types.line("type Rest<Element, Own> = Omit<React.HTMLAttributes<Element>, keyof Own | \"onError\">;")
	for _, w := range widgets {
		js.line("\nexport const %s = /* @__PURE__ */ wrap({", w.Name)
		js.description(w)
		js.line("  events: {\n    onReady: %s,\n    onError: %s,\n    onProgress: %s,", quote(ready), quote(failed), quote(progressed))
		types.line("\nexport interface %sEvents {", w.Name)
		for _, e := range common {
			types.doc("  ", e.Description)
			types.line("  %s?: (event: %sEventMap[%s]) => void;", commonHandlers[e.Name], w.Name, quote(e.Name))
		}
		for _, e := range w.Events {
			js.line("    %s: %s,", handler(e.Name), quote(e.Name))
			types.doc("  ", e.Doc)
			types.line("  %s?: (event: %sEventMap[%s]) => void;", handler(e.Name), w.Name, quote(e.Name))
		}
		js.line("  },\n});")
		types.line("}\n\nexport interface %sProps extends %sOptions, %sEvents, Rest<%s, %sOptions & %sEvents> {}\n", w.Name, w.Name, w.Name, w.Class, w.Name, w.Name)
		types.doc("", w.Doc)
		types.line("export declare const %s: React.ForwardRefExoticComponent<%sProps & React.RefAttributes<%s>>;", w.Name, w.Name, w.Class)
	}
	out := js.file("npm/dist/react/index.js", "//")
	out.Data = append([]byte("\"use client\";\n"), out.Data...) // a directive counts only in the first place
	return []File{out, types.file("npm/dist/react/index.d.ts", "//")}
}

// vue are the files of ./vue.
func vue(widgets []Widget) []File {
	js, types := &text{}, &text{}
	js.line("import { wrap } from \"../runtime/vue.js\";")
	types.line("import type { DefineSetupFnComponent, EmitFn, EmitsToProps, HTMLAttributes } from \"vue\";")
	for _, w := range widgets {
		js.line("import { define%s } from \"../elements/%s.js\";", w.Name, w.Tag)
		types.line("import type { %s, %sEventMap, %sOptions } from \"../elements/%s.js\";", w.Class, w.Name, w.Name, w.Tag)
	}
	types.line("\ntype Emits<Map> = { [K in keyof Map]: (event: Map[K]) => void };")
	types.line("/** A raw tag in a template. */")
	types.line("type Raw<Element, Options, Map> = new () => Element & { $props: HTMLAttributes & Options & EmitsToProps<Emits<Map>>; $emit: EmitFn<Emits<Map>> };")
	for _, w := range widgets {
		js.line("\nexport const %s = /* @__PURE__ */ wrap({", w.Name)
		js.description(w)
		js.WriteString("  events: [" + quote(ready) + ", " + quote(failed) + ", " + quote(progressed))
		for _, e := range w.Events {
			js.WriteString(", " + quote(e.Name))
		}
		js.line("],\n});")
		types.WriteByte('\n')
		types.doc("", w.Doc+"\n\nA template ref has the element as el.")
		types.line("export declare const %s: DefineSetupFnComponent<%sOptions, Emits<%sEventMap>> & (new () => { readonly el: %s | undefined });", w.Name, w.Name, w.Name, w.Class)
	}
	types.line("\ndeclare module \"vue\" {\n  interface GlobalComponents {")
	for _, w := range widgets {
		types.line("    %s: Raw<%s, %sOptions, %sEventMap>;", quote(w.Tag), w.Class, w.Name, w.Name)
	}
	types.line("  }\n}")
	return []File{js.file("npm/dist/vue/index.js", "//"), types.file("npm/dist/vue/index.d.ts", "//")}
}

// commonHandlers are the callbacks of the events that every element has, in React.
var commonHandlers = map[string]string{ready: "onReady", failed: "onError", progressed: "onProgress"}

// description is what both helpers need: a prop's value is its attribute, or null for data.
func (t *text) description(w Widget) {
	t.line("  name: %s,\n  tag: %s,\n  define: define%s,\n  props: {", quote(w.Name), quote(w.Tag), w.Name)
	for _, p := range w.Props {
		attr := "null"
		if p.Attr != "" {
			attr = quote(p.Attr)
		}
		t.line("    %s: %s,", p.Name, attr)
	}
	t.line("  },")
}

// vite are the files of ./vite: what Vue's compiler must know to leave the tags alone.
func vite(widgets []Widget) []File {
	js, types := &text{}, &text{}
	js.line("const tags = new Set([")
	for _, w := range widgets {
		js.line("  %s,", quote(w.Tag))
	}
	js.line("]);\n\n// vue({ template: { compilerOptions: { isCustomElement } } })\nexport const isCustomElement = (tag) => tags.has(tag);")
	types.doc("", "Tells Vue's compiler which tags are elements of this package: vue({ template: { compilerOptions: { isCustomElement } } }).")
	types.line("export declare const isCustomElement: (tag: string) => boolean;")
	return []File{js.file("npm/dist/vite.js", "//"), types.file("npm/dist/vite.d.ts", "//")}
}
