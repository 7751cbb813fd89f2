package analyze

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

// volts is a table of n rows at 1000 Hz: 50 Hz of 2 V, and a dash where there is a gap.
func volts(n int, gap func(i int) bool) []byte {
	var s strings.Builder
	s.WriteString("Time (s),CH1 (V)\n")
	for i := range n {
		if gap(i) {
			fmt.Fprintf(&s, "%.3f,-\n", float64(i)/1000)
		} else {
			fmt.Fprintf(&s, "%.3f,%.9f\n", float64(i)/1000, 2*math.Sin(2*math.Pi*50*float64(i)/1000))
		}
	}
	return []byte(s.String())
}

// Of an automatic size, a short recording has a spectrogram of several columns, and its spectrum is as fine as it can be.
func TestAutomaticSizesOfShortRecordings(t *testing.T) {
	none := func(int) bool { return false }
	for _, test := range []struct {
		n, above, below int
		gap             func(i int) bool
	}{
		{400, 64, 400, none},
		{400, 64, 64, func(i int) bool { return i >= 200 && i < 220 }},
		{8, 8, 8, none},
		{1100, 256, 256, none},
		{5000, 256, 256, none},
	} {
		b := newBench()
		b.open("short.csv", volts(test.n, test.gap), 5000, Defaults())
		b.finish()
		above, below := b.Spectrogram().FFTSize, b.Spectrum().FFTSize
		if above != test.above || below != test.below {
			t.Errorf("%d samples: sizes %d and %d, want %d and %d", test.n, above, below, test.above, test.below)
		}
		if p := b.Waveform(); p.YTitle != "CH1" || p.SampleUnit != "V" {
			t.Errorf("the axis is %s in %s", p.YTitle, p.SampleUnit)
		}
		if strings.Contains(strings.Join(b.Remarks(), " "), "shorter") {
			t.Errorf("%d samples: remarks %q", test.n, b.Remarks())
		}
		level := spectrumOf(t, b).Y[50*below/1000]                                 // dB re 1 V
		if test.below == 400 && math.Abs(level-20*math.Log10(math.Sqrt2)) > 1e-5 { // float32 samples
			t.Errorf("50 Hz of 1.4142 V is %v dB", level)
		}
		if math.IsNaN(level) {
			t.Errorf("%d samples have no spectrum", test.n)
		}
	}
}
