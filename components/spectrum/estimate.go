package spectrum

import (
	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/compute/fft"
	"github.com/sonde-viz/sonde/compute/spectral"
)

// estimator computes a spectrum in slices, in the precision of the samples.
type estimator interface {
	step(b *figure.Budget) (progress float64, done bool)
	spectrum(dst []float64, u spectral.Unit)
}

// average is the estimator that computes in type T.
type average[T fft.Float] struct {
	config   spectral.Config
	welch    *spectral.Welch[T]
	samples  []T           // nil when the samples are of another type:
	data     widget.Series // then each segment is read from here
	segment  []T
	next     int // segment to be added
	segments int
	from     int // first sample of segment 0
}

// newEstimator starts an estimate of p's data, in float64 where float32 could not hold every sample. The old one gives
// its plan when c has not changed.
func newEstimator(old estimator, c spectral.Config, p Props) (estimator, error) {
	switch p.Data.Kind() {
	case widget.Float64, widget.Int32:
		return start(old, c, p, p.Data.F64())
	}
	return start(old, c, p, p.Data.F32())
}

func start[T fft.Float](old estimator, c spectral.Config, p Props, x []T) (estimator, error) {
	a, ok := old.(*average[T])
	if !ok || a.config != c {
		w, err := spectral.NewWelch[T](c)
		if err != nil {
			return nil, err
		}
		a = &average[T]{config: c, welch: w, segment: make([]T, c.FFTSize)}
	}
	n := p.Data.Len()
	a.welch.Reset()
	a.samples, a.data, a.next, a.from, a.segments = x, p.Data, 0, 0, c.Segments(n)
	if p.Average == None {
		a.from, a.segments = n-c.FFTSize, 1
	}
	return a, nil
}

func (a *average[T]) step(b *figure.Budget) (progress float64, done bool) {
	hop := a.config.Hop()
	for a.next < a.segments {
		at := a.from + a.next*hop
		if a.samples != nil {
			a.welch.Add(a.samples[at : at+a.config.FFTSize])
		} else {
			widget.Read(a.segment, a.data, at)
			a.welch.Add(a.segment)
		}
		a.next++
		if b.Spent() {
			break
		}
	}
	return float64(a.next) / float64(a.segments), a.next == a.segments
}

func (a *average[T]) spectrum(dst []float64, u spectral.Unit) { a.welch.Spectrum(dst, u) }
