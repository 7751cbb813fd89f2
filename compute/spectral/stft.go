package spectral

import (
	"math"
	"strconv"

	"github.com/sonde-viz/sonde/compute/fft"
	"github.com/sonde-viz/sonde/compute/internal/kernel"
)

// STFT computes the columns of a short-time Fourier transform, one at a time, so that long
// signals can be done in slices of work.
type STFT[T fft.Float] struct {
	seg  *segment[T]
	work []float64 // of one column
}

// NewSTFT returns a transform for c, or the error of c.Check.
func NewSTFT[T fft.Float](c Config) (*STFT[T], error) {
	seg, err := newSegment[T](c)
	if err != nil {
		return nil, err
	}
	return &STFT[T]{seg, make([]float64, c.Bins())}, nil
}

// Config is what the transform was made with.
func (s *STFT[T]) Config() Config { return s.seg.cfg }

// Hop is the distance between columns, in samples.
func (s *STFT[T]) Hop() int { return s.seg.cfg.Hop() }

// Bins is the number of values of a column: FFTSize/2 + 1.
func (s *STFT[T]) Bins() int { return s.seg.cfg.Bins() }

// Columns is how many columns n samples give: whole segments only, nothing is padded.
func (s *STFT[T]) Columns(n int) int { return s.seg.cfg.Segments(n) }

// Time is the middle of a column, in seconds from the first sample.
func (s *STFT[T]) Time(column int) float64 {
	return (float64(column)*float64(s.Hop()) + float64(s.seg.cfg.FFTSize)/2) / s.seg.cfg.SampleRate
}

// Frequencies is Config.Frequencies.
func (s *STFT[T]) Frequencies(dst []float64) []float64 { return s.seg.cfg.Frequencies(dst) }

// decibels fills dst with c times the power in decibels, in float32 all through.
func (s *STFT[T]) decibels(dst, z []float32, c float64) {
	kernel.PowerDecibels(dst, z, c)
	// As in finish, the ends stand for one frequency.
	kernel.PowerDecibels(dst[:1], z[:2], c/2)
	if s.seg.cfg.FFTSize%2 == 0 {
		n := len(dst) - 1
		kernel.PowerDecibels(dst[n:], z[2*n:], c/2)
	}
}

// Column fills dst with the spectrum of one column of the signal x, in unit u, and returns it. Samples that are not finite make
// the whole column NaN, and no other. A nil dst is made; it panics with "spectral: ..." if another is not of length
// Bins(), if x has no such column, and if u is not a unit.
func (s *STFT[T]) Column(dst []T, x []T, column int, u Unit) []T {
	if column < 0 || column >= s.Columns(len(x)) {
		panic("spectral: no column " + strconv.Itoa(column) + " in " + strconv.Itoa(len(x)) + " samples")
	}
	dst = sized(dst, s.Bins())
	c := s.seg.factor(u)
	if !s.seg.transform(x[column*s.Hop():][:s.seg.cfg.FFTSize]) {
		for k := range dst {
			dst[k] = T(math.NaN())
		}
		return dst
	}
	_, rest := s.seg.cfg.fullScale()
	if d, ok := kernel.Float32s(dst); ok && kernel.Vectors && s.seg.exponent == 0 && !s.seg.silent && (u == DB || u == DBFS && rest == 0) {
		z, _ := kernel.Float32s(s.seg.out)
		s.decibels(d, z, c)
		return dst
	}
	kernel.Power(s.work, s.seg.out, c)
	s.seg.finish(s.work, u, s.seg.exponent)
	for k, v := range s.work {
		dst[k] = T(v)
	}
	return dst
}
