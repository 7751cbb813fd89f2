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

	"github.com/sonde-viz/sonde/web"
)

//go:embed page.html
var pageHTML string

var pageTemplate = template.Must(template.New("page").Parse(pageHTML))

// pageData is what page.html shows.
type pageData struct {
	Config
	Page   Page
	Files  map[string]string // names -> addresses with the content's hash
	Styles []string          // addresses of the style sheets
	Boot   bootConfig
}

// bootConfig is what web/src/boot.ts reads from the page, as JSON.
type bootConfig struct {
	Version string            `json:"version"`
	Wasm    string            `json:"wasm"`
	Worker  string            `json:"worker"`
	Helper  string            `json:"helper"`  // address of the Workers' script
	Kernels string            `json:"kernels"` // and of what they run
	Env     map[string]string `json:"env"`
}

// workerConfig is what web/src/sw.ts finds in the variable sondeSite.
type workerConfig struct {
	Version string            `json:"version"`
	Pages   map[string]string `json:"pages"` // path -> integrity of the HTML
	Files   map[string]string `json:"files"` // path -> address with the content's hash
	Later   []string          `json:"later"` // those addresses that are kept when they are first used
}

// fill makes the table of answers: files, pages, manifest and service worker.
func (h *handler) fill(c Config, files map[string]*file) error {
	manifest, err := makeManifest(c, files)
	if err != nil {
		return err
	}
	files[manifestName] = manifest

	worker, err := web.Dist.ReadFile("dist/" + workerName)
	if err != nil {
		return err
	}
	// The version names all content that a page can load, and the worker that keeps it.
	digest := sha256.New()
	digest.Write(worker)
	addresses := map[string]string{}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		f := files[name]
		addresses[name] = f.hashedURL()
		h.answers["/"+name] = answer{f, revalidate}
		h.answers[f.hashedURL()] = answer{f, forEver}
		fmt.Fprintln(digest, f.hashedURL())
	}
	// Of the settings, the pages show some and the program reads others; maps print in order.
	c.Assets = nil
	fmt.Fprintf(digest, "%q %q", pageHTML, fmt.Sprint(c))
	version := hex.EncodeToString(digest.Sum(nil)[:8])

	pages := map[string]string{}
	later := []string{addresses[helperName], addresses[kernelsName]} // many visitors never need them
	for i, page := range c.Pages {
		f, err := makePage(c, page, addresses, version)
		if err != nil {
			return err
		}
		if i == 0 {
			h.notFound = f
		}
		h.answers[page.Path] = answer{f, revalidate}
		pages[page.Path] = f.integrity()
		if address := addresses[page.Wasm]; page.Wasm != c.Wasm && !slices.Contains(later, address) {
			later = append(later, address)
		}
	}

	offline := map[string]string{}
	for name, address := range addresses {
		offline["/"+name] = address
	}
	prelude, err := json.Marshal(workerConfig{Version: version, Pages: pages, Files: offline, Later: later})
	if err != nil {
		return err
	}
	script := slices.Concat([]byte("self.sondeSite="), prelude, []byte(";\n"), worker)
	h.answers["/"+workerName] = answer{newFile(workerName, script), revalidate}
	return nil
}

// makePage renders the HTML of one route.
func makePage(c Config, page Page, addresses map[string]string, version string) (*file, error) {
	env := map[string]string{"GOAPP_VERSION": version}
	maps.Copy(env, c.Env)
	data := pageData{
		Config: c, Page: page, Files: addresses,
		Styles: []string{addresses[styleName]},
		Boot: bootConfig{Version: version, Wasm: addresses[page.Wasm], Worker: "/" + workerName,
			Helper: addresses[helperName], Kernels: addresses[kernelsName], Env: env},
	}
	for _, name := range c.Styles {
		data.Styles = append(data.Styles, addresses[name])
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
			{files[iconName].hashedURL(), "any", "image/svg+xml", "any"},
			{files[icon192Name].hashedURL(), "192x192", "image/png", "any"},
			// The picture keeps within the inner 80 %, so it may be cut to any shape.
			{files[icon512Name].hashedURL(), "512x512", "image/png", "any"},
			{files[icon512Name].hashedURL(), "512x512", "image/png", "maskable"},
		},
	})
	if err != nil {
		return nil, err
	}
	return newFile(manifestName, raw), nil
}
