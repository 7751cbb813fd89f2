package main

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
)

// write makes files, by name, in an empty folder that is the working directory for the test.
func write(t *testing.T, files map[string]string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, content := range files {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func TestCountReadsEveryKindOfResult(t *testing.T) {
	goRun := func(lines ...string) string { return strings.Join(lines, "\n") }
	tests := []struct {
		name, file, content string
		want                result
	}{
		{"go: a table counts by its cases", "a.gojson", goRun(
			`{"Action":"run","Package":"p","Test":"TestTable"}`,
			`{"Action":"run","Package":"p","Test":"TestTable/one"}`,
			`{"Action":"pass","Package":"p","Test":"TestTable/one"}`,
			`{"Action":"run","Package":"p","Test":"TestTable/two"}`,
			`{"Action":"pass","Package":"p","Test":"TestTable/two"}`,
			`{"Action":"pass","Package":"p","Test":"TestTable"}`,
			`{"Action":"skip","Package":"p","Test":"TestSkipped"}`,
			`{"Action":"pass","Package":"p"}`), result{2, 0, 1}},
		{"go: a test that only says run has crashed", "a.gojson", goRun(
			`{"Action":"run","Package":"p","Test":"TestCrash"}`,
			`panic: runtime error`,
			`{"Action":"fail","Package":"p"}`), result{0, 2, 0}},
		{"go: a package that does not compile", "a.gojson", goRun(
			`{"ImportPath":"p","Action":"build-output","Output":"syntax error\n"}`,
			`{"ImportPath":"p","Action":"build-fail"}`,
			`{"Action":"fail","Package":"p","FailedBuild":"p"}`), result{0, 1, 0}},
		{"go: a failing test counts once", "a.gojson", goRun(
			`{"Action":"run","Package":"p","Test":"TestBad"}`,
			`{"Action":"fail","Package":"p","Test":"TestBad"}`,
			`{"Action":"fail","Package":"p"}`), result{0, 1, 0}},
		{"node", "a.tap", "TAP version 13\nok 1 - x\n# tests 9\n# pass 5\n# fail 1\n# cancelled 1\n# skipped 2\n# todo 0\n", result{5, 2, 2}},
		{"Playwright", "a.pw", `{"stats":{"expected":7,"unexpected":1,"flaky":1,"skipped":3},"errors":[{"message":"no server"}]}`, result{7, 3, 3}},
		{"checks", "a.check", "ok gofmt\n", result{1, 0, 0}},
		{"failed check", "a.check", "failed vet\n", result{0, 1, 0}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			write(t, map[string]string{tt.file: tt.content})
			got, err := countFile(tt.file)
			if err != nil || got != tt.want {
				t.Errorf("counts %+v (%v), want %+v", got, err, tt.want)
			}
		})
	}
}

func TestEmptyResultIsAnError(t *testing.T) {
	for _, name := range []string{"a.gojson", "a.tap", "a.pw", "a.check", "a.txt", "missing.tap"} {
		write(t, map[string]string{"a.gojson": "", "a.tap": "", "a.pw": `{"stats":{}}`, "a.check": "", "a.txt": "ok"})
		if r, err := countFile(name); err == nil {
			t.Errorf("%s counts as %+v without an error", name, r)
		}
	}
}

func TestStepLeavesItsResult(t *testing.T) {
	write(t, nil)
	if err := stepCommand([]string{"good", "sh", "-c", "echo fine"}); err != nil {
		t.Errorf("a good step fails: %v", err)
	}
	if err := stepCommand([]string{"bad", "sh", "-c", "echo reason; exit 3"}); err == nil {
		t.Error("a bad step passes")
	}
	if err := stepCommand([]string{"-results", "tap", "counts", "sh", "-c", "echo '# pass 4'"}); err != nil {
		t.Errorf("a step with results fails: %v", err)
	}
	if err := stepCommand([]string{"-results", "tap", "counts-failure", "sh", "-c", "echo '# pass 4'; echo '# fail 1'; exit 1"}); err == nil {
		t.Error("a step with a failed test passes")
	}
	if err := stepCommand([]string{"-results", "tap", "breaks", "sh", "-c", "echo '# pass 4'; exit 1"}); err == nil {
		t.Error("a step that breaks after its tests passes")
	}
	if err := stepCommand([]string{"-results", "tap", "silent", "true"}); err == nil {
		t.Error("a step that counts nothing passes")
	}
	for name, want := range map[string]string{
		"good.check": "ok good\n", "good.log": "fine\n",
		"bad.check": "failed bad\n", "bad.log": "reason\n",
		"counts.tap":         "# pass 4\n",
		"counts-failure.tap": "# pass 4\n# fail 1\n",
		"breaks.check":       "failed breaks\n",
		"silent.check":       "failed silent (did not end)\n",
	} {
		if got, err := os.ReadFile(filepath.Join(resultsDir, name)); err != nil || string(got) != want {
			t.Errorf("%s holds %q (%v), want %q", name, got, err, want)
		}
	}
	// What counts tests does not count as a check as well.
	for _, name := range []string{"counts.check", "counts-failure.check"} {
		if _, err := os.Stat(filepath.Join(resultsDir, name)); err == nil {
			t.Errorf("%s is left", name)
		}
	}
}

func TestSameFindsEveryDifference(t *testing.T) {
	tests := []struct {
		name  string
		files map[string]string
		same  bool
	}{
		{"equal", map[string]string{"a/x": "1", "b/x": "1", "a/in/y": "2", "b/in/y": "2"}, true},
		{"content", map[string]string{"a/x": "1", "b/x": "2"}, false},
		{"missing", map[string]string{"a/x": "1", "b/x": "1", "b/y": "2"}, false},
		{"left over", map[string]string{"a/x": "1", "a/y": "2", "b/x": "1"}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			write(t, tt.files)
			if err := sameCommand([]string{"a", "b"}); (err == nil) != tt.same {
				t.Errorf("says %v", err)
			}
		})
	}
}

func TestAssembleTakesWhatIsServedAndNothingElse(t *testing.T) {
	wasm := strings.Repeat("\x00asm and a lot that repeats. ", 100)
	write(t, map[string]string{
		"build/app.wasm":            wasm,
		"build/" + licencesPage:     "terms",
		"app/assets/app.css":        "main {}",
		"app/assets/icons/a.png":    strings.Repeat("png", 100),
		"app/recordings/ecg.csv":    "1,2\n",
		"app/recordings/index.go":   "package recordings",
		"app/recordings/peaks.json": "{}",
		"app/recordings/make.py":    "print()",
		embedded + "/.keep":         "",
		embedded + "/old.js":        "from the last build",
	})
	if err := assemble(5); err != nil {
		t.Fatal(err)
	}
	files, err := contents(embedded)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{".keep", "app.wasm", "app.wasm.br", "app.wasm.gz", licencesPage, "app.css", "icons/a.png", "recordings/ecg.csv"} {
		if _, ok := files[name]; !ok {
			t.Errorf("%s is missing", name)
		}
	}
	for _, name := range []string{"old.js", "icons/a.png.br", "recordings/index.go", "recordings/peaks.json", "recordings/make.py"} {
		if _, ok := files[name]; ok {
			t.Errorf("%s is served", name)
		}
	}
	unbrotli, err := io.ReadAll(brotli.NewReader(bytes.NewReader(files["app.wasm.br"])))
	if err != nil || string(unbrotli) != wasm {
		t.Errorf("app.wasm.br unpacks to other bytes (%v)", err)
	}
	r, err := gzip.NewReader(bytes.NewReader(files["app.wasm.gz"]))
	if err != nil {
		t.Fatal(err)
	}
	if ungzip, err := io.ReadAll(r); err != nil || string(ungzip) != wasm {
		t.Errorf("app.wasm.gz unpacks to other bytes (%v)", err)
	}
}

func TestAssembleWantsTheProgram(t *testing.T) {
	write(t, map[string]string{embedded + "/.keep": "", "app/recordings/ecg.csv": "1\n"})
	if err := assemble(5); err == nil || !strings.Contains(err.Error(), "app.wasm") {
		t.Errorf("without a program it says %v", err)
	}
}
