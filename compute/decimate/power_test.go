package decimate

import (
	"math"
	"math/rand/v2"
	"testing"
)

// The root mean square of samples times a power of two is that of the samples times it, also where their squares are beyond the range of
// numbers, and where loud and quiet parts follow each other.
func TestRMSOfAnySize(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 9))
	x := make([]float64, 70_000)
	for i := range x {
		x[i] = r.NormFloat64()
	}
	spans := [][2]int64{{0, 70_000}, {10, 300}, {5, 20_000}, {256, 512}, {69_000, 70_000}}
	want := NewPower[float64](int64(len(x)))
	want.Update(Samples[float64](x), int64(len(x)))
	for _, e := range []int{-1000, -564, -60, 70, 664, 1000} {
		y := make([]float64, len(x))
		for i, v := range x {
			y[i] = math.Ldexp(v, e)
		}
		p := NewPower[float64](int64(len(y)))
		p.Update(Samples[float64](y), int64(len(y)))
		for _, s := range spans {
			a, b := p.RMS(Samples[float64](y), s[0], s[1]), math.Ldexp(want.RMS(Samples[float64](x), s[0], s[1]), e)
			if !(math.Abs(a-b) <= 1e-12*b) {
				t.Errorf("2^%d, samples %v: %v, want %v", e, s, a, b)
			}
		}
	}
	small := make([]float32, 1000)
	for i := range small {
		small[i] = 1e-30 * float32(1-i%2*2)
	}
	p := NewPower[float32](1000)
	p.Update(Samples[float32](small), 1000)
	if got := p.RMS(Samples[float32](small), 0, 1000); math.Abs(got-float64(float32(1e-30))) > 1e-36 {
		t.Errorf("of 1e-30 in float32: %v", got)
	}
	mixed := make([]float64, 2000)
	mixed[1500] = 1e300
	mixed[3] = 1e-200
	q := NewPower[float64](2000)
	q.Update(Samples[float64](mixed), 2000)
	if a, b := q.RMS(Samples[float64](mixed), 0, 2000), q.RMS(Samples[float64](mixed), 0, 1000); math.Abs(a/1e300*math.Sqrt(2000)-1) > 1e-12 || math.Abs(b/1e-200*math.Sqrt(1000)-1) > 1e-12 {
		t.Errorf("one of 1e300: %v, one of 1e-200: %v", a, b)
	}
}
