// Command build makes compute.wasm from compute/ and web/kernels through TinyGo and LLVM (package web/llvm). It runs from
// the root of the repository by `go run ./web/kernels/build`, and leaves a stamp beside the file: the hash of the
// sources and the versions of the tools.
package main

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/sonde-viz/sonde/web/llvm"
)

func main() {
	out := flag.String("o", committed, "`file` to write")
	scalar := flag.Bool("scalar", false, "build without vectors, to compare with")
	check := flag.Bool("check", false, "fail if the committed file is not what its sources make: by its stamp, and by the bytes of the file written where the versions of the tools are those of the stamp")
	flag.Parse()
	if err := run(*out, *scalar, *check); err != nil {
		fmt.Fprintln(os.Stderr, "kernels:", err)
		os.Exit(1)
	}
}

// committed is the file that is part of the repository, so that who has no LLVM has it too.
const committed = "web/generated/kernels/compute.wasm"

func run(out string, scalar, check bool) error {
	if check && (out == committed || scalar) {
		return errors.New("-check compares the committed file with another one: -o build/compute.wasm")
	}
	sources, err := hashSources()
	if err != nil {
		return err
	}
	versions, err := llvm.Versions()
	if err != nil {
		return err
	}
	program := llvm.Program{
		Package: "./web/kernels", Target: "web/kernels/target.json", Scalar: scalar, Linker: []string{"--export-dynamic", "--export=__stack_pointer"},
		Trap: true, Variables: []string{"main.held", "github.com/sonde-viz/sonde/web/kernels/memory."},
	}
	if err := program.Build(out); err != nil {
		return err
	}
	if scalar {
		return nil
	}
	stamp := fmt.Appendf(nil, "sources %s\n%s", sources, versions)
	if check {
		return compare(out, stamp)
	}
	return os.WriteFile(out+".stamp", stamp, 0o666)
}

// compare holds the committed file against one that was just built.
func compare(built string, stamp []byte) error {
	old, err := os.ReadFile(committed + ".stamp")
	if err != nil {
		return err
	}
	oldSources, oldVersions, _ := strings.Cut(string(old), "\n")
	newSources, newVersions, _ := strings.Cut(string(stamp), "\n")
	if oldSources != newSources {
		return errors.New(committed + " is older than its sources: run make kernels")
	}
	if oldVersions != newVersions {
		fmt.Printf("%s was made by other tools, so its bytes are not compared:\n%s", committed, oldVersions)
		return nil
	}
	a, err := os.ReadFile(committed)
	if err != nil {
		return err
	}
	b, err := os.ReadFile(built)
	if err != nil {
		return err
	}
	if !bytes.Equal(a, b) {
		return errors.New(committed + " is not what its sources make with the tools of its stamp: run make kernels")
	}
	return nil
}

// hashSources is the hash of what compute.wasm is made from.
func hashSources() (string, error) {
	h := sha256.New()
	for _, root := range []string{"compute", "web/kernels", "web/llvm"} {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case d.IsDir() && (d.Name() == "testdata" || d.Name() == "gen" || d.Name() == "build"):
				return fs.SkipDir
			case d.IsDir() || strings.HasSuffix(path, "_test.go") || path == "web/llvm/install.go" || strings.HasPrefix(path, "web/llvm/elements."):
				return nil
			}
			switch filepath.Ext(path) {
			case ".go", ".ll", ".json":
				text, err := os.ReadFile(path)
				fmt.Fprintf(h, "%s %d\n", filepath.ToSlash(path), len(text))
				h.Write(text)
				return err
			}
			return nil
		})
		if err != nil {
			return "", err
		}
	}
	return fmt.Sprintf("%x", h.Sum(nil)), nil
}
