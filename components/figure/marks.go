package figure

import (
	"math"
	"slices"

	"github.com/sonde-viz/sonde/components/paint"
)

// marks paints the marks inside the plot, from the back to the front.
func (c *Chart) marks(l *paint.List, vp Viewport) {
	left, top := float64(c.plot.left)/c.dpr, float64(c.plot.top)/c.dpr
	w, h := float64(c.plot.w())/c.dpr, float64(c.plot.h())/c.dpr
	for _, m := range c.Fig.rasters {
		if len(m.Pix) == 4*c.plot.w()*c.plot.h() {
			l.Image(c.plot.left, c.plot.top, paint.Image{Pix: m.Pix, W: c.plot.w(), H: c.plot.h()})
		}
	}
	l.Clip(left, top, w, h)
	for _, m := range c.Fig.spans {
		fill := c.Theme[m.Color].Alpha(48)
		if m.Vertical {
			a, b := c.px(inside(vp.X.Unit(m.Lo))), c.px(inside(vp.X.Unit(m.Hi)))
			l.Rect(min(a, b), top, math.Abs(b-a), h, fill)
		} else {
			a, b := c.py(inside(vp.Y.Unit(m.Hi))), c.py(inside(vp.Y.Unit(m.Lo)))
			l.Rect(left, min(a, b), w, math.Abs(b-a), fill)
		}
	}
	for _, m := range c.Fig.areas {
		was := c.within(l, m.Lane)
		c.area(l, vp, m)
		c.without(l, was)
	}
	for _, m := range c.Fig.columns {
		was := c.within(l, m.Lane)
		c.columns(l, vp, m)
		c.without(l, was)
	}
	for _, m := range c.Fig.bars {
		base := c.py(near(vp.Y.Unit(m.Base)))
		for i, v := range m.Y {
			y := c.py(near(vp.Y.Unit(v)))
			a, b := c.px(near(vp.X.Unit(m.X[i]))), c.px(near(vp.X.Unit(m.X[i+1])))
			if a == a && b == b && y == y {
				l.Rect(min(a, b), min(y, base), max(math.Abs(b-a)-c.hair(), c.hair()), math.Abs(y-base), c.Theme[m.Color])
			}
		}
	}
	if len(c.Fig.isolines) > 0 {
		c.isolines(l, vp)
	}
	for _, m := range c.Fig.lines {
		was := c.within(l, m.Lane)
		c.line(l, vp, m)
		c.without(l, was)
	}
	if !c.small { // a dot on the edge of the plot is drawn whole
		l.Unclip()
	}
	for _, m := range c.Fig.points {
		was := c.enter(m.Lane)
		p := l.Circles(orDefault(m.Radius, 2.5), c.Theme[m.Color])
		for i := range m.X {
			x, y := vp.X.Unit(m.X[i]), vp.Y.Unit(m.Y[i])
			if x > -edge && x < 1+edge && y > -edge && y < 1+edge {
				p.Point(c.px(x), c.py(y))
			}
		}
		p.End()
		c.leave(was)
	}
	if !c.small {
		l.Clip(left, top, w, h)
	}
	for _, m := range c.Fig.rules {
		pen := paint.Pen{Color: c.Theme[m.Color], Width: 1}
		if m.Dashed {
			pen.Dash, pen.Gap = 4, 3
		}
		p := l.Stroke(pen)
		if m.Vertical {
			x := c.px(near(vp.X.Unit(m.At)))
			p.Point(x, top)
			p.Point(x, top+h)
		} else {
			y := c.py(near(vp.Y.Unit(m.At)))
			p.Point(left, y)
			p.Point(left+w, y)
		}
		p.End()
	}
	for _, m := range c.Fig.texts {
		x, y := vp.X.Unit(m.X), vp.Y.Unit(m.Y)
		if x >= 0 && x <= 1 && y >= 0 && y <= 1 {
			l.Label(paint.Label{X: c.px(x) + 4, Y: c.py(y) - 4, Font: tickFont, Color: c.Theme[m.Color], Text: m.Text})
		}
	}
	if done := c.Fig.Progress; done > 0 && done < 1 {
		l.Rect(left, top, w, progressHigh, c.Theme[Surface].Alpha(200))
		l.Rect(left, top, w*done, progressHigh, c.Theme[Accent])
	}
	l.Unclip()
}

// progressHigh is the height of the bar that shows how far work is, in logical pixels.
const progressHigh = 3

// edge is how far a point may stand outside of the plot by rounding, in parts of the plot.
const edge = 1e-9

func orDefault(v, d float64) float64 {
	if v == 0 {
		return d
	}
	return v
}

func inside(u float64) float64 { return min(max(u, 0), 1) }

// near keeps a place within reach of the plot, so that coordinates stay small; NaN stays NaN.
func near(u float64) float64 { return min(max(u, -8), 9) }

// line paints a polyline. Where more than two points fall on a device pixel column, the span from the least to the greatest
// stands for them: no peak is lost, however many points there are, and browsers draw such a line of a pixel in a tenth of the
// time of a wider one. X must not decrease for that; a line that turns back is painted point by point.
func (c *Chart) line(l *paint.List, vp Viewport, m Line) {
	n := min(len(m.X), len(m.Y))
	width := orDefault(m.Width, 1.5)
	p := l.Stroke(paint.Pen{Color: c.Theme[m.Color], Width: width})
	c.dense.begin()
	if n > 0 {
		c.polyline(p, vp, m.X[:n], m.Y[:n], width)
	}
	p.End()
	if len(c.dense.spans) > 0 {
		c.strokes(l, c.Theme[m.Color], c.dense.spans)
	}
}

func (c *Chart) polyline(p paint.Path, vp Viewport, x, y []float64, width float64) {
	lo := max(0, first(x, vp.X.Lo)-1)
	hi := min(len(x), first(x, vp.X.Hi)+2)
	if hi-lo <= vp.X.Pixels || !ascending(x) {
		for i := lo; i < hi; i++ {
			c.point(p, vp, x[i], y[i])
		}
		return
	}
	dense := false
	for col, i := -1, lo; i < hi; col++ {
		end := hi
		if col < vp.X.Pixels {
			edge := vp.X.Edge(col + 1)
			end = i + first(x[i:hi], edge)
		}
		// Two points are enough to go on with spans: a column of them among others of three is none of its own kind.
		if k := end - i; col >= 0 && col < vp.X.Pixels && (k > 2 || dense && k == 2) {
			if !dense {
				c.point(p, vp, x[i], y[i])
				p.Lift()
				c.dense.apart()
			}
			dense = true
			c.denseColumn(vp, col, y[i:end], width)
		} else {
			if dense {
				c.point(p, vp, x[i-1], y[i-1])
			}
			dense = false
			for k := i; k < end; k++ {
				c.point(p, vp, x[k], y[k])
			}
		}
		i = end
	}
}

// first returns the first index of ascending x whose value is at least v.
func first(x []float64, v float64) int {
	i, _ := slices.BinarySearch(x, v)
	return i
}

func (c *Chart) point(p paint.Path, vp Viewport, x, y float64) {
	u, v := vp.X.Unit(x), vp.Y.Unit(y)
	if u != u || v != v {
		p.Lift()
		return
	}
	p.Point(c.px(near(u)), c.py(near(v)))
}

func ascending(x []float64) bool {
	for i := 1; i < len(x); i++ {
		if x[i] < x[i-1] {
			return false
		}
	}
	return true
}
