package tick

import (
	"math"
	"strings"

	"github.com/sonde-viz/sonde/components/paint"
	"github.com/sonde-viz/sonde/components/scale"
)

// A window that lies so many times its length from 0 has labels of eight digits and more, of which only the last change: they are
// written less a number that is round, and at most so many lengths away, so that it seldom changes while the window moves.
const (
	far    = 5e6
	around = 5
)

// linear places ticks at multiples of 1, 2 or 5 times a power of ten, the smallest at which the labels fit.
func (t *Ticks) linear(m *paint.Ruler, w scale.Window, unit string, length float64, across bool) {
	t.Clear()
	largest := max(math.Abs(w.Lo), math.Abs(w.Hi))
	span := w.Hi - w.Lo
	if largest > 1e300 || span < 1e-280 || span < 1e-14*largest {
		return // at the ends of float64, where multiples of a step can't be told apart
	}
	base, digit := 0.0, 0.0
	if largest > far*span {
		base, digit = roundest((w.Lo+w.Hi)/2-around*span, (w.Lo+w.Hi)/2+around*span)
		largest = max(math.Abs(w.Lo-base), math.Abs(w.Hi-base))
	}
	by := t.divisor(largest, unit, base, digit)
	least := 4.0 // no label is narrower
	if across {
		least += LabelGap
	} else {
		least = t.line
	}
	e := int(math.Floor(math.Log10(span * least / length)))
	for ; e <= 308; e++ {
		for _, k := range [...]float64{1, 2, 5} {
			step := k * math.Pow10(e)
			if span/step*least > length*1.0001 && span/step > 1 {
				continue
			}
			t.Clear()
			d, whole := decimals(math.Pow10(e)/by), math.Round(base/step)
			first, last := math.Ceil(w.Lo/step-1e-9), math.Floor(w.Hi/step+1e-9)
			if last-first > 1000 {
				continue
			}
			for i := range int(last-first) + 1 {
				n := first + float64(i) // counted in whole numbers: beyond 2^53 adding 1 changes nothing
				from := len(t.text)
				t.text = number(t.text, multiple((n-whole)*k, e)/by, d) // a difference of whole numbers is exact
				t.add(multiple(n*k, e), from)
			}
			if len(t.List) < 2 || across && t.fit(m, w, length) || !across && (w.Scale == scale.Linear || t.fitLines(w, length)) {
				return
			}
		}
	}
}

// divisor chooses what labels of numbers up to largest are divided by and returns it, and writes it into the unit: as a prefix, or as a
// power of ten. Behind it stands what is to be added to them, a multiple of digit, if that is not 0.
func (t *Ticks) divisor(largest float64, unit string, base, digit float64) float64 {
	power, name, written := Scaled(largest, unit)
	if key := (titledKey{power, written, unit, base}); t.title == "" || t.titled != key {
		t.titled = key
		t.title = scaledUnit(power, name, written, unit)
		if base != 0 {
			t.title = strings.TrimPrefix(t.title+" "+added(base, digit, unit), " ")
		}
	}
	t.Unit, t.Divided, t.Base = t.title, math.Pow10(power), base
	return t.Divided
}

func scaledUnit(power int, name string, written bool, unit string) string {
	if !written {
		return name + unit
	}
	text := string(superscript([]byte("×10"), power))
	if unit != "" {
		text += "\u00a0" + unit
	}
	return text
}

// added writes "+ 1.25 GHz", with all digits of a multiple of digit.
func added(base, digit float64, unit string) string {
	power, name, written := Scaled(math.Abs(base), unit)
	if written && digit < 1 && math.Abs(base) < 1e15 {
		power, written = 0, false // all its digits are read more easily
	}
	text := []byte("+\u00a0")
	if base < 0 {
		text = []byte("−\u00a0")
	}
	text = number(text, math.Abs(base)/math.Pow10(power), decimals(digit/math.Pow10(power)))
	if rest := scaledUnit(power, name, written, unit); written {
		text = append(text, rest...)
	} else if rest != "" {
		text = append(append(text, "\u00a0"...), rest...)
	}
	return string(text)
}

// Scaled returns the power of ten that labels up to largest are divided by, with its prefix, or tells that the unit
// takes none that fits and the power itself is written.
func Scaled(largest float64, unit string) (power int, name string, written bool) {
	power, name = scale.Prefix(largest, unit)
	if v := largest / math.Pow10(power); v < 1e6 && v >= 1e-3 || !(largest > 0) {
		return power, name, false
	}
	return int(math.Floor(math.Log10(largest) + 1e-9)), "", true
}
