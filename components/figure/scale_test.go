package figure

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/sonde-viz/sonde/components/paint/vgpaint"
	"github.com/sonde-viz/sonde/compute/colormap"
)

// Places on the scales of hearing are those of their published formulas, and symlog is the norm's.
func TestScalesAreThePublishedOnes(t *testing.T) {
	norm := colormap.Norm{Name: colormap.Symlog, Threshold: 3}
	for _, c := range []struct {
		scale  Scale
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

func TestScaleTicks(t *testing.T) {
	for _, c := range []struct {
		name   string
		w      Window
		unit   string
		length float64
		across bool
		want   string
		title  string
	}{
		{"mel", Window{Hi: 20000, Scale: Mel}, "Hz", 400, true, "0 200 500 1k 2k 5k 10k 20k", "Hz"},
		{"Bark", Window{Lo: 50, Hi: 16000, Scale: Bark}, "Hz", 300, true, "100 500 1k 2k 5k 10k", "Hz"},
		{"ERB upwards", Window{Hi: 8000, Scale: ERB}, "Hz", 200, false, "0 100 500 1k 2k 5k", "Hz"},
		{"low frequencies are linear", Window{Hi: 500, Scale: Mel}, "Hz", 300, true, "0 100 200 300 400 500", "Hz"},
		{"zoomed in", Window{Lo: 4000, Hi: 4100, Scale: Bark}, "Hz", 200, true, "4.00 4.02 4.04 4.06 4.08 4.10", "kHz"},
		{"symlog", Window{Lo: -1000, Hi: 1000, Scale: Symlog, Threshold: 1}, "", 200, false, "−1000 −100 −10 −1 0 1 10 100 1000", ""},
		{"many decades", Window{Lo: -1e9, Hi: 1e9, Scale: Symlog, Threshold: 1}, "", 120, false, "−10⁹ −10⁴ 0 10⁴ 10⁹", ""},
		{"one side", Window{Lo: 0, Hi: 1e4, Scale: Symlog, Threshold: 10}, "V", 300, true, "0 10 30 100 300 1k 3k 10k", "V"},
		{"within the threshold", Window{Lo: -1, Hi: 1, Scale: Symlog, Threshold: 2}, "", 100, false, "−1.0 −0.5 0.0 0.5 1.0", ""},
	} {
		var k ticks
		k.update(&vgpaint.Measurer{}, c.w, c.unit, c.length, c.across)
		if got := strings.Join(k.labels(), " "); got != c.want || k.Unit != c.title {
			t.Errorf("%s: ticks are %s in %q, want %s in %q", c.name, got, k.Unit, c.want, c.title)
		}
	}
}

// spoken is what a label by decades says: −2×10⁻⁷, 20k, 5m.
func spoken(t *testing.T, label, unit string) float64 {
	t.Helper()
	s := strings.ReplaceAll(label, "−", "-")
	if i := strings.Index(s, "10"); i >= 0 && strings.IndexAny(s, "⁰¹²³⁴⁵⁶⁷⁸⁹⁻") > 0 {
		s = s[:i] + "1e" + strings.NewReplacer("⁻", "-", "⁰", "0", "¹", "1", "²", "2", "³", "3", "⁴", "4", "⁵", "5", "⁶", "6", "⁷", "7", "⁸", "8", "⁹", "9").Replace(s[i+2:])
		if k, power, ok := strings.Cut(s, "×1e"); ok {
			s = k + "e" + power
		}
	} else if unit != "" {
		for i, p := range prefixes {
			if p != "" && strings.HasSuffix(s, p) {
				s = strings.TrimSuffix(s, p) + fmt.Sprintf("e%d", 3*(i-5))
			}
		}
	}
	var v float64
	if _, err := fmt.Sscan(s, &v); err != nil {
		t.Fatalf("the label %q is no number: %v", label, err)
	}
	return v
}

// On any window of the scales: labels say where they stand, in order, in the window, and do not touch.
func TestScaleTicksOnAnyWindow(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	m := &vgpaint.Measurer{}
	for range 4000 {
		w := Window{Scale: Symlog + Scale(r.IntN(4)), Pixels: 500, Threshold: math.Exp(4 * r.NormFloat64())}
		w.Lo = math.Exp(3 + 3*r.NormFloat64())
		if r.IntN(3) == 0 {
			w.Lo = 0
		}
		w.Hi = w.Lo + math.Exp(5+3*r.NormFloat64())
		if w.Scale == Symlog && r.IntN(2) == 0 {
			w.Lo = -w.Hi * math.Exp(3*r.NormFloat64())
		}
		unit, length, across := []string{"Hz", ""}[r.IntN(2)], 60+r.Float64()*1000, r.IntN(2) == 0
		var k ticks
		k.update(m, w, unit, length, across)
		what := fmt.Sprintf("scale %v, %v to %v, threshold %v, %.0f pixels, across %v", w.Scale, w.Lo, w.Hi, w.Threshold, length, across)
		end, labelled := math.Inf(-1), 0
		for i, tick := range k.List {
			at := w.Unit(tick.at)
			if at < -1e-6 || at > 1+1e-6 || i > 0 && tick.at <= k.List[i-1].at {
				t.Fatalf("%s: tick %d at %v, place %v", what, i, tick.at, at)
			}
			label := string(k.label(tick))
			if label == "" {
				continue
			}
			labelled++
			said := spoken(t, label, unit)
			if k.Unit != unit {
				said = value(t, label, k.Unit, unit)
			}
			if math.Abs(said-tick.at) > 1e-6*(w.Hi-w.Lo) {
				t.Fatalf("%s: the label %q in %q stands at %v", what, label, k.Unit, tick.at)
			}
			half := float64(k.width[i]) / 2
			if !across {
				half = k.line/2 - labelGap/2 - 1e-6
			}
			if at*length-half < end+labelGap-1e-6 {
				t.Fatalf("%s: the label %q touches the one before", what, label)
			}
			end = at*length + half
		}
		if labelled < 2 && length > 200 && fine(w.Lo, w.Hi) {
			t.Errorf("%s: labels %v", what, k.labels())
		}
	}
}

// Ticks of a colour bar stand where the norm has their value.
func TestNormTicks(t *testing.T) {
	q := make([]float64, 101)
	for i := range q {
		q[i] = math.Pow(float64(i)/100, 3) * 1234
	}
	for _, c := range []struct {
		n      colormap.Norm
		lo, hi float64
		want   string
	}{
		{colormap.Norm{}, 0, 10, "0 1 2 3 4 5 6 7 8 9 10"},
		{colormap.Norm{Name: colormap.Log}, 0.01, 100, "0.01 0.03 0.1 0.3 1 3 10 30 100"},
		{colormap.Norm{Name: colormap.Symlog, Threshold: 1}, -100, 100, "−100 −10 −1 0 1 10 100"},
		{colormap.Norm{Name: colormap.Power, Gamma: 0.5}, 0, 100, "0 5 10 20 50 70 100"},
		{colormap.Norm{Name: colormap.TwoSlope, Center: 0}, -1, 50, "−1.0 −0.8 −0.6 −0.4 −0.2 0 10 20 30 40 50"},
		{colormap.Norm{Name: colormap.Quantile, Quantiles: q}, 0, 1234, ""},
	} {
		var k ticks
		k.updateNorm(&vgpaint.Measurer{}, &c.n, c.lo, c.hi, "", 200, 200)
		got := strings.Join(k.labels(), " ")
		if c.want != "" && got != c.want {
			t.Errorf("%s: %s, want %s", c.n.Name, got, c.want)
		}
		last := math.Inf(-1)
		for _, tick := range k.List {
			u := c.n.Unit(tick.at, c.lo, c.hi)
			if u*200 < last+labelLine-1e-9 && tick.from < tick.to {
				t.Errorf("%s: the label %s touches the one before", c.n.Name, k.label(tick))
			}
			if tick.from < tick.to {
				last = u * 200
				if v := spoken(t, string(k.label(tick)), ""); math.Abs(v-tick.at) > 1e-9*math.Abs(tick.at) {
					t.Errorf("%s: the label %s stands at %v", c.n.Name, k.label(tick), tick.at)
				}
			}
		}
		if n := len(k.labels()); n < 5 {
			t.Errorf("%s: %d labels", c.n.Name, n)
		}
	}
}

// Other quantiles of the same limits have other ticks.
func TestNormTicksFollowTheQuantiles(t *testing.T) {
	n := colormap.Norm{Name: colormap.Quantile, Quantiles: []float64{0, 1, 10}}
	var k ticks
	k.updateNorm(&vgpaint.Measurer{}, &n, 0, 10, "", 200, 200)
	before := k.labels()
	n.Quantiles[1] = 9
	k.updateNorm(&vgpaint.Measurer{}, &n, 0, 10, "", 200, 200)
	if after := k.labels(); slices.Equal(before, after) {
		t.Errorf("labels are %v", after)
	}
}
