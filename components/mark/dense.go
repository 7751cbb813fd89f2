package mark

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

// column adds the span of a column's points and of the line from the column before. A gap is only seen when all of the column is one.
func (d *dense) column(c *Canvas, column int, y []float64, width float64) {
	least, most := math.Inf(1), math.Inf(-1)
	for _, v := range y {
		if v < least {
			least = v
		}
		if v > most {
			most = v
		}
	}
	if least > most {
		d.apart()
		return
	}
	lo, hi := least, most
	if d.least <= d.most {
		lo, hi = min(lo, d.most), max(hi, d.least)
	}
	d.least, d.most = least, most
	y0, y1 := c.visible(c.At.Y.Unit(lo), c.At.Y.Unit(hi), width)
	if x := c.At.ColumnX(column); y0 == y0 && y1 == y1 {
		d.spans = append(d.spans, x, y0, y1)
	}
}

// strokes draws spans as lines of a device pixel.
func (c *Canvas) strokes(color paint.Color, spans []float64) {
	p := c.Stroke(paint.Pen{Color: color, Width: c.At.Hair()})
	for i := 0; i < len(spans); i += 3 {
		p.Point(spans[i], spans[i+1])
		p.Point(spans[i], spans[i+2])
		p.Lift()
	}
	p.End()
}

// visible returns the ends of a span of the y axis in logical pixels, at least so far apart.
func (c *Canvas) visible(a, b, least float64) (y0, y1 float64) {
	y0, y1 = c.At.PY(near(a)), c.At.PY(near(b))
	if math.Abs(y1-y0) < least {
		middle := (y0 + y1) / 2
		y0, y1 = middle-least/2, middle+least/2
	}
	return y0, y1
}
