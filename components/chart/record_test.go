package chart

import (
	"math"

	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/paint"
	"github.com/sonde-viz/sonde/components/paint/vgpaint"
)

// recorded is a paint.Backend that keeps what it is told.
type recorded struct {
	strokes [][]float64
	pens    []paint.Pen
	texts   []string
	labels  []paint.Label
	rects   [][4]float64
	circles [][]float64
}

func (r *recorded) Clip(x, y, w, h float64) {}
func (r *recorded) Unclip()                 {}
func (r *recorded) Rect(x, y, w, h float64, fill paint.Color) {
	r.rects = append(r.rects, [4]float64{x, y, w, h})
}
func (r *recorded) Stroke(p paint.Pen, xy []float64) {
	r.strokes, r.pens = append(r.strokes, append([]float64(nil), xy...)), append(r.pens, p)
}
func (r *recorded) Fill(c paint.Color, xy []float64) {}
func (r *recorded) Circles(radius float64, c paint.Color, xy []float64) {
	r.circles = append(r.circles, append([]float64(nil), xy...))
}
func (r *recorded) Label(t paint.Label) {
	r.texts, r.labels = append(r.texts, t.Text), append(r.labels, t)
}
func (r *recorded) Image(left, top int, m paint.Image) {}

func record(l *paint.List) (r recorded) {
	l.Replay(&r)
	return r
}

// newChart returns a chart of 400 x 300 at 2 device pixels, from 0 to 100 by -1 to 1.
func newChart() *Chart {
	c := &Chart{}
	c.Init(&vgpaint.Measurer{})
	c.Resize(400, 300, 2)
	c.Fig.X = figure.Axis{Title: "Time", Unit: "s", Hi: 100}
	c.Fig.Y = figure.Axis{Title: "Level", Lo: -1, Hi: 1}
	c.Layout()
	return c
}

func near0(a, b float64) bool { return math.Abs(a-b) < 1e-9*math.Max(1, math.Abs(b)) }
