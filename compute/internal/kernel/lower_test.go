package kernel

import (
	"math"
	"math/rand/v2"
	"testing"
)

// What Lower makes without denormal arithmetic is the product, rounded to the nearest number, ties to even.
func TestLowerIsTheProduct(t *testing.T) {
	t.Run("float32", func(t *testing.T) {
		testLower(t, float32(0x1p-31), math.Float32frombits, 96, 23)
	})
	t.Run("float64", func(t *testing.T) {
		testLower(t, float64(0x1p-63), math.Float64frombits, 960, 52)
	})
}

// exponent is that of least, as it is encoded.
func testLower[T Float, B uint32 | uint64](t *testing.T, least T, from func(B) T, exponent, digits int) {
	down := Normal[T]() / least
	r := rand.New(rand.NewPCG(4, 4))
	x := []T{0, least, -least, least / 2, least + least*T(math.Ldexp(1, -digits)), least - least*T(math.Ldexp(1, -digits-1))}
	for e := exponent - digits - 3; e < exponent+20; e++ {
		for range 50 {
			b := B(e)<<digits | B(r.Uint64())&(1<<digits-1)
			if r.IntN(2) == 0 {
				b = b &^ (1<<(r.IntN(digits)) - 1) // ends in zeros: among them are ties
			}
			x = append(x, from(b), -from(b))
		}
	}
	for _, vectors := range []bool{false, true} {
		y := make([]T, len(x))
		Lower(y, x, least, vectors)
		for i, v := range y {
			if want := x[i] * down; v != want || math.Signbit(float64(v)) != math.Signbit(float64(want)) {
				t.Fatalf("vectors %v: %g becomes %g, want %g", vectors, x[i], v, want)
			}
		}
	}
}
