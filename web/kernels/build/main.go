// Command build makes compute.wasm from compute/ and web/kernels: TinyGo makes LLVM bitcode, LLVM's own tools make
// the wasm, because TinyGo's pipeline makes less of it. It runs from the root of the repository by
// `go run ./web/kernels/build`, needs TinyGo 0.41 in $TINYGOROOT (/opt/tinygo) and Debian's llvm-19, clang-19 and lld-19,
// and leaves a stamp beside the file: the hash of the sources and the versions of the tools.
package main

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

const (
	vectors  = "compute/internal/kernel/vec.ll"
	features = "-mattr=+simd128,+bulk-memory,+nontrapping-fptoint,+sign-ext,+mutable-globals"
)

func main() {
	out := flag.String("o", "web/generated/kernels/compute.wasm", "`file` to write")
	scalar := flag.Bool("scalar", false, "build without vectors, to compare with")
	check := flag.Bool("check", false, "build nothing, and fail if the stamp is not that of the sources")
	flag.Parse()
	if err := run(*out, *scalar, *check); err != nil {
		fmt.Fprintln(os.Stderr, "kernels:", err)
		os.Exit(1)
	}
}

func run(out string, scalar, check bool) error {
	sources, err := hashSources()
	if err != nil {
		return err
	}
	stamp := out + ".stamp"
	if check {
		old, err := os.ReadFile(stamp)
		if err != nil {
			return err
		}
		if !strings.HasPrefix(string(old), "sources "+sources+"\n") {
			return errors.New(out + " is older than its sources: run make kernels")
		}
		return nil
	}
	tinygoRoot := cmp.Or(os.Getenv("TINYGOROOT"), "/opt/tinygo")
	tinygo := filepath.Join(tinygoRoot, "tinygo")
	versions, err := versions(tinygo)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "kernels")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	file := func(name string) string { return filepath.Join(dir, name) }

	// TinyGo runs with the Go of the machine: it takes up to 1.26, and refuses a newer one.
	compile := exec.Command(tinygo, "build", "-target=web/kernels/target.json", "-opt=2", "-no-debug", "-o", file("go.bc"))
	if scalar {
		compile.Args = append(compile.Args, "-tags=scalar")
	}
	compile.Args = append(compile.Args, "./web/kernels")
	compile.Env = append(os.Environ(), "TINYGOROOT="+tinygoRoot, "GOTOOLCHAIN=local", "GOFLAGS=-buildvcs=false", "GOOS=", "GOARCH=", "GOEXPERIMENT=")
	for _, step := range []*exec.Cmd{
		compile,
		exec.Command("llvm-link-19", file("go.bc"), vectors, "-o", file("linked.bc"), "--suppress-warnings"),
		exec.Command("opt-19", "-O3", features, file("linked.bc"), "-o", file("fast.bc")),
		exec.Command("llc-19", "-O3", features, "-filetype=obj", file("fast.bc"), "-o", file("go.o")),
		exec.Command("clang-19", "--target=wasm32-unknown-unknown", "-c", filepath.Join(tinygoRoot, "src/runtime/asm_tinygowasm.S"), "-o", file("stack.o")),
		exec.Command("wasm-ld-19", "--stack-first", "--no-demangle", "--no-entry", "-z", "stack-size=65536", "--strip-all", "--gc-sections", "--export-dynamic",
			"-o", file("out.wasm"), file("go.o"), file("stack.o")),
	} {
		if output, err := step.CombinedOutput(); err != nil {
			return fmt.Errorf("%s: %w\n%s", filepath.Base(step.Path), err, output)
		}
	}
	if err := os.MkdirAll(filepath.Dir(out), 0o777); err != nil {
		return err
	}
	wasm, err := os.ReadFile(file("out.wasm"))
	if err != nil {
		return err
	}
	if err := os.WriteFile(out, wasm, 0o666); err != nil {
		return err
	}
	if scalar {
		return nil
	}
	return os.WriteFile(stamp, fmt.Appendf(nil, "sources %s\n%s", sources, versions), 0o666)
}

// hashSources is the hash of what compute.wasm is made from.
func hashSources() (string, error) {
	h := sha256.New()
	for _, root := range []string{"compute", "web/kernels"} {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case d.IsDir() && (d.Name() == "testdata" || d.Name() == "gen" || d.Name() == "build"):
				return fs.SkipDir
			case d.IsDir() || strings.HasSuffix(path, "_test.go"):
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

// versions are those of the tools, or an error that says which one is missing.
func versions(tinygo string) (string, error) {
	list := ""
	for _, tool := range [][]string{{tinygo, "version"}, {"llvm-link-19", "--version"}, {"opt-19", "--version"}, {"llc-19", "--version"}, {"clang-19", "--version"}, {"wasm-ld-19", "--version"}} {
		cmd := exec.Command(tool[0], tool[1])
		cmd.Env = append(os.Environ(), "GOTOOLCHAIN=local")
		output, err := cmd.Output()
		if err != nil {
			return "", fmt.Errorf("%s is needed: %w", tool[0], err)
		}
		for line := range bytes.Lines(output) {
			if bytes.Contains(bytes.ToLower(line), []byte("version")) || bytes.Contains(line, []byte("LLD")) {
				list += strings.TrimSpace(string(line)) + "\n"
				break
			}
		}
	}
	return list, nil
}
