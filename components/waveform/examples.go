package waveform

import (
	"math"

	"github.com/sonde-viz/sonde/components/widget"
)

var examples = []widget.Example[Props]{
	{
		Name:  "bursts",
		Title: "Three bursts of a decaying tone and a gap, with the root mean square: 8 s at 2 kHz",
		Props: func() Props {
			p := defaults
			p.Data, p.SampleRate, p.RMS = widget.Float32s(bursts(2000, 8)), 2000, true
			p.Label = "Decaying bursts"
			return p
		},
	},
	{
		Name:  "samples",
		Title: "Thirty samples of a sine, which can be told apart: dots and stems",
		Props: func() Props {
			p := defaults
			x := make([]float64, 30)
			for i := range x {
				x[i] = 0.8 * math.Sin(2*math.Pi*float64(i)/12.5)
			}
			p.Data, p.SampleRate, p.SampleUnit, p.YTitle = widget.Float64s(x), 1000, "V", "Voltage"
			p.Label = "Thirty samples"
			return p
		},
	},
	{
		Name:  "lanes",
		Title: "Two channels of 16-bit samples, one below the other",
		Props: func() Props {
			const n, rate = 8000, 4000
			x := make([]int16, 2*n)
			for i := range n {
				t := float64(i) / rate
				x[i] = int16(30000 * math.Sin(2*math.Pi*3*t) * math.Sin(2*math.Pi*220*t))
				x[n+i] = int16(20000 * math.Sin(2*math.Pi*(2+40*t)*t))
			}
			p := defaults
			p.Data, p.Channels, p.SampleRate = widget.Int16s(x, 1), 2, rate
			p.Label = "Two channels"
			return p
		},
	},
	{
		Name:  "phases",
		Title: "Four channels on one axis, each with its colour: three phases and the neutral",
		Props: func() Props {
			const n, rate = 1200, 10000
			x := make([]float32, 4*n)
			for i := range n {
				w := 2 * math.Pi * 50 * float64(i) / rate
				for k := range 3 {
					p := w - 2*math.Pi/3*float64(k)
					x[k*n+i] = float32(325*math.Sin(p) + 14*math.Sin(5*p))
				}
				x[3*n+i] = float32(60 * math.Sin(3*w))
			}
			p := defaults
			p.Data, p.Channels, p.SampleRate, p.Lanes = widget.Float32s(x), 4, rate, Shared
			p.Label, p.YTitle, p.SampleUnit = "Phases", "Voltage", "V"
			return p
		},
	},
	{
		Name:  "decades",
		Title: "A decay over five decades on a logarithmic axis",
		Props: func() Props {
			x := make([]float64, 4000)
			for i := range x {
				t := float64(i) / 1000
				x[i] = 3*math.Exp(-3*t) + 2e-5*(1+math.Sin(40*t))
			}
			p := defaults
			p.Data, p.SampleRate, p.YScale, p.SampleUnit, p.YTitle = widget.Float64s(x), 1000, Log, "A", "Current"
			p.Label = "Decay"
			return p
		},
	},
}

func bursts(rate, seconds int) []float32 {
	x := make([]float32, rate*seconds)
	for i := range x {
		t := float64(i) / float64(rate)
		since := math.Mod(t, 2.5)
		x[i] = float32(0.9 * math.Exp(-1.5*since) * math.Sin(2*math.Pi*90*t) * math.Cos(2*math.Pi*1.3*t))
		if t > 5.6 && t < 6 {
			x[i] = float32(math.NaN())
		}
	}
	return x
}
