package main

import (
	"errors"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/andybalholm/brotli"
)

// embedded is the folder that cmd/server embeds.
const embedded = "cmd/server/assets"

// sources are what the server serves beside its pages. Of a folder, the files that are code or
// test data stay behind.
var sources = []struct {
	from, to string
	optional bool
}{
	{"build/app.wasm", "app.wasm", false},
	{"build/plots.wasm", "plots.wasm", true},
	{"build/" + licencesPage, licencesPage, false},
	{"app/assets", ".", true},
	{"app/recordings", "recordings", true},
}

// codeFiles are the endings that are never served.
var codeFiles = []string{".go", ".py", ".json"}

func assembleCommand(args []string) error {
	flags := flag.NewFlagSet("assemble", flag.ExitOnError)
	level := flags.Int("level", brotli.BestCompression, "brotli level: 5 is quick, 11 is small")
	flags.Parse(args)

	if err := writeLicences("build"); err != nil {
		return err
	}
	return assemble(*level)
}

// assemble collects and compresses the sources in the folder that is embedded.
func assemble(level int) error {
	if err := emptyFolder(embedded); err != nil {
		return err
	}
	for _, source := range sources {
		if _, err := os.Stat(source.from); err != nil {
			if source.optional && errors.Is(err, fs.ErrNotExist) {
				continue
			}
			return err
		}
		err := filepath.WalkDir(source.from, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			if slices.Contains(codeFiles, filepath.Ext(path)) || strings.HasPrefix(entry.Name(), ".") {
				return nil
			}
			inside, err := filepath.Rel(source.from, path)
			if err != nil {
				return err
			}
			return place(path, filepath.Join(embedded, source.to, inside), level)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// emptyFolder removes everything but .keep, which makes the folder exist in a clean clone, where it
// must be there to be embedded.
func emptyFolder(folder string) error {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		if entry.Name() == ".keep" {
			continue
		}
		if err := os.RemoveAll(filepath.Join(folder, entry.Name())); err != nil {
			return err
		}
	}
	return nil
}

// place copies one file, and compresses it where that pays.
func place(from, to string, level int) error {
	raw, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(to, raw, 0o644); err != nil {
		return err
	}
	switch filepath.Ext(to) {
	case ".png", ".jpg", ".jpeg", ".gif", ".webp", ".woff2":
		return nil // compressed inside
	}
	return compressFile(to, to, level)
}
