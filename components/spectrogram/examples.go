package spectrogram

import (
	"math"

	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/compute/colormap"
	"github.com/sonde-viz/sonde/compute/spectral"
	"github.com/sonde-viz/sonde/compute/window"
)

var examples = []widget.Example[Props]{
	{
		Name:  "speech",
		Title: "Three syllables made in code: harmonics under gliding formants, and the hiss between them, on the mel scale",
		Props: func() Props {
			p := defaults
			p.Data = widget.Float32s(syllables(10000, 16000))
			p.SampleRate, p.FFTSize, p.Overlap = 10000, 400, 0.75
			p.FrequencyScale = Mel
			p.VMin, p.VMax = widget.Some(-100.0), widget.Some(-20.0)
			p.Label = "Syllables"
			return p
		},
	},
	{
		Name:  "waterfall",
		Title: "A receiver's band as a waterfall: a steady carrier, one that is keyed, one that drifts, and sweeps through them",
		Props: func() Props {
			p := defaults
			p.Data = widget.Int16s(band(4000, 20000), 1) // whole numbers, as they come from a converter
			p.SampleRate, p.FFTSize, p.Window = 4000, 256, window.BlackmanHarris
			p.Unit, p.SampleUnit = spectral.DB, "count"
			p.Orientation, p.Colormap = Waterfall, colormap.Turbo
			p.VMin, p.VMax = widget.Some(0.0), widget.Some(80.0)
			p.Label = "Waterfall"
			return p
		},
	},
	{
		Name:  "log-axis",
		Title: "An exponential sweep with its harmonics through noise, straight on a logarithmic axis, and samples that are missing",
		Props: func() Props {
			p := defaults
			p.Data = widget.Float32s(sweep(8000, 16000))
			p.SampleRate, p.FFTSize, p.Overlap = 8000, 512, 0.8
			p.FrequencyScale, p.FMin = Log, widget.Some(40.0)
			p.Colormap = colormap.Viridis
			p.VMin, p.VMax = widget.Some(-110.0), widget.Some(0.0)
			p.Label = "Sweep"
			return p
		},
	},
}

// syllables are harmonics of a falling pitch, shaped by two resonances that glide, with hiss before each.
func syllables(rate float64, n int) []float32 {
	x := make([]float32, n)
	r := widget.Noise{State: 1}
	pitch, each := 0.0, n/3+1
	last := 0.0
	for i := range x {
		k, u := i/each, float64(i%each)/float64(each) // which syllable, and how far it is
		f0 := 150*math.Exp(-0.35*u) + 10*math.Sin(2*math.Pi*5*float64(i)/rate)
		pitch += 2 * math.Pi * f0 / rate
		f1 := 300 + 500*math.Abs(math.Sin(math.Pi*(u+0.3*float64(k))))
		f2 := 1000 + 1400*u*float64(k%2) + 1200*(1-u)*float64((k+1)%2)
		voice := 0.0
		if env := math.Sin(math.Pi * min(max((u-0.25)/0.65, 0), 1)); env > 0 {
			for h := 1.0; h*f0 < 4500; h++ {
				f := h * f0
				a := 1/(1+math.Pow((f-f1)/90, 2)) + 0.4/(1+math.Pow((f-f2)/130, 2)) + 0.002
				voice += 0.12 * env * a * math.Sin(h*pitch)
			}
		}
		v := r.Next()
		hiss := (v - last) * 0.03 * math.Sin(math.Pi*min(u/0.25, 1)) // a difference: high frequencies
		last = v
		x[i] = float32(voice + hiss + 1e-4*v)
	}
	return x
}

func band(rate float64, n int) []int16 {
	x := make([]int16, n)
	r := widget.Noise{State: 2}
	var drift, fast float64
	for i := range x {
		t := float64(i) / rate
		v := 0.05 * math.Sin(2*math.Pi*450*t)
		if int(t*6)%3 != 1 {
			v += 0.1 * math.Sin(2*math.Pi*1050*t)
		}
		drift += 2 * math.Pi * (1500 + 75*math.Sin(2*math.Pi*0.4*t)) / rate
		fast += 2 * math.Pi * 1950 * math.Abs(math.Mod(0.5*t, 2)-1) / rate
		v += 0.05*math.Sin(drift) + 0.01*math.Sin(fast) + 0.002*r.Next()
		x[i] = int16(math.Round(32767 * v))
	}
	return x
}

func sweep(rate float64, n int) []float32 {
	x := make([]float32, n)
	r := widget.Noise{State: 3}
	phase := 0.0
	for i := range x {
		f := 50 * math.Pow(60, float64(i)/float64(n)) // 50 Hz to 3 kHz
		phase += 2 * math.Pi * f / rate
		v := 0.5*math.Sin(phase) + 1e-3*r.Next()
		if 2*f < rate/2 {
			v += 0.005 * math.Sin(2*phase)
		}
		if 3*f < rate/2 {
			v += 0.02 * math.Sin(3*phase)
		}
		x[i] = float32(v)
	}
	for i := 2 * n / 3; i < 2*n/3+n/50; i++ {
		x[i] = nan
	}
	return x
}
