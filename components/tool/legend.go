package tool

import (
	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/layout"
	"github.com/sonde-viz/sonde/components/mark"
)

// LegendToggle is the name of the event of a click on the legend.
const LegendToggle = "legend-toggle"

// LegendDetail is the detail of legend-toggle: the user hid what a key of the legend stands for, or showed it again.
type LegendDetail struct {
	Key    int    // number of the key, from 0
	Name   string // its text
	Hidden bool   // its marks are not shown now
}

// Legend hides what a key of the legend stands for, and shows it again, at a click on the key.
type Legend struct {
	Hidden layout.Keys

	keys    int // how many there are
	pressed int // the key that the pointer went down on, from 1
}

// Follow shows everything again when the figure has other keys.
func (t *Legend) Follow(f *figure.Figure) {
	if len(f.Keys) != t.keys {
		t.keys, t.Hidden, t.pressed = len(f.Keys), 0, 0
	}
}

// Event is Tool's.
func (t *Legend) Event(e Event, s *Scene) (d Change, taken bool) {
	over := 1 + s.All.Legend.At(e.X, e.Y)
	switch e.Kind {
	case Down:
		if t.pressed = 0; e.Button == 0 && over > 0 {
			t.pressed, d.Used = over, true
			return d, true
		}
	case Up:
		if t.pressed > 0 && t.pressed == over {
			k := over - 1
			hide := !t.Hidden.Has(k)
			t.Hidden = t.Hidden.With(k, hide)
			d.Used, d.Layout = true, true
			d.Event, d.Detail = LegendToggle, LegendDetail{Key: k, Name: s.Fig.Keys[k].Text, Hidden: hide}
		}
		taken, t.pressed = t.pressed > 0, 0
	case DoubleClick: // two clicks
		return Change{Used: over > 0}, over > 0
	case Cancel:
		t.pressed = 0
	}
	return d, taken
}

// Dragging is Tool's.
func (t *Legend) Dragging() bool { return t.pressed > 0 }

// Draw is Tool's.
func (t *Legend) Draw(*mark.Canvas) bool { return false }
