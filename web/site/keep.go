package site

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"
)

// earlierVersions is how many versions before this one are kept. Who deploys several times an hour still leaves an open
// page its files for that long.
const earlierVersions = 4

var (
	versionFolder = regexp.MustCompile(`^[0-9a-f]{16}$`)
	unfinished    = ".new-" // a folder of this name is being written, or its writer was stopped
)

// keep writes the files of this version into a folder, drops the oldest versions there, and lists the files of the others:
// address -> path in the folder. In the folder, each version has a folder of its name, with its files under their addresses.
func keep(folder, version string, files map[string]*file) (map[string]string, error) {
	own := filepath.Join(folder, version)
	if _, err := os.Stat(own); errors.Is(err, fs.ErrNotExist) {
		if err := writeVersion(folder, own, files); err != nil {
			return nil, err
		}
	}
	now := time.Now()
	if err := os.Chtimes(own, now, now); err != nil { // it is the latest again after going back to it
		return nil, err
	}
	versions, err := earlier(folder, version)
	if err != nil {
		return nil, err
	}
	kept := map[string]string{}
	for i, v := range versions {
		root := filepath.Join(folder, v)
		if i >= earlierVersions {
			if err := os.RemoveAll(root); err != nil {
				return nil, err
			}
			continue
		}
		err := filepath.WalkDir(root, func(p string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || isSibling(p) {
				return err
			}
			kept[filepath.ToSlash(strings.TrimPrefix(p, root))] = p
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return kept, nil
}

// writeVersion makes the folder of a version: it appears with everything in it or not at all.
func writeVersion(folder, own string, files map[string]*file) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	temp, err := os.MkdirTemp(folder, unfinished+"*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(temp)
	if err := os.Chmod(temp, 0o755); err != nil {
		return err
	}
	for _, f := range files {
		target := filepath.Join(temp, filepath.FromSlash(f.Address()))
		if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(target, f.raw, 0o644); err != nil {
			return err
		}
		if f.br == nil {
			continue
		}
		if err := os.WriteFile(target+".br", f.br, 0o644); err != nil {
			return err
		}
	}
	err = os.Rename(temp, own)
	if _, there := os.Stat(own); there == nil {
		return nil // another server of the same version was quicker
	}
	return err
}

// earlier lists the other versions in a folder, the latest first, and removes what was left half-written.
func earlier(folder, version string) ([]string, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	served := map[string]time.Time{} // when each was last started
	for _, entry := range entries {
		name := entry.Name()
		info, err := entry.Info()
		if err != nil || !entry.IsDir() {
			continue // gone meanwhile, or not ours
		}
		switch {
		case versionFolder.MatchString(name) && name != version:
			served[name] = info.ModTime()
		case strings.HasPrefix(name, unfinished) && time.Since(info.ModTime()) > time.Hour:
			if err := os.RemoveAll(filepath.Join(folder, name)); err != nil {
				return nil, err
			}
		}
	}
	names := make([]string, 0, len(served))
	for name := range served {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int {
		return 2*served[b].Compare(served[a]) + strings.Compare(a, b)
	})
	return names, nil
}

// isSibling reports whether a file is another one in compressed form.
func isSibling(p string) bool {
	original, ok := strings.CutSuffix(p, ".br")
	if !ok {
		return false
	}
	_, err := os.Stat(original)
	return err == nil
}

// readKept reads a file of an earlier version, or nil when it is gone or no longer what its address says.
func readKept(path, address string) *file {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil
	}
	dot := strings.LastIndex(strings.TrimSuffix(address, filepath.Ext(address)), ".")
	f := fileOf(address[1:max(dot, 1)]+filepath.Ext(address), raw)
	if f.Address() != address {
		return nil
	}
	if br, err := os.ReadFile(path + ".br"); err == nil {
		f.br = br
	}
	return f
}

// keepError says what to do about a folder that can't be used.
func keepError(folder string, err error) error {
	return fmt.Errorf("Config.Keep is %q, which can't keep the files of earlier versions: %w", folder, err)
}
