// Command pack makes an npm package of widgets: elements, types, wrappers for React and Vue, and the program that
// draws them. It needs Go alone; Sonde's own program, which `make elements` leaves, is by TinyGo and LLVM where they are.
//
//	go run ./web/pack
//
// in the root of Sonde packs Sonde's own widgets from web/generated and build/elements.wasm into build/npm and a
// tarball beside it.
//
//	go run github.com/sonde-viz/sonde/web/pack -name @me/thermometer -out dist ./thermometer
//
// in a module of your own packs the widgets that the named packages export as Def into dist/npm and a tarball.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/sonde-viz/sonde/web"
	"github.com/sonde-viz/sonde/web/gen"
)

// sonde is Sonde's own package.
const sonde = "@sonde-viz/elements"

func main() {
	name := flag.String("name", sonde, "`name` of the npm package")
	version := flag.String("version", gen.Version, "`version` of the npm package")
	out := flag.String("out", "build", "`folder` to write to: npm, and a tarball")
	wasm := flag.String("wasm", "build/elements.wasm", "program of Sonde's own widgets, built by make elements")
	flag.Parse()
	tarball, err := pack(gen.Package{Name: *name, Version: *version}, *out, *wasm, flag.Args())
	if err != nil {
		fmt.Fprintln(os.Stderr, "pack:", err)
		os.Exit(1)
	}
	fmt.Println(tarball)
}

// pack makes the package and returns the path of its tarball.
func pack(p gen.Package, out, wasm string, packages []string) (tarball string, err error) {
	if !validName(p.Name) {
		return "", fmt.Errorf("%q is not an npm package's name: lowercase, such as @me/thermometer", p.Name)
	}
	generated := "web/generated"
	if len(packages) > 0 {
		build, err := buildOwn(p, packages)
		if err != nil {
			return "", err
		}
		defer build.remove()
		generated, wasm = build.generated, build.wasm
	}
	files, err := assemble(p, filepath.Join(generated, "npm"), web.Dist, wasm)
	if err != nil {
		return "", err
	}
	if err := writeFolder(filepath.Join(out, "npm"), files); err != nil {
		return "", err
	}
	tarball = filepath.Join(out, strings.ReplaceAll(strings.TrimPrefix(p.Name, "@"), "/", "-")+"-"+p.Version+".tgz")
	return tarball, writeTarball(tarball, files)
}

// validName reports whether npm takes the name: lowercase letters, digits and -._, with or without a scope.
func validName(name string) bool {
	if scoped, ok := strings.CutPrefix(name, "@"); ok {
		scope, rest, ok := strings.Cut(scoped, "/")
		return ok && validName(scope) && validName(rest) && !strings.HasPrefix(rest, "@")
	}
	for _, r := range name {
		if !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || strings.ContainsRune("-._", r)) {
			return false
		}
	}
	return name != "" && !strings.ContainsRune("._", rune(name[0]))
}
