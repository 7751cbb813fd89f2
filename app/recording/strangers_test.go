package recording

import (
	"fmt"
	"strings"
	"testing"
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
