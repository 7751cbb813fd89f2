// Wasm is the program of the page Plots: plots.wasm.
package main

import (
	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"github.com/sonde-viz/sonde/app/page"
	"github.com/sonde-viz/sonde/app/plots"
)

func main() {
	page.Program = page.Plots
	app.Route("/plots", &plots.Page{})
	app.RouteWithRegexp("^/", &page.Missing{})
	app.RunWhenOnBrowser()
}
