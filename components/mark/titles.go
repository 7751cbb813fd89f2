package mark

import (
	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/layout"
	"github.com/sonde-viz/sonde/components/paint"
)

// titles are those of figure, axes and colour bar.
type titles struct{ x, y, bar layout.Caption }

// Draw draws the titles of figure, axes and colour bar. Those read from below end above the title of the x axis, and
// the one of the colour bar begins below the figure's.
func (s *titles) Draw(c *Canvas) {
	if c.At.Small {
		return
	}
	left, fg := float64(c.At.Plot.Left)/c.At.Ratio, c.Theme[figure.Foreground]
	dx, dy := float64(c.At.Inset[0])/c.At.Ratio, float64(c.At.Inset[1])/c.At.Ratio
	if c.Fig.Title != "" {
		c.Label(paint.Label{X: left, Y: layout.Margin + dy, Font: layout.HeadFont, Color: fg, Baseline: paint.Top, Text: c.At.Head})
	}
	top, bottom := layout.Margin+dy, c.At.Height-layout.Margin-dy
	if c.Fig.X.Title != "" || c.At.TicksX.Unit != "" {
		k := &s.x
		k.Update(c.Ruler, layout.TitleFont, c.Fig.X.Title, c.At.TicksX.Unit, c.At.Width-2*layout.Margin)
		x := min(max(c.At.PX(0.5), k.Wide/2+layout.Margin), c.At.Width-k.Wide/2-layout.Margin)
		c.Label(paint.Label{X: x, Y: bottom, Font: layout.TitleFont, Color: fg, Align: paint.Center, Baseline: paint.Bottom, Text: k.Text})
		bottom -= layout.TitleHeight
	}
	if c.At.TitledY {
		c.upright(&s.y, c.Fig.Y.Title, c.At.UnitY, layout.Margin+dx, paint.Top, top, bottom)
	}
	if c.At.Bar.W() > 0 && c.Fig.Color.Map != nil {
		if c.Fig.Title != "" {
			top += layout.HeadHeight
		}
		c.upright(&s.bar, c.Fig.Color.Title, c.At.TicksBar.Unit, c.At.Width-layout.Margin-dx, paint.Bottom, top, bottom)
	}
}

// upright draws a title that is read from below, beside the middle of the plot if that leaves it inside its room.
func (c *Canvas) upright(k *layout.Caption, title, unit string, x float64, b paint.Baseline, top, bottom float64) {
	k.Update(c.Ruler, layout.TitleFont, title, unit, bottom-top)
	if k.Text == "" {
		return
	}
	y := min(max(c.At.PY(0.5), top+k.Wide/2), bottom-k.Wide/2)
	c.Label(paint.Label{X: x, Y: y, Font: layout.TitleFont, Color: c.Theme[figure.Foreground], Align: paint.Center, Baseline: b, Turn: 1, Text: k.Text})
}
