package figure

import (
	"math"
	"strings"

	"github.com/sonde-viz/sonde/components/paint"
)

// PaintBase paints everything but cursor and selection. The list is the chart's own and stays until the next call.
func (c *Chart) PaintBase() *paint.List {
	if c.Fig.picture != nil {
		return c.Fig.picture
	}
	l := &c.base
	l.Reset()
	if c.width == 0 {
		return l
	}
	if bg := c.Theme[Background]; bg&0xff != 0 {
		l.Rect(0, 0, c.width, c.height, bg)
	}
	if c.plot.w() <= 0 || c.plot.h() <= 0 {
		return l
	}
	vp := c.Viewport()
	if len(c.Fig.rasters) == 0 {
		c.grid(l, vp)
	}
	if c.Drawable() {
		c.marks(l, vp)
	}
	c.separate(l)
	c.keys(l)
	c.frame(l)
	c.labels(l, vp)
	c.colorBar(l)
	if !c.small {
		c.titles(l)
	}
	if c.Fig.Notice != "" {
		c.notice(l)
	}
	c.incomplete(l)
	return l
}

// notice writes the lines of the notice in the middle of the plot, cut to its width.
func (c *Chart) notice(l *paint.List) {
	x, y := (float64(c.plot.left)+float64(c.plot.right))/2/c.dpr, (float64(c.plot.top)+float64(c.plot.bottom))/2/c.dpr
	y -= float64(strings.Count(c.Fig.Notice, "\n")) * boxLine / 2
	for line, rest, more := "", c.Fig.Notice, true; more; y += boxLine {
		line, rest, more = strings.Cut(rest, "\n")
		line, _ = c.cut(line, titleFont, float64(c.plot.w())/c.dpr-2*margin)
		l.Label(paint.Label{X: x, Y: y, Font: titleFont, Color: c.Theme[Muted], Align: paint.Center, Baseline: paint.Middle, Text: line})
	}
}

// hair is one device pixel in logical pixels: lines of this width on whole device pixels are sharp at any ratio.
func (c *Chart) hair() float64 { return 1 / c.dpr }

// column and row return the device pixel that holds a place in the window, as logical pixels.
func (c *Chart) column(u float64) float64 {
	if c.Fig.X.Reversed {
		return math.Ceil(float64(c.plot.right)-u*float64(c.plot.w())-1) / c.dpr
	}
	return math.Floor(float64(c.plot.left)+u*float64(c.plot.w())) / c.dpr
}

func (c *Chart) row(u float64) float64 {
	if c.Fig.Y.Reversed {
		return math.Floor(float64(c.plot.top)+u*float64(c.plot.h())) / c.dpr
	}
	return math.Ceil(float64(c.plot.bottom)-u*float64(c.plot.h())-1) / c.dpr
}

func (c *Chart) grid(l *paint.List, vp Viewport) {
	left, right := float64(c.plot.left)/c.dpr, float64(c.plot.right)/c.dpr
	top, bottom := float64(c.plot.top)/c.dpr, float64(c.plot.bottom)/c.dpr
	for _, t := range c.axisX.List {
		l.Rect(c.column(vp.X.Unit(t.at)), top, c.hair(), bottom-top, c.Theme[Grid])
	}
	for k := range c.lanes() {
		was := c.enter(k)
		for _, t := range c.axisY.List {
			l.Rect(left, c.row(vp.Y.Unit(t.at)), right-left, c.hair(), c.Theme[Grid])
		}
		c.leave(was)
	}
}

// frame draws the two axis lines just outside the plot, so that they hide no data.
func (c *Chart) frame(l *paint.List) {
	if c.small || !c.Drawable() {
		return
	}
	h := c.hair()
	left, bottom := float64(c.plot.left)/c.dpr, float64(c.plot.bottom)/c.dpr
	l.Rect(left-h, float64(c.plot.top)/c.dpr, h, float64(c.plot.h())/c.dpr+h, c.Theme[Muted])
	l.Rect(left-h, bottom, float64(c.plot.w())/c.dpr+h, h, c.Theme[Muted])
}

func (c *Chart) labels(l *paint.List, vp Viewport) {
	bottom := float64(c.plot.bottom) / c.dpr
	muted := c.Theme[Muted]
	least, most := c.besideTitles()
	for i, t := range c.axisX.List {
		x := c.column(vp.X.Unit(t.at))
		label, n := c.axisX.label(t), 1.0
		if len(label) == 0 {
			n = 0.5
		}
		l.Rect(x, bottom, c.hair(), tickLength*n, muted)
		at, half := c.px(vp.X.Unit(t.at)), float64(c.axisX.width[i])/2
		inside := min(max(at, least+half), most-half)
		if len(label) > 0 && math.Abs(at-inside) < labelGap/2 { // one that would have to move further is left out
			l.Write(paint.Label{X: inside, Y: bottom + tickLength + tickSpace, Font: tickFont, Color: muted, Align: paint.Center, Baseline: paint.Top}, label)
		}
	}
	for k := range c.lanes() {
		was := c.enter(k)
		c.labelsY(l, vp.Y)
		c.leave(was)
	}
	c.contexts(l, vp)
}

// labelsY draws the ticks and labels of the y axis, of one lane.
func (c *Chart) labelsY(l *paint.List, w Window) {
	left, muted := float64(c.plot.left)/c.dpr, c.Theme[Muted]
	for _, t := range c.axisY.List {
		y := c.row(w.Unit(t.at))
		label, n := c.axisY.label(t), 1.0
		if len(label) == 0 {
			n = 0.5
		}
		l.Rect(left-tickLength*n, y, tickLength*n, c.hair(), muted)
		if len(label) > 0 && !c.low && !c.axisY.crowded(t) {
			l.Write(paint.Label{X: left - tickLength - tickSpace, Y: c.py(w.Unit(t.at)), Font: tickFont, Color: muted, Align: paint.End, Baseline: paint.Middle}, label)
		}
	}
}

// besideTitles is the room that labels of the x axis have from left to right.
func (c *Chart) besideTitles() (least, most float64) {
	least, most = 1, c.width-1
	inset := margin + float64(c.insetX)/c.dpr + titleHeight
	if c.titledY() {
		least = inset
	}
	if c.barLeft > 0 && c.titledBar() {
		most = c.width - inset
	}
	if c.barLeft > 0 && c.Fig.Color.Special.NaN[3] > 0 { // its swatch stands in the line of the labels
		most = min(most, float64(c.barLeft)/c.dpr-tickSpace)
	}
	return least, most
}

// contexts writes the dates of clocks in a line of their own, each from where it begins on: the first one at the
// beginning of the window, where it stays until the next one comes near.
func (c *Chart) contexts(l *paint.List, vp Viewport) {
	left, _, _, bottom := c.frameBox()
	t := paint.Label{Font: tickFont, Color: c.Theme[Muted], Y: bottom + tickLength + tickSpace + labelHeight, Baseline: paint.Top}
	c.contextsOf(l, &c.axisX, vp.X, t)
	t.X, t.Turn, t.Baseline = left-tickLength-2*tickSpace-math.Ceil(float64(c.axisY.Width)), 1, paint.Bottom
	c.contextsOf(l, &c.axisY, vp.Y, t)
}

func (c *Chart) contextsOf(l *paint.List, k *ticks, w Window, t paint.Label) {
	length := float64(w.Pixels) / c.dpr
	least, most := c.besideTitles()
	if w.Reversed {
		t.Align = paint.End
	}
	for i, x := range k.contexts {
		u, text := inside(w.Unit(x.at)), k.label(x)
		wide := float64(k.wide.of(c.measure, tickFont, text))
		if i+1 < len(k.contexts) && (w.Unit(k.contexts[i+1].at)-u)*length < wide+labelGap {
			continue
		}
		along := wide // how far the words reach to the right, or up
		if w.Reversed {
			along = -wide
		}
		if t.Turn == 0 {
			t.X = c.px(u)
			if end := t.X + along; end < least || end > most {
				continue
			}
		} else {
			t.Y = c.py(u)
			if end := t.Y - along; end < 1 || end > c.height-1 {
				continue
			}
		}
		l.Write(t, text)
	}
}
