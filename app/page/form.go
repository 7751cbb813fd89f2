package page

import (
	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// Option is one choice of a Select.
type Option struct{ Value, Text string }

// Select is a labelled list of choices; its id, which also names it to the handler, is unique in the page.
func Select(id, label, value string, options []Option, changed app.EventHandler) app.UI {
	return app.Label().Class("field").For(id).Body(
		app.Span().Class("field-name").Text(label),
		app.Select().ID(id).Name(id).OnChange(changed, id).Body(
			app.Range(options).Slice(func(i int) app.UI {
				o := options[i]
				return app.Option().Value(o.Value).Selected(o.Value == value).Text(o.Text)
			})))
}

// Number is a labelled number; step is how far an arrow key moves it, least the smallest one allowed, "" for none.
func Number(id, label, value, least, step, placeholder string, changed app.EventHandler) app.UI {
	return app.Label().Class("field").For(id).Body(
		app.Span().Class("field-name").Text(label),
		app.If(least == "", app.Input().ID(id).Name(id).Type("number").Value(value).Attr("step", step).
			Placeholder(placeholder).OnChange(changed, id)).
			Else(app.Input().ID(id).Name(id).Type("number").Value(value).Attr("min", least).Attr("step", step).
				Placeholder(placeholder).OnChange(changed, id)))
}

// Text is a labelled line of text.
func Text(id, label, value, placeholder string, changed app.EventHandler) app.UI {
	return app.Label().Class("field").For(id).Body(
		app.Span().Class("field-name").Text(label),
		app.Input().ID(id).Name(id).Type("text").Value(value).Placeholder(placeholder).OnChange(changed, id))
}

// Check is a labelled box.
func Check(id, label string, on bool, changed app.EventHandler) app.UI {
	return app.Label().Class("field field-check").For(id).Body(
		app.Input().ID(id).Name(id).Type("checkbox").Checked(on).OnChange(changed, id),
		app.Span().Class("field-name").Text(label))
}

// Stage is a picture. When what it should show was refused, a band over it says why, and that what can be seen is old.
func Stage(id, refused string, drawn bool, picture app.UI) app.UI {
	class := "stage"
	what := "There is no picture: "
	if drawn {
		what = "Old picture, from before: "
	}
	if refused != "" {
		class += " stage-old"
	}
	return app.Div().Class(class).Body(
		picture,
		app.Div().ID("old-"+id).Role("alert").Body(
			app.If(refused != "", app.P().Class("band").Body(app.Strong().Text(what), app.Text(refused)))))
}
