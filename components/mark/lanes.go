package mark

import (
	"strconv"

	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/layout"
	"github.com/sonde-viz/sonde/components/paint"
	"github.com/sonde-viz/sonde/components/tick"
)

// lanes are the lines between lanes, and their numbers.
type lanes struct{}

// Draw draws lines between the lanes, and their numbers, on a ground of their own: the marks may be below.
func (lanes) Draw(c *Canvas) {
	n := max(1, c.At.Lanes)
	if n < 2 || c.At.Small {
		return
	}
	left, w := float64(c.At.Plot.Left)/c.At.Ratio, float64(c.At.Plot.W())/c.At.Ratio
	for k := range n {
		was := c.enter(k)
		top := float64(c.At.Plot.Top) / c.At.Ratio
		if k > 0 {
			c.Rect(left, top, w, c.At.Hair(), c.Theme[figure.Muted])
		}
		if float64(c.At.Plot.H())/c.At.Ratio >= layout.LabelHeight+2 {
			c.text = strconv.AppendInt(c.text[:0], int64(k+1), 10)
			wide := float64(c.Ruler.Number(tick.Font, c.text))
			c.Rect(left+2, top+2, wide+4, layout.LabelHeight, c.Theme[figure.Surface].Alpha(200))
			c.Write(paint.Label{X: left + 4, Y: top + 2, Font: tick.Font, Color: c.Theme[figure.Muted], Baseline: paint.Top}, c.text)
		}
		c.At = was
	}
}
