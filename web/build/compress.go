package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/andybalholm/brotli"
)

// cacheDir keeps compressed files by the hash of what they hold: brotli at level 11 takes 4 s for a
// megabyte of wasm, and most files are the same as in the last build.
const cacheDir = "build/cache"

func compressCommand(args []string) error {
	flags := flag.NewFlagSet("compress", flag.ExitOnError)
	level := flags.Int("level", brotli.BestCompression, "brotli level: 5 is quick, 11 is small")
	flags.Parse(args)
	for _, name := range flags.Args() {
		if err := compressFile(name, name, *level); err != nil {
			return err
		}
	}
	return nil
}

// compressFile writes target.br and target.gz with the compressed content of source. A form that is
// not smaller is left out.
func compressFile(source, target string, level int) error {
	raw, err := os.ReadFile(source)
	if err != nil {
		return err
	}
	br, err := cached(raw, fmt.Sprintf("br%d", level), func(w io.Writer) (io.WriteCloser, error) {
		return brotli.NewWriterLevel(w, level), nil
	})
	if err != nil {
		return err
	}
	gz, err := cached(raw, "gz9", func(w io.Writer) (io.WriteCloser, error) {
		return gzip.NewWriterLevel(w, gzip.BestCompression)
	})
	if err != nil {
		return err
	}
	for ext, compressed := range map[string][]byte{".br": br, ".gz": gz} {
		if len(compressed) >= len(raw) {
			continue
		}
		if err := os.WriteFile(target+ext, compressed, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// cached returns raw in one compressed form, from the cache when it was made before.
func cached(raw []byte, form string, open func(io.Writer) (io.WriteCloser, error)) ([]byte, error) {
	path := filepath.Join(cacheDir, fmt.Sprintf("%x.%s", sha256.Sum256(raw), form))
	if kept, err := os.ReadFile(path); err == nil {
		return kept, nil
	}
	var b bytes.Buffer
	w, err := open(&b)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(raw); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), writeWhole(path, b.Bytes())
}

// writeWhole writes a file that others may be reading or writing too: it appears complete or not at all.
func writeWhole(path string, content []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	temp, err := os.CreateTemp(filepath.Dir(path), ".new-*")
	if err != nil {
		return err
	}
	defer os.Remove(temp.Name())
	if _, err := temp.Write(content); err != nil {
		temp.Close()
		return err
	}
	if err := temp.Close(); err != nil {
		return err
	}
	return os.Rename(temp.Name(), path)
}
