package recording

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/sonde-viz/sonde/app/recording/cases"
	"github.com/sonde-viz/sonde/components/widget"
)

var (
	tone        = cases.Tone
	rowsOf      = cases.Rows
	thousandsOf = cases.Thousands
)

// wrongOf compares a reading with what is right.
func wrongOf(c cases.Case, r *Recording, err error) (wrong []string) {
	if err != nil {
		return []string{err.Error()}
	}
	if math.Abs(r.SampleRate-c.Rate) > 1e-9*c.Rate {
		wrong = append(wrong, fmt.Sprintf("%v Hz, want %v", r.SampleRate, c.Rate))
	}
	if r.Start.String() != c.Start {
		wrong = append(wrong, fmt.Sprintf("start %v, want %v", r.Start, c.Start))
	}
	if len(r.Channels) != len(c.Channels) {
		return append(wrong, fmt.Sprintf("%d channels, want %d", len(r.Channels), len(c.Channels)))
	}
	for k, want := range c.Channels {
		got := r.Channels[k]
		if got.Name != want.Name || got.Unit != want.Unit {
			wrong = append(wrong, fmt.Sprintf("channel %q in %q, want %q in %q", got.Name, got.Unit, want.Name, want.Unit))
		}
		if got.Len() != 400 {
			wrong = append(wrong, fmt.Sprintf("%d samples", got.Len()))
		}
		v := make([]float64, got.Len())
		widget.Read(v, got.Samples, 0)
		at, within, gaps := want.At, want.Within, 0
		if at == nil {
			at = cases.Tone
		}
		if within == 0 {
			within = 1e-6
		}
		for i, x := range v {
			if x != x {
				gaps++
			} else if !(math.Abs(x-at(i)) <= within) {
				wrong = append(wrong, fmt.Sprintf("sample %d of %q is %v, want %v", i, got.Name, x, at(i)))
				break
			}
		}
		if gaps != want.Gaps {
			wrong = append(wrong, fmt.Sprintf("%d gaps in %q, want %d", gaps, got.Name, want.Gaps))
		}
	}
	return wrong
}

func TestFilesThatPeopleHave(t *testing.T) {
	for _, c := range cases.Tables() {
		t.Run(c.Name, func(t *testing.T) {
			r, err := Decode("a.csv", []byte(c.File))
			for _, w := range wrongOf(c, r, err) {
				t.Error(w)
			}
			if r == nil {
				return
			}
			if notes := strings.Join(r.Notes, " "); !strings.Contains(notes, c.Note) {
				t.Errorf("remarks %q, want %q", notes, c.Note)
			}
			// With the layout as decided, nothing changes: the panel's first state is the reading itself.
			d, err := OpenWith("a.csv", 0, []byte(c.File)[:64], r.Layout.Options)
			if err != nil {
				t.Fatal(err)
			}
			if err := d.Write([]byte(c.File)); err != nil {
				t.Fatal(err)
			}
			again, err := d.Close()
			for _, w := range wrongOf(c, again, err) {
				t.Errorf("with the options %+v: %s", r.Layout.Options, w)
			}
			p, err := Preview("a.csv", []byte(c.File)[:4000], Options{})
			if err != nil || len(p.Lines) < 20 {
				t.Errorf("preview of %d lines, %v", len(p.Lines), err)
			}
			if p.Layout.Heading != r.Layout.Heading || p.Layout.Time != r.Layout.Time {
				t.Errorf("the preview is %+v, the reading %+v", p.Layout.Options, r.Layout.Options)
			}
		})
	}
}
