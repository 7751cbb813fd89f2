// Package web carries the JavaScript runtime of Sonde, bundled and minified, and the kernels that its Workers run, so that any
// Go program that imports the module can serve them: a Go module has only what is committed.
package web

import "embed"

// Dist holds the folder dist: what `make dist` bundles from the TypeScript in src.
//
//go:embed dist
var Dist embed.FS

// Kernels is compute.wasm: what `make kernels` compiles of package compute.
//
//go:embed generated/kernels/compute.wasm
var Kernels []byte
