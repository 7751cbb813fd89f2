package mark

import (
	"slices"

	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/paint"
)

// lines are polylines.
type lines struct{ dense *dense }

func (s lines) Draw(c *Canvas) {
	for _, m := range c.Fig.Marks.Lines {
		was := c.within(m.Lane)
		s.line(c, m)
		c.without(was)
	}
}

// line paints a polyline. Where more than two points fall on a device pixel column, the span from the least to the greatest
// stands for them: no peak is lost, however many points there are, and browsers draw such a line of a pixel in a tenth of the
// time of a wider one. X must not decrease for that; a line that turns back is painted point by point.
func (s lines) line(c *Canvas, m figure.Line) {
	n := min(len(m.X), len(m.Y))
	width := orDefault(m.Width, 1.5)
	p := c.Stroke(paint.Pen{Color: c.Theme[m.Color], Width: width})
	s.dense.begin()
	if n > 0 {
		s.polyline(c, p, m.X[:n], m.Y[:n], width)
	}
	p.End()
	if len(s.dense.spans) > 0 {
		c.strokes(c.Theme[m.Color], s.dense.spans)
	}
}

func (s lines) polyline(c *Canvas, p paint.Path, x, y []float64, width float64) {
	lo := max(0, first(x, c.At.X.Lo)-1)
	hi := min(len(x), first(x, c.At.X.Hi)+2)
	if hi-lo <= c.At.X.Pixels || !ascending(x) {
		for i := lo; i < hi; i++ {
			c.point(p, x[i], y[i])
		}
		return
	}
	dense := false
	for col, i := -1, lo; i < hi; col++ {
		end := hi
		if col < c.At.X.Pixels {
			edge := c.At.X.Edge(col + 1)
			end = i + first(x[i:hi], edge)
		}
		// Two points are enough to go on with spans: a column of them among others of three is none of its own kind.
		if k := end - i; col >= 0 && col < c.At.X.Pixels && (k > 2 || dense && k == 2) {
			if !dense {
				c.point(p, x[i], y[i])
				p.Lift()
				s.dense.apart()
			}
			dense = true
			s.dense.column(c, col, y[i:end], width)
		} else {
			if dense {
				c.point(p, x[i-1], y[i-1])
			}
			dense = false
			for k := i; k < end; k++ {
				c.point(p, x[k], y[k])
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

func (c *Canvas) point(p paint.Path, x, y float64) {
	u, v := c.At.X.Unit(x), c.At.Y.Unit(y)
	if u != u || v != v {
		p.Lift()
		return
	}
	p.Point(c.At.PX(near(u)), c.At.PY(near(v)))
}

func ascending(x []float64) bool {
	for i := 1; i < len(x); i++ {
		if x[i] < x[i-1] {
			return false
		}
	}
	return true
}
