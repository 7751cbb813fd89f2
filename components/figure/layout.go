package figure

import (
	"math"

	"github.com/sonde-viz/sonde/components/paint"
)

// Sizes of the frame around the plot, in logical pixels.
const (
	margin      = 6  // around everything
	tickLength  = 4  // ticks stand outside the plot
	tickSpace   = 3  // between a tick and its label
	labelHeight = 13 // a line of tick labels
	titleHeight = 18 // a line of axis title
	headHeight  = 24 // the figure's title
	barPlain    = 12 // the colour bar
	barCounted  = 28 // with a histogram on it
	barGap      = 12 // between plot and colour bar
	smallWidth  = 120
	smallHeight = 80 // below these sizes the plot takes all the room: no axes
)

var (
	titleFont = paint.Font{Size: 12}
	headFont  = paint.Font{Size: 13, Bold: true}
)

// Layout places plot, axes and colour bar, and makes the ticks. The heights come first: they do not depend on text
// widths, and the labels of the y axis, which do, depend on the height of the plot alone.
func (c *Chart) Layout() {
	c.plot, c.small, c.insetX, c.insetY = rect{}, false, 0, 0
	c.zoomX.follow(c.Fig.X)
	c.zoomY.follow(c.Fig.Y)
	if c.width == 0 {
		return
	}
	if c.Fig.Bare {
		c.Fig.X, c.Fig.Y = Axis{Hi: 1}, Axis{Hi: 1}
	}
	if c.Fig.Bare || c.width < smallWidth || c.height < smallHeight {
		c.bare()
		return
	}
	top := float64(margin)
	if c.Fig.Title != "" {
		top += headHeight
	} else {
		top += labelHeight / 2 // half of the topmost label
	}
	bottom := c.height - margin - tickLength - tickSpace - labelHeight
	if c.Fig.X.Clock {
		bottom -= labelHeight
	}
	x, unit := window(c.Fig.X, c.zoomX, 1), c.Fig.X.unit()
	if _, _, written := scaled(max(math.Abs(x.Lo), math.Abs(x.Hi)), unit); c.Fig.X.Title != "" || unit != "" || written {
		bottom -= titleHeight
	}
	c.plot.top, c.plot.bottom = c.device(top), max(c.device(top), c.device(bottom))
	left, right := c.sides()
	c.plot.left, c.plot.right = left, right
	if c.equal() {
		c.shrink()
	}
	if c.plot.w() < 16 || c.plot.h() < 16 {
		c.bare()
		return
	}
	w := window(c.Fig.X, c.zoomX, c.plot.w())
	c.axisX.update(c.measure, w, unit, float64(c.plot.w())/c.dpr, true)
}

// sides makes the ticks of the y axis and the colour bar for the height of the plot, and returns what they leave: the
// edges of the plot in device pixels.
func (c *Chart) sides() (left, right int) {
	c.ticksY()
	l := float64(margin + tickSpace + tickLength)
	if !c.low {
		l += math.Ceil(float64(c.axisY.Width))
	}
	if c.Fig.Y.Clock {
		l += labelHeight
	}
	if c.titledY() {
		l += titleHeight
	}
	c.needLeft = l
	l = max(l, min(c.marginLeft, c.width/3))
	r := c.width - margin - 12 // room for half of the last label
	far := c.width - min(c.marginRight, c.width/3)
	c.barLeft = 0
	if c.Fig.Color.Map != nil {
		c.barTicks(float64(c.plot.h()) / c.dpr)
		r = c.width - margin - math.Ceil(c.barLabels()) - tickSpace - tickLength - c.barWidth()
		if c.titledBar() {
			r -= titleHeight
		}
		r -= barGap
		c.barLeft = c.device(min(r, far) + barGap)
	}
	c.needRight = c.width - r
	return c.device(l), c.device(min(r, far))
}

// shrink makes the plot narrower or lower, so that a unit of x is as long as one of y, and puts it in the middle.
func (c *Chart) shrink() {
	vp := c.Viewport()
	if !vp.X.valid() || !vp.Y.valid() {
		return
	}
	shape := vp.shape()
	whole, left, right := c.plot, c.plot.left, c.plot.right
	for range 3 { // the labels of a lower plot may be narrower, and leave more room
		_, high := shaped(right-left, whole.h(), shape)
		if high == c.plot.h() {
			break
		}
		c.plot.bottom = c.plot.top + high
		left, right = c.sides()
	}
	wide, _ := shaped(right-left, c.plot.h(), shape)
	if wide < 16 || c.plot.h() < 16 { // a line rather than a picture: better seen than true
		c.plot = whole
		c.sides()
		return
	}
	c.insetX, c.insetY = (right-left-wide)/2, (whole.h()-c.plot.h())/2
	c.plot.top += c.insetY
	c.plot.bottom += c.insetY
	c.plot.left = left + c.insetX
	c.plot.right = c.plot.left + wide
	if c.barLeft > 0 {
		c.barLeft += c.plot.right - right
	}
}

// bare gives all the room to the plot: there is too little for axes, or none are wanted.
func (c *Chart) bare() {
	c.plot, c.small, c.insetX, c.insetY = rect{0, 0, c.device(c.width), c.device(c.height)}, true, 0, 0
	c.axisX.clear()
	c.axisY.clear()
	c.axisX.valid, c.axisY.valid = false, false
	c.barLeft, c.needLeft, c.needRight = 0, 0, 0
	if vp := c.Viewport(); c.equal() && vp.X.valid() && vp.Y.valid() {
		whole, shape := c.plot, vp.shape()
		wide, high := shaped(whole.w(), whole.h(), shape)
		if wide > 0 && high > 0 {
			c.plot.left, c.plot.top = (whole.w()-wide)/2, (whole.h()-high)/2
			c.plot.right, c.plot.bottom = c.plot.left+wide, c.plot.top+high
		}
	}
}

// shape is the width of what is shown in units, for each one of its height.
func (vp Viewport) shape() float64 { return (vp.X.Hi - vp.X.Lo) / (vp.Y.Hi - vp.Y.Lo) }

// shaped returns the largest size of a shape within another size, in whole pixels.
func shaped(w, h int, shape float64) (wide, high int) {
	high = int(math.Round(min(float64(h), float64(w)/shape)))
	return min(w, int(math.Round(float64(high)*shape))), high
}

// unit is the unit in which the labels of the axis are written.
func (a Axis) unit() string {
	if a.Clock {
		return UTC
	}
	return a.Unit
}

// device turns a logical length into whole device pixels.
func (c *Chart) device(v float64) int { return int(math.Round(v * c.dpr)) }
