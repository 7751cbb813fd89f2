// Package thermometer is the widget <me-thermometer>: one temperature as a bar.
package thermometer

import (
	"strconv"

	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/layout"
	"github.com/sonde-viz/sonde/components/widget"
)

// Props are the properties of the thermometer.
type Props struct {
	// Celsius is the temperature, in degrees Celsius, -50 to 50.
	Celsius float64
	// Label is the title above the bar and the accessible name.
	Label string
}

// CursorChange says what the thermometer reads while the cursor is over it.
type CursorChange struct {
	Fahrenheit float64 // the temperature, in degrees Fahrenheit
}

// Def is the widget.
var Def = widget.Def[Props]{
	Tag:      "me-thermometer",
	Events:   []widget.Event{{Name: widget.CursorChange, Detail: CursorChange{}}, {Name: widget.ViewChange, Detail: widget.ViewDetail{}}},
	Examples: []widget.Example[Props]{{Name: "mild", Title: "A mild day", Props: func() Props { return Props{18, "Garden"} }}},
	New:      func(widget.Env) widget.View[Props] { return &view{} },
}

type view struct{ Props }

func (v *view) Update(p Props) error {
	if !(p.Celsius >= -50 && p.Celsius <= 50) {
		return &widget.PropError{Prop: "celsius", Value: strconv.FormatFloat(p.Celsius, 'g', -1, 64), Allowed: "-50 to 50"}
	}
	v.Props = p
	return nil
}

func (v *view) Axes(f *figure.Figure) {
	f.Title = v.Label
	f.X, f.Y = figure.Axis{Hi: 1}, figure.Axis{Title: "Temperature", Unit: "°C", Lo: -50, Hi: 50}
}

func (v *view) Marks(f *figure.Figure, _ layout.Layout) {
	f.Bars(figure.Bars{X: []float64{0, 1}, Y: []float64{v.Celsius}, Base: -50, Color: figure.Accent2})
}

func (v *view) Read(_ layout.Layout, x, _ float64) (r figure.Readout, detail any, ok bool) {
	r.X, r.Y = x, v.Celsius
	r.Add("Temperature", v.Celsius, "°C", 0.1)
	return r, CursorChange{v.Celsius*9/5 + 32}, true
}
