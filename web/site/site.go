// Package site serves a go-app program as a progressive web app: its pages, its wasm, its assets,
// a boot module that supplies what the go-app client expects, and a service worker that keeps one
// whole version of all of it for offline use.
//
// It stands in for go-app's own http.Handler, and imports nothing of go-app, so a server built on
// it stays small. Everything is known when New returns: a request is one lookup in a map (two for files of
// earlier versions), and neither a path nor a Host header given by a client reaches a file system or a page.
//
//	handler, err := site.New(site.Config{
//		Name:   "My app",
//		Pages:  []site.Page{{Path: "/"}},
//		Assets: os.DirFS("public"), // holds app.wasm
//	})
package site

import (
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"slices"
	"strings"
)

// Config says what a site serves.
type Config struct {
	// Name is the app's full name: the page title, and the name under which it is installed.
	Name string
	// ShortName is shown below an icon; Name by default.
	ShortName string
	// Description is one sentence for search engines and the install dialogue.
	Description string
	// Lang is the language of the pages as a BCP 47 tag; "en" by default.
	Lang string
	// ThemeColor is a CSS colour for the browser's frame; "#0b1220" by default.
	ThemeColor string
	// BackgroundColor is a CSS colour for the splash screen of the installed app; ThemeColor by default.
	BackgroundColor string
	// Pages are the routes of the program. Any other path answers with the first page's HTML and
	// status 404, and the program shows what it shows for a route that it does not have.
	Pages []Page
	// Assets are the files served under their own paths. A file named like another with .br or .gz
	// added is that other file compressed, and is sent in its place to clients that accept it.
	// Files named like those of the site itself replace them: icon.svg, icon-192.png and icon-512.png,
	// and site.css, the style of a page that is still loading. A file name.html is a document of its own, and answers at
	// /name too.
	Assets fs.FS
	// Wasm is the path in Assets of the program that the pages start; "app.wasm" by default.
	Wasm string
	// Styles are paths of style sheets in Assets that every page links, in this order.
	Styles []string
	// Env is what app.Getenv returns in the program. Every visitor can read it.
	Env map[string]string
	// Keep is a folder in which this site keeps its files for the pages of the versions that follow: it writes its own
	// files there, and serves those of the last four other versions that it finds. So a page that was opened before a deployment
	// still gets what it loads on demand. Each version takes the size of its files. Nothing is kept by default.
	Keep string
}

// Page is one route of the program.
type Page struct {
	// Path is the route, such as "/gallery".
	Path string
	// Title is shown in the tab until the program sets its own; the site's name by default.
	Title string
	// Description is one sentence for search engines; the site's by default.
	Description string
	// Wasm is the path in Assets of a program of this page's own; the site's by default. A large part of
	// an app that few visitors need can so be a program by itself, fetched when its page is first opened,
	// and kept for offline use from then on.
	Wasm string
}

// New reads all of the configured files into memory and returns the handler that serves them.
// It fails when an asset cannot be read, or when the program or a style sheet is not among them.
func New(config Config) (http.Handler, error) {
	c, err := withDefaults(config)
	if err != nil {
		return nil, fmt.Errorf("site: %w", err)
	}
	files, err := collect(c.Assets)
	if err != nil {
		return nil, fmt.Errorf("site: %w", err)
	}
	needed := slices.Clone(c.Styles)
	for _, page := range c.Pages {
		needed = append(needed, page.Wasm)
	}
	for _, name := range needed {
		if files[name] == nil {
			return nil, fmt.Errorf("site: %s is not among the assets: was it built?", name)
		}
	}
	h := &handler{answers: map[string]answer{}}
	version, err := h.fill(c, files)
	if err != nil {
		return nil, fmt.Errorf("site: %w", err)
	}
	if c.Keep != "" {
		if h.earlier, err = keep(c.Keep, version, files); err != nil {
			return nil, fmt.Errorf("site: %w", keepError(c.Keep, err))
		}
	}
	return h, nil
}

// withDefaults fills in what the caller left out, and checks what cannot be guessed.
func withDefaults(c Config) (Config, error) {
	if c.Name == "" {
		return c, errors.New("Config.Name is empty")
	}
	if len(c.Pages) == 0 {
		return c, errors.New("Config.Pages is empty")
	}
	if c.Assets == nil {
		return c, errors.New("Config.Assets is nil")
	}
	orElse(&c.ShortName, c.Name)
	orElse(&c.Lang, "en")
	orElse(&c.ThemeColor, "#0b1220")
	orElse(&c.BackgroundColor, c.ThemeColor)
	orElse(&c.Wasm, "app.wasm")

	pages := make([]Page, len(c.Pages))
	for i, p := range c.Pages {
		if !strings.HasPrefix(p.Path, "/") {
			return c, fmt.Errorf("the path of page %q does not start with /", p.Path)
		}
		orElse(&p.Title, c.Name)
		orElse(&p.Description, c.Description)
		orElse(&p.Wasm, c.Wasm)
		pages[i] = p
	}
	c.Pages = pages
	return c, nil
}

func orElse(s *string, fallback string) {
	if *s == "" {
		*s = fallback
	}
}
