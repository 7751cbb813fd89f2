package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// goEvent is one line of `go test -json` (go doc test2json).
type goEvent struct{ Action, Package, ImportPath, Test, Output string }

// goEvents reads the events of a run. Lines that are not JSON are what a crashing test printed; the
// package that they belong to fails anyhow.
func goEvents(output string) []goEvent {
	var events []goEvent
	lines := bufio.NewScanner(strings.NewReader(output))
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var e goEvent
		if json.Unmarshal(lines.Bytes(), &e) == nil {
			events = append(events, e)
		}
	}
	return events
}

// countGo counts tests that have no subtests, so that a table of cases counts by its cases, and
// packages that failed without a failing test, as when they do not compile.
func countGo(output string) (result, error) {
	parents := map[string]bool{}
	outcomes := map[string]string{}
	failedTests := map[string]bool{} // by package
	failedPackages := map[string]bool{}

	for _, e := range goEvents(output) {
		if e.Test == "" {
			if e.Action == "fail" {
				failedPackages[e.Package] = true
			}
			continue
		}
		switch e.Action {
		case "run":
			if parent := strings.LastIndexByte(e.Test, '/'); parent >= 0 {
				parents[e.Package+" "+e.Test[:parent]] = true
			}
			outcomes[e.Package+" "+e.Test] = "fail" // until it says otherwise: a crash ends without a word
		case "pass", "skip":
			outcomes[e.Package+" "+e.Test] = e.Action
		case "fail":
			outcomes[e.Package+" "+e.Test] = e.Action
			failedTests[e.Package] = true
		}
	}
	var r result
	for _, test := range slices.Sorted(maps.Keys(outcomes)) {
		outcome := outcomes[test]
		if parents[test] && outcome != "fail" {
			continue
		}
		switch outcome {
		case "pass":
			r.passed++
		case "skip":
			r.skipped++
		default:
			r.failed++
			fmt.Println("FAIL", test)
		}
	}
	for _, pkg := range slices.Sorted(maps.Keys(failedPackages)) {
		if !failedTests[pkg] {
			r.failed++
			fmt.Println("FAIL", pkg)
		}
	}
	return r, nil
}

// goFailures is what a run printed about failures: the output of failing tests, and of packages that
// failed as a whole.
func goFailures(output string) string {
	printed := map[string]*strings.Builder{}
	var failures strings.Builder
	for _, e := range goEvents(output) {
		key := e.Package + e.ImportPath + " " + e.Test
		switch e.Action {
		case "output", "build-output":
			if printed[key] == nil {
				printed[key] = &strings.Builder{}
			}
			printed[key].WriteString(e.Output)
		case "fail", "build-fail":
			if printed[key] != nil {
				failures.WriteString(printed[key].String())
			}
		}
	}
	return failures.String()
}
