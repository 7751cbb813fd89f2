// Wasm is the program of the pages: app.wasm.
package main

import (
	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"github.com/sonde-viz/sonde/app/analyze"
)

func main() {
	app.Route("/", &analyze.Page{})
	app.RunWhenOnBrowser()
}
