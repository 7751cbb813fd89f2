package site

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// workerOf reads what the service worker of a site is told.
func workerOf(t *testing.T, h http.Handler) workerConfig {
	t.Helper()
	script := get(h, "/sw.js").Body.String()
	prelude, _, _ := strings.Cut(strings.TrimPrefix(script, "self.sondeSite="), ";\n")
	var c workerConfig
	if err := json.Unmarshal([]byte(prelude), &c); err != nil {
		t.Fatalf("the worker starts with %.80q: %v", script, err)
	}
	return c
}

func TestWorkerKeepsTheWholeSite(t *testing.T) {
	h := newSite(t, nil)
	worker := workerOf(t, h)

	if got := slices.Sorted(maps.Keys(worker.Pages)); !slices.Equal(got, []string{"/", "/gallery"}) {
		t.Errorf("keeps the pages %q", got)
	}
	for path, integrity := range worker.Pages {
		sum := sha256.Sum256(get(h, path).Body.Bytes())
		if want := "sha256-" + base64.StdEncoding.EncodeToString(sum[:]); integrity != want {
			t.Errorf("%s is checked against %s, but has %s", path, integrity, want)
		}
	}
	for _, path := range []string{"/app.wasm", "/boot.js", "/site.css", "/css/app.css", "/icon.svg", "/icon-192.png",
		"/icon-512.png", "/manifest.webmanifest", "/recordings/tone.wav", "/notes.br"} {
		address, ok := worker.Files[path]
		if !ok {
			t.Errorf("does not keep %s", path)
			continue
		}
		if w := get(h, address); w.Code != http.StatusOK || w.Body.String() != get(h, path).Body.String() {
			t.Errorf("%s is kept from %s, which answers %d with other bytes", path, address, w.Code)
		}
	}
	if _, ok := worker.Files["/sw.js"]; ok {
		t.Error("the worker keeps itself, so it could never be replaced")
	}
}

func TestWorkerFetchesProgramsOfSinglePagesLater(t *testing.T) {
	own := workerOf(t, newSite(t, nil))
	helpers := []string{own.Files["/worker.js"], own.Files["/compute.wasm"]}
	if !slices.Equal(own.Later, helpers) {
		t.Errorf("without such a program, %q are fetched later, want %q", own.Later, helpers)
	}
	worker := workerOf(t, newSite(t, func(c *Config) {
		c.Pages = append(c.Pages, Page{Path: "/a", Wasm: "plots.wasm"}, Page{Path: "/b", Wasm: "plots.wasm"}, Page{Path: "/c", Wasm: "app.wasm"})
		c.Assets.(fstest.MapFS)["plots.wasm"] = &fstest.MapFile{Data: []byte("\x00asm of plots")}
	}))
	if want := append(helpers, worker.Files["/plots.wasm"]); !slices.Equal(worker.Later, want) {
		t.Errorf("%q are fetched later, want %q", worker.Later, want)
	}
}

func TestVersionChangesWithAnyContent(t *testing.T) {
	same := workerOf(t, newSite(t, nil)).Version
	if again := workerOf(t, newSite(t, nil)).Version; again != same {
		t.Errorf("the same content has the versions %s and %s", same, again)
	}
	changes := map[string]func(*Config){
		"program": func(c *Config) {
			c.Assets.(fstest.MapFS)["app.wasm"] = &fstest.MapFile{Data: []byte("\x00asm\x01\x00\x00\x00")}
		},
		"recording": func(c *Config) {
			c.Assets.(fstest.MapFS)["recordings/tone.wav"] = &fstest.MapFile{Data: []byte("RIFX")}
		},
		"new file":    func(c *Config) { c.Assets.(fstest.MapFS)["new.csv"] = &fstest.MapFile{Data: []byte("1,2")} },
		"environment": func(c *Config) { c.Env["GREETING"] = "hello" },
		"title":       func(c *Config) { c.Pages[1].Title = "Widgets" },
		"route":       func(c *Config) { c.Pages = append(c.Pages, Page{Path: "/about"}) },
		"name":        func(c *Config) { c.Name = "Sonde" },
		"language":    func(c *Config) { c.Lang = "de" },
	}
	for name, change := range changes {
		t.Run(name, func(t *testing.T) {
			if workerOf(t, newSite(t, change)).Version == same {
				t.Error("the version stays, so the old content would be shown for ever")
			}
		})
	}
}

func TestManifestIsInstallable(t *testing.T) {
	h := newSite(t, nil)
	var manifest struct {
		Name, Display string
		StartURL      string `json:"start_url"`
		Icons         []struct{ Src, Sizes, Type string }
	}
	if err := json.Unmarshal(get(h, "/manifest.webmanifest").Body.Bytes(), &manifest); err != nil {
		t.Fatal(err)
	}
	if manifest.Name != "Sound & <b>Vision</b>" || manifest.StartURL != "/" || manifest.Display != "standalone" {
		t.Errorf("manifest %+v", manifest)
	}
	sizes := map[string]bool{}
	for _, icon := range manifest.Icons {
		sizes[icon.Sizes] = true
		if w := get(h, icon.Src); w.Code != http.StatusOK || w.Header().Get("Content-Type") != icon.Type {
			t.Errorf("icon %s answers %d as %s", icon.Src, w.Code, w.Header().Get("Content-Type"))
		}
	}
	if !sizes["192x192"] || !sizes["512x512"] {
		t.Errorf("icons of the sizes %v: browsers ask for 192 and 512", sizes)
	}
}

func TestAssetsReplaceTheIcon(t *testing.T) {
	h := newSite(t, func(c *Config) {
		c.Assets.(fstest.MapFS)["icon.svg"] = &fstest.MapFile{Data: []byte("<svg/>")}
	})
	if got := get(h, linked(t, h, "icon.svg")).Body.String(); got != "<svg/>" {
		t.Errorf("the page's icon is %q", got)
	}
}
