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
	bounds bounds

	exponent int  // what out is of is 2^exponent times that
	silent   bool // and all of it is 0
}

func newSegment[T fft.Float](c Config) (*segment[T], error) {
	if err := c.Check(); err != nil {
		return nil, err
	}
	n := c.FFTSize
	s := &segment[T]{cfg: c, plan: fft.NewRealPlan[T](n), bounds: boundsOf[T]()}
	block := make([]T, 2*n+2*c.Bins())
	s.window, s.in, s.out = block[:n], block[n:2*n], block[2*n:]
	window.Fill(s.window, window.Spec{Kind: c.Window})
	for _, w := range s.window {
		s.sum += float64(w)
		s.sum2 += float64(w) * float64(w)
	}
	return s, nil
}

// transform leaves the transform of x, divided by 2^exponent, in s.out and tells whether all samples are finite.
func (s *segment[T]) transform(x []T) (finite bool) {
	s.exponent, s.silent = 0, false
	ordinary := s.taper(x)
	if ordinary {
		var tiny bool
		if tiny, s.silent = small(s.in, T(s.bounds.least)); s.silent {
			clear(s.out)
			return true
		}
		ordinary = !tiny
	}
	if !ordinary {
		if s.exponent, finite = divide(s.in, x); !finite {
			return false
		}
		s.taper(s.in)
	}
	s.plan.Forward(s.out, s.in)
	return true
}

// taper detrends and tapers x into s.in, and says whether all of it is of a size that can be transformed.
func (s *segment[T]) taper(x []T) (fits bool) {
	mean := 0.0
	if s.cfg.Detrend == Constant {
		// Differences from any one sample lose nothing of a large offset.
		sum, _ := kernel.Sums(x, x[0])
		mean = float64(x[0]) + sum/float64(len(x))
	}
	return kernel.Taper(s.in, x, s.window, mean, T(s.bounds.room))
}

// factor is by what to multiply the squared magnitude of a bin that stands for two frequencies, for unit u.
func (s *segment[T]) factor(u Unit) float64 {
	switch u {
	case V2Hz:
		return 2 / (s.cfg.SampleRate * s.sum2)
	case DBFS: // re the power of a full-scale sine, half of the square of its amplitude
		full, _ := s.cfg.fullScale()
		return 4 / (s.sum * full) / (s.sum * full)
	case DB, V:
		return 2 / (s.sum * s.sum)
	}
	panic("spectral: unknown unit \"" + string(u) + "\"")
}

// finish turns squared magnitudes, already multiplied by the factor, into values of unit u, of samples 2^exponent times as large.
func (s *segment[T]) finish(x []float64, u Unit, exponent int) {
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
	if u == DBFS {
		_, e := s.cfg.fullScale()
		exponent -= e
	}
	enlarge(x, exponent, u)
}
