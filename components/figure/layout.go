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
	barWidth    = 12 // the colour bar
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
	c.plot, c.small = rect{}, false
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
	x := window(c.Fig.X, c.zoomX, 1)
	if _, _, written := scaled(max(math.Abs(x.Lo), math.Abs(x.Hi)), c.Fig.X.Unit); c.Fig.X.Title != "" || c.Fig.X.Unit != "" || written {
		bottom -= titleHeight
	}
	c.plot.top, c.plot.bottom = c.device(top), max(c.device(top), c.device(bottom))

	w := window(c.Fig.Y, c.zoomY, c.plot.h())
	c.axisY.update(c.measure, w, c.Fig.Y.Unit, float64(c.plot.h())/c.dpr, false)
	left := margin + math.Ceil(float64(c.axisY.Width)) + tickSpace + tickLength
	if c.Fig.Y.Title != "" || c.axisY.Unit != "" {
		left += titleHeight
	}
	right := c.width - margin - 12 // room for half of the last label
	c.barLeft = 0
	if c.Fig.Color.Map != nil {
		w := Window{Lo: c.Fig.Color.Lo, Hi: c.Fig.Color.Hi, Pixels: c.plot.h()}
		c.axisColor.update(c.measure, w, c.Fig.Color.Unit, float64(c.plot.h())/c.dpr, false)
		right = c.width - margin - math.Ceil(float64(c.axisColor.Width)) - tickSpace - tickLength - barWidth
		if c.Fig.Color.Title != "" || c.axisColor.Unit != "" {
			right -= titleHeight
		}
		c.barLeft = c.device(right)
		right -= barGap
	}
	c.plot.left, c.plot.right = c.device(left), c.device(right)
	if c.plot.w() < 16 || c.plot.h() < 16 {
		c.bare()
		return
	}
	w = window(c.Fig.X, c.zoomX, c.plot.w())
	c.axisX.update(c.measure, w, c.Fig.X.Unit, float64(c.plot.w())/c.dpr, true)
}

// bare gives all the room to the plot: there is too little for axes, or none are wanted.
func (c *Chart) bare() {
	c.plot, c.small = rect{0, 0, c.device(c.width), c.device(c.height)}, true
	c.axisX.List, c.axisY.List = c.axisX.List[:0], c.axisY.List[:0]
	c.axisX.valid, c.axisY.valid = false, false
	c.barLeft = 0
}

// device turns a logical length into whole device pixels.
func (c *Chart) device(v float64) int { return int(math.Round(v * c.dpr)) }
