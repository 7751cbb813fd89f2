package gen

// The shapes of custom-elements.json, schema 2.1.0.
type (
	cem struct {
		SchemaVersion string      `json:"schemaVersion"`
		Modules       []cemModule `json:"modules"`
	}
	cemModule struct {
		Kind         string           `json:"kind"`
		Path         string           `json:"path"`
		Declarations []cemDeclaration `json:"declarations"`
		Exports      []cemExport      `json:"exports"`
	}
	cemDeclaration struct {
		Kind          string         `json:"kind"`
		CustomElement bool           `json:"customElement"`
		Name          string         `json:"name"`
		TagName       string         `json:"tagName"`
		Summary       string         `json:"summary"`
		Description   string         `json:"description"`
		Superclass    cemReference   `json:"superclass"`
		Attributes    []cemAttribute `json:"attributes"`
		Members       []cemMember    `json:"members"`
		Events        []cemEvent     `json:"events"`
		CSSParts      []cemPart      `json:"cssParts"`
		CSSStates     []cemPart      `json:"cssStates"`
		CSSProperties []cemProperty  `json:"cssProperties"`
	}
	cemReference struct {
		Name   string `json:"name"`
		Module string `json:"module,omitempty"`
	}
	cemType struct {
		Text string `json:"text"`
	}
	cemAttribute struct {
		Name        string  `json:"name"`
		Description string  `json:"description"`
		Type        cemType `json:"type"`
		Default     string  `json:"default,omitempty"`
		FieldName   string  `json:"fieldName"`
	}
	cemMember struct {
		Kind        string         `json:"kind"`
		Name        string         `json:"name"`
		Description string         `json:"description,omitempty"`
		Type        *cemType       `json:"type,omitempty"`
		Default     string         `json:"default,omitempty"`
		ReadOnly    bool           `json:"readonly,omitempty"`
		Attribute   string         `json:"attribute,omitempty"`
		Parameters  []cemParameter `json:"parameters,omitempty"`
		Return      *cemReturn     `json:"return,omitempty"`
	}
	cemParameter struct {
		Name     string  `json:"name"`
		Type     cemType `json:"type"`
		Optional bool    `json:"optional,omitempty"`
	}
	cemReturn struct {
		Type cemType `json:"type"`
	}
	cemEvent struct {
		Name        string  `json:"name"`
		Description string  `json:"description"`
		Type        cemType `json:"type"`
	}
	cemProperty struct {
		Name        string `json:"name"`
		Description string `json:"description"`
		Syntax      string `json:"syntax"`
	}
	cemPart struct {
		Name        string `json:"name"`
		Description string `json:"description"`
	}
	cemExport struct {
		Kind        string       `json:"kind"`
		Name        string       `json:"name"`
		Declaration cemReference `json:"declaration"`
	}
)

// properties are the custom properties that every widget is painted with.
var properties = []cemProperty{
	{"--sonde-foreground", "Text.", "<color>"},
	{"--sonde-muted", "Tick labels and frame.", "<color>"},
	{"--sonde-grid", "Grid lines.", "<color>"},
	{"--sonde-background", "Behind everything.", "<color>"},
	{"--sonde-accent", "The first trace.", "<color>"},
	{"--sonde-accent2", "The second trace.", "<color>"},
	{"--sonde-surface", "Behind the cursor's read-out.", "<color>"},
	{"--sonde-alert", "Errors.", "<color>"},
	{"--sonde-plot-left", "How far the plot stands from the left edge at least. Plots one above the other line up with the same lengths.", "<length>"},
	{"--sonde-plot-right", "How far it stands from the right edge at least.", "<length>"},
}

// parts are what ::part() reaches, and states what :state() matches.
var (
	parts = []cemPart{
		{"plot", "The picture: what has the focus and the accessible name."},
		{"error", "The words shown in place of the picture when the program can't start."},
	}
	states = []cemPart{
		{"loading", "The program is on its way."},
		{"ready", "A picture is shown."},
		{"error", "Nothing can be shown."},
		{"busy", "Work is under way behind the picture."},
	}
)

// methods are what every element has beside its props; static/types.d.ts declares the same.
var methods = []cemMember{
	{Kind: "field", Name: "ready", ReadOnly: true, Type: &cemType{"Promise<this>"}, Description: "Resolves when all that is set so far is computed and shown; rejects when the program can't start."},
	{Kind: "field", Name: "view", Type: &cemType{"View | null"}, Description: "The window shown: {x: [lo, hi], y: [lo, hi]}; one of them alone leaves the other axis as it is. Setting it emits nothing; null shows everything."},
	{Kind: "field", Name: "progress", ReadOnly: true, Type: &cemType{"number"}, Description: "How far the work behind the picture has come, 0 to 1; 1 when there is none."},
	{Kind: "method", Name: "values", Return: &cemReturn{cemType{"Values | null"}}, Description: "A copy of the numbers shown: {x, y}, and for a grid {x, y, z, rows, columns} with the edges of its cells."},
	{Kind: "method", Name: "pixelOf", Parameters: []cemParameter{{Name: "x", Type: cemType{"number"}}, {Name: "y", Type: cemType{"number"}}}, Return: &cemReturn{cemType{"Point | null"}}, Description: "Where a data point stands, in CSS pixels from the element's top left."},
	{Kind: "method", Name: "refresh", Return: &cemReturn{cemType{"void"}}, Description: "Says that a data array was changed in place."},
	{Kind: "method", Name: "retry", Return: &cemReturn{cemType{"void"}}, Description: "Starts the program again after it could not be loaded."},
	{Kind: "method", Name: "dispose", Return: &cemReturn{cemType{"void"}}, Description: "Gives back what the element holds; it comes to life again when it is put into a page again."},
}

// common are the events of every element, with the type of their details.
var common = []cemEvent{
	{ready, "The element shows its first picture. It does not bubble.", cemType{"CustomEvent<WidgetReadyDetail>"}},
	{failed, "A prop was refused, or nothing can be shown: {prop, value, allowed, message, phase}. The last good picture stays. It does not bubble.", cemType{"CustomEvent<WidgetErrorDetail>"}},
	{progressed, "The work behind the picture has come further: {progress}, 0 to 1. At most ten times a second, and at the end always. It does not bubble.", cemType{"CustomEvent<WidgetProgressDetail>"}},
}

// manifest is custom-elements.json.
func manifest(widgets []Widget) File {
	m := cem{SchemaVersion: "2.1.0"}
	for _, w := range widgets {
		path := "dist/define/" + w.Tag + ".js"
		class := "dist/elements/" + w.Tag + ".js"
		d := cemDeclaration{
			Kind: "class", CustomElement: true, Name: w.Class, TagName: w.Tag, Summary: w.Summary(), Description: w.Doc,
			Superclass: cemReference{Name: "HTMLElement"}, CSSProperties: properties, CSSParts: parts, CSSStates: states,
		}
		for _, p := range w.Props {
			if p.Attr != "" {
				d.Attributes = append(d.Attributes, cemAttribute{p.Attr, p.Doc, cemType{tsType(p)}, jsDefault(p), p.Name})
			}
			d.Members = append(d.Members, cemMember{Kind: "field", Name: p.Name, Description: p.Doc, Type: &cemType{tsType(p)}, Default: jsDefault(p), Attribute: p.Attr})
		}
		d.Members = append(d.Members, pushMethods(w)...)
		d.Members = append(d.Members, methods...)
		for _, e := range w.Events {
			d.Events = append(d.Events, cemEvent{e.Name, e.Doc, cemType{"CustomEvent<" + tsDetail(e) + ">"}})
		}
		d.Events = append(d.Events, common...)
		m.Modules = append(m.Modules,
			cemModule{"javascript-module", class, []cemDeclaration{d}, []cemExport{{"js", w.Class, cemReference{w.Class, class}}}},
			cemModule{"javascript-module", path, []cemDeclaration{}, []cemExport{{"custom-element-definition", w.Tag, cemReference{w.Class, class}}}})
	}
	return File{"npm/custom-elements.json", encode(m, "  ")}
}

// pushMethods are the methods by which a page appends data.
func pushMethods(w Widget) (out []cemMember) {
	for _, p := range w.Pushes {
		out = append(out, cemMember{Kind: "method", Name: p.Name, Parameters: []cemParameter{{Name: "samples", Type: cemType{"Samples"}}}, Return: &cemReturn{cemType{"void"}}, Description: p.Doc})
	}
	return out
}

// jsDefault is a prop's default as JavaScript.
func jsDefault(p Prop) string { return trimmed(encode(p.Default, "")) }
