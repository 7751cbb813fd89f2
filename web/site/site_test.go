package site

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/andybalholm/brotli"
)

var program = []byte("\x00asm\x01\x00\x00\x00 and more")

func newSite(t *testing.T, change func(*Config)) http.Handler {
	t.Helper()
	c := Config{
		Name:        `Sound & <b>Vision</b>`,
		Description: `A "quoted" description`,
		Pages:       []Page{{Path: "/"}, {Path: "/gallery", Title: "Gallery"}},
		Env:         map[string]string{"GREETING": "</script><script>alert(1)"},
		Styles:      []string{"css/app.css"},
		Assets: fstest.MapFS{
			"app.wasm":            {Data: program},
			"app.wasm.br":         {Data: []byte("brotli of app")},
			"app.wasm.gz":         {Data: []byte("gzip of app")},
			"css/app.css":         {Data: bytes.Repeat([]byte("main { color: red }\n"), 100)},
			"recordings/tone.wav": {Data: []byte("RIFF")},
			"notes.br":            {Data: []byte("not compressed: a file of this name")},
			"licences.html":       {Data: []byte("<p>terms</p>")},
			".keep":               {},
		},
	}
	if change != nil {
		change(&c)
	}
	h, err := New(c)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// get asks the handler directly, so the path arrives as it is written here.
func get(h http.Handler, path string, headers ...string) *httptest.ResponseRecorder {
	return do(h, http.MethodGet, path, headers...)
}

func do(h http.Handler, method, path string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, "/", nil)
	r.URL.Path, r.URL.RawQuery, _ = strings.Cut(path, "?")
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// linked finds the address of a file in a page, with the content's hash in it.
func linked(t *testing.T, h http.Handler, name string) string {
	t.Helper()
	stem, ext, _ := strings.Cut(name, ".")
	pattern := regexp.MustCompile(`/` + regexp.QuoteMeta(stem) + `\.[0-9a-f]{16}\.` + regexp.QuoteMeta(ext))
	address := pattern.FindString(get(h, "/").Body.String())
	if address == "" {
		t.Fatalf("the page does not link %s", name)
	}
	return address
}

func TestStatusTypeAndCaching(t *testing.T) {
	h := newSite(t, nil)
	tests := []struct {
		path, contentType, cache string
		status                   int
	}{
		{"/", "text/html; charset=utf-8", revalidate, 200},
		{"/?file=tone", "text/html; charset=utf-8", revalidate, 200},
		{"/gallery", "text/html; charset=utf-8", revalidate, 200},
		{"/app.wasm", "application/wasm", revalidate, 200},
		{linked(t, h, "app.wasm"), "application/wasm", forEver, 200},
		{"/boot.js", "text/javascript; charset=utf-8", revalidate, 200},
		{linked(t, h, "boot.js"), "text/javascript; charset=utf-8", forEver, 200},
		{linked(t, h, "css/app.css"), "text/css; charset=utf-8", forEver, 200},
		{linked(t, h, "site.css"), "text/css; charset=utf-8", forEver, 200},
		{"/sw.js", "text/javascript; charset=utf-8", revalidate, 200},
		{"/manifest.webmanifest", "application/manifest+json", revalidate, 200},
		{"/icon.svg", "image/svg+xml", revalidate, 200},
		{"/icon-192.png", "image/png", revalidate, 200},
		{"/icon-512.png", "image/png", revalidate, 200},
		{"/recordings/tone.wav", "audio/wav", revalidate, 200},
		{"/notes.br", "application/octet-stream", revalidate, 200},
		// Anything else is the page, so the program can say that it has no such route.
		{"/nowhere", "text/html; charset=utf-8", revalidate, 404},
		{"/app.0000000000000000.wasm", "text/html; charset=utf-8", revalidate, 404},
		{"/app.wasm.br", "text/html; charset=utf-8", revalidate, 404},
		{"/.keep", "text/html; charset=utf-8", revalidate, 404},
		{"/recordings", "text/html; charset=utf-8", revalidate, 404},
		{"/../site_test.go", "text/html; charset=utf-8", revalidate, 404},
		{"/recordings/../app.wasm", "text/html; charset=utf-8", revalidate, 404},
		{"//app.wasm", "text/html; charset=utf-8", revalidate, 404},
		{"", "text/html; charset=utf-8", revalidate, 404},
	}
	for _, tt := range tests {
		t.Run(tt.path, func(t *testing.T) {
			w := get(h, tt.path)
			if w.Code != tt.status {
				t.Errorf("status %d, want %d", w.Code, tt.status)
			}
			if got := w.Header().Get("Content-Type"); got != tt.contentType {
				t.Errorf("Content-Type %q, want %q", got, tt.contentType)
			}
			if got := w.Header().Get("Cache-Control"); got != tt.cache {
				t.Errorf("Cache-Control %q, want %q", got, tt.cache)
			}
			if got := w.Header().Get("Content-Security-Policy"); got != contentSecurityPolicy {
				t.Errorf("Content-Security-Policy %q", got)
			}
			if got := w.Header().Get("X-Content-Type-Options"); got != "nosniff" {
				t.Errorf("X-Content-Type-Options %q", got)
			}
		})
	}
}

func TestEncodingIsWhatTheClientAccepts(t *testing.T) {
	h := newSite(t, nil)
	tests := []struct{ accept, encoding, body string }{
		{"", "", string(program)},
		{"identity", "", string(program)},
		{"gzip", "gzip", "gzip of app"},
		{"gzip, deflate, br", "br", "brotli of app"},
		{"GZIP, BR", "br", "brotli of app"},
		{"br;q=0, gzip", "gzip", "gzip of app"},
		{"br; q=0.0, gzip;q=0", "", string(program)},
		{"br;q=0.5", "br", "brotli of app"},
		{"br;q=nonsense", "", string(program)},
		{"*", "", string(program)},
		{"brotli, xgzip", "", string(program)},
	}
	for _, tt := range tests {
		t.Run(tt.accept, func(t *testing.T) {
			w := get(h, "/app.wasm", "Accept-Encoding", tt.accept)
			if got := w.Header().Get("Content-Encoding"); got != tt.encoding {
				t.Errorf("Content-Encoding %q, want %q", got, tt.encoding)
			}
			if w.Body.String() != tt.body {
				t.Errorf("body %q, want %q", w.Body, tt.body)
			}
			if got := w.Header().Get("Vary"); got != "Accept-Encoding" {
				t.Errorf("Vary %q", got)
			}
		})
	}
}

func TestFilesWithoutCompressedFormAreCompressed(t *testing.T) {
	h := newSite(t, nil)
	want := get(h, "/css/app.css").Body.Bytes()
	openers := map[string]func(io.Reader) (io.Reader, error){
		"br":   func(r io.Reader) (io.Reader, error) { return brotli.NewReader(r), nil },
		"gzip": func(r io.Reader) (io.Reader, error) { return gzip.NewReader(r) },
	}
	for encoding, open := range openers {
		w := get(h, "/css/app.css", "Accept-Encoding", encoding)
		if w.Header().Get("Content-Encoding") != encoding || w.Body.Len() >= len(want) {
			t.Errorf("%s: sent %d of %d bytes as %q", encoding, w.Body.Len(), len(want), w.Header().Get("Content-Encoding"))
		}
		r, err := open(w.Body)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := io.ReadAll(r); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s: unpacks to other bytes (%v)", encoding, err)
		}
	}
	if got := get(h, "/icon-512.png", "Accept-Encoding", "br").Header().Get("Content-Encoding"); got != "" {
		t.Errorf("a PNG is sent as %q", got)
	}
}

func TestETag(t *testing.T) {
	h := newSite(t, nil)
	plain := get(h, "/app.wasm").Header().Get("ETag")
	packed := get(h, "/app.wasm", "Accept-Encoding", "br").Header().Get("ETag")
	other := get(h, "/boot.js").Header().Get("ETag")
	if plain == packed || plain == other {
		t.Errorf("tags of different bytes are the same: %s %s %s", plain, packed, other)
	}
	tests := []struct {
		name, ifNoneMatch, accept string
		status                    int
	}{
		{"same", plain, "", 304},
		{"weak, as proxies make it", "W/" + plain, "", 304},
		{"in a list", `"abc", ` + plain, "", 304},
		{"any", "*", "", 304},
		{"same encoding", packed, "br", 304},
		{"other encoding", packed, "", 200},
		{"other file", other, "", 200},
		{"without quotes", strings.Trim(plain, `"`), "", 200},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := get(h, "/app.wasm", "If-None-Match", tt.ifNoneMatch, "Accept-Encoding", tt.accept)
			if w.Code != tt.status {
				t.Errorf("status %d, want %d", w.Code, tt.status)
			}
			if (w.Body.Len() == 0) != (tt.status == 304) {
				t.Errorf("%d bytes with status %d", w.Body.Len(), w.Code)
			}
			if w.Header().Get("ETag") == "" {
				t.Error("no ETag")
			}
		})
	}
	if w := get(h, "/nowhere", "If-None-Match", "*"); w.Code != 404 {
		t.Errorf("an unknown path answers %d to a client that knows any content", w.Code)
	}
}

func TestHeadHasHeadersOnly(t *testing.T) {
	h := newSite(t, nil)
	for _, path := range []string{"/", "/app.wasm", "/nowhere"} {
		full, head := get(h, path), do(h, http.MethodHead, path)
		if head.Body.Len() != 0 {
			t.Errorf("%s: HEAD sends %d bytes", path, head.Body.Len())
		}
		for _, name := range []string{"Content-Length", "Content-Type", "ETag", "Cache-Control"} {
			if got, want := head.Header().Get(name), full.Header().Get(name); got != want || want == "" {
				t.Errorf("%s: %s of HEAD is %q, of GET %q", path, name, got, want)
			}
		}
	}
}

func TestOtherMethodsAreRefused(t *testing.T) {
	h := newSite(t, nil)
	for _, method := range []string{http.MethodPost, http.MethodPut, http.MethodDelete, http.MethodOptions} {
		w := do(h, method, "/")
		if w.Code != http.StatusMethodNotAllowed || w.Header().Get("Allow") != "GET, HEAD" {
			t.Errorf("%s: status %d, Allow %q", method, w.Code, w.Header().Get("Allow"))
		}
	}
}

func TestTrailingSlashRedirectsOnSiteOnly(t *testing.T) {
	h := newSite(t, nil)
	w := get(h, "/gallery/?widget=heatmap")
	if w.Code != http.StatusPermanentRedirect || w.Header().Get("Location") != "/gallery?widget=heatmap" {
		t.Errorf("status %d to %q", w.Code, w.Header().Get("Location"))
	}
	for _, path := range []string{"//evil.example/", "/nowhere/", "https://evil.example/"} {
		if w := get(h, path); w.Code != http.StatusNotFound || w.Header().Get("Location") != "" {
			t.Errorf("%s: status %d to %q", path, w.Code, w.Header().Get("Location"))
		}
	}
}

func TestHostOfTheRequestChangesNothing(t *testing.T) {
	h := newSite(t, nil)
	for _, path := range []string{"/", "/sw.js", "/manifest.webmanifest", "/nowhere", "/gallery/"} {
		plain := get(h, path)
		r := httptest.NewRequest(http.MethodGet, "http://evil.example"+path, nil)
		r.Host = "evil.example"
		r.Header.Set("X-Forwarded-Host", "evil.example")
		forged := httptest.NewRecorder()
		h.ServeHTTP(forged, r)
		if !bytes.Equal(plain.Body.Bytes(), forged.Body.Bytes()) || plain.Code != forged.Code {
			t.Errorf("%s answers otherwise to a forged host", path)
		}
		for name := range forged.Header() {
			if strings.Contains(forged.Header().Get(name), "evil") {
				t.Errorf("%s: %s repeats the forged host", path, name)
			}
		}
	}
}

func TestPageIsWhatTheClientOfGoAppExpects(t *testing.T) {
	page := get(newSite(t, nil), "/").Body.String()
	// go-app replaces the first element of the body, which must be a div, and reports a failed start
	// in the element app-wasm-loader-label.
	if !regexp.MustCompile(`<body>\s*<div></div>`).MatchString(page) {
		t.Error("the body does not start with an empty div")
	}
	for _, id := range []string{"app-wasm-loader", "app-wasm-loader-label", "app-wasm-loader-icon"} {
		if strings.Count(page, `id="`+id+`"`) != 1 {
			t.Errorf("no single element #%s", id)
		}
	}
	if !strings.Contains(page, "<noscript>") {
		t.Error("no text for browsers without JavaScript")
	}
}

func TestPageKeepsToItsPolicy(t *testing.T) {
	page := get(newSite(t, nil), "/").Body.String()
	for _, script := range regexp.MustCompile(`<script[^>]*>`).FindAllString(page, -1) {
		if !strings.Contains(script, " src=") && !strings.Contains(script, `type="application/json"`) {
			t.Errorf("inline script %s", script)
		}
	}
	for _, inline := range []string{" style=", "<style", " onclick=", " onload="} {
		if strings.Contains(page, inline) {
			t.Errorf("the page has%s", inline)
		}
	}
}

func TestPageStartsItsOwnProgram(t *testing.T) {
	h := newSite(t, func(c *Config) {
		c.Pages = append(c.Pages, Page{Path: "/plots", Wasm: "plots.wasm"})
		c.Assets.(fstest.MapFS)["plots.wasm"] = &fstest.MapFile{Data: []byte("\x00asm of plots")}
	})
	for path, want := range map[string]string{"/": string(program), "/gallery": string(program), "/plots": "\x00asm of plots"} {
		address := bootOf(t, h, path).Wasm
		if got := get(h, address).Body.String(); got != want {
			t.Errorf("%s starts %s, which is %q", path, address, got)
		}
	}
}

// bootOf reads what the boot script finds in a page.
func bootOf(t *testing.T, h http.Handler, path string) bootConfig {
	t.Helper()
	config := regexp.MustCompile(`(?s)id="site-config">(.*?)</script>`).FindStringSubmatch(get(h, path).Body.String())
	if config == nil {
		t.Fatal("no configuration in the page")
	}
	var boot bootConfig
	if err := json.Unmarshal([]byte(config[1]), &boot); err != nil {
		t.Fatal(err)
	}
	return boot
}

func TestTextIsEscaped(t *testing.T) {
	h := newSite(t, nil)
	page := get(h, "/").Body.String()
	for _, raw := range []string{"<b>Vision", "<script>alert", `A "quoted"`} {
		if strings.Contains(page, raw) {
			t.Errorf("the page contains %s as it was given", raw)
		}
	}
	boot := bootOf(t, h, "/")
	if got := boot.Env["GREETING"]; got != "</script><script>alert(1)" {
		t.Errorf("the program would read %q", got)
	}
	if got := boot.Env["GOAPP_VERSION"]; got != boot.Version || got == "" {
		t.Errorf("GOAPP_VERSION is %q, the version %q", got, boot.Version)
	}
}

func TestNewSaysWhatIsMissing(t *testing.T) {
	good := Config{Name: "a", Pages: []Page{{Path: "/"}}, Assets: fstest.MapFS{"app.wasm": {Data: program}}}
	tests := []struct {
		name   string
		change func(*Config)
		want   string
	}{
		{"no name", func(c *Config) { c.Name = "" }, "Name"},
		{"no pages", func(c *Config) { c.Pages = nil }, "Pages"},
		{"path without slash", func(c *Config) { c.Pages = []Page{{Path: "gallery"}} }, `"gallery"`},
		{"no assets", func(c *Config) { c.Assets = nil }, "Assets"},
		{"no program", func(c *Config) { c.Assets = fstest.MapFS{} }, "app.wasm"},
		{"no program of a page", func(c *Config) { c.Pages = []Page{{Path: "/", Wasm: "plots.wasm"}} }, "plots.wasm"},
		{"no style sheet", func(c *Config) { c.Styles = []string{"x.css"} }, "x.css"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := good
			tt.change(&c)
			if _, err := New(c); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v does not name %s", err, tt.want)
			}
		})
	}
	if _, err := New(good); err != nil {
		t.Errorf("a good configuration fails: %v", err)
	}
}
