package mark

import (
	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/layout"
	"github.com/sonde-viz/sonde/components/paint"
	"github.com/sonde-viz/sonde/components/tick"
)

// legend says what the colours of the marks stand for.
type legend struct{}

// Lines of the legend, in logical pixels.
const (
	keyThick = 2.5
	keyThin  = 1 // of marks that are hidden
)

// Draw writes the legend. Keys whose marks are hidden are pale and have a thin line.
func (legend) Draw(c *Canvas) {
	g := c.At.Legend
	if g.Ground[1] > 0 {
		c.Rect(g.Ground[0], g.Y, g.Ground[1], layout.LabelHeight, c.Theme[figure.Surface].Alpha(200))
	}
	t := paint.Label{Y: g.Y + layout.LabelHeight/2, Font: tick.Font, Baseline: paint.Middle}
	for i, e := range g.Entries {
		k := c.Fig.Keys[i]
		color, thick := c.Theme[k.Color], keyThick
		t.Color = c.Theme[figure.Foreground]
		if c.At.Hidden.Has(i) {
			color, thick, t.Color = c.Theme[figure.Muted], keyThin, c.Theme[figure.Muted].Alpha(150)
		}
		c.Rect(e.X, t.Y-thick/2, layout.LegendLine, thick, color)
		t.X, t.Text = e.X+layout.LegendLine+layout.TickSpace, k.Text
		c.Label(t)
	}
	if g.Dots > 0 {
		t.X, t.Text, t.Color = g.Dots, layout.Dots, c.Theme[figure.Foreground]
		c.Label(t)
	}
}
