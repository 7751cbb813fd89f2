package spectrum

import (
	"math"

	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/compute/spectral"
	"github.com/sonde-viz/sonde/compute/window"
)

var examples = []widget.Example[Props]{
	{
		Name:  "tone",
		Title: "A 1 kHz tone at -6 dBFS with its third harmonic 40 dB below, in a little noise",
		Props: func() Props {
			p := defaults
			p.Data = widget.Float32s(tone())
			p.SampleRate, p.FFTSize, p.Window = 16000, 2048, window.BlackmanHarris
			p.Label = "Tone with a third harmonic"
			return p
		},
	},
	{
		Name:  "noise-density",
		Title: "The power density of noise through a one-pole low-pass at 500 Hz, on a logarithmic frequency axis",
		Props: func() Props {
			p := defaults
			p.Data = widget.Float32s(filteredNoise())
			p.SampleRate, p.FFTSize, p.Overlap = 16000, 1024, 0.75
			p.Unit, p.XScale = spectral.V2Hz, Log
			p.Label = "Low-pass noise"
			return p
		},
	},
}

func tone() []float32 {
	x := make([]float32, 4096)
	n := widget.Noise{State: 1}
	for i := range x {
		t := float64(i) / 16000
		a := 0.5*math.Sin(2*math.Pi*1000*t) + 0.005*math.Sin(2*math.Pi*3000*t)
		x[i] = float32(a + 1e-4*n.Next())
	}
	return x
}

func filteredNoise() []float32 {
	x := make([]float32, 8192)
	n := widget.Noise{State: 2}
	k := 1 - math.Exp(-2*math.Pi*500/16000)
	y := 0.0
	for i := range x {
		y += k * (n.Next() - y)
		x[i] = float32(y)
	}
	return x
}
