package spectrum

import (
	"math"

	"github.com/sonde-viz/sonde/components/paint"
)

// peak is a paint.Backend that looks for the highest point of the lines.
type peak struct{ x, y float64 }

func (p *peak) Stroke(_ paint.Pen, xy []float64) {
	for i := 0; i < len(xy); i += 2 {
		if !math.IsNaN(xy[i]) && (p.x == 0 || xy[i+1] < p.y) {
			p.x, p.y = xy[i], xy[i+1]
		}
	}
}

func (*peak) Clip(x, y, w, h float64)                        {}
func (*peak) Unclip()                                        {}
func (*peak) Rect(x, y, w, h float64, c paint.Color)         {}
func (*peak) Fill(c paint.Color, xy []float64)               {}
func (*peak) Circles(r float64, c paint.Color, xy []float64) {}
func (*peak) Label(t paint.Label)                            {}
func (*peak) Image(left, top int, m paint.Image)             {}
