package main

import (
	"os"
	"testing"
)

func TestGeneratedFilesAreCurrent(t *testing.T) {
	files, err := generate()
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		if got, err := os.ReadFile("../" + name); err != nil || string(got) != string(text) {
			t.Errorf("%s is not what gen makes (%v): run go generate ./compute/internal/kernel", name, err)
		}
	}
}
