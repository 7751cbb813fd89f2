package scale

import (
	"math"
	"testing"

	"github.com/sonde-viz/sonde/compute/colormap"
)

// Places on the scales of hearing are those of their published formulas, and symlog is the norm's.
func TestScalesAreThePublishedOnes(t *testing.T) {
	norm := colormap.Norm{Name: colormap.Symlog, Threshold: 3}
	for _, c := range []struct {
		scale  Kind
		lo, hi float64
		of     func(f float64) float64
	}{
		{Mel, 0, 20000, func(f float64) float64 { return 2595 * math.Log10(1+f/700) }},
		{Bark, 20, 16000, func(f float64) float64 { return 26.81*f/(1960+f) - 0.53 }},
		{ERB, 50, 8000, func(f float64) float64 { return 21.4 * math.Log10(1+0.00437*f) }},
		{Log, 1, 1e6, math.Log10},
		{Symlog, -200, 5000, func(v float64) float64 { return norm.Unit(v, -200, 5000) }},
	} {
		w := Window{Lo: c.lo, Hi: c.hi, Scale: c.scale, Pixels: 100, Threshold: 3}
		for i := range 200 {
			v := c.lo + (c.hi-c.lo)*float64(i)/199
			want := (c.of(v) - c.of(c.lo)) / (c.of(c.hi) - c.of(c.lo))
			// The formulas are differences of numbers up to 4000 rounded to 2^-53.
			if got := w.Unit(v); math.Abs(got-want) > 1e-12 {
				t.Fatalf("scale %v: %v is at %v, want %v", c.scale, v, got, want)
			}
		}
	}
	if mel := (Window{Hi: 700 * (math.Pow(10, 1000/2595.0) - 1), Scale: Mel}); math.Abs(mel.Hi-1000) > 0.1 {
		t.Errorf("1000 mel are %v Hz", mel.Hi)
	}
	if math.Abs(1000/4.37-1/0.00437) > 1e-9 {
		t.Error("the corner of the ERB rate is not that of its formula")
	}
}

// A window as narrow as zooming allows is still divided evenly.
func TestNarrowWindowsAreExact(t *testing.T) {
	for scale := Linear; scale <= ERB; scale++ {
		for _, lo := range []float64{0.001, 440, 1e6} {
			w := Window{Lo: lo, Hi: lo * (1 + 1e-9), Scale: scale, Pixels: 100, Threshold: 5}
			last := w.Lo
			for i := 1; i <= 100; i++ {
				v := w.Edge(i)
				if step := (v - last) / (w.Hi - w.Lo); math.Abs(step-0.01) > 1e-4 { // the numbers are a part in 10^16
					t.Fatalf("scale %v at %v: pixel %d is %v of the window", scale, lo, i, step)
				}
				last = v
			}
		}
	}
}
