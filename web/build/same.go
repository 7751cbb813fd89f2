package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// sameCommand compares a committed folder with a fresh copy of what is generated into it.
func sameCommand(args []string) error {
	if len(args) != 2 {
		return errors.New("wants two folders")
	}
	committed, err := contents(args[0])
	if err != nil {
		return err
	}
	fresh, err := contents(args[1])
	if err != nil {
		return err
	}
	var different []string
	for name, content := range committed {
		if other, ok := fresh[name]; !ok {
			different = append(different, name+" is no longer generated")
		} else if !bytes.Equal(content, other) {
			different = append(different, name+" differs")
		}
	}
	for name := range fresh {
		if _, ok := committed[name]; !ok {
			different = append(different, name+" is missing")
		}
	}
	if len(different) == 0 {
		return nil
	}
	slices.Sort(different)
	for _, d := range different {
		fmt.Println(filepath.Join(args[0], d))
	}
	return fmt.Errorf("%s is not what its sources make", args[0])
}

func contents(folder string) (map[string][]byte, error) {
	files := map[string][]byte{}
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name, err := filepath.Rel(folder, path)
		if err != nil {
			return err
		}
		files[name], err = os.ReadFile(path)
		return err
	})
	return files, err
}
