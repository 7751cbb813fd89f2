package recording

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/sonde-viz/sonde/components/widget"
)

// writer writes a table in one of many ways: what varies between programs, settings and countries.
type writer struct {
	*rand.Rand
	sep, decimal, eol, missing string
	wide                       bool // UTF-16
	b                          strings.Builder

	rate  float64
	n     int
	first float64   // time of the first sample in seconds
	date  time.Time // of the first sample; zero: relative times
	zone  string
	names []string
	units []string
	gap   map[[2]int]bool // channel, sample
	scale float64
}

func newWriter(seed uint64) *writer {
	w := &writer{Rand: rand.New(rand.NewPCG(seed, 11)), gap: map[[2]int]bool{}, scale: 1}
	styles := [][2]string{{",", "."}, {";", "."}, {";", ","}, {"\t", "."}, {"\t", ","}, {"|", "."}}
	style := styles[w.IntN(len(styles))]
	w.sep, w.decimal = style[0], style[1]
	w.eol = []string{"\n", "\r\n", "\r"}[w.IntN(3)]
	w.missing = []string{"", "NaN", "OL", "---", "9.9E37", "#N/A", "-", "OVER", "****", "9.91E+37"}[w.IntN(10)]
	w.wide = w.IntN(8) == 0
	w.rate = []float64{1, 2, 10, 50, 100, 1000, 2500, 8000, 1e5, 1e6}[w.IntN(10)]
	w.n = 120 + w.IntN(200)
	w.first = float64(-w.IntN(3)*w.n/4) / w.rate
	for k := range 1 + w.IntN(3) {
		w.names = append(w.names, "CH"+fmt.Sprint(k+1))
		w.units = append(w.units, []string{"V", "mV", "A", "°C", "kΩ"}[w.IntN(5)])
	}
	if w.missing != "" && w.IntN(2) == 0 {
		for range 1 + w.IntN(9) {
			w.gap[[2]int{w.IntN(len(w.names)), 1 + w.IntN(w.n-1)}] = true
		}
	}
	return w
}

// line writes cells as they are, quoted where they hold the separator.
func (w *writer) line(cells ...string) {
	for i, c := range cells {
		if i > 0 {
			w.b.WriteString(w.sep)
		}
		if strings.Contains(c, w.sep) {
			c = `"` + c + `"`
		}
		w.b.WriteString(c)
	}
	w.b.WriteString(w.eol)
}

// num writes a number with the decimal sign.
func (w *writer) num(form string, v float64) string {
	return strings.Replace(fmt.Sprintf(form, v), ".", w.decimal, 1)
}

// value is sample i of channel k: to three digits and an odd amplitude, so that nothing stands for anything else.
func (w *writer) value(k, i int) float64 {
	return math.Round(1e4*(3.7*math.Sin(float64(i)/(5+float64(k)))+1.3*float64(k)+0.0317))/1e4 + 0
}

func (w *writer) cells(i int, form string) (cells []string) {
	for k := range w.names {
		if w.gap[[2]int{k, i}] {
			cells = append(cells, w.missing)
			continue
		}
		cells = append(cells, w.num(form, w.value(k, i)))
	}
	return cells
}

func (w *writer) time(i int) float64 { return w.first + float64(i)/w.rate }

// timeDecimals are the digits that write every time exactly, in units of 1/per seconds.
func (w *writer) timeDecimals(per float64) int {
	for d := range 12 {
		if v := math.Pow10(d) * per / w.rate; math.Abs(v-math.Round(v)) < 1e-6 {
			return d
		}
	}
	return 12
}

func (w *writer) timeIn(i int, per float64) string {
	return w.num(fmt.Sprintf("%%.%df", w.timeDecimals(per)), w.time(i)*per)
}

// clock gives the recording a date, and a rate that its digits can write.
func (w *writer) clock(rates ...float64) {
	w.rate = rates[w.IntN(len(rates))]
	w.date = time.Date(2024, time.Month(1+w.IntN(12)), 13+w.IntN(15), w.IntN(24), w.IntN(60), w.IntN(60), 0, time.UTC)
}

func (w *writer) at(i int, layout string) string {
	return w.date.Add(time.Duration(math.Round(float64(i) / w.rate * 1e9))).Format(layout)
}

func (w *writer) bytes() []byte {
	if !w.wide {
		return []byte(w.b.String())
	}
	b := []byte{0xff, 0xfe}
	for _, u := range utf16.Encode([]rune(w.b.String())) {
		b = append(b, byte(u), byte(u>>8))
	}
	return b
}

// headings are names with units, in one of the customary ways.
func (w *writer) headings(timeName, timeUnit string) []string {
	style := w.IntN(4)
	with := func(n, u string) string {
		return []string{n + " (" + u + ")", n + " [" + u + "]", n + "/" + u, n + " in " + u}[style]
	}
	cells := []string{with(timeName, timeUnit)}
	for k, n := range w.names {
		cells = append(cells, with(n, w.units[k]))
	}
	return cells
}

// The layouts of makers of instruments and loggers, after their manuals' descriptions of CSV files and files that they wrote.
var makers = []struct {
	name  string
	write func(w *writer)
}{
	{"Keysight InfiniiVision", func(w *writer) {
		for k := range w.units {
			w.units[k] = "V"
		}
		w.names = w.names[:1]
		w.names[0] = "1"
		w.units = w.units[:1]
		w.gap = map[[2]int]bool{}
		w.line("x-axis", "1")
		w.line("second", "Volt")
		for i := range w.n {
			w.line(append([]string{w.num("%+.9E", w.time(i))}, w.cells(i, "%+.6E")...)...)
		}
	}},
	{"Tektronix TDS", func(w *writer) {
		w.names, w.units = w.names[:1], []string{"V"}
		w.gap = map[[2]int]bool{}
		meta := [][3]string{{"Record Length", w.num("%.6e", float64(w.n)), "Points"}, {"Sample Interval", w.num("%.6e", 1/w.rate), "s"}, {"Trigger Point", w.num("%.6e", 1), "Samples"},
			{"", "", ""}, {"Source", "CH1", ""}, {"Vertical Units", "V", ""}, {"Vertical Scale", w.num("%.6e", 1), ""}, {"Horizontal Units", "s", ""}, {"Pt Fmt", "Y", ""},
			{"Yzero", w.num("%.6e", 0), ""}, {"Probe Atten", w.num("%.1e", 1), ""}, {"Model Number", "TDS2024", ""}, {"Serial Number", "C01", ""}, {"Firmware Version", "FV:v22.11", ""}}
		for i := range w.n {
			m := [3]string{}
			if i < len(meta) {
				m = meta[i]
			}
			w.line(append([]string{m[0], m[1], m[2], w.num("%.12f", w.time(i))}, append(w.cells(i, "%.5f"), "")...)...)
		}
	}},
	{"Tektronix MSO", func(w *writer) {
		for k := range w.units {
			w.units[k] = "V"
		}
		w.line("Model", "MSO56")
		w.line("Firmware Version", "1.26.7")
		w.line("")
		w.line("Waveform Type", "ANALOG")
		w.line("Horizontal Units", "s")
		w.line("Sample Interval", w.num("%g", 1/w.rate))
		w.line("Record Length", fmt.Sprint(w.n))
		w.line(append([]string{"Vertical Units"}, w.units...)...)
		for range w.IntN(3) {
			w.line("")
		}
		w.line(append([]string{"TIME"}, w.names...)...)
		for i := range w.n {
			w.line(append([]string{w.num("%.9e", w.time(i))}, w.cells(i, "%.5e")...)...)
		}
	}},
	{"Rigol DS1000Z", func(w *writer) {
		for k := range w.units {
			w.units[k] = "V"
		}
		units := []string{"Sequence"}
		for range w.names {
			units = append(units, "Volt")
		}
		w.line(append(append([]string{"X"}, w.names...), "Start", "Increment", "")...)
		w.line(append(units, w.num("%.6e", w.first), w.num("%.6e", 1/w.rate))...)
		for i := range w.n {
			w.line(append(append([]string{fmt.Sprint(i)}, w.cells(i, "%.5e")...), "", "")...)
		}
	}},
	{"Siglent", func(w *writer) {
		w.names, w.units = w.names[:1], []string{"V"}
		w.gap = map[[2]int]bool{}
		w.line("Record Length", "Analog:"+fmt.Sprint(w.n))
		w.line("Sample Interval", w.num("%.6E", 1/w.rate))
		w.line("Vertical Units", "CH1:V")
		w.line("Vertical Scale", "CH1:"+w.num("%.2f", 1))
		w.line("Horizontal Units", "s")
		w.line("Model Number", "SDS1104X-E")
		w.line("Software Version", "7.6.1.20")
		w.line("Source", "CH1")
		w.line("Second", "Volt")
		for i := range w.n {
			w.line(append([]string{w.num("%.11f", w.time(i))}, w.cells(i, "%.5f")...)...)
		}
	}},
	{"PicoScope", func(w *writer) {
		per, unit := 1e3, "ms"
		if w.rate > 1e4 {
			per, unit = 1e6, []string{"us", "µs"}[w.IntN(2)]
		}
		units := []string{"(" + unit + ")"}
		for k, n := range w.names {
			w.names[k] = strings.Replace(n, "CH", "Channel ", 1)
			units = append(units, "("+w.units[k]+")")
		}
		w.line(append([]string{"Time"}, w.names...)...)
		w.line(units...)
		w.line("")
		for i := range w.n {
			w.line(append([]string{w.num("%.8f", w.time(i)*per)}, w.cells(i, "%.8f")...)...)
		}
	}},
	{"Digilent WaveForms", func(w *writer) {
		w.b.WriteString("#Digilent WaveForms Oscilloscope Acquisition" + w.eol + "#Device Name: ADX" + w.eol + "#Date Time: 2021-04-14 13:10:34.255" + w.eol + "#Sample rate: " + fmt.Sprintf("%g", w.rate) + "Hz" + w.eol + w.eol)
		cells := []string{"Time (s)"}
		for k, n := range w.names {
			cells = append(cells, n+" ("+w.units[k]+")")
		}
		w.line(cells...)
		for i := range w.n {
			w.line(append([]string{w.num("%.12f", w.time(i))}, w.cells(i, "%.14f")...)...)
		}
	}},
	{"Rohde & Schwarz RTB", func(w *writer) {
		cells := []string{"in s"}
		for k, n := range w.names {
			cells = append(cells, n+" in "+w.units[k])
		}
		w.line(cells...)
		for i := range w.n {
			w.line(append([]string{w.num("%.9e", w.time(i))}, w.cells(i, "%.6e")...)...)
		}
	}},
	{"LeCroy", func(w *writer) {
		w.names, w.units = []string{"Ampl"}, []string{""}
		w.gap = map[[2]int]bool{}
		w.line("LECROYWS454", "1", "Waveform")
		w.line("Segments", "1", "SegmentSize", fmt.Sprint(w.n))
		w.line("Segment", "TrigTime", "TimeSinceSegment1")
		w.line("#1", "28-Apr-2009 13:11:59", "0")
		w.line("Time", "Ampl")
		for i := range w.n {
			w.line(append([]string{w.num("%.9f", w.time(i))}, w.cells(i, "%.5f")...)...)
		}
	}},
	{"Yokogawa DL", func(w *writer) {
		pair := func(key, v string) {
			w.line(append([]string{`"` + key + `"`}, strings.Split(strings.Repeat(v+"\x00", len(w.names)-1)+v, "\x00")...)...)
		}
		w.line(`"Header Size"`, "16")
		w.line(`"Model Name"`, `"DL850"`)
		w.line(append([]string{`"TraceName"`}, w.names...)...)
		pair("BlockSize", fmt.Sprint(w.n))
		w.line(append([]string{`"VUnit"`}, w.units...)...)
		pair("HResolution", w.num("%.6E", 1/w.rate))
		pair("HOffset", w.num("%.6E", w.first))
		pair("HUnit", `"s"`)
		pair("Date", `"2024/05/06"`)
		pair("Time", `"07:08:09.1"`)
		w.line("")
		for i := range w.n {
			w.line(append([]string{""}, w.cells(i, "%.5E")...)...)
		}
	}},
	{"National Instruments LVM", func(w *writer) {
		w.sep = "\t"
		empty := make([]string, len(w.names))
		w.line("LabVIEW Measurement", "")
		w.line("Writer_Version", "2")
		w.line("Separator", "Tab")
		w.line("Decimal_Separator", w.decimal)
		w.line("Date", "2024/05/06")
		w.line("Time", "07:08:09.123")
		w.line("***End_of_Header***", "")
		w.line("", "")
		w.line("Channels", fmt.Sprint(len(w.names)), "")
		w.line(append([]string{"Y_Unit_Label"}, w.units...)...)
		w.line(append(append([]string{"Delta_X"}, strings.Fields(strings.Repeat(w.num("%.9f", 1/w.rate)+" ", len(w.names)))...), "")...)
		w.line(append([]string{"***End_of_Header***"}, empty...)...)
		w.line(append(append([]string{"X_Value"}, w.names...), "Comment")...)
		for i := range w.n {
			w.line(append([]string{w.num("%.9f", w.time(i))}, w.cells(i, "%.6f")...)...)
		}
	}},
	{"Campbell TOA5", func(w *writer) {
		w.clock(1, 2, 10, 1./60, 1./600)
		w.sep, w.decimal = ",", "."
		q := func(cells ...string) {
			for i := range cells {
				cells[i] = `"` + cells[i] + `"`
			}
			w.line(cells...)
		}
		q("TOA5", "CR1000", "CR1000", "1234", "CR1000.Std.22", "CPU:t.CR1", "5678", "Table")
		q(append([]string{"TIMESTAMP", "RECORD"}, w.names...)...)
		units, how := []string{"TS", "RN"}, []string{"", ""}
		for k := range w.names {
			u := w.units[k]
			switch u {
			case "V":
				u = "Volts"
			case "°C":
				u = "Deg C"
			}
			units, how = append(units, u), append(how, []string{"Avg", "Smp", "Max"}[w.IntN(3)])
		}
		q(units...)
		q(how...)
		w.missing = `"NAN"`
		record := w.IntN(1000)
		for i := range w.n {
			w.line(append([]string{`"` + w.at(i, "2006-01-02 15:04:05.999") + `"`, fmt.Sprint(record + i)}, w.cells(i, "%.4f")...)...)
		}
	}},
	{"Graphtec GL", func(w *writer) {
		w.clock(1, 10, 100, 20)
		w.line("Vendor", "GRAPHTEC Corporation")
		w.line("Model", "GL840")
		w.line("Sampling interval", fmt.Sprintf("%gms", 1000/w.rate))
		w.line("Total data points", fmt.Sprint(w.n))
		w.line("Start time", w.at(0, "2006/01/02"), w.at(0, "15:04:05"))
		w.line("CH", "Signal name", "Input", "Range")
		w.line("CH1", "CH 1", "DC", "5V")
		w.line("Data")
		units := []string{"NO.", "Time", "ms"}
		for _, u := range w.units {
			units = append(units, strings.Replace(u, "°C", "degC", 1))
		}
		w.line(append(append([]string{"Number", "Date&Time", "ms"}, w.names...), "Alarm1")...)
		w.line(append(units, "A1234567890")...)
		for i := range w.n {
			w.line(append(append([]string{fmt.Sprint(i + 1), w.at(i, "2006/01/02 15:04:05"), strings.TrimLeft(w.at(i, ".000"), ".")}, w.cells(i, "%+.4f")...), "LLLLLLLLLL")...)
		}
	}},
	{"Onset HOBO", func(w *writer) {
		w.clock(1, 1./60, 1./600, .1)
		w.sep, w.decimal, w.zone = ",", ".", []string{"-04:00", "+01:00", "+00:00"}[w.IntN(3)]
		w.line(`"Plot Title: Lab 3"`)
		cells := []string{`"#"`, `"Date Time, GMT` + w.zone + `"`}
		for k, n := range w.names {
			cells = append(cells, `"`+n+", "+w.units[k]+` (LGR S/N: 123, SEN S/N: 4)"`)
		}
		w.b.WriteString(strings.Join(append(cells, `"Coupler Attached (LGR S/N: 123)"`), ",") + w.eol)
		for i := range w.n {
			w.line(append(append([]string{fmt.Sprint(i + 1), w.at(i, "01/02/06 03:04:05 PM")}, w.cells(i, "%.4f")...), "")...)
		}
	}},
	{"Omega, date and time in two columns", func(w *writer) {
		w.clock(1, 1./60, 2, 10)
		date := []string{"2006-01-02", "02.01.2006", "01/02/2006", "02/01/2006", "2-Jan-2006", "2006/01/02"}[w.IntN(6)]
		clock := []string{"15:04:05.000", "03:04:05.000 PM"}[w.IntN(2)]
		cells := []string{"Date", "Time"}
		for k, n := range w.names {
			cells = append(cells, n+" ("+w.units[k]+")")
		}
		w.line(cells...)
		for i := range w.n {
			w.line(append([]string{w.at(i, date), strings.Replace(w.at(i, clock), ".", w.decimal, 1)}, w.cells(i, "%.4f")...)...)
		}
	}},
	{"Keithley DMM6500", func(w *writer) {
		w.clock(1, 10, 100)
		w.names, w.units = []string{"Reading"}, []string{"V"}
		for g := range w.gap {
			if g[0] > 0 {
				delete(w.gap, g)
			}
		}
		w.line("Keithley DMM6500", "", "")
		w.line("Model", "DMM6500")
		w.line("")
		w.line("Index", "Reading", "Unit", "Date", "Time", "Fractional Seconds")
		for i := range w.n {
			w.line(fmt.Sprint(i+1), w.cells(i, "%.6E")[0], "Volt DC", w.at(i, "01/02/2006"), w.at(i, "15:04:05"), "0"+strings.Replace(w.at(i, ".000000"), ".", w.decimal, 1))
		}
	}},
	{"Fluke, units in the cells", func(w *writer) {
		w.clock(1, 1./10)
		for k := range w.units {
			w.units[k] = "V"
		}
		w.line(append([]string{"Sample", "Start Time"}, w.names...)...)
		for i := range w.n {
			cells := w.cells(i, "%.4f")
			for k := range cells {
				if !w.gap[[2]int{k, i}] {
					cells[k] += " V"
				}
			}
			w.line(append([]string{fmt.Sprint(i + 1), w.at(i, "1/2/2006 3:04:05 PM")}, cells...)...)
		}
	}},
	{"Saleae", func(w *writer) {
		for k := range w.names {
			w.names[k], w.units[k] = fmt.Sprintf("Channel %d", k), ""
		}
		w.line(append([]string{"Time [s]"}, w.names...)...)
		for i := range w.n {
			w.line(append([]string{w.num("%.9f", w.time(i))}, w.cells(i, "%.6f")...)...)
		}
	}},
	{"a logger with ISO 8601", func(w *writer) {
		w.clock(1, 10, 100, 1000)
		w.zone = []string{"", "Z", "+02:00", "-05:30"}[w.IntN(4)]
		layout := []string{"2006-01-02T15:04:05.000", "2006-01-02 15:04:05.000000", "2006-01-02 15:04:05.000"}[w.IntN(3)]
		w.line(append([]string{[]string{"Timestamp", "Zeitstempel", "time", "Date/Time", "Datetime"}[w.IntN(5)]}, w.names...)...)
		for k := range w.units {
			w.units[k] = ""
		}
		for i := range w.n {
			w.line(append([]string{w.at(i, layout) + w.zone}, w.cells(i, "%.5f")...)...)
		}
	}},
	{"a program with times since 1970", func(w *writer) {
		w.clock(1, 10, 100, 1000)
		w.zone = "Z"
		per := []float64{1, 1e3, 1e6, 1e9}[w.IntN(4)]
		w.line(append([]string{[]string{"timestamp", "epoch", "time", "unix_time"}[w.IntN(4)]}, w.names...)...)
		for k := range w.units {
			w.units[k] = ""
		}
		for i := range w.n {
			t := w.date.UnixNano() + int64(math.Round(float64(i)/w.rate*1e9))
			s := fmt.Sprintf("%d", t/int64(1e9/per))
			if per == 1 {
				s = fmt.Sprintf("%d%s%03d", t/1e9, w.decimal, t%1e9/1e6)
			}
			w.line(append([]string{s}, w.cells(i, "%.5f")...)...)
		}
	}},
	{"a spreadsheet", func(w *writer) {
		name := []string{"Time", "Zeit", "t", "Temps", "Tiempo", "Tid", "时间", "Время"}[w.IntN(8)]
		per, unit := 1.0, "s"
		if w.IntN(2) == 0 {
			per, unit = 1e3, "ms"
		}
		w.line(w.headings(name, unit)...)
		for i := range w.n {
			w.line(append([]string{w.timeIn(i, per)}, w.cells(i, "%.4f")...)...)
		}
		if w.IntN(3) == 0 {
			w.line("")
			w.line("End of data", "")
		}
	}},
}

// TestMakers reads tables in the layouts of many makers, each varied by a seed, and compares with what was written.
func TestMakers(t *testing.T) {
	files, wrong := 0, 0
	for m, maker := range makers {
		for seed := range 20 {
			w := newWriter(uint64(100*m + seed))
			maker.write(w)
			r, err := Decode("a.csv", w.bytes())
			files++
			if s := w.compare(r, err); s != "" {
				wrong++
				notes := ""
				if r != nil {
					notes = strings.Join(r.Notes, " ")
				}
				t.Errorf("%s %d (separator %q, decimal %q, missing %q): %s\n%q\nremarks: %s", maker.name, seed, w.sep, w.decimal, w.missing, s, w.b.String()[:min(w.b.Len(), 400)], notes)
			}
		}
	}
	t.Logf("%d of %d read wrongly", wrong, files)
}

// compare says how a reading differs from what was written, "" for not.
func (w *writer) compare(r *Recording, err error) string {
	if err != nil {
		return err.Error()
	}
	if math.Abs(r.SampleRate-w.rate) > 1e-9*w.rate {
		return fmt.Sprintf("%v Hz, want %v", r.SampleRate, w.rate)
	}
	if w.date.IsZero() {
		if r.Start.Absolute || math.Abs(r.Start.Seconds()-w.first) > 1e-9 {
			return fmt.Sprintf("starts at %v, want %v", r.Start, w.first)
		}
	} else {
		offset := 0
		if z, err := time.Parse("Z07:00", w.zone); err == nil {
			_, offset = z.Zone()
		}
		if !r.Start.Absolute || r.Start.Whole != w.date.Unix()-int64(offset) || math.Abs(r.Start.Fraction) > 1e-9 {
			return fmt.Sprintf("starts at %v, want %v %s", r.Start, w.date, w.zone)
		}
	}
	if len(r.Channels) != len(w.names) {
		return fmt.Sprintf("%d channels, want %d", len(r.Channels), len(w.names))
	}
	for k, c := range r.Channels {
		if c.Name != w.names[k] || c.Unit != w.units[k] {
			return fmt.Sprintf("channel %q in %q, want %q in %q", c.Name, c.Unit, w.names[k], w.units[k])
		}
		if c.Len() != w.n {
			return fmt.Sprintf("%d samples, want %d", c.Len(), w.n)
		}
		v := make([]float64, c.Len())
		widget.Read(v, c.Samples, 0)
		for i, x := range v {
			if gap := w.gap[[2]int{k, i}]; gap != (x != x) || !gap && math.Abs(x-w.value(k, i)) > 6e-5 {
				return fmt.Sprintf("sample %d of %q is %v, want %v (gap: %v)", i, c.Name, x, w.value(k, i), gap)
			}
		}
	}
	return ""
}
