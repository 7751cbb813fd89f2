package tool

import (
	"math"

	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/layout"
	"github.com/sonde-viz/sonde/components/mark"
	"github.com/sonde-viz/sonde/components/paint"
	"github.com/sonde-viz/sonde/components/scale"
	"github.com/sonde-viz/sonde/components/tick"
	"github.com/sonde-viz/sonde/compute/colormap"
)

// Limits drags the colour limits by the ends of the colour bar.
type Limits struct {
	over   bool // the pointer is over the bar: the handles are shown
	held   limit
	moved  bool
	y0, u  float64 // where it was taken, in logical pixels, and where the limit is now on the bar
	norm   colormap.Norm
	lo, hi float64 // the limits before: the bar keeps still while one is dragged
	own    bool    // and they were dragged too
	text   []byte
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

// Dragging is Tool's.
func (g *Limits) Dragging() bool { return g.held != none }

// Scale is what the colour bar reaches over: the limits, and while one of these is dragged what they were before.
func (g *Limits) Scale(f *figure.Figure) layout.Limits {
	if g.held != none {
		return layout.Limits{Norm: &g.norm, Lo: g.lo, Hi: g.hi}
	}
	return layout.Limits{Norm: &f.Color.Norm, Lo: f.Color.Lo, Hi: f.Color.Hi}
}

// handle returns which limit the pointer can take, and whether it is over the bar at all.
func (s *Scene) handle(e Event) (h limit, over bool) {
	if !s.Fig.Color.Drag || s.All.Bar.W() == 0 || s.Fig.Color.Map == nil {
		return none, false
	}
	left, right := float64(s.All.Bar.Left)/s.All.Ratio, float64(s.All.Bar.Right)/s.All.Ratio
	top, bottom := s.All.BarY(1), s.All.BarY(0)
	if e.X < left-gripBeside || e.X > right+gripBeside || e.Y < top-gripReach || e.Y > bottom+gripReach {
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

// Event takes an event of the pointer if it is one for the colour bar.
func (g *Limits) Event(e Event, s *Scene) (d Change, taken bool) {
	if e.Kind == Cancel {
		return g.cancel(), false
	}
	h, over := s.handle(e)
	switch e.Kind {
	case Leave:
		d.Cursor, g.over = g.over, false
	case Move:
		if g.held != none {
			g.moved = g.moved || math.Abs(e.Y-g.y0) > slop
			d.Used, d.Cursor, d.Grip = true, true, true
			if g.moved {
				d.Lo, d.Hi, d.Limits = g.dragged(s, e.Y)
			}
			return d, true
		}
		over = over && s.Idle
		d.Cursor, d.Grip = over != g.over, over && h != none
		g.over = over
	case Down:
		if h == none || e.Button != 0 {
			return d, over
		}
		*g = Limits{over: true, held: h, y0: e.Y, norm: s.Fig.Color.Norm, lo: s.Fig.Color.Lo, hi: s.Fig.Color.Hi, own: s.Fig.Color.Dragged}
		if h == upper {
			g.u = 1
		}
		if !(scale.Window{Lo: g.lo, Hi: g.hi}).Valid() || !tick.Usable(&g.norm) {
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
func (g *Limits) dragged(s *Scene, y float64) (lo, hi float64, ok bool) {
	least := min(0.4, gripLeast*s.All.Ratio/float64(s.All.Plot.H()))
	u := s.All.BarUnit(y)
	from, to := least, 1-least
	if g.norm.Name == colormap.TwoSlope { // the centre stays between them
		from, to = 0.5+least, 0.5-least
	}
	if g.held == upper {
		u = max(u, from)
	} else {
		u = min(u, to)
	}
	v := layout.Limits{Norm: &g.norm, Lo: g.lo, Hi: g.hi}.Value(u)
	lo, hi = g.lo, g.hi
	if g.held == upper {
		hi = v
	} else {
		lo = v
	}
	if u == g.u || !(lo < hi) || math.IsInf(hi-lo, 0) || !scale.Fine(lo, hi) {
		return 0, 0, false
	}
	g.u = u
	return lo, hi, true
}

// cancel takes back what was dragged.
func (g *Limits) cancel() (d Change) {
	if g.held != none {
		d.Limits, d.Lo, d.Hi, d.Reset = g.moved, g.lo, g.hi, !g.own
		d.Used, d.Cursor, d.Layout = true, true, true
		g.held, g.over = none, false
	}
	return d
}

// Draw draws the handles, and the value of the one that is dragged.
func (g *Limits) Draw(c *mark.Canvas) (alone bool) {
	if !c.Fig.Color.Drag || c.At.Bar.W() == 0 || !g.over && g.held == none {
		return g.held != none
	}
	left, wide, h := float64(c.At.Bar.Left)/c.At.Ratio, float64(c.At.Bar.W())/c.At.Ratio, c.At.Hair()
	for _, which := range [...]limit{lower, upper} {
		y := c.At.BarY(0) - gripHeight
		if which == upper {
			y = c.At.BarY(1)
		}
		if which == g.held {
			y = min(max(c.At.BarY(g.u)-gripHeight/2, c.At.BarY(1)), c.At.BarY(0)-gripHeight)
		}
		c.Rect(left-gripOver-h, y-h, wide+2*(gripOver+h), gripHeight+2*h, c.Theme[figure.Foreground])
		c.Rect(left-gripOver, y, wide+2*gripOver, gripHeight, c.Theme[figure.Surface].Alpha(255))
		if which == g.held && g.moved {
			v := c.Bar.Value(g.u)
			g.text = tick.Quantity(g.text[:0], v, c.Fig.Color.Unit, math.Abs(v-c.Bar.Value(g.u-c.At.Hair()/float64(c.At.Plot.H()))))
			g.tag(c, left-gripOver-mark.BoxPad, y+gripHeight/2)
		}
	}
	return g.held != none
}

// tag writes g.text in a box that ends at x, in the middle of y.
func (g *Limits) tag(c *mark.Canvas, x, y float64) {
	wide := float64(c.Ruler.Number(layout.TitleFont, g.text)) + 2*mark.BoxPad
	high := float64(mark.BoxLine + mark.BoxPad)
	left, top := x-wide, min(max(y-high/2, layout.Margin), c.At.Height-high-layout.Margin)
	if left < layout.Margin || high > c.At.Height-2*layout.Margin {
		return
	}
	c.Card(left, top, wide, high)
	c.Write(paint.Label{X: left + mark.BoxPad, Y: top + high/2, Font: layout.TitleFont, Color: c.Theme[figure.Foreground], Baseline: paint.Middle}, g.text)
}
