package main

import (
	"bytes"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// What `go list` says to be linked is asked for here once more, for all programs together, and each text is looked for in the page.
func TestEveryLinkedModuleHasItsLicenceOnThePage(t *testing.T) {
	t.Chdir("../..")
	folder := t.TempDir()
	if err := writeLicences(folder); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(filepath.Join(folder, licencesPage))
	if err != nil {
		t.Fatal(err)
	}
	page := html.UnescapeString(string(raw))
	var modules []string
	for _, args := range [][]string{{"./cmd/server"}, {"./app/wasm"}, {"-tags=minimal", "./app/plots/wasm"}} {
		list := exec.Command("go", append([]string{"list", "-deps", "-f", "{{with .Module}}{{.Path}} {{.Version}} {{.Dir}}{{end}}"}, args...)...)
		if args[0] != "./cmd/server" {
			list.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
		}
		out, err := list.Output()
		if err != nil {
			t.Fatal(err)
		}
		modules = append(modules, strings.Split(string(out), "\n")...)
	}
	found := map[string]bool{}
	for _, line := range modules {
		fields := strings.Fields(line)
		if len(fields) != 3 || found[fields[0]] {
			continue // Sonde itself has no version
		}
		found[fields[0]] = true
		text, err := os.ReadFile(filepath.Join(fields[2], "LICENSE"))
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range []string{fields[0] + " " + fields[1], strings.TrimSpace(string(text))} {
			if !strings.Contains(page, want) {
				t.Errorf("the page has not %.80q of %s", want, fields[0])
			}
		}
	}
	for _, module := range []string{"github.com/andybalholm/brotli", "github.com/maxence-charriere/go-app/v9", "github.com/google/uuid",
		"golang.org/x/image", "gonum.org/v1/plot", "codeberg.org/go-fonts/liberation"} {
		if !found[module] {
			t.Errorf("%s is no longer linked, or not listed", module)
		}
	}
	for _, words := range []string{"SIL OPEN FONT LICENSE", "Copyright 2009 The Go Authors", "The TinyGo Authors", "Additional IP Rights Grant", "MIT-BIH Arrhythmia Database"} {
		if !strings.Contains(page, words) {
			t.Errorf("the page has not %q", words)
		}
	}

	again := t.TempDir()
	if err := writeLicences(again); err != nil {
		t.Fatal(err)
	}
	if second, err := os.ReadFile(filepath.Join(again, licencesPage)); err != nil || !bytes.Equal(second, raw) {
		t.Errorf("the same sources make another page (%v)", err)
	}
	if bytes.Contains(raw, []byte(filepath.Dir(folder))) || bytes.Contains(raw, []byte("/pkg/mod/")) {
		t.Error("the page names folders of this machine")
	}
}
