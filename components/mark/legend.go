package mark

import (
	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/layout"
	"github.com/sonde-viz/sonde/components/paint"
	"github.com/sonde-viz/sonde/components/tick"
)

// Sizes of the keys, in logical pixels.
const (
	keyInset = 4 // from the edges of the plot
	keyPad   = 4 // from the edges of its ground
	keyLine  = 12
	keyGap   = 8
	keyThick = 2.5
)

// legend says what the colours of the marks stand for.
type legend struct{}

// Draw writes what the colours stand for beside the title, or else into the upper right corner of the plot, on a ground of
// their own. Those that there is no room for are left out from the end, and dots say so.
func (legend) Draw(c *Canvas) {
	const dots = "…"
	keys := c.Fig.Keys
	if len(keys) == 0 || c.At.Small || float64(c.At.Plot.H())/c.At.Ratio < layout.LabelHeight+2*keyInset {
		return
	}
	room := float64(c.At.Plot.W())/c.At.Ratio - 2*keyInset - 2*keyPad
	wide := func(text string) float64 {
		c.text = append(c.text[:0], text...)
		return float64(c.Ruler.Number(tick.Font, c.text))
	}
	each := func(k figure.Key) float64 { return keyLine + layout.TickSpace + wide(k.Text) }
	n, all := 0, 0.0
	for ; n < len(keys); n++ {
		more := each(keys[n])
		if n > 0 {
			more += keyGap
		}
		left := room - all - more
		if left < 0 || n+1 < len(keys) && left < keyGap+wide(dots) {
			break
		}
		all += more
	}
	if n == 0 {
		return
	}
	if n < len(keys) {
		all += keyGap + wide(dots)
	}
	x, y := float64(c.At.Plot.Right)/c.At.Ratio-all, layout.Margin+float64(c.At.Inset[1])/c.At.Ratio
	if n < len(keys) || c.Fig.Title == "" || x < c.headEnd()+2*keyGap {
		x, y = x-keyInset-keyPad, float64(c.At.Plot.Top)/c.At.Ratio+keyInset
		c.Rect(x-keyPad, y, all+2*keyPad, layout.LabelHeight, c.Theme[figure.Surface].Alpha(200))
	}
	t := paint.Label{Y: y + layout.LabelHeight/2, Font: tick.Font, Color: c.Theme[figure.Foreground], Baseline: paint.Middle}
	for _, k := range keys[:n] {
		c.Rect(x, y+layout.LabelHeight/2-keyThick/2, keyLine, keyThick, c.Theme[k.Color])
		t.X, t.Text = x+keyLine+layout.TickSpace, k.Text
		c.Label(t)
		x += each(k) + keyGap
	}
	if n < len(keys) {
		t.X, t.Text = x, dots
		c.Label(t)
	}
}
