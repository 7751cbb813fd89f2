package recording

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/sonde-viz/sonde/app/recording/table"
)

func decodeWith(t *testing.T, file string, o Options) *Recording {
	t.Helper()
	d, err := OpenWith("a.csv", int64(len(file)), []byte(file), o)
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Write([]byte(file)); err != nil {
		t.Fatal(err)
	}
	r, err := d.Close()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestOptions fixes one thing at a time, against what the reader decides by itself.
func TestOptions(t *testing.T) {
	odd := "Time Stamp;U;n\nx;mV;k\n" + rowsOf(20, func(i int) string { return fmt.Sprintf("%d,500;%d,25;%d\n", i, i*i, 10*i) })
	file := "Run,7\nTime Stamp;U;n\n" + rowsOf(20, func(i int) string { return fmt.Sprintf("%d,500;%d,25;%d\n", i, i*i, 10*i) })
	points := "a,b\n" + rowsOf(20, func(i int) string { return fmt.Sprintf("03/04/2024 10:00:%02d,%d\n", i, i*i) })
	for _, tt := range []struct {
		name, file string
		options    Options
		want       string // rate, start and channels
	}{
		{"nothing", file, Options{}, "1 Hz from 0.5: U (), n ()"},
		{"time unit", file, Options{TimeUnit: "ms"}, "1000 Hz from 0.0005: U (), n ()"},
		{"no time", file, Options{Time: table.None}, "0 Hz from 0: Time Stamp (), U (), n ()"},
		{"another column of times", file, Options{Time: 3, TimeUnit: "ms"}, "100 Hz from 0: Time Stamp (), U ()"},
		{"heading and units", odd, Options{Heading: 1, Units: 2}, "1 Hz from 0.5: U (mV), n (k)"},
		{"no heading", file, Options{Heading: table.None}, "1 Hz from 0.5: column 2 (), column 3 ()"},
		{"decimal point", file, Options{Decimal: ".", Thousands: ",", Time: table.None, Heading: 2}, "0 Hz from 0: Time Stamp (), n ()"},
		{"rate and start", file, Options{Rate: 250, Start: "-2.5"}, "250 Hz from -2.5: U (), n ()"},
		{"absolute start", file, Options{Start: "2025-03-30T01:59:58+02:00"}, "1 Hz from 2025-03-30T01:59:58+02:00: U (), n ()"},
		{"separator", "1,5\n2,5\n3,7\n", Options{Separator: ";"}, "0 Hz from 0: column 1 ()"},
		{"the month first", points, Options{}, "1 Hz from 2024-03-04T10:00:00Z: b ()"},
		{"the day first", points, Options{TimeUnit: "dmy"}, "1 Hz from 2024-04-03T10:00:00Z: b ()"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := decodeWith(t, tt.file, tt.options)
			var names []string
			for _, c := range r.Channels {
				names = append(names, c.Name+" ("+c.Unit+")")
			}
			if got := fmt.Sprintf("%v Hz from %v: %s", r.SampleRate, r.Start, strings.Join(names, ", ")); got != tt.want {
				t.Errorf("%s\nwant %s\nremarks %q", got, tt.want, r.Notes)
			}
			text, err := json.Marshal(tt.options)
			var back Options
			if err != nil || json.Unmarshal(text, &back) != nil || back != tt.options {
				t.Errorf("as JSON: %s, %+v, %v", text, back, err)
			}
		})
	}
}

func TestOptionsAreChecked(t *testing.T) {
	for _, o := range []Options{{TimeUnit: "week"}, {Separator: "::"}, {Decimal: "x"}, {Thousands: "_"}, {Rate: -1}, {Heading: -2}, {Start: "noon"}, {Decimal: ",", Thousands: ","}} {
		_, err := OpenWith("a.csv", 0, []byte("1,2\n"), o)
		if err == nil || !strings.Contains(err.Error(), "allowed") {
			t.Errorf("%+v: %v", o, err)
		}
	}
}

func TestPreview(t *testing.T) {
	file := "Logger,X\n\nTime,A\n(ms),(V)\n0,1\n1,2\nstop\n2,3\n# note\nTime,A\n3,4\n4,5\n5,6\n"
	p, err := Preview("a.csv", []byte(file), Options{})
	if err != nil {
		t.Fatal(err)
	}
	var roles []string
	for i, l := range p.Lines {
		if l.Number != i+1 {
			t.Errorf("line %d is numbered %d", i+1, l.Number)
		}
		roles = append(roles, string(l.Role))
	}
	want := "text blank heading units data data skipped data text repeated data data data"
	if got := strings.Join(roles, " "); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	if c := p.Layout.Columns; len(c) != 2 || c[0].Role != table.Time || c[1].Role != table.Data || c[1].Unit != "V" || p.Layout.Heading != 3 || p.Layout.Units != 4 || p.Layout.TimeUnit != "ms" {
		t.Errorf("%+v", p.Layout)
	}
	if len(p.Remarks) == 0 {
		t.Error("no remarks")
	}
	if _, err := Preview("a.wav", mono16, Options{}); err == nil {
		t.Error("a WAV file has a preview")
	}
}
