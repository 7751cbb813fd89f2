// Package gallery is the page that shows every registered widget from its examples, with a control for each prop.
package gallery

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"github.com/sonde-viz/sonde/app/page"
	"github.com/sonde-viz/sonde/app/ui"
	"github.com/sonde-viz/sonde/components"
	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/web/generated/bind"
)

// Page is the page at "/gallery".
type Page struct{ app.Compo }

// OnMount names the page.
func (p *Page) OnMount(ctx app.Context) { ctx.Page().SetTitle("Sonde: gallery of widgets") }

// Render shows one exhibit a widget.
func (p *Page) Render() app.UI {
	body := []app.UI{
		app.Div().Body(
			app.H1().Text("Gallery"),
			app.P().Class("muted").Text("Every widget, from the examples that its documentation shows. Change its props, and it says what it allows.")),
	}
	for _, w := range components.All() {
		body = append(body, &exhibit{Tag: w.Describe().Tag})
	}
	body = append(body, app.P().Body(app.Text("Plots made with gonum.org/v1/plot have a page of their own: "),
		page.To("Plots"), app.Text(".")))
	return page.Frame("Gallery", "gallery", body...)
}

// exhibit is one widget with its controls.
type exhibit struct {
	app.Compo
	Tag string

	widget  widget.Widget
	about   widget.Description
	meta    bind.Widget
	example int
	props   any
	refused string
	old     bool // the picture is of earlier props
	event   string
}

// OnInit finds the widget and makes its first example.
func (e *exhibit) OnInit() {
	for _, w := range components.All() {
		if d := w.Describe(); d.Tag == e.Tag {
			e.widget, e.about = w, d
		}
	}
	for _, m := range bind.Meta() {
		if m.Tag == e.Tag {
			e.meta = m
		}
	}
	e.show(0)
}

func (e *exhibit) show(example int) {
	e.example, e.refused, e.event = example, "", ""
	e.props = e.about.Defaults
	if example < len(e.about.Examples) {
		e.props = e.about.Examples[example].Props()
	}
}

// name is the widget's name in addresses and ids: "spectrum".
func (e *exhibit) name() string { return strings.TrimPrefix(e.Tag, "sonde-") }

// Render shows example, widget and controls side by side.
func (e *exhibit) Render() app.UI {
	title := ""
	if e.example < len(e.about.Examples) {
		title = e.about.Examples[e.example].Title
	}
	return app.Section().ID("exhibit-"+e.name()).Class("exhibit").Aria("labelledby", "title-"+e.name()).Body(
		app.Div().Class("doc").Body(
			app.H2().ID("title-"+e.name()).Text(e.meta.Name),
			app.P().Body(app.Code().Text("<"+e.Tag+">"), app.Text(" "), app.Text(e.meta.Doc))),
		app.Div().Class("tabs").Role("group").Aria("label", "Examples").Body(
			app.Range(e.about.Examples).Slice(func(i int) app.UI {
				return app.Button().ID("example-"+e.name()+"-"+e.about.Examples[i].Name).Type("button").Class("button").
					DataSet("example", i).Aria("pressed", i == e.example).Text(e.about.Examples[i].Name).OnClick(e.onExample, i)
			})),
		app.P().Class("caption").Text(title),
		app.Div().Class("exhibit-body").Body(
			app.Div().Class("exhibit-side").Body(app.Div().Class("exhibit-stay").Body(
				app.Div().Class(e.stage()).Body(
					ui.Any(e.widget, e.props).ID("gallery-"+e.name()).Class("picture").OnError(e.onError).OnState(e.onState).
						On(widget.CursorChange, e.onEvent).On(widget.ViewChange, e.onEvent)),
				app.Div().ID("refused-"+e.name()).Role("alert").Body(
					app.If(e.refused != "", app.P().Class("alert").Text(e.refused))),
				app.P().ID("event-"+e.name()).Class("caption").Text(or(e.event, "Events appear here: move the pointer over the picture.")),
			)),
			app.Form().Class("settings").Aria("label", "Props of "+e.meta.Name).On("submit", stay).Body(
				app.Range(e.meta.Props).Slice(func(i int) app.UI { return e.control(e.meta.Props[i]) }))),
		app.Details().Body(
			app.Summary().Text("What the props mean"),
			app.Dl().Body(app.Range(e.meta.Props).Slice(func(i int) app.UI {
				p := e.meta.Props[i]
				return app.Div().Body(app.Dt().Body(app.Code().Text(p.Name)), app.Dd().Text(p.Doc))
			}))),
	)
}

// control makes the control that suits a prop; samples have none.
func (e *exhibit) control(p bind.Prop) app.UI {
	id := e.name() + "-" + p.Name
	if p.Kind == "data" {
		return app.Div().Class("field").Body(app.Span().Class("field-name").Text(p.Name), app.Span().Text("of the example"))
	}
	text := textOf(e.props, p)
	switch p.Kind {
	case "enum":
		var o []page.Option
		for _, v := range p.Values {
			o = append(o, page.Option{Value: v, Text: v})
		}
		return page.Select(id, p.Name, text, o, e.onProp)
	case "bool":
		return page.Check(id, p.Name, text == "true", e.onProp)
	}
	return page.Text(id, p.Name, text, "", e.onProp)
}

func (e *exhibit) onExample(ctx app.Context, _ app.Event) {
	i, _ := strconv.Atoi(ctx.JSSrc().Get("dataset").Get("example").String())
	e.show(i)
}

func (e *exhibit) onProp(ctx app.Context, _ app.Event) {
	input := ctx.JSSrc()
	text := input.Get("value").String()
	if input.Get("type").String() == "checkbox" {
		text = strconv.FormatBool(input.Get("checked").Bool())
	}
	name := strings.TrimPrefix(input.Get("id").String(), e.name()+"-")
	for _, p := range e.meta.Props {
		if p.Name != name {
			continue
		}
		e.refused = ""
		props, err := withText(e.props, p, text)
		if err != nil {
			e.refused = err.Error()
			return
		}
		e.props = props
	}
}

func (e *exhibit) onError(_ app.Context, err *ui.Error) { e.refused = err.Message }

// onState marks a picture that does not show the props.
func (e *exhibit) onState(_ app.Context, s ui.State) {
	if e.old = s.Refused != ""; e.old {
		e.refused = s.Refused
	}
}

func (e *exhibit) stage() string {
	if e.old {
		return "stage stage-old"
	}
	return "stage"
}

func (e *exhibit) onEvent(_ app.Context, ev app.Event, d ui.Detail) {
	e.event = ev.Get("type").String() + " " + d.String()
}

func stay(_ app.Context, e app.Event) { e.PreventDefault() }

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
