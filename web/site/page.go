package site

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"html/template"
	"maps"
	"slices"
	"strings"

	"github.com/sonde-viz/sonde/web"
)

//go:embed page.html
var pageHTML string

var pageTemplate = template.Must(template.New("page").Parse(pageHTML))

// pageData is what page.html shows.
type pageData struct {
	Config
	Page   Page
	Files  map[string]*file
	Styles []*file // style sheets, in their order
	Boot   bootConfig
}

// bootConfig is what web/src/boot.ts reads from the page, as JSON.
type bootConfig struct {
	Version   string            `json:"version"`
	Wasm      string            `json:"wasm"`
	Integrity string            `json:"integrity"` // of the wasm
	Worker    string            `json:"worker"`
	Helper    string            `json:"helper"`  // address of the Workers' script
	Kernels   string            `json:"kernels"` // and of what they run
	Env       map[string]string `json:"env"`
}

// workerConfig is what web/src/sw.ts finds in the variable sondeSite.
type workerConfig struct {
	Version   string            `json:"version"`
	Pages     map[string]string `json:"pages"`     // path -> integrity of the HTML
	Programs  map[string]string `json:"programs"`  // path of a page -> address of its program
	Files     map[string]string `json:"files"`     // path -> address with the content's hash
	Integrity map[string]string `json:"integrity"` // address -> integrity of the content
	Later     []string          `json:"later"`     // those addresses that are kept when they are first used
}

// fill makes the table of answers: files, pages, manifest and service worker. It returns the version of it all.
func (h *handler) fill(c Config, files map[string]*file) (string, error) {
	manifest, err := makeManifest(c, files)
	if err != nil {
		return "", err
	}
	files[manifestName] = manifest

	worker, err := web.Dist.ReadFile("dist/" + workerName)
	if err != nil {
		return "", err
	}
	// The version names all content that a page can load, and the worker that keeps it.
	digest := sha256.New()
	digest.Write(worker)
	list := workerConfig{Pages: map[string]string{}, Programs: map[string]string{}, Files: map[string]string{}, Integrity: map[string]string{}}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		f := files[name]
		address := f.Address()
		h.answers["/"+name] = answer{file: f, cache: revalidate}
		h.answers[address] = answer{file: f, cache: forEver}
		if document, ok := strings.CutSuffix("/"+name, ".html"); ok {
			h.answers[document] = answer{file: f, cache: revalidate}
			list.Files[document] = address
		}
		list.Files["/"+name], list.Integrity[address] = address, f.Integrity
		fmt.Fprintln(digest, address)
	}
	guard := files[guardName]
	h.answers[guard.Address()] = answer{file: guard, cache: never}
	// Of the settings, the pages show some and the program reads others; maps print in order.
	c.Assets, c.Keep = nil, ""
	fmt.Fprintf(digest, "%q %q", pageHTML, fmt.Sprint(c))
	list.Version = hex.EncodeToString(digest.Sum(nil)[:8])

	list.Later = []string{files[helperName].Address(), files[kernelsName].Address()} // many visitors never need them
	for i, page := range c.Pages {
		f, err := makePage(c, page, files, list.Version)
		if err != nil {
			return "", err
		}
		if i == 0 {
			h.notFound = f
		}
		h.answers[page.Path] = answer{file: f, cache: revalidate, whole: true}
		address := files[page.Wasm].Address()
		list.Pages[page.Path], list.Programs[page.Path] = f.Integrity, address
		if page.Wasm != c.Wasm && !slices.Contains(list.Later, address) {
			list.Later = append(list.Later, address)
		}
	}

	prelude, err := json.Marshal(list)
	if err != nil {
		return "", err
	}
	script := slices.Concat([]byte("self.sondeSite="), prelude, []byte(";\n"), worker)
	h.answers["/"+workerName] = answer{file: newFile(workerName, script), cache: revalidate, whole: true}
	return list.Version, nil
}

// makePage renders the HTML of one route.
func makePage(c Config, page Page, files map[string]*file, version string) (*file, error) {
	env := map[string]string{"GOAPP_VERSION": version}
	maps.Copy(env, c.Env)
	data := pageData{
		Config: c, Page: page, Files: files,
		Styles: []*file{files[styleName]},
		Boot: bootConfig{Version: version, Wasm: files[page.Wasm].Address(), Integrity: files[page.Wasm].Integrity, Worker: "/" + workerName,
			Helper: files[helperName].Address(), Kernels: files[kernelsName].Address(), Env: env},
	}
	for _, name := range c.Styles {
		data.Styles = append(data.Styles, files[name])
	}
	var b bytes.Buffer
	if err := pageTemplate.Execute(&b, data); err != nil {
		return nil, err
	}
	return newFile(page.Path+".html", b.Bytes()), nil
}

// makeManifest writes the web app manifest (W3C), which makes the site installable.
func makeManifest(c Config, files map[string]*file) (*file, error) {
	type icon struct {
		Src     string `json:"src"`
		Sizes   string `json:"sizes"`
		Type    string `json:"type"`
		Purpose string `json:"purpose"`
	}
	raw, err := json.Marshal(struct {
		ID              string `json:"id"`
		Name            string `json:"name"`
		ShortName       string `json:"short_name"`
		Description     string `json:"description,omitempty"`
		Lang            string `json:"lang"`
		StartURL        string `json:"start_url"`
		Scope           string `json:"scope"`
		Display         string `json:"display"`
		ThemeColor      string `json:"theme_color"`
		BackgroundColor string `json:"background_color"`
		Icons           []icon `json:"icons"`
	}{
		ID: "/", Name: c.Name, ShortName: c.ShortName, Description: c.Description, Lang: c.Lang,
		StartURL: c.Pages[0].Path, Scope: "/", Display: "standalone",
		ThemeColor: c.ThemeColor, BackgroundColor: c.BackgroundColor,
		Icons: []icon{
			{files[iconName].Address(), "any", "image/svg+xml", "any"},
			{files[icon192Name].Address(), "192x192", "image/png", "any"},
			// The picture keeps within the inner 80 %, so it may be cut to any shape.
			{files[icon512Name].Address(), "512x512", "image/png", "any"},
			{files[icon512Name].Address(), "512x512", "image/png", "maskable"},
		},
	})
	if err != nil {
		return nil, err
	}
	return newFile(manifestName, raw), nil
}
