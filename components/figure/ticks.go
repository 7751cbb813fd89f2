package figure

import (
	"math"

	"github.com/sonde-viz/sonde/components/paint"
)

// Tick is a mark on an axis; an empty label is a minor tick.
type Tick struct {
	At    float64
	Label string
}

// ticks are those of one axis, kept until window, length or unit change.
type ticks struct {
	key   tickKey
	valid bool
	List  []Tick
	Unit  string // the unit with its prefix, or a power of ten, for the title
	Width float32
	label []string
	width []float32
}

type tickKey struct {
	w      Window
	unit   string
	across bool // labels stand side by side: their width counts, else their height
}

// tickFont is the font of tick labels.
var tickFont = paint.Font{Size: 11}

// Label distances in logical pixels: between labels side by side, and from base line to base line.
const (
	labelGap  = 10
	labelLine = 18
)

// update makes the ticks of a window on length logical pixels: nice numbers, as many labels as fit.
func (t *ticks) update(m paint.Measurer, w Window, unit string, length float64, across bool) {
	key := tickKey{w, unit, across}
	if t.valid && t.key == key {
		return
	}
	t.key, t.valid = key, true
	t.List, t.Unit, t.Width = t.List[:0], unit, 0
	if !w.valid() || length < 1 {
		return
	}
	if w.Scale != Log || !t.logarithmic(m, w, unit, length, across) {
		t.linear(m, w, unit, length, across)
	}
	t.Width = t.widest(m)
}

// linear places ticks at multiples of 1, 2 or 5 times a power of ten, the smallest at which the labels fit.
func (t *ticks) linear(m paint.Measurer, w Window, unit string, length float64, across bool) {
	largest := max(math.Abs(w.Lo), math.Abs(w.Hi))
	span := w.Hi - w.Lo
	if largest > 1e300 || span < 1e-280 || span < 1e-14*largest {
		return // at the ends of float64, where multiples of a step can't be told apart
	}
	power, name, written := scaled(largest, unit)
	t.Unit = name + unit
	if written {
		t.Unit = string(superscript([]byte("×10"), power))
		if unit != "" {
			t.Unit += "\u00a0" + unit
		}
	}
	scale := math.Pow10(power)
	least := 4.0 // no label is narrower
	if across {
		least += labelGap
	} else {
		least = labelLine
	}
	e := int(math.Floor(math.Log10(span * least / length)))
	for ; e <= 308; e++ {
		for _, k := range [...]float64{1, 2, 5} {
			step := k * math.Pow10(e)
			if span/step*least > length*1.0001 && span/step > 1 {
				continue
			}
			t.List = t.List[:0]
			d := decimals(math.Pow10(e) / scale)
			first, last := math.Ceil(w.Lo/step-1e-9), math.Floor(w.Hi/step+1e-9)
			if last-first > 1000 {
				continue
			}
			for i := range int(last-first) + 1 {
				n := first + float64(i) // counted in whole numbers: beyond 2^53 adding 1 changes nothing
				at := n * step
				if e < 0 { // n times an inexact step: divide by the exact inverse instead
					at = n * k / math.Pow10(-e)
				}
				var b [40]byte
				t.List = append(t.List, Tick{at, string(number(b[:0], at/scale, d))})
			}
			if len(t.List) < 2 || across && t.fit(m, w, length) || !across && (w.Scale == Linear || t.fitLines(w, length)) {
				return
			}
		}
	}
}

// scaled returns the power of ten that labels up to largest are divided by, with its prefix, or tells that the unit
// takes none that fits and the power itself is written.
func scaled(largest float64, unit string) (power int, name string, written bool) {
	power, name = prefix(largest, unit)
	if v := largest / math.Pow10(power); v < 1e6 && v >= 1e-3 || !(largest > 0) {
		return power, name, false
	}
	return int(math.Floor(math.Log10(largest) + 1e-9)), "", true
}

// logarithmic places labels at powers of ten and, as far as they fit, at 2 and 5 times them; the other multiples get
// minor ticks. It reports false when fewer than two labels would be seen: then linear ticks say more.
func (t *ticks) logarithmic(m paint.Measurer, w Window, unit string, length float64, across bool) bool {
	lo, hi := int(math.Floor(math.Log10(w.Lo)+1e-9)), int(math.Ceil(math.Log10(w.Hi)-1e-9))
	if hi-lo > 600 || hi <= lo {
		return false
	}
	for _, labelled := range [...]string{"1235", "125", "15", "13", "1"} {
		for stride := 1; stride <= hi-lo; stride++ {
			t.List = t.List[:0]
			count := 0
			for e := lo; e <= hi; e++ {
				for k := 1; k <= 9; k++ {
					at := float64(k) * math.Pow10(e)
					if e < 0 {
						at = float64(k) / math.Pow10(-e)
					}
					if at < w.Lo*(1-1e-9) || at > w.Hi*(1+1e-9) {
						continue
					}
					tick := Tick{At: at}
					if (e-lo)%stride == 0 && contains(labelled, byte('0'+k)) {
						tick.Label = logLabel(at, e, k, unit)
						count++
					}
					if tick.Label != "" || stride == 1 || k == 1 {
						t.List = append(t.List, tick)
					}
				}
			}
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

func contains(s string, c byte) bool {
	for i := range len(s) {
		if s[i] == c {
			return true
		}
	}
	return false
}

// logLabel writes k times 10^e: with a prefix letter where the unit takes one, plain when short, else as a power.
func logLabel(at float64, e, k int, unit string) string {
	var b [40]byte
	if lo, hi := prefixable(unit); lo != hi {
		power, name := prefix(at, unit)
		if v := at / math.Pow10(power); v > 0.5 && v < 1e6 { // else there is no prefix for it
			return string(append(number(b[:0], v, 0), name...))
		}
	}
	if e >= -3 && e <= 4 {
		return string(number(b[:0], at, max(0, -e)))
	}
	dst := b[:0]
	if k != 1 {
		dst = append(append(dst, byte('0'+k)), "×"...)
	}
	return string(superscript(append(dst, "10"...), e))
}

func (t *ticks) measure(m paint.Measurer) {
	t.label = t.label[:0]
	for _, k := range t.List {
		t.label = append(t.label, k.Label)
	}
	for len(t.width) < len(t.label) {
		t.width = append(t.width, 0)
	}
	m.Widths(tickFont, t.label, t.width[:len(t.label)])
}

// fit says whether the labels stand side by side with a gap between them.
func (t *ticks) fit(m paint.Measurer, w Window, length float64) bool {
	t.measure(m)
	end := math.Inf(-1)
	for i, k := range t.List {
		if k.Label == "" {
			continue
		}
		at, half := w.Unit(k.At)*length, float64(t.width[i])/2
		if at-half < end+labelGap {
			return false
		}
		end = at + half
	}
	return true
}

// fitLines says whether the labels stand one above the other.
func (t *ticks) fitLines(w Window, length float64) bool {
	last := math.Inf(-1)
	for _, k := range t.List {
		if k.Label == "" {
			continue
		}
		at := w.Unit(k.At) * length
		if at-last < labelLine {
			return false
		}
		last = at
	}
	return true
}

func (t *ticks) widest(m paint.Measurer) (w float32) {
	t.measure(m)
	for _, v := range t.width[:len(t.List)] {
		w = max(w, v)
	}
	return w
}
