package recording

import (
	"fmt"
	"strings"
	"testing"

	"github.com/sonde-viz/sonde/app/recording/table"
)

// TestStrangers reads layouts of programs that are not instruments' own: each is of a kind that was once read wrongly. The
// second value of the first channel says that the right column was taken.
func TestStrangers(t *testing.T) {
	sixty := func(f func(i int) string) string { return rowsOf(60, f) }
	plain := func(i int) string { return fmt.Sprintf("%g\t%.4f\n", float64(i)/50, tone(i)) }
	second := tone(1)
	for _, tt := range []struct {
		name, file, want string
		second           float64
		note             string
	}{
		{"typographic apostrophes", "Zeit [ms];Druck [Pa]\n" + sixty(func(i int) string { return fmt.Sprintf("%d;101’%d.25\n", 10*i, 300+i) }), "100 Hz from 0: Druck (Pa) 60", 101301.25, ""},
		{"pandas with an index", ",time,a\n" + sixty(func(i int) string { return fmt.Sprintf("%d,%g,%.4f\n", i, float64(i)/50, tone(i)) }), "50 Hz from 0: a () 60", second, "counts the rows"},
		{"pandas with times as the index", ",a\n" + sixty(func(i int) string { return fmt.Sprintf("%g,%.4f\n", float64(i)/50, tone(i)) }), "50 Hz from 0: a () 60", second, "seconds were taken"},
		{"R with row names", "\"time\" \"y\"\n" + sixty(func(i int) string { return fmt.Sprintf("\"%d\" %g %.4f\n", i+1, float64(i)/50, tone(i)) }), "50 Hz from 0: y () 60", second, "counts the rows"},
		{"names after an asterisk", "* Dated: 16.05.2024\n* Note: ;\n*\n* Freq(Hz) SPL(dB) Phase(degrees)\n" + sixty(func(i int) string { return fmt.Sprintf("%g %.3f 0.5\n", 20+0.5*float64(i), tone(i)) }), "0 Hz from 0: Freq (Hz), SPL (dB), Phase (°) 60", 20.5, ""},
		{"semicolons in comments only", "; Channels (2/8): D0, D1\n; Samplerate: 1 MHz\nD0,D1\n" + sixty(func(i int) string { return fmt.Sprintf("%d,%d\n", i%2, i/3%2) }), "1e+06 Hz from 0: D0 (), D1 () 60", 1, ""},
		{"names of circuits", "time\tV(out)\tI(R1)\n" + sixty(func(i int) string { return fmt.Sprintf("%d.0e-6\t%.4f\t0.5\n", i, tone(i)) }), "1e+06 Hz from 0: V(out) (), I(R1) () 60", second, ""},
		{"a line between names and rows", "time\tV(out)\nStep Information: R=1K  (Step: 1/1)\n" + sixty(plain), "50 Hz from 0: V(out) () 60", second, ""},
		{"a and p for AM and PM", "Date\tTime\tTemp\n" + sixty(func(i int) string { return fmt.Sprintf("16.05.24\t1:%02dp\t%.4f\n", i, tone(i)) }), "0.016666666666666666 Hz from 2024-05-16T13:00:00Z: Temp () 60", second, ""},
		{"the bounds of a query before the times", "#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double\n,result,table,_start,_stop,_time,_value\n" + sixty(func(i int) string {
			return fmt.Sprintf(",,0,2024-05-16T12:00:00Z,2024-05-16T14:00:00Z,2024-05-16T13:02:%02dZ,%.4f\n", i, tone(i))
		}), "1 Hz from 2024-05-16T13:02:00Z: _value () 60", second, "answers of a query"},
		{"labels in the rows", "21.5,hum:4\n" + sixty(func(i int) string { return fmt.Sprintf("temp:%.4f,hum:%d\n", tone(i), i*i) }), "0 Hz from 0: temp (), hum () 60", second, "Left out before the table"},
		{"labels and times in the rows", sixty(func(i int) string { return fmt.Sprintf("ms=%d u=%.4f\n", 20*i, tone(i)) }), "50 Hz from 0: u () 60", second, ""},
		{"NUL bytes of a power cut", "Time (s)\tA (V)\n" + rowsOf(20, plain) + strings.Repeat("\x00", 700) + rowsOf(60, plain)[len(rowsOf(20, plain)):], "50 Hz from 0: A (V) 60", second, "NUL bytes were left out"},
		{"values between colons", "XStart:-0.001:\nSource:C1W1:\nSignalResolution:1e-05:\nResolution:1e-05:\n\n" + sixty(func(i int) string { return fmt.Sprintf("%.4f\n", tone(i)) }), "100000 Hz from -0.001: C1W1 () 60", second, ""},
		{"a word before the rows", "Source,CH1\nVertical Units,V\nSampling Period,1.000E-05\nWaveform Data,\n" + sixty(func(i int) string { return fmt.Sprintf("%.4f,\n", tone(i)) }), "100000 Hz from 0: CH1 (V) 60", second, ""},
		{"apostrophes of Windows-1252", "Zeit [ms];Druck [Pa]\n" + sixty(func(i int) string { return fmt.Sprintf("%d;101\x92%d.25\n", 10*i, 300+i) }), "100 Hz from 0: Druck (Pa) 60", 101301.25, ""},
		{"a remark in some rows", "Time (s),A (V),Note\n" + sixty(func(i int) string {
			return fmt.Sprintf("%g,%.4f,%s\n", float64(i)/50, tone(i), strings.Repeat("mark", i/30-i/31))
		}), "50 Hz from 0: A (V) 60", second, "holds text"},
		{"a remark in the first row", "Time (s),A (V),Note\n" + sixty(func(i int) string {
			return fmt.Sprintf("%g,%.4f,%s\n", float64(i)/50, tone(i), strings.Repeat("mark", 1-min(i, 1)))
		}), "50 Hz from 0: A (V) 60", second, "holds text"},
		{"a heading that begins as metadata do", "device,ts,temp\n" + sixty(func(i int) string { return fmt.Sprintf("7,2024-05-16T13:02:%02dZ,%.4f\n", i, tone(i)) }), "1 Hz from 2024-05-16T13:02:00Z: device (), temp () 60", 7, ""},
		{"row numbers named after the program", "EasyLog USB,Time,Celsius(°C)\n" + sixty(func(i int) string { return fmt.Sprintf("%d,2024-05-16 13:02:%02d,%.4f\n", i+1, i, tone(i)) }), "1 Hz from 2024-05-16T13:02:00Z: Celsius (°C) 60", second, "counts the rows"},
		{"units behind names without a mark", "Time (s),Temperature°C,Humidity%RH\n" + sixty(func(i int) string { return fmt.Sprintf("%d,%.4f,50\n", i, tone(i)) }), "1 Hz from 0: Temperature (°C), Humidity (%RH) 60", second, ""},
		{"units within names", "Time (s) Run #1,Position (m) Run #1\n" + sixty(func(i int) string { return fmt.Sprintf("%d,%.4f\n", i, tone(i)) }), "1 Hz from 0: Position Run #1 (m) 60", second, ""},
		{"lines of a bus", "Time (s),D[3..0]\n" + sixty(func(i int) string { return fmt.Sprintf("%d,%d\n", i, i%16) }), "1 Hz from 0: D[3..0] () 60", 1, ""},
		{"LabChart", "Interval=\t0.001 s\nChannelTitle=\tECG\tResp\nRange=\t10.000 V\t10.000 V\n" + sixty(func(i int) string { return fmt.Sprintf("%.3f\t%.4f\t0.5\n", float64(i)/1000, tone(i)) }), "1000 Hz from 0: ECG (), Resp () 60", second, ""},
		{"widths under the names", "site\tdatetime\tflow\n5s\t20d\t14n\n" + sixty(func(i int) string { return fmt.Sprintf("USGS\t2024-05-16 13:%02d\t%.4f\n", i, tone(i)) }), "0.016666666666666666 Hz from 2024-05-16T13:00:00Z: flow () 60", second, ""},
		{"names and units in comments", "#Time\tVoltage\n#s\tV\n" + sixty(plain), "50 Hz from 0: Voltage (V) 60", second, ""},
		{"points of a clock", "Data;Ora;V\n" + sixty(func(i int) string {
			return fmt.Sprintf("05/05/2024;13.13.%02d;%s\n", i, strings.Replace(fmt.Sprintf("%.4f", tone(i)), ".", ",", 1))
		}), "1 Hz from 2024-05-05T13:13:00Z: V () 60", second, ""},
		{"points of a clock that could be a date", "Ora;V\n" + sixty(func(i int) string { return fmt.Sprintf("1.02.%02d;%d\n", i, i) }), "1 Hz from 3720: V () 60", 1, "from midnight"},
		{"points of a date under a clock's name", "Zeit;V\n" + rowsOf(30, func(i int) string { return fmt.Sprintf("%02d.05.24;%d\n", i+1, i) }), "1.1574074074074073e-05 Hz from 2024-05-01T00:00:00Z: V () 30", 1, ""},
		{"p. m.", "Fecha;V\n" + sixty(func(i int) string { return fmt.Sprintf("16/05/2024 1:02:%02d p.\u00a0m.;%d\n", i, i) }), "1 Hz from 2024-05-16T13:02:00Z: V () 60", 1, ""},
		{"PM before the hour", "时间,V\n" + sixty(func(i int) string { return fmt.Sprintf("2024/5/16 下午1:02:%02d,%d\n", i, i) }), "1 Hz from 2024-05-16T13:02:00Z: V () 60", 1, ""},
		{"the year last", sixty(func(i int) string { return fmt.Sprintf("Thu May 16 13:02:%02d CEST 2024\t%.4f\n", i, tone(i)) }), "1 Hz from 2024-05-16T13:02:00+02:00: column 2 () 60", second, ""},
		{"times in brackets", sixty(func(i int) string {
			return fmt.Sprintf("[16.05.2024 13:02:%02d];%s\n", i, strings.Replace(fmt.Sprintf("%.4f", tone(i)), ".", ",", 1))
		}), "1 Hz from 2024-05-16T13:02:00Z: column 2 () 60", second, ""},
		{"Julian days", "JD,mag\n" + sixty(func(i int) string { return fmt.Sprintf("%.6f,%.4f\n", 2460447+float64(i)/24, tone(i)) }), "0.0002777777777777778 Hz from 2024-05-16T12:00:00Z: mag () 60", second, "Julian days"},
		{"days of MATLAB", "datenum,v\n" + sixty(func(i int) string { return fmt.Sprintf("%.9f,%.4f\n", 739388.5+float64(i)/1440, tone(i)) }), "0.016666666666666666 Hz from 2024-05-16T12:00:00Z: v () 60", second, "days of MATLAB"},
		{"labels with units", sixty(func(i int) string { return fmt.Sprintf("Temp: %.4f °C, Hum: %d %%\n", tone(i), i) }), "0 Hz from 0: Temp (°C), Hum (%) 60", second, ""},
		{"labels behind the monitor's times", sixty(func(i int) string { return fmt.Sprintf("13:02:%02d.000 -> temp:%.4f\n", i, tone(i)) }), "1 Hz from 46920: temp () 60", second, ""},
		{"values before their keys", "Impulse Response data saved by REW\n2.0833333333333333E-5 // Sample interval (seconds)\n-0.5 // Start time (seconds)\n* Data start\n" + sixty(func(i int) string { return fmt.Sprintf("%.4f\n", tone(i)) }), "48000 Hz from -0.5: column 1 () 60", second, ""},
		{"Cyrillic units", "Время, с;Напряжение, мВ\n" + sixty(func(i int) string { return fmt.Sprintf("%d;%d\n", i, i*i) }), "1 Hz from 0: Напряжение (mV) 60", 1, ""},
		{"a rate and no more", "Rate:1000\nGain:2\n\nCH1 (V)\n" + sixty(func(i int) string { return fmt.Sprintf("%.4f\n", tone(i)) }), "1000 Hz from 0: CH1 (V) 60", second, ""},
		{"parts of a date", "Year,Month,Day,Hour,Minute,Second,V\n" + sixty(func(i int) string {
			return fmt.Sprintf("2024,5,16,13,%d,%.1f,%.4f\n", i/40, 1.5*float64(i%40), tone(i))
		}), "0.6666666666666666 Hz from 2024-05-16T13:00:00Z: V () 60", second, "UTC was taken"},
		{"parts of a date, names and units in comments", "#YY  MM DD hh mm WDIR WSPD\n#yr  mo dy hr mn degT m/s\n" + sixty(func(i int) string { return fmt.Sprintf("2024 05 16 13 %02d %3d  %.4f\n", i, 100+i, tone(i)) }), "0.016666666666666666 Hz from 2024-05-16T13:00:00Z: WDIR (degT), WSPD (m/s) 60", 101, ""},
		{"months that are data", "Year,Month,Share\n" + sixty(func(i int) string { return fmt.Sprintf("%d,%d,%.4f\n", 1960+i/12, 1+i%12, tone(i)) }), "0 Hz from 0: Year (), Month (), Share () 60", 1960, ""},
		{"a speed is no time", "a,m/s\n" + sixty(func(i int) string { return fmt.Sprintf("%.4f,%d\n", tone(i), i) }), "0 Hz from 0: a (), m/s () 60", second, ""},
		{"a section in brackets", "Sampling rate = 2 kHz\nUnits = mV\n[Data]\n" + sixty(func(i int) string { return fmt.Sprintf("%.4f\n", tone(i)) }), "2000 Hz from 0: column 1 (mV) 60", second, ""},
		{"Uhr", "Datum;V\n" + sixty(func(i int) string { return fmt.Sprintf("16.05.2024 13:02:%02d Uhr;%d\n", i, i) }), "1 Hz from 2024-05-16T13:02:00Z: V () 60", 1, ""},
		{"points of a clock after a date", "Time,V\n" + sixty(func(i int) string { return fmt.Sprintf("2024-05-16-13.02.%02d,%d\n", i, i) }), "1 Hz from 2024-05-16T13:02:00Z: V () 60", 1, ""},
		{"the day of the year", "utc,V\n" + sixty(func(i int) string { return fmt.Sprintf("2024-137T13:02:%02d.000Z,%d\n", i, i) }), "1 Hz from 2024-05-16T13:02:00Z: V () 60", 1, ""},
		{"minus signs and apostrophes", "Zeit (s);Wert\n" + sixty(func(i int) string { return fmt.Sprintf("%d;\u22121’0%02d,5\n", i, i) }), "1 Hz from 0: Wert () 60", -1001.5, ""},
		{"labels after other lines", "boot\nrst:0x1\n" + sixty(func(i int) string { return fmt.Sprintf("x:%.4f y:%d\n", tone(i), i) }), "0 Hz from 0: x (), y () 60", second, "Left out"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r, err := Decode("a.csv", []byte(tt.file))
			if err != nil {
				t.Fatal(err)
			}
			var names []string
			for _, c := range r.Channels {
				names = append(names, c.Name+" ("+c.Unit+")")
			}
			if got := fmt.Sprintf("%v Hz from %v: %s %d", r.SampleRate, r.Start, strings.Join(names, ", "), r.Channels[0].Len()); got != tt.want {
				t.Errorf("%s\nwant %s\nremarks %q", got, tt.want, r.Notes)
			}
			if got := r.Channels[0].Samples.At(1); fmt.Sprintf("%.4f", got) != fmt.Sprintf("%.4f", tt.second) {
				t.Errorf("the second value is %v, want %v", got, tt.second)
			}
			if notes := strings.Join(r.Notes, " "); !strings.Contains(notes, tt.note) {
				t.Errorf("remarks %q, want %q", notes, tt.note)
			}
		})
	}
}

// TestStrangersPreview shows rows as they are read: without their labels, and under the names they belong to.
func TestStrangersPreview(t *testing.T) {
	for _, tt := range []struct {
		name, file string
		line       int
		role       table.Role
		cells      string
	}{
		{"labels", rowsOf(60, func(i int) string { return fmt.Sprintf("temp:%d,hum:%d\n", i, i*i) }), 3, table.Data, "2|4"},
		{"a heading without the row numbers", "\"time\" \"y\"\n" + rowsOf(60, func(i int) string { return fmt.Sprintf("\"%d\" %g %d\n", i+1, float64(i)/50, i) }), 1, table.Heading, "|time|y"},
	} {
		p, err := Preview("a.csv", []byte(tt.file), Options{})
		if err != nil {
			t.Fatal(err)
		}
		if l := p.Lines[tt.line-1]; l.Role != tt.role || strings.Join(l.Cells, "|") != tt.cells {
			t.Errorf("%s: line %d is %v %q, want %v %q", tt.name, tt.line, l.Role, l.Cells, tt.role, tt.cells)
		}
	}
}
