package figure

import (
	"math"

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
	c.frame(l)
	c.labels(l, vp)
	c.colorBar(l)
	if !c.small {
		c.titles(l)
	}
	if c.Fig.Notice != "" {
		l.Label(paint.Label{X: c.px(0.5), Y: c.py(0.5), Font: titleFont, Color: c.Theme[Muted], Align: paint.Center, Baseline: paint.Middle, Text: c.Fig.Notice})
	}
	return l
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
		l.Rect(c.column(vp.X.Unit(t.At)), top, c.hair(), bottom-top, c.Theme[Grid])
	}
	for _, t := range c.axisY.List {
		l.Rect(left, c.row(vp.Y.Unit(t.At)), right-left, c.hair(), c.Theme[Grid])
	}
}

// frame draws the two axis lines just outside the plot, so that they hide no data.
func (c *Chart) frame(l *paint.List) {
	if c.small {
		return
	}
	h := c.hair()
	left, bottom := float64(c.plot.left)/c.dpr, float64(c.plot.bottom)/c.dpr
	l.Rect(left-h, float64(c.plot.top)/c.dpr, h, float64(c.plot.h())/c.dpr+h, c.Theme[Muted])
	l.Rect(left-h, bottom, float64(c.plot.w())/c.dpr+h, h, c.Theme[Muted])
}

func (c *Chart) labels(l *paint.List, vp Viewport) {
	left, bottom := float64(c.plot.left)/c.dpr, float64(c.plot.bottom)/c.dpr
	muted := c.Theme[Muted]
	for i, t := range c.axisX.List {
		x := c.column(vp.X.Unit(t.At))
		n := 1.0
		if t.Label == "" {
			n = 0.5
		}
		l.Rect(x, bottom, c.hair(), tickLength*n, muted)
		at, half := c.px(vp.X.Unit(t.At)), float64(c.axisX.width[i])/2
		inside := min(max(at, half+1), c.width-half-1)
		if t.Label != "" && math.Abs(at-inside) < labelGap/2 { // one that would have to move further is left out
			l.Label(paint.Label{X: inside, Y: bottom + tickLength + tickSpace, Font: tickFont, Color: muted, Align: paint.Center, Baseline: paint.Top, Text: t.Label})
		}
	}
	for _, t := range c.axisY.List {
		y := c.row(vp.Y.Unit(t.At))
		n := 1.0
		if t.Label == "" {
			n = 0.5
		}
		l.Rect(left-tickLength*n, y, tickLength*n, c.hair(), muted)
		if t.Label != "" {
			l.Label(paint.Label{X: left - tickLength - tickSpace, Y: c.py(vp.Y.Unit(t.At)), Font: tickFont, Color: muted, Align: paint.End, Baseline: paint.Middle, Text: t.Label})
		}
	}
}

// colorBar draws the scale of colours at the right, exactly one device pixel row a step.
func (c *Chart) colorBar(l *paint.List) {
	m := c.Fig.Color.Map
	if m == nil || c.barLeft == 0 {
		return
	}
	w, h := c.device(barWidth), c.plot.h()
	if n := 4 * w * h; cap(c.barPix) < n {
		c.barPix = make([]byte, n)
	} else {
		c.barPix = c.barPix[:n]
	}
	for y := range h {
		color := m.Table[min(255, 256*(h-1-y)/h)]
		for x := range w {
			copy(c.barPix[4*(y*w+x):], color[:])
		}
	}
	l.Image(c.barLeft, c.plot.top, paint.Image{Pix: c.barPix, W: w, H: h})
	win := Window{Lo: c.Fig.Color.Lo, Hi: c.Fig.Color.Hi, Pixels: h}
	if !win.valid() {
		return
	}
	right := float64(c.barLeft)/c.dpr + barWidth
	for _, t := range c.axisColor.List {
		u := win.Unit(t.At)
		l.Rect(right, c.row(u), tickLength, c.hair(), c.Theme[Muted])
		l.Label(paint.Label{X: right + tickLength + tickSpace, Y: c.py(u), Font: tickFont, Color: c.Theme[Muted], Baseline: paint.Middle, Text: t.Label})
	}
}
