package spectrogram

import (
	"math"

	"github.com/sonde-viz/sonde/compute/spectral"
	"github.com/sonde-viz/sonde/compute/window"
)

// Levels are computed, kept and coloured in decibels whatever the unit: its logarithm is what a picture can show.

// base is the unit of the transform for which level and decibels are inverse, and what to add to its decibels.
func base(c spectral.Config, u spectral.Unit) (unit spectral.Unit, offset float64) {
	if u == spectral.DBFS {
		return spectral.DBFS, 0
	}
	if u == spectral.V2Hz {
		// Power by the coherent gain, density by the noise bandwidth: the ratio is that of the windows' sums.
		w := window.Fill(make([]float64, c.FFTSize), window.Spec{Kind: c.Window})
		sum, sum2 := 0.0, 0.0
		for _, v := range w {
			sum, sum2 = sum+v, sum2+v*v
		}
		return spectral.DB, 10 * math.Log10(sum/c.SampleRate*(sum/sum2))
	}
	return spectral.DB, 0
}

// decibels is the level of a value in the unit shown.
func (p Props) decibels(v float64) float64 {
	switch p.Unit {
	case spectral.V:
		return 20 * math.Log10(v)
	case spectral.V2Hz:
		return 10 * math.Log10(v)
	}
	return v
}

// value is the inverse of decibels.
func (p Props) value(db float64) float64 {
	switch p.Unit {
	case spectral.V:
		return math.Pow(10, db/20)
	case spectral.V2Hz:
		return math.Pow(10, db/10)
	}
	return db
}

// valueTitle is the title of the colour bar.
func (p Props) valueTitle() string {
	switch p.Unit {
	case spectral.V:
		return "Amplitude (rms)"
	case spectral.V2Hz:
		return "Power density"
	}
	return "Level"
}
