package main

import (
	"io/fs"

	"github.com/sonde-viz/sonde/web/site"
)

// config describes the app's site. The pages are the routes of app/wasm; a route that is missing
// here still works from within the app, but answers 404 when it is opened directly.
func config(assets fs.FS) site.Config {
	return site.Config{
		Name:        "Sonde",
		Description: "Spectra, spectrograms and matrix pictures of your recordings, computed in your browser. Nothing leaves your machine.",
		Assets:      assets,
		Styles:      []string{"app.css"},
		Pages: []site.Page{
			{Path: "/", Title: "Sonde: analyze a recording"},
			{Path: "/gallery", Title: "Sonde: gallery of widgets"},
			{Path: "/plots", Title: "Sonde: plots by gonum", Wasm: "plots.wasm"},
		},
	}
}
