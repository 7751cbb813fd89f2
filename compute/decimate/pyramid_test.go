package decimate

import (
	"math"
	"math/rand/v2"
	"testing"
)

func TestPyramidEqualsBruteForce(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 300 {
		x := Samples[float32](signal[float32](r, r.IntN(60000)))
		total := int64(len(x))
		keep := total
		if r.IntN(2) == 0 { // a stream: the last ones alone are remembered
			keep = int64(r.IntN(20000))
		}
		p, q := NewPyramid[float32](keep), NewPower[float32](keep)
		for n := int64(0); n < total; { // taken in bit by bit
			n = min(total, n+1+r.Int64N([]int64{3000, 40000}[r.IntN(2)]))
			p.Update(x, n)
			q.Update(x, n)
			for range 5 {
				first := max(0, n-keep)
				lo := first + r.Int64N(n-first+1)
				hi := lo + r.Int64N(n-lo+1)
				least, most := p.Extremes(x, lo, hi)
				wantLeast, wantMost := brute(x[lo:hi])
				if !same(float64(least), wantLeast) || !same(float64(most), wantMost) {
					t.Fatalf("[%d, %d) of %d, %d kept: %v %v, want %v %v", lo, hi, n, keep, least, most, wantLeast, wantMost)
				}
				// Squares are rounded to float32 and added in blocks of 256 in at least 4 sums: 2^-24 times about 70.
				got, want := q.RMS(x, lo, hi), math.Sqrt(meanSquare(x[lo:hi]))
				if !(math.Abs(got-want) <= 70*0x1p-24*want) && !same(got, want) {
					t.Fatalf("[%d, %d) of %d, %d kept: mean square %v, want %v", lo, hi, n, keep, got, want)
				}
			}
		}
		if p.Len() != total && total > 0 {
			t.Fatalf("Len is %d, want %d", p.Len(), total)
		}
		first := max(0, total-keep)
		lo := first + r.Int64N(total-first+1)
		columns := 1 + r.IntN(50)
		got := p.MinMax(make([]float32, 2*columns), x, lo, total)
		want := MinMax(make([]float32, 2*columns), x[lo:])
		for i := range want {
			if !same(float64(got[i]), float64(want[i])) {
				t.Fatalf("[%d, %d) over %d columns: value %d is %v, want %v", lo, total, columns, i, got[i], want[i])
			}
		}
	}
}

func meanSquare(x []float32) float64 {
	sum, n := 0.0, 0
	for _, v := range x {
		if v-v == 0 {
			sum += float64(v) * float64(v)
			n++
		}
	}
	return sum / float64(n)
}

func TestPyramidAfterReset(t *testing.T) {
	x := make(Samples[float64], 1000)
	for i := range x {
		x[i] = float64(i)
	}
	p := NewPyramid[float64](1000)
	p.Update(x, 1000)
	p.Reset()
	for i := range x {
		x[i] = -x[i]
	}
	p.Update(x, 1000)
	if least, most := p.Extremes(x, 1, 1000); least != -999 || most != -1 {
		t.Errorf("%v %v, want -999 -1", least, most)
	}
}
