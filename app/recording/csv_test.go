package recording

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/sonde-viz/sonde/app/recording/table"
)

var nan = math.NaN()

// same compares numbers, NaN being equal to NaN.
func same(a, b []float64) bool {
	return slices.EqualFunc(a, b, func(x, y float64) bool { return x == y || x != x && y != y })
}

func TestCSV(t *testing.T) {
	for _, tt := range []struct {
		name     string
		file     string
		rate     float64
		channels map[string][]float64
		unit     string
		note     string // part of the one note; "" for none
	}{
		{"one column", "1\n2\n-3.5\n", 0, map[string][]float64{"column 1": {1, 2, -3.5}}, "", ""},
		{"header, CRLF and byte order mark", "\ufeffa,b\r\n1,2\r\n3,4\r\n", 0, map[string][]float64{"a": {1, 3}, "b": {2, 4}}, "", ""},
		{"no line feed at the end", "a\n1\n2", 0, map[string][]float64{"a": {1, 2}}, "", ""},
		{"tabs", "a\tb\n1\t2\n\t4\n", 0, map[string][]float64{"a": {1, nan}, "b": {2, 4}}, "", ""},
		{"runs of spaces", "  1.5   2e3\n 3    -4\n", 0, map[string][]float64{"column 1": {1.5, 3}, "column 2": {2000, -4}}, "", ""},
		{"decimal comma", "a;b\n1,5;2\n-0,25;1,5e3\n", 0, map[string][]float64{"a": {1.5, -.25}, "b": {2, 1500}}, "", ""},
		{"missing values", "a,b,c\n1,,nan\nNA,2,Inf\n-inf,n/a,\n3,3,4\n", 0,
			map[string][]float64{"a": {1, nan, nan, 3}, "b": {nan, 2, nan, 3}, "c": {nan, nan, nan, 4}}, "", "5 cells"},
		{"comments and blank lines", "# made by hand\n\na,b\n1,2\n# between\n\n3,4\n,,\n", 0, nil, "", ""},
		{"names in a comment, as by numpy", "# left right\n1.0 2.0\n3.0 4.0\n", 0, map[string][]float64{"left": {1, 3}, "right": {2, 4}}, "", ""},
		{"quotes", "\"a, first\",\"b\"\n\"1\",\"2\"\n", 0, map[string][]float64{"a, first": {1}, "b": {2}}, "", ""},
		{"separator after the last cell", "a,b,\n1,2,\n3,4,\n", 0, map[string][]float64{"a": {1, 3}, "b": {2, 4}}, "", ""},
		{"unit in brackets", "t [ms];u [mV]\n0;1\n0,5;2\n1,0;3\n", 2000, map[string][]float64{"u": {1, 2, 3}}, "mV", ""},
		{"unit after a slash", "x / Pa\n1\n", 0, map[string][]float64{"x": {1}}, "Pa", ""},
		{"Latin-1", "u (\xb5V)\n1\n", 0, map[string][]float64{"u": {1}}, "µV", ""},
		{"names that are numbers", "time,1,2\n0,5,6\n0.5,7,8\n", 2, map[string][]float64{"1": {5, 7}, "2": {6, 8}}, "", "seconds were taken"},
		{"column of text", "day,v\nmon,1\ntue,2\n", 0, map[string][]float64{"v": {1, 2}}, "", "Column 1 (\"day\") holds text"},
		{"column of text without header", "mon,1\ntue,2\n", 0, map[string][]float64{"column 2": {1, 2}}, "", "Column 1 holds text"},
		{"one row of text and number", "mon,1\n", 0, map[string][]float64{"column 2": {1}}, "", "Column 1 holds text"},
		{"text before the table", "Scope,,\nModel,ABC,\n,,\na,b,c\n1,2,3\n", 0, map[string][]float64{"a": {1}, "b": {2}, "c": {3}}, "", "2 lines of text"},
		{"heading of another shape", "a,b,c\n1,2\n", 0, map[string][]float64{"column 1": {1}, "column 2": {2}}, "", "3 cells"},
		{"seconds", "time_s,v\n0,1\n0.001,2\n0.002,3\n", 1000, map[string][]float64{"v": {1, 2, 3}}, "", ""},
		{"milliseconds", "time_ms,v\n0,1\n2,2\n4,3\n", 500, map[string][]float64{"v": {1, 2, 3}}, "", ""},
		{"time of a slow recording", "t,v\n10,1\n40,2\n70,3\n", 1. / 30, map[string][]float64{"v": {1, 2, 3}}, "", "seconds were taken"},
		{"time in the second column", "v,Time (us)\n1,0\n2,4\n3,8\n", 250000, map[string][]float64{"v": {1, 2, 3}}, "", ""},
		{"a row is missing", "t,v\n0,1\n1,2\n3,3\n4,4\n5,4\n", 1, map[string][]float64{"v": {1, 2, nan, 3, 4, 4}}, "", "The times jump in line 4: 1 sample missing"},
		{"uneven time", "t,v\n0,1\n1,2\n3.3,3\n4,4\n5,4\n", 0, map[string][]float64{"v": {1, 2, 3, 4, 4}}, "", "not evenly spaced (row 3"},
		{"time that falls", "t,v\n0,1\n1,2\n1,3\n", 0, map[string][]float64{"v": {1, 2, 3}}, "", "not evenly spaced (row 3, line 4)"},
		{"one time only", "t,v\n0,1\n", 0, map[string][]float64{"v": {1}}, "", "one row only"},
		{"time without header", "0,1\n0.25,5\n0.5,3\n", 4, map[string][]float64{"column 2": {1, 5, 3}}, "", "taken for the time"},
		{"row numbers without header", "0,1\n1,5\n2,3\n", 0, map[string][]float64{"column 2": {1, 5, 3}}, "", "counts the rows"},
		{"signals without header", "0,1\n1,5\n0,3\n", 0, map[string][]float64{"column 1": {0, 1, 0}, "column 2": {1, 5, 3}}, "", ""},
		{"time alone is a signal", "t\n0\n1\n2\n", 0, map[string][]float64{"t": {0, 1, 2}}, "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if tt.channels == nil {
				tt.channels = map[string][]float64{"a": {1, 3, nan}, "b": {2, 4, nan}}
				tt.file = strings.TrimSuffix(tt.file, ",,\n") + ",\n"
			}
			r, err := Decode("a.csv", []byte(tt.file))
			if err != nil {
				t.Fatal(err)
			}
			if r.Partial != nil {
				t.Errorf("partial: %v", r.Partial)
			}
			if r.SampleRate != tt.rate || r.Unit != tt.unit {
				t.Errorf("%v Hz, unit %q, want %v Hz, %q", r.SampleRate, r.Unit, tt.rate, tt.unit)
			}
			if len(r.Channels) != len(tt.channels) {
				t.Errorf("channels %v, want %v", r.Channels, tt.channels)
			}
			for _, c := range r.Channels {
				if want, ok := tt.channels[c.Name]; !ok || !same(c.Samples.F64(), want) {
					t.Errorf("channel %q is %v, want %v", c.Name, c.Samples.F64(), want)
				}
			}
			if notes := strings.Join(r.Notes, " "); (tt.note == "") != (notes == "") || !strings.Contains(notes, tt.note) {
				t.Errorf("notes %q, want %q", r.Notes, tt.note)
			}
		})
	}
}

// TestCSVTimesAsWritten checks the rates of times that were rounded when they were written.
func TestCSVTimesAsWritten(t *testing.T) {
	for _, tt := range []struct {
		name   string
		rate   float64
		format func(seconds float64) string
		want   float64 // 0: taken for uneven
		within float64
		lose   int // this row is missing
	}{
		{"360 Hz in ms", 360, func(s float64) string { return fmt.Sprintf("%.3f", s) }, 360, 0, -1},
		{"48 kHz in us", 48000, func(s float64) string { return fmt.Sprintf("%.6f", s) }, 48000, 0, -1},
		{"44.1 kHz, shortest", 44100, func(s float64) string { return fmt.Sprint(s) }, 44100, 0, -1},
		{"1 kHz with an exponent, as by numpy", 1000, func(s float64) string { return fmt.Sprintf("%.18e", s) }, 1000, 0, -1},
		{"40 kHz with an exponent and no zero", 40000, func(s float64) string { return fmt.Sprintf("%.6e", s+1/40000.) }, 40000, 0, -1},
		{"250 kHz, whose zero has few decimals", 250000, func(s float64) string { return fmt.Sprintf("%.3e", s) }, 250000, 0, -1},
		{"40 kHz in engineering notation", 40000, func(s float64) string { return fmt.Sprintf("%.4fe-3", 1e3*s) }, 40000, 0, -1},
		{"a sample in 10^292 years", 1e-300, func(s float64) string { return fmt.Sprintf("%.0e", s) }, 0, 0, -1},
		{"10^200 samples a second", 1e200, func(s float64) string { return fmt.Sprintf("%.18e", s) }, 0, 0, -1},
		{"rate that is not whole", 123.456, func(s float64) string { return fmt.Sprintf("%.9f", s) }, 123.456, 1e-6, -1},
		{"seconds since 1970", 100, func(s float64) string { return fmt.Sprintf("%.6f", 1.7e9+s) }, 100, 0, -1},
		{"too coarse", 800, func(s float64) string { return fmt.Sprintf("%.3f", s) }, 0, 0, -1},
		{"a row missing", 360, func(s float64) string { return fmt.Sprintf("%.3f", s) }, 360, 0, 500},
		{"a row missing at the end", 360, func(s float64) string { return fmt.Sprintf("%.4f", s) }, 360, 0, 997},
		{"a row missing, whole seconds", 1, func(s float64) string { return fmt.Sprintf("%.0f", s) }, 1, 0, 300},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var b strings.Builder
			b.WriteString("time (s),v\n")
			for i := range 1000 {
				if i != tt.lose {
					fmt.Fprintf(&b, "%s,%d\n", tt.format(float64(i)/tt.rate), i)
				}
			}
			r, err := Decode("a.csv", []byte(b.String()))
			if err != nil {
				t.Fatal(err)
			}
			if math.Abs(r.SampleRate-tt.want) > tt.within*tt.want {
				t.Errorf("%v Hz, want %v; notes %q", r.SampleRate, tt.want, r.Notes)
			}
		})
	}
}

func TestCSVErrors(t *testing.T) {
	long := strings.Repeat("1", 1<<20+1)
	for _, tt := range []struct {
		name   string
		file   string
		rows   int // that could be read; 0: no recording
		offset int64
		reason string
	}{
		{"empty", "", 0, 0, "the file is empty"},
		{"blank", "\n \r\n", 0, 4, "without a row of numbers"},
		{"header alone", "a,b\n", 0, 4, "without a row of numbers"},
		{"text", strings.Repeat("lorem\n", 2000), 0, 6000, "first 1000 lines"},
		{"cut short", "1,2\n3,4\n5", 2, 8, "the file ends in the middle of a row"},
		{"a line without end", "1\n" + long, 1, 2, "line 2 is longer than 1 MB"},
		{"a line too long", "1\n" + long + "\n2\n", 1, 2, "line 2 is longer than 1 MB"},
		{"too many columns", strings.Repeat("1,", 5000) + "1\n", 0, 0, "more than 4096 cells"},
		{"JSON", `{"a": [1, 2]}`, 0, 0, "JSON"},
		{"spreadsheet", "PK\x03\x04\x14\x00", 0, 0, "save a spreadsheet as CSV"},
		{"binary in the first row", "1\n\x00\x01\x02", 0, 0, "no kind known here"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r, err := Decode("a.csv", []byte(tt.file))
			if tt.rows == 0 {
				checkError(t, err, tt.offset, tt.reason)
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if r.Len() != tt.rows {
				t.Errorf("%d rows, want %d", r.Len(), tt.rows)
			}
			checkError(t, r.Partial, tt.offset, tt.reason)
		})
	}
}

// TestCSVOddRows checks that nothing odd ends a table: it is skipped, or a gap, and said.
func TestCSVOddRows(t *testing.T) {
	for _, tt := range []struct {
		name, file string
		last       []float64 // the last channel
		note       string
	}{
		{"bad cell", "a,b\n1,2\n3,x4\n5,6\n", []float64{2, nan, 6}, `1 cell, the first in line 3, column 2 ("b"): "x4"`},
		{"bad cell without header", "1,2\n3,\"4 V\"\n5,6\n", []float64{2, nan, 6}, `line 2, column 2: "4 V"`},
		{"hexadecimal", "1\n0x10\n2\n", []float64{1, 2}, `line 2 ("0x10")`},
		{"out of range", "a,b\n1,2\n2,1e999\n3,3\n4,4\n", []float64{2, nan, 3, 4}, "1 overload"},
		{"two decimal marks", "1,5;2,5\n2.5;3.5\n1,5;2,5\n", []float64{2.5, 2.5}, `line 2 ("2.5;3.5")`},
		{"too many cells", "a,b\n1,2\n3,4,5\n6,7\n", []float64{2, 7}, "line 3"},
		{"too few cells", "a,b\n1,2\n3\n4,5\n", []float64{2, nan, 5}, "1 row, line 3"},
		{"text between", "a,b\n1,2\nstopped\n4,5\n", []float64{2, 5}, `line 3 ("stopped")`},
		{"UTF-16", "\xff\xfe1\x00\n\x00", []float64{1}, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r, err := Decode("a.csv", []byte(tt.file))
			if err != nil {
				t.Fatal(err)
			}
			if got := r.Channels[len(r.Channels)-1].Samples.F64(); !same(got, tt.last) {
				t.Errorf("%v, want %v", got, tt.last)
			}
			if notes := strings.Join(r.Notes, " "); !strings.Contains(notes, tt.note) || (tt.note == "") != (notes == "") {
				t.Errorf("notes %q, want %q", notes, tt.note)
			}
		})
	}
}

func TestCSVStopsAtTheMemoryLimit(t *testing.T) {
	c := newCSV("a.csv", 0, Options{})
	c.table = table.NewReader(0, 3*2*8, Options{})
	if err := c.Write([]byte("1,2\n3,4\n5,6\n7,8\n")); err != nil {
		t.Fatal(err)
	}
	r, err := c.Close()
	if err != nil {
		t.Fatal(err)
	}
	if r.Len() != 3 {
		t.Errorf("%d rows, want 3", r.Len())
	}
	checkError(t, r.Partial, 12, "the 48 bytes that are allowed; 3 rows before it")
}

// A zero among times with exponents does not say that they are whole numbers.
func TestTimesOfAPicosecondBeginWithZero(t *testing.T) {
	for _, zero := range []string{"0", "0.0", "0e0", "-0"} {
		r, err := Decode("t.csv", []byte("t (s),v\n"+zero+",1\n1e-12,2\n2e-12,3\n3e-12,1\n4e-12,2\n"))
		if err != nil || r.SampleRate != 1e12 {
			t.Errorf("%s: %v, %v Hz, want 1e12", zero, err, r.SampleRate)
		}
	}
}
