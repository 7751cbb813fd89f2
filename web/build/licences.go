package main

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// licencesPage is what the server shows at /licences.
const licencesPage = "licences.html"

// linked are the programs that the server consists of and serves, and how each is built.
var linked = []struct{ name, pkg, tags, goos, goarch string }{
	{"the server", "./cmd/server", "", "", ""},
	{"app.wasm", "./app/wasm", "", "js", "wasm"},
	{"plots.wasm", "./app/plots/wasm", "minimal", "js", "wasm"},
}

// licence is one part of what is served, and the terms under which it is.
type licence struct {
	Name  string // path and version of a module, or what else it is
	In    string // the programs that it is in
	Texts []string
}

// ID is the name as an anchor.
func (l licence) ID() string {
	return strings.Trim(regexp.MustCompile(`[^a-z0-9]+`).ReplaceAllString(strings.ToLower(l.Name), "-"), "-")
}

// texts are the names of files with terms, in any module.
var texts = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice|patents|ofl)`)

// licences collects the terms of Sonde, Go, TinyGo, the recordings, and every module that is linked. It reads the module
// cache alone, and fails when a module has no text of its terms.
func licences() ([]licence, error) {
	goroot, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return nil, err
	}
	recordings, err := filepath.Glob("app/recordings/*.txt")
	if err != nil {
		return nil, err
	}
	own := []struct {
		name, in string
		files    []string
	}{
		{"Sonde", "all of it", []string{"LICENSE"}},
		{"Recordings", "the recordings that come with the app", recordings},
		{"Go: standard library, runtime, wasm_exec.js", "the server, app.wasm, plots.wasm, compute.wasm, boot.js",
			[]string{filepath.Join(strings.TrimSpace(string(goroot)), "LICENSE"), filepath.Join(strings.TrimSpace(string(goroot)), "PATENTS")}},
		{"TinyGo: runtime, with parts of LLVM", "compute.wasm", []string{"web/pack/LICENSE-tinygo"}},
	}
	var all []licence
	for _, o := range own {
		l := licence{Name: o.name, In: o.in}
		if l.Texts, err = readTexts(o.files); err != nil {
			return nil, err
		}
		all = append(all, l)
	}
	modules, err := linkedModules()
	if err != nil {
		return nil, err
	}
	for _, m := range modules {
		l := licence{Name: m.path + " " + m.version, In: strings.Join(m.in, ", ")}
		if l.Texts, err = readTexts(m.texts()); err != nil {
			return nil, err
		}
		if len(l.Texts) == 0 {
			return nil, fmt.Errorf("%s, which is linked into %s, has no file with its licence in %s", l.Name, l.In, m.dir)
		}
		all = append(all, l)
	}
	return all, nil
}

// module is a module that programs link, and the folders of its packages that they do.
type module struct {
	path, version, dir string
	in, folders        []string
}

// linkedModules lists what the programs link beside Sonde itself and the standard library, by path.
func linkedModules() ([]*module, error) {
	var modules []*module
	for _, program := range linked {
		const format = "{{if not .Standard}}{{with .Module}}{{if not .Main}}{{.Path}}\t{{.Version}}\t{{.Dir}}{{end}}{{end}}\t{{.Dir}}{{end}}"
		list := exec.Command("go", "list", "-deps", "-tags", program.tags, "-f", format, program.pkg)
		if program.goos != "" {
			list.Env = append(os.Environ(), "GOOS="+program.goos, "GOARCH="+program.goarch)
		}
		list.Stderr = os.Stderr
		out, err := list.Output()
		if err != nil {
			return nil, fmt.Errorf("go list -deps %s: %w", program.pkg, err)
		}
		for line := range strings.Lines(string(out)) {
			fields := strings.Split(strings.TrimSpace(line), "\t")
			if len(fields) != 4 {
				continue // a package of Sonde
			}
			at := slices.IndexFunc(modules, func(m *module) bool { return m.path == fields[0] })
			if at < 0 {
				at = len(modules)
				modules = append(modules, &module{path: fields[0], version: fields[1], dir: fields[2]})
			}
			m := modules[at]
			if !slices.Contains(m.in, program.name) {
				m.in = append(m.in, program.name)
			}
			m.folders = append(m.folders, fields[3])
		}
	}
	slices.SortFunc(modules, func(a, b *module) int { return strings.Compare(a.path, b.path) })
	return modules, nil
}

// texts are the files with terms in the module's folder, in a folder "licenses" of it, and in those of the packages that are linked.
func (m *module) texts() []string {
	folders := []string{m.dir, filepath.Join(m.dir, "licenses")}
	for _, folder := range m.folders {
		for ; len(folder) > len(m.dir); folder = filepath.Dir(folder) {
			folders = append(folders, folder)
		}
	}
	slices.Sort(folders)
	var files []string
	for _, folder := range slices.Compact(folders) {
		entries, _ := os.ReadDir(folder) // most modules have no such folder
		for _, entry := range entries {
			inLicenses := filepath.Base(folder) == "licenses"
			if entry.Type().IsRegular() && filepath.Ext(entry.Name()) != ".go" && (inLicenses || texts.MatchString(entry.Name())) {
				files = append(files, filepath.Join(folder, entry.Name()))
			}
		}
	}
	return files
}

// readTexts reads files with terms, each once.
func readTexts(files []string) ([]string, error) {
	var all []string
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if errors.Is(err, os.ErrNotExist) && filepath.Base(file) == "PATENTS" {
			continue // newer Go has it on its site
		}
		if err != nil {
			return nil, err
		}
		text := strings.TrimSpace(strings.ReplaceAll(string(raw), "\r\n", "\n"))
		if !slices.Contains(all, text) {
			all = append(all, text)
		}
	}
	return all, nil
}

var licencesTemplate = template.Must(template.New("licences").Parse(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Sonde: licences</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/app.css">
<link rel="stylesheet" href="/licences.css">
</head>
<body>
<main class="licences">
<p><a href="/">Sonde</a></p>
<h1>Licences</h1>
<p>What the server and the app are made of, and the terms of each part.</p>
<ul>
{{- range .}}
<li><a href="#{{.ID}}">{{.Name}}</a></li>
{{- end}}
</ul>
{{- range .}}
<section>
<h2 id="{{.ID}}">{{.Name}}</h2>
<p>In {{.In}}</p>
{{- range .Texts}}
<pre>{{.}}</pre>
{{- end}}
</section>
{{- end}}
</main>
</body>
</html>
`))

// writeLicences writes the page into a folder.
func writeLicences(folder string) error {
	all, err := licences()
	if err != nil {
		return err
	}
	var page bytes.Buffer
	if err := licencesTemplate.Execute(&page, all); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, licencesPage), page.Bytes(), 0o644)
}
