package spectrogram

import (
	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/compute/spectral"
)

// signal is where samples come from: a series, or the ring of a stream. Places count from the first sample ever.
type signal struct {
	data widget.Series
	ring *widget.Ring
}

// first and end are the places of the samples there are.
func (s *signal) first() int64 {
	if s.ring != nil {
		return s.ring.First()
	}
	return 0
}

func (s *signal) end() int64 {
	if s.ring != nil {
		return s.ring.Total()
	}
	return int64(s.data.Len())
}

func (s *signal) fullScale() float64 {
	if s.ring != nil {
		return s.ring.FullScale()
	}
	return s.data.FullScale()
}

// wide says whether float32 would round the samples.
func (s *signal) wide() bool {
	k := s.data.Kind()
	return s.ring == nil && (k == widget.Float64 || k == widget.Int32)
}

// transformer makes the levels of one segment, in dB.
type transformer interface {
	column(dst []float32, s *signal, at int64)
}

// newTransformer returns one in the precision that s needs.
func newTransformer(c spectral.Config, unit spectral.Unit, s *signal) (transformer, error) {
	if s.wide() {
		stft, err := spectral.NewSTFT[float64](c)
		if err != nil {
			return nil, err
		}
		return &double{stft, unit, make([]float64, c.FFTSize), make([]float64, c.Bins())}, nil
	}
	stft, err := spectral.NewSTFT[float32](c)
	if err != nil {
		return nil, err
	}
	return &single{stft, unit, make([]float32, c.FFTSize)}, nil
}

// single computes in float32.
type single struct {
	stft    *spectral.STFT[float32]
	unit    spectral.Unit
	samples []float32 // of one segment, when they do not lie in one piece as float32
}

// column fills dst with the levels of the segment that begins at a place.
func (t *single) column(dst []float32, s *signal, at int64) {
	n, x := len(t.samples), t.samples
	if s.ring != nil {
		a, b := s.ring.Spans(0, at, at+int64(n))
		if len(b) == 0 {
			x = a
		} else {
			copy(x[copy(x, a):], b)
		}
	} else if f := s.data.F32(); f != nil {
		x = f[at:][:n]
	} else {
		widget.Read(x, s.data, int(at))
	}
	t.stft.Column(dst, x, 0, t.unit)
}

// double computes in float64.
type double struct {
	stft    *spectral.STFT[float64]
	unit    spectral.Unit
	samples []float64
	levels  []float64
}

func (t *double) column(dst []float32, s *signal, at int64) {
	x := t.samples
	if f := s.data.F64(); f != nil {
		x = f[at:][:len(x)]
	} else {
		widget.Read(x, s.data, int(at))
	}
	t.stft.Column(t.levels, x, 0, t.unit)
	for i, v := range t.levels {
		dst[i] = float32(v)
	}
}
