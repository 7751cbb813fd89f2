// Package plots is the page that shows plots of gonum.org/v1/plot. It is a program of its own (plots/wasm), which only
// its visitors load, because gonum's plot package with its fonts is as large as all of the rest.
package plots

import (
	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"github.com/sonde-viz/sonde/app/page"
	"github.com/sonde-viz/sonde/app/ui"
	"github.com/sonde-viz/sonde/components/gonumplot"
)

// Page is the page at "/plots".
type Page struct {
	app.Compo
	props []gonumplot.Props
}

// OnInit makes the plots, once.
func (p *Page) OnInit() {
	for _, e := range gonumplot.Def.Examples {
		p.props = append(p.props, e.Props())
	}
}

// OnMount names the page.
func (p *Page) OnMount(ctx app.Context) { ctx.Page().SetTitle("Sonde: plots by gonum") }

// Render shows the examples below each other.
func (p *Page) Render() app.UI {
	body := []app.UI{
		app.Div().Class("doc").Body(
			app.H1().Text("Plots by gonum"),
			app.P().Class("muted").Text("Any plot made with gonum.org/v1/plot can stand in a page: its drawing is recorded into the list that all widgets are painted from. It keeps gonum's own look, black on white.")),
	}
	for i, e := range gonumplot.Def.Examples {
		body = append(body, app.Section().Class("exhibit").Aria("labelledby", "title-"+e.Name).Body(
			app.H2().ID("title-"+e.Name).Text(p.props[i].Label),
			app.P().Class("caption").Text(e.Title),
			ui.Of(gonumplot.Def, p.props[i]).ID("plot-"+e.Name).Class("picture paper"),
		))
	}
	return page.Frame("Plots", "plots", body...)
}
