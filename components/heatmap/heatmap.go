// Package heatmap is the widget <sonde-heatmap>: a grid of numbers as a grid of colours.
package heatmap

import (
	"math"
	"strconv"

	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/compute/colormap"
)

// Props are the properties of the heatmap.
type Props struct {
	// Data are the values of the cells, row by row; row 0 is at the bottom, at y0.
	Data widget.Series
	// Rows is the number of rows.
	Rows int
	// Columns is the number of columns.
	Columns int
	// X0 is the outer edge of the first column; 0 when unset.
	X0 widget.Opt[float64]
	// X1 is the outer edge of the last column; the number of columns when unset.
	X1 widget.Opt[float64]
	// Y0 is the outer edge of row 0; 0 when unset.
	Y0 widget.Opt[float64]
	// Y1 is the outer edge of the last row; the number of rows when unset.
	Y1 widget.Opt[float64]
	// Colormap is the colour map, from the low values to the high ones.
	Colormap colormap.Name
	// VMin is the value of the first colour; the least finite value when unset. Lower values have a colour of their own.
	VMin widget.Opt[float64] `js:"vmin"`
	// VMax is the value of the last colour; the greatest finite value when unset. Higher values have a colour of their own.
	VMax widget.Opt[float64] `js:"vmax"`
	// XTitle is the title of the x axis.
	XTitle string
	// XUnit is the unit of the x axis, such as s.
	XUnit string
	// YTitle is the title of the y axis.
	YTitle string
	// YUnit is the unit of the y axis, such as Hz.
	YUnit string
	// ValueTitle is the title of the colour bar.
	ValueTitle string
	// ValueUnit is the unit of the values, such as dBFS.
	ValueUnit string
	// Label is the title above the plot and the accessible name.
	Label string
}

// CursorChange says which cell the cursor stands on.
type CursorChange struct {
	X      float64 // middle of the cell, in the unit of the x axis
	Y      float64 // middle of the cell, in the unit of the y axis
	Row    int     // number of the row, 0 is at the bottom
	Column int     // number of the column, 0 is at the left
	Value  float64 // value of the cell
}

var defaults = Props{Colormap: colormap.Viridis}

// Def is the widget.
var Def = widget.Def[Props]{
	Tag:      "sonde-heatmap",
	Defaults: defaults,
	Events: []widget.Event{
		{Name: widget.CursorChange, Detail: CursorChange{}},
		{Name: widget.ViewChange, Detail: widget.ViewDetail{}},
	},
	Examples: examples,
	New:      func(env widget.Env) widget.View[Props] { return &view{env: env} },
}

// check returns the first prop that is out of range.
func (p Props) check() error {
	for _, e := range [...]struct {
		name string
		n    int
	}{{"rows", p.Rows}, {"columns", p.Columns}} {
		if e.n < 0 {
			return &widget.PropError{Prop: e.name, Value: strconv.Itoa(e.n), Allowed: "a whole number from 0"}
		}
	}
	if cells := int64(p.Rows) * int64(p.Columns); cells != int64(p.Data.Len()) {
		return &widget.PropError{Prop: "data", Value: strconv.Itoa(p.Data.Len()) + " values",
			Allowed: "rows x columns = " + strconv.Itoa(p.Rows) + " x " + strconv.Itoa(p.Columns) + " = " + strconv.FormatInt(cells, 10) + " values"}
	}
	if err := edges("x0", "x1", p.X0, p.X1, p.Columns); err != nil {
		return err
	}
	if err := edges("y0", "y1", p.Y0, p.Y1, p.Rows); err != nil {
		return err
	}
	for _, e := range [...]struct {
		name string
		o    widget.Opt[float64]
	}{{"vmin", p.VMin}, {"vmax", p.VMax}} {
		if e.o.Set && !finite(e.o.V) {
			return &widget.PropError{Prop: e.name, Value: widget.NumberText(e.o.V), Allowed: "a finite number"}
		}
	}
	if p.VMin.Set && p.VMax.Set && !(p.VMin.V < p.VMax.V) {
		return &widget.PropError{Prop: "vmax", Value: widget.NumberText(p.VMax.V), Allowed: "a number above vmin = " + widget.NumberText(p.VMin.V)}
	}
	return widget.OneOf("colormap", string(p.Colormap), p.Colormap)
}

// edges checks that two outer edges are finite and in order.
func edges(name0, name1 string, e0, e1 widget.Opt[float64], n int) error {
	lo, hi := e0.Or(0), e1.Or(float64(n))
	switch {
	case !finite(lo):
		return &widget.PropError{Prop: name0, Value: widget.NumberText(lo), Allowed: "a finite number"}
	case !finite(hi):
		return &widget.PropError{Prop: name1, Value: widget.NumberText(hi), Allowed: "a finite number"}
	case n > 0 && !(lo < hi):
		return &widget.PropError{Prop: name1, Value: widget.NumberText(hi), Allowed: "a number above " + name0 + " = " + widget.NumberText(lo)}
	case !finite(hi - lo):
		return &widget.PropError{Prop: name1, Value: widget.NumberText(hi), Allowed: "a number whose distance from " + name0 + " is finite"}
	}
	return nil
}

func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }
