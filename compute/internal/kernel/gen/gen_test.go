package main

import (
	"fmt"
	"os"
	"testing"
)

func TestGeneratedFilesAreCurrent(t *testing.T) {
	want := map[string][]byte{"../vec.ll": lanesLL()}
	for _, bits := range []int{32, 64} {
		text, err := generate(bits)
		if err != nil {
			t.Fatal(err)
		}
		want[fmt.Sprintf("../passes%d_gen.go", bits)] = text
	}
	for name, text := range want {
		if got, err := os.ReadFile(name); err != nil || string(got) != string(text) {
			t.Errorf("%s is not what gen makes (%v): run go generate ./compute/internal/kernel", name, err)
		}
	}
}
