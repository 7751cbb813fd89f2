// Package tick places the ticks of an axis and writes their labels: numbers with prefixes or powers of ten, dates and times of day.
// It also writes single quantities as read-outs show them.
package tick

import (
	"math"
	"slices"

	"github.com/sonde-viz/sonde/components/paint"
	"github.com/sonde-viz/sonde/components/scale"
)

// Tick is a mark on an axis. One without a label is a minor tick.
type Tick struct {
	At       float64
	from, to int
}

// Ticks are those of one axis, kept until window, length or unit change. A window that moves on sixty times a second
// costs no memory: labels are bytes, and are measured with all digits as 0, so that few widths have to be known and
// nothing trembles.
type Ticks struct {
	List     []Tick
	Contexts []Tick    // of a clock: the date at the beginning of the window, and where it changes
	Unit     string    // the unit with its prefix, or a power of ten, and what is to be added to labels, for the title
	Width    float32   // of the widest label, in logical pixels
	Widths   []float32 // of the labels in List, in logical pixels
	Divided  float64   // what all labels are divided by; 0 where each has a prefix of its own
	Base     float64   // what was taken from them before
	Beside   float64   // how near to the ends of the axis there is no room for labels, in parts of it

	key       tickKey
	valid     bool
	text      []byte
	titled    titledKey // what title was made of
	title     string
	nearKey   nearKey   // what near was made of
	near      string    // the unit, and what was taken from labels of an axis with an origin
	plain     bool      // labels of decades are no powers of ten
	quantiles []float64 // of the norm, as the ticks were made
	line      float64   // distance of labels one above the other, at least
}

type tickKey struct {
	w      scale.Window
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

// Font is the font of tick labels.
var Font = paint.Font{Size: 11}

// LabelHeight is the height of a line of tick labels, in logical pixels.
const LabelHeight = 13

// Label distances in logical pixels: between labels side by side, and from base line to base line. Where lines so far
// apart leave room for a single label, which has no scale, they come as near as they can.
const (
	LabelGap  = 10
	labelLine = 18
	nearLine  = LabelHeight
)

// Update makes the ticks of a window on length logical pixels: nice numbers, as many labels as fit.
func (t *Ticks) Update(m *paint.Ruler, w scale.Window, unit string, length float64, across bool) {
	if t.begin(tickKey{w: w, unit: unit, across: across, beside: t.Beside}) || !w.Valid() || length < 1 {
		return
	}
	if t.line = labelLine; !t.place(m, w, unit, length, across) && !across {
		t.line = nearLine
		t.place(m, w, unit, length, across)
	}
	t.measure(m)
}

// place makes the ticks of a new key; false when fewer than two of them have a label.
func (t *Ticks) place(m *paint.Ruler, w scale.Window, unit string, length float64, across bool) bool {
	if w.Scale == scale.Linear && (w.Origin != 0 || unit == scale.UTC && brief(w)) {
		t.from(m, w, unit, length, across)
	} else {
		t.choose(m, w, unit, length, across)
	}
	return t.Labelled() > 1
}

// choose makes the ticks that suit scale and unit.
func (t *Ticks) choose(m *paint.Ruler, w scale.Window, unit string, length float64, across bool) {
	if unit == scale.UTC && t.clock(m, w, length, across) {
		return
	}
	if unit == scale.UTC { // times without a date
		unit = "s"
	}
	switch {
	case w.Scale == scale.Log && t.logarithmic(m, w, unit, length, across):
	case w.Scale >= scale.Symlog:
		t.mostOf(m, w, unit, length, across)
	default:
		t.linear(m, w, unit, length, across)
	}
}

// begin takes a new key; true when there is nothing to do.
func (t *Ticks) begin(key tickKey) (known bool) {
	if t.valid && t.key == key {
		return true
	}
	t.key, t.valid = key, true
	t.Clear()
	t.Unit, t.Width, t.Divided, t.Base = key.unit, 0, 0, 0
	return false
}

// Clear removes all ticks.
func (t *Ticks) Clear() { t.List, t.Contexts, t.text = t.List[:0], t.Contexts[:0], t.text[:0] }

// Forget has the next Update make all anew: text widths have changed.
func (t *Ticks) Forget() { t.valid = false }

// Minor says whether a tick has no label.
func (k Tick) Minor() bool { return k.from == k.to }

// Label returns the label of a tick.
func (t *Ticks) Label(k Tick) []byte { return t.text[k.from:k.to] }

// add appends a tick whose label has been appended to t.text from the place from on.
func (t *Ticks) add(at float64, from int) {
	t.List = append(t.List, Tick{at, from, len(t.text)})
}

// measure finds the widths of the labels in List.
func (t *Ticks) measure(m *paint.Ruler) {
	t.Widths, t.Width = t.Widths[:0], 0
	for _, k := range t.List {
		v := float32(0)
		if k.to > k.from {
			v = m.Number(Font, t.Label(k))
		}
		t.Widths = append(t.Widths, v)
		t.Width = max(t.Width, v)
	}
}

// fit says whether the labels stand side by side with a gap between them.
func (t *Ticks) fit(m *paint.Ruler, w scale.Window, length float64) bool {
	t.measure(m)
	end := math.Inf(-1)
	for i, k := range t.List {
		if k.from == k.to {
			continue
		}
		at, half := w.Unit(k.At)*length, float64(t.Widths[i])/2
		if at-half < end+LabelGap {
			return false
		}
		end = at + half
	}
	return true
}

// fitLines says whether the labels stand one above the other.
func (t *Ticks) fitLines(w scale.Window, length float64) bool {
	last := math.Inf(-1)
	for _, k := range t.List {
		if k.from == k.to {
			continue
		}
		at := w.Unit(k.At) * length
		if at-last < t.line {
			return false
		}
		last = at
	}
	return true
}

func (t *Ticks) sort() {
	slices.SortFunc(t.List, func(a, b Tick) int {
		if a.At < b.At {
			return -1
		}
		return 1
	})
}

// Labelled counts the labels for which there is room.
func (t *Ticks) Labelled() (n int) {
	for _, k := range t.List {
		if k.to > k.from && !t.Crowded(k) {
			n++
		}
	}
	return n
}

// Crowded says whether a label would reach beyond the ends of the axis where it must not.
func (t *Ticks) Crowded(k Tick) bool {
	u := t.key.w.Unit(k.At)
	return t.Beside > 0 && (u < t.Beside || u > 1-t.Beside)
}
