package gen

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os/exec"
	"path/filepath"
	"strings"
)

// comments are the packages read so far, by import path.
type comments map[string]*source

// source is what is written about a package.
type source struct {
	path, dir string
	name      string
	doc       string
	types     map[string]*ast.TypeSpec
	docs      map[string]string // of types
}

// load parses the package of the given import path, seen from the working directory's module.
func (c comments) load(path string) (*source, error) {
	if s, ok := c[path]; ok {
		return s, nil
	}
	out, err := exec.Command("go", "list", "-f", "{{.Name}} {{.Dir}}{{range .GoFiles}}\n{{.}}{{end}}", path).Output()
	if err != nil {
		if e, ok := err.(*exec.ExitError); ok {
			err = fmt.Errorf("%s", strings.TrimSpace(string(e.Stderr)))
		}
		return nil, fmt.Errorf("finding package %s: %w", path, err)
	}
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	s := &source{path: path, types: map[string]*ast.TypeSpec{}, docs: map[string]string{}}
	s.name, s.dir, _ = strings.Cut(lines[0], " ")
	files := token.NewFileSet()
	for _, name := range lines[1:] {
		f, err := parser.ParseFile(files, filepath.Join(s.dir, name), nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		s.add(f)
	}
	c[path] = s
	return s, nil
}

func (s *source) add(f *ast.File) {

	if text := prose(f.Doc); text != "" {
		s.doc = text
	}
	for _, d := range f.Decls {
		g, ok := d.(*ast.GenDecl)
		if !ok {
			continue
		}
		for _, spec := range g.Specs {
			if t, ok := spec.(*ast.TypeSpec); ok {
				s.types[t.Name.Name] = t
				s.docs[t.Name.Name] = first(prose(t.Doc), prose(g.Doc))
			}
		}
	}
}

// describe is the package comment without the words that every package comment starts with.
func (s *source) describe() (string, error) {
	text, ok := strings.CutPrefix(s.doc, "Package "+s.name+" ")
	if !ok {
		return "", fmt.Errorf("package %s has no comment that starts \"Package %s\": it is the widget's description", s.path, s.name)
	}
	_, after, ok := strings.Cut(text, "is the widget <")
	if _, said, found := strings.Cut(after, ">: "); ok && found {
		text = said
	}
	return capital(text), nil
}

// typeDoc is the comment of a type.
func (s *source) typeDoc(name string) (string, error) {
	if s.docs[name] == "" {
		return "", fmt.Errorf("%s.%s has no comment: it is the event's description", s.name, name)
	}
	return s.docs[name], nil
}

// field is the comment above or beside a field of a struct type.
func (s *source) field(typeName, name string) (string, error) {
	if t := s.types[typeName]; t != nil {
		if st, ok := t.Type.(*ast.StructType); ok {
			for _, f := range st.Fields.List {
				for _, n := range f.Names {
					if n.Name == name {
						if text := first(prose(f.Doc), prose(f.Comment)); text != "" {
							return text, nil
						}
					}
				}
			}
		}
	}
	return "", fmt.Errorf("%s.%s.%s has no comment: it is the reference for every host", s.name, typeName, name)
}

// prose is the text of a comment with each paragraph on one line.
func prose(c *ast.CommentGroup) string {
	var paragraphs []string
	for _, p := range strings.Split(strings.TrimSpace(c.Text()), "\n\n") {
		paragraphs = append(paragraphs, strings.Join(strings.Fields(p), " "))
	}
	return strings.Join(paragraphs, "\n\n")
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
