package mark

import (
	"math"

	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/paint"
	"github.com/sonde-viz/sonde/components/tick"
)

// plot is what lies in the plot area.
type plot struct{ marks []inPlot }

// inPlot is a kind of mark, and where it ends.
type inPlot struct {
	Part
	ends ends
}

type ends uint8

const (
	atEdge  ends = iota // of the plot
	beyond              // it fills the plot itself
	outside             // dots on the edge of the plot are drawn whole, where there are axes around it
)

// newPlot returns the marks from the back to the front. A new kind is a file and a line here.
func newPlot() *plot {
	d := &dense{}
	return &plot{[]inPlot{
		{rasters{}, beyond},
		{spans{}, atEdge},
		{&areas{}, atEdge},
		{columns{d}, atEdge},
		{bars{}, atEdge},
		{&isolines{}, atEdge},
		{lines{d}, atEdge},
		{points{}, outside},
		{rules{}, atEdge},
		{texts{}, atEdge},
		{progress{}, atEdge},
	}}
}

func (p *plot) Draw(c *Canvas) {
	if !c.At.Drawable() {
		return
	}
	clipped := false
	for _, m := range p.marks {
		clip := m.ends == atEdge || m.ends == outside && c.At.Small
		if clip && !clipped {
			c.clip()
		} else if clipped && !clip {
			c.Unclip()
		}
		clipped = clip
		m.Draw(c)
	}
	if clipped {
		c.Unclip()
	}
}

// rasters are pictures of the whole plot.
type rasters struct{}

func (rasters) Draw(c *Canvas) {
	for _, m := range c.Fig.Marks.Rasters {
		if len(m.Pix) == 4*c.At.Plot.W()*c.At.Plot.H() {
			c.Image(c.At.Plot.Left, c.At.Plot.Top, paint.Image{Pix: m.Pix, W: c.At.Plot.W(), H: c.At.Plot.H()})
		}
	}
}

// spans are shaded ranges of one axis.
type spans struct{}

func (spans) Draw(c *Canvas) {
	left, top, _, _ := c.At.Box()
	w, h := float64(c.At.Plot.W())/c.At.Ratio, float64(c.At.Plot.H())/c.At.Ratio
	for _, m := range c.Fig.Marks.Spans {
		fill := c.Theme[m.Color].Alpha(48)
		if m.Vertical {
			a, b := c.At.PX(inside(c.At.X.Unit(m.Lo))), c.At.PX(inside(c.At.X.Unit(m.Hi)))
			c.Rect(min(a, b), top, math.Abs(b-a), h, fill)
		} else {
			a, b := c.At.PY(inside(c.At.Y.Unit(m.Hi))), c.At.PY(inside(c.At.Y.Unit(m.Lo)))
			c.Rect(left, min(a, b), w, math.Abs(b-a), fill)
		}
	}
}

// bars are rectangles that stand on a base.
type bars struct{}

func (bars) Draw(c *Canvas) {
	for _, m := range c.Fig.Marks.Bars {
		base := c.At.PY(near(c.At.Y.Unit(m.Base)))
		for i, v := range m.Y {
			y := c.At.PY(near(c.At.Y.Unit(v)))
			a, b := c.At.PX(near(c.At.X.Unit(m.X[i]))), c.At.PX(near(c.At.X.Unit(m.X[i+1])))
			if a == a && b == b && y == y {
				c.Rect(min(a, b), min(y, base), max(math.Abs(b-a)-c.At.Hair(), c.At.Hair()), math.Abs(y-base), c.Theme[m.Color])
			}
		}
	}
}

// points are filled circles.
type points struct{}

// edge is how far a point may stand outside of the plot by rounding, in parts of the plot.
const edge = 1e-9

func (points) Draw(c *Canvas) {
	for _, m := range c.Fig.Marks.Points {
		was := c.enter(m.Lane)
		p := c.Circles(orDefault(m.Radius, 2.5), c.Theme[m.Color])
		for i := range m.X {
			x, y := c.At.X.Unit(m.X[i]), c.At.Y.Unit(m.Y[i])
			if x > -edge && x < 1+edge && y > -edge && y < 1+edge {
				p.Point(c.At.PX(x), c.At.PY(y))
			}
		}
		p.End()
		c.At = was
	}
}

// rules are lines across the plot.
type rules struct{}

func (rules) Draw(c *Canvas) {
	left, top, _, _ := c.At.Box()
	w, h := float64(c.At.Plot.W())/c.At.Ratio, float64(c.At.Plot.H())/c.At.Ratio
	for _, m := range c.Fig.Marks.Rules {
		pen := paint.Pen{Color: c.Theme[m.Color], Width: 1}
		if m.Dashed {
			pen.Dash, pen.Gap = 4, 3
		}
		p := c.Stroke(pen)
		if m.Vertical {
			x := c.At.PX(near(c.At.X.Unit(m.At)))
			p.Point(x, top)
			p.Point(x, top+h)
		} else {
			y := c.At.PY(near(c.At.Y.Unit(m.At)))
			p.Point(left, y)
			p.Point(left+w, y)
		}
		p.End()
	}
}

// texts are words at points of the plot.
type texts struct{}

func (texts) Draw(c *Canvas) {
	for _, m := range c.Fig.Marks.Texts {
		x, y := c.At.X.Unit(m.X), c.At.Y.Unit(m.Y)
		if x >= 0 && x <= 1 && y >= 0 && y <= 1 {
			c.Label(paint.Label{X: c.At.PX(x) + 4, Y: c.At.PY(y) - 4, Font: tick.Font, Color: c.Theme[m.Color], Text: m.Text})
		}
	}
}

// progress is a thin bar at the top of the plot.
type progress struct{}

// progressHigh is the height of the bar that shows how far work is, in logical pixels.
const progressHigh = 3

func (progress) Draw(c *Canvas) {
	if done := c.Fig.Progress; done > 0 && done < 1 {
		left, top, _, _ := c.At.Box()
		w := float64(c.At.Plot.W()) / c.At.Ratio
		c.Rect(left, top, w, progressHigh, c.Theme[figure.Surface].Alpha(200))
		c.Rect(left, top, w*done, progressHigh, c.Theme[figure.Accent])
	}
}
