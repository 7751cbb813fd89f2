package gen

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/sonde-viz/sonde/components/widget"
)

// Run writes everything that is derived from the widgets into the folder out. Files that are there already and
// no longer made are removed, in the folders that the generator owns.
func Run(p Package, out string, widgets ...widget.Widget) error {
	files, err := Generate(p, widgets...)
	if err != nil {
		return err
	}
	made := map[string]bool{}
	for _, f := range files {
		path := filepath.Join(out, filepath.FromSlash(f.Path))
		made[path] = true
		if old, err := os.ReadFile(path); err == nil && bytes.Equal(old, f.Data) {
			continue
		}
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, f.Data, 0o644); err != nil {
			return err
		}
	}
	for _, folder := range []string{"bind", "compute", "npm", "docs"} {
		err := filepath.WalkDir(filepath.Join(out, folder), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || made[path] {
				return err
			}
			return os.Remove(path)
		})
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// Generate makes the files of Run without writing them.
func Generate(p Package, widgets ...widget.Widget) ([]File, error) {
	if len(widgets) == 0 {
		return nil, errors.New("gen: no widgets")
	}
	model, err := Read(widgets...)
	if err != nil {
		return nil, fmt.Errorf("gen: %w", err)
	}
	files, err := bindings(model)
	if err != nil {
		return nil, fmt.Errorf("gen: %w", err)
	}
	files = append(files, modules(p, model)...)
	files = append(files, jsxTypes(model)...)
	files = append(files, react(model)...)
	files = append(files, vue(model)...)
	files = append(files, vite(model)...)
	files = append(files, readme(p, model), manifest(model), webTypes(p, model), htmlData(model), metas(p, model), examples(model))
	for _, w := range model {
		files = append(files, docs(p, w))
	}
	if p.Kernels {
		more, err := compute()
		if err != nil {
			return nil, fmt.Errorf("gen: %w", err)
		}
		files = append(files, more...)
	}
	return files, nil
}
