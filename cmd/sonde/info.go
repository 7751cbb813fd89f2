package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"math"
	"os"
	"strconv"

	"github.com/sonde-viz/sonde/app/recording"
	"github.com/sonde-viz/sonde/components/widget"
)

// report is what info says of one file.
type report struct {
	File     string          `json:"file"`
	Format   string          `json:"format"`
	Rate     *float64        `json:"rate"`  // Hz; null when unknown
	Start    any             `json:"start"` // seconds from 0, or RFC 3339 when absolute
	Samples  int             `json:"samples"`
	Channels []channelReport `json:"channels"`
	Remarks  []string        `json:"remarks"`
	Error    *string         `json:"error"` // why nothing could be read; null when something could
}

type channelReport struct {
	Name  string     `json:"name"`
	Unit  string     `json:"unit"`
	Gaps  int        `json:"gaps"`
	First []*float64 `json:"first"` // three values; null for what is not a finite number
	Last  []*float64 `json:"last"`
}

// info prints what files are read as.
func info(args []string, out io.Writer) error {
	set := flag.NewFlagSet("sonde info", flag.ContinueOnError)
	set.SetOutput(out)
	asJSON := set.Bool("json", false, "one JSON object a line, in the order of the files")
	set.Usage = func() {
		fmt.Fprintln(out, `usage: sonde info FILE... [-json]

Says what each recording is read as: format, sample rate, start, channels, what is missing, and what was guessed.
Flags may stand before or after the files. With several files and -json each is one JSON object on a line of its own.
The exit status is 1 when a file could not be read.`)
		set.PrintDefaults()
	}
	files, err := mixed(set, args)
	if err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return err
		}
		return errSaid
	}
	if len(files) == 0 {
		return errors.New("info takes at least one file: sonde info FILE... [-json]")
	}
	failed := false
	for i, file := range files {
		r := inspect(file)
		failed = failed || r.Error != nil
		if *asJSON {
			line, err := json.Marshal(r)
			if err != nil {
				return err
			}
			fmt.Fprintln(out, string(line))
			continue
		}
		if i > 0 {
			fmt.Fprintln(out)
		}
		r.print(out)
	}
	if failed {
		return errSaid
	}
	return nil
}

// inspect reads a file as the app does: in pieces.
func inspect(name string) report {
	rec, err := read(name)
	if err != nil {
		s := err.Error()
		return report{File: name, Start: nil, Channels: []channelReport{}, Remarks: []string{}, Error: &s}
	}
	r := report{File: name, Format: rec.Format, Start: rec.Start.Seconds(), Samples: rec.Len(), Remarks: append([]string{}, rec.Notes...)}
	if rec.SampleRate > 0 {
		r.Rate = &rec.SampleRate
	}
	if rec.Start.Absolute {
		r.Start = rec.Start.String()
	}
	if rec.Partial != nil {
		r.Remarks = append([]string{"Only a part of the recording could be read. " + rec.Partial.Error()}, r.Remarks...)
	}
	for _, c := range rec.Channels {
		n := c.Len()
		r.Channels = append(r.Channels, channelReport{c.Name, c.Unit, gaps(c.Samples), three(c.Samples, 0), three(c.Samples, max(0, n-3))})
	}
	return r
}

func read(name string) (*recording.Recording, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	size := int64(0)
	if s, err := f.Stat(); err == nil && s.Mode().IsRegular() {
		size = s.Size()
	} else if err == nil && s.IsDir() {
		return nil, fmt.Errorf("%s is a folder; a WAV file or a table of text is read here", name)
	}
	piece := make([]byte, 256<<10)
	n, err := io.ReadFull(f, piece)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, err
	}
	d, failed := recording.Open(name, size, piece[:n])
	if failed != nil {
		return nil, failed
	}
	for {
		if err := d.Write(piece[:n]); err != nil {
			return nil, err
		}
		if n, err = f.Read(piece); n == 0 && errors.Is(err, io.EOF) {
			return d.Close()
		} else if err != nil && !errors.Is(err, io.EOF) {
			return nil, err
		}
	}
}

// gaps counts the samples that are not numbers.
func gaps(s widget.Series) (n int) {
	var v [1024]float64
	for at := 0; at < s.Len(); at += len(v) {
		for _, x := range v[:widget.Read(v[:], s, at)] {
			if math.IsNaN(x) {
				n++
			}
		}
	}
	return n
}

// three gives up to three values from sample at on.
func three(s widget.Series, at int) []*float64 {
	var v [3]float64
	list := []*float64{}
	for _, x := range v[:widget.Read(v[:], s, at)] {
		if math.IsNaN(x) || math.IsInf(x, 0) {
			list = append(list, nil)
			continue
		}
		list = append(list, &x)
	}
	return list
}

// print writes a report for people.
func (r report) print(out io.Writer) {
	fmt.Fprintln(out, r.File)
	if r.Error != nil {
		fmt.Fprintln(out, "  error:   ", *r.Error)
		return
	}
	rate := "unknown"
	if r.Rate != nil {
		rate = number(*r.Rate) + " Hz"
	}
	start := fmt.Sprint(r.Start)
	if s, ok := r.Start.(float64); ok {
		start = number(s) + " s"
	}
	fmt.Fprintf(out, "  format:   %s\n  rate:     %s\n  start:    %s\n  samples:  %d\n  channels: %d\n", r.Format, rate, start, r.Samples, len(r.Channels))
	for _, c := range r.Channels {
		name := c.Name
		if c.Unit != "" {
			name += " (" + c.Unit + ")"
		}
		fmt.Fprintf(out, "    %s: %s ... %s", name, list(c.First), list(c.Last))
		if c.Gaps > 0 {
			fmt.Fprintf(out, ", gaps: %d", c.Gaps)
		}
		fmt.Fprintln(out)
	}
	for _, s := range r.Remarks {
		fmt.Fprintln(out, "  remark:  ", s)
	}
}

func list(values []*float64) (s string) {
	for i, v := range values {
		if i > 0 {
			s += ", "
		}
		if v == nil {
			s += "-"
		} else {
			s += number(*v)
		}
	}
	return s
}

func number(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }
