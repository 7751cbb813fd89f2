package gen

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os/exec"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"

	"github.com/sonde-viz/sonde/web/kernels/api"
)

const apiPath = "github.com/sonde-viz/sonde/web/kernels/api"

// apiOptions are the structs of options; their tags are read at run time.
var apiOptions = []any{api.PlanOptions{}, api.Plan2DOptions{}, api.SpectrumOptions{}, api.PeriodogramOptions{}, api.WindowOptions{}, api.ColormapOptions{}}

// kernelAPI is what package api declares.
type kernelAPI struct {
	calls   []apiCall
	objects []apiObject
	options []apiStruct
}

type apiCall struct {
	name      string // fft
	doc       string
	arguments string // x: T, out?: T
	result    string
	generic   bool
	options   string // name of their type
}

// apiObject is what a plan or a buffer is.
type apiObject struct {
	name, doc string
	members   []apiMember
}

type apiMember struct{ name, doc, signature string }

type apiStruct struct {
	name, doc string
	fields    []apiField
}

type apiField struct {
	name, doc string
	kind      string // number, whole, enum, boolean, color
	values    []string
	fallback  string // JSON
	min, max  string
	positive  bool
}

// headed starts a file with where it comes from.
func headed(path, before, after string, data []byte) File {
	from := strings.Replace(header, "the widgets' Defs", "package web/kernels/api", 1)
	return File{path, append([]byte(before+from+after), data...)}
}

// compute makes the types, the rules of arguments and the reference of the kernels' JavaScript API.
func compute() ([]File, error) {
	a, err := readAPI()
	if err != nil {
		return nil, fmt.Errorf("package api of the kernels: %w", err)
	}
	return []File{a.types(), a.rules(), a.page()}, nil
}

func readAPI() (*kernelAPI, error) {
	out, err := exec.Command("go", "list", "-f", "{{.Dir}}", apiPath).Output()
	if err != nil {
		return nil, err
	}
	dir := strings.TrimSpace(string(out))
	a, structs := &kernelAPI{}, map[string]*ast.StructType{}
	docs := map[string]string{}
	fset := token.NewFileSet()
	for _, name := range []string{"api.go", "options.go", "plan.go"} {
		f, err := parser.ParseFile(fset, filepath.Join(dir, name), nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		for _, d := range f.Decls {
			if err := a.add(d, structs, docs); err != nil {
				return nil, err
			}
		}
	}
	for _, o := range apiOptions {
		t := reflect.TypeOf(o)
		s, err := readOptions(t, structs[t.Name()])
		if err != nil {
			return nil, err
		}
		s.doc = "Options that" + strings.TrimPrefix(docs[t.Name()], t.Name())
		a.options = append(a.options, s)
	}
	if len(a.calls) == 0 || len(a.objects) == 0 {
		return nil, errors.New("no calls or objects found")
	}
	return a, nil
}

func (a *kernelAPI) add(d ast.Decl, structs map[string]*ast.StructType, docs map[string]string) error {
	if f, ok := d.(*ast.FuncDecl); ok {
		if !f.Name.IsExported() || f.Recv != nil && receiver(f) != "Functions" {
			return nil
		}
		c, err := readCall(f)
		a.calls = append(a.calls, c)
		return err
	}
	for _, spec := range d.(*ast.GenDecl).Specs {
		t, ok := spec.(*ast.TypeSpec)
		if !ok {
			continue
		}
		doc := prose(d.(*ast.GenDecl).Doc)
		switch x := t.Type.(type) {
		case *ast.StructType:
			structs[t.Name.Name], docs[t.Name.Name] = x, doc
		case *ast.InterfaceType:
			if t.Name.Name == "Float" {
				continue
			}
			o := apiObject{name: t.Name.Name, doc: doc}
			for _, m := range x.Methods.List {
				f := m.Type.(*ast.FuncType)
				member := apiMember{name: jsName(m.Names[0].Name), doc: prose(m.Doc)}
				if member.doc == "" {
					return fmt.Errorf("%s.%s has no comment: it is the reference", o.name, member.name)
				}
				member.signature = member.name + "(): void"
				if f.Results != nil {
					t, err := apiType(f.Results.List[0].Type)
					if err != nil {
						return fmt.Errorf("%s.%s: %w", o.name, member.name, err)
					}
					member.signature = "readonly " + member.name + ": " + t
				}
				o.members = append(o.members, member)
			}
			a.objects = append(a.objects, o)
		}
	}
	return nil
}

// receiver is the name of the type that a method is of.
func receiver(f *ast.FuncDecl) string {
	x := f.Recv.List[0].Type
	if p, ok := x.(*ast.StarExpr); ok {
		x = p.X
	}
	if i, ok := x.(*ast.IndexExpr); ok {
		x = i.X
	}
	return x.(*ast.Ident).Name
}

// readCall turns a declaration into JavaScript's: the result, which comes first in Go, is what is returned, and an
// optional last argument.
func readCall(f *ast.FuncDecl) (apiCall, error) {
	c := apiCall{name: jsName(f.Name.Name)}
	doc, ok := strings.CutPrefix(prose(f.Doc), f.Name.Name+" is ")
	if !ok {
		return c, fmt.Errorf("%s has no comment that starts \"%[1]s is\": it is the reference", f.Name.Name)
	}
	c.doc = capital(doc)
	var arguments []string
	for _, p := range f.Type.Params.List {
		for _, n := range p.Names {
			t, err := apiType(p.Type)
			if err != nil {
				return c, fmt.Errorf("%s: %s: %w", f.Name.Name, n.Name, err)
			}
			switch {
			case c.result == "":
				if n.Name != "dst" {
					return c, fmt.Errorf("%s: the first parameter is %s, want dst", f.Name.Name, n.Name)
				}
				c.result, c.generic = t, t == "T"
			case t == "T" && !c.generic:
				arguments = append(arguments, n.Name+": Floats")
			case strings.HasSuffix(t, "Options"):
				c.options = t
				arguments = append(arguments, n.Name+"?: "+t)
			case t == "Optional":
				arguments = append(arguments, n.Name+"?: number")
			default:
				arguments = append(arguments, n.Name+": "+t)
			}
		}
	}
	c.arguments = strings.Join(append(arguments, "out?: "+c.result), ", ")
	return c, nil
}

func apiType(x ast.Expr) (string, error) {
	switch x := x.(type) {
	case *ast.Ident:
		if x.Name == "int" {
			return "number", nil
		}
		return x.Name, nil
	case *ast.ArrayType:
		if e, ok := x.Elt.(*ast.Ident); ok {
			if t := map[string]string{"T": "T", "float64": "Float64Array", "byte": "Uint8ClampedArray"}[e.Name]; t != "" {
				return t, nil
			}
		}
	}
	return "", errors.New("a type that JavaScript has not")
}

func readOptions(t reflect.Type, syntax *ast.StructType) (s apiStruct, err error) {
	s.name = t.Name()
	for i := range t.NumField() {
		f := t.Field(i)
		doc := prose(syntax.Fields.List[i].Comment)
		if doc == "" {
			return s, fmt.Errorf("%s.%s has no comment: it is the reference", s.name, f.Name)
		}
		o := apiField{name: first(f.Tag.Get("name"), jsName(f.Name)), doc: doc, min: f.Tag.Get("min"), max: f.Tag.Get("max"), positive: f.Tag.Get("positive") != ""}
		fallback := f.Tag.Get("default")
		o.fallback = fallback
		switch f.Type.Kind() {
		case reflect.String:
			o.kind = "enum"
			o.values = reflect.Zero(f.Type).MethodByName("Values").Call(nil)[0].Interface().([]string)
			o.fallback = quote(fallback)
		case reflect.Int:
			o.kind = "whole"
		case reflect.Float64:
			o.kind = "number"
		case reflect.Bool:
			o.kind = "boolean"
		case reflect.Array:
			o.kind, o.fallback = "color", "["+strings.ReplaceAll(fallback, ",", ", ")+"]"
		default:
			return s, fmt.Errorf("%s.%s is of a type that JavaScript has not", s.name, f.Name)
		}
		if fallback == "" {
			return s, fmt.Errorf("%s.%s has no default", s.name, f.Name)
		}
		s.fields = append(s.fields, o)
	}
	return s, nil
}

// allowed says in words what an option may be.
func (f apiField) allowed() string {
	switch {
	case f.kind == "enum":
		return "`\"" + strings.Join(f.values, "\"` `\"") + "\"`"
	case f.kind == "boolean":
		return "`true` `false`"
	case f.kind == "color":
		return "four whole numbers from 0 to 255"
	case f.positive:
		return "finite numbers above 0"
	case f.min == "":
		return "finite numbers"
	}
	words := "numbers from " + f.min + " to " + f.max
	if f.kind == "whole" {
		words = "whole " + words
	}
	return words
}

// rules are what the checks of arguments know: a module of TypeScript.
func (a *kernelAPI) rules() File {
	t := &text{}
	t.line("/** What is allowed of an option: one of values, or a number. */")
	t.line("export interface Rule {\n  readonly name: string;\n  readonly doc: string;\n  readonly default: unknown;\n  readonly values: readonly string[];\n" +
		"  readonly whole: boolean;\n  readonly positive: boolean;\n  readonly min: number | undefined;\n  readonly max: number | undefined;\n}\n\nexport type Rules = Readonly<Record<string, Rule>>;\n")
	t.line("// All rules have one shape, in which a default is a value like others: engines box a number each time it is read from a shape where it is always a number.")
	t.line("function rule(name: string, doc: string, fallback: unknown, more: Partial<Rule> = {}): Rule {")
	t.line("  const { values = [], whole = false, positive = false, min, max } = more;")
	t.line("  return { name, doc, default: fallback, values, whole, positive, min, max };\n}\n")
	t.line("/** The largest number of values that a plan transforms at once. */\nexport const longestPlan = %s;", strconv.Itoa(api.LongestPlan))
	for _, s := range a.options {
		t.line("\nexport const %s = {", jsName(strings.TrimSuffix(s.name, "Options")))
		for _, f := range s.fields {
			var more []string
			if f.kind == "enum" {
				more = append(more, `values: ["`+strings.Join(f.values, `", "`)+`"]`)
			}
			if f.kind == "whole" {
				more = append(more, "whole: true")
			}
			if f.positive {
				more = append(more, "positive: true")
			}
			if f.min != "" {
				more = append(more, "min: "+f.min, "max: "+f.max)
			}
			arguments := []string{quote(f.name), quote(f.doc), f.fallback}
			if len(more) > 0 {
				arguments = append(arguments, "{ "+strings.Join(more, ", ")+" }")
			}
			t.line("  %s: rule(%s),", f.name, strings.Join(arguments, ", "))
		}
		t.line("};")
	}
	return headed("compute/rules.ts", "// ", "\n\n", t.Bytes())
}
