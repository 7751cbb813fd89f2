package chart

import (
	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/mark"
	"github.com/sonde-viz/sonde/components/paint"
)

// Computing has the next picture say that it is not complete, and how far it is, 0 to 1.
func (c *Chart) Computing(progress float64, on bool) {
	c.canvas.Computing = mark.Computing{On: on, Progress: progress}
}

// draw makes the canvas ready for a list.
func (c *Chart) draw(l *paint.List) *mark.Canvas {
	l.Reset()
	k := &c.canvas
	k.List, k.At, k.Fig, k.Theme, k.Ruler = l, c.At(), &c.Fig, &c.Theme, &c.maker.Ruler
	k.Bar, k.Dragged = c.limits.Scale(&c.Fig), c.limits.Dragging()
	return k
}

// PaintBase paints everything but cursor and selection. The list is the chart's own and stays until the next call.
func (c *Chart) PaintBase() *paint.List {
	if c.Fig.Marks.Picture != nil {
		return c.Fig.Marks.Picture
	}
	l := &c.base
	k := c.draw(l)
	if k.At.Width == 0 {
		return l
	}
	if bg := c.Theme[figure.Background]; bg&0xff != 0 {
		l.Rect(0, 0, k.At.Width, k.At.Height, bg)
	}
	if k.At.Plot.W() <= 0 || k.At.Plot.H() <= 0 {
		return l
	}
	for _, p := range c.parts {
		p.Draw(k)
	}
	return l
}

// PaintOverlay paints cursor and selection. The list is the chart's own and stays until the next call.
func (c *Chart) PaintOverlay() *paint.List {
	l := &c.overlay
	k := c.draw(l)
	if !k.At.Drawable() {
		return l
	}
	for _, t := range c.tools {
		if t.Draw(k) {
			break
		}
	}
	return l
}
