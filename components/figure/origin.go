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
	if w.apart() {
		t.choose(m, w.absolute(), unit, length, across)
		t.shift(-w.Origin)
		return
	}
	span, middle := w.Hi-w.Lo, (w.Lo+w.Hi)/2
	whole := math.Floor(w.Origin + middle)
	at := whole - w.Origin // the difference of neighbours is exact
	part, digit := roundest(middle-at-around*span, middle-at+around*span)
	if part == 0 {
		digit = 1
	}
	clock := unit == UTC
	if clock {
		unit = "s"
	}
	base := at + part
	t.linear(m, Window{Lo: w.Lo - base, Hi: w.Hi - base, Pixels: w.Pixels}, unit, length, across)
	t.shift(base)
	if key := (nearKey{t.Unit, clock, whole, part}); t.near == "" || t.nearKey != key {
		text := append([]byte(t.Unit), " +\u00a0"...)
		if clock {
			text = moment(text, whole, part, digit)
		} else {
			text = precise(text, whole, part, unit, digit)
		}
		t.nearKey, t.near = key, string(text)
	}
	t.Unit = t.near
}

// nearKey is what the text of a base was made of.
type nearKey struct {
	unit        string
	clock       bool
	whole, part float64
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
	if origin == 0 || !(resolution > 0) || resolution >= 4*ulp(sum) || !(math.Abs(sum) < 1e15) {
		return quantity(dst, sum, unit, resolution)
	}
	if sum < 0 {
		dst, origin, v = append(dst, "−"...), -origin, -v
	}
	whole, part := split(origin, v)
	d := min(decimals(resolution), mostParts)
	whole, fraction := rounded(whole, part, d)
	dst = number(dst, whole, 0)
	if d > 0 {
		dst = digits(append(dst, '.'), fraction, d)
	}
	return suffix(dst, "", unit)
}

// mostParts is how many decimals of a sum are written at most.
const mostParts = 15

// split is origin + v as a whole number and a part of 1.
func split(origin, v float64) (whole, part float64) {
	whole = math.Floor(origin + v)
	part = (origin - whole) + v
	for part < 0 { // the sum was rounded up
		whole, part = whole-1, part+1
	}
	for part >= 1 {
		whole, part = whole+1, part-1
	}
	return whole, part
}

// rounded is whole + part, of 1, rounded to so many decimals: the whole number and the decimals as a whole number.
func rounded(whole, part float64, decimals int) (float64, int64) {
	per := int64(1)
	for range decimals {
		per *= 10
	}
	n := floor(part*float64(per) + 0.5)
	if n >= per {
		return whole + 1, n - per
	}
	return whole, n
}
