package mark

import (
	"math"

	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/paint"
)

// areas are bands.
type areas struct {
	band []float64 // x and both edges of each place, in logical pixels
}

func (s *areas) Draw(c *Canvas) {
	for _, m := range c.Fig.Marks.Areas {
		was := c.within(m.Lane)
		s.area(c, m)
		c.without(was)
	}
}

// area paints a band. Where more than two places fall on a device pixel column, the column's least Lo and greatest Hi
// stand for them all, if X does not decrease. It is at least a device pixel high: a band of silence is seen.
func (s *areas) area(c *Canvas, m figure.Area) {
	n := min(len(m.X), len(m.Lo), len(m.Hi))
	x, lo, hi := m.X[:n], m.Lo[:n], m.Hi[:n]
	p := c.Fill(c.paler(m.Color, m.Opacity))
	defer p.End()
	s.band = s.band[:0]
	from, to, dense := 0, n, false
	if n > 0 && ascending(x) {
		from, to = max(0, first(x, c.At.X.Lo)-1), min(n, first(x, c.At.X.Hi)+2)
		dense = to-from > 2*c.At.X.Pixels
	}
	for column, i := -1, from; i < to; column++ {
		end := to
		if dense && column < c.At.X.Pixels {
			end = i + first(x[i:to], c.At.X.Edge(column+1))
		}
		if dense && end-i > 2 {
			s.bandColumn(c, p, x[i:end], lo[i:end], hi[i:end])
		} else {
			for k := i; k < end; k++ {
				s.bandPoint(c, p, x[k], lo[k], hi[k])
			}
		}
		i = end
	}
	s.bandEnd(c, p)
}

// bandColumn adds the places of one pixel column; a gap is only seen when all of it is one.
func (s *areas) bandColumn(c *Canvas, p paint.Path, x, lo, hi []float64) {
	least, most := math.Inf(1), math.Inf(-1)
	for i := range x {
		if lo[i] == lo[i] && hi[i] == hi[i] {
			least, most = min(least, lo[i]), max(most, hi[i])
		}
	}
	if least > most && least == math.Inf(1) {
		least = math.NaN()
	}
	s.bandPoint(c, p, x[0], least, most)
	s.bandPoint(c, p, x[len(x)-1], least, most)
}

// bandPoint adds a place to the band under way, in logical pixels, or ends that.
func (s *areas) bandPoint(c *Canvas, p paint.Path, x, lo, hi float64) {
	u, a, b := c.At.X.Unit(x), c.At.Y.Unit(lo), c.At.Y.Unit(hi)
	if u != u || a != a || b != b {
		s.bandEnd(c, p)
		return
	}
	y0, y1 := c.visible(a, b, c.At.Hair())
	s.band = append(s.band, c.At.PX(near(u)), y0, y1)
}

// bandEnd closes the band under way: there along one edge, back along the other.
func (s *areas) bandEnd(c *Canvas, p paint.Path) {
	b := s.band
	if len(b) == 3 { // a single place is a pixel wide
		b = append(b, b[0]+c.At.Hair()/2, b[1], b[2])
		b[0] -= c.At.Hair() / 2
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
	s.band = b[:0]
}
