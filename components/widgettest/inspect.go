package widgettest

import (
	"fmt"
	"math"

	"github.com/sonde-viz/sonde/components/paint"
)

// Inspect reads a list as a painter does and returns what is wrong with it: coordinates that are no numbers, drawing
// outside of the canvas of w x h logical pixels, texts over each other, images without their pixels, clips left open.
// What lies inside a clip may reach beyond it: that is what clips are for.
func Inspect(l *paint.List, m paint.Measurer, w, h, dpr float64) (problems []string) {
	i := inspector{measurer: m, w: w, h: h, dpr: dpr}
	defer func() {
		if r := recover(); r != nil {
			problems = append(i.problems, fmt.Sprintf("the list is malformed: %v", r))
		}
	}()
	l.Replay(&i)
	if i.clips != 0 {
		i.report("%d clips are left open", i.clips)
	}
	return i.problems
}

type inspector struct {
	measurer  paint.Measurer
	w, h, dpr float64
	clips     int
	texts     []textBox
	problems  []string
}

type textBox struct {
	text           string
	x0, y0, x1, y1 float64
}

func (i *inspector) report(format string, args ...any) {
	if len(i.problems) < 20 {
		i.problems = append(i.problems, fmt.Sprintf(format, args...))
	}
}

// loose is how far shapes may stand over the edge of the canvas, in logical pixels: half a line.
const loose = 1

func (i *inspector) inside(what string, x0, y0, x1, y1 float64) {
	if v := x0 + y0 + x1 + y1; math.IsNaN(v) || math.IsInf(v, 0) {
		i.report("%s has coordinates %v %v %v %v", what, x0, y0, x1, y1)
		return
	}
	if i.clips == 0 && (x0 < -loose || y0 < -loose || x1 > i.w+loose || y1 > i.h+loose) {
		i.report("%s reaches from (%.1f, %.1f) to (%.1f, %.1f), outside of the canvas of %v x %v", what, x0, y0, x1, y1, i.w, i.h)
	}
}

func (i *inspector) points(what string, grow float64, xy []float64) {
	for k := 0; k+1 < len(xy); k += 2 {
		if !math.IsNaN(xy[k]) {
			i.inside(what, xy[k]-grow, xy[k+1]-grow, xy[k]+grow, xy[k+1]+grow)
		}
	}
}

func (i *inspector) Clip(x, y, w, h float64) {
	i.inside("a clip", x, y, x+w, y+h)
	i.clips++
}

func (i *inspector) Unclip() {
	if i.clips--; i.clips < 0 {
		i.report("a clip is ended that was not begun")
		i.clips = 0
	}
}

func (i *inspector) Rect(x, y, w, h float64, fill paint.Color) {
	if w < 0 || h < 0 {
		i.report("a rectangle is %v x %v", w, h)
	}
	i.inside("a rectangle", x, y, x+w, y+h)
}

func (i *inspector) Stroke(p paint.Pen, xy []float64) {
	if !(p.Width > 0) {
		i.report("a line is %v wide", p.Width)
	}
	i.points("a line", 0, xy)
}

func (i *inspector) Fill(c paint.Color, xy []float64) { i.points("an area", 0, xy) }

func (i *inspector) Circles(radius float64, c paint.Color, xy []float64) {
	i.points("a circle", radius, xy)
}

// Heights of letters above and below the base line, in em, of most fonts.
const (
	above = 0.72
	below = 0.21
)

func (i *inspector) Label(t paint.Label) {
	var width [1]float32
	i.measurer.Widths(t.Font, []string{t.Text}, width[:])
	w, size := float64(width[0]), float64(t.Font.Size)
	x0 := [...]float64{paint.Start: 0, paint.Center: -w / 2, paint.End: -w}[t.Align]
	base := [...]float64{paint.Alphabetic: 0, paint.Middle: 0.31, paint.Top: 0.81, paint.Bottom: -0.19}[t.Baseline] * size
	b := textBox{t.Text, x0, base - above*size, x0 + w, base + below*size}
	for range t.Turn & 3 {
		b.x0, b.y0, b.x1, b.y1 = b.y0, -b.x1, b.y1, -b.x0
	}
	b.x0, b.y0, b.x1, b.y1 = b.x0+t.X, b.y0+t.Y, b.x1+t.X, b.y1+t.Y
	i.inside(fmt.Sprintf("the text %.40q", t.Text), b.x0, b.y0, b.x1, b.y1)
	if i.clips > 0 || t.Text == "" {
		return
	}
	for _, o := range i.texts {
		if b.x0 < o.x1 && o.x0 < b.x1 && b.y0 < o.y1 && o.y0 < b.y1 {
			i.report("the texts %.40q and %.40q overlap", o.text, b.text)
		}
	}
	i.texts = append(i.texts, b)
}

func (i *inspector) Image(left, top int, m paint.Image) {
	if m.W <= 0 || m.H <= 0 || len(m.Pix) != 4*m.W*m.H {
		i.report("an image of %d x %d pixels has %d bytes", m.W, m.H, len(m.Pix))
	}
	if left < 0 || top < 0 || left+m.W > int(math.Round(i.w*i.dpr)) || top+m.H > int(math.Round(i.h*i.dpr)) {
		i.report("an image lies at (%d, %d) and is %d x %d, outside of %v x %v at %v pixels each", left, top, m.W, m.H, i.w, i.h, i.dpr)
	}
}
