package mark

import (
	"strings"

	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/layout"
	"github.com/sonde-viz/sonde/components/paint"
)

// notice is a sentence in the place of data.
type notice struct{}

// Draw writes the lines of the notice in the middle of the plot, cut to its width.
func (notice) Draw(c *Canvas) {
	if c.Fig.Notice == "" {
		return
	}
	x, y := (float64(c.At.Plot.Left)+float64(c.At.Plot.Right))/2/c.At.Ratio, (float64(c.At.Plot.Top)+float64(c.At.Plot.Bottom))/2/c.At.Ratio
	y -= float64(strings.Count(c.Fig.Notice, "\n")) * BoxLine / 2
	for line, rest, more := "", c.Fig.Notice, true; more; y += BoxLine {
		line, rest, more = strings.Cut(rest, "\n")
		line, _ = c.Ruler.Cut(layout.TitleFont, line, float64(c.At.Plot.W())/c.At.Ratio-2*layout.Margin)
		c.Label(paint.Label{X: x, Y: y, Font: layout.TitleFont, Color: c.Theme[figure.Muted], Align: paint.Center, Baseline: paint.Middle, Text: line})
	}
}
