package gonumplot

import (
	"image/color"
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/palette/moreland"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"

	"github.com/sonde-viz/sonde/components/widget"
)

var examples = []widget.Example[Props]{
	{
		Name:  "box-plot",
		Title: "Errors with long tails, of three strengths, as box plots",
		Props: func() Props { return Props{Plot: Of(boxPlot()), Label: "Box plots of errors"} },
	},
	{
		Name:  "contour",
		Title: "Lines of equal value of a surface with a saddle",
		Props: func() Props { return Props{Plot: Of(contour()), Label: "Contour lines of a saddle"} },
	},
}

// boxPlot makes numbers by the golden ratio: evenly spread and the same every time.
func boxPlot() *plot.Plot {
	p := plot.New()
	p.Title.Text = "Errors with long tails"
	p.Y.Label.Text = "Error (mV)"
	for i, strength := range []float64{1, 2, 4} {
		v := make(plotter.Values, 200)
		for k := range v {
			_, u := math.Modf(float64(k) * math.Phi)
			v[k] = strength * math.Tan(2.5*(u-0.5))
		}
		b, err := plotter.NewBoxPlot(vg.Points(28), float64(i), v)
		if err != nil {
			panic("gonumplot: " + err.Error()) // only for no values or NaN
		}
		b.FillColor = color.NRGBA{102, 178, 255, 255}
		p.Add(b)
	}
	p.NominalX("1 mV", "2 mV", "4 mV")
	p.X.Min, p.X.Max = -0.5, 2.5
	return p
}

func contour() *plot.Plot {
	p := plot.New()
	p.Title.Text = "Saddle"
	p.X.Label.Text, p.Y.Label.Text = "x", "y"
	levels := []float64{-0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75}
	p.Add(plotter.NewContour(saddle{}, levels, moreland.SmoothBlueRed().Palette(len(levels))))
	return p
}

// saddle is x^2 - y^2 on 41 x 41 points from -1 to 1.
type saddle struct{}

func (saddle) Dims() (c, r int)     { return 41, 41 }
func (saddle) X(c int) float64      { return float64(c-20) / 20 }
func (saddle) Y(r int) float64      { return float64(r-20) / 20 }
func (s saddle) Z(c, r int) float64 { return s.X(c)*s.X(c) - s.Y(r)*s.Y(r) }
