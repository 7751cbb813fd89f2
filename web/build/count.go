package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// result is one tally of tests.
type result struct{ passed, failed, skipped int }

func (r *result) add(s result) {
	r.passed += s.passed
	r.failed += s.failed
	r.skipped += s.skipped
}

// countCommand reads result files, by their ending:
//
//	.gojson  what `go test -json` prints
//	.tap     what node's test runner prints as TAP
//	.pw      Playwright's JSON report
//	.check   one check of the Makefile: "ok name" or "failed name"
//
// A file that is missing or holds no result counts as a failure: a suite that never ran has not passed.
func countCommand(args []string) error {
	if len(args) == 0 {
		return errors.New("no result files")
	}
	var total result
	for _, name := range args {
		r, err := countFile(name)
		if err != nil {
			fmt.Printf("%s: %v\n", name, err)
			r.failed++
		}
		total.add(r)
	}
	if total.skipped > 0 {
		fmt.Printf("%d skipped\n", total.skipped)
	}
	fmt.Printf("%d passed, %d failed\n", total.passed, total.failed)
	if total.failed > 0 || total.passed == 0 {
		os.Exit(1) // the line above says it all
	}
	return nil
}

func countFile(name string) (result, error) {
	raw, err := os.ReadFile(name)
	if err != nil {
		return result{}, errors.New("no result: the suite did not run")
	}
	var r result
	switch filepath.Ext(name) {
	case ".gojson":
		r, err = countGo(string(raw))
	case ".tap":
		r, err = countTAP(string(raw))
	case ".pw":
		r, err = countPlaywright(raw)
	case ".check":
		r, err = countChecks(string(raw))
	default:
		err = errors.New("unknown kind of result")
	}
	if err == nil && r.passed+r.failed == 0 {
		err = errors.New("holds no result")
	}
	return r, err
}

// countGo counts tests without subtests of their own, so that a table of cases counts by its cases,
// and packages that failed without a failing test, as when they do not compile.
func countGo(output string) (result, error) {
	type event struct{ Action, Package, ImportPath, Test string }
	var r result
	parents := map[string]bool{}
	outcomes := map[string]string{}
	failedTests := map[string]bool{} // by package
	var failedPackages []string

	lines := bufio.NewScanner(strings.NewReader(output))
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var e event
		if json.Unmarshal(lines.Bytes(), &e) != nil {
			continue // what the go command says outside of its JSON; it fails the package too
		}
		if e.Package == "" {
			e.Package = e.ImportPath
		}
		if e.Test == "" {
			if e.Action == "fail" {
				failedPackages = append(failedPackages, e.Package)
			}
			continue
		}
		id := e.Package + " " + e.Test
		switch e.Action {
		case "run":
			if parent := strings.LastIndexByte(e.Test, '/'); parent >= 0 {
				parents[e.Package+" "+e.Test[:parent]] = true
			}
			outcomes[id] = "fail" // until it says otherwise: a crash ends without a word
		case "pass", "fail", "skip":
			outcomes[id] = e.Action
		}
		if e.Action == "fail" {
			failedTests[e.Package] = true
		}
	}
	for id, outcome := range outcomes {
		if parents[id] && outcome != "fail" {
			continue
		}
		switch outcome {
		case "pass":
			r.passed++
		case "skip":
			r.skipped++
		default:
			r.failed++
			fmt.Println("FAIL", id)
		}
	}
	for _, pkg := range failedPackages {
		if !failedTests[pkg] {
			r.failed++
			fmt.Println("FAIL", pkg)
		}
	}
	return r, lines.Err()
}

// countTAP reads the summary that ends node's TAP output.
func countTAP(output string) (result, error) {
	var r result
	for line := range strings.Lines(output) {
		fields := strings.Fields(line)
		if len(fields) != 3 || fields[0] != "#" {
			continue
		}
		n, err := strconv.Atoi(fields[2])
		if err != nil {
			continue
		}
		switch fields[1] {
		case "pass":
			r.passed += n
		case "fail", "cancelled":
			r.failed += n
		case "skipped", "todo":
			r.skipped += n
		}
	}
	return r, nil
}

// countPlaywright reads the totals of the JSON reporter; flaky tests passed only when repeated, and
// errors outside of tests count as failures.
func countPlaywright(raw []byte) (result, error) {
	var report struct {
		Stats  struct{ Expected, Unexpected, Flaky, Skipped int }
		Errors []struct{ Message string }
	}
	if err := json.Unmarshal(raw, &report); err != nil {
		return result{}, fmt.Errorf("not a Playwright report: %w", err)
	}
	for _, e := range report.Errors {
		fmt.Println("FAIL", e.Message)
	}
	s := report.Stats
	return result{s.Expected, s.Unexpected + s.Flaky + len(report.Errors), s.Skipped}, nil
}

func countChecks(output string) (result, error) {
	var r result
	for line := range strings.Lines(output) {
		outcome, name, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch outcome {
		case "ok":
			r.passed++
		case "failed":
			r.failed++
			fmt.Println("FAIL", name)
		}
	}
	return r, nil
}
