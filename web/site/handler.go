package site

import (
	"net/http"
	"strconv"
	"strings"
)

// Cache-Control of addresses with the content's hash in them, of all others, and of the script that must
// never come spoiled from a cache, because it is what finds and mends spoiled files there.
const (
	forEver    = "public, max-age=31536000, immutable"
	revalidate = "no-cache"
	never      = "no-store"
)

// contentSecurityPolicy lets a page run our scripts and wasm, talk to its own server, and show
// images that it makes itself and pages of the site; nothing inline, nothing from elsewhere.
const contentSecurityPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; " +
	"connect-src 'self'; img-src 'self' blob: data:; manifest-src 'self'; worker-src 'self'; " +
	"base-uri 'none'; form-action 'none'; frame-ancestors 'self'"

// answer is what one path is answered with.
type answer struct {
	file  *file
	cache string // Cache-Control
	// whole is for what nothing else checks, pages and the service worker: they are sent each time. A copy that
	// was spoiled on its way has the right ETag, and 304 would confirm it for ever.
	whole bool
}

// handler answers from a table that is complete before the first request.
type handler struct {
	answers  map[string]answer // by URL path
	earlier  map[string]string // files of earlier versions: URL path -> path in the folder that keeps them
	notFound *file             // the page for every other path
}

// ServeHTTP implements http.Handler.
func (h *handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	header.Set("Content-Security-Policy", contentSecurityPolicy)
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Referrer-Policy", "no-referrer")
	header.Set("Cross-Origin-Opener-Policy", "same-origin")

	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		header.Set("Allow", "GET, HEAD")
		http.Error(w, "only GET and HEAD are served here", http.StatusMethodNotAllowed)
		return
	}
	if found, ok := h.answers[r.URL.Path]; ok {
		send(w, r, found, http.StatusOK)
		return
	}
	if path, ok := h.earlier[r.URL.Path]; ok {
		if f := readKept(path, r.URL.Path); f != nil {
			send(w, r, answer{file: f, cache: forEver}, http.StatusOK)
			return
		}
	}
	// Only a path of the table is redirected to, so no client chooses where.
	if trimmed := strings.TrimSuffix(r.URL.Path, "/"); h.answers[trimmed].file != nil {
		if r.URL.RawQuery != "" {
			trimmed += "?" + r.URL.RawQuery
		}
		header.Set("Location", trimmed)
		w.WriteHeader(http.StatusPermanentRedirect)
		return
	}
	send(w, r, answer{file: h.notFound, cache: revalidate}, http.StatusNotFound)
}

// send writes a file in the smallest encoding that the client takes, or 304 when it has it already.
func send(w http.ResponseWriter, r *http.Request, a answer, status int) {
	body, encoding := a.file.encoded(r.Header.Get("Accept-Encoding"))
	etag := `"` + a.file.hash + `"`
	if encoding != "" {
		etag = `"` + a.file.hash + "-" + encoding + `"` // other bytes, other tag
	}
	header := w.Header()
	header.Set("Cache-Control", a.cache)
	header.Set("ETag", etag)
	if a.file.br != nil || a.file.gz != nil {
		header.Set("Vary", "Accept-Encoding")
	}
	if status == http.StatusOK && !a.whole && matches(r.Header.Get("If-None-Match"), etag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	header.Set("Content-Type", a.file.contentType)
	header.Set("Content-Length", strconv.Itoa(len(body)))
	if encoding != "" {
		header.Set("Content-Encoding", encoding)
	}
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		w.Write(body) // an error means that the client has gone
	}
}

// encoded picks the bytes to send for an Accept-Encoding header, and their Content-Encoding.
func (f *file) encoded(accept string) ([]byte, string) {
	if f.br != nil && accepts(accept, "br") {
		return f.br, "br"
	}
	if f.gz != nil && accepts(accept, "gzip") {
		return f.gz, "gzip"
	}
	return f.raw, ""
}

// accepts reads an Accept-Encoding header (RFC 9110, section 12.5.3). "*" is not taken to mean
// brotli: what sends it alone are tools that keep the bytes as they come.
func accepts(header, coding string) bool {
	for item := range strings.SplitSeq(header, ",") {
		name, params, _ := strings.Cut(item, ";")
		if !strings.EqualFold(strings.TrimSpace(name), coding) {
			continue
		}
		weight, ok := strings.CutPrefix(strings.ToLower(strings.TrimSpace(params)), "q=")
		if !ok {
			return true
		}
		q, err := strconv.ParseFloat(strings.TrimSpace(weight), 64)
		return err == nil && q > 0
	}
	return false
}

// matches compares If-None-Match with an ETag, weakly (RFC 9110, section 13.1.2): proxies that
// compress mark our tags with W/.
func matches(header, etag string) bool {
	for item := range strings.SplitSeq(header, ",") {
		tag := strings.TrimSpace(item)
		if tag == "*" || strings.TrimPrefix(tag, "W/") == etag {
			return true
		}
	}
	return false
}
