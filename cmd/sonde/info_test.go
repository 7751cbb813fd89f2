package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func put(t *testing.T, name, text string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

func TestInfoAsJSON(t *testing.T) {
	good := put(t, "a.csv", "Time (ms),CH1 (V),n\n-2,1,5\n0,-,5\n2,3,5\n4,4,\n")
	dated := put(t, "b.csv", "ts,v\n2025-03-30T01:59:58Z,1\n2025-03-30T01:59:59Z,2\n")
	bad := put(t, "c.csv", "nothing here\n")
	var out bytes.Buffer
	if err := run([]string{"info", good, "-json", dated, bad}, &out); !errors.Is(err, errSaid) {
		t.Errorf("with a file that can't be read: %v", err)
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	if len(lines) != 3 {
		t.Fatalf("%d lines of JSON, want 3:\n%s", len(lines), &out)
	}
	var r struct {
		File, Format string
		Rate         *float64
		Start        any
		Samples      int
		Channels     []struct {
			Name, Unit  string
			Gaps        int
			First, Last []*float64
		}
		Remarks []string
		Error   *string
	}
	if err := json.Unmarshal([]byte(lines[0]), &r); err != nil {
		t.Fatal(err)
	}
	if r.File != good || *r.Rate != 500 || r.Start != -0.002 || r.Samples != 4 || len(r.Channels) != 2 || r.Error != nil || len(r.Remarks) != 1 {
		t.Errorf("%s", lines[0])
	}
	if c := r.Channels[0]; c.Name != "CH1" || c.Unit != "V" || c.Gaps != 1 || *c.First[0] != 1 || c.First[1] != nil || *c.Last[2] != 4 {
		t.Errorf("%s", lines[0])
	}
	if !strings.Contains(lines[1], `"start":"2025-03-30T01:59:58Z"`) || !strings.Contains(lines[1], `"first":[1,2]`) {
		t.Errorf("%s", lines[1])
	}
	if !strings.Contains(lines[2], `"rate":null`) || !strings.Contains(lines[2], "without a row of numbers") || !strings.Contains(lines[2], `"channels":[]`) {
		t.Errorf("%s", lines[2])
	}
}

func TestInfoForPeople(t *testing.T) {
	var out bytes.Buffer
	if err := run([]string{"info", put(t, "a.csv", "Time (s),CH1 (V)\n0,1\n0.5,OL\n1,3\n")}, &out); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"rate:     2 Hz", "start:    0 s", "samples:  3", "CH1 (V): 1, -, 3", "gaps: 1", "remark:"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is not in\n%s", want, &out)
		}
	}
}

func TestWrongArguments(t *testing.T) {
	for want, args := range map[string][]string{
		"no command":  nil,
		`"inof"`:      {"inof"},
		"at least":    {"info"},
		"is a folder": {"info", t.TempDir()},
		"no such":     {"info", filepath.Join(t.TempDir(), "none.wav")},
		"wrong":       {"info", "-wrong"},
	} {
		var out bytes.Buffer
		err := run(args, &out)
		if err == nil || !strings.Contains(err.Error()+out.String(), want) {
			t.Errorf("%q: %v\n%s\nwant %q", args, err, &out, want)
		}
	}
	var out bytes.Buffer
	if err := run([]string{"info", "-help"}, &out); !errors.Is(err, flag.ErrHelp) || !strings.Contains(out.String(), "before or after") {
		t.Errorf("%v\n%s", err, &out)
	}
}
