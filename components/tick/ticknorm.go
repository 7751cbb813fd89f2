package tick

import (
	"math"
	"slices"

	"github.com/sonde-viz/sonde/components/paint"
	"github.com/sonde-viz/sonde/components/scale"
	"github.com/sonde-viz/sonde/compute/colormap"
)

// normKey is what ticks depend on in a norm that is no scale of an axis; its quantiles are compared apart.
type normKey struct {
	name          colormap.NormName
	gamma, center float64
}

// UpdateNorm makes the ticks of a colour bar from lo to hi under a norm, on length logical pixels.
func (t *Ticks) UpdateNorm(m *paint.Ruler, n *colormap.Norm, lo, hi float64, unit string, length float64, pixels int) {
	w := scale.Window{Lo: lo, Hi: hi, Pixels: pixels}
	switch n.Name {
	case colormap.Log:
		w.Scale = scale.Log
	case colormap.Symlog:
		w.Scale, w.Threshold = scale.Symlog, n.Threshold
	case colormap.Power, colormap.TwoSlope, colormap.Quantile:
		if !slices.Equal(t.quantiles, n.Quantiles) {
			t.quantiles, t.valid = append(t.quantiles[:0], n.Quantiles...), false
		}
		if t.begin(tickKey{w: w, unit: unit, norm: normKey{n.Name, n.Gamma, n.Center}}) || !w.Valid() || !Usable(n) || length < 1 {
			return
		}
		t.round(n, w, unit, length)
		t.measure(m)
		return
	}
	t.Update(m, w, unit, length, false)
}

// Usable says whether a norm knows places at all.
func Usable(n *colormap.Norm) bool { return n.Name != colormap.Quantile || len(n.Quantiles) > 1 }

// round places labels at about equal distances, each at the roundest number that is near: steps of the value are
// equally long nowhere on these norms, but on each of two slopes, where they are even. Their centre is always labelled.
func (t *Ticks) round(n *colormap.Norm, w scale.Window, unit string, length float64) {
	largest := max(math.Abs(w.Lo), math.Abs(w.Hi))
	if largest > 1e300 || w.Hi-w.Lo < 1e-280 {
		return
	}
	by := t.divisor(largest, unit, 0, 0)
	place := func(v, step float64) {
		u := n.Unit(v, w.Lo, w.Hi)
		if !(u >= 0 && u <= 1) {
			return
		}
		for _, o := range t.List {
			if math.Abs(n.Unit(o.At, w.Lo, w.Hi)-u)*length < labelLine {
				return
			}
		}
		from := len(t.text)
		t.text = number(t.text, v/by, min(decimals(step/by), 12))
		t.add(v, from)
	}
	if n.Name == colormap.TwoSlope {
		_, step := roundest(n.Center, n.Center)
		place(n.Center, step)
		for _, side := range [...][2]float64{{w.Lo, n.Center}, {n.Center, w.Hi}} {
			if !scale.Fine(side[0], side[1]) {
				continue
			}
			step, digit := even(side[1]-side[0], length/2/labelLine)
			for i := math.Ceil(side[0]/step - 1e-9); i*step <= side[1]+1e-9*step; i++ {
				place(i*step, digit)
			}
		}
		t.sort()
		return
	}
	slots := max(1, math.Floor(length/(1.8*labelLine)))
	for i := 0.0; i <= slots; i++ {
		u := i / slots
		place(roundest(n.Value(u-0.35/slots, w.Lo, w.Hi), n.Value(u+0.35/slots, w.Lo, w.Hi)))
	}
	t.sort()
}

// even returns the least of 1, 2 and 5 times powers of ten that divides a span into at most n parts, and that power.
func even(span, n float64) (step, digit float64) {
	for e := int(math.Floor(math.Log10(span/n) - 1)); ; e++ {
		for _, k := range [...]float64{1, 2, 5} {
			if step = k * math.Pow10(e); !(step*n < span) {
				return step, math.Pow10(e)
			}
		}
	}
}

// roundest returns the number from a to b with the fewest digits, near the middle, and what it is a multiple of.
func roundest(a, b float64) (v, step float64) {
	if a <= 0 && b >= 0 {
		return 0, math.Inf(1)
	}
	e := int(math.Floor(math.Log10(max(math.Abs(a), math.Abs(b)))))
	for last := e - 16; e > last; e-- {
		for _, k := range [...]float64{5, 2, 1} {
			unit := k * math.Pow10(e)
			for _, n := range [...]float64{math.Round((a + b) / 2 / unit), math.Ceil(a / unit), math.Floor(b / unit)} {
				if v = multiple(n*k, e); v >= a && v <= b {
					return v, math.Pow10(e)
				}
			}
		}
	}
	return a, math.Pow10(e + 12) // no round number is as exact: four digits
}
