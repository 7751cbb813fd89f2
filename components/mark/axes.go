package mark

import (
	"math"

	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/layout"
	"github.com/sonde-viz/sonde/components/paint"
	"github.com/sonde-viz/sonde/components/scale"
	"github.com/sonde-viz/sonde/components/tick"
)

// axes are ticks and labels.
type axes struct{}

func (axes) Draw(c *Canvas) {
	bottom := float64(c.At.Plot.Bottom) / c.At.Ratio
	muted := c.Theme[figure.Muted]
	least, most := c.besideTitles()
	for i, t := range c.At.TicksX.List {
		x := c.At.Column(c.At.X.Unit(t.At))
		label, n := c.At.TicksX.Label(t), 1.0
		if len(label) == 0 {
			n = 0.5
		}
		c.Rect(x, bottom, c.At.Hair(), layout.TickLength*n, muted)
		at, half := c.At.PX(c.At.X.Unit(t.At)), float64(c.At.TicksX.Widths[i])/2
		inside := min(max(at, least+half), most-half)
		if len(label) > 0 && math.Abs(at-inside) < tick.LabelGap/2 { // one that would have to move further is left out
			c.Write(paint.Label{X: inside, Y: bottom + layout.TickLength + layout.TickSpace, Font: tick.Font, Color: muted, Align: paint.Center, Baseline: paint.Top}, label)
		}
	}
	for k := range max(1, c.At.Lanes) {
		was := c.enter(k)
		c.labelsY(c.At.Y)
		c.At = was
	}
	c.contexts()
}

// labelsY draws the ticks and labels of the y axis, of one lane.
func (c *Canvas) labelsY(w scale.Window) {
	left, muted := float64(c.At.Plot.Left)/c.At.Ratio, c.Theme[figure.Muted]
	for _, t := range c.At.TicksY.List {
		y := c.At.Row(w.Unit(t.At))
		label, n := c.At.TicksY.Label(t), 1.0
		if len(label) == 0 {
			n = 0.5
		}
		c.Rect(left-layout.TickLength*n, y, layout.TickLength*n, c.At.Hair(), muted)
		if len(label) > 0 && !c.At.Low && !c.At.TicksY.Crowded(t) {
			c.Write(paint.Label{X: left - layout.TickLength - layout.TickSpace, Y: c.At.PY(w.Unit(t.At)), Font: tick.Font, Color: muted, Align: paint.End, Baseline: paint.Middle}, label)
		}
	}
}

// besideTitles is the room that labels of the x axis have from left to right.
func (c *Canvas) besideTitles() (least, most float64) {
	least, most = 1, c.At.Width-1
	inset := layout.Margin + float64(c.At.Inset[0])/c.At.Ratio + layout.TitleHeight
	if c.At.TitledY {
		least = inset
	}
	if c.At.Bar.W() > 0 && c.At.TitledBar {
		most = c.At.Width - inset
	}
	if c.At.Bar.W() > 0 && c.Fig.Color.Special.NaN[3] > 0 { // its swatch stands in the line of the labels
		most = min(most, float64(c.At.Bar.Left)/c.At.Ratio-layout.TickSpace)
	}
	return least, most
}

// contexts writes the dates of clocks in a line of their own, each from where it begins on: the first one at the
// beginning of the window, where it stays until the next one comes near.
func (c *Canvas) contexts() {
	left, _, _, bottom := c.At.Box()
	t := paint.Label{Font: tick.Font, Color: c.Theme[figure.Muted], Y: bottom + layout.TickLength + layout.TickSpace + layout.LabelHeight, Baseline: paint.Top}
	c.contextsOf(c.At.TicksX, c.At.X, t)
	t.X, t.Turn, t.Baseline = left-layout.TickLength-2*layout.TickSpace-math.Ceil(float64(c.At.TicksY.Width)), 1, paint.Bottom
	c.contextsOf(c.At.TicksY, c.At.Y, t)
}

func (c *Canvas) contextsOf(k *tick.Ticks, w scale.Window, t paint.Label) {
	length := float64(w.Pixels) / c.At.Ratio
	least, most := c.besideTitles()
	if w.Reversed {
		t.Align = paint.End
	}
	for i, x := range k.Contexts {
		u, text := inside(w.Unit(x.At)), k.Label(x)
		wide := float64(c.Ruler.Number(tick.Font, text))
		if i+1 < len(k.Contexts) && (w.Unit(k.Contexts[i+1].At)-u)*length < wide+tick.LabelGap {
			continue
		}
		along := wide // how far the words reach to the right, or up
		if w.Reversed {
			along = -wide
		}
		if t.Turn == 0 {
			t.X = c.At.PX(u)
			if end := t.X + along; end < least || end > most {
				continue
			}
		} else {
			t.Y = c.At.PY(u)
			if end := t.Y - along; end < 1 || end > c.At.Height-1 {
				continue
			}
		}
		c.Write(t, text)
	}
}
