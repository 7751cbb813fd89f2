package recording

import (
	"fmt"
	"strings"
	"testing"
)

// TestOddTables reads what is rare: each is of a kind that was once read wrongly.
func TestOddTables(t *testing.T) {
	sixty := func(f func(i int) string) string { return rowsOf(60, f) }
	for _, tt := range []struct{ name, file, want, note string }{
		{"AM and PM in a column", "Date,Time,AM/PM,V\n" + sixty(func(i int) string { return fmt.Sprintf("5/16/2024,7:00:%02d,PM,%d\n", i, i) }), "1 Hz from 2024-05-16T19:00:00Z: V ()", ""},
		{"a spreadsheet's days", "Date,V\n" + sixty(func(i int) string { return fmt.Sprintf("%.8f,%d\n", 45000+float64(i)/86400, i) }), "1 Hz from 2023-03-15T00:00:00Z: V ()", "spreadsheets count"},
		{"14 digits", "Timestamp,v\n" + sixty(func(i int) string { return fmt.Sprintf("202405060708%02d,%d\n", i, i) }), "1 Hz from 2024-05-06T07:08:00Z: v ()", ""},
		{"LabVIEW's seconds", "Time,v\n" + sixty(func(i int) string { return fmt.Sprintf("%.1f,%d\n", 3797000000+float64(i)/10, i) }), "10 Hz from 2024-04-26T18:13:20Z: v ()", "since 1904"},
		{"units in the cells", "Time,Value\n" + sixty(func(i int) string { return fmt.Sprintf("%d ms,%.3f V\n", i, tone(i)) }), "1000 Hz from 0: Value (V)", ""},
		{"ten rows a second", "Time,v\n" + sixty(func(i int) string { return fmt.Sprintf("10:00:%02d,%d\n", i/10, i) }), "10 Hz from 36000: v ()", "stands in 10 rows"},
		{"start and rate above", "Start time: 2024-05-06 07:08:09\nSample rate: 100\nV\n" + sixty(func(i int) string { return fmt.Sprintf("%.4f\n", tone(i)) }), "100 Hz from 2024-05-06T07:08:09Z: V ()", "UTC was taken"},
		{"the unit by the rate above", "Sample rate,1000\nTime,CH1 (V)\n" + sixty(func(i int) string { return fmt.Sprintf("%d,%.4f\n", i, tone(i)) }), "1000 Hz from 0: CH1 (V)", "is ms, by the sample interval"},
		{"rates that disagree", "Sample rate,500\nTime (s),CH1 (V)\n" + sixty(func(i int) string { return fmt.Sprintf("%.3f,%.4f\n", float64(i)/1000, tone(i)) }), "1000 Hz from 0: CH1 (V)", "say 500 Hz"},
		{"thousands in one column", "P (W)\n" + sixty(func(i int) string { return strings.TrimSuffix(thousandsOf(float64(900+10*i), 0), ".") + "\n" }), "0 Hz from 0: P (W)", "thousands"},
		{"not times", "Frequency (Hz),Level (dB)\n" + sixty(func(i int) string { return fmt.Sprintf("%d,%.3f\n", 10*i, tone(i)) }), "0 Hz from 0: Frequency (Hz), Level (dB)", ""},
		{"20 rows at 10 us", "Time (s),V\n" + rowsOf(20, func(i int) string { return fmt.Sprintf("%.5f,%d\n", float64(i)*1e-5, i*i) }), "100000 Hz from 0: V ()", ""},
		{"10 rows at 0.1 ms", "Time (s),V\n" + rowsOf(10, func(i int) string { return fmt.Sprintf("%.4f,%d\n", float64(i)*1e-4, i*i) }), "10000 Hz from 0: V ()", ""},
		{"44.1 kHz in us", "Time (s),V\n" + sixty(func(i int) string { return fmt.Sprintf("%.6f,%d\n", float64(i)/44100, i*i) }), "44100 Hz from 0: V ()", ""},
		{"a drawn table", "| Time (ms) | U (V) |\n|---|---|\n" + sixty(func(i int) string { return fmt.Sprintf("| %d | %.3f |\n", i, tone(i)) }), "1000 Hz from 0: U (V)", ""},
		{"a quote that never closes", "Time (s),V,Note\n" + sixty(func(i int) string { return fmt.Sprintf("%d,%d,%s\n", i, i*i, []string{"ok", `"oops`}[(i+1)/60]) }), "1 Hz from 0: V ()", ""},
		{"times twice", "t1 (s),a,t2 (s),b\n" + sixty(func(i int) string { return fmt.Sprintf("%d,%d,%d,%d\n", i, i*i, i, -i) }), "1 Hz from 0: a (), b ()", "repeats the times"},
		{"one column with a unit, below a date", "Start: 2024-01-02\n\nCH1 (V)\n" + sixty(func(i int) string { return fmt.Sprintf("%.4f\n", tone(i)) }), "0 Hz from 0: CH1 (V)", ""},
		{"row numbers under a number sign", "#,Time (s),U (V)\n" + sixty(func(i int) string { return fmt.Sprintf("%d,%d,%.3f\n", i+1, i, tone(i)) }), "1 Hz from 0: U (V)", "counts the rows"},
		{"past midnight", "Time,V\n" + sixty(func(i int) string {
			s := 86380 + i
			return fmt.Sprintf("%02d:%02d:%02d,%d\n", s/3600%24, s/60%60, s%60, i*i)
		}), "1 Hz from 86380: V ()", "from midnight"},
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
			if got := fmt.Sprintf("%v Hz from %v: %s", r.SampleRate, r.Start, strings.Join(names, ", ")); got != tt.want {
				t.Errorf("%s\nwant %s", got, tt.want)
			}
			if notes := strings.Join(r.Notes, " "); !strings.Contains(notes, tt.note) {
				t.Errorf("remarks %q, want %q", notes, tt.note)
			}
		})
	}
}
