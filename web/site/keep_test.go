package site

import (
	"bytes"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

// deploy starts the version that a program and a plots program make, with a folder that keeps earlier ones.
func deploy(t *testing.T, folder, version string) http.Handler {
	t.Helper()
	return newSite(t, func(c *Config) {
		c.Keep = folder
		c.Pages = append(c.Pages, Page{Path: "/plots", Wasm: "plots.wasm"})
		c.Assets.(fstest.MapFS)["plots.wasm"] = &fstest.MapFile{Data: []byte("\x00asm of plots " + version + strings.Repeat(" and more", 100))}
	})
}

// age makes what is in the folder older, as if the server had been started earlier.
func age(t *testing.T, folder string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		info, err := entry.Info()
		if err != nil {
			t.Fatal(err)
		}
		before := info.ModTime().Add(-2 * time.Hour)
		if err := os.Chtimes(filepath.Join(folder, entry.Name()), before, before); err != nil {
			t.Fatal(err)
		}
	}
}

func TestFilesOfEarlierVersionsAreServed(t *testing.T) {
	folder := t.TempDir()
	a := deploy(t, folder, "A")
	age(t, folder)
	b := deploy(t, folder, "B")
	plots := bootOf(t, a, "/plots").Wasm
	want := get(a, plots)
	for _, encoding := range []string{"br", ""} {
		want, got := get(a, plots, "Accept-Encoding", encoding), get(b, plots, "Accept-Encoding", encoding)
		if got.Code != http.StatusOK || !bytes.Equal(got.Body.Bytes(), want.Body.Bytes()) {
			t.Errorf("%q: the earlier version's program answers %d with %d bytes", encoding, got.Code, got.Body.Len())
		}
		for name := range want.Header() {
			if got.Header().Get(name) != want.Header().Get(name) {
				t.Errorf("%q: %s is %q, was %q", encoding, name, got.Header().Get(name), want.Header().Get(name))
			}
		}
	}
	if w := get(b, plots, "If-None-Match", want.Header().Get("ETag")); w.Code != http.StatusNotModified {
		t.Errorf("status %d for who has it", w.Code)
	}
	// Plain paths, pages and the worker are those of this version.
	for _, path := range []string{"/plots.wasm", "/plots", "/sw.js"} {
		if bytes.Equal(get(a, path).Body.Bytes(), get(b, path).Body.Bytes()) {
			t.Errorf("%s is that of the earlier version", path)
		}
	}
	if bootOf(t, a, "/plots").Version == bootOf(t, b, "/plots").Version {
		t.Error("there is one version only")
	}
	same := deploy(t, "", "B")
	if bootOf(t, same, "/").Version != bootOf(t, b, "/").Version {
		t.Error("the folder changes the version")
	}
}

func TestFourEarlierVersionsAreKept(t *testing.T) {
	folder := t.TempDir()
	var plots []string
	for _, version := range []string{"A", "B", "C", "D", "E", "B", "F"} { // B comes again
		h := deploy(t, folder, version)
		plots = append(plots, bootOf(t, h, "/plots").Wasm)
		age(t, folder)
	}
	last := deploy(t, folder, "F")
	for i, status := range []int{404, 200, 200, 200, 200, 200, 200} {
		if got := get(last, plots[i]).Code; got != status {
			t.Errorf("the program of deployment %d answers %d, want %d", i, got, status)
		}
	}
	entries, err := os.ReadDir(folder)
	if err != nil || len(entries) != 5 {
		t.Errorf("%d folders (%v), want 5", len(entries), err)
	}
}

func TestASpoiledFolderIsNotServed(t *testing.T) {
	folder := t.TempDir()
	a := deploy(t, folder, "A")
	plots := bootOf(t, a, "/plots").Wasm
	left := filepath.Join(folder, unfinished+"1")
	foreign := filepath.Join(folder, "notes")
	for _, name := range []string{left, foreign} {
		if err := os.Mkdir(name, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	age(t, folder)
	b := deploy(t, folder, "B")
	files, err := filepath.Glob(filepath.Join(folder, "*", "plots.*.wasm"))
	if err != nil || len(files) != 2 {
		t.Fatalf("%q %v", files, err)
	}
	for _, file := range files {
		if err := os.WriteFile(file, []byte("spoiled"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if w := get(b, plots); w.Code != http.StatusNotFound || strings.Contains(w.Body.String(), "spoiled") {
		t.Errorf("a file that is not what its address says answers %d", w.Code)
	}
	if _, err := os.Stat(left); err == nil {
		t.Error("what a stopped server left half-written stays")
	}
	if _, err := os.Stat(foreign); err != nil {
		t.Error("a folder that is not a version's was removed")
	}
}

func TestAFolderThatCannotBeUsedIsNamed(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	_, err := New(Config{Name: "a", Pages: []Page{{Path: "/"}}, Assets: fstest.MapFS{"app.wasm": {Data: program}}, Keep: file})
	if err == nil || !strings.Contains(err.Error(), file) || !strings.Contains(err.Error(), "Config.Keep") {
		t.Errorf("error %v", err)
	}
}
