// Package dial shows one number for every kind of prop. It exists for the generator's tests.
//
// It has "quotes" and a second paragraph.
package dial

import (
	"math"

	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/layout"
	"github.com/sonde-viz/sonde/components/widget"
)

// Mode is an enum.
type Mode string

// The modes.
const (
	Arc    Mode = "arc"
	Needle Mode = "needle"
)

// Values are the modes allowed.
func (Mode) Values() []Mode { return []Mode{Arc, Needle} }

// Note is a text with a type of its own.
type Note string

// Props of the dial.
type Props struct {
	// Data are the readings.
	Data widget.Series
	// MaxRPM is the end of the scale, in turns per minute.
	MaxRPM float64
	// Turns is how often the needle
	// goes round.
	Turns int
	// Jumpy makes the needle follow at once.
	Jumpy bool
	// Label is the title.
	Label  string
	Remark Note // Remark is a note.
	// Mode is how the value is drawn.
	Mode Mode
	// VMin is the start of the scale; that of the data when left out.
	VMin widget.Opt[float64] `js:"vmin"`
	// Steps is the number of marks.
	Steps widget.Opt[int] `attr:"step-count"`
}

// Turned says that the needle moved.
type Turned struct {
	Angle float64 // in degrees
	Count int     // Count is how often it went round.
	Up    bool    // whether it rose
	Name  string  // of the dial
}

// Def is the dial.
var Def = widget.Def[Props]{
	Tag:      "test-dial",
	Defaults: defaults,
	Events: []widget.Event{
		{Name: widget.CursorChange, Detail: widget.Cursor{}},
		{Name: widget.ViewChange, Detail: widget.ViewDetail{}},
		{Name: "dial-turned", Detail: Turned{}},
	},
	Pushes: []widget.Push{
		{Name: "push", Doc: "push appends readings, in turns per minute."},
		{Name: "pushRows", Doc: "pushRows appends rows of \"readings\"."},
	},
	Examples: []widget.Example[Props]{{
		Name: "needle", Title: "Three readings, one of them missing.",
		Props: func() Props {
			p := defaults
			p.Data = widget.Float32s([]float32{1, float32(math.NaN()), 0.1})
			p.MaxRPM, p.Jumpy, p.Mode, p.Label = 0.1, true, Needle, "Drehzahl \"x\""
			p.VMin, p.Steps = widget.Some(-1.5), widget.Some(4)
			return p
		},
	}},
	New: func(widget.Env) widget.View[Props] { return &view{} },
}

// defaults stand apart: an example that mentioned Def would make it part of itself.
var defaults = Props{MaxRPM: 7000, Turns: 1, Mode: Arc, Label: "a <dial>"}

// Last are the props that a view took last.
var Last Props

type view struct{ p Props }

func (v *view) Update(p Props) error {
	v.p, Last = p, p
	return nil
}

func (v *view) Push(int, widget.Series) error { return nil }

func (v *view) Axes(f *figure.Figure) {
	f.X = figure.Axis{Lo: 0, Hi: 1}
	f.Y = figure.Axis{Lo: 0, Hi: v.p.MaxRPM}
}

func (v *view) Marks(f *figure.Figure, _ layout.Layout) {}
