package figure

import (
	"math"

	"github.com/sonde-viz/sonde/components/paint"
)

// Values of an axis may count from an origin: the time of a sample from that of the first one. What lies as far from 0 as
// a time of day since 1970 is then as exact as what lies near it. Labels, read-outs and views say the sum.

// ulp is the distance of neighbouring float64 at v.
func ulp(v float64) float64 {
	v = math.Abs(v)
	return math.Nextafter(v, math.Inf(1)) - v
}

// absolute is the window with the origin added to its values, as exact as float64 is there.
func (w Window) absolute() Window {
	w.Lo, w.Hi, w.Origin = w.Origin+w.Lo, w.Origin+w.Hi, 0
	return w
}

// told is how many neighbouring float64 a window must hold for its pixels to be told apart.
const told = 4096

// apart says whether the pixels of the window can be told apart when the origin is added.
func (w Window) apart() bool {
	a := w.absolute()
	return a.Hi-a.Lo >= told*max(ulp(a.Lo), ulp(a.Hi))
}

// View returns the windows shown, with the origins added.
func (c *Chart) View() (x, y [2]float64) {
	vp := c.Viewport()
	return vp.X.outside(), vp.Y.outside()
}

// outside are the ends of the window with the origin added. They are not the same, even where float64 can't tell them apart.
func (w Window) outside() [2]float64 {
	a := w.absolute()
	if w.Lo < w.Hi && !(a.Lo < a.Hi) {
		a.Hi = math.Nextafter(a.Hi, math.Inf(1))
	}
	return [2]float64{a.Lo, a.Hi}
}

// inside is the inverse of outside. Of windows that float64 can't tell apart it is the one shown, or else the whole axis.
func (a Axis) inside(v [2]float64, shown Window) (lo, hi float64) {
	if a.Origin == 0 {
		return v[0], v[1]
	}
	whole := a.window(a.Lo, a.Hi)
	for _, w := range [...]Window{shown, whole} {
		if w.outside() == v {
			return w.Lo, w.Hi
		}
	}
	lo, hi = v[0]-a.Origin, v[1]-a.Origin
	if o := whole.outside(); v[0] == o[0] {
		lo = a.Lo
	} else if v[1] == o[1] {
		hi = a.Hi
	}
	return lo, hi
}

// from places ticks of an axis with an origin: at round numbers of the sum, or, where these can't be told apart, at round
// distances from a round number, which stands behind the unit.
func (t *ticks) from(m paint.Measurer, w Window, unit string, length float64, across bool) {
	clock := unit == UTC
	if w.apart() && !(clock && w.short()) {
		t.choose(m, w.absolute(), unit, length, across)
		t.shift(-w.Origin)
		return
	}
	if clock {
		unit = "s"
	}
	span, middle := w.Hi-w.Lo, (w.Lo+w.Hi)/2
	lo, ok := sumOf(w.Origin, middle-around*span)
	hi, _ := sumOf(w.Origin, middle+around*span)
	key, base := nearKey{unit: unit, clock: clock}, 0.0
	switch {
	case !ok:
		t.linear(m, w.absolute(), unit, length, across)
		return
	case lo.negative() == hi.negative():
		key.base, key.decimals = between(lo, hi)
		from := key.base
		from.add(-w.Origin)
		if from.negative() {
			from.negate()
			base = -from.float()
		} else {
			base = from.float()
		}
	default:
		base = -w.Origin
	}
	t.linear(m, Window{Lo: w.Lo - base, Hi: w.Hi - base, Pixels: w.Pixels}, unit, length, across)
	t.shift(base)
	key.unit = t.Unit
	if t.near == "" || t.nearKey != key {
		t.nearKey, t.near = key, key.text(unit)
	}
	t.Unit = t.near
}

// nearKey is what the text of a base is made of.
type nearKey struct {
	unit     string // of the labels
	clock    bool
	base     fixed
	decimals int
}

// text is the unit of the labels, and the base that is to be added to them, in unit.
func (k nearKey) text(unit string) string {
	text := []byte(k.unit)
	if k.base == (fixed{}) && !k.clock {
		return k.unit
	}
	if len(text) > 0 {
		text = append(text, ' ')
	}
	switch {
	case k.clock && k.base.dated():
		return string(k.base.moment(append(text, "+\u00a0"...), k.decimals))
	case k.base.negative():
		k.base.negate()
		text = append(text, "−\u00a0"...)
	default:
		text = append(text, "+\u00a0"...)
	}
	return string(k.base.quantity(text, unit, math.Pow10(-k.decimals)))
}

func (t *ticks) shift(by float64) {
	for i := range t.List {
		t.List[i].at += by
	}
	for i := range t.contexts {
		t.contexts[i].at += by
	}
}

// precise appends origin + v with its unit, rounded to the resolution, and with more digits than a float64 has where that is finer.
func precise(dst []byte, origin, v float64, unit string, resolution float64) []byte {
	sum := origin + v
	if origin == 0 || !(resolution > 0) || resolution >= 4*ulp(sum) {
		return quantity(dst, sum, unit, resolution)
	}
	f, ok := sumOf(origin, v)
	if !ok {
		return quantity(dst, sum, unit, resolution)
	}
	if f.negative() {
		dst = append(dst, "−"...)
		f.negate()
	}
	return f.quantity(dst, unit, resolution)
}

// mostParts is how many decimals of a sum are written at most.
const mostParts = 36

// quantity appends a magnitude with its unit, rounded to the resolution: whole digits from 1 on, and below with a prefix, or as a power.
func (f fixed) quantity(dst []byte, unit string, resolution float64) []byte {
	sum := f.float()
	power, name := prefix(sum, unit)
	if power = min(power, 0); power == 0 {
		name = ""
	}
	written := sum > 0 && sum/math.Pow10(power) < 1e-3
	if written {
		power, name = int(math.Floor(math.Log10(sum))), ""
	}
	for range -power {
		f.times(10)
	}
	d := min(decimals(resolution/math.Pow10(power)), mostParts)
	f.add(0.5 * math.Pow10(-d))
	dst = f.append(dst, d)
	if written {
		dst = superscript(append(dst, "×10"...), power)
	}
	return suffix(dst, name, unit)
}
