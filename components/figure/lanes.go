package figure

import (
	"strconv"

	"github.com/sonde-viz/sonde/components/paint"
)

// laneLeast is how high a lane must be for labels of its own, in logical pixels.
const laneLeast = 34

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

// separate draws lines between the lanes, and their numbers.
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
			l.Write(paint.Label{X: left + 4, Y: top + 2, Font: tickFont, Color: c.Theme[Muted], Baseline: paint.Top}, c.text)
		}
		c.leave(was)
	}
}

// crowded says whether a label of the y axis in the middle of a height would reach into another lane.
func (c *Chart) crowded(y float64) bool {
	if !c.inLane {
		return false
	}
	top, bottom := float64(c.plot.top)/c.dpr, float64(c.plot.bottom)/c.dpr
	return bottom-top < laneLeast || y-top < labelHeight/2 || bottom-y < labelHeight/2
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
