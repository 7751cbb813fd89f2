package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/andybalholm/brotli"
)

// budget is the most that one part of a download may weigh, in bytes of brotli at level 11.
type budget struct {
	name   string
	files  []string // patterns; weighed together
	limit  int
	linked string // the Go package that it is built of, whose dependencies are listed
}

var budgets = []budget{
	{"elements.wasm", []string{elements}, 300_000, "./web/wasm"}, // by TinyGo
	{"compute.wasm", []string{"web/generated/kernels/compute.wasm"}, 60_000, ""},
	{"app.wasm", []string{"build/app.wasm"}, 2_400_000, "./app/wasm"}, // 1.45 MB of it are Go and go-app; it grows with what can be opened
	{"JS of elements", []string{"web/dist/index.js", "web/dist/chunk-*.js"}, 20_000, ""},
	{"JS of the app", []string{"web/dist/boot.js"}, 20_000, ""}, // the same, and what go-app needs
}

const elements = "build/elements.wasm"

// elementsByGo is how much elements.wasm may weigh where LLVM can't be had, or COMPILER=go was asked for.
const elementsByGo = 1_100_000

// byGo reports whether Go's own compiler made a program: it asks for what is in wasm_exec.js.
func byGo(file string) bool {
	program, err := os.ReadFile(file)
	return err == nil && bytes.Contains(program, []byte("\x04gojs"))
}

func sizesCommand([]string) error {
	var heavy []string
	for _, b := range budgets {
		if slices.Contains(b.files, elements) && byGo(elements) {
			b.name, b.limit = "elements.wasm by Go", elementsByGo
		}
		raw, small, err := weigh(b.files)
		if err != nil {
			return err
		}
		fmt.Printf("%-24s %10d raw %9d brotli, at most %d\n", b.name, raw, small, b.limit)
		if small > b.limit {
			heavy = append(heavy, fmt.Sprintf("%s has %d bytes more than it may", b.name, small-b.limit))
		}
	}
	for _, b := range budgets {
		if b.linked == "" {
			continue
		}
		packages, err := dependencies(b.linked)
		if err != nil {
			return err
		}
		fmt.Printf("\n%s links %d packages:\n", b.name, len(packages))
		for line := range slices.Chunk(packages, 6) {
			fmt.Println("  " + strings.Join(line, " "))
		}
	}
	if len(heavy) > 0 {
		return errors.New(strings.Join(heavy, "; "))
	}
	return nil
}

// weigh adds up files, as they are and compressed.
func weigh(patterns []string) (raw, small int, err error) {
	var files []string
	for _, pattern := range patterns {
		found, err := filepath.Glob(pattern)
		if err != nil {
			return 0, 0, err
		}
		if len(found) == 0 {
			return 0, 0, fmt.Errorf("%s is missing", pattern)
		}
		files = append(files, found...)
	}
	for _, name := range files {
		content, err := os.ReadFile(name)
		if err != nil {
			return 0, 0, err
		}
		compressed, err := cached(content, "br11", func(w io.Writer) (io.WriteCloser, error) {
			return brotli.NewWriterLevel(w, brotli.BestCompression), nil
		})
		if err != nil {
			return 0, 0, err
		}
		raw += len(content)
		small += len(compressed)
	}
	return raw, small, nil
}

// dependencies lists what is linked into a package built for the browser; the Makefile's experiments
// and toolchain are in the environment.
func dependencies(pkg string) ([]string, error) {
	list := exec.Command("go", "list", "-deps", pkg)
	list.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	list.Stderr = os.Stderr
	out, err := list.Output()
	if err != nil {
		return nil, fmt.Errorf("go list -deps %s: %w", pkg, err)
	}
	packages := strings.Fields(string(out))
	slices.Sort(packages)
	return packages, nil
}
