package figure

import (
	"math"

	"github.com/sonde-viz/sonde/components/paint"
)

// area paints a band. Where more than two places fall on a device pixel column, the column's least Lo and greatest Hi
// stand for them all, if X does not decrease. It is at least a device pixel high: a band of silence is seen.
func (c *Chart) area(l *paint.List, vp Viewport, m Area) {
	n := min(len(m.X), len(m.Lo), len(m.Hi))
	x, lo, hi := m.X[:n], m.Lo[:n], m.Hi[:n]
	p := l.Fill(c.paler(m.Color, m.Opacity))
	defer p.End()
	c.band = c.band[:0]
	from, to, dense := 0, n, false
	if n > 0 && ascending(x) {
		from, to = max(0, first(x, vp.X.Lo)-1), min(n, first(x, vp.X.Hi)+2)
		dense = to-from > 2*vp.X.Pixels
	}
	for column, i := -1, from; i < to; column++ {
		end := to
		if dense && column < vp.X.Pixels {
			end = i + first(x[i:to], vp.X.Edge(column+1))
		}
		if dense && end-i > 2 {
			c.bandColumn(p, vp, x[i:end], lo[i:end], hi[i:end])
		} else {
			for k := i; k < end; k++ {
				c.bandPoint(p, vp, x[k], lo[k], hi[k])
			}
		}
		i = end
	}
	c.bandEnd(p)
}

// bandColumn adds the places of one pixel column; a gap is only seen when all of it is one.
func (c *Chart) bandColumn(p paint.Path, vp Viewport, x, lo, hi []float64) {
	least, most := math.Inf(1), math.Inf(-1)
	for i := range x {
		if lo[i] == lo[i] && hi[i] == hi[i] {
			least, most = min(least, lo[i]), max(most, hi[i])
		}
	}
	if least > most && least == math.Inf(1) {
		least = math.NaN()
	}
	c.bandPoint(p, vp, x[0], least, most)
	c.bandPoint(p, vp, x[len(x)-1], least, most)
}

// bandPoint adds a place to the band under way, in logical pixels, or ends that.
func (c *Chart) bandPoint(p paint.Path, vp Viewport, x, lo, hi float64) {
	u, a, b := vp.X.Unit(x), vp.Y.Unit(lo), vp.Y.Unit(hi)
	if u != u || a != a || b != b {
		c.bandEnd(p)
		return
	}
	y0, y1 := c.visible(a, b, c.hair())
	c.band = append(c.band, c.px(near(u)), y0, y1)
}

// bandEnd closes the band under way: there along one edge, back along the other.
func (c *Chart) bandEnd(p paint.Path) {
	b := c.band
	if len(b) == 3 { // a single place is a pixel wide
		b = append(b, b[0]+c.hair()/2, b[1], b[2])
		b[0] -= c.hair() / 2
	}
	for i := 0; i < len(b); i += 3 {
		p.Point(b[i], b[i+1])
	}
	for i := len(b) - 3; i >= 0; i -= 3 {
		p.Point(b[i], b[i+2])
	}
	if len(b) > 0 {
		p.Lift()
	}
	c.band = b[:0]
}

// paler is a colour of the theme with an opacity, of which 0 is 1.
func (c *Chart) paler(r Role, opacity float64) paint.Color {
	color := c.Theme[r]
	return color.Alpha(uint8(math.Round(float64(color&0xff) * inside(orDefault(opacity, 1)))))
}
