package gen

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/sonde-viz/sonde/components"
	"github.com/sonde-viz/sonde/web/gen/testdata/dial"
)

// TestGoSnippetsCompile builds the Go of every docs page.
func TestGoSnippetsCompile(t *testing.T) {
	widgets, err := Read(append(components.All(), dial.Def)...)
	if err != nil {
		t.Fatal(err)
	}
	var files []string
	for _, w := range widgets {
		_, code := goSnippet(Package{}, w, w.Examples[0])
		file := filepath.Join(t.TempDir(), "example.go")
		if err := os.WriteFile(file, []byte("package example\n\n"+code), 0o644); err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	for _, file := range files {
		if out, err := exec.Command("go", "vet", file).CombinedOutput(); err != nil {
			code, _ := os.ReadFile(file)
			t.Errorf("%v\n%s\n%s", err, out, code)
		}
	}
}
