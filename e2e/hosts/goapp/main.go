//go:build !js

// Goapp is a go-app program that shows Sonde's widgets, and its server, in a Go module of its own.
//
//	goapp address folder
//
// serves the folder, which holds app.wasm (this program built for GOOS=js GOARCH=wasm) and host.css.
package main

import (
	"log"
	"net/http"
	"os"

	"github.com/sonde-viz/sonde/web/site"
)

func main() {
	if len(os.Args) != 3 {
		log.Fatal("usage: goapp address folder")
	}
	handler, err := site.New(site.Config{
		Name:   "A go-app program",
		Pages:  []site.Page{{Path: "/"}, {Path: "/tape"}},
		Assets: os.DirFS(os.Args[2]),
		Styles: []string{"host.css"},
	})
	if err != nil {
		log.Fatal(err)
	}
	log.Fatal(http.ListenAndServe(os.Args[1], handler))
}
