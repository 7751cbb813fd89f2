package mark

import (
	"math"
	"strconv"

	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/layout"
	"github.com/sonde-viz/sonde/components/paint"
)

// Computing is what the picture says of work that is not complete: a copy of it, on paper for one, is seen without what stands
// beside it.
type Computing struct {
	On       bool
	Progress float64 // 0 to 1
}

// incomplete says that the picture is not complete.
type incomplete struct{}

// Draw writes "computing, 40 %" into the middle of the plot's upper edge, on a ground of its own, or as much of it as there is room for.
func (incomplete) Draw(c *Canvas) {
	if !c.Computing.On {
		return
	}
	left, top, right, bottom := c.At.Box()
	room := right - left - 2*BoxPad - 2*layout.LegendInset
	c.text = append(c.text[:0], "computing"...)
	short := len(c.text)
	c.text = append(c.text, ", "...)
	c.text = strconv.AppendInt(c.text, int64(min(99, 100*inside(c.Computing.Progress))), 10)
	c.text = append(c.text, "\u00a0%"...)
	text := c.text
	wide := float64(c.Ruler.Number(layout.TitleFont, text))
	if wide > room {
		text = text[:short]
		wide = float64(c.Ruler.Number(layout.TitleFont, text))
	}
	if wide > room {
		text = append(text[:0], "…"...)
		wide = float64(c.Ruler.Number(layout.TitleFont, text))
	}
	high := BoxLine + BoxPad - 1.0
	if bottom-top < high || wide > room {
		return
	}
	x := math.Round((left + right - wide) / 2)
	y := math.Round(top + min(progressHigh+layout.LegendInset, (bottom-top-high)/2))
	c.Card(x-BoxPad, y, wide+2*BoxPad, high)
	c.Write(paint.Label{X: x, Y: y + high/2, Font: layout.TitleFont, Color: c.Theme[figure.Foreground], Baseline: paint.Middle}, text)
}
