package decimate

import (
	"math/rand/v2"
	"testing"
)

func TestPyramidEqualsBruteForce(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 300 {
		x := signal[float32](r, r.IntN(20000))
		p := NewPyramid[float32](r.IntN(2) * len(x))
		for n := 0; n < len(x); { // taken in bit by bit
			n = min(len(x), n+1+r.IntN(3000))
			p.Update(x[:n])
		}
		if p.Len() != len(x) {
			t.Fatalf("Len is %d, want %d", p.Len(), len(x))
		}
		for range 20 {
			lo := r.IntN(len(x) + 1)
			hi := lo + r.IntN(len(x)-lo+1)
			least, most := p.Extremes(x, lo, hi)
			wantLeast, wantMost := brute(x[lo:hi])
			if !same(float64(least), wantLeast) || !same(float64(most), wantMost) {
				t.Fatalf("[%d, %d) of %d: %v %v, want %v %v", lo, hi, len(x), least, most, wantLeast, wantMost)
			}
			columns := 1 + r.IntN(50)
			got := p.MinMax(make([]float32, 2*columns), x, lo, hi)
			want := MinMax(make([]float32, 2*columns), x[lo:hi])
			for i := range want {
				if !same(float64(got[i]), float64(want[i])) {
					t.Fatalf("[%d, %d) of %d over %d columns: value %d is %v, want %v", lo, hi, len(x), columns, i, got[i], want[i])
				}
			}
		}
	}
}

func TestPyramidAfterReset(t *testing.T) {
	x := make([]float64, 1000)
	for i := range x {
		x[i] = float64(i)
	}
	p := NewPyramid[float64](len(x))
	p.Update(x)
	p.Reset()
	for i := range x {
		x[i] = -x[i]
	}
	p.Update(x)
	if least, most := p.Extremes(x, 1, 1000); least != -999 || most != -1 {
		t.Errorf("%v %v, want -999 -1", least, most)
	}
}
