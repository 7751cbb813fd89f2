// Twoversions serves a small site around a given program, for browser tests of the service worker: the
// same site under another name is another version of it.
//
//	twoversions localhost:8090 app.wasm A [folder for the files of earlier versions]
package main

import (
	"fmt"
	"net"
	"net/http"
	"os"
	"slices"
	"testing/fstest"

	"github.com/sonde-viz/sonde/web/site"
)

func main() {
	if len(os.Args) < 4 || len(os.Args) > 5 {
		fmt.Fprintln(os.Stderr, "usage: twoversions address app.wasm version [folder]")
		os.Exit(2)
	}
	folder := append(os.Args, "")[4]
	if err := serve(os.Args[1], os.Args[2], os.Args[3], folder); err != nil {
		fmt.Fprintln(os.Stderr, "twoversions:", err)
		os.Exit(1)
	}
}

func serve(addr, program, version, folder string) error {
	wasm, err := os.ReadFile(program)
	if err != nil {
		return err
	}
	handler, err := site.New(site.Config{
		Name:  "Version " + version,
		Keep:  folder,
		Pages: []site.Page{{Path: "/"}, {Path: "/gallery"}, {Path: "/plots", Wasm: "plots.wasm"}},
		Assets: fstest.MapFS{
			"app.wasm":   {Data: mark(wasm, "app of "+version)},
			"plots.wasm": {Data: mark(wasm, "plots of "+version)},
			// A plain address, whose content tells the version that a page sees.
			"note.txt":  {Data: []byte("note of " + version)},
			"worker.js": {Data: []byte(`fetch("/note.txt").then((r) => r.text()).then(postMessage)`)},
		},
	})
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", addr)
	if err != nil {
		return err
	}
	fmt.Println("ready")
	return http.Serve(listener, handler)
}

// mark makes another program of the same one: it adds a section of our own, which is skipped.
func mark(wasm []byte, words string) []byte {
	section := append([]byte{byte(len("mark"))}, "mark"+words...)
	return append(append(slices.Clone(wasm), 0, byte(len(section))), section...)
}
