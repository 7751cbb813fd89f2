//go:build tinygo

package main

import (
	"unsafe"

	"github.com/sonde-viz/sonde/compute/colormap"
	"github.com/sonde-viz/sonde/compute/spectral"
	"github.com/sonde-viz/sonde/compute/window"
	"github.com/sonde-viz/sonde/web/kernels/api"
)

// The calls of package api: double is 1 for float64 and 0 for float32, names are numbers in the order of their Values. The
// JavaScript side has checked the arguments; a status other than 0 says that it has not.
var (
	windows  = window.Hann.Values()
	detrends = spectral.None.Values()
	units    = spectral.DB.Values()
	mapNames = colormap.Viridis.Values()
)

//go:wasmexport apiFFT
func apiFFT(double int32, dst, x unsafe.Pointer, n int32) {
	if double != 0 {
		held.doubles.FFT(float64s(dst, 2*n), float64s(x, 2*n))
	} else {
		held.singles.FFT(float32s(dst, 2*n), float32s(x, 2*n))
	}
}

//go:wasmexport apiIFFT
func apiIFFT(double int32, dst, x unsafe.Pointer, n int32) {
	if double != 0 {
		held.doubles.IFFT(float64s(dst, 2*n), float64s(x, 2*n))
	} else {
		held.singles.IFFT(float32s(dst, 2*n), float32s(x, 2*n))
	}
}

//go:wasmexport apiFFT2
func apiFFT2(double int32, dst, x unsafe.Pointer, rows, columns int32) {
	n := 2 * rows * columns
	if double != 0 {
		held.doubles.FFT2(float64s(dst, n), float64s(x, n), int(rows), int(columns))
	} else {
		held.singles.FFT2(float32s(dst, n), float32s(x, n), int(rows), int(columns))
	}
}

//go:wasmexport apiIFFT2
func apiIFFT2(double int32, dst, x unsafe.Pointer, rows, columns int32) {
	n := 2 * rows * columns
	if double != 0 {
		held.doubles.IFFT2(float64s(dst, n), float64s(x, n), int(rows), int(columns))
	} else {
		held.singles.IFFT2(float32s(dst, n), float32s(x, n), int(rows), int(columns))
	}
}

//go:wasmexport apiRFFT
func apiRFFT(double int32, dst, x unsafe.Pointer, n int32) {
	if double != 0 {
		held.doubles.RFFT(float64s(dst, n/2*2+2), float64s(x, n))
	} else {
		held.singles.RFFT(float32s(dst, n/2*2+2), float32s(x, n))
	}
}

//go:wasmexport apiIRFFT
func apiIRFFT(double int32, dst, x unsafe.Pointer, n int32) {
	if double != 0 {
		held.doubles.IRFFT(float64s(dst, n), float64s(x, n/2*2+2), api.Optional(n))
	} else {
		held.singles.IRFFT(float32s(dst, n), float32s(x, n/2*2+2), api.Optional(n))
	}
}

func spectrumOptions(sampleRate float64, size, taper int32, overlap float64, detrend, unit int32, fullScale float64) api.SpectrumOptions {
	return api.SpectrumOptions{
		SampleRate: sampleRate, FFTSize: int(size), Window: window.Kind(windows[taper]), Overlap: overlap,
		Detrend: spectral.Detrend(detrends[detrend]), Unit: spectral.Unit(units[unit]), FullScale: fullScale,
	}
}

// apiSegments is how many whole segments n samples have.
//
//go:wasmexport apiSegments
func apiSegments(n, size int32, overlap float64) int32 {
	return int32(spectral.Config{FFTSize: int(size), Overlap: overlap}.Segments(int(n)))
}

//go:wasmexport apiSTFT
func apiSTFT(double int32, dst, x unsafe.Pointer, n int32, sampleRate float64, size, taper int32, overlap float64, detrend, unit int32, fullScale float64) int32 {
	options := spectrumOptions(sampleRate, size, taper, overlap, detrend, unit, fullScale)
	values := apiSegments(n, size, overlap) * (size/2 + 1)
	if double != 0 {
		return status(held.doubles.STFT(float64s(dst, values), float64s(x, n), options))
	}
	return status(held.singles.STFT(float32s(dst, values), float32s(x, n), options))
}

//go:wasmexport apiWelch
func apiWelch(double int32, dst, x unsafe.Pointer, n int32, sampleRate float64, size, taper int32, overlap float64, detrend, unit int32, fullScale float64) int32 {
	options := spectrumOptions(sampleRate, size, taper, overlap, detrend, unit, fullScale)
	if double != 0 {
		return status(held.doubles.Welch(float64s(dst, size/2+1), float64s(x, n), options))
	}
	return status(held.singles.Welch(float64s(dst, size/2+1), float32s(x, n), options))
}

//go:wasmexport apiWindow
func apiWindow(dst unsafe.Pointer, n, kind int32, shape float64, symmetric int32) int32 {
	return status(held.doubles.Window(float64s(dst, n), int(n), api.WindowOptions{Kind: window.Kind(windows[kind]), Shape: shape, Symmetric: symmetric != 0}))
}

//go:wasmexport apiDecimateMinMax
func apiDecimateMinMax(double int32, dst, x unsafe.Pointer, n, columns int32) {
	if double != 0 {
		held.doubles.DecimateMinMax(float64s(dst, 2*columns), float64s(x, n), int(columns))
	} else {
		held.singles.DecimateMinMax(float32s(dst, 2*columns), float32s(x, n), int(columns))
	}
}

// apiColormap takes colours as their bytes from the lowest one: red, green, blue, alpha.
//
//go:wasmexport apiColormap
func apiColormap(double int32, dst, x unsafe.Pointer, n, name int32, lo, hi float64, nan, under, over uint32) int32 {
	options := api.ColormapOptions{Map: colormap.Name(mapNames[name]), Lo: lo, Hi: hi, NaN: color(nan), Under: color(under), Over: color(over)}
	to := unsafe.Slice((*byte)(dst), 4*n)
	if double != 0 {
		return status(held.doubles.Colormap(to, float64s(x, n), options))
	}
	return status(held.singles.Colormap(to, float32s(x, n), options))
}

func color(c uint32) [4]uint8 {
	return [4]uint8{uint8(c), uint8(c >> 8), uint8(c >> 16), uint8(c >> 24)}
}

//go:wasmexport apiMatmul
func apiMatmul(double int32, dst, a, b unsafe.Pointer, m, k, n int32) {
	if double != 0 {
		held.doubles.Matmul(float64s(dst, m*n), float64s(a, m*k), float64s(b, k*n), int(m), int(k), int(n))
	} else {
		held.singles.Matmul(float32s(dst, m*n), float32s(a, m*k), float32s(b, k*n), int(m), int(k), int(n))
	}
}

//go:wasmexport apiConvolve
func apiConvolve(double int32, dst, a, b unsafe.Pointer, n, m int32) {
	if double != 0 {
		held.doubles.Convolve(float64s(dst, n+m-1), float64s(a, n), float64s(b, m))
	} else {
		held.singles.Convolve(float32s(dst, n+m-1), float32s(a, n), float32s(b, m))
	}
}

func status(err error) int32 {
	if err != nil {
		return 1
	}
	return 0
}
