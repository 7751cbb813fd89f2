package gen

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/sonde-viz/sonde/web/gen/testdata/dial"
)

var update = flag.Bool("update", false, "rewrite the golden files")

const golden = "testdata/golden"

// TestGolden compares all that is made of a widget with every kind of prop and field.
func TestGolden(t *testing.T) {
	p := Package{Name: "@test/dial", Version: "1.2.3"}
	if *update {
		if err := Run(p, golden, dial.Def); err != nil {
			t.Fatal(err)
		}
	}
	files, err := Generate(p, dial.Def)
	if err != nil {
		t.Fatal(err)
	}
	made := map[string]bool{}
	for _, f := range files {
		made[filepath.FromSlash(f.Path)] = true
		want, err := os.ReadFile(filepath.Join(golden, filepath.FromSlash(f.Path)))
		if err != nil {
			t.Error(err)
		} else if !bytes.Equal(want, f.Data) {
			t.Errorf("%s differs from its golden file: look at it with -update and git diff", f.Path)
		}
	}
	err = filepath.WalkDir(golden, func(path string, d os.DirEntry, err error) error {
		name, _ := filepath.Rel(golden, path)
		if err == nil && !d.IsDir() && !made[name] {
			t.Errorf("%s is no longer made", name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
