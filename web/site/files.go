package site

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"crypto/sha512"
	"embed"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"

	"github.com/sonde-viz/sonde/web"
)

//go:embed assets
var builtin embed.FS

// The files of every site, by name.
const (
	guardName    = "guard.js" // watches whether the page's scripts and styles arrive whole
	bootName     = "boot.js"
	helperName   = "worker.js"    // of the Workers that share long work
	kernelsName  = "compute.wasm" // what they run
	styleName    = "site.css"
	iconName     = "icon.svg"
	icon192Name  = "icon-192.png"
	icon512Name  = "icon-512.png"
	workerName   = "sw.js"
	manifestName = "manifest.webmanifest"
)

// file is one thing to serve: its bytes, and the same bytes compressed.
type file struct {
	name        string // path without a leading slash
	contentType string
	raw         []byte
	br, gz      []byte // nil where compressing does not pay
	hash        string // of the content, for URLs and ETags: 64 bits are plenty among the files of one site
	Integrity   string // the content's SHA-384, as fetch(), <script> and <link> check it
}

// fileOf makes a file without compressed forms.
func fileOf(name string, raw []byte) *file {
	short, long := sha256.Sum256(raw), sha512.Sum384(raw)
	return &file{name: name, contentType: contentType(name), raw: raw,
		hash: hex.EncodeToString(short[:8]), Integrity: "sha384-" + base64.StdEncoding.EncodeToString(long[:])}
}

// Address is the file's address with its content in it, so that it can be cached for ever.
func (f *file) Address() string {
	ext := path.Ext(f.name)
	return "/" + strings.TrimSuffix(f.name, ext) + "." + f.hash + ext
}

// newFile makes a file of bytes that came without compressed siblings.
func newFile(name string, raw []byte) *file {
	return compressed(name, raw, brotli.BestCompression)
}

func compressed(name string, raw []byte, level int) *file {
	f := fileOf(name, raw)
	// Large files are compressed when they are built: here it would delay the start of the server.
	if compressible(f.contentType) && len(raw) > 512 && len(raw) < 1<<20 {
		f.br, f.gz = compressBrotli(raw, level), compressGzip(raw)
	}
	return f
}

// ownFiles are the built-in files, the boot module and what its Workers run; they are compressed once for all sites.
var ownFiles = sync.OnceValues(func() (map[string]*file, error) {
	files := map[string]*file{}
	own, err := fs.Sub(builtin, "assets")
	if err != nil {
		return nil, err
	}
	if err := readAll(own, files); err != nil {
		return nil, err
	}
	for _, name := range []string{guardName, bootName, helperName} {
		script, err := web.Dist.ReadFile("dist/" + name)
		if err != nil {
			return nil, err
		}
		files[name] = newFile(name, script)
	}
	files[kernelsName] = compressed(kernelsName, web.Kernels, 5) // the best would take half a second
	return files, nil
})

// collect adds the assets to our own files, some of which they may replace.
func collect(assets fs.FS) (map[string]*file, error) {
	own, err := ownFiles()
	if err != nil {
		return nil, err
	}
	files := maps.Clone(own)
	return files, readAll(assets, files)
}

// readAll adds every file of a file system to files, and joins compressed siblings to the files they stand for.
func readAll(fsys fs.FS, files map[string]*file) error {
	contents := map[string][]byte{}
	err := fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.HasPrefix(path.Base(name), ".") {
			return err
		}
		contents[name], err = fs.ReadFile(fsys, name)
		return err
	})
	if err != nil {
		return fmt.Errorf("reading the assets: %w", err)
	}
	for _, name := range slices.Sorted(maps.Keys(contents)) {
		if isCompressedSibling(name, contents) {
			continue
		}
		br, hasBrotli := contents[name+".br"]
		gz, hasGzip := contents[name+".gz"]
		if hasBrotli || hasGzip {
			files[name] = fileOf(name, contents[name])
			files[name].br, files[name].gz = br, gz
		} else {
			files[name] = newFile(name, contents[name])
		}
	}
	return nil
}

// isCompressedSibling reports whether name is another file of contents in compressed form.
func isCompressedSibling(name string, contents map[string][]byte) bool {
	for _, ext := range []string{".br", ".gz"} {
		if original, ok := strings.CutSuffix(name, ext); ok && contents[original] != nil {
			return true
		}
	}
	return false
}

// types are those that we serve ourselves: mime.TypeByExtension reads tables of the machine, so it
// would differ from host to host.
var types = map[string]string{
	".css":         "text/css; charset=utf-8",
	".csv":         "text/csv; charset=utf-8",
	".gif":         "image/gif",
	".html":        "text/html; charset=utf-8",
	".ico":         "image/x-icon",
	".jpeg":        "image/jpeg",
	".jpg":         "image/jpeg",
	".js":          "text/javascript; charset=utf-8",
	".json":        "application/json",
	".md":          "text/markdown; charset=utf-8",
	".mjs":         "text/javascript; charset=utf-8",
	".png":         "image/png",
	".svg":         "image/svg+xml",
	".txt":         "text/plain; charset=utf-8",
	".wasm":        "application/wasm",
	".wav":         "audio/wav",
	".webmanifest": "application/manifest+json",
	".webp":        "image/webp",
	".woff2":       "font/woff2",
}

func contentType(name string) string {
	if t, ok := types[strings.ToLower(path.Ext(name))]; ok {
		return t
	}
	return "application/octet-stream"
}

// compressible is false for formats that are compressed inside.
func compressible(contentType string) bool {
	switch {
	case strings.HasPrefix(contentType, "image/") && contentType != "image/svg+xml":
		return false
	case strings.HasPrefix(contentType, "font/"):
		return false
	}
	return true
}

func compressBrotli(raw []byte, level int) []byte {
	var b bytes.Buffer
	w := brotli.NewWriterLevel(&b, level)
	w.Write(raw) // a bytes.Buffer takes everything
	w.Close()
	return smaller(b.Bytes(), raw)
}

func compressGzip(raw []byte) []byte {
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		panic("site: " + err.Error()) // the level is a constant
	}
	w.Write(raw)
	w.Close()
	return smaller(b.Bytes(), raw)
}

func smaller(compressed, raw []byte) []byte {
	if len(compressed) < len(raw) {
		return compressed
	}
	return nil
}
