package mark

import "github.com/sonde-viz/sonde/components/figure"

// columns are spans of pixel columns.
type columns struct{ dense *dense }

func (s columns) Draw(c *Canvas) {
	for _, m := range c.Fig.Marks.Columns {
		was := c.within(m.Lane)
		s.draw(c, m)
		c.without(was)
	}
}

// draw paints spans of pixels, as lines that are a device pixel wide: browsers draw those several times as fast as a
// polygon of as many corners.
func (s columns) draw(c *Canvas, m figure.Columns) {
	s.dense.begin()
	n := min(len(m.Lo), len(m.Hi), c.At.X.Pixels)
	for i, hi := range m.Hi[:n] {
		if a, b := c.At.Y.Unit(m.Lo[i]), c.At.Y.Unit(hi); a == a && b == b {
			y0, y1 := c.visible(a, b, c.At.Hair())
			s.dense.spans = append(s.dense.spans, c.At.ColumnX(i), y0, y1)
		}
	}
	c.strokes(c.paler(m.Color, m.Opacity), s.dense.spans)
}
