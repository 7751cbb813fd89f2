package heatmap

import (
	"math"

	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/compute/colormap"
)

var examples = []widget.Example[Props]{
	{
		Name:  "ripples",
		Title: "Two sources of waves: their sum over a square of 2 m",
		Props: func() Props {
			const n = 96
			z := make([]float32, n*n)
			for r := range n {
				for c := range n {
					x, y := 2*(float64(c)+0.5)/n-1, 2*(float64(r)+0.5)/n-1
					z[r*n+c] = float32((wave(x-0.4, y) + wave(x+0.4, y)) / 2)
				}
			}
			p := defaults
			p.Data, p.Rows, p.Columns = widget.Float32s(z), n, n
			p.X0, p.X1 = widget.Some(-1.0), widget.Some(1.0)
			p.Y0, p.Y1 = widget.Some(-1.0), widget.Some(1.0)
			p.Colormap = colormap.Coolwarm
			p.VMin, p.VMax = widget.Some(-1.0), widget.Some(1.0)
			p.XTitle, p.XUnit, p.YTitle, p.YUnit = "x", "m", "y", "m"
			p.ValueTitle, p.ValueUnit = "Pressure", "Pa"
			p.Label = "Two sources"
			return p
		},
	},
	{
		Name:  "cells",
		Title: "A small grid with a value missing, one under the range and one over it",
		Props: func() Props {
			p := defaults
			p.Data = widget.Float32s([]float32{
				0, 1, 2, 3,
				4, 5, float32(math.NaN()), 7,
				-3, 9, 10, 14,
			})
			p.Rows, p.Columns = 3, 4
			p.VMin, p.VMax = widget.Some(0.0), widget.Some(10.0)
			p.Label = "Cells"
			return p
		},
	},
}

func wave(x, y float64) float64 {
	d := math.Hypot(x, y)
	return math.Cos(2*math.Pi*d/0.25) / (1 + 2*d)
}
