// Package web carries the JavaScript runtime of Sonde, bundled and minified, so that any Go
// program that imports the module can serve it: a Go module has only what is committed.
package web

import "embed"

// Dist holds the folder dist: what `make dist` bundles from the TypeScript in src.
//
//go:embed dist
var Dist embed.FS
