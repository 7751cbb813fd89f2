package kernel

import (
	"math"
	"math/rand/v2"
	"testing"
	"unsafe"
)

func TestPowerDecibels(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	const n = 64
	for _, c := range []float64{1, 4e-6, 1e-20, 1e20, 0.5} {
		z, dst := make([]float32, 2*n), make([]float32, n)
		for scale := float32(1e-15); scale < 1e17; scale *= 7 {
			for i := range z {
				z[i] = float32(r.NormFloat64()) * scale
			}
			offset := 10 * math.Log10(c)
			if !decibels32(unsafe.Pointer(&dst[0]), unsafe.Pointer(&z[0]), n, float32(offset)) {
				t.Fatalf("scale %v: squares taken for abnormal", scale)
			}
			for i, got := range dst {
				re, im := float64(z[2*i]), float64(z[2*i+1])
				want := 10 * math.Log10((re*re+im*im)*c)
				allowed := 1e-5 + 2*0x1p-23*max(math.Abs(want), math.Abs(offset))
				if !(math.Abs(float64(got)-want) <= allowed) {
					t.Fatalf("c = %v, z = %v %v: %v, want %v, off by %.2g, allowed %.2g", c, re, im, got, want, float64(got)-want, allowed)
				}
			}
		}
	}
}

// Squares that no vector can take are done one by one: nothing is silently -Inf, and only what holds NaN is NaN.
func TestPowerDecibelsOfAnything(t *testing.T) {
	for _, bad := range []float32{0, 1e-30, 1e-42, 1e25, float32(math.Inf(1)), float32(math.NaN())} {
		for n := 1; n < 200; n += 23 {
			for at := range n {
				z, dst := make([]float32, 2*n), make([]float32, n)
				for i := range z {
					z[i] = 1
				}
				z[2*at], z[2*at+1] = bad, 0
				PowerDecibels(dst, z, 1)
				for i, got := range dst {
					want := float64(10 * math.Log10(2))
					if i == at {
						want = 20 * math.Log10(float64(bad))
					}
					if got := float64(got); got != want && !(got != got && want != want) && !(math.Abs(got-want) < 1e-4) {
						t.Fatalf("%v at %d of %d: bin %d is %v, want %v", bad, at, n, i, got, want)
					}
				}
			}
		}
	}
}

func TestExtremes(t *testing.T) {
	t.Run("float32", func(t *testing.T) { testExtremes[float32](t) })
	t.Run("float64", func(t *testing.T) { testExtremes[float64](t) })
}

func testExtremes[T Float](t *testing.T) {
	nan := T(math.NaN())
	for n := range 100 {
		x := make([]T, n)
		for at := range n {
			for i := range x {
				x[i] = T(i%7) - 3
				if i%5 == 4 {
					x[i] = nan
				}
			}
			x[at] = 100
			x[(at+1)%n] = -100
			least, most := extremesBoth(t, x)
			if most != 100 && n > 1 || least != -100 && n > 1 {
				t.Fatalf("n = %d, %d: %v to %v", n, at, least, most)
			}
		}
	}
}

// extremesBoth runs the vectors too where Extremes would not.
func extremesBoth[T Float](t *testing.T, x []T) (T, T) {
	least, most := Extremes(x, 0, 0)
	if n := len(x) / 32 * 32; n > 0 {
		var l, m T
		if p := unsafe.Pointer(&x[0]); unsafe.Sizeof(l) == 4 {
			a, b := extremes32(p, n, 0, 0)
			l, m = T(a), T(b)
		} else {
			a, b := extremes64(p, n, 0, 0)
			l, m = T(a), T(b)
		}
		if wl, wm := Extremes(x[:n], 0, 0); l != wl || m != wm {
			t.Fatalf("vectors say %v to %v, want %v to %v", l, m, wl, wm)
		}
	}
	return least, most
}
