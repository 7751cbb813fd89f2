package main

import (
	"encoding/json"
	"errors"
	"flag"
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

// countCommand adds up the result files of a folder, by their ending:
//
//	.gojson  what `go test -json` prints
//	.tap     what node's test runner prints as TAP
//	.pw      Playwright's JSON report
//	.check   one step of the Makefile: "ok name" or "failed name"
//
// -status is how the steps as a whole ended: when that is not 0, something failed, even if no file says so.
func countCommand(args []string) error {
	flags := flag.NewFlagSet("count", flag.ExitOnError)
	status := flags.Int("status", 0, "exit status of the steps")
	flags.Parse(args)

	names, err := filepath.Glob(filepath.Join(resultsDir, "*"))
	if err != nil {
		return err
	}
	var total result
	for _, name := range names {
		if filepath.Ext(name) == ".log" {
			continue
		}
		r, err := countFile(name)
		if err != nil {
			fmt.Printf("%s: %v\n", name, err)
			r.failed++
		}
		total.add(r)
	}
	if *status != 0 && total.failed == 0 {
		fmt.Println("FAIL a step did not run")
		total.failed++
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
		return result{}, err
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
			fmt.Println("FAIL step", name)
		}
	}
	return r, nil
}
