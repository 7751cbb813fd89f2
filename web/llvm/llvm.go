// Package llvm builds Go for a page through TinyGo and LLVM: TinyGo makes bitcode, LLVM's own tools make the wasm,
// because TinyGo's pipeline makes less of it. It needs Debian's packages (Packages) and TinyGo, which Install puts where
// Root finds it. All paths are relative to the root of the repository.
package llvm

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

const (
	vectors  = "compute/internal/kernel/vec.ll"
	features = "-mattr=+simd128,+bulk-memory,+nontrapping-fptoint,+sign-ext,+mutable-globals"
	stack    = "65536" // bytes; it lies below everything else, so that an overflow traps
)

// ErrMissing is wrapped by the errors of Root and Versions where a tool is not there.
var ErrMissing = errors.New("the LLVM build needs tools that are not here (make llvm installs them)")

// Root is the folder of TinyGo, $TINYGOROOT if that is set.
func Root() (string, error) {
	root := os.Getenv("TINYGOROOT")
	if root == "" {
		cache, err := os.UserCacheDir()
		if err != nil {
			return "", err
		}
		root = filepath.Join(cache, "sonde", folder)
	}
	if _, err := os.Stat(filepath.Join(root, "tinygo")); err != nil {
		return "", fmt.Errorf("%w: TinyGo %s: %w", ErrMissing, version, err)
	}
	return root, nil
}

// Program is what to build.
type Program struct {
	Package string // folder of its main, as ./web/wasm
	Target  string // TinyGo's description of the target, a file
	Scalar  bool   // without vectors, to compare with
	Heap    bool   // its memory is package heap's
	Linker  []string

	// A panic traps at once. What writes its text out, of which nobody would hear, is left out.
	Trap bool
	// The variables that the program may have, by their names or beginnings of them, where memory is freed by hand: another one might
	// keep the address of what was freed. Build fails if there is one. Without a list there may be any.
	Variables []string
}

// Build writes the program's wasm to out.
func (p Program) Build(out string) error {
	root, err := Root()
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "llvm")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	file := func(name string) string { return filepath.Join(dir, name) }

	compile := exec.Command(filepath.Join(root, "tinygo"), "build", "-target="+p.Target, "-opt=s", "-no-debug", "-o", file("go.bc"))
	if p.Scalar {
		compile.Args = append(compile.Args, "-tags=scalar")
	}
	if p.Trap {
		compile.Args = append(compile.Args, "-panic=trap")
	}
	compile.Args = append(compile.Args, p.Package)
	compile.Env = append(goEnv(), "TINYGOROOT="+root, "GOFLAGS=-buildvcs=false")
	link := exec.Command("wasm-ld-19", "--stack-first", "--no-demangle", "--no-entry", "-z", "stack-size="+stack, "--strip-all", "--gc-sections")
	link.Args = append(link.Args, p.Linker...)
	link.Args = append(link.Args, "-o", file("out.wasm"), file("go.o"), file("stack.o"))
	// Only what is small or marked so is inlined: the rest grows the file by a quarter and gains nothing.
	optimise := exec.Command("opt-19", "-O3", "-inline-threshold=40", features, file("linked.bc"), "-o", file("fast"))
	if p.Heap {
		optimise.Args = append(optimise.Args, "-S")
	}
	if err := runAll(
		compile,
		exec.Command("llvm-link-19", file("go.bc"), vectors, "-o", file("linked.bc"), "--suppress-warnings"),
		optimise,
	); err != nil {
		return err
	}
	if p.Heap {
		if err := rewrite(file("fast"), listPointers); err != nil {
			return err
		}
	}
	if err := runAll(
		exec.Command("llc-19", "-O3", features, "-filetype=obj", file("fast"), "-o", file("go.o")),
		exec.Command("clang-19", "--target=wasm32-unknown-unknown", "-c", filepath.Join(root, "src/runtime/asm_tinygowasm.S"), "-o", file("stack.o")),
		link,
	); err != nil {
		return err
	}
	if len(p.Variables) > 0 {
		if err := checkVariables(file("fast"), p.Variables); err != nil {
			return err
		}
	}
	wasm, err := os.ReadFile(file("out.wasm"))
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(out), 0o777); err != nil {
		return err
	}
	return os.WriteFile(out, wasm, 0o666)
}

// checkVariables fails if optimised bitcode has a variable other than those allowed and the runtime's.
func checkVariables(bitcode string, allowed []string) error {
	text, err := exec.Command("llvm-dis-19", bitcode, "-o", "-").Output()
	if err != nil {
		return fmt.Errorf("llvm-dis-19: %w", err)
	}
	allowed = append([]string{"runtime.", "llvm."}, allowed...)
	for _, match := range definition.FindAllSubmatch(text, -1) {
		name := string(match[1])
		if !slices.ContainsFunc(allowed, func(a string) bool { return strings.HasPrefix(name, a) }) {
			return fmt.Errorf("%s is a variable, and may hold the address of memory that was freed", name)
		}
	}
	return nil
}

// runAll runs one step after the other.
func runAll(steps ...*exec.Cmd) error {
	for _, step := range steps {
		output, err := step.CombinedOutput()
		if errors.Is(err, exec.ErrNotFound) {
			return fmt.Errorf("%w: %s", ErrMissing, step.Args[0])
		}
		if err != nil {
			return fmt.Errorf("%s: %w\n%s", filepath.Base(step.Path), err, output)
		}
	}
	return nil
}

// definition is that of a variable in LLVM's language; the private ones are texts of the compiler's.
var definition = regexp.MustCompile(`(?m)^@"?([^"\s]+)"? = (?:internal )?(?:local_)?(?:unnamed_addr )?(?:appending )?global `)

// rewrite changes a file.
func rewrite(name string, change func([]byte) ([]byte, error)) error {
	text, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	changed, err := change(text)
	if err != nil {
		return err
	}
	return os.WriteFile(name, changed, 0o666)
}

// Versions are those of the tools, a line each.
func Versions() (string, error) {
	root, err := Root()
	if err != nil {
		return "", err
	}
	list := ""
	for _, tool := range [][]string{{filepath.Join(root, "tinygo"), "version"}, {"llvm-link-19", "--version"}, {"opt-19", "--version"}, {"llc-19", "--version"}, {"clang-19", "--version"}, {"wasm-ld-19", "--version"}} {
		cmd := exec.Command(tool[0], tool[1])
		cmd.Env = goEnv()
		output, err := cmd.Output()
		if err != nil {
			return "", fmt.Errorf("%w: %s: %w", ErrMissing, filepath.Base(tool[0]), err)
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

// goEnv is the environment for TinyGo, which takes Go up to 1.26: that of the machine, and not the newer toolchain that
// `go run` may have put into the environment of this program.
func goEnv() []string {
	var path []string
	for _, dir := range filepath.SplitList(os.Getenv("PATH")) {
		if !strings.Contains(filepath.ToSlash(dir), "golang.org/toolchain@") {
			path = append(path, dir)
		}
	}
	return append(os.Environ(), "PATH="+strings.Join(path, string(filepath.ListSeparator)),
		"GOTOOLCHAIN=local", "GOROOT=", "GOFLAGS=", "GOOS=", "GOARCH=", "GOEXPERIMENT=")
}
