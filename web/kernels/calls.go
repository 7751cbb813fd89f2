//go:build tinygo

package main

import (
	"unsafe"

	"github.com/sonde-viz/sonde/compute/colormap"
	"github.com/sonde-viz/sonde/compute/decimate"
	"github.com/sonde-viz/sonde/compute/mat"
	"github.com/sonde-viz/sonde/compute/spectral"
	"github.com/sonde-viz/sonde/compute/window"
)

// minMax is decimate.MinMax of n float32 into 2*columns.
//
//go:wasmexport minMax
func minMax(dst, src unsafe.Pointer, n, columns int32) {
	decimate.MinMax(float32s(dst, 2*columns), float32s(src, n))
}

// maps by number, made when they are first used.
var maps [8]*colormap.Map

// colors is colormap.Fill of n float32 with map number name, in the order of colormap.Name.Values, NaN transparent.
//
//go:wasmexport colors
func colors(dst, src unsafe.Pointer, n, name int32, lo, hi float64) {
	if maps[name] == nil {
		maps[name], _ = colormap.Lookup(colormap.Name(colormap.Viridis.Values()[name]))
	}
	colormap.Fill(unsafe.Slice((*byte)(dst), 4*n), float32s(src, n), maps[name], lo, hi, colormap.Special{})
}

// product is that of the last shape.
var (
	product  *mat.Product[float32]
	productM int32
	productK int32
	productN int32
)

// matmul is mat.Mul of float32 matrices: dst, m by n, becomes a, m by k, times b, k by n.
//
//go:wasmexport matmul
func matmul(dst, a, b unsafe.Pointer, m, k, n int32) {
	if product == nil || m != productM || k != productK || n != productN {
		product = mat.NewProduct[float32](int(m), int(k), int(n))
		productM, productK, productN = m, k, n
	}
	product.Mul(float32s(dst, m*n), float32s(a, m*k), float32s(b, k*n))
}

// stfts by id.
var stfts []*spectral.STFT[float32]

// newSTFT makes a short-time transform and returns its id, or -1 if a number is out of range. Names are numbers in the order of
// window.Kind.Values.
//
//go:wasmexport stft
func newSTFT(size, kind int32, sampleRate, overlap float64) int32 {
	names := window.Hann.Values()
	if kind < 0 || int(kind) >= len(names) {
		return -1
	}
	s, err := spectral.NewSTFT[float32](spectral.Config{
		SampleRate: sampleRate, FFTSize: int(size), Window: window.Kind(names[kind]), Overlap: overlap, Detrend: spectral.None,
	})
	if err != nil {
		return -1
	}
	stfts = append(stfts, s)
	return int32(len(stfts) - 1)
}

// stftDecibels writes all columns of n samples in dBFS, one after the other, and returns their number.
//
//go:wasmexport stftDecibels
func stftDecibels(id int32, dst, src unsafe.Pointer, n int32) int32 {
	s, x := stfts[id], float32s(src, n)
	columns, bins := s.Columns(int(n)), s.Bins()
	out := float32s(dst, int32(columns*bins))
	for i := range columns {
		s.Column(out[i*bins:][:bins], x, i, spectral.DBFS)
	}
	return int32(columns)
}
