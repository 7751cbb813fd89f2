// Package api declares what JavaScript gets from compute.wasm, in one call each. The types and the reference of
// @sonde-viz/elements/compute are generated from these declarations and their comments; the checks of arguments are
// too. The last slice of results comes first here and is optional in JavaScript.
//
// Everything that a call needs beyond its slices is kept for the next one of the same shape: a steady state allocates nothing.
package api

import (
	"github.com/sonde-viz/sonde/compute/colormap"
	"github.com/sonde-viz/sonde/compute/decimate"
	"github.com/sonde-viz/sonde/compute/fft"
	"github.com/sonde-viz/sonde/compute/filter"
	"github.com/sonde-viz/sonde/compute/mat"
	"github.com/sonde-viz/sonde/compute/spectral"
	"github.com/sonde-viz/sonde/compute/window"
)

// Float is a sample type: Float32Array or Float64Array.
type Float interface{ ~float32 | ~float64 }

// Optional is a whole number that JavaScript may leave out.
type Optional int

// Functions are the calls over one sample type. The zero value is ready.
type Functions[T Float] struct {
	complexes    kept[int, *fft.Plan[T]]
	reals        kept[int, *fft.RealPlan[T]]
	stfts        kept[spectral.Config, *spectral.STFT[T]]
	welches      kept[spectral.Config, *spectral.Welch[T]]
	products     kept[[3]int, *mat.Product[T]]
	convolutions kept[[2]int, *filter.Convolution[T]]
	maps         kept[colormap.Name, *colormap.Map]
}

// FFT is the discrete Fourier transform X[k] = sum over j of x[j] exp(-2 pi i jk/n), unscaled, of any length. x holds n
// interleaved complex values (re, im, re, im ...), and so does the result: k = 0 first, k and n-k are conjugate frequencies.
func (f *Functions[T]) FFT(dst, x []T) { f.plan(len(x)/2).Forward(dst, x) }

// IFFT is the inverse of fft, scaled by 1/n: it gives back what fft was given. x and the result hold n interleaved complex values.
func (f *Functions[T]) IFFT(dst, x []T) { f.plan(len(x)/2).Inverse(dst, x) }

// RFFT is the discrete Fourier transform of n real values, unscaled: the floor(n/2)+1 frequencies that are not negative, as
// interleaved complex values. The imaginary parts of the first and, for even n, of the last are 0.
func (f *Functions[T]) RFFT(dst, x []T) { f.realPlan(len(x)).Forward(dst, x) }

// IRFFT is the inverse of rfft, scaled by 1/n: n real values from floor(n/2)+1 interleaved complex ones. The imaginary parts
// of the first and, for even n, of the last are not used. n is even if it is left out: the number of values of x less 2.
func (f *Functions[T]) IRFFT(dst, x []T, n Optional) { f.realPlan(int(n)).Inverse(dst, x) }

// STFT is the short-time Fourier transform of a real signal, as a matrix row by row: a row for each whole segment, with the
// floor(fftSize/2)+1 frequencies from 0 to sampleRate/2 of its one-sided spectrum, in the unit asked for. Nothing is padded: n samples have
// 1 + floor((n - fftSize)/hop) segments, with hop = fftSize - floor(overlap fftSize). The rows of segments with a sample that
// is not finite are NaN, and no others.
func (f *Functions[T]) STFT(dst []T, x []T, options SpectrumOptions) error {
	s, err := f.stft(options.Config())
	if err != nil {
		return err
	}
	bins := s.Bins()
	for i := range s.Columns(len(x)) {
		s.Column(dst[i*bins:][:bins], x, i, options.Unit)
	}
	return nil
}

// Welch is the one-sided spectrum of a real signal by Welch's method, the average over the power of overlapping segments:
// floor(fftSize/2)+1 frequencies from 0 to sampleRate/2, in the unit asked for. Segments with a sample that is not finite are left out; if none is left, all
// values are NaN.
func (f *Functions[T]) Welch(dst []float64, x []T, options SpectrumOptions) error {
	w, err := f.welch(options.Config())
	if err != nil {
		return err
	}
	w.Reset()
	for i := range w.Segments(len(x)) {
		w.Add(x[i*w.Hop():][:options.FFTSize])
	}
	w.Spectrum(dst, options.Unit)
	return nil
}

// Periodogram is the one-sided spectrum of a real signal as one segment: floor(n/2)+1 frequencies from 0 to sampleRate/2, in
// the unit asked for. All values are NaN if a sample is not finite.
func (f *Functions[T]) Periodogram(dst []float64, x []T, options PeriodogramOptions) error {
	return f.Welch(dst, x, SpectrumOptions{options.SampleRate, len(x), options.Window, 0, options.Detrend, options.Unit})
}

// DecimateMinMax is the smallest and the largest sample of each of columns equal parts of x, as min, max, min, max: what a row of
// pixels can show of a long signal. NaN samples are passed over; a column that has nothing else is NaN, NaN.
func (f *Functions[T]) DecimateMinMax(dst, x []T, columns int) { decimate.MinMax(dst, x) }

// Colormap is the colour of each value by a table of 256, as red, green, blue, alpha, four bytes a value, fit for ImageData. The
// range may be reversed (hi below lo).
func (f *Functions[T]) Colormap(dst []byte, x []T, options ColormapOptions) error {
	name := colormap.Name(options.Map)
	m, ok := f.maps.get(name)
	if !ok {
		if m, ok = colormap.Lookup(name); !ok {
			return &spectral.ConfigError{Field: "Map", Value: string(name), Allowed: "the names of maps"}
		}
		f.maps.put(name, m)
	}
	colormap.Fill(dst, x, m, options.Lo, options.Hi, colormap.Special{NaN: options.NaN, Under: options.Under, Over: options.Over})
	return nil
}

// Matmul is the product of two matrices, row by row: a has m rows and k columns, b has k rows and n columns, the result m
// rows and n columns. The sums run in the type of the matrices.
func (f *Functions[T]) Matmul(dst, a, b []T, m, k, n int) {
	shape := [3]int{m, k, n}
	p, ok := f.products.get(shape)
	if !ok {
		p = mat.NewProduct[T](m, k, n)
		f.products.put(shape, p)
	}
	p.Mul(dst, a, b)
}

// Convolve is the full linear convolution: n+m-1 values from n and m, where value i is the sum of a[j] b[i-j]. A value that is not
// finite makes NaN of every result that it takes part in, and of no other.
func (f *Functions[T]) Convolve(dst, a, b []T) {
	lengths := [2]int{len(a), len(b)}
	c, ok := f.convolutions.get(lengths)
	if !ok {
		c = filter.NewConvolution[T](len(a), len(b))
		f.convolutions.put(lengths, c)
	}
	c.Convolve(dst, a, b)
}

// Window is a tapering window of n values, whose peak is 1.
func Window(dst []float64, n int, options WindowOptions) error {
	t := taper{n, window.Spec{Kind: options.Kind, Shape: options.Shape, Symmetric: options.Symmetric}}
	w, ok := tapers.get(t)
	if !ok {
		if err := t.spec.Check(); err != nil {
			return err
		}
		w = window.Fill(make([]float64, n), t.spec)
		tapers.put(t, w)
	}
	copy(dst, w)
	return nil
}

type taper struct {
	n    int
	spec window.Spec
}

var tapers kept[taper, []float64]

func (f *Functions[T]) plan(n int) *fft.Plan[T] {
	p, ok := f.complexes.get(n)
	if !ok {
		p = fft.NewPlan[T](n)
		f.complexes.put(n, p)
	}
	return p
}

func (f *Functions[T]) realPlan(n int) *fft.RealPlan[T] {
	p, ok := f.reals.get(n)
	if !ok {
		p = fft.NewRealPlan[T](n)
		f.reals.put(n, p)
	}
	return p
}

func (f *Functions[T]) stft(c spectral.Config) (*spectral.STFT[T], error) {
	s, ok := f.stfts.get(c)
	if !ok {
		var err error
		if s, err = spectral.NewSTFT[T](c); err != nil {
			return nil, err
		}
		f.stfts.put(c, s)
	}
	return s, nil
}

func (f *Functions[T]) welch(c spectral.Config) (*spectral.Welch[T], error) {
	w, ok := f.welches.get(c)
	if !ok {
		var err error
		if w, err = spectral.NewWelch[T](c); err != nil {
			return nil, err
		}
		f.welches.put(c, w)
	}
	return w, nil
}

// kept holds what the last calls needed. A page draws a few shapes over and over.
type kept[K comparable, V any] struct {
	keys   [4]K
	values [4]V
	count  int
	next   int
}

func (c *kept[K, V]) get(key K) (v V, ok bool) {
	for i, k := range c.keys[:c.count] {
		if k == key {
			return c.values[i], true
		}
	}
	return v, false
}

// put takes the place of the oldest.
func (c *kept[K, V]) put(key K, v V) {
	c.keys[c.next], c.values[c.next] = key, v
	c.next = (c.next + 1) % len(c.keys)
	c.count = min(c.count+1, len(c.keys))
}
