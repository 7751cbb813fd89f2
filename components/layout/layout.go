// Package layout says where everything of a figure stands. A Layout is a value: it is never changed after it was made. It turns data
// into pixels and back; parts draw by it and tools read the pointer by it.
package layout

import (
	"math"

	"github.com/sonde-viz/sonde/components/scale"
	"github.com/sonde-viz/sonde/components/tick"
)

// Rect is a rectangle in device pixels.
type Rect struct{ Left, Top, Right, Bottom int }

// W is the rectangle's width in device pixels.
func (r Rect) W() int { return r.Right - r.Left }

// H is the rectangle's height in device pixels.
func (r Rect) H() int { return r.Bottom - r.Top }

// Layout is the place of everything in a figure, and the part of both axes that is shown.
type Layout struct {
	X, Y  scale.Window
	Ratio float64 // device pixels of one logical pixel
	Lanes int     // how often the y axis is drawn: 0 and 1 are once
	Lane  int     // the lane that the pointer is in, counted from the top; of one that Lane returned: its number

	Width, Height float64 // of the widget, in logical pixels
	Plot          Rect    // where data are drawn; of one that Lane returned: that lane
	Small         bool    // the plot takes all the room: there are no axes
	Inset         [2]int  // how far the frame is moved in from the sides, and from top and bottom, in device pixels, where units are equally long
	Bar           Rect    // the colour bar; empty without one
	Low           bool    // lanes are too low for labels
	// TicksX, TicksY and TicksBar are those of the axes and of the colour bar. They stay until the next layout is made.
	TicksX, TicksY, TicksBar *tick.Ticks
	UnitY                    string     // what stands behind the title of the y axis
	TitledY, TitledBar       bool       // the y axis and the colour bar have titles
	Head                     string     // the title of the figure, as long as there is room for
	Legend                   *Legend    // what the colours of the marks stand for; it stays until the next layout is made
	Hidden                   Keys       // of the legend: their marks are not drawn
	Need                     [2]float64 // how far the plot stands from the sides for the sake of labels and colour bar, in logical pixels

	single bool // it is a lane
}

// Drawable says whether there is a plot area with valid axes.
func (l *Layout) Drawable() bool {
	return l.Plot.W() > 0 && l.Plot.H() > 0 && l.X.Valid() && l.Y.Valid()
}

// Hair is one device pixel in logical pixels: lines of this width on whole device pixels are sharp at any ratio.
func (l *Layout) Hair() float64 { return 1 / l.Ratio }

// Device turns a logical length into whole device pixels.
func (l *Layout) Device(v float64) int { return int(math.Round(v * l.Ratio)) }

// Box is the plot in logical pixels.
func (l *Layout) Box() (left, top, right, bottom float64) {
	p := l.Plot
	return float64(p.Left) / l.Ratio, float64(p.Top) / l.Ratio, float64(p.Right) / l.Ratio, float64(p.Bottom) / l.Ratio
}

// PX and PY turn a place in the window (0 at Lo, 1 at Hi) into logical pixels of the widget.
func (l *Layout) PX(u float64) float64 {
	if l.X.Reversed {
		u = 1 - u
	}
	return (float64(l.Plot.Left) + u*float64(l.Plot.W())) / l.Ratio
}

// PY is PX of the y axis.
func (l *Layout) PY(u float64) float64 {
	if l.Y.Reversed {
		u = 1 - u
	}
	return (float64(l.Plot.Bottom) - u*float64(l.Plot.H())) / l.Ratio
}

// UX is the inverse of PX.
func (l *Layout) UX(px float64) float64 {
	u := (px*l.Ratio - float64(l.Plot.Left)) / float64(l.Plot.W())
	if l.X.Reversed {
		u = 1 - u
	}
	return u
}

// UY is the inverse of PY.
func (l *Layout) UY(py float64) float64 {
	u := (float64(l.Plot.Bottom) - py*l.Ratio) / float64(l.Plot.H())
	if l.Y.Reversed {
		u = 1 - u
	}
	return u
}

// Column returns the left edge of the device pixel that holds a place in the window, in logical pixels.
func (l *Layout) Column(u float64) float64 {
	if l.X.Reversed {
		return math.Ceil(float64(l.Plot.Right)-u*float64(l.Plot.W())-1) / l.Ratio
	}
	return math.Floor(float64(l.Plot.Left)+u*float64(l.Plot.W())) / l.Ratio
}

// Row returns the upper edge of the device pixel that holds a place in the window, in logical pixels.
func (l *Layout) Row(u float64) float64 {
	if l.Y.Reversed {
		return math.Floor(float64(l.Plot.Top)+u*float64(l.Plot.H())) / l.Ratio
	}
	return math.Ceil(float64(l.Plot.Bottom)-u*float64(l.Plot.H())-1) / l.Ratio
}

// ColumnX is the middle of a device pixel column of the plot, counted as scale.Window does, in logical pixels.
func (l *Layout) ColumnX(column int) float64 {
	return l.PX((float64(column) + 0.5) / float64(l.X.Pixels))
}

// BarY turns a place on the colour bar (0 below, 1 above) into logical pixels.
func (l *Layout) BarY(u float64) float64 {
	return (float64(l.Plot.Bottom) - u*float64(l.Plot.H())) / l.Ratio
}

// BarUnit is the inverse of BarY.
func (l *Layout) BarUnit(y float64) float64 {
	return (float64(l.Plot.Bottom) - y*l.Ratio) / float64(l.Plot.H())
}
