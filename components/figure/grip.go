package figure

import (
	"math"

	"github.com/sonde-viz/sonde/components/paint"
	"github.com/sonde-viz/sonde/compute/colormap"
)

// grip is the dragging of the colour limits by the ends of the colour bar.
type grip struct {
	over   bool // the pointer is over the bar: the handles are shown
	held   limit
	moved  bool
	y0, u  float64 // where it was taken, in logical pixels, and where the limit is now on the bar
	norm   colormap.Norm
	lo, hi float64 // the limits before: the bar keeps still while one is dragged
	own    bool    // and they were dragged too
}

type limit uint8

const (
	none limit = iota
	lower
	upper
)

// Sizes of the handles, in logical pixels.
const (
	gripReach  = 14 // how far from its end the bar can be taken: 28 pixels for a finger
	gripBeside = 8  // and how far from its sides
	gripLeast  = 4  // the limits stay that far apart
	gripHeight = 5
	gripOver   = 3 // handles stand over the sides of the bar
)

// handle returns which limit the pointer can take, and whether it is over the bar at all.
func (c *Chart) handle(e Pointer) (h limit, over bool) {
	if !c.Fig.Color.Drag || c.barLeft == 0 || c.Fig.Color.Map == nil {
		return none, false
	}
	left := float64(c.barLeft) / c.dpr
	top, bottom := c.barY(1), c.barY(0)
	if e.X < left-gripBeside || e.X > left+c.barWidth()+gripBeside || e.Y < top-gripReach || e.Y > bottom+gripReach {
		return none, false
	}
	switch up, down := math.Abs(e.Y-top), math.Abs(e.Y-bottom); {
	case up <= gripReach && up <= down:
		return upper, true
	case down <= gripReach:
		return lower, true
	}
	return none, true
}

// limits takes an event of the pointer if it is one for the colour bar.
func (c *Chart) limits(e Pointer) (d Effect, taken bool) {
	g := &c.grip
	h, over := c.handle(e)
	switch e.Kind {
	case Leave:
		d.Cursor, g.over = g.over, false
	case Move:
		if g.held != none {
			g.moved = g.moved || math.Abs(e.Y-g.y0) > slop
			d.Used, d.Cursor, d.Grip = true, true, true
			if g.moved {
				d.Lo, d.Hi, d.Limits = c.dragged(e.Y)
			}
			return d, true
		}
		over = over && c.gesture.kind == idle
		d.Cursor, d.Grip = over != g.over, over && h != none
		g.over = over
	case Down:
		if h == none || e.Button != 0 {
			return d, over
		}
		*g = grip{over: true, held: h, y0: e.Y, norm: c.Fig.Color.Norm, lo: c.Fig.Color.Lo, hi: c.Fig.Color.Hi, own: c.Fig.Color.Dragged}
		if h == upper {
			g.u = 1
		}
		if !(Window{Lo: g.lo, Hi: g.hi}).valid() || !usable(&g.norm) {
			g.held = none
		}
		d.Used, d.Cursor, d.Grip = true, true, true
		return d, true
	case Up:
		if g.held != none {
			d.Used, d.Cursor, d.Layout, d.Grip = true, true, true, h != none
			g.held, g.over = none, over
			return d, true
		}
	case DoubleClick:
		if over {
			g.held = none
			d.Used, d.Cursor, d.Layout, d.Limits, d.Reset = true, true, true, true, true
			return d, true
		}
	}
	return d, false
}

// dragged returns the limits when the pointer is at y; ok is false when they are what they were.
func (c *Chart) dragged(y float64) (lo, hi float64, ok bool) {
	g := &c.grip
	least := min(0.4, gripLeast*c.dpr/float64(c.plot.h()))
	u := c.barUnit(y)
	from, to := least, 1-least
	if g.norm.Name == colormap.TwoSlope { // the centre stays between them
		from, to = 0.5+least, 0.5-least
	}
	if g.held == upper {
		u = max(u, from)
	} else {
		u = min(u, to)
	}
	v := c.barValue(u)
	lo, hi = g.lo, g.hi
	if g.held == upper {
		hi = v
	} else {
		lo = v
	}
	if u == g.u || !(lo < hi) || math.IsInf(hi-lo, 0) || !fine(lo, hi) {
		return 0, 0, false
	}
	g.u = u
	return lo, hi, true
}

// grips draws the handles, and the value of the one that is dragged.
func (c *Chart) grips(l *paint.List) {
	g := &c.grip
	if !c.Fig.Color.Drag || c.barLeft == 0 || !g.over && g.held == none {
		return
	}
	left, wide, h := float64(c.barLeft)/c.dpr, float64(c.device(c.barWidth()))/c.dpr, c.hair()
	for _, which := range [...]limit{lower, upper} {
		y := c.barY(0) - gripHeight
		if which == upper {
			y = c.barY(1)
		}
		if which == g.held {
			y = min(max(c.barY(g.u)-gripHeight/2, c.barY(1)), c.barY(0)-gripHeight)
		}
		l.Rect(left-gripOver-h, y-h, wide+2*(gripOver+h), gripHeight+2*h, c.Theme[Foreground])
		l.Rect(left-gripOver, y, wide+2*gripOver, gripHeight, c.Theme[Surface].Alpha(255))
		if which == g.held && g.moved {
			v := c.barValue(g.u)
			c.text = quantity(c.text[:0], v, c.Fig.Color.Unit, math.Abs(v-c.barValue(g.u-c.hair()/float64(c.plot.h()))))
			c.tag(l, left-gripOver-boxPad, y+gripHeight/2)
		}
	}
}

// tag writes c.text in a box that ends at x, in the middle of y.
func (c *Chart) tag(l *paint.List, x, y float64) {
	wide := float64(c.wideTitle.of(c.measure, titleFont, c.text)) + 2*boxPad
	high := float64(boxLine + boxPad)
	left, top := x-wide, min(max(y-high/2, margin), c.height-high-margin)
	if left < margin || high > c.height-2*margin {
		return
	}
	c.card(l, left, top, wide, high)
	l.Write(paint.Label{X: left + boxPad, Y: top + high/2, Font: titleFont, Color: c.Theme[Foreground], Baseline: paint.Middle}, c.text)
}

// card is the ground of a box of text.
func (c *Chart) card(l *paint.List, x, y, w, h float64) {
	l.Rect(x-c.hair(), y-c.hair(), w+2*c.hair(), h+2*c.hair(), c.Theme[Muted].Alpha(90))
	l.Rect(x, y, w, h, c.Theme[Surface].Alpha(255))
}
