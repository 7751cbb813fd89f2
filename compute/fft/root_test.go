package fft

import (
	"math"
	"testing"
)

// Correct rounding is an error of at most 0.5 units in the last place; 0.7 leaves the polynomials their share.
func TestRootsAreNearlyCorrectlyRounded(t *testing.T) {
	for _, n := range []int{1, 2, 3, 7, 8, 12, 729, 960, 1009, 4096, 30030} {
		re, im := rootsDD(n)
		for k := range n {
			c, s := root(uint64(k), uint64(n))
			for _, v := range []struct {
				got  float64
				want dd
			}{{c, re[k]}, {s, im[k]}} {
				_, e := math.Frexp(v.want.h)
				if d := math.Abs((v.got - v.want.h) - v.want.l); d > math.Ldexp(0.7, e-53) {
					t.Fatalf("root(%d, %d): %v is %.2f units off", k, n, v.got, math.Ldexp(d, 53-e))
				}
			}
		}
	}
}

func TestRootsAreSymmetric(t *testing.T) {
	const n = 360
	for k := uint64(1); k < n; k++ {
		c, s := root(k, n)
		if c2, s2 := root(n-k, n); c2 != c || s2 != -s {
			t.Errorf("roots %d and %d are not conjugate", k, n-k)
		}
	}
	for k, want := range [][2]float64{{1, 0}, {0, -1}, {-1, 0}, {0, 1}} {
		if c, s := root(uint64(k), 4); c != want[0] || s != want[1] {
			t.Errorf("root(%d, 4) = %v %v, want %v", k, c, s, want)
		}
	}
}
