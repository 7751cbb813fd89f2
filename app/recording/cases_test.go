package recording

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/sonde-viz/sonde/components/widget"
)

// tone is 50 Hz at 1000 Hz, with an amplitude of 2.
func tone(i int) float64 { return 2 * math.Sin(2*math.Pi*50*float64(i)/1000) }

// rowsOf writes n rows, each by f.
func rowsOf(n int, f func(i int) string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(f(i))
	}
	return b.String()
}

func comma(s string) string { return strings.ReplaceAll(s, ".", ",") }

// thousandsOf groups the digits of a number in threes by commas.
func thousandsOf(v float64, decimals int) string {
	s := fmt.Sprintf("%.*f", decimals, math.Abs(v))
	whole, rest, _ := strings.Cut(s, ".")
	for at := len(whole) - 3; at > 0; at -= 3 {
		whole = whole[:at] + "," + whole[at:]
	}
	if v < 0 {
		whole = "-" + whole
	}
	return whole + "." + rest
}

// Case is a file that people have, and what is right for it.
type fileCase struct {
	name  string
	file  string
	rate  float64
	start string
	chans []wantChannel
	note  string // part of the remarks; "" for none
}

type wantChannel struct {
	name, unit string
	gaps       int
	at         func(i int) float64 // to 1e-6 but for gaps; nil: tone
	within     float64
}

func volt(name string) []wantChannel { return []wantChannel{{name: name, unit: "V"}} }

func plainRows(form string) string {
	return rowsOf(400, func(i int) string { return fmt.Sprintf(form, float64(i)/1000, tone(i)) })
}

func tableCases() []fileCase {
	cases := []fileCase{
		{"c02 units in words, a channel called 1", "x-axis,1\r\nsecond,Volt\r\n" + rowsOf(400, func(i int) string {
			return fmt.Sprintf("%+.9E,%+.9E\r\n", float64(i-200)/1000, tone(i))
		}), 1000, "-0.2", volt("1"), ""},
		{"c03 numbers in heading rows", "X,CH1,Start,Increment,\nSequence,Volt,-2.000000e-01,1.000000e-03\n" + rowsOf(400, func(i int) string {
			return fmt.Sprintf("%d,%.2e,,\n", i, tone(i))
		}), 1000, "-0.2", []wantChannel{{name: "CH1", unit: "V", within: 6e-3}}, "counts the rows"},
		{"c04 a row of units and an empty row", "Time,Channel A\n(ms),(V)\n\n" + rowsOf(400, func(i int) string {
			return fmt.Sprintf("%.8f,%.8f\n", float64(i-200), tone(i))
		}), 1000, "-0.2", volt("Channel A"), ""},
		{"c06 key and value above", "Model,MSO56\nFirmware Version,1.26.7\n\nWaveform Type,ANALOG\nPoint Format,Y\nHorizontal Units,s\nHorizontal Scale,0.04\nHorizontal Delay,0.0\nSample Interval,0.001\nRecord Length,400\nVertical Units,V\nVertical Scale,1.0\n\n\nTIME,CH1\n" + rowsOf(400, func(i int) string {
			return fmt.Sprintf("%.6e,%.6e\n", float64(i-200)/1000, tone(i))
		}), 1000, "-0.2", volt("CH1"), "11 lines"},
		{"c09 comments above", "#Digilent WaveForms Oscilloscope Acquisition\n#Device Name: ADX\n#Date Time: 2021-04-14 13:10:34.255\n\nTime (s),Channel 1 (V)\n" + rowsOf(400, func(i int) string {
			return fmt.Sprintf("%.12f,%.14f\n", float64(i-200)/1000, tone(i))
		}), 1000, "-0.2", volt("Channel 1"), ""},
		{"c12 decimal comma in quotes", "\"Time\",\"U\"\n" + rowsOf(400, func(i int) string {
			return fmt.Sprintf("\"%s\",\"%s\"\n", comma(fmt.Sprintf("%.3f", float64(i)/1000)), comma(fmt.Sprintf("%.6f", tone(i))))
		}), 1000, "0", []wantChannel{{name: "U"}}, "seconds were taken"},
		{"c13 one column with decimal commas", "U\n" + rowsOf(400, func(i int) string { return comma(fmt.Sprintf("%.6f\n", tone(i)+5)) }),
			0, "0", []wantChannel{{name: "U", at: func(i int) float64 { return tone(i) + 5 }}}, "comma"},
		{"c14 CR alone", strings.ReplaceAll("Time (s),CH1 (V)\n"+plainRows("%.3f,%.6f\n"), "\n", "\r"), 1000, "0", volt("CH1"), ""},
		{"c16 dates and times", "Timestamp,Value\n" + rowsOf(400, func(i int) string {
			return fmt.Sprintf("2025-03-30T01:59:%02d.%03d,%.6f\n", 58+i/1000, i%1000, tone(i))
		}), 1000, "2025-03-30T01:59:58Z", []wantChannel{{name: "Value"}}, "UTC was taken"},
		{"c17 dates and times in two columns", "Date,Time,Value\n" + rowsOf(400, func(i int) string {
			return fmt.Sprintf("2026-01-01,10:30:%02d.%03d,%.6f\n", 25+i/1000, i%1000, tone(i))
		}), 1000, "2026-01-01T10:30:25Z", []wantChannel{{name: "Value"}}, "UTC was taken"},
		{"c18 milliseconds since 1970", "timestamp,value\n" + rowsOf(400, func(i int) string { return fmt.Sprintf("%d,%.6f\n", 1700000000000+i, tone(i)) }),
			1000, "2023-11-14T22:13:20Z", []wantChannel{{name: "value"}}, "milliseconds since 1970"},
		{"c23 quantity and unit", "t/s,U/V\n" + plainRows("%.3f,%.6f\n"), 1000, "0", volt("U"), ""},
		{"c24 thousands", "Time (s),CH1 (mV)\n" + rowsOf(400, func(i int) string {
			return fmt.Sprintf("%.3f,\"%s\"\n", float64(i)/1000, thousandsOf(1000*tone(i)+3000, 1))
		}), 1000, "0", []wantChannel{{name: "CH1", unit: "mV", within: .06, at: func(i int) float64 { return 1000*tone(i) + 3000 }}}, ""},
		{"c25 missing rows", "Time (s),CH1 (V)\n" + rowsOf(400, func(i int) string {
			if i >= 200 && i < 220 {
				return ""
			}
			return fmt.Sprintf("%.3f,%.6f\n", float64(i)/1000, tone(i))
		}), 1000, "0", []wantChannel{{name: "CH1", unit: "V", gaps: 20}}, "line 202: 20 samples"},
		{"c29 overloads", "Time (s),CH1 (V)\n" + rowsOf(400, func(i int) string {
			v := tone(i)
			if v >= 1.9 {
				v = 9.9e37
			}
			return fmt.Sprintf("%.3f,%.6E\n", float64(i)/1000, v)
		}), 1000, "0", []wantChannel{{name: "CH1", unit: "V", gaps: 60}}, "60 overloads"},
		{"c34 short rows", "Time (s),A (V),B (V)\n" + rowsOf(400, func(i int) string {
			s := fmt.Sprintf("%.3f,%.6f", float64(i)/1000, tone(i))
			if i%10 == 0 {
				s += fmt.Sprintf(",%.3f", tone(i))
			}
			return s + "\n"
		}), 1000, "0", []wantChannel{{name: "A", unit: "V"}, {name: "B", unit: "V", gaps: 360, within: 6e-4}}, "360 rows"},
		{"c36 line ends in quotes", "\"Time\n(s)\",\"CH1\n(V)\"\n" + plainRows("%.3f,%.6f\n"), 1000, "0", volt("CH1"), ""},
		{"c41 a logger's key and value", "Logger,DL-100\nSerial,4711\nSample rate,1000\nChannels,1\nTime (s),CH1 (V)\n" + plainRows("%.3f,%.6f\n"), 1000, "0", volt("CH1"), "4 lines"},
		{"c50 the heading again", "Time (s),CH1 (V)\n" + rowsOf(400, func(i int) string {
			s := ""
			if i == 200 {
				s = "Time (s),CH1 (V)\n"
			}
			return s + fmt.Sprintf("%.3f,%.6f\n", float64(i)/1000, tone(i))
		}), 1000, "0", volt("CH1"), "line 202"},
		{"x02 1 GHz", "Time (s),CH1 (V)\n" + rowsOf(400, func(i int) string { return fmt.Sprintf("%.3e,%.6f\n", float64(i)*1e-9, tone(i)) }), 1e9, "0", volt("CH1"), ""},
		{"x03 1 Hz", "Time (s),Frequency (Hz)\n" + rowsOf(400, func(i int) string {
			return fmt.Sprintf("%d,%.6f\n", i, 1e7+1e-3*math.Sin(2*math.Pi*float64(i)/100))
		}), 1, "0", []wantChannel{{name: "Frequency", unit: "Hz", at: func(i int) float64 { return 1e7 + 1e-3*math.Sin(2*math.Pi*float64(i)/100) }}}, ""},
		{"x10 a dash for no number", "Time (s),CH1 (V)\n" + rowsOf(400, func(i int) string {
			if i%50 == 7 {
				return fmt.Sprintf("%.3f,-\n", float64(i)/1000)
			}
			return fmt.Sprintf("%.3f,%v\n", float64(i)/1000, tone(i))
		}), 1000, "0", []wantChannel{{name: "CH1", unit: "V", gaps: 8}}, "8 cells, the first in line 9"},
	}
	for name, rate := range map[string]float64{"Time/ms": 100, "time (sec.)": .1, "Time in s": .1, "Time Stamp": .1, "Time (milliseconds)": 100, "seconds_elapsed": .1, "x-axis": .1, "Time(us)": 1e5, "Zeit": .1, "Temps [ms]": 100, "Tid": .1, "时间": .1, "時間(ms)": 100, "Время": .1, "시간": .1, "Tiempo": .1, "Czas": .1} {
		file := name + ",v\n"
		for i := 0; i < 4000; i += 10 {
			file += fmt.Sprintf("%d,%.6f\n", i, tone(i))
		}
		note := ""
		if !strings.ContainsAny(name, "(/[") && name != "Time in s" && name != "seconds_elapsed" {
			note = "seconds were taken"
		}
		cases = append(cases, fileCase{"z " + name, file, rate, "0", []wantChannel{{name: "v", at: func(i int) float64 { return tone(10 * i) }}}, note})
	}
	return cases
}

// check compares a reading with what is right.
func (c fileCase) check(r *Recording, err error) (wrong []string) {
	if err != nil {
		return []string{err.Error()}
	}
	if math.Abs(r.SampleRate-c.rate) > 1e-9*c.rate {
		wrong = append(wrong, fmt.Sprintf("%v Hz, want %v", r.SampleRate, c.rate))
	}
	if r.Start.String() != c.start {
		wrong = append(wrong, fmt.Sprintf("start %v, want %v", r.Start, c.start))
	}
	if len(r.Channels) != len(c.chans) {
		return append(wrong, fmt.Sprintf("%d channels, want %d", len(r.Channels), len(c.chans)))
	}
	for k, want := range c.chans {
		got := r.Channels[k]
		if got.Name != want.name || got.Unit != want.unit {
			wrong = append(wrong, fmt.Sprintf("channel %q in %q, want %q in %q", got.Name, got.Unit, want.name, want.unit))
		}
		if got.Len() != 400 {
			wrong = append(wrong, fmt.Sprintf("%d samples", got.Len()))
		}
		v := make([]float64, got.Len())
		widget.Read(v, got.Samples, 0)
		at, within, gaps := want.at, want.within, 0
		if at == nil {
			at = tone
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
		if gaps != want.gaps {
			wrong = append(wrong, fmt.Sprintf("%d gaps in %q, want %d", gaps, got.Name, want.gaps))
		}
	}
	return wrong
}

func TestFilesThatPeopleHave(t *testing.T) {
	for _, c := range tableCases() {
		t.Run(c.name, func(t *testing.T) {
			r, err := Decode("a.csv", []byte(c.file))
			for _, w := range c.check(r, err) {
				t.Error(w)
			}
			if r == nil {
				return
			}
			if notes := strings.Join(r.Notes, " "); !strings.Contains(notes, c.note) {
				t.Errorf("remarks %q, want %q", notes, c.note)
			}
			// With the layout as decided, nothing changes: the panel's first state is the reading itself.
			d, err := OpenWith("a.csv", 0, []byte(c.file)[:64], r.Layout.Options)
			if err != nil {
				t.Fatal(err)
			}
			if err := d.Write([]byte(c.file)); err != nil {
				t.Fatal(err)
			}
			again, err := d.Close()
			for _, w := range c.check(again, err) {
				t.Errorf("with the options %+v: %s", r.Layout.Options, w)
			}
			p, err := Preview("a.csv", []byte(c.file)[:4000], Options{})
			if err != nil || len(p.Lines) < 20 {
				t.Errorf("preview of %d lines, %v", len(p.Lines), err)
			}
			if p.Layout.Heading != r.Layout.Heading || p.Layout.Time != r.Layout.Time {
				t.Errorf("the preview is %+v, the reading %+v", p.Layout.Options, r.Layout.Options)
			}
		})
	}
}
