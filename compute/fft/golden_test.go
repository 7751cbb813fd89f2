package fft

import (
	"encoding/json"
	"math"
	"os"
	"testing"
)

// congruential makes the same numbers as noise in compute/testdata/golden.py, to the last bit.
func congruential(n int, seed uint64) []float64 {
	x := make([]float64, n)
	for i := range x {
		seed = (1103515245*seed + 12345) % (1 << 31)
		x[i] = float64(seed)/(1<<31) - 0.5
	}
	return x
}

func TestTransformsMatchScipy(t *testing.T) {
	var golden struct {
		Cases []struct {
			N             int
			Complex, Real []float64
		}
	}
	data, err := os.ReadFile("testdata/golden.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &golden); err != nil {
		t.Fatal(err)
	}
	if len(golden.Cases) < 15 {
		t.Fatalf("only %d cases", len(golden.Cases))
	}
	for _, c := range golden.Cases {
		x := congruential(2*c.N, uint64(c.N))
		y := make([]float64, 2*c.N)
		NewPlan[float64](c.N).Forward(y, x)
		r := NewRealPlan[float64](c.N)
		re, z := make([]float64, c.N), make([]float64, 2*r.Bins())
		for j := range re {
			re[j] = x[2*j]
		}
		r.Forward(z, re)
		// The file holds 13 digits; a bin is a sum of n numbers below 1.
		tol := 1e-12 * float64(c.N)
		for i, want := range c.Complex {
			if !(math.Abs(y[i]-want) <= tol) {
				t.Errorf("n = %d: complex value %d is %v, want %v", c.N, i, y[i], want)
			}
		}
		for i, want := range c.Real {
			if !(math.Abs(z[i]-want) <= tol) {
				t.Errorf("n = %d: real value %d is %v, want %v", c.N, i, z[i], want)
			}
		}
	}
}
