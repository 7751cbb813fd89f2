package fft

import (
	"strconv"
	"testing"
)

// The names are made for benchstat: it can compare builds by impl, and sizes by n.
const impl = "scalar"

func BenchmarkFFT(b *testing.B) {
	for _, n := range []int{256, 1000, 1009, 1024, 4096, 65536} {
		b.Run("n="+strconv.Itoa(n)+"/type=float32/impl="+impl, func(b *testing.B) { benchmark[float32](b, n) })
		b.Run("n="+strconv.Itoa(n)+"/type=float64/impl="+impl, func(b *testing.B) { benchmark[float64](b, n) })
	}
}

func benchmark[T Float](b *testing.B, n int) {
	p := NewPlan[T](n)
	x, y := noise[T](2*n, 1), make([]T, 2*n)
	for b.Loop() {
		p.Forward(y, x)
	}
}

func BenchmarkRealFFT(b *testing.B) {
	for _, n := range []int{2048, 4800} {
		b.Run("n="+strconv.Itoa(n)+"/type=float32/impl="+impl, func(b *testing.B) {
			p := NewRealPlan[float32](n)
			x, y := noise[float32](n, 1), make([]float32, 2*p.Bins())
			for b.Loop() {
				p.Forward(y, x)
			}
		})
	}
}

// A matrix costs as its rows and its columns do, and moving the columns.
func BenchmarkFFT2D(b *testing.B) {
	for _, n := range []int{64, 512} {
		b.Run("n="+strconv.Itoa(n)+"/type=float32/impl="+impl, func(b *testing.B) {
			p := NewPlan2D[float32](n, n)
			x, y := noise[float32](2*n*n, 1), make([]float32, 2*n*n)
			for b.Loop() {
				p.Forward(y, x)
			}
		})
		b.Run("n="+strconv.Itoa(n)+"/type=float32/impl="+impl+"/rows=twice", func(b *testing.B) {
			p := NewPlan[float32](n)
			x, y := noise[float32](2*n*n, 1), make([]float32, 2*n*n)
			for b.Loop() {
				p.ForwardBatch(y, x)
				p.ForwardBatch(y, x)
			}
		})
	}
}

func BenchmarkNewPlan(b *testing.B) {
	b.Run("n=65536", func(b *testing.B) {
		for b.Loop() {
			NewPlan[float32](65536)
		}
	})
}
