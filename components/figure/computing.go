package figure

import (
	"math"
	"strconv"

	"github.com/sonde-viz/sonde/components/paint"
)

// computing is what the picture says of work that is not complete.
type computing struct {
	on       bool
	progress float64
}

// Computing has the next picture say that it is not complete, and how far it is, 0 to 1. It says so in the picture itself: a copy of it, on
// paper for one, is seen without what stands beside it.
func (c *Chart) Computing(progress float64, on bool) { c.computing = computing{on, progress} }

// incomplete writes "computing, 40 %" into the middle of the plot's upper edge, on a ground of its own, or as much of it as there is room for.
func (c *Chart) incomplete(l *paint.List) {
	if !c.computing.on {
		return
	}
	left, top, right, bottom := c.frameBox()
	room := right - left - 2*boxPad - 2*keyInset
	c.text = append(c.text[:0], "computing"...)
	short := len(c.text)
	c.text = append(c.text, ", "...)
	c.text = strconv.AppendInt(c.text, int64(min(99, 100*inside(c.computing.progress))), 10)
	c.text = append(c.text, "\u00a0%"...)
	text := c.text
	wide := float64(c.wideTitle.of(c.measure, titleFont, text))
	if wide > room {
		text = text[:short]
		wide = float64(c.wideTitle.of(c.measure, titleFont, text))
	}
	if wide > room {
		text = append(text[:0], "…"...)
		wide = float64(c.wideTitle.of(c.measure, titleFont, text))
	}
	high := boxLine + boxPad - 1.0
	if bottom-top < high || wide > room {
		return
	}
	x := math.Round((left + right - wide) / 2)
	y := math.Round(top + min(progressHigh+keyInset, (bottom-top-high)/2))
	c.card(l, x-boxPad, y, wide+2*boxPad, high)
	l.Write(paint.Label{X: x, Y: y + high/2, Font: titleFont, Color: c.Theme[Foreground], Baseline: paint.Middle}, text)
}
