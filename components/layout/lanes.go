package layout

import (
	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/scale"
	"github.com/sonde-viz/sonde/components/tick"
)

// lanesOf is how often the y axis is drawn on a plot of that many device pixels.
func lanesOf(f *figure.Figure, pixels int) int {
	if f.Lanes < 2 || pixels < 2*f.Lanes {
		return 1
	}
	return f.Lanes
}

// LaneHeight is the height of one lane in device pixels. All are equally high: what cannot be divided stays empty below.
func (l *Layout) LaneHeight() int {
	if l.single {
		return l.Plot.H()
	}
	return l.Plot.H() / max(1, l.Lanes)
}

// InLane says whether the layout is that of one lane of several.
func (l *Layout) InLane() bool { return l.single }

// OfLane returns the layout of one lane: its plot is that lane. Of a figure without lanes it is the layout itself.
func (l *Layout) OfLane(k int) Layout {
	one := *l
	if n := l.Lanes; n > 1 && !l.single {
		h := l.LaneHeight()
		one.Lane = min(max(k, 0), n-1)
		one.Plot.Top += one.Lane * h
		one.Plot.Bottom = one.Plot.Top + h
		one.single = true
	}
	return one
}

// LaneAt is the lane at a height of the plot in logical pixels, the nearest one outside of it.
func (l *Layout) LaneAt(py float64) int {
	return min(max(int(py*l.Ratio-float64(l.Plot.Top))/max(1, l.LaneHeight()), 0), max(1, l.Lanes)-1)
}

// laneRange is the range of lanes in words, as it was made.
type laneRange struct {
	of         scale.Window
	unit, text string
}

// unitY is what stands behind the title of the y axis.
func (m *Maker) unitY(l *Layout, f *figure.Figure) string {
	if !l.Low {
		return m.y.Unit
	}
	k := &m.laneRange
	if w := l.Y; w != k.of || k.unit != f.Y.Unit {
		text := append(tick.Quantity(nil, w.Lo, f.Y.Unit, w.PixelAt(w.Lo)), " to "...)
		*k = laneRange{of: w, unit: f.Y.Unit, text: string(tick.Quantity(text, w.Hi, f.Y.Unit, w.PixelAt(w.Hi)))}
	}
	return k.text
}
