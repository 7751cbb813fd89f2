// Package chart conducts a figure: from a Figure a layout, from the layout the parts; and an event of the pointer goes to the tools.
package chart

import (
	"math"

	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/layout"
	"github.com/sonde-viz/sonde/components/mark"
	"github.com/sonde-viz/sonde/components/paint"
	"github.com/sonde-viz/sonde/components/tool"
)

// Chart shows a Figure: it holds size, theme and what is shown, and paints.
type Chart struct {
	Fig   figure.Figure
	Theme figure.Theme

	size  layout.Size
	maker layout.Maker
	at    layout.Layout // as it was made
	hand  int           // the lane that the pointer is in
	view  tool.View

	limits tool.Limits
	legend tool.Legend
	ranged tool.Range
	cursor tool.Cursor
	tools  []tool.Tool // in the order in which they get events

	parts         []mark.Part
	base, overlay paint.List
	canvas        mark.Canvas
}

// Init makes c ready: m tells text widths.
func (c *Chart) Init(m paint.Measurer) {
	c.maker.Ruler.Measurer = m
	c.Theme = figure.Light
	c.size.Ratio = 1
	c.parts = mark.Parts()
	c.tools = []tool.Tool{&c.limits, &c.legend, &tool.Pan{}, &tool.Select{}, &c.ranged, tool.Scroll{}, tool.Whole{}, &c.cursor}
}

// Resize sets the size in logical pixels and the device pixels in one; it says whether anything changed.
// Sizes that are no size count as nothing.
func (c *Chart) Resize(w, h, dpr float64) bool {
	if !(w > 0) || !(h > 0) || w > 1<<15 || h > 1<<15 {
		w, h = 0, 0
	}
	if !(dpr > 0) || dpr > 16 {
		dpr = 1
	}
	return c.resize(layout.Size{Width: w, Height: h, Ratio: dpr, Margins: c.size.Margins})
}

// SetMargins sets how far the plot stands from the left and the right edge at least, in logical pixels, so that plots line up that
// stand one above the other; it says whether anything changed. What is no distance is 0, and a third of the width is the most.
func (c *Chart) SetMargins(left, right float64) bool {
	size := c.size
	size.Margins = [2]float64{length(left), length(right)}
	return c.resize(size)
}

func (c *Chart) resize(size layout.Size) (changed bool) {
	changed = c.size != size
	c.size = size
	return changed
}

func length(v float64) float64 {
	if v > 0 {
		return v
	}
	return 0 // NaN too
}

// Sides is how far the plot stands from the sides for the sake of its labels and its colour bar, in logical pixels, whatever
// SetMargins asks for. It is known after Layout.
func (c *Chart) Sides() (left, right float64) { return c.at.Need[0], c.at.Need[1] }

// Forget drops all that depends on text widths: the fonts have changed.
func (c *Chart) Forget() {
	c.maker.Forget()
	c.parts = mark.Parts()
	c.canvas = mark.Canvas{}
}

// Layout places everything, for the figure and the view as they are.
func (c *Chart) Layout() {
	c.view.Follow(&c.Fig)
	c.legend.Follow(&c.Fig)
	c.ranged.Follow(&c.Fig)
	if c.Fig.Bare && c.size.Width > 0 {
		c.Fig.X, c.Fig.Y = figure.Axis{Hi: 1}, figure.Axis{Hi: 1}
	}
	c.at = c.maker.Make(&c.Fig, c.size, c.view.X.Window(c.Fig.X), c.view.Y.Window(c.Fig.Y), c.limits.Scale(&c.Fig))
}

// At returns the layout with the windows that are shown now, and the lane that the pointer is in.
func (c *Chart) At() layout.Layout {
	at := c.at
	x, y := c.view.X.Window(c.Fig.X), c.view.Y.Window(c.Fig.Y)
	x.Pixels, y.Pixels = at.X.Pixels, at.Y.Pixels
	at.X, at.Y, at.Hidden, at.Lane = x, y, c.legend.Hidden, min(c.hand, max(at.Lanes, 1)-1)
	return at
}

// Drawable says whether there is a plot area with valid axes.
func (c *Chart) Drawable() bool {
	at := c.At()
	return at.Drawable()
}

// View returns the windows shown, with the origins added.
func (c *Chart) View() (x, y [2]float64) {
	at := c.At()
	return at.X.Outside(), at.Y.Outside()
}

// SetView zooms to a window, as View gives it; false, and nothing has changed, when it is not one. An axis of 0 to 0 stays as it is.
func (c *Chart) SetView(x, y [2]float64) bool {
	at := c.At()
	return !c.Fig.Bare && c.view.Set(&c.Fig, &at, x, y)
}

// ResetView shows the whole again.
func (c *Chart) ResetView() { c.view.Reset() }

// PixelOf returns where a point stands, in logical pixels; NaN where it has no place.
func (c *Chart) PixelOf(x, y float64) (px, py float64) {
	at := c.At()
	if !at.Drawable() {
		return math.NaN(), math.NaN()
	}
	lane := at.OfLane(0)
	return lane.PX(at.X.Unit(x - c.Fig.X.Origin)), lane.PY(at.Y.Unit(y - c.Fig.Y.Origin))
}

// Cursor returns the data point under the pointer; in is false when it is not over the plot.
func (c *Chart) Cursor() (x, y float64, in bool) {
	at := c.At()
	return c.cursor.At(&at)
}

// Show sets what the cursor shows, or hides it.
func (c *Chart) Show(r figure.Readout, ok bool) { c.cursor.Show(r, ok) }

// Plain is the read-out of a widget that has none of its own: the place itself.
func (c *Chart) Plain(x, y float64) figure.Readout {
	at := c.At()
	return tool.Plain(&c.Fig, &at, x, y)
}
