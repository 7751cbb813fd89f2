package main

import (
	"errors"
	"fmt"
	"go/version"
	"os"
	"os/exec"
	"os/signal"
	"path"
	"path/filepath"
	"strings"

	"github.com/sonde-viz/sonde/web/gen"
)

// own is a build of somebody's own widgets. Go resolves imports by the module that a file stands in, and internal
// packages by its folder, so the build stands in the folder of the first widget until remove is called.
type own struct {
	folder     string // removed at the end
	importPath string
	generated  string // what the generator wrote
	wasm       string // the program
}

// buildOwn generates and compiles the widgets that the packages export as Def.
func buildOwn(p gen.Package, packages []string) (b *own, err error) {
	list, err := goOutput(append([]string{"list", "-f", "{{.ImportPath}} {{.Dir}}"}, packages...)...)
	if err != nil {
		return nil, err
	}
	var paths []string
	for _, line := range strings.Split(list, "\n") {
		importPath, dir, _ := strings.Cut(line, " ")
		if b == nil {
			// The underscore keeps it out of ./..., and a name that is always the same the program's bytes the same.
			b = &own{folder: filepath.Join(dir, "_sonde"), importPath: path.Join(importPath, "_sonde")}
		}
		paths = append(paths, importPath)
	}
	b.generated, b.wasm = filepath.Join(b.folder, "out"), filepath.Join(b.folder, "elements.wasm")
	if err := os.Mkdir(b.folder, 0o755); err != nil {
		if errors.Is(err, os.ErrExist) {
			return nil, fmt.Errorf("%s exists: another pack is running, or one was killed; then remove the folder", b.folder)
		}
		return nil, err
	}
	interrupted := make(chan os.Signal, 1)
	signal.Notify(interrupted, os.Interrupt)
	go func() {
		<-interrupted
		b.remove()
		os.Exit(1)
	}()
	if err := b.build(p, paths); err != nil {
		b.remove()
		return nil, err
	}
	return b, nil
}

func (b *own) remove() { os.RemoveAll(b.folder) }

func (b *own) build(p gen.Package, paths []string) error {
	if err := b.write("gen/main.go", generatorSource(p, paths)); err != nil {
		return err
	}
	if err := run(nil, "run", b.importPath+"/gen", b.generated); err != nil {
		return err
	}
	if err := b.write("main.go", fmt.Sprintf(programSource, b.importPath+"/out/bind")); err != nil {
		return err
	}
	env, err := wasmEnv()
	if err != nil {
		return err
	}
	return run(env, "build", "-trimpath", "-ldflags=-s -w -buildid=", "-o", b.wasm, b.importPath)
}

func (b *own) write(name, source string) error {
	file := filepath.Join(b.folder, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	return os.WriteFile(file, []byte(source), 0o644)
}

// generatorSource is the program that runs the generator on the widgets: reflection needs them linked in.
func generatorSource(p gen.Package, paths []string) string {
	var imports, defs strings.Builder
	for i, path := range paths {
		fmt.Fprintf(&imports, "\tw%d %q\n", i, path)
		fmt.Fprintf(&defs, ", w%d.Def", i)
	}
	return fmt.Sprintf(`package main

import (
	"fmt"
	"os"

	"github.com/sonde-viz/sonde/web/gen"
%s)

func main() {
	if err := gen.Run(gen.Package{Name: %q, Version: %q}, os.Args[1]%s); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
`, &imports, p.Name, p.Version, &defs)
}

const programSource = `package main

import (
	"github.com/sonde-viz/sonde/web/port"
	%q
)

func main() { port.Run(bind.All()...) }
`

// wasmEnv is the environment that programs are compiled in: SIMD where the toolchain knows it.
func wasmEnv() ([]string, error) {
	v, err := goOutput("env", "GOVERSION")
	if err != nil {
		return nil, err
	}
	env := []string{"GOOS=js", "GOARCH=wasm"}
	if version.Compare(strings.Fields(v)[0], "go1.27") >= 0 {
		env = append(env, "GOEXPERIMENT=simd,nojsonv2")
	}
	return env, nil
}

// run runs the go command with more environment; what it says is part of the error.
func run(env []string, args ...string) error {
	cmd := exec.Command("go", args...)
	cmd.Env = append(os.Environ(), env...)
	var said strings.Builder
	cmd.Stdout, cmd.Stderr = &said, &said
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("go %s: %w\n%s", args[0], err, strings.TrimSpace(said.String()))
	}
	return nil
}
