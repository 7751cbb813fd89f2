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
	{
		Name:  "counts",
		Title: "Counts over five decades: a logarithmic norm, with cells that counted nothing",
		Props: func() Props {
			const rows, columns = 60, 90
			z := make([]uint16, rows*columns)
			for r := range rows {
				for c := range columns {
					x, y := (float64(c)-44.5)/9, (float64(r)-29.5)/9
					z[r*columns+c] = uint16(45000 * math.Exp(-(x*x+y*y)/2) * (1 + 0.3*math.Sin(3*x)))
				}
			}
			p := defaults
			p.Data, p.Rows, p.Columns = widget.Uint16s(z, 1), rows, columns
			p.Norm, p.Colormap = colormap.Log, colormap.Magma
			p.VMin, p.VMax = widget.Some(1.0), widget.Some(1e5)
			p.UnderColor = "#5a6472"
			p.XTitle, p.YTitle, p.ValueTitle = "Channel", "Row", "Counts"
			p.Label = "Detector"
			return p
		},
	},
	{
		Name:  "bands",
		Title: "Levels in third-octave bands, hour by hour: edges that are a geometric series, on a logarithmic axis",
		Props: func() Props {
			edges := make([]float64, 31)
			for i := range edges {
				edges[i] = 1000 * math.Pow(10, (float64(i)-17.5)/10)
			}
			hours := []float64{0, 5, 7, 8, 9, 12, 13, 17, 18, 20, 22, 24}
			rows, columns := len(edges)-1, len(hours)-1
			z := make([]float32, rows*columns)
			for r := range rows {
				for c := range columns {
					day := math.Sin(math.Pi * (hours[c] + hours[c+1]) / 48)
					z[r*columns+c] = float32(38 + 30*day*day - 0.08*math.Pow(float64(r)-11, 2) + 2*math.Cos(float64(3*r+5*c)))
				}
			}
			p := defaults
			p.Data, p.Rows, p.Columns = widget.Float32s(z), rows, columns
			p.XEdges, p.YEdges, p.YScale = widget.Float64s(hours), widget.Float64s(edges), Log
			p.Colormap = colormap.Inferno
			p.XTitle, p.XUnit, p.YTitle, p.YUnit = "Time of day", "h", "Frequency", "Hz"
			p.ValueTitle, p.ValueUnit = "Level", "dB"
			p.Label = "Noise of a street"
			return p
		},
	},
	{
		Name:  "relief",
		Title: "Heights with isolines, and sea level in the middle of the colours",
		Props: func() Props {
			const rows, columns = 60, 80
			z := make([]float64, rows*columns)
			for r := range rows {
				for c := range columns {
					x, y := float64(c)/columns, float64(r)/rows
					z[r*columns+c] = 1600*math.Exp(-20*(math.Pow(x-0.35, 2)+math.Pow(y-0.6, 2))) +
						900*math.Exp(-30*(math.Pow(x-0.75, 2)+math.Pow(y-0.3, 2))) + 60*math.Sin(9*x)*math.Cos(7*y) - 250
				}
			}
			p := defaults
			p.Data, p.Rows, p.Columns = widget.Float64s(z), rows, columns
			p.X1, p.Y1 = widget.Some(16.0), widget.Some(12.0)
			p.Norm, p.Center, p.Colormap = colormap.TwoSlope, 0, colormap.Coolwarm
			p.VMin, p.VMax = widget.Some(-400.0), widget.Some(1400.0)
			p.Isolines = 8
			p.XTitle, p.XUnit, p.YTitle, p.YUnit = "East", "km", "North", "km"
			p.ValueTitle, p.ValueUnit = "Height", "m"
			p.Label = "Relief"
			return p
		},
	},
	{
		Name:  "image",
		Title: "An image of 8 bits: row 0 at the top, square pixels, gray between the 2nd and the 98th percentile",
		Props: func() Props {
			const rows, columns = 64, 96
			z := make([]uint8, rows*columns)
			for r := range rows {
				for c := range columns {
					v := 90 + 0.6*float64(c) + 30*math.Sin(float64(r*c)/150)
					if math.Hypot(float64(r)-24, float64(c)-60) < 13 {
						v += 60
					}
					z[r*columns+c] = uint8(v)
				}
			}
			p := defaults
			p.Data, p.Rows, p.Columns = widget.Uint8s(z, 1), rows, columns
			p.Origin, p.Aspect, p.Colormap, p.Limits = Top, Equal, colormap.Gray, Robust
			p.XTitle, p.YTitle, p.ValueTitle = "Column", "Row", "Brightness"
			p.Label = "Camera"
			return p
		},
	},
	{
		Name:  "history",
		Title: "The last 200 lines of an instrument: pushRows appends more of them at the top",
		Props: func() Props {
			const rows, columns = 140, 64
			z := make([]float32, rows*columns)
			for r := range rows {
				for c := range columns {
					d := float64(c) - 32 - 18*math.Sin(float64(r)/23)
					z[r*columns+c] = float32(math.Exp(-d*d/18) + 0.15*math.Sin(float64(7*r+13*c)))
				}
			}
			p := defaults
			p.Data, p.Rows, p.Columns, p.History = widget.Float32s(z), rows, columns, 200
			p.VMin, p.VMax = widget.Some(-0.2), widget.Some(1.2)
			p.Y1, p.YTitle, p.YUnit = widget.Some(14.0), "Time", "s"
			p.XTitle, p.ValueTitle = "Channel", "Signal"
			p.Label = "Instrument"
			return p
		},
	},
}

func wave(x, y float64) float64 {
	d := math.Hypot(x, y)
	return math.Cos(2*math.Pi*d/0.25) / (1 + 2*d)
}
