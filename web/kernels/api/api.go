// Package api declares what JavaScript gets from compute.wasm, in one call each. The types and the reference of
// @sonde-viz/elements/compute are generated from these declarations and their comments; the checks of arguments are
// too. The last slice of results comes first here and is optional in JavaScript.
//
// Everything that a call needs beyond its slices is kept for the next one of the same shape: a steady state allocates nothing.
// The errors do not say what is wrong: JavaScript checks first.
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
	planes       kept[[2]int, *fft.Plan2D[T]]
	reals        kept[int, *fft.RealPlan[T]]
	stfts        kept[spectral.Config, *spectral.STFT[T]]
	welches      kept[spectral.Config, *spectral.Welch[T]]
	products     kept[[3]int, *mat.Product[T]]
	convolutions kept[[2]int, *filter.Convolution[T]]
	maps         kept[colormap.Name, *colormap.Map]
	windows      kept[taper, []float64]
}

// FFT is the discrete Fourier transform X[k] = sum over j of x[j] exp(-2 pi i jk/n), unscaled, of any length to 33554432. x holds n
// interleaved complex values (re, im, re, im ...), and so does the result: k = 0 first, k and n-k are opposite frequencies. If a value of x is
// not finite, no complex value of the result is.
func (f *Functions[T]) FFT(dst, x []T) { f.plan(len(x)/2).Forward(dst, x) }

// IFFT is the inverse of fft, scaled by 1/n: it gives back what fft was given. x and the result hold n interleaved complex values.
func (f *Functions[T]) IFFT(dst, x []T) { f.plan(len(x)/2).Inverse(dst, x) }

// FFT2 is the discrete Fourier transform of a complex matrix, unscaled: of every row, and then of every column. x holds rows times
// columns interleaved complex values, row by row, and so does the result. (fftPlan2d has real matrices too.)
func (f *Functions[T]) FFT2(dst, x []T, rows, columns int) { f.plane(rows, columns).Forward(dst, x) }

// IFFT2 is the inverse of fft2, scaled by 1/(rows columns): it gives back what fft2 was given.
func (f *Functions[T]) IFFT2(dst, x []T, rows, columns int) { f.plane(rows, columns).Inverse(dst, x) }

// RFFT is the discrete Fourier transform of n real values, unscaled: the floor(n/2)+1 frequencies that are not negative, as
// interleaved complex values. The imaginary parts of the first and, for even n, of the last are 0.
func (f *Functions[T]) RFFT(dst, x []T) { f.realPlan(len(x)).Forward(dst, x) }

// IRFFT is the inverse of rfft, scaled by 1/n: n real values from floor(n/2)+1 interleaved complex ones. The imaginary parts
// of the first and, for even n, of the last are not used. n is even if it is left out: the number of values of x less 2, which must not be 0; for the one value of a transform of length 1, n = 1 must be said.
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
	w.AddAll(x)
	w.Spectrum(dst, options.Unit)
	return nil
}

// Periodogram is the one-sided spectrum of a real signal as one segment: floor(n/2)+1 frequencies from 0 to sampleRate/2, in
// the unit asked for. All values are NaN if a sample is not finite.
func (f *Functions[T]) Periodogram(dst []float64, x []T, options PeriodogramOptions) error {
	return f.Welch(dst, x, SpectrumOptions{options.SampleRate, len(x), options.Window, 0, options.Detrend, options.Unit, options.FullScale})
}

// DecimateMinMax is the smallest and the largest sample of each of columns equal parts of x, as min, max, min, max: what a row of
// pixels can show of a long signal. Column i is of the samples from floor(i n/columns) to below floor((i+1) n/columns) or, if these are none,
// of the first of them alone. NaN samples are passed over; a column that has nothing else is NaN, NaN. Infinities are values.
func (f *Functions[T]) DecimateMinMax(dst, x []T, columns int) { decimate.MinMax(dst, x) }

// Colormap is the colour of each value by a table of 256, as red, green, blue, alpha, four bytes a value, fit for ImageData: value v has colour
// floor(256 (v-lo)/(hi-lo)), and hi the last one. The range may be reversed (hi below lo); if it is empty, lo has the colour in the middle.
func (f *Functions[T]) Colormap(dst []byte, x []T, options ColormapOptions) error {
	name := colormap.Name(options.Map)
	e, ok := f.maps.find(name)
	if !ok {
		if e.value, ok = colormap.Lookup(name); !ok {
			return e.refuse()
		}
		e.done()
	}
	colormap.Fill(dst, x, e.value, options.Lo, options.Hi, colormap.Special{NaN: options.NaN, Under: options.Under, Over: options.Over})
	return nil
}

// Matmul is the product of two matrices, row by row: a has m rows and k columns, b has k rows and n columns, the result m
// rows and n columns. The sums run in the type of the matrices.
func (f *Functions[T]) Matmul(dst, a, b []T, m, k, n int) {
	shape := [3]int{m, k, n}
	e, ok := f.products.find(shape)
	if !ok {
		e.value = mat.NewProduct[T](m, k, n)
		e.done()
	}
	e.value.Mul(dst, a, b)
}

// Convolve is the full linear convolution: n+m-1 values from n and m, where value i is the sum of a[j] b[i-j]. A value that is not
// finite makes NaN of every result that it takes part in, and of no other. A result beyond the range of numbers is infinite, and
// says nothing of the others.
func (f *Functions[T]) Convolve(dst, a, b []T) {
	lengths := [2]int{len(a), len(b)}
	e, ok := f.convolutions.find(lengths)
	if !ok {
		e.value = filter.NewConvolution[T](len(a), len(b))
		e.done()
	}
	e.value.Convolve(dst, a, b)
}

// Window is a tapering window of n values. It is 1 in the middle, which lies between two values if n is even and the window symmetric, or n
// odd and the window periodic.
func (f *Functions[T]) Window(dst []float64, n int, options WindowOptions) error {
	t := taper{n, window.Spec{Kind: options.Kind, Shape: options.Shape, Symmetric: options.Symmetric}}
	e, ok := f.windows.find(t)
	if !ok {
		if t.spec.Check() != nil {
			return e.refuse()
		}
		e.value = window.Fill(make([]float64, n), t.spec)
		e.done()
	}
	copy(dst, e.value)
	return nil
}

type taper struct {
	n    int
	spec window.Spec
}

func (f *Functions[T]) plan(n int) *fft.Plan[T] {
	e, ok := f.complexes.find(n)
	if !ok {
		e.value = fft.NewPlan[T](n)
		e.done()
	}
	return e.value
}

func (f *Functions[T]) plane(rows, columns int) *fft.Plan2D[T] {
	e, ok := f.planes.find([2]int{rows, columns})
	if !ok {
		e.value = fft.NewPlan2D[T](rows, columns)
		e.done()
	}
	return e.value
}

func (f *Functions[T]) realPlan(n int) *fft.RealPlan[T] {
	e, ok := f.reals.find(n)
	if !ok {
		e.value = fft.NewRealPlan[T](n)
		e.done()
	}
	return e.value
}

func (f *Functions[T]) stft(c spectral.Config) (*spectral.STFT[T], error) {
	e, ok := f.stfts.find(c)
	if !ok {
		var err error
		if e.value, err = spectral.NewSTFT[T](c); err != nil {
			return nil, e.refuse()
		}
		e.done()
	}
	return e.value, nil
}

func (f *Functions[T]) welch(c spectral.Config) (*spectral.Welch[T], error) {
	e, ok := f.welches.find(c)
	if !ok {
		var err error
		if e.value, err = spectral.NewWelch[T](c); err != nil {
			return nil, e.refuse()
		}
		e.done()
	}
	return e.value, nil
}
