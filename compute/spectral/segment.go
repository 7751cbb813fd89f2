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
	var mean float64 // taken off in float64: rounded to float32 it would leave a part of a large mean behind
	var bad T        // 0 as long as all samples are finite, then NaN
	if s.cfg.Detrend == Constant {
		var sum float64
		for _, v := range x {
			sum += float64(v)
		}
		mean = sum / float64(len(x))
	}
	in, w := s.in[:len(x)], s.window[:len(x)]
	for i, v := range x {
		bad += v - v
		in[i] = T(float64(v)-mean) * w[i]
	}
	s.plan.Forward(s.out, in)
	return bad == 0
}

// power writes the squared magnitudes of s.out to dst, or adds them to it.
func (s *segment[T]) power(dst []float64, add bool) {
	out := s.out[:2*len(dst)]
	for k := range dst {
		re, im := float64(out[2*k]), float64(out[2*k+1])
		p := re*re + im*im
		if add {
			p += dst[k]
		}
		dst[k] = p
	}
}

// scale turns the sums x of the squared magnitudes of count transforms into the unit u, in place.
func (s *segment[T]) scale(x []float64, count int, u Unit) {
	once := 1 / (s.sum * s.sum) // the factor for bins that stand for one frequency
	switch u {
	case V2Hz:
		once = 1 / (s.cfg.SampleRate * s.sum2)
	case DBFS:
		once *= 2 // re the power of a full-scale sine, 1/2
	case DB, V:
	default:
		panic("spectral: unknown unit \"" + string(u) + "\"")
	}
	once /= float64(count)
	last := len(x) - 1
	x[0] *= once
	for k := 1; k < last; k++ {
		x[k] *= 2 * once
	}
	if s.cfg.FFTSize%2 == 1 {
		once *= 2 // the last bin stands for two frequencies as well
	}
	x[last] *= once

	switch u {
	case DBFS, DB:
		kernel.Decibels(x)
	case V:
		for k, p := range x {
			x[k] = math.Sqrt(p)
		}
	}
}
