package spectral

import (
	"math"

	"github.com/sonde-viz/sonde/compute/fft"
	"github.com/sonde-viz/sonde/compute/internal/kernel"
	"github.com/sonde-viz/sonde/compute/window"
)

// segment transforms one segment at a time: detrend, window, real transform.
type segment[T fft.Float] struct {
	cfg    Config
	plan   *fft.RealPlan[T]
	window []T
	in     []T
	out    []T
	sum    float64 // of the window
	sum2   float64 // of its squares
}

func newSegment[T fft.Float](c Config) (*segment[T], error) {
	if err := c.Check(); err != nil {
		return nil, err
	}
	n := c.FFTSize
	s := &segment[T]{cfg: c, plan: fft.NewRealPlan[T](n)}
	block := make([]T, 2*n+2*c.Bins())
	s.window, s.in, s.out = block[:n], block[n:2*n], block[2*n:]
	window.Fill(s.window, window.Spec{Kind: c.Window})
	for _, w := range s.window {
		s.sum += float64(w)
		s.sum2 += float64(w) * float64(w)
	}
	return s, nil
}

// transform leaves the transform of x in s.out and tells whether all samples are finite.
func (s *segment[T]) transform(x []T) (finite bool) {
	mean := 0.0
	if s.cfg.Detrend == Constant {
		// Differences from any one sample lose nothing of a large offset.
		sum, _ := kernel.Sums(x, x[0])
		mean = float64(x[0]) + sum/float64(len(x))
	}
	finite = kernel.Taper(s.in, x, s.window, mean)
	s.plan.Forward(s.out, s.in)
	return finite
}

// factor is by what to multiply the squared magnitude of a bin that stands for two frequencies, for unit u.
func (s *segment[T]) factor(u Unit) float64 {
	switch u {
	case V2Hz:
		return 2 / (s.cfg.SampleRate * s.sum2)
	case DBFS:
		return 4 / (s.sum * s.sum) // re the power of a full-scale sine, 1/2
	case DB, V:
		return 2 / (s.sum * s.sum)
	}
	panic("spectral: unknown unit \"" + string(u) + "\"")
}

// finish turns squared magnitudes, already multiplied by the factor, into values of unit u.
func (s *segment[T]) finish(x []float64, u Unit) {
	x[0] /= 2 // bin 0 stands for one frequency, and so does the last one of an even length
	if s.cfg.FFTSize%2 == 0 {
		x[len(x)-1] /= 2
	}
	switch u {
	case DBFS, DB:
		kernel.Decibels(x)
	case V:
		for k, p := range x {
			x[k] = math.Sqrt(p)
		}
	}
}
