package main

import (
	"archive/tar"
	"compress/gzip"
	"errors"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/sonde-viz/sonde/web/gen"
)

// writeFolder writes the files, and nothing else is left in the folder.
func writeFolder(folder string, files []gen.File) error {
	if _, err := os.Stat(folder); err == nil {
		// A mistaken -out must not cost anybody a folder of their own.
		if _, err := os.Stat(filepath.Join(folder, "package.json")); err != nil {
			return errors.New(folder + " exists and is not a package: remove it, or choose another -out")
		}
	}
	if err := os.RemoveAll(folder); err != nil {
		return err
	}
	for _, f := range files {
		name := filepath.Join(folder, filepath.FromSlash(f.Path))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(name, f.Data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// npmTime is the time of every file in npm's own tarballs: equal files make equal tarballs.
var npmTime = time.Date(1985, 10, 26, 8, 15, 0, 0, time.UTC)

// writeTarball writes what `npm pack` would: all files below the folder package.
func writeTarball(name string, files []gen.File) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	err = tarball(f, files)
	return errors.Join(err, f.Close())
}

func tarball(w io.Writer, files []gen.File) error {
	z, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	t := tar.NewWriter(z)
	for _, f := range files {
		h := tar.Header{Name: "package/" + f.Path, Mode: 0o644, Size: int64(len(f.Data)), ModTime: npmTime, Format: tar.FormatUSTAR}
		if err := t.WriteHeader(&h); err != nil {
			return err
		}
		if _, err := t.Write(f.Data); err != nil {
			return err
		}
	}
	return errors.Join(t.Close(), z.Close())
}
