package layout

import (
	"math"

	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/paint"
	"github.com/sonde-viz/sonde/components/scale"
	"github.com/sonde-viz/sonde/components/tick"
)

// Sizes of the frame around the plot, in logical pixels.
const (
	Margin      = 6                // around everything
	TickLength  = 4                // ticks stand outside the plot
	TickSpace   = 3                // between a tick and its label
	LabelHeight = tick.LabelHeight // a line of tick labels
	TitleHeight = 18               // a line of axis title
	HeadHeight  = 24               // the figure's title
	barPlain    = 12               // the colour bar
	barCounted  = 28               // with a histogram on it
	barGap      = 12               // between plot and colour bar
	smallWidth  = 120
	smallHeight = 80 // below these sizes the plot takes all the room: no axes
)

// NaNText stands beside the colour of what is no number, below the colour bar.
const NaNText = "NaN"

// The fonts of titles and read-outs, and of the figure's title.
var (
	TitleFont = paint.Font{Size: 12}
	HeadFont  = paint.Font{Size: 13, Bold: true}
)

// Size is what the host gives a widget.
type Size struct {
	Width, Height float64    // in logical pixels
	Ratio         float64    // device pixels of one logical pixel
	Margins       [2]float64 // how far the plot stands from the left and the right edge at least, in logical pixels
}

// Maker makes layouts. From one to the next it keeps ticks and widths, so that a layout like the last one costs little.
type Maker struct {
	Ruler     paint.Ruler
	x, y, bar tick.Ticks
	laneRange laneRange
	head      Caption
	legend    Legend
}

// Forget drops all that depends on text widths: the fonts have changed.
func (m *Maker) Forget() {
	m.Ruler.Forget()
	m.x.Forget()
	m.y.Forget()
	m.bar.Forget()
	m.head = Caption{}
}

// Make places plot, axes and colour bar of f in size, and makes the ticks of the windows x and y, which are those shown. The heights come
// first: they do not depend on text widths, and the labels of the y axis, which do, depend on the height of the plot alone.
func (m *Maker) Make(f *figure.Figure, size Size, x, y scale.Window, bar Limits) Layout {
	l := Layout{X: x, Y: y, Ratio: size.Ratio, Width: size.Width, Height: size.Height, TicksX: &m.x, TicksY: &m.y, TicksBar: &m.bar, Legend: &m.legend}
	m.legend.clear()
	if l.Width == 0 {
		return l
	}
	if f.Bare || l.Width < smallWidth || l.Height < smallHeight {
		m.bare(&l, f)
		return l
	}
	top := float64(Margin)
	if f.Title != "" {
		top += HeadHeight
	} else {
		top += LabelHeight / 2 // half of the topmost label
	}
	bottom := l.Height - Margin - TickLength - TickSpace - LabelHeight
	if f.X.Clock {
		bottom -= LabelHeight
	}
	unit := f.X.LabelUnit()
	if _, _, written := tick.Scaled(max(math.Abs(x.Lo), math.Abs(x.Hi)), unit); f.X.Title != "" || unit != "" || written {
		bottom -= TitleHeight
	}
	l.Plot.Top, l.Plot.Bottom = l.Device(top), max(l.Device(top), l.Device(bottom))
	l.Plot.Left, l.Plot.Right = m.sides(&l, f, size, bar)
	if f.EqualUnits() {
		m.shrink(&l, f, size, bar)
	}
	if l.Plot.W() < 16 || l.Plot.H() < 16 {
		m.bare(&l, f)
		return l
	}
	m.fit(&l, f)
	m.x.Update(&m.Ruler, l.X, unit, float64(l.Plot.W())/l.Ratio, true)
	l.UnitY = m.unitY(&l, f)
	m.titled(&l, f)
	return l
}

// titled cuts the title of the figure to its room, and places the legend beside it.
func (m *Maker) titled(l *Layout, f *figure.Figure) {
	left := float64(l.Plot.Left) / l.Ratio
	m.head.Update(&m.Ruler, HeadFont, f.Title, "", l.Width-left-Margin)
	l.Head = m.head.Text
	m.legend.place(m, l, f, left+m.head.Wide)
}

// fit divides the windows among the pixels of the plot.
func (m *Maker) fit(l *Layout, f *figure.Figure) {
	l.Lanes = lanesOf(f, l.Plot.H())
	l.X.Pixels, l.Y.Pixels = max(0, l.Plot.W()), max(0, l.LaneHeight())
	if l.Bar.W() > 0 {
		l.Bar.Top, l.Bar.Bottom = l.Plot.Top, l.Plot.Bottom
	}
}

// sides makes the ticks of the y axis and the colour bar for the height of the plot, and returns what they leave: the
// edges of the plot in device pixels.
func (m *Maker) sides(l *Layout, f *figure.Figure, size Size, bar Limits) (left, right int) {
	m.ticksY(l, f)
	l.TitledY = f.Y.Title != "" || m.y.Unit != "" || l.Low
	from := float64(Margin + TickSpace + TickLength)
	if !l.Low {
		from += math.Ceil(float64(m.y.Width))
	}
	if f.Y.Clock {
		from += LabelHeight
	}
	if l.TitledY {
		from += TitleHeight
	}
	l.Need[0] = from
	from = max(from, min(size.Margins[0], l.Width/3))
	to := l.Width - Margin - 12 // room for half of the last label
	far := l.Width - min(size.Margins[1], l.Width/3)
	l.Bar = Rect{}
	if f.Color.Map != nil {
		wide := barWidth(f)
		m.bar.UpdateNorm(&m.Ruler, bar.Norm, bar.Lo, bar.Hi, f.Color.Unit, float64(l.Plot.H())/l.Ratio, l.Plot.H())
		l.TitledBar = f.Color.Title != "" || m.bar.Unit != ""
		to = l.Width - Margin - math.Ceil(m.barLabels(f)) - TickSpace - TickLength - wide
		if l.TitledBar {
			to -= TitleHeight
		}
		to -= barGap
		l.Bar.Left = l.Device(min(to, far) + barGap)
		l.Bar.Right = l.Bar.Left + l.Device(wide)
	}
	l.Need[1] = l.Width - to
	return l.Device(from), l.Device(min(to, far))
}

// barWidth is the width of the colour bar in logical pixels.
func barWidth(f *figure.Figure) float64 {
	if len(f.Color.Counts) > 0 {
		return barCounted
	}
	return barPlain
}

// barLabels is how wide the words beside the bar are, in logical pixels.
func (m *Maker) barLabels(f *figure.Figure) float64 {
	wide := float64(m.bar.Width)
	if f.Color.Special.NaN[3] > 0 {
		wide = max(wide, m.Ruler.Width(tick.Font, NaNText))
	}
	return wide
}

// ticksY makes the ticks of the y axis. A label of one lane must not reach into another; where there is no room for two of
// them, which have no scale, the title of the axis says what range the lanes have.
func (m *Maker) ticksY(l *Layout, f *figure.Figure) {
	l.Lanes = lanesOf(f, l.Plot.H())
	w := l.Y
	w.Pixels = max(0, l.LaneHeight())
	high := float64(l.LaneHeight()) / l.Ratio
	m.y.Beside = 0
	if l.Lanes > 1 {
		m.y.Beside = LabelHeight / 2 / high
	}
	m.y.Update(&m.Ruler, w, f.Y.LabelUnit(), high, false)
	l.Low = l.Lanes > 1 && m.y.Labelled() < 2
}

// bare gives all the room to the plot: there is too little for axes, or none are wanted.
func (m *Maker) bare(l *Layout, f *figure.Figure) {
	l.Plot, l.Small, l.Inset = Rect{0, 0, l.Device(l.Width), l.Device(l.Height)}, true, [2]int{}
	for _, t := range [...]*tick.Ticks{&m.x, &m.y} {
		t.Clear()
		t.Forget()
	}
	l.Bar, l.Need, l.Low = Rect{}, [2]float64{}, false
	if f.EqualUnits() && l.X.Valid() && l.Y.Valid() {
		whole := l.Plot
		wide, high := shaped(whole.W(), whole.H(), l.shape())
		if wide > 0 && high > 0 {
			l.Plot.Left, l.Plot.Top = (whole.W()-wide)/2, (whole.H()-high)/2
			l.Plot.Right, l.Plot.Bottom = l.Plot.Left+wide, l.Plot.Top+high
		}
	}
	m.fit(l, f)
}
