package gen

import (
	"embed"
	"strings"
)

//go:embed static
var static embed.FS

// staticFile is a type declaration of the runtime itself, with more text after it.
func staticFile(name, path, more string) File {
	data, err := static.ReadFile("static/" + name)
	if err != nil {
		panic("gen: " + err.Error()) // embedded
	}
	t := &text{}
	t.Write(data)
	if more != "" {
		t.line("\n%s", strings.TrimRight(more, "\n"))
	}
	return t.file(path, "//")
}

// tsType is what a prop reads as in TypeScript.
func tsType(p Prop) string {
	switch p.Kind {
	case Data:
		return "Samples | null"
	case Bool:
		return "boolean"
	case Text:
		return "string"
	case Enum:
		return union(p.Values)
	}
	if p.Optional {
		return "number | null"
	}
	return "number"
}

// tsSet is what a prop may be set to: null and undefined are its default.
func tsSet(p Prop) string {
	return strings.TrimSuffix(tsType(p), " | null") + " | null | undefined"
}

func union(values []string) string {
	var quoted []string
	for _, v := range values {
		quoted = append(quoted, quote(v))
	}
	return strings.Join(quoted, " | ")
}

// tsField is the type of a field of a detail. JSON has no NaN: a number may be null.
func tsField(k FieldKind) string {
	switch k {
	case FieldNumber:
		return "number | null"
	case FieldInt:
		return "number"
	case FieldBool:
		return "boolean"
	case FieldPair:
		return "readonly [number, number]"
	}
	return "string"
}

// tsDetail is the type of an event's detail.
func tsDetail(e Event) string {
	if e.Nullable {
		return e.Type + " | null"
	}
	return e.Type
}

// elementTypes is elements/<tag>.d.ts: the class, its events and their details.
func elementTypes(w Widget) File {
	t := &text{}
	t.line("import type { Samples, WidgetElement, WidgetEventMap } from \"../types.js\";\n")
	for _, e := range w.Events {
		t.doc("", e.Doc)
		t.line("export interface %s {", e.Type)
		for _, f := range e.Fields {
			t.doc("  ", f.Doc)
			t.line("  readonly %s: %s;", f.Name, tsField(f.Kind))
		}
		t.line("}\n")
	}
	t.doc("", "The events of "+w.Class+".")
	t.line("export interface %sEventMap extends WidgetEventMap {", w.Name)
	for _, e := range w.Events {
		t.line("  %s: CustomEvent<%s>;", quote(e.Name), tsDetail(e))
	}
	t.line("}\n")
	t.doc("", "The props of "+w.Class+"; undefined and null are the default.")
	t.line("export interface %sOptions {", w.Name)
	for _, p := range w.Props {
		t.doc("  ", p.Doc+defaultNote(p))
		t.line("  %s?: %s;", p.Name, tsSet(p))
	}
	t.line("}\n")
	t.line("export interface %s extends WidgetElement {}\n", w.Class)
	t.doc("", w.Doc)
	t.line("export declare class %s extends HTMLElement {", w.Class)
	for _, p := range w.Props {
		t.doc("  ", p.Doc+defaultNote(p))
		t.line("  get %s(): %s;", p.Name, tsType(p))
		t.line("  set %s(value: %s);", p.Name, tsSet(p))
	}
	for _, p := range w.Pushes {
		t.doc("  ", p.Doc)
		t.line("  %s(samples: Samples): void;", p.Name)
	}
	for _, verb := range []string{"add", "remove"} {
		options := map[string]string{"add": "AddEventListenerOptions", "remove": "EventListenerOptions"}[verb]
		t.line("  %sEventListener<K extends keyof %sEventMap>(type: K, listener: (this: this, event: %sEventMap[K]) => unknown, options?: boolean | %s): void;", verb, w.Name, w.Name, options)
		t.line("  %sEventListener<K extends keyof HTMLElementEventMap>(type: K, listener: (this: this, event: HTMLElementEventMap[K]) => unknown, options?: boolean | %s): void;", verb, options)
		t.line("  %sEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | %s): void;", verb, options)
	}
	t.line("}\n")
	t.doc("", "Registers the element as <"+w.Tag+"> and returns the class registered; where the tag is taken, the first one stays.")
	t.line("export declare function define%s(): typeof %s;\n", w.Name, w.Class)
	t.line("declare global {\n  interface HTMLElementTagNameMap {\n    %s: %s;\n  }\n}", quote(w.Tag), w.Class)
	return t.file("npm/dist/elements/"+w.Tag+".d.ts", "//")
}

func defaultNote(p Prop) string {
	if p.Kind == Data || p.Default == nil {
		return ""
	}
	return " Default: " + strings.TrimSpace(string(encode(p.Default, ""))) + "."
}

// jsxTypes is jsx.d.ts: the raw tags in React's JSX.
func jsxTypes(widgets []Widget) []File {
	t := &text{}
	t.line("import type * as React from \"react\";")
	for _, w := range widgets {
		t.line("import type { %s, %sEventMap, %sOptions } from \"./elements/%s.js\";", w.Class, w.Name, w.Name, w.Tag)
	}
	t.line("\ntype Raw<Element, Options> = Omit<React.HTMLAttributes<Element>, keyof Options | \"onError\"> &\n  React.RefAttributes<Element> & { class?: string } & Options;\n")
	t.line("declare module \"react\" {\n  namespace JSX {\n    interface IntrinsicElements {")
	for _, w := range widgets {
		t.line("      %s: Raw<%s, %sOptions> & { [K in keyof %sEventMap as `on${K}`]?: (event: %sEventMap[K]) => void };", quote(w.Tag), w.Class, w.Name, w.Name, w.Name)
	}
	t.line("    }\n  }\n}")
	empty := &text{}
	empty.line("export {};")
	return []File{t.file("npm/dist/jsx.d.ts", "//"), empty.file("npm/dist/jsx.js", "//")}
}
