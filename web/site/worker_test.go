package site

import (
	"crypto/sha512"
	"encoding/base64"
	"encoding/json"
	"html"
	"maps"
	"net/http"
	"regexp"
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

func sha384(body []byte) string {
	sum := sha512.Sum384(body)
	return "sha384-" + base64.StdEncoding.EncodeToString(sum[:])
}

func TestWorkerKeepsTheWholeSite(t *testing.T) {
	h := newSite(t, nil)
	worker := workerOf(t, h)

	if got := slices.Sorted(maps.Keys(worker.Pages)); !slices.Equal(got, []string{"/", "/gallery"}) {
		t.Errorf("keeps the pages %q", got)
	}
	for path, integrity := range worker.Pages {
		if want := sha384(get(h, path).Body.Bytes()); integrity != want {
			t.Errorf("%s is checked against %s, but has %s", path, integrity, want)
		}
		if program := worker.Programs[path]; program != worker.Files["/app.wasm"] {
			t.Errorf("the program of %s is %s", path, program)
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
	if worker.Files["/licences"] != worker.Files["/licences.html"] || get(h, "/licences").Body.String() != "<p>terms</p>" {
		t.Error("a document does not answer without its ending")
	}
	for path, address := range worker.Files {
		if want := sha384(get(h, address).Body.Bytes()); worker.Integrity[address] != want {
			t.Errorf("%s is checked against %q, but has %s", path, worker.Integrity[address], want)
		}
	}
	if _, ok := worker.Files["/sw.js"]; ok {
		t.Error("the worker keeps itself, so it could never be replaced")
	}
}

// What a page loads by itself is checked by the browser, and what the boot script loads by the boot script.
func TestPageSaysWhatItsPartsMustBe(t *testing.T) {
	h := newSite(t, nil)
	page := html.UnescapeString(get(h, "/").Body.String())
	for _, name := range []string{"boot.js", "site.css", "css/app.css"} {
		address := linked(t, h, name)
		tag := regexp.MustCompile(`<[^>]*` + regexp.QuoteMeta(address) + `[^>]*>`).FindString(page)
		if want := `integrity="` + sha384(get(h, address).Body.Bytes()) + `"`; !strings.Contains(tag, want) {
			t.Errorf("%s has not %s", tag, want)
		}
	}
	if boot := bootOf(t, h, "/"); boot.Integrity != sha384(get(h, boot.Wasm).Body.Bytes()) {
		t.Errorf("the program is checked against %q", boot.Integrity)
	}
	guard := linked(t, h, "guard.js")
	if got := get(h, guard).Header().Get("Cache-Control"); got != "no-store" {
		t.Errorf("the script that finds spoiled files is cached: %q", got)
	}
	if strings.Index(page, guard) > strings.Index(page, linked(t, h, "site.css")) {
		t.Error("the script that finds spoiled files comes after what it watches")
	}
}

// A copy that was spoiled on its way still has the right ETag.
func TestWhatNothingElseChecksIsSentEachTime(t *testing.T) {
	h := newSite(t, nil)
	for _, path := range []string{"/", "/gallery", "/sw.js"} {
		if w := get(h, path, "If-None-Match", get(h, path).Header().Get("ETag")); w.Code != http.StatusOK || w.Body.Len() == 0 {
			t.Errorf("%s answers %d with %d bytes to who has it", path, w.Code, w.Body.Len())
		}
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
