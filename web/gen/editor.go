package gen

// webTypes is web-types.json, which JetBrains' editors read.
func webTypes(p Package, widgets []Widget) File {
	type object = map[string]any
	var elements []object
	for _, w := range widgets {
		var attributes, properties, events []object
		for _, q := range w.Props {
			properties = append(properties, object{"name": q.Name, "description": q.Doc, "type": tsType(q)})
			if q.Attr == "" {
				continue
			}
			a := object{"name": q.Attr, "description": q.Doc, "value": object{"type": tsType(q)}}
			if q.Kind == Bool {
				a["value"] = object{"type": "boolean", "kind": "no-value"}
			}
			if s := shown(q.Default); s != "" {
				a["default"] = s
			}
			attributes = append(attributes, a)
		}
		for _, e := range w.Events {
			events = append(events, object{"name": e.Name, "description": e.Doc})
		}
		for _, e := range common {
			events = append(events, object{"name": e.Name, "description": e.Description})
		}
		js := object{"properties": properties, "events": events}
		if len(w.Pushes) > 0 {
			var methods []object
			for _, m := range w.Pushes {
				methods = append(methods, object{"name": m.Name, "description": m.Doc})
			}
			js["methods"] = methods
		}
		elements = append(elements, object{"name": w.Tag, "description": w.Doc, "attributes": attributes, "js": js})
	}
	return File{"npm/web-types.json", encode(object{
		"$schema": "https://raw.githubusercontent.com/JetBrains/web-types/master/schema/web-types.json",
		"name":    p.Name, "version": p.Version, "description-markup": "markdown",
		"contributions": object{"html": object{"elements": elements}},
	}, "  ")}
}

// htmlData is vscode.html-custom-data.json, which VS Code reads.
func htmlData(widgets []Widget) File {
	type value struct {
		Name string `json:"name"`
	}
	type attribute struct {
		Name        string  `json:"name"`
		Description string  `json:"description"`
		Values      []value `json:"values,omitempty"`
		ValueSet    string  `json:"valueSet,omitempty"`
	}
	type tag struct {
		Name        string      `json:"name"`
		Description string      `json:"description"`
		Attributes  []attribute `json:"attributes"`
	}
	var tags []tag
	for _, w := range widgets {
		t := tag{Name: w.Tag, Description: w.Doc, Attributes: []attribute{}}
		for _, p := range w.Props {
			if p.Attr == "" {
				continue
			}
			a := attribute{Name: p.Attr, Description: p.Doc}
			for _, v := range p.Values {
				a.Values = append(a.Values, value{v})
			}
			if p.Kind == Bool {
				a.ValueSet = "v"
			}
			t.Attributes = append(t.Attributes, a)
		}
		tags = append(tags, t)
	}
	return File{"npm/vscode.html-custom-data.json", encode(map[string]any{"version": 1.1, "tags": tags}, "  ")}
}
