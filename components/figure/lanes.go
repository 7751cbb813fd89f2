package figure

import (
	"strconv"

	"github.com/sonde-viz/sonde/components/paint"
)

// lanes is how often the y axis is drawn.
func (c *Chart) lanes() int {
	if c.Fig.Lanes < 2 || c.plot.h() < 2*c.Fig.Lanes {
		return 1
	}
	return c.Fig.Lanes
}

// laneHeight is the height of one lane in device pixels. All are equally high: what cannot be divided stays empty below.
func (c *Chart) laneHeight() int {
	if c.inLane {
		return c.plot.h()
	}
	return c.plot.h() / c.lanes()
}

// enter makes a lane the plot, until leave is called with what it returned.
func (c *Chart) enter(lane int) (was ground) {
	was = ground{c.plot, c.inLane}
	if n := c.lanes(); n > 1 && !c.inLane {
		h := c.laneHeight()
		c.plot.top += min(max(lane, 0), n-1) * h
		c.plot.bottom = c.plot.top + h
		c.inLane = true
	}
	return was
}

func (c *Chart) leave(was ground) { c.plot, c.inLane = was.plot, was.inLane }

// ground is what the chart drew on.
type ground struct {
	plot   rect
	inLane bool
}

// laneAt is the lane at a height of the plot, the nearest one outside of it.
func (c *Chart) laneAt(py float64) int {
	return min(max(int(py*c.dpr-float64(c.plot.top))/max(1, c.laneHeight()), 0), c.lanes()-1)
}

// ticksY makes the ticks of the y axis. A label of one lane must not reach into another; where there is no room for two of
// them, which have no scale, the title of the axis says what range the lanes have.
func (c *Chart) ticksY() {
	w, lane := window(c.Fig.Y, c.zoomY, c.laneHeight()), float64(c.laneHeight())/c.dpr
	c.axisY.beside = 0
	if c.lanes() > 1 {
		c.axisY.beside = labelHeight / 2 / lane
	}
	c.axisY.update(c.measure, w, c.Fig.Y.unit(), lane, false)
	c.low = c.lanes() > 1 && c.axisY.labelled() < 2
}

// unitY is what stands behind the title of the y axis.
func (c *Chart) unitY() string {
	if !c.low {
		return c.axisY.Unit
	}
	k := &c.laneRange
	if w := c.Viewport().Y; w != k.of || k.unit != c.Fig.Y.Unit {
		text := append(quantity(nil, w.Lo, c.Fig.Y.Unit, w.pixelAt(w.Lo)), " to "...)
		*k = laneRange{of: w, unit: c.Fig.Y.Unit, text: string(quantity(text, w.Hi, c.Fig.Y.Unit, w.pixelAt(w.Hi)))}
	}
	return k.text
}

// laneRange is the range of lanes in words, as it was made.
type laneRange struct {
	of         Window
	unit, text string
}

// separate draws lines between the lanes, and their numbers, on a ground of their own: the marks may be below.
func (c *Chart) separate(l *paint.List) {
	n := c.lanes()
	if n < 2 || c.small {
		return
	}
	left, w := float64(c.plot.left)/c.dpr, float64(c.plot.w())/c.dpr
	for k := range n {
		was := c.enter(k)
		top := float64(c.plot.top) / c.dpr
		if k > 0 {
			l.Rect(left, top, w, c.hair(), c.Theme[Muted])
		}
		if float64(c.plot.h())/c.dpr >= labelHeight+2 {
			c.text = strconv.AppendInt(c.text[:0], int64(k+1), 10)
			wide := float64(c.axisY.wide.of(c.measure, tickFont, c.text))
			l.Rect(left+2, top+2, wide+4, labelHeight, c.Theme[Surface].Alpha(200))
			l.Write(paint.Label{X: left + 4, Y: top + 2, Font: tickFont, Color: c.Theme[Muted], Baseline: paint.Top}, c.text)
		}
		c.leave(was)
	}
}

// within is enter for drawing a mark, which ends at the lane's edges.
func (c *Chart) within(l *paint.List, lane int) (was ground) {
	was = c.enter(lane)
	if c.inLane {
		l.Clip(float64(c.plot.left)/c.dpr, float64(c.plot.top)/c.dpr, float64(c.plot.w())/c.dpr, float64(c.plot.h())/c.dpr)
	}
	return was
}

func (c *Chart) without(l *paint.List, was ground) {
	if c.inLane {
		l.Unclip()
	}
	c.leave(was)
}
