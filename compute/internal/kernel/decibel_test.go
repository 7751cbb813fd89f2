package kernel

import (
	"math"
	"math/rand/v2"
	"testing"
)

func TestDecibels(t *testing.T) {
	inf := math.Inf(1)
	special := []float64{0, math.Copysign(0, -1), inf, math.NaN(), -1, -inf, 5e-324}
	want := []float64{-inf, -inf, inf, math.NaN(), math.NaN(), math.NaN(), 10 * math.Log10(2) * -1074}
	Decibels(special)
	for i, w := range want {
		if v := special[i]; v != w && !(v != v && w != w) && !(math.Abs(v-w) < 1e-11) {
			t.Errorf("special value %d gives %v, want %v", i, v, w)
		}
	}
	r := rand.New(rand.NewPCG(1, 1))
	check := func(p float64) {
		x := []float64{p}
		Decibels(x)
		// math.Log10 has an error of a few units itself.
		w := 10 * math.Log10(p)
		if p < 0x1p-1022 {
			w = 10 * math.Log10(2) * math.Log2(p) // math.Log is wrong for subnormals on amd64
		}
		if !(math.Abs(x[0]-w) <= 1e-14+8e-16*math.Abs(w)) {
			t.Fatalf("%v gives %v, want %v", p, x[0], w)
		}
	}
	for range 200000 {
		check(math.Ldexp(1+r.Float64(), r.IntN(2040)-1020))
		check(1 + (r.Float64()-0.5)/1000)
	}
	for e := -1074; e < 1024; e++ {
		check(math.Ldexp(1, e))
		check(math.Nextafter(math.Ldexp(1, e), 0) + 5e-324)
	}
}

func BenchmarkDecibels(b *testing.B) {
	x, y := make([]float64, 1025), make([]float64, 1025)
	for i := range x {
		x[i] = 1e-9 * float64(i*i+1)
	}
	b.Run("n=1025/impl=scalar", func(b *testing.B) {
		for b.Loop() {
			copy(y, x)
			Decibels(y)
		}
	})
	b.Run("n=1025/impl=math.Log10", func(b *testing.B) {
		for b.Loop() {
			for i, p := range x {
				y[i] = 10 * math.Log10(p)
			}
		}
	})
}
