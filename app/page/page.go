// Package page has what the app's pages share: the frame around them, and small pieces of forms.
package page

import (
	"github.com/maxence-charriere/go-app/v9/pkg/app"
)

// Link is one page of the app, and the program that shows it.
type Link struct{ Path, Name, Program string }

// The programs.
const (
	Main  = "app"
	Plots = "plots"
)

// Program is the one that runs. Links to pages of another one load their page anew.
var Program = Main

// Links are the pages, in the order of the navigation. A page may change its own path, to be found as it was left.
var Links = []Link{{"/", "Analyze", Main}, {"/gallery", "Gallery", Main}, {"/plots", "Plots", Plots}}

// Frame is a page: the header, and the main part with the given class. Name is that of the page in Links.
func Frame(name, class string, body ...app.UI) app.UI {
	return app.Div().Class("frame").Body(
		&header{Current: name, Paths: paths()},
		app.Main().ID("main").Class(class).Body(body...),
		app.Footer().Class("footer").Body(app.A().Href("/licences").Text("Licences").OnClick(leave)),
	)
}

func paths() string {
	s := ""
	for _, l := range Links {
		s += l.Path + "\n"
	}
	return s
}

// header has the navigation, and offers to install the app and to load a new version.
type header struct {
	app.Compo
	Current string
	Paths   string // all of Links: so that a changed one is seen

	installable, updated bool
}

// OnMount, OnAppInstallChange and OnAppUpdate look whether there is something to offer.
func (h *header) OnMount(ctx app.Context)            { h.look(ctx) }
func (h *header) OnAppInstallChange(ctx app.Context) { h.look(ctx) }
func (h *header) OnAppUpdate(ctx app.Context)        { h.look(ctx) }

func (h *header) look(ctx app.Context) {
	h.installable, h.updated = ctx.IsAppInstallable(), ctx.AppUpdateAvailable()
}

func (h *header) Render() app.UI {
	return app.Header().Class("header").Body(
		app.A().Class("skip").Href("#main").Text("To the content"),
		link(app.A().Class("brand"), Links[0]).Body(
			app.Span().Class("brand-mark").Aria("hidden", true), app.Text("Sonde")),
		app.Nav().Aria("label", "Pages").Body(
			app.Range(Links).Slice(func(i int) app.UI {
				a := link(app.A().Class("nav-link"), Links[i]).Text(Links[i].Name)
				if Links[i].Name == h.Current {
					a = a.Aria("current", "page")
				}
				return a
			})),
		app.Div().Class("header-end").Body(
			app.If(h.updated, app.Button().ID("reload").Type("button").Class("button").Text("Load the new version").OnClick(h.reload)),
			app.If(h.installable, app.Button().ID("install").Type("button").Class("button").Text("Install").OnClick(h.install))),
	)
}

// link leads to a page. go-app takes every click on a link for a page of its own, unless the click does not get as far.
func link(a app.HTMLA, to Link) app.HTMLA {
	a = a.Href(to.Path)
	if to.Program != Program {
		a = a.OnClick(leave)
	}
	return a
}

// To is a link to the page of that name, in a text.
func To(name string) app.UI {
	for _, l := range Links {
		if l.Name == name {
			return link(app.A(), l).Text(name)
		}
	}
	panic("page: no page " + name)
}

func leave(_ app.Context, e app.Event) { e.Call("stopPropagation") }

func (h *header) reload(ctx app.Context, _ app.Event)  { ctx.Reload() }
func (h *header) install(ctx app.Context, _ app.Event) { ctx.ShowAppInstallPrompt() }
