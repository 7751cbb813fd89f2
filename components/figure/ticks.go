package figure

import (
	"math"
	"slices"
	"strings"

	"github.com/sonde-viz/sonde/components/paint"
)

// tick is a mark on an axis. Its label is a piece of ticks.text; without one it is a minor tick.
type tick struct {
	at       float64
	from, to int
}

// ticks are those of one axis, kept until window, length or unit change. A window that moves on sixty times a second
// costs no memory: labels are bytes, and are measured with all digits as 0, so that few widths have to be known and
// nothing trembles.
type ticks struct {
	key      tickKey
	valid    bool
	List     []tick
	contexts []tick  // of a clock: the date at the beginning of the window, and where it changes
	Unit     string  // the unit with its prefix, or a power of ten, and what is to be added to labels, for the title
	Width    float32 // of the widest label, in logical pixels
	text     []byte
	width    []float32 // of the labels in List

	titled    titledKey // what title was made of
	title     string
	divided   float64   // what all labels are divided by; 0 where each has a prefix of its own
	base      float64   // what was taken from them before
	nearKey   nearKey   // what near was made of
	near      string    // the unit, and what was taken from labels of an axis with an origin
	plain     bool      // labels of decades are no powers of ten
	quantiles []float64 // of the norm, as the ticks were made
	wide      widths
	line      float64 // distance of labels one above the other, at least
	beside    float64 // how near to the ends of the axis there is no room for labels, in parts of it
}

type tickKey struct {
	w      Window
	unit   string
	across bool // labels stand side by side: their width counts, else their height
	beside float64
	norm   normKey
}

type titledKey struct {
	power   int
	written bool
	unit    string
	base    float64
}

// tickFont is the font of tick labels.
var tickFont = paint.Font{Size: 11}

// Label distances in logical pixels: between labels side by side, and from base line to base line. Where lines so far
// apart leave room for a single label, which has no scale, they come as near as they can.
const (
	labelGap  = 10
	labelLine = 18
	nearLine  = labelHeight
)

// UTC as the unit of an axis, or of an item of a read-out, says that its numbers are seconds since
// 1970-01-01T00:00:00Z, which are written as date and time of day.
const UTC = "UTC"

// update makes the ticks of a window on length logical pixels: nice numbers, as many labels as fit.
func (t *ticks) update(m paint.Measurer, w Window, unit string, length float64, across bool) {
	if t.begin(tickKey{w: w, unit: unit, across: across, beside: t.beside}) || !w.valid() || length < 1 {
		return
	}
	if t.line = labelLine; !t.place(m, w, unit, length, across) && !across {
		t.line = nearLine
		t.place(m, w, unit, length, across)
	}
	t.measure(m)
}

// place makes the ticks of a new key; false when fewer than two of them have a label.
func (t *ticks) place(m paint.Measurer, w Window, unit string, length float64, across bool) bool {
	if w.Scale == Linear && (w.Origin != 0 || unit == UTC && w.short()) {
		t.from(m, w, unit, length, across)
	} else {
		t.choose(m, w, unit, length, across)
	}
	return t.labelled() > 1
}

// choose makes the ticks that suit scale and unit.
func (t *ticks) choose(m paint.Measurer, w Window, unit string, length float64, across bool) {
	if unit == UTC && t.clock(m, w, length, across) {
		return
	}
	if unit == UTC { // times without a date
		unit = "s"
	}
	switch {
	case w.Scale == Log && t.logarithmic(m, w, unit, length, across):
	case w.Scale >= Symlog:
		t.mostOf(m, w, unit, length, across)
	default:
		t.linear(m, w, unit, length, across)
	}
}

// begin takes a new key; true when there is nothing to do.
func (t *ticks) begin(key tickKey) (known bool) {
	if t.valid && t.key == key {
		return true
	}
	t.key, t.valid = key, true
	t.clear()
	t.Unit, t.Width, t.divided, t.base = key.unit, 0, 0, 0
	return false
}

func (t *ticks) clear() { t.List, t.contexts, t.text = t.List[:0], t.contexts[:0], t.text[:0] }

// forget drops what depends on text widths.
func (t *ticks) forget() {
	t.valid = false
	t.wide.forget()
}

// label returns the label of a tick.
func (t *ticks) label(k tick) []byte { return t.text[k.from:k.to] }

// add appends a tick whose label has been appended to t.text from the place from on.
func (t *ticks) add(at float64, from int) {
	t.List = append(t.List, tick{at, from, len(t.text)})
}

// A window that lies so many times its length from 0 has labels of eight digits and more, of which only the last change: they are
// written less a number that is round, and at most so many lengths away, so that it seldom changes while the window moves.
const (
	far    = 5e6
	around = 5
)

// linear places ticks at multiples of 1, 2 or 5 times a power of ten, the smallest at which the labels fit.
func (t *ticks) linear(m paint.Measurer, w Window, unit string, length float64, across bool) {
	t.clear()
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
	scale := t.scale(largest, unit, base, digit)
	least := 4.0 // no label is narrower
	if across {
		least += labelGap
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
			t.clear()
			d, whole := decimals(math.Pow10(e)/scale), math.Round(base/step)
			first, last := math.Ceil(w.Lo/step-1e-9), math.Floor(w.Hi/step+1e-9)
			if last-first > 1000 {
				continue
			}
			for i := range int(last-first) + 1 {
				n := first + float64(i) // counted in whole numbers: beyond 2^53 adding 1 changes nothing
				from := len(t.text)
				t.text = number(t.text, multiple((n-whole)*k, e)/scale, d) // a difference of whole numbers is exact
				t.add(multiple(n*k, e), from)
			}
			if len(t.List) < 2 || across && t.fit(m, w, length) || !across && (w.Scale == Linear || t.fitLines(w, length)) {
				return
			}
		}
	}
}

// scale chooses what labels of numbers up to largest are divided by and returns it, and writes it into the unit: as a prefix, or as a
// power of ten. Behind it stands what is to be added to them, a multiple of digit, if that is not 0.
func (t *ticks) scale(largest float64, unit string, base, digit float64) float64 {
	power, name, written := scaled(largest, unit)
	if key := (titledKey{power, written, unit, base}); t.title == "" || t.titled != key {
		t.titled = key
		t.title = scaledUnit(power, name, written, unit)
		if base != 0 {
			t.title = strings.TrimPrefix(t.title+" "+added(base, digit, unit), " ")
		}
	}
	t.Unit, t.divided, t.base = t.title, math.Pow10(power), base
	return t.divided
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
	power, name, written := scaled(math.Abs(base), unit)
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

// scaled returns the power of ten that labels up to largest are divided by, with its prefix, or tells that the unit
// takes none that fits and the power itself is written.
func scaled(largest float64, unit string) (power int, name string, written bool) {
	power, name = prefix(largest, unit)
	if v := largest / math.Pow10(power); v < 1e6 && v >= 1e-3 || !(largest > 0) {
		return power, name, false
	}
	return int(math.Floor(math.Log10(largest) + 1e-9)), "", true
}

// measure finds the widths of the labels in List.
func (t *ticks) measure(m paint.Measurer) {
	t.width, t.Width = t.width[:0], 0
	for _, k := range t.List {
		v := float32(0)
		if k.to > k.from {
			v = t.wide.of(m, tickFont, t.label(k))
		}
		t.width = append(t.width, v)
		t.Width = max(t.Width, v)
	}
}

// fit says whether the labels stand side by side with a gap between them.
func (t *ticks) fit(m paint.Measurer, w Window, length float64) bool {
	t.measure(m)
	end := math.Inf(-1)
	for i, k := range t.List {
		if k.from == k.to {
			continue
		}
		at, half := w.Unit(k.at)*length, float64(t.width[i])/2
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
		if k.from == k.to {
			continue
		}
		at := w.Unit(k.at) * length
		if at-last < t.line {
			return false
		}
		last = at
	}
	return true
}

func (t *ticks) sort() {
	slices.SortFunc(t.List, func(a, b tick) int {
		if a.at < b.at {
			return -1
		}
		return 1
	})
}

// labelled counts the labels for which there is room.
func (t *ticks) labelled() (n int) {
	for _, k := range t.List {
		if k.to > k.from && !t.crowded(k) {
			n++
		}
	}
	return n
}

// crowded says whether a label would reach beyond the ends of the axis where it must not.
func (t *ticks) crowded(k tick) bool {
	u := t.key.w.Unit(k.at)
	return t.beside > 0 && (u < t.beside || u > 1-t.beside)
}
