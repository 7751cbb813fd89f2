package tick

import (
	"math"

	"github.com/sonde-viz/sonde/components/paint"
	"github.com/sonde-viz/sonde/components/scale"
)

// logarithmic places labels at powers of ten and, as far as they fit, at 2 and 5 times them; the other multiples get
// minor ticks. It reports false when fewer than two labels would be seen: then linear ticks say more.
func (t *Ticks) logarithmic(m *paint.Ruler, w scale.Window, unit string, length float64, across bool) bool {
	lo, hi := int(math.Floor(math.Log10(w.Lo)+1e-9)), int(math.Ceil(math.Log10(w.Hi)-1e-9))
	if hi-lo > 600 || hi <= lo {
		return false
	}
	t.plain = short(lo, int(math.Floor(math.Log10(w.Hi)+1e-9)))
	for _, labelled := range [...]string{"1235", "125", "15", "13", "1"} {
		for stride := 1; stride <= hi-lo; stride++ {
			count := t.decades(w, lo, hi, stride, labelled, unit)
			if count < 2 {
				return false
			}
			if fits := t.fit(m, w, length); fits && across || !across && t.fitLines(w, length) {
				return true
			}
			if labelled != "1" {
				break // only whole decades may be left out
			}
		}
	}
	return false
}

// decades makes the ticks of the decades from 10^lo to 10^hi, of which one in stride is named, and returns how many
// labels they have. The first of those named is the first in the window that has another one after it.
func (t *Ticks) decades(w scale.Window, lo, hi, stride int, labelled, unit string) (count int) {
	for first := lo; first < lo+stride && count < 2; first++ {
		t.Clear()
		count = 0
		for e := lo; e <= hi; e++ {
			count += t.decade(w, e, 1, labelled, e >= first && (e-first)%stride == 0, stride == 1, unit)
		}
	}
	return count
}

// decade appends the ticks from 10^e to 9 times that, times sign, as far as they lie in the window, and returns how many
// labels they have: the multiples in labelled have one if named. Without minor ticks, only decades and labels are seen.
func (t *Ticks) decade(w scale.Window, e int, sign float64, labelled string, named, minor bool, unit string) (count int) {
	for k := 1; k <= 9; k++ {
		at := sign * multiple(float64(k), e)
		if at < w.Lo-1e-9*math.Abs(w.Lo) || at > w.Hi+1e-9*math.Abs(w.Hi) {
			continue
		}
		from := len(t.text)
		if named && contains(labelled, byte('0'+k)) {
			t.text = logLabel(t.text, at, e, k, unit, t.plain)
			count++
		}
		if len(t.text) > from || minor || k == 1 {
			t.add(at, from)
		}
	}
	return count
}

// multiple is k times 10^e. A power below 1 is not exact, and its inverse is: k is divided by that.
func multiple(k float64, e int) float64 {
	if e < 0 {
		return k / math.Pow10(-e)
	}
	return k * math.Pow10(e)
}

func contains(s string, c byte) bool {
	for i := range len(s) {
		if s[i] == c {
			return true
		}
	}
	return false
}

// short says whether numbers from 10^lo to those of 10^hi are easily read without powers of ten. All labels of an axis are alike.
func short(lo, hi int) bool { return lo >= -3 && hi <= 5 }

// logLabel appends k times 10^e, with the sign of at: with a prefix letter where the unit takes one, else plain, or as a power.
func logLabel(dst []byte, at float64, e, k int, unit string, plain bool) []byte {
	if lo, hi := scale.Prefixable(unit); lo != hi {
		power, name := scale.Prefix(math.Abs(at), unit)
		if v := at / math.Pow10(power); math.Abs(v) > 0.5 && math.Abs(v) < 1e6 { // else there is no prefix for it
			return append(number(dst, v, 0), name...)
		}
	}
	if plain || e == 0 || e == 1 {
		return number(dst, at, max(0, -e))
	}
	if at < 0 {
		dst = append(dst, "−"...)
	}
	if k != 1 {
		dst = append(append(dst, byte('0'+k)), "×"...)
	}
	return superscript(append(dst, "10"...), e)
}

// mostOf is for the scales that are linear near 0 and logarithmic far from it: whichever of linear ticks and ticks by
// decades has more labels is taken.
func (t *Ticks) mostOf(m *paint.Ruler, w scale.Window, unit string, length float64, across bool) {
	t.linear(m, w, unit, length, across)
	most := t.Labelled()
	if w.Scale == scale.Symlog {
		t.symlog(m, w, unit, length, across)
	} else {
		t.frequencies(m, w, unit, length, across)
	}
	if t.Labelled() < max(2, most) {
		t.linear(m, w, unit, length, across)
		return
	}
	t.Unit, t.Divided, t.Base = unit, 0, 0
}

// symlog places labels at 0 and at powers of ten on both sides of it from the threshold on and, as far as they fit, at 2
// and 5 times these.
func (t *Ticks) symlog(m *paint.Ruler, w scale.Window, unit string, length float64, across bool) {
	t.Clear()
	largest := max(math.Abs(w.Lo), math.Abs(w.Hi))
	lo, hi := int(math.Ceil(math.Log10(w.Threshold)-1e-9)), int(math.Floor(math.Log10(largest)+1e-9))
	if hi < lo || hi-lo > 600 {
		return
	}
	t.plain = short(lo, hi)
	for _, labelled := range [...]string{"125", "15", "13", "1"} {
		for stride := 1; stride <= hi-lo+1; stride++ {
			t.Clear()
			if w.Lo <= 0 && w.Hi >= 0 {
				t.text = append(t.text, '0')
				t.add(0, 0)
			}
			for e := lo; e <= hi; e++ {
				named := (hi-e)%stride == 0
				t.decade(w, e, 1, labelled, named, stride == 1, unit)
				t.decade(w, e, -1, labelled, named, stride == 1, unit)
			}
			t.sort()
			if fits := t.fit(m, w, length); fits && across || !across && t.fitLines(w, length) {
				return
			}
			if labelled != "1" {
				break
			}
		}
	}
	t.Clear()
}

// minorGap is the least distance of minor ticks on scales of hearing, in logical pixels.
const minorGap = 5

// frequencies places labels at 0 and 1, 2 and 5 times powers of ten, the rounder ones first, wherever they fit: these
// scales crowd low frequencies together. The other multiples get minor ticks where there is room.
func (t *Ticks) frequencies(m *paint.Ruler, w scale.Window, unit string, length float64, across bool) {
	t.Clear()
	if w.Lo <= 0 && w.Hi >= 0 {
		t.text = append(t.text, '0')
		t.add(0, 0)
	}
	top := int(math.Floor(math.Log10(max(math.Abs(w.Lo), math.Abs(w.Hi))) + 1e-9))
	t.plain = short(top, top)
	for _, k := range [...]int{1, 5, 2} {
		for e := top; e > top-6; e-- {
			if at := multiple(float64(k), e); at >= w.Lo && at <= w.Hi {
				from := len(t.text)
				t.text = logLabel(t.text, at, e, k, unit, t.plain)
				if t.room(m, w, at, from, length, across) {
					t.add(at, from)
				} else {
					t.text = t.text[:from]
				}
			}
		}
	}
	labels := len(t.List)
	for e := top; e > top-6; e-- {
		for k := 9; k >= 1; k-- {
			at := multiple(float64(k), e)
			if !(at >= w.Lo && at <= w.Hi) {
				continue
			}
			u, free := w.Unit(at)*length, true
			for i, o := range t.List {
				if d := math.Abs(w.Unit(o.At)*length - u); d < minorGap && (i >= labels || d < 2) {
					free = false
				}
			}
			if free {
				t.add(at, len(t.text))
			}
		}
	}
	t.sort()
}

// room says whether the label appended to t.text from the place from on has room beside those in List.
func (t *Ticks) room(m *paint.Ruler, w scale.Window, at float64, from int, length float64, across bool) bool {
	wide := float64(m.Number(Font, t.text[from:]))
	u := w.Unit(at) * length
	for _, o := range t.List {
		need := t.line
		if across {
			need = LabelGap + (wide+float64(m.Number(Font, t.Label(o))))/2
		}
		if math.Abs(w.Unit(o.At)*length-u) < need {
			return false
		}
	}
	return true
}
