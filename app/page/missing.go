package page

import "github.com/maxence-charriere/go-app/v9/pkg/app"

// Missing is shown for an address that no page has.
type Missing struct{ app.Compo }

// OnMount names the page.
func (m *Missing) OnMount(ctx app.Context) { ctx.Page().SetTitle("Sonde: no such page") }

// Render leads back.
func (m *Missing) Render() app.UI {
	return Frame("", "missing",
		app.H1().Text("There is no such page"),
		app.P().Body(app.Text("The address has changed, or was mistyped. "), To("Analyze"), app.Text(" is where recordings are shown.")))
}
