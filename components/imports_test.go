package components_test

import (
	"go/ast"
	"go/build/constraint"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/sonde-viz/sonde/"

// room is one line of the table of imports: what the packages of a folder may import. Names end in /... for a package
// and all below it. Of the standard library "std" is all of it, and "small" what TinyGo makes small programs of.
type room struct {
	folder string
	may    []string
}

// rooms is the table. The first line that fits a package counts. Imports point downwards only: nothing may import what
// its line does not name.
var rooms = []room{
	{"compute/internal/kernel/gen", []string{"std", "compute/internal/kernel"}}, // writes kernels; linked nowhere
	{"compute/internal/...", []string{"small", "unsafe", "simd/archsimd", "compute/internal/..."}},
	{"compute/...", []string{"small", "compute/..."}},
	{"components/internal/glyph", []string{"small", "golang.org/x/image/..."}},
	{"components/paint/vgpaint", []string{"std", "components/paint", "components/internal/glyph", "gonum.org/v1/plot/vg/...", "gonum.org/v1/plot/font", "codeberg.org/go-fonts/...", "golang.org/x/image/..."}},
	{"components/gonumplot", []string{"std", "components/paint", "components/figure", "components/layout", "components/widget", "components/internal/glyph", "gonum.org/v1/plot/...", "golang.org/x/image/..."}},
	{"components/widgettest", []string{"std", "components/paint/...", "components/figure", "components/layout", "components/scale", "components/tool", "components/work", "components/widget", "compute/..."}},
	{"components/paint", []string{"small", "compute/..."}},
	{"components/scale", []string{"small"}},
	{"components/tick", []string{"small", "compute/colormap", "components/paint", "components/scale"}},
	{"components/figure", []string{"small", "compute/colormap", "components/paint", "components/scale"}},
	{"components/layout", []string{"small", "compute/colormap", "components/paint", "components/scale", "components/tick", "components/figure"}},
	{"components/mark", []string{"small", "compute/colormap", "components/paint", "components/scale", "components/tick", "components/figure", "components/layout"}},
	{"components/tool", []string{"small", "compute/colormap", "components/paint", "components/scale", "components/tick", "components/figure", "components/layout", "components/mark"}},
	{"components/chart", []string{"small", "components/paint", "components/figure", "components/layout", "components/mark", "components/tool"}},
	{"components/work", []string{"small"}},
	{"components/widget", []string{"small", "compute/...", "components/paint", "components/scale", "components/figure", "components/layout", "components/tool", "components/chart", "components/work"}},
	{"components", []string{"small", "components/..."}},
	{"components/stream", []string{"small", "compute/...", "components/widget"}},
	{"components/...", []string{"small", "compute/...", "components/paint", "components/scale", "components/figure", "components/layout", "components/tool", "components/work", "components/widget", "components/stream"}}, // a widget: no other one
	{"web/heap", []string{"small", "unsafe", "runtime"}},
	{"web/port", []string{"small", "unsafe", "runtime", "web/heap", "components/paint", "components/figure", "components/tool", "components/work", "components/widget"}},
	{"web/generated/bind", []string{"small", "web/gen/binding", "components/...", "compute/..."}},
	{"web/wasm", []string{"small", "web/port", "web/generated/bind", "components"}},
	{"web/gen/binding", []string{"small", "components/widget"}},
	{"web/kernels/memory", []string{"small", "unsafe"}},
	{"web/kernels", []string{"small", "unsafe", "runtime", "compute/...", "web/kernels/api", "web/kernels/memory"}}, // main of compute.wasm
	{"web/kernels/api", []string{"small", "compute/...", "web/kernels/memory"}},
	{"web/site", []string{"std", "web", "github.com/andybalholm/brotli"}},
	{"web/...", []string{"std", "web/...", "components/...", "compute/...", "github.com/andybalholm/brotli"}},
	{"app/...", []string{"std", "syscall/js", "app/...", "components/...", "compute/...", "web/...", "github.com/maxence-charriere/go-app/v9/...", "gonum.org/v1/plot/..."}},
	{"cmd/sonde", []string{"std", "app/recording/...", "components/...", "compute/..."}},
	{"cmd/server", []string{"std", "cmd/server/...", "web", "web/site", "app/recordings"}},
}

// small are the packages of the standard library that TinyGo compiles to little: neither reflection nor a scheduler.
var small = map[string]bool{
	"errors": true, "strconv": true, "strings": true, "math": true, "math/bits": true, "slices": true, "unicode/utf8": true,
}

// ours are the folders at the top of the module.
var ours = map[string]bool{"compute": true, "components": true, "web": true, "app": true, "cmd": true}

func fits(pattern, name string) bool {
	if below, ok := strings.CutSuffix(pattern, "/..."); ok {
		return name == below || strings.HasPrefix(name, below+"/")
	}
	return name == pattern
}

func (r room) allows(name string) bool {
	for _, p := range r.may {
		first, _, _ := strings.Cut(name, "/")
		own := !strings.Contains(first, ".") && !ours[first]
		switch {
		case p == "small" && small[name], fits(p, name):
			return true
		case p == "std" && own && name != "syscall/js" && name != "unsafe":
			return true
		}
	}
	return false
}

// source is one Go file of the module that is no test.
type source struct {
	file, folder string // relative to the top of the module
	room         room
	syntax       *ast.File
	fset         *token.FileSet
	tinygo       bool // TinyGo compiles it for a page
}

// sources reads the files of all rooms.
func sources(t *testing.T) (all []source) {
	top := ".."
	fset := token.NewFileSet()
	err := filepath.WalkDir(top, func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := filepath.ToSlash(strings.TrimPrefix(file, top+string(filepath.Separator)))
		if d.IsDir() {
			if n := d.Name(); n == "node_modules" || n == "testdata" || name == "build" || n != ".." && strings.HasPrefix(n, ".") || name == "e2e" {
				return fs.SkipDir
			}
			return nil
		}
		if path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		f, err := parser.ParseFile(fset, file, text, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		folder := path.Dir(name)
		for _, r := range rooms {
			if fits(r.folder, folder) {
				all = append(all, source{name, folder, r, f, fset, tinygo(f)})
				return nil
			}
		}
		t.Errorf("%s is in no room of the table", name)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 40 {
		t.Fatalf("only %d files found: this test does not see the module", len(all))
	}
	return all
}

// tinygo says whether a file's build constraint lets TinyGo compile it for a page.
func tinygo(f *ast.File) bool {
	for _, g := range f.Comments {
		for _, c := range g.List {
			if x, err := constraint.Parse(c.Text); err == nil && c.Pos() < f.Package {
				return x.Eval(func(tag string) bool { return tag == "tinygo" || tag == "js" || tag == "wasm" })
			}
		}
	}
	return true
}

func (r room) small() bool { return r.may[0] == "small" && r.folder != "components/internal/glyph" }

func TestImportsPointDownwards(t *testing.T) {
	for _, s := range sources(t) {
		for _, i := range s.syntax.Imports {
			name, err := strconv.Unquote(i.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			name = strings.TrimPrefix(name, module)
			if !s.room.allows(name) {
				t.Errorf("%s: %s may not import %s", s.fset.Position(i.Pos()), s.folder, name)
			}
		}
	}
}

// What a page runs has no goroutines: they would only run at a later call of JavaScript, and TinyGo would link a
// scheduler.
func TestNoGoroutines(t *testing.T) {
	for _, s := range sources(t) {
		if !s.room.small() || !s.tinygo {
			continue
		}
		ast.Inspect(s.syntax, func(n ast.Node) bool {
			what := ""
			switch n := n.(type) {
			case *ast.GoStmt:
				what = "go"
			case *ast.ChanType:
				what = "chan"
			case *ast.SelectStmt:
				what = "select"
			case *ast.SendStmt:
				what = "<-"
			case *ast.UnaryExpr:
				if n.Op == token.ARROW {
					what = "<-"
				}
			}
			if what != "" {
				t.Errorf("%s: %q in a package that TinyGo compiles", s.fset.Position(n.Pos()), what)
			}
			return true
		})
	}
}

// What a page runs has no maps: under TinyGo nobody knows where their tables hold pointers, and the hashes in them look
// like addresses, which keep large blocks of samples from being given back (package heap).
func TestNoMaps(t *testing.T) {
	for _, s := range sources(t) {
		if !s.room.small() || !s.tinygo {
			continue
		}
		ast.Inspect(s.syntax, func(n ast.Node) bool {
			if m, ok := n.(*ast.MapType); ok {
				t.Errorf("%s: a map in a package that TinyGo compiles", s.fset.Position(m.Pos()))
			}
			return true
		})
	}
}

// The table itself: it must refuse what it is there to refuse.
func TestTableRefuses(t *testing.T) {
	for _, c := range []struct {
		folder, imports string
		want            bool
	}{
		{"compute/fft", "compute/internal/kernel", true},
		{"compute/fft", "components/figure", false},
		{"compute/fft", "fmt", false},
		{"compute/fft", "gonum.org/v1/gonum/dsp/fourier", false},
		{"components/figure", "time", false},
		{"components/figure", "components/layout", false},
		{"components/layout", "components/mark", false},
		{"components/mark", "components/tool", false},
		{"components/tool", "components/chart", false},
		{"components/chart", "components/widget", false},
		{"components/figure", "syscall/js", false},
		{"components/spectrum", "components/heatmap", false},
		{"components/spectrum", "components/widget", true},
		{"components/spectrum", "components/paint/vgpaint", false},
		{"components/paint/vgpaint", "gonum.org/v1/plot", false},
		{"components/gonumplot", "gonum.org/v1/plot", true},
		{"components", "components/spectrum", true},
		{"web/port", "components/spectrum", false},
		{"web/port", "sync", false},
		{"web/wasm", "github.com/maxence-charriere/go-app/v9/pkg/app", false},
		{"app/wasm", "github.com/maxence-charriere/go-app/v9/pkg/app", true},
		{"app/ui", "cmd/server", false},
		{"cmd/server", "net/http", true},
		{"cmd/server", "components", false},
		{"cmd/server", "compute/fft", false},
	} {
		for _, r := range rooms {
			if fits(r.folder, c.folder) {
				if got := r.allows(c.imports); got != c.want {
					t.Errorf("%s imports %s: allowed %v, want %v", c.folder, c.imports, got, c.want)
				}
				break
			}
		}
	}
}
