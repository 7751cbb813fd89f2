package spectral

import (
	"math"
	"strconv"

	"github.com/sonde-viz/sonde/compute/fft"
	"github.com/sonde-viz/sonde/compute/internal/kernel"
)

// Welch averages the power of overlapping segments. One segment is a periodogram.
// (Source: P. D. Welch, The use of fast Fourier transform for the estimation of power spectra, IEEE Trans.
// Audio Electroacoust. 15, 1967.)
type Welch[T fft.Float] struct {
	seg     *segment[T]
	power   []float64 // sum of squared magnitudes, over 4^exponent in the last place (Config.Sums)
	count   int
	skipped int
}

// NewWelch returns an accumulator for c, or the error of c.Check.
func NewWelch[T fft.Float](c Config) (*Welch[T], error) {
	seg, err := newSegment[T](c)
	if err != nil {
		return nil, err
	}
	return &Welch[T]{seg: seg, power: make([]float64, c.Sums())}, nil
}

// Config is what the accumulator was made with.
func (w *Welch[T]) Config() Config { return w.seg.cfg }

// Hop is the distance between the starts of segments, in samples.
func (w *Welch[T]) Hop() int { return w.seg.cfg.Hop() }

// Segments is how many whole segments fit into n samples: segment i starts at i*Hop().
func (w *Welch[T]) Segments(n int) int { return w.seg.cfg.Segments(n) }

// Add takes one segment of FFTSize samples into the average. A segment with a sample that is not
// finite is left out, counted by Skipped, and makes Add return false. It panics with
// "spectral: ..." on another length.
func (w *Welch[T]) Add(x []T) bool {
	if len(x) != w.seg.cfg.FFTSize {
		panic("spectral: segment of " + strconv.Itoa(len(x)) + " samples, want " + strconv.Itoa(w.seg.cfg.FFTSize))
	}
	if !w.seg.transform(x) {
		w.skipped++
		return false
	}
	w.count++
	if w.seg.silent {
		return true
	}
	power := w.power[:len(w.power)-1]
	if e, mine := w.seg.exponent, w.power[len(power)]; float64(e) != mine {
		w.align(e, int(mine))
	}
	kernel.AddPower(power, w.seg.out)
	return true
}

// AddAll takes all segments that lie whole in x into the average, as Add does.
func (w *Welch[T]) AddAll(x []T) {
	for i := range w.Segments(len(x)) {
		w.Add(x[i*w.Hop():][:w.seg.cfg.FFTSize])
	}
}

// Count is the number of segments in the average.
func (w *Welch[T]) Count() int { return w.count }

// Skipped is the number of segments that were left out.
func (w *Welch[T]) Skipped() int { return w.skipped }

// Reset forgets all segments.
func (w *Welch[T]) Reset() {
	clear(w.power)
	w.count, w.skipped = 0, 0
}

// Spectrum fills dst with the average in unit u and returns it; every value is NaN while Count is 0. A nil dst is
// made; it panics with "spectral: ..." if another is not of length FFTSize/2+1, and if u is not a unit.
func (w *Welch[T]) Spectrum(dst []float64, u Unit) []float64 {
	power := w.power[:len(w.power)-1]
	dst = sized(dst, len(power))
	c := w.seg.factor(u) / float64(w.count)
	if w.count == 0 {
		c = math.NaN()
	}
	for k, p := range power {
		dst[k] = p * c
	}
	w.seg.finish(dst, u, int(w.power[len(power)]))
	return dst
}

// Frequencies is Config.Frequencies.
func (w *Welch[T]) Frequencies(dst []float64) []float64 { return w.seg.cfg.Frequencies(dst) }

// WelchOf returns the spectrum of all of x by Welch's method, FFTSize/2+1 values, or an error if c is
// out of range or x is shorter than a segment.
func WelchOf[T fft.Float](x []T, c Config, u Unit) ([]float64, error) {
	w, err := NewWelch[T](c)
	if err != nil {
		return nil, err
	}
	if len(x) < c.FFTSize {
		return nil, &ConfigError{"FFTSize", c.FFTSize, "at most the number of samples, " + strconv.Itoa(len(x))}
	}
	if !u.Valid() {
		return nil, &ConfigError{"Unit", string(u), list(u.Values())}
	}
	w.AddAll(x)
	return w.Spectrum(nil, u), nil
}

// Periodogram returns the spectrum of x as one segment, len(x)/2+1 values. FFTSize and Overlap of c are not used.
func Periodogram[T fft.Float](x []T, c Config, u Unit) ([]float64, error) {
	c.FFTSize, c.Overlap = len(x), 0
	return WelchOf(x, c, u)
}
