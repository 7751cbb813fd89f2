package llvm

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/sonde-viz/sonde/web/apt"
)

// version is TinyGo's; folder is where it is kept in the user's cache, for all clones.
const (
	version = "0.41.0"
	folder  = "tinygo-" + version + "-llvm19"
)

// Packages are the names of Debian's packages that have LLVM's tools, and what building TinyGo needs.
var Packages = []string{"llvm-19-dev", "libclang-19-dev", "clang-19", "lld-19", "binaryen"}

// tools are the programs by which one sees that the packages are there.
var tools = []string{"llvm-link-19", "opt-19", "llc-19", "clang-19", "wasm-ld-19"}

// Install installs the packages, if any is missing and it may, and builds TinyGo from source as the module proxy has it.
// What is there already is kept.
func Install() error {
	if missing := missingTools(); len(missing) > 0 {
		if err := apt.Install(Packages...); err != nil {
			return fmt.Errorf("%s not found; please install (apt-get install %s): %w",
				strings.Join(missing, " "), strings.Join(Packages, " "), err)
		}
		if still := missingTools(); len(still) > 0 {
			return fmt.Errorf("installed %s, but %s is still not found", strings.Join(Packages, " "), strings.Join(still, ", "))
		}
	}
	if _, err := Versions(); err == nil {
		return nil
	}
	return buildTinyGo()
}

func missingTools() (missing []string) {
	for _, tool := range tools {
		if _, err := exec.LookPath(tool); err != nil {
			missing = append(missing, tool)
		}
	}
	return missing
}

// buildTinyGo builds TinyGo beside its place, and moves it there when it works.
func buildTinyGo() error {
	source, err := download()
	if err != nil {
		return err
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		return err
	}
	place := filepath.Join(cache, "sonde", folder)
	if err := os.MkdirAll(filepath.Dir(place), 0o755); err != nil {
		return err
	}
	root, err := os.MkdirTemp(filepath.Dir(place), folder+".")
	if err != nil {
		return err
	}
	defer os.RemoveAll(root)
	// The files of the module cache may not be written, but a copy gets the rights of new files.
	if err := run("", nil, "cp", "-r", "--no-preserve=mode", source+"/.", root); err != nil {
		return err
	}
	// A submodule of TinyGo's repository, which its module lacks. Nothing here uses net.
	if err := os.MkdirAll(filepath.Join(root, "src/net/http"), 0o755); err != nil {
		return err
	}
	fmt.Println("building TinyGo", version, "in", root)
	env := append(goEnv(), "CGO_ENABLED=1", "CC=clang-19", "CXX=clang++-19")
	if err := run(root, env, "go", "build", "-trimpath", "-buildvcs=false", "-tags", "llvm19", "-o", "tinygo", "."); err != nil {
		return err
	}
	if err := os.RemoveAll(place); err != nil {
		return err
	}
	if err := os.Rename(root, place); err != nil {
		return err
	}
	return os.Chmod(place, 0o755)
}

// download has the go command fetch TinyGo's module, from / so that no go.mod has a say, and returns its folder.
func download() (string, error) {
	cmd := exec.Command("go", "mod", "download", "-json", "github.com/tinygo-org/tinygo@v"+version)
	cmd.Dir = "/"
	cmd.Env = goEnv()
	output, err := cmd.Output()
	var module struct{ Dir, Error string }
	if broken := json.Unmarshal(output, &module); broken != nil || module.Error != "" || err != nil {
		return "", fmt.Errorf("TinyGo %s can't be downloaded: %s: %w", version, module.Error, errors.Join(err, broken))
	}
	return module.Dir, nil
}

func run(dir string, env []string, name string, args ...string) error {
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), env...)
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("%s %s: %w", name, args[0], err)
	}
	return nil
}
