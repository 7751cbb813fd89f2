package tick

import (
	"math"

	"github.com/sonde-viz/sonde/components/paint"
	"github.com/sonde-viz/sonde/components/scale"
)

// from places ticks of an axis with an origin: at round numbers of the sum, or, where these can't be told apart, at round
// distances from a round number, which stands behind the unit.
func (t *Ticks) from(m *paint.Ruler, w scale.Window, unit string, length float64, across bool) {
	clock := unit == scale.UTC
	if w.Apart() && !(clock && brief(w)) {
		t.choose(m, w.Absolute(), unit, length, across)
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
		t.linear(m, w.Absolute(), unit, length, across)
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
	t.linear(m, scale.Window{Lo: w.Lo - base, Hi: w.Hi - base, Pixels: w.Pixels}, unit, length, across)
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

func (t *Ticks) shift(by float64) {
	for i := range t.List {
		t.List[i].At += by
	}
	for i := range t.Contexts {
		t.Contexts[i].At += by
	}
}

// Precise appends origin + v with its unit, rounded to the resolution, and with more digits than a float64 has where that is finer.
func Precise(dst []byte, origin, v float64, unit string, resolution float64) []byte {
	sum := origin + v
	if origin == 0 || !(resolution > 0) || resolution >= 4*scale.ULP(sum) {
		return Quantity(dst, sum, unit, resolution)
	}
	f, ok := sumOf(origin, v)
	if !ok {
		return Quantity(dst, sum, unit, resolution)
	}
	if f.negative() {
		dst = append(dst, "−"...)
		f.negate()
	}
	return f.quantity(dst, unit, resolution)
}

// mostParts is how many decimals of a sum are written at most.
const mostParts = 36

// Quantity appends a magnitude with its unit, rounded to the resolution: whole digits from 1 on, and below with a prefix, or as a power.
func (f fixed) quantity(dst []byte, unit string, resolution float64) []byte {
	sum := f.float()
	power, name := scale.Prefix(sum, unit)
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
