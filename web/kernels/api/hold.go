package api

import (
	"github.com/sonde-viz/sonde/compute/fft"
	"github.com/sonde-viz/sonde/compute/spectral"
)

// Hold is STFT.Hold for the Workers of a page, whose widgets know their shapes. It is no function of the JavaScript API: hence no
// method. The transform is kept for the next call: another part of the same work nearly always.
func Hold[T fft.Float](f *Functions[T], c spectral.Config, dst []float32, x []T, hop, each int, u spectral.Unit) error {
	s, err := f.stft(c)
	if err != nil {
		return err
	}
	if len(dst) != s.HoldColumns(len(x), hop, each)*c.Bins() {
		return refusal{}
	}
	s.Hold(dst, x, hop, each, u)
	return nil
}

// Sum is Welch.Sum of the segments of x, likewise; behind the sums, dst has the number of segments.
func Sum[T fft.Float](f *Functions[T], c spectral.Config, dst []float64, x []T) error {
	w, err := f.welch(c)
	if err != nil {
		return err
	}
	sums := c.Sums()
	if len(dst) != sums+1 {
		return refusal{}
	}
	w.Reset()
	w.AddAll(x)
	dst[sums] = float64(w.Sum(dst[:sums]))
	return nil
}
