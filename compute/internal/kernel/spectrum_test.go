package kernel

import (
	"math"
	"strconv"
	"testing"
)

func TestTaperAndPower(t *testing.T) {
	for n := range 23 {
		x, w, dst := make([]float32, n), make([]float32, n), make([]float32, n)
		z, p, sum := make([]float64, 2*n), make([]float64, n), make([]float64, n)
		for i := range n {
			x[i], w[i] = float32(i*i+1), float32(i)/8
			z[2*i], z[2*i+1] = float64(i), float64(2*i+1)
			sum[i] = 100
		}
		if !Taper(dst, x, w, 2.5, 1) {
			t.Errorf("n = %d: finite samples taken for others", n)
		}
		Power(p, z, 0.5)
		AddPower(sum, z)
		for i := range n {
			if want := (x[i] - 2.5) * w[i]; dst[i] != want {
				t.Errorf("n = %d: sample %d is %v, want %v", n, i, dst[i], want)
			}
			square := float64(i*i + (2*i+1)*(2*i+1))
			if p[i] != square/2 || sum[i] != 100+square {
				t.Errorf("n = %d: powers %d are %v and %v, want %v and %v", n, i, p[i], sum[i], square/2, 100+square)
			}
		}
		for i := range n {
			for _, bad := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
				keep := x[i]
				x[i] = float32(bad)
				if Taper(dst, x, w, 0, 1) {
					t.Errorf("n = %d: %v at %d taken for finite", n, bad, i)
				}
				x[i] = keep
			}
		}
	}
}

func BenchmarkTaper(b *testing.B) {
	const n = 2048
	x, w, dst := make([]float32, n), make([]float32, n), make([]float32, n)
	b.Run("n="+strconv.Itoa(n)+"/type=float32/impl=scalar", func(b *testing.B) {
		for b.Loop() {
			Taper(dst, x, w, 0.5, 1)
		}
	})
}

func BenchmarkPower(b *testing.B) {
	const n = 1025
	z, dst := make([]float32, 2*n), make([]float64, n)
	b.Run("n="+strconv.Itoa(n)+"/type=float32/impl=scalar", func(b *testing.B) {
		for b.Loop() {
			Power(dst, z, 0.5)
		}
	})
}
