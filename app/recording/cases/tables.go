// Package cases makes small files as people have them, and says what is right for each. The tests of the reader and of the app
// read them.
package cases

import (
	"fmt"
	"math"
	"strings"
)

// Tone is 50 Hz at 1000 Hz, with an amplitude of 2.
func Tone(i int) float64 { return 2 * math.Sin(2*math.Pi*50*float64(i)/1000) }

// Rows writes n rows, each by f.
func Rows(n int, f func(i int) string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(f(i))
	}
	return b.String()
}

func comma(s string) string { return strings.ReplaceAll(s, ".", ",") }

// Thousands groups the digits of a number in threes by commas.
func Thousands(v float64, decimals int) string {
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

// Case is a file that people have, of 400 samples, and what is right for it.
type Case struct {
	Name     string
	File     string
	Rate     float64 // 0: not known
	Start    string
	Channels []Channel
	Note     string // part of the remarks; "" for none
}

// Channel is what is right for one of the file's channels.
type Channel struct {
	Name, Unit string
	Gaps       int
	At         func(i int) float64 `json:"-"` // to 1e-6 but for gaps; nil: Tone
	Within     float64
}

func volt(name string) []Channel { return []Channel{{Name: name, Unit: "V"}} }

func plainRows(form string) string {
	return Rows(400, func(i int) string { return fmt.Sprintf(form, float64(i)/1000, Tone(i)) })
}

// Tables are the tables.
func Tables() []Case {
	cases := []Case{
		{"c02 units in words, a channel called 1", "x-axis,1\r\nsecond,Volt\r\n" + Rows(400, func(i int) string {
			return fmt.Sprintf("%+.9E,%+.9E\r\n", float64(i-200)/1000, Tone(i))
		}), 1000, "-0.2", volt("1"), ""},
		{"c03 numbers in heading rows", "X,CH1,Start,Increment,\nSequence,Volt,-2.000000e-01,1.000000e-03\n" + Rows(400, func(i int) string {
			return fmt.Sprintf("%d,%.2e,,\n", i, Tone(i))
		}), 1000, "-0.2", []Channel{{Name: "CH1", Unit: "V", Within: 6e-3}}, "counts the rows"},
		{"c04 a row of units and an empty row", "Time,Channel A\n(ms),(V)\n\n" + Rows(400, func(i int) string {
			return fmt.Sprintf("%.8f,%.8f\n", float64(i-200), Tone(i))
		}), 1000, "-0.2", volt("Channel A"), ""},
		{"c06 key and value above", "Model,MSO56\nFirmware Version,1.26.7\n\nWaveform Type,ANALOG\nPoint Format,Y\nHorizontal Units,s\nHorizontal Scale,0.04\nHorizontal Delay,0.0\nSample Interval,0.001\nRecord Length,400\nVertical Units,V\nVertical Scale,1.0\n\n\nTIME,CH1\n" + Rows(400, func(i int) string {
			return fmt.Sprintf("%.6e,%.6e\n", float64(i-200)/1000, Tone(i))
		}), 1000, "-0.2", volt("CH1"), "11 lines"},
		{"c09 comments above", "#Digilent WaveForms Oscilloscope Acquisition\n#Device Name: ADX\n#Date Time: 2021-04-14 13:10:34.255\n\nTime (s),Channel 1 (V)\n" + Rows(400, func(i int) string {
			return fmt.Sprintf("%.12f,%.14f\n", float64(i-200)/1000, Tone(i))
		}), 1000, "-0.2", volt("Channel 1"), ""},
		{"c12 decimal comma in quotes", "\"Time\",\"U\"\n" + Rows(400, func(i int) string {
			return fmt.Sprintf("\"%s\",\"%s\"\n", comma(fmt.Sprintf("%.3f", float64(i)/1000)), comma(fmt.Sprintf("%.6f", Tone(i))))
		}), 1000, "0", []Channel{{Name: "U"}}, "seconds were taken"},
		{"c13 one column with decimal commas", "U\n" + Rows(400, func(i int) string { return comma(fmt.Sprintf("%.6f\n", Tone(i)+5)) }),
			0, "0", []Channel{{Name: "U", At: func(i int) float64 { return Tone(i) + 5 }}}, "comma"},
		{"c14 CR alone", strings.ReplaceAll("Time (s),CH1 (V)\n"+plainRows("%.3f,%.6f\n"), "\n", "\r"), 1000, "0", volt("CH1"), ""},
		{"c16 dates and times", "Timestamp,Value\n" + Rows(400, func(i int) string {
			return fmt.Sprintf("2025-03-30T01:59:%02d.%03d,%.6f\n", 58+i/1000, i%1000, Tone(i))
		}), 1000, "2025-03-30T01:59:58Z", []Channel{{Name: "Value"}}, "UTC was taken"},
		{"c17 dates and times in two columns", "Date,Time,Value\n" + Rows(400, func(i int) string {
			return fmt.Sprintf("2026-01-01,10:30:%02d.%03d,%.6f\n", 25+i/1000, i%1000, Tone(i))
		}), 1000, "2026-01-01T10:30:25Z", []Channel{{Name: "Value"}}, "UTC was taken"},
		{"c18 milliseconds since 1970", "timestamp,value\n" + Rows(400, func(i int) string { return fmt.Sprintf("%d,%.6f\n", 1700000000000+i, Tone(i)) }),
			1000, "2023-11-14T22:13:20Z", []Channel{{Name: "value"}}, "milliseconds since 1970"},
		{"c23 quantity and unit", "t/s,U/V\n" + plainRows("%.3f,%.6f\n"), 1000, "0", volt("U"), ""},
		{"c24 thousands", "Time (s),CH1 (mV)\n" + Rows(400, func(i int) string {
			return fmt.Sprintf("%.3f,\"%s\"\n", float64(i)/1000, Thousands(1000*Tone(i)+3000, 1))
		}), 1000, "0", []Channel{{Name: "CH1", Unit: "mV", Within: .06, At: func(i int) float64 { return 1000*Tone(i) + 3000 }}}, ""},
		{"c25 missing rows", "Time (s),CH1 (V)\n" + Rows(400, func(i int) string {
			if i >= 200 && i < 220 {
				return ""
			}
			return fmt.Sprintf("%.3f,%.6f\n", float64(i)/1000, Tone(i))
		}), 1000, "0", []Channel{{Name: "CH1", Unit: "V", Gaps: 20}}, "line 202: 20 samples"},
		{"c29 overloads", "Time (s),CH1 (V)\n" + Rows(400, func(i int) string {
			v := Tone(i)
			if v >= 1.9 {
				v = 9.9e37
			}
			return fmt.Sprintf("%.3f,%.6E\n", float64(i)/1000, v)
		}), 1000, "0", []Channel{{Name: "CH1", Unit: "V", Gaps: 60}}, "60 overloads"},
		{"c34 short rows", "Time (s),A (V),B (V)\n" + Rows(400, func(i int) string {
			s := fmt.Sprintf("%.3f,%.6f", float64(i)/1000, Tone(i))
			if i%10 == 0 {
				s += fmt.Sprintf(",%.3f", Tone(i))
			}
			return s + "\n"
		}), 1000, "0", []Channel{{Name: "A", Unit: "V"}, {Name: "B", Unit: "V", Gaps: 360, Within: 6e-4}}, "360 rows"},
		{"c36 line ends in quotes", "\"Time\n(s)\",\"CH1\n(V)\"\n" + plainRows("%.3f,%.6f\n"), 1000, "0", volt("CH1"), ""},
		{"c41 a logger's key and value", "Logger,DL-100\nSerial,4711\nSample rate,1000\nChannels,1\nTime (s),CH1 (V)\n" + plainRows("%.3f,%.6f\n"), 1000, "0", volt("CH1"), "4 lines"},
		{"c50 the heading again", "Time (s),CH1 (V)\n" + Rows(400, func(i int) string {
			s := ""
			if i == 200 {
				s = "Time (s),CH1 (V)\n"
			}
			return s + fmt.Sprintf("%.3f,%.6f\n", float64(i)/1000, Tone(i))
		}), 1000, "0", volt("CH1"), "line 202"},
		{"x02 1 GHz", "Time (s),CH1 (V)\n" + Rows(400, func(i int) string { return fmt.Sprintf("%.3e,%.6f\n", float64(i)*1e-9, Tone(i)) }), 1e9, "0", volt("CH1"), ""},
		{"x03 1 Hz", "Time (s),Frequency (Hz)\n" + Rows(400, func(i int) string {
			return fmt.Sprintf("%d,%.6f\n", i, 1e7+1e-3*math.Sin(2*math.Pi*float64(i)/100))
		}), 1, "0", []Channel{{Name: "Frequency", Unit: "Hz", At: func(i int) float64 { return 1e7 + 1e-3*math.Sin(2*math.Pi*float64(i)/100) }}}, ""},
		{"x10 a dash for no number", "Time (s),CH1 (V)\n" + Rows(400, func(i int) string {
			if i%50 == 7 {
				return fmt.Sprintf("%.3f,-\n", float64(i)/1000)
			}
			return fmt.Sprintf("%.3f,%v\n", float64(i)/1000, Tone(i))
		}), 1000, "0", []Channel{{Name: "CH1", Unit: "V", Gaps: 8}}, "8 cells, the first in line 9"},
	}
	for _, named := range []struct {
		name string
		rate float64
	}{{"Time/ms", 100}, {"time (sec.)", .1}, {"Time in s", .1}, {"Time Stamp", .1}, {"Time (milliseconds)", 100}, {"seconds_elapsed", .1}, {"x-axis", .1}, {"Time(us)", 1e5}, {"Zeit", .1}, {"Temps [ms]", 100}, {"Tid", .1}, {"时间", .1}, {"時間(ms)", 100}, {"Время", .1}, {"시간", .1}, {"Tiempo", .1}, {"Czas", .1}} {
		name, rate := named.name, named.rate
		file := name + ",v\n"
		for i := 0; i < 4000; i += 10 {
			file += fmt.Sprintf("%d,%.6f\n", i, Tone(i))
		}
		note := ""
		if !strings.ContainsAny(name, "(/[") && name != "Time in s" && name != "seconds_elapsed" {
			note = "seconds were taken"
		}
		cases = append(cases, Case{"z " + name, file, rate, "0", []Channel{{Name: "v", At: func(i int) float64 { return Tone(10 * i) }}}, note})
	}
	return cases
}
