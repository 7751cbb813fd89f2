package layout

import (
	"math"

	"github.com/sonde-viz/sonde/components/figure"
)

// shrink makes the plot narrower or lower, so that a unit of x is as long as one of y, and puts it in the middle.
func (m *Maker) shrink(l *Layout, f *figure.Figure, size Size, bar Limits) {
	if !l.X.Valid() || !l.Y.Valid() {
		return
	}
	shape := l.shape()
	whole, left, right := l.Plot, l.Plot.Left, l.Plot.Right
	for range 3 { // the labels of a lower plot may be narrower, and leave more room
		_, high := shaped(right-left, whole.H(), shape)
		if high == l.Plot.H() {
			break
		}
		l.Plot.Bottom = l.Plot.Top + high
		left, right = m.sides(l, f, size, bar)
	}
	wide, _ := shaped(right-left, l.Plot.H(), shape)
	if wide < 16 || l.Plot.H() < 16 { // a line rather than a picture: better seen than true
		l.Plot = whole
		m.sides(l, f, size, bar)
		return
	}
	l.Inset = [2]int{(right - left - wide) / 2, (whole.H() - l.Plot.H()) / 2}
	l.Plot.Top += l.Inset[1]
	l.Plot.Bottom += l.Inset[1]
	l.Plot.Left = left + l.Inset[0]
	l.Plot.Right = l.Plot.Left + wide
	if l.Bar.W() > 0 {
		by := l.Plot.Right - right
		l.Bar.Left, l.Bar.Right = l.Bar.Left+by, l.Bar.Right+by
	}
}

// shape is the width of what is shown in units, for each one of its height.
func (l *Layout) shape() float64 { return (l.X.Hi - l.X.Lo) / (l.Y.Hi - l.Y.Lo) }

// shaped returns the largest size of a shape within another size, in whole pixels.
func shaped(w, h int, shape float64) (wide, high int) {
	high = int(math.Round(min(float64(h), float64(w)/shape)))
	return min(w, int(math.Round(float64(high)*shape))), high
}
