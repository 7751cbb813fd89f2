package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// resultsDir holds what the steps of one `make test` leave behind; `build count` adds it up.
const resultsDir = "build/results"

// stepCommand runs one step of the checks, keeps its output in a log, and leaves its result. A step
// whose command counts tests itself says where with -results; any other counts as one check.
func stepCommand(args []string) error {
	flags := flag.NewFlagSet("step", flag.ExitOnError)
	kind := flags.String("results", "", "`kind` of results in the output: gojson or tap; pw: the command writes "+resultsDir+"/name.pw")
	flags.Parse(args)
	if flags.NArg() < 2 {
		return errors.New("wants a name and a command")
	}
	name, command := flags.Arg(0), flags.Args()[1:]
	if err := os.MkdirAll(resultsDir, 0o755); err != nil {
		return err
	}
	check := filepath.Join(resultsDir, name+".check")
	// Until the step ends it counts as failed, so one that is killed is not forgotten.
	if err := os.WriteFile(check, []byte("failed "+name+" (did not end)\n"), 0o644); err != nil {
		return err
	}

	start := time.Now()
	var output, log bytes.Buffer
	run := exec.Command(command[0], command[1:]...)
	run.Stdout, run.Stderr = &log, &log
	if *kind == "gojson" || *kind == "tap" {
		run.Stdout = &output
	}
	failure := run.Run()
	took := time.Since(start).Round(100 * time.Millisecond).String()
	if state := run.ProcessState; state != nil {
		took += ", of processors " + (state.UserTime() + state.SystemTime()).Round(100*time.Millisecond).String()
	}

	if output.Len() > 0 {
		if err := os.WriteFile(filepath.Join(resultsDir, name+"."+*kind), output.Bytes(), 0o644); err != nil {
			return err
		}
	}
	if err := os.WriteFile(filepath.Join(resultsDir, name+".log"), log.Bytes(), 0o644); err != nil {
		return err
	}
	if failure != nil {
		fmt.Printf("---- %s failed after %s: %v\n%s%s", name, took, failure, tail(log.String(), 80), failedTests(*kind, output.Bytes()))
	} else {
		fmt.Printf("ok %-25s %s\n", name, took)
	}
	return errors.Join(failure, conclude(name, *kind, check, failure))
}

// conclude leaves one thing that counts: the command's own results where they tell how it ended, and
// else the check.
func conclude(name, kind, check string, failure error) error {
	if kind != "" {
		counted, err := countFile(filepath.Join(resultsDir, name+"."+kind))
		if err == nil && (counted.failed > 0) == (failure != nil) {
			return os.Remove(check)
		}
	}
	switch {
	case failure != nil:
		return os.WriteFile(check, []byte("failed "+name+"\n"), 0o644)
	case kind != "":
		return fmt.Errorf("%s ended well, but its results say otherwise", name) // the check stays failed
	}
	return os.WriteFile(check, []byte("ok "+name+"\n"), 0o644)
}

// tail is the end of a log, where the reason of a failure is.
func tail(log string, lines int) string {
	all := strings.SplitAfter(log, "\n")
	return strings.Join(all[max(0, len(all)-lines):], "")
}

// failedTests is what the failing tests of a `go test -json` run printed.
func failedTests(kind string, output []byte) string {
	if kind != "gojson" {
		return tail(string(output), 80)
	}
	return tail(goFailures(string(output)), 120)
}
