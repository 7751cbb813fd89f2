package figure

import "github.com/sonde-viz/sonde/components/paint"

// Key says what marks of a colour are.
type Key struct {
	Color Role
	Text  string
}

// The traces' colours differ in lightness or hue for people who see fewer colours, too, and stand out from the page by 3 to 1 at least
// (WCAG 2.2, 1.4.11).
var traces = [...]Role{Accent, Accent2, trace3, trace4, trace5, trace6, trace7, trace8}

// Traces is how many traces have a colour of their own.
const Traces = len(traces)

// Trace is the colour of a trace, counted from 0: that of Accent, Accent2, and so on, and after Traces of them from the beginning.
func Trace(i int) Role { return traces[i%Traces] }

// Sizes of the keys, in logical pixels.
const (
	keyInset = 4 // from the edges of the plot
	keyPad   = 4 // from the edges of its ground
	keyLine  = 12
	keyGap   = 8
	keyThick = 2.5
)

// keys writes what the colours stand for beside the title, or else into the upper right corner of the plot, on a ground of
// their own. Those that there is no room for are left out from the end, and dots say so.
func (c *Chart) keys(l *paint.List) {
	const dots = "…"
	keys := c.Fig.Keys
	if len(keys) == 0 || c.small || float64(c.plot.h())/c.dpr < labelHeight+2*keyInset {
		return
	}
	room := float64(c.plot.w())/c.dpr - 2*keyInset - 2*keyPad
	wide := func(text string) float64 {
		c.text = append(c.text[:0], text...)
		return float64(c.axisX.wide.of(c.measure, tickFont, c.text))
	}
	each := func(k Key) float64 { return keyLine + tickSpace + wide(k.Text) }
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
	x, y := float64(c.plot.right)/c.dpr-all, margin+float64(c.insetY)/c.dpr
	if n < len(keys) || c.Fig.Title == "" || x < c.headEnd()+2*keyGap {
		x, y = x-keyInset-keyPad, float64(c.plot.top)/c.dpr+keyInset
		l.Rect(x-keyPad, y, all+2*keyPad, labelHeight, c.Theme[Surface].Alpha(200))
	}
	t := paint.Label{Y: y + labelHeight/2, Font: tickFont, Color: c.Theme[Foreground], Baseline: paint.Middle}
	for _, k := range keys[:n] {
		l.Rect(x, y+labelHeight/2-keyThick/2, keyLine, keyThick, c.Theme[k.Color])
		t.X, t.Text = x+keyLine+tickSpace, k.Text
		l.Label(t)
		x += each(k) + keyGap
	}
	if n < len(keys) {
		t.X, t.Text = x, dots
		l.Label(t)
	}
}
