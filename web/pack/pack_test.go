package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/sonde-viz/sonde/web/gen"
)

var (
	mine = gen.Package{Name: "@me/dial", Version: "1.2.3"}
	// The generator's golden files are a package's generated part.
	golden  = filepath.Join("..", "gen", "testdata", "golden", "npm")
	runtime = fstest.MapFS{
		"dist/index.js":     {Data: []byte(`import{a}from"./chunk-A.js";export{a};`)},
		"dist/react.js":     {Data: []byte(`import{b}from'./chunk-B.js';import r from"react";`)},
		"dist/vue.js":       {Data: []byte(`import{h}from"vue";`)},
		"dist/testing.js":   {Data: []byte(`import{a}from"./chunk-A.js"`)},
		"dist/chunk-A.js":   {Data: []byte(`new URL("./elements.wasm",import.meta.url)`)},
		"dist/chunk-B.js":   {Data: []byte(`import"./chunk-C.js"`)},
		"dist/chunk-C.js":   {Data: []byte(`0`)},
		"dist/worker.js":    {Data: []byte(`onmessage=()=>{}`)},
		"dist/boot.js":      {Data: []byte(`"of the app"`)},
		"dist/chunk-app.js": {Data: []byte(`"of the app"`)},
	}
)

func program(t *testing.T, text string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "elements.wasm")
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}

func assembled(t *testing.T) []gen.File {
	t.Helper()
	files, err := assemble(mine, golden, runtime, program(t, "\x00asm\x01\x00\x00\x00"))
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func paths(files []gen.File) (names []string) {
	for _, f := range files {
		names = append(names, f.Path)
	}
	return names
}

// TestEveryExportIsThere resolves what package.json promises.
func TestEveryExportIsThere(t *testing.T) {
	files := assembled(t)
	names := paths(files)
	i := slices.Index(names, "package.json")
	if i < 0 {
		t.Fatal("no package.json")
	}
	var p struct {
		Name, Version, Type, CustomElements string
		WebTypes                            string `json:"web-types"`
		Exports                             map[string]any
		Files, SideEffects                  []string
		Dependencies                        map[string]string
	}
	if err := json.Unmarshal(files[i].Data, &p); err != nil {
		t.Fatal(err)
	}
	if p.Name != mine.Name || p.Version != mine.Version || p.Type != "module" || p.Dependencies != nil {
		t.Errorf("package.json says %+v", p)
	}
	targets := append([]string{p.CustomElements, p.WebTypes}, p.SideEffects...)
	for _, target := range p.Exports {
		switch x := target.(type) {
		case string:
			targets = append(targets, x)
		case map[string]any:
			targets = append(targets, x["types"].(string), x["default"].(string))
		}
	}
	for _, target := range targets {
		target = strings.TrimPrefix(target, "./")
		if !slices.ContainsFunc(names, func(name string) bool {
			ok, err := filepath.Match(target, name)
			return err == nil && ok
		}) {
			t.Errorf("%s is not in the package", target)
		}
	}
	if len(p.Exports) < 11 {
		t.Errorf("%d exports", len(p.Exports))
	}
}

// TestRuntimeIsWholeAndAlone has the modules that the entries import, and not those of the app.
func TestRuntimeIsWholeAndAlone(t *testing.T) {
	var got []string
	for _, name := range paths(assembled(t)) {
		if rest, ok := strings.CutPrefix(name, "dist/runtime/"); ok {
			got = append(got, rest)
		}
	}
	want := []string{"LICENSE", "LICENSE-go", "chunk-A.js", "chunk-B.js", "chunk-C.js", "compute.wasm", "elements.wasm", "index.js", "react.js", "testing.js", "vue.js", "worker.js"}
	if !slices.Equal(got, want) {
		t.Errorf("runtime is %v, want %v", got, want)
	}
	if _, err := assemble(mine, golden, fstest.MapFS{}, program(t, "\x00asm")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("without a runtime: %v", err)
	}
	if _, err := assemble(mine, golden, runtime, program(t, "<!doctype html>")); err == nil || !strings.Contains(err.Error(), "not WebAssembly") {
		t.Errorf("HTML for a program: %v", err)
	}
}

// TestTarball unpacks what npm will, and compares two that were made of the same files.
func TestTarball(t *testing.T) {
	files := assembled(t)
	var one, two bytes.Buffer
	if err := errors.Join(tarball(&one, files), tarball(&two, assembled(t))); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(one.Bytes(), two.Bytes()) {
		t.Error("two tarballs of the same files differ")
	}
	z, err := gzip.NewReader(&one)
	if err != nil {
		t.Fatal(err)
	}
	r := tar.NewReader(z)
	for _, f := range files {
		h, err := r.Next()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil || h.Name != "package/"+f.Path || !bytes.Equal(data, f.Data) {
			t.Errorf("%s holds %d bytes, want %d of %s (%v)", h.Name, len(data), len(f.Data), f.Path, err)
		}
	}
	if _, err := r.Next(); err != io.EOF {
		t.Errorf("more than the files: %v", err)
	}
}

// TestFolderOfSomethingElse is not written over.
func TestFolderOfSomethingElse(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "npm")
	files := assembled(t)
	for range 2 { // a new one, and one of ours
		if err := writeFolder(folder, files); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(filepath.Join(folder, "dist", "index.js"))
	if err != nil || len(data) == 0 {
		t.Errorf("dist/index.js holds %d bytes: %v", len(data), err)
	}
	other := t.TempDir()
	precious := filepath.Join(other, "thesis.tex")
	if err := os.WriteFile(precious, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := writeFolder(other, files); err == nil {
		t.Error("written over somebody's folder")
	}
	if _, err := os.Stat(precious); err != nil {
		t.Error(err)
	}
}

// TestPackageWithoutDef is an error that says so, and nothing stays behind.
func TestPackageWithoutDef(t *testing.T) {
	bad := filepath.Join("..", "gen", "testdata", "bad")
	_, err := buildOwn(mine, []string{"./" + filepath.ToSlash(bad)})
	if err == nil || !strings.Contains(err.Error(), "Def") {
		t.Errorf("the error does not name Def: %v", err)
	}
	if _, err := os.Stat(filepath.Join(bad, "_sonde")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the build's folder is still there: %v", err)
	}
}

func TestNames(t *testing.T) {
	for name, want := range map[string]bool{
		"@me/thing": true, "thing": true, "a.b-c_d": true, "@sonde-viz/elements": true,
		"": false, "@me": false, "@me/": false, "@/x": false, "Thing": false, ".x": false, "a b": false, "@a/b/c": false, "../x": false, "@a/@b/c": false,
	} {
		if validName(name) != want {
			t.Errorf("%q: %v", name, !want)
		}
	}
}
