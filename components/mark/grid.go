package mark

import "github.com/sonde-viz/sonde/components/figure"

// grid is a line for each tick.
type grid struct{}

func (grid) Draw(c *Canvas) {
	if len(c.Fig.Marks.Rasters) > 0 {
		return
	}
	left, right := float64(c.At.Plot.Left)/c.At.Ratio, float64(c.At.Plot.Right)/c.At.Ratio
	top, bottom := float64(c.At.Plot.Top)/c.At.Ratio, float64(c.At.Plot.Bottom)/c.At.Ratio
	for _, t := range c.At.TicksX.List {
		c.Rect(c.At.Column(c.At.X.Unit(t.At)), top, c.At.Hair(), bottom-top, c.Theme[figure.Grid])
	}
	for k := range max(1, c.At.Lanes) {
		was := c.enter(k)
		for _, t := range c.At.TicksY.List {
			c.Rect(left, c.At.Row(c.At.Y.Unit(t.At)), right-left, c.At.Hair(), c.Theme[figure.Grid])
		}
		c.At = was
	}
}

// frame is the two axis lines.
type frame struct{}

// Draw draws the two axis lines just outside the plot, so that they hide no data.
func (frame) Draw(c *Canvas) {
	if c.At.Small || !c.At.Drawable() {
		return
	}
	h := c.At.Hair()
	left, bottom := float64(c.At.Plot.Left)/c.At.Ratio, float64(c.At.Plot.Bottom)/c.At.Ratio
	c.Rect(left-h, float64(c.At.Plot.Top)/c.At.Ratio, h, float64(c.At.Plot.H())/c.At.Ratio+h, c.Theme[figure.Muted])
	c.Rect(left-h, bottom, float64(c.At.Plot.W())/c.At.Ratio+h, h, c.Theme[figure.Muted])
}
