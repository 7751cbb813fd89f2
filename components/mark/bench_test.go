package mark

import (
	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/layout"
	"github.com/sonde-viz/sonde/components/paint"
	"github.com/sonde-viz/sonde/components/paint/vgpaint"
)

// bench draws a figure.
type bench struct {
	Canvas
	size  layout.Size
	maker layout.Maker
	parts []Part
}

func newBench() *bench {
	b := &bench{size: layout.Size{Width: 400, Height: 300, Ratio: 2}, parts: Parts()}
	b.maker.Ruler.Measurer = &vgpaint.Measurer{}
	b.Canvas = Canvas{List: &paint.List{}, Fig: &figure.Figure{}, Theme: &figure.Light, Ruler: &b.maker.Ruler}
	b.Fig.X = figure.Axis{Title: "Time", Unit: "s", Hi: 100}
	b.Fig.Y = figure.Axis{Title: "Level", Lo: -1, Hi: 1}
	b.layout()
	return b
}

func (b *bench) layout() {
	x, y := b.Fig.X, b.Fig.Y
	b.Bar = layout.Limits{Norm: &b.Fig.Color.Norm, Lo: b.Fig.Color.Lo, Hi: b.Fig.Color.Hi}
	b.At = b.maker.Make(b.Fig, b.size, x.Window(x.Lo, x.Hi), y.Window(y.Lo, y.Hi), b.Bar)
}

func (b *bench) paint() *paint.List {
	b.Reset()
	for _, p := range b.parts {
		p.Draw(&b.Canvas)
	}
	return b.List
}

func (b *bench) pixel(x, y float64) (px, py float64) {
	return b.At.PX(b.At.X.Unit(x)), b.At.PY(b.At.Y.Unit(y))
}

func (b *bench) isolines() *isolines {
	for _, p := range b.parts {
		if p, ok := p.(*plot); ok {
			for _, m := range p.marks {
				if m, ok := m.Part.(*isolines); ok {
					return m
				}
			}
		}
	}
	panic("no isolines")
}

// fills are the lines of a list.
type fills struct{ strokes [][]float64 }

func (f *fills) Stroke(p paint.Pen, xy []float64) {
	f.strokes = append(f.strokes, append([]float64(nil), xy...))
}
func (*fills) Label(paint.Label)                                   {}
func (*fills) Clip(x, y, w, h float64)                             {}
func (*fills) Unclip()                                             {}
func (*fills) Rect(x, y, w, h float64, fill paint.Color)           {}
func (*fills) Fill(c paint.Color, xy []float64)                    {}
func (*fills) Circles(radius float64, c paint.Color, xy []float64) {}
func (*fills) Image(left, top int, m paint.Image)                  {}
