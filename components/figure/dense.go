package figure

import (
	"math"

	"github.com/sonde-viz/sonde/components/paint"
)

// dense is the part of a line that has many points for each device pixel column.
type dense struct {
	spans       []float64 // place, and both ends, in logical pixels
	least, most float64   // of the column before; NaN without one
}

func (d *dense) begin() {
	d.spans = d.spans[:0]
	d.apart()
}

// apart has the next column stand for itself.
func (d *dense) apart() { d.least, d.most = math.NaN(), math.NaN() }

// denseColumn adds the span of a column's points and of the line from the column before. A gap is only seen when all of the column is one.
func (c *Chart) denseColumn(vp Viewport, column int, y []float64, width float64) {
	least, most := math.Inf(1), math.Inf(-1)
	for _, v := range y {
		if v < least {
			least = v
		}
		if v > most {
			most = v
		}
	}
	d := &c.dense
	if least > most {
		d.apart()
		return
	}
	lo, hi := least, most
	if d.least <= d.most {
		lo, hi = min(lo, d.most), max(hi, d.least)
	}
	d.least, d.most = least, most
	y0, y1 := c.visible(vp.Y.Unit(lo), vp.Y.Unit(hi), width)
	if x := c.columnX(vp, column); y0 == y0 && y1 == y1 {
		d.spans = append(d.spans, x, y0, y1)
	}
}

// columns paints spans of pixels, as lines that are a device pixel wide: browsers draw those several times as fast as a
// polygon of as many corners.
func (c *Chart) columns(l *paint.List, vp Viewport, m Columns) {
	c.dense.begin()
	n := min(len(m.Lo), len(m.Hi), vp.X.Pixels)
	for i, hi := range m.Hi[:n] {
		if a, b := vp.Y.Unit(m.Lo[i]), vp.Y.Unit(hi); a == a && b == b {
			y0, y1 := c.visible(a, b, c.hair())
			c.dense.spans = append(c.dense.spans, c.columnX(vp, i), y0, y1)
		}
	}
	c.strokes(l, c.paler(m.Color, m.Opacity), c.dense.spans)
}

// strokes draws spans as lines of a device pixel.
func (c *Chart) strokes(l *paint.List, color paint.Color, spans []float64) {
	p := l.Stroke(paint.Pen{Color: color, Width: c.hair()})
	for i := 0; i < len(spans); i += 3 {
		p.Point(spans[i], spans[i+1])
		p.Point(spans[i], spans[i+2])
		p.Lift()
	}
	p.End()
}

// columnX is the middle of a device pixel column, in logical pixels.
func (c *Chart) columnX(vp Viewport, column int) float64 {
	return c.px((float64(column) + 0.5) / float64(vp.X.Pixels))
}

// visible returns the ends of a span of the y axis in logical pixels, at least so far apart.
func (c *Chart) visible(a, b, least float64) (y0, y1 float64) {
	y0, y1 = c.py(near(a)), c.py(near(b))
	if math.Abs(y1-y0) < least {
		middle := (y0 + y1) / 2
		y0, y1 = middle-least/2, middle+least/2
	}
	return y0, y1
}
