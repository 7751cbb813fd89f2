// Wasm is the program of the pages: app.wasm.
package main

import "github.com/maxence-charriere/go-app/v9/pkg/app"

type home struct{ app.Compo }

func (h *home) Render() app.UI { return app.Main().Body(app.H1().Text("Sonde")) }

func main() {
	app.Route("/", &home{})
	app.Route("/gallery", &home{})
	app.RunWhenOnBrowser()
}
