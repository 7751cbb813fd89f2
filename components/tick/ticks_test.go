package tick

import (
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/sonde-viz/sonde/components/paint"
	"github.com/sonde-viz/sonde/components/paint/vgpaint"
	"github.com/sonde-viz/sonde/components/scale"
	"github.com/sonde-viz/sonde/compute/colormap"
	"gonum.org/v1/plot"
)

// labels returns the labels of ticks, minor ones left out.
func (t *Ticks) labels() (s []string) {
	for _, k := range t.List {
		if k.to > k.from {
			s = append(s, string(t.Label(k)))
		}
	}
	return s
}

func TestTicks(t *testing.T) {
	for _, c := range []struct {
		name   string
		lo, hi float64
		scale  scale.Kind
		unit   string
		length float64
		across bool
		want   string
		title  string
	}{
		{"audio band", 0, 8000, scale.Linear, "Hz", 240, true, "0 1 2 3 4 5 6 7 8", "kHz"},
		{"full band", 0, 24000, scale.Linear, "Hz", 240, true, "0 5 10 15 20", "kHz"},
		{"levels", -120, 0, scale.Linear, "dBFS", 130, false, "−120 −100 −80 −60 −40 −20 0", "dBFS"},
		{"about zero", -1, 1, scale.Linear, "V", 80, false, "−1.0 −0.5 0.0 0.5 1.0", "V"},
		{"millivolts", 0, 0.0012, scale.Linear, "V", 60, false, "0.0 0.5 1.0", "mV"},
		{"microseconds", 0, 2e-5, scale.Linear, "s", 100, true, "0 5 10 15 20", "µs"},
		{"no prefix for many seconds", 0, 3600, scale.Linear, "s", 150, true, "0 1000 2000 3000", "s"},
		{"no unit", 0, 96, scale.Linear, "", 120, true, "0 20 40 60 80", ""},
		{"large without unit", 0, 3e7, scale.Linear, "", 100, true, "0 1 2 3", "×10⁷"},
		{"small with a squared unit", 0, 2e-9, scale.Linear, "V²/Hz", 100, false, "0.0 0.5 1.0 1.5 2.0", "×10⁻⁹\u00a0V²/Hz"},
		{"zoomed in far from zero", 1000, 1000.02, scale.Linear, "Hz", 230, true, "1.000000 1.000005 1.000010 1.000015 1.000020", "kHz"},
		{"zoomed in farther", 1000, 1000.0001, scale.Linear, "Hz", 230, true, "0 10 20 30 40 50 60 70 80 90", "µHz +\u00a01\u00a0kHz"},
		{"a carrier", 1e9 - 0.02, 1e9 + 0.02, scale.Linear, "Hz", 100, false, "−20 −10 0 10 20", "mHz +\u00a01\u00a0GHz"},
		{"far to the left", -43000000.2, -43000000, scale.Linear, "", 150, true, "−0.2 −0.1 0.0", "−\u00a04.3×10⁷"},
		{"long after the start", 12345678.9, 12345679.1, scale.Linear, "s", 200, true, "−100 −50 0 50", "ms +\u00a01.2345679×10⁷\u00a0s"},
		{"decades with prefix letters", 20, 20000, scale.Log, "Hz", 300, true, "20 50 100 200 500 1k 2k 5k 10k 20k", "Hz"},
		{"decades", 1e-7, 1e-4, scale.Log, "V²/Hz", 100, false, "10⁻⁷ 10⁻⁶ 10⁻⁵ 10⁻⁴", "V²/Hz"},
		{"many decades", 1e-12, 1, scale.Log, "V²/Hz", 100, false, "10⁻¹² 10⁻⁹ 10⁻⁶ 10⁻³ 1", "V²/Hz"},
		{"part of a decade", 1000, 1100, scale.Log, "Hz", 200, true, "1.00 1.02 1.04 1.06 1.08 1.10", "kHz"},
		{"a low plot", -0.45, 0.45, scale.Linear, "", 62, false, "−0.4 −0.2 0.0 0.2 0.4", ""},
		{"a lower one", -160, -20, scale.Linear, "dBFS", 45, false, "−150 −100 −50", "dBFS"},
		{"few decades on a low plot", 9.99e-6, 0.4, scale.Log, "V", 60, false, "100µ 10m", "V"},
		{"decades that begin below the window", 1.1e-5, 0.4, scale.Log, "V", 36, false, "100µ 100m", "V"},
		{"hearing on a low plot", 0, 20000, scale.Mel, "Hz", 36, false, "0 10k", "Hz"},
		{"millihertz", 1e-3, 1, scale.Log, "Hz", 200, true, "1m 10m 100m 1", "Hz"},
	} {
		var k Ticks
		k.Update(&paint.Ruler{Measurer: &vgpaint.Measurer{}}, scale.Window{Lo: c.lo, Hi: c.hi, Scale: c.scale, Pixels: 100}, c.unit, c.length, c.across)
		if got := strings.Join(k.labels(), " "); got != c.want || k.Unit != c.title {
			t.Errorf("%s: Ticks are %s in %q, want %s in %q", c.name, got, k.Unit, c.want, c.title)
		}
	}
}

// value is what a label says, in the unit of the axis.
func value(t *testing.T, label, title, unit string) float64 {
	t.Helper()
	for _, sign := range [...]string{"+", "−"} {
		if before, base, ok := strings.Cut(title, sign+"\u00a0"); ok {
			n, rest, _ := strings.Cut(base, "\u00a0")
			if k, power, ok := strings.Cut(n, "×"); ok {
				n, rest = k, strings.TrimSuffix("×"+power+"\u00a0"+rest, "\u00a0")
			}
			b := value(t, n, rest, unit)
			if sign == "−" {
				b = -b
			}
			return b + value(t, label, strings.TrimSuffix(before, " "), unit)
		}
	}
	power := 0
	var digits strings.Builder
	for _, r := range strings.TrimSuffix(title, unit) {
		if i := strings.IndexRune("⁰¹²³⁴⁵⁶⁷⁸⁹", r); i >= 0 {
			digits.WriteByte(byte('0' + slices.Index([]rune("⁰¹²³⁴⁵⁶⁷⁸⁹"), r)))
		} else if r == '⁻' {
			digits.WriteByte('-')
		}
	}
	if s := digits.String(); s != "" {
		power, _ = strconv.Atoi(s)
	} else if name := strings.TrimSuffix(title, unit); name != "" {
		power = 3 * (slices.Index(prefixes[:], name) - 5)
	}
	v, err := strconv.ParseFloat(strings.Replace(label, "−", "-", 1)+"e"+strconv.Itoa(power), 64)
	if err != nil {
		t.Fatalf("the label %q in %q is no number: %v", label, title, err)
	}
	return v
}

// On any window: labels say where their tick stands, lie in the window, do not touch, and one more step of the ladder
// 1, 2, 5 would be too many.
func TestLinearTicksOnAnyWindow(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	m := &paint.Ruler{Measurer: &vgpaint.Measurer{}}
	units := []string{"", "Hz", "s", "dBFS", "V", "V²/Hz"}
	for range 3000 {
		span := math.Exp(r.NormFloat64() * 12)
		lo := span * math.Exp(r.NormFloat64()*4) * float64(r.IntN(3)-1)
		w := scale.Window{Lo: lo, Hi: lo + span, Pixels: 500}
		unit, length, across := units[r.IntN(len(units))], 40+r.Float64()*1500, r.IntN(2) == 0
		var k Ticks
		k.Update(m, w, unit, length, across)
		end := math.Inf(-1)
		for i, tick := range k.List {
			label := string(k.Label(tick))
			at := w.Unit(tick.At)
			if at < -1e-6 || at > 1+1e-6 {
				t.Fatalf("window %v to %v: tick at %v", w.Lo, w.Hi, tick.At)
			}
			step := span
			if len(k.List) > 1 {
				step = k.List[1].At - k.List[0].At
			}
			if v := value(t, label, k.Unit, unit); math.Abs(v-tick.At) > 1e-6*step {
				t.Fatalf("window %v to %v, unit %q: the label %q %s stands at %v", w.Lo, w.Hi, unit, label, k.Unit, tick.At)
			}
			if strings.Trim(label, "−0.") == "" && strings.HasPrefix(label, "−") {
				t.Fatalf("window %v to %v: label %q", w.Lo, w.Hi, label)
			}
			half := float64(k.Widths[i]) / 2
			if !across {
				half = k.line/2 - LabelGap/2 - 1e-6
			}
			if at*length-half < end+LabelGap-1e-6 {
				t.Fatalf("window %v to %v, %v pixels: the label %q touches the one before", w.Lo, w.Hi, length, label)
			}
			end = at*length + half
		}
		if len(k.List) > 1 {
			fewEnough(t, m, &k, w, unit, length, across)
		}
	}
}

// prefixes are those of the labels, from 10^-15 to 10^12.
var prefixes = []string{"f", "p", "n", "µ", "m", "", "k", "M", "G", "T"}

// fewEnough fails when the next finer step would have fitted as well.
func fewEnough(t *testing.T, m *paint.Ruler, k *Ticks, w scale.Window, unit string, length float64, across bool) {
	step := k.List[1].At - k.List[0].At
	e := math.Floor(math.Log10(step) + 1e-6)
	finer := math.Pow(10, e-1) * 5
	if lead := math.Round(step / math.Pow(10, e)); lead == 5 {
		finer = 2 * math.Pow(10, e)
	} else if lead == 2 {
		finer = math.Pow(10, e)
	}
	if !across {
		if (w.Hi-w.Lo)/finer*k.line < length*0.999 {
			t.Errorf("window %v to %v on %v pixels: steps of %v, but %v would fit", w.Lo, w.Hi, length, step, finer)
		}
		return
	}
	var f Ticks
	power, _, _ := Scaled(max(math.Abs(w.Lo), math.Abs(w.Hi)), unit)
	d := decimals(math.Pow(10, math.Floor(math.Log10(finer)+1e-6)) / math.Pow10(power))
	for n := math.Ceil(w.Lo/finer - 1e-9); n <= w.Hi/finer+1e-9 && len(f.List) < 2000; n++ {
		from := len(f.text)
		f.text = number(f.text, n*finer/math.Pow10(power), d)
		f.add(n*finer, from)
	}
	if f.fit(m, w, length) {
		t.Errorf("window %v to %v on %v pixels: steps of %v, but %v would fit", w.Lo, w.Hi, length, step, finer)
	}
}

// Log Ticks stand at whole multiples of powers of ten; labels do not touch, and say where they stand.
func TestLogTicksOnAnyWindow(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	m := &paint.Ruler{Measurer: &vgpaint.Measurer{}}
	for range 3000 {
		lo := math.Exp(r.NormFloat64() * 15)
		w := scale.Window{Lo: lo, Hi: lo * math.Exp(0.01+r.ExpFloat64()*5), Scale: scale.Log, Pixels: 500}
		unit, length, across := []string{"", "Hz", "V²/Hz"}[r.IntN(3)], 40+r.Float64()*1500, r.IntN(2) == 0
		var k Ticks
		k.Update(m, w, unit, length, across)
		end, labelled := math.Inf(-1), 0
		for i, tick := range k.List {
			label := string(k.Label(tick))
			at := w.Unit(tick.At)
			if at < -1e-6 || at > 1+1e-6 {
				t.Fatalf("window %v to %v: tick at %v", w.Lo, w.Hi, tick.At)
			}
			if label == "" {
				continue
			}
			labelled++
			half := float64(k.Widths[i]) / 2
			if !across {
				half = k.line/2 - LabelGap/2 - 1e-6
			}
			if at*length-half < end+LabelGap-1e-6 {
				t.Fatalf("window %v to %v, %v pixels: the label %q touches the one before", w.Lo, w.Hi, length, label)
			}
			end = at*length + half
		}
		if labelled < 2 && length > 150 && w.Hi/w.Lo > 20 {
			t.Errorf("window %v to %v on %v pixels, across %v: labels %v", w.Lo, w.Hi, length, across, k.labels())
		}
	}
}

// gonum's ticks, where their step is 1, 2 or 5 times a power of ten, are ours for some length of the axis.
func TestTicksAgreeWithGonum(t *testing.T) {
	compared := 0
	for _, w := range [][2]float64{{0, 1}, {0, 10}, {-1, 1}, {0, 8000}, {-120, 0}, {0.001, 0.0193}, {-5e6, 2e6}, {1000, 1010}, {0, 24000}, {0, 0.5}} {
		var want []float64
		for _, k := range (plot.DefaultTicks{}).Ticks(w[0], w[1]) {
			if !k.IsMinor() && k.Value >= w[0] && k.Value <= w[1] {
				want = append(want, k.Value)
			}
		}
		lead := (want[1] - want[0]) / math.Pow(10, math.Floor(math.Log10(want[1]-want[0])+1e-9))
		if d := math.Abs(lead - math.Round(lead)); d > 1e-6 || !slices.Contains([]float64{1, 2, 5}, math.Round(lead)) {
			continue
		}
		compared++
		found := false
		for length := 20.0; length < 2000 && !found; length += 2 {
			var k Ticks
			k.Update(&paint.Ruler{Measurer: &vgpaint.Measurer{}}, scale.Window{Lo: w[0], Hi: w[1], Pixels: 100}, "", length, false)
			found = slices.EqualFunc(k.List, want, func(a Tick, b float64) bool { return math.Abs(a.At-b) < 1e-9*(w[1]-w[0]) })
		}
		if !found {
			t.Errorf("window %v: gonum's Ticks %v are ours at no length", w, want)
		}
	}
	if compared < 5 {
		t.Errorf("only %d windows could be compared", compared)
	}
}

// Windows at the ends of float64 have no Ticks rather than wrong or endless ones, on whatever scale or norm, with
// whatever parameters.
func TestTicksAtTheEndsOfFloat64(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	windows := [][2]float64{
		{0, 5e-324}, {0, 1.7e308}, {1e300, 1.0000000000000002e300}, {1, 1.0000000000000002}, {0, inf}, {-inf, inf}, {nan, 1}, {1, 1}, {2, 1},
		{-1.7e308, 1.7e308}, {-5e-324, 5e-324}, {-1e300, 1}, {-700, 1e9}, {-1e-300, 1e300}, {clockLeast, clockMost}, {clockMost - 1, clockMost + 1},
		{1.7e9, 1.7e9 + 1e-6}, {-1e15, 1e15},
	}
	parameters := []float64{1, 0, -1, 1e-300, 1e300, 5e-324, 1.7e308, inf, nan}
	check := func(k *Ticks, what ...any) {
		t.Helper()
		if len(k.List) > 2000 || len(k.labels()) > 120 {
			t.Errorf("%v: %d ticks, %d labels", what, len(k.List), len(k.labels()))
		}
	}
	for _, w := range windows {
		for _, threshold := range parameters {
			for s := scale.Linear; s <= scale.ERB; s++ {
				for _, unit := range []string{"Hz", scale.UTC} {
					var k Ticks
					k.Update(&paint.Ruler{Measurer: &vgpaint.Measurer{}}, scale.Window{Lo: w[0], Hi: w[1], Scale: s, Pixels: 100, Threshold: threshold}, unit, 400, threshold == 1)
					check(&k, w, s, threshold, unit)
				}
			}
			for _, n := range []colormap.Norm{
				{Name: colormap.Log}, {Name: colormap.Symlog, Threshold: threshold}, {Name: colormap.Power, Gamma: threshold}, {Name: colormap.TwoSlope, Center: threshold},
				{Name: colormap.Quantile}, {Name: colormap.Quantile, Quantiles: []float64{threshold}}, {Name: colormap.Quantile, Quantiles: []float64{threshold, threshold}},
				{Name: colormap.Quantile, Quantiles: []float64{w[0], threshold, w[1]}},
			} {
				var k Ticks
				k.UpdateNorm(&paint.Ruler{Measurer: &vgpaint.Measurer{}}, &n, w[0], w[1], "V", 400, 400)
				check(&k, w, n)
			}
		}
	}
}

func TestQuantity(t *testing.T) {
	for _, c := range []struct {
		v          float64
		unit       string
		resolution float64
		want       string
	}{
		{1000, "Hz", 0.5, "1.0000\u00a0kHz"},
		{999.9999999999, "Hz", 1, "1.000\u00a0kHz"},
		{1e9 + 0.0123, "Hz", 1e-3, "1000000000.012\u00a0Hz"},
		{1e9 + 0.5, "Hz", 1, "1.000000001\u00a0GHz"},
		{1.25e-5, "", 1e-12, "0.000012500000"},
		{440, "Hz", 1.17, "440\u00a0Hz"},
		{-6.0206, "dBFS", 0.01, "−6.02\u00a0dBFS"},
		{-0.001, "dBFS", 0.01, "0.00\u00a0dBFS"},
		{0, "V", 0, "0\u00a0V"},
		{0.00123456, "V", 0, "1.235\u00a0mV"},
		{0.5, "", 0, "0.5000"},
		{3.2e-14, "V²/Hz", 0, "3.200×10⁻¹⁴\u00a0V²/Hz"},
		{123456, "", 0, "1.235×10⁵"},
		{math.NaN(), "dB", 0.01, "no value\u00a0dB"},
		{math.Inf(-1), "dBFS", 0.01, "−∞\u00a0dBFS"},
		{1e200, "Hz", 0, "1.000×10²⁰⁰\u00a0Hz"},
		{1733000123.25, "s", 0.1, "1733000123.2\u00a0s"},
		{-1.23456789e12, "", 10, "−1234567890000"},
		{1.23456789e20, "", 1e13, "1.2345679×10²⁰"},
		{1.23456789e-9, "V²/Hz", 1e-15, "1.234568×10⁻⁹\u00a0V²/Hz"},
	} {
		if got := string(Quantity(nil, c.v, c.unit, c.resolution)); got != c.want {
			t.Errorf("%v %s to %v is written %q, want %q", c.v, c.unit, c.resolution, got, c.want)
		}
	}
}
