// Package mark draws a figure by its layout, one kind of part a file: marks in the plot, and what stands around it.
package mark

import (
	"math"

	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/layout"
	"github.com/sonde-viz/sonde/components/paint"
)

// Canvas is what a part draws on, and all that it may look at.
type Canvas struct {
	*paint.List
	At    layout.Layout
	Fig   *figure.Figure
	Theme *figure.Theme
	Ruler *paint.Ruler

	Bar       layout.Limits // what the colour bar reaches over
	Dragged   bool          // one of the limits is dragged: the bar keeps still, and its colours change
	Computing Computing

	text []byte
}

// Part is something that a figure consists of.
type Part interface {
	Draw(c *Canvas)
}

// Parts returns the parts of a figure from the back to the front. A new one is a file and a line here.
func Parts() []Part {
	return []Part{grid{}, newPlot(), lanes{}, legend{}, frame{}, axes{}, &colorBar{}, &titles{}, notice{}, incomplete{}}
}

// Sizes of boxes of text, in logical pixels.
const (
	BoxPad  = 6
	BoxLine = 15
)

// Card draws the ground of a box of text.
func (c *Canvas) Card(x, y, w, h float64) {
	hair := c.At.Hair()
	c.Rect(x-hair, y-hair, w+2*hair, h+2*hair, c.Theme[figure.Muted].Alpha(90))
	c.Rect(x, y, w, h, c.Theme[figure.Surface].Alpha(255))
}

// enter has the canvas draw in one lane; what it returns is put back afterwards.
func (c *Canvas) enter(lane int) (was layout.Layout) {
	was = c.At
	if c.At.Lanes > 1 {
		c.At = was.OfLane(lane)
	}
	return was
}

// within is enter for a mark that ends at the lane's edges.
func (c *Canvas) within(lane int) (was layout.Layout) {
	was = c.enter(lane)
	if c.At.InLane() {
		c.clip()
	}
	return was
}

func (c *Canvas) without(was layout.Layout) {
	if c.At.InLane() {
		c.Unclip()
	}
	c.At = was
}

// clip has everything end at the edges of the plot.
func (c *Canvas) clip() {
	left, top, _, _ := c.At.Box()
	c.Clip(left, top, float64(c.At.Plot.W())/c.At.Ratio, float64(c.At.Plot.H())/c.At.Ratio)
}

// paler is a colour of the theme with an opacity, of which 0 is 1.
func (c *Canvas) paler(r figure.Role, opacity float64) paint.Color {
	color := c.Theme[r]
	return color.Alpha(uint8(math.Round(float64(color&0xff) * inside(orDefault(opacity, 1)))))
}

func orDefault(v, d float64) float64 {
	if v == 0 {
		return d
	}
	return v
}

func inside(u float64) float64 { return min(max(u, 0), 1) }

// near keeps a place within reach of the plot, so that coordinates stay small; NaN stays NaN.
func near(u float64) float64 { return min(max(u, -8), 9) }

// Near is near for what is drawn over the figure.
func Near(u float64) float64 { return near(u) }
