package spectral

import (
	"math"

	"github.com/sonde-viz/sonde/compute/fft"
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
	var mean T
	var bad T // 0 as long as all samples are finite, then NaN
	if s.cfg.Detrend == Constant {
		var sum float64
		for _, v := range x {
			sum += float64(v)
		}
		mean = T(sum / float64(len(x)))
	}
	in, w := s.in[:len(x)], s.window[:len(x)]
	for i, v := range x {
		bad += v - v
		in[i] = (v - mean) * w[i]
	}
	s.plan.Forward(s.out, in)
	return bad == 0
}

// power is the squared magnitude of bin k.
func (s *segment[T]) power(k int) float64 {
	re, im := float64(s.out[2*k]), float64(s.out[2*k+1])
	return re*re + im*im
}

// scale turns the squared magnitudes of a transform into values of a unit.
type scale struct {
	unit Unit
	once float64 // factor for bins that stand for one frequency
	last int     // the last bin if it is one of those, or -1
}

func (s *segment[T]) scale(u Unit) scale {
	if !u.Valid() {
		panic("spectral: unknown unit \"" + string(u) + "\"")
	}
	c := scale{unit: u, last: -1, once: 1 / (s.sum * s.sum)}
	if u == V2Hz {
		c.once = 1 / (s.cfg.SampleRate * s.sum2)
	}
	if s.cfg.FFTSize%2 == 0 {
		c.last = s.cfg.FFTSize / 2
	}
	return c
}

// value is the value of bin k, whose squared magnitude is p.
func (c scale) value(k int, p float64) float64 {
	p *= c.once
	if k != 0 && k != c.last {
		p *= 2
	}
	switch c.unit {
	case DBFS:
		return 10 * math.Log10(2*p) // re the power of a full-scale sine, 1/2
	case DB:
		return 10 * math.Log10(p)
	case V:
		return math.Sqrt(p)
	}
	return p
}
