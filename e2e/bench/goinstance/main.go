//go:build js && wasm

// Command goinstance is compute in a program of the standard compiler, as it is in the app: what `make bench` measures beside
// compute.wasm. Its exports run a kernel a number of times, because Go calls its kernels from Go.
package main

import (
	"unsafe"

	"github.com/sonde-viz/sonde/compute/colormap"
	"github.com/sonde-viz/sonde/compute/decimate"
	"github.com/sonde-viz/sonde/compute/fft"
	"github.com/sonde-viz/sonde/compute/mat"
	"github.com/sonde-viz/sonde/compute/spectral"
	"github.com/sonde-viz/sonde/compute/window"
)

func main() { select {} }

// job is a kernel with its data.
type job struct {
	run           func()
	input, output unsafe.Pointer
	more          unsafe.Pointer // a second input
}

// jobs by id. A page measures a few and is closed.
var jobs []job

func add(j job) int32 {
	jobs = append(jobs, j)
	return int32(len(jobs) - 1)
}

//go:wasmexport input
func input(id int32) unsafe.Pointer { return jobs[id].input }

//go:wasmexport more
func more(id int32) unsafe.Pointer { return jobs[id].more }

//go:wasmexport output
func output(id int32) unsafe.Pointer { return jobs[id].output }

//go:wasmexport repeat
func repeat(id, times int32) {
	f := jobs[id].run
	for range times {
		f()
	}
}

// drop lets the collector have the data of a job.
//
//go:wasmexport drop
func drop(id int32) { jobs[id] = job{} }

//go:wasmexport c2cf32
func c2cf32(n int32) int32 { return newComplex[float32](int(n)) }

//go:wasmexport c2cf64
func c2cf64(n int32) int32 { return newComplex[float64](int(n)) }

//go:wasmexport r2cf32
func r2cf32(n int32) int32 {
	p := fft.NewRealPlan[float32](int(n))
	x, y := make([]float32, n), make([]float32, 2*p.Bins())
	return add(job{run: func() { p.Forward(y, x) }, input: unsafe.Pointer(&x[0]), output: unsafe.Pointer(&y[0])})
}

func newComplex[T fft.Float](n int) int32 {
	p := fft.NewPlan[T](n)
	block := make([]T, 4*n)
	x, y := block[:2*n], block[2*n:]
	return add(job{run: func() { p.Forward(y, x) }, input: unsafe.Pointer(&x[0]), output: unsafe.Pointer(&y[0])})
}

//go:wasmexport minMax
func minMax(n, columns int32) int32 {
	x, y := make([]float32, n), make([]float32, 2*columns)
	return add(job{run: func() { decimate.MinMax(y, x) }, input: unsafe.Pointer(&x[0]), output: unsafe.Pointer(&y[0])})
}

//go:wasmexport colors
func colors(n int32, lo, hi float64) int32 {
	x, y := make([]float32, n), make([]byte, 4*n)
	m, _ := colormap.Lookup(colormap.Viridis)
	return add(job{run: func() { colormap.Fill(y, x, m, lo, hi, colormap.Special{}) }, input: unsafe.Pointer(&x[0]), output: unsafe.Pointer(&y[0])})
}

//go:wasmexport matmul
func matmul(n int32) int32 {
	size := int(n * n)
	a, b, c := make([]float32, size), make([]float32, size), make([]float32, size)
	p := mat.NewProduct[float32](int(n), int(n), int(n))
	return add(job{run: func() { p.Mul(c, a, b) }, input: unsafe.Pointer(&a[0]), more: unsafe.Pointer(&b[0]), output: unsafe.Pointer(&c[0])})
}

//go:wasmexport stft
func stft(n, size, hop int32, sampleRate float64) int32 {
	s, err := spectral.NewSTFT[float32](spectral.Config{
		SampleRate: sampleRate, FFTSize: int(size), Window: window.Hann, Overlap: 1 - float64(hop)/float64(size), Detrend: spectral.None,
	})
	if err != nil {
		panic(err)
	}
	x := make([]float32, n)
	columns, bins := s.Columns(int(n)), s.Bins()
	y := make([]float32, columns*bins)
	return add(job{run: func() {
		for i := range columns {
			s.Column(y[i*bins:][:bins], x, i, spectral.DBFS)
		}
	}, input: unsafe.Pointer(&x[0]), output: unsafe.Pointer(&y[0])})
}
