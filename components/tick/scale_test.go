package tick

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/sonde-viz/sonde/components/paint"
	"github.com/sonde-viz/sonde/components/paint/vgpaint"
	"github.com/sonde-viz/sonde/components/scale"
	"github.com/sonde-viz/sonde/compute/colormap"
)

func TestScaleTicks(t *testing.T) {
	for _, c := range []struct {
		name   string
		w      scale.Window
		unit   string
		length float64
		across bool
		want   string
		title  string
	}{
		{"mel", scale.Window{Hi: 20000, Scale: scale.Mel}, "Hz", 400, true, "0 200 500 1k 2k 5k 10k 20k", "Hz"},
		{"scale.Bark", scale.Window{Lo: 50, Hi: 16000, Scale: scale.Bark}, "Hz", 300, true, "100 500 1k 2k 5k 10k", "Hz"},
		{"scale.ERB upwards", scale.Window{Hi: 8000, Scale: scale.ERB}, "Hz", 200, false, "0 100 500 1k 2k 5k", "Hz"},
		{"low frequencies are linear", scale.Window{Hi: 500, Scale: scale.Mel}, "Hz", 300, true, "0 100 200 300 400 500", "Hz"},
		{"zoomed in", scale.Window{Lo: 4000, Hi: 4100, Scale: scale.Bark}, "Hz", 200, true, "4.00 4.02 4.04 4.06 4.08 4.10", "kHz"},
		{"symlog", scale.Window{Lo: -1000, Hi: 1000, Scale: scale.Symlog, Threshold: 1}, "", 200, false, "−1000 −100 −10 −1 0 1 10 100 1000", ""},
		{"many decades", scale.Window{Lo: -1e9, Hi: 1e9, Scale: scale.Symlog, Threshold: 1}, "", 120, false, "−10⁹ −10⁴ 0 10⁴ 10⁹", ""},
		{"one side", scale.Window{Lo: 0, Hi: 1e4, Scale: scale.Symlog, Threshold: 10}, "V", 300, true, "0 10 30 100 300 1k 3k 10k", "V"},
		{"within the threshold", scale.Window{Lo: -1, Hi: 1, Scale: scale.Symlog, Threshold: 2}, "", 100, false, "−1.0 −0.5 0.0 0.5 1.0", ""},
	} {
		var k Ticks
		k.Update(&paint.Ruler{Measurer: &vgpaint.Measurer{}}, c.w, c.unit, c.length, c.across)
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
	m := &paint.Ruler{Measurer: &vgpaint.Measurer{}}
	for range 4000 {
		w := scale.Window{Scale: scale.Symlog + scale.Kind(r.IntN(4)), Pixels: 500, Threshold: math.Exp(4 * r.NormFloat64())}
		w.Lo = math.Exp(3 + 3*r.NormFloat64())
		if r.IntN(3) == 0 {
			w.Lo = 0
		}
		w.Hi = w.Lo + math.Exp(5+3*r.NormFloat64())
		if w.Scale == scale.Symlog && r.IntN(2) == 0 {
			w.Lo = -w.Hi * math.Exp(3*r.NormFloat64())
		}
		unit, length, across := []string{"Hz", ""}[r.IntN(2)], 60+r.Float64()*1000, r.IntN(2) == 0
		var k Ticks
		k.Update(m, w, unit, length, across)
		what := fmt.Sprintf("scale %v, %v to %v, threshold %v, %.0f pixels, across %v", w.Scale, w.Lo, w.Hi, w.Threshold, length, across)
		end, labelled := math.Inf(-1), 0
		for i, tick := range k.List {
			at := w.Unit(tick.At)
			if at < -1e-6 || at > 1+1e-6 || i > 0 && tick.At <= k.List[i-1].At {
				t.Fatalf("%s: tick %d at %v, place %v", what, i, tick.At, at)
			}
			label := string(k.Label(tick))
			if label == "" {
				continue
			}
			labelled++
			said := spoken(t, label, unit)
			if k.Unit != unit {
				said = value(t, label, k.Unit, unit)
			}
			if math.Abs(said-tick.At) > 1e-6*(w.Hi-w.Lo) {
				t.Fatalf("%s: the label %q in %q stands at %v", what, label, k.Unit, tick.At)
			}
			half := float64(k.Widths[i]) / 2
			if !across {
				half = k.line/2 - LabelGap/2 - 1e-6
			}
			if at*length-half < end+LabelGap-1e-6 {
				t.Fatalf("%s: the label %q touches the one before", what, label)
			}
			end = at*length + half
		}
		if labelled < 2 && length > 200 && scale.Fine(w.Lo, w.Hi) {
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
		var k Ticks
		k.UpdateNorm(&paint.Ruler{Measurer: &vgpaint.Measurer{}}, &c.n, c.lo, c.hi, "", 200, 200)
		got := strings.Join(k.labels(), " ")
		if c.want != "" && got != c.want {
			t.Errorf("%s: %s, want %s", c.n.Name, got, c.want)
		}
		last := math.Inf(-1)
		for _, tick := range k.List {
			u := c.n.Unit(tick.At, c.lo, c.hi)
			if u*200 < last+labelLine-1e-9 && !tick.Minor() {
				t.Errorf("%s: the label %s touches the one before", c.n.Name, k.Label(tick))
			}
			if !tick.Minor() {
				last = u * 200
				if v := spoken(t, string(k.Label(tick)), ""); math.Abs(v-tick.At) > 1e-9*math.Abs(tick.At) {
					t.Errorf("%s: the label %s stands at %v", c.n.Name, k.Label(tick), tick.At)
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
	var k Ticks
	k.UpdateNorm(&paint.Ruler{Measurer: &vgpaint.Measurer{}}, &n, 0, 10, "", 200, 200)
	before := k.labels()
	n.Quantiles[1] = 9
	k.UpdateNorm(&paint.Ruler{Measurer: &vgpaint.Measurer{}}, &n, 0, 10, "", 200, 200)
	if after := k.labels(); slices.Equal(before, after) {
		t.Errorf("labels are %v", after)
	}
}
