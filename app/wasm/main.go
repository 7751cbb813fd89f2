// Wasm is the program of the pages: app.wasm.
package main

import (
	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"github.com/sonde-viz/sonde/app/analyze"
	"github.com/sonde-viz/sonde/app/gallery"
	"github.com/sonde-viz/sonde/app/page"
)

func main() {
	app.Route("/", &analyze.Page{})
	app.Route("/gallery", &gallery.Page{})
	app.RouteWithRegexp("^/", &page.Missing{})
	app.RunWhenOnBrowser()
}
