package widgettest

import "github.com/sonde-viz/sonde/components/paint"

// Texts returns what is written in a list, from the back to the front.
func Texts(l *paint.List) []string {
	var t written
	l.Replay(&t)
	return t
}

type written []string

func (t *written) Label(l paint.Label) { *t = append(*t, l.Text) }

func (*written) Clip(x, y, w, h float64)                             {}
func (*written) Unclip()                                             {}
func (*written) Rect(x, y, w, h float64, fill paint.Color)           {}
func (*written) Stroke(p paint.Pen, xy []float64)                    {}
func (*written) Fill(c paint.Color, xy []float64)                    {}
func (*written) Circles(radius float64, c paint.Color, xy []float64) {}
func (*written) Image(left, top int, m paint.Image)                  {}
