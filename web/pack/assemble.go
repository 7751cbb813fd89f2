package main

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/sonde-viz/sonde/web"
	"github.com/sonde-viz/sonde/web/gen"
)

// entries are the modules of the runtime that generated files import, and what its Workers run. Sonde's own package has compute.js too.
var entries = []string{"index.js", "react.js", "vue.js", "testing.js", "worker.js"}

// assemble collects the files of the package, sorted by path: what the generator made, the runtime and the program.
func assemble(p gen.Package, generated string, dist fs.FS, wasm string) ([]gen.File, error) {
	var files []gen.File
	err := filepath.WalkDir(generated, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		rel, _ := filepath.Rel(generated, name)
		files = append(files, gen.File{Path: filepath.ToSlash(rel), Data: data})
		return err
	})
	if err != nil {
		return nil, err
	}
	wanted := entries
	if p.Name == sonde {
		wanted = append(slices.Clone(entries), "compute.js")
	}
	files = append(files, gen.File{Path: "dist/runtime/compute.wasm", Data: web.Kernels}) // beside the modules that ask for it
	runtime, err := runtimeFiles(dist, wanted)
	if err != nil {
		return nil, err
	}
	for _, f := range runtime {
		f.Path = "dist/runtime/" + f.Path
		files = append(files, f)
	}
	program, err := os.ReadFile(wasm)
	if err != nil {
		return nil, fmt.Errorf("the program is missing: %w", err)
	}
	if !bytes.HasPrefix(program, []byte("\x00asm")) {
		return nil, fmt.Errorf("%s is not WebAssembly", wasm)
	}
	files = append(files,
		gen.File{Path: "dist/runtime/elements.wasm", Data: program}, // beside the module that asks for it
		gen.File{Path: "package.json", Data: packageJSON(p)})
	licenses, err := licenses()
	if err != nil {
		return nil, err
	}
	files = append(files, licenses...)
	if p.Name == sonde {
		files = append(files, gen.File{Path: "LICENSE", Data: licenses[0].Data},
			gen.File{Path: "dist/runtime/LICENSE-tinygo", Data: tinygoLicense})
	}
	slices.SortFunc(files, func(a, b gen.File) int { return strings.Compare(a.Path, b.Path) })
	return files, nil
}

// imports finds the modules that a bundled module takes from beside it.
var imports = regexp.MustCompile(`["']\./([A-Za-z0-9_.-]+\.js)["']`)

// runtimeFiles are the entries and all that they import; the dist folder holds the app's modules too.
func runtimeFiles(dist fs.FS, entries []string) ([]gen.File, error) {
	var files []gen.File
	todo := slices.Clone(entries)
	for i := 0; i < len(todo); i++ {
		data, err := fs.ReadFile(dist, path.Join("dist", todo[i]))
		if err != nil {
			return nil, fmt.Errorf("the runtime is not whole: %w", err)
		}
		files = append(files, gen.File{Path: todo[i], Data: data})
		for _, m := range imports.FindAllSubmatch(data, -1) {
			if name := string(m[1]); !slices.Contains(todo, name) {
				todo = append(todo, name)
			}
		}
	}
	return files, nil
}

// tinygoLicense is that of TinyGo, parts of which are in the programs of Sonde's own package.
//
//go:embed LICENSE-tinygo
var tinygoLicense []byte

// licenses are those of Sonde and of Go, whose wasm_exec.js and library are part of every package.
func licenses() ([]gen.File, error) {
	sonde, err := goOutput("list", "-m", "-f", "{{.Dir}}", "github.com/sonde-viz/sonde")
	if err != nil {
		return nil, err
	}
	goroot, err := goOutput("env", "GOROOT")
	if err != nil {
		return nil, err
	}
	var files []gen.File
	for _, l := range [][2]string{{sonde, "dist/runtime/LICENSE"}, {goroot, "dist/runtime/LICENSE-go"}} {
		data, err := os.ReadFile(filepath.Join(l[0], "LICENSE"))
		if err != nil {
			return nil, err
		}
		files = append(files, gen.File{Path: l[1], Data: data})
	}
	return files, nil
}

// goOutput runs the go command and returns the line that it prints.
func goOutput(args ...string) (string, error) {
	out, err := exec.Command("go", args...).Output()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		err = errors.New(strings.TrimSpace(string(exit.Stderr)))
	}
	if err != nil {
		return "", fmt.Errorf("go %s: %w", strings.Join(args, " "), err)
	}
	return strings.TrimSpace(string(out)), nil
}
