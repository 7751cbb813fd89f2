package kernel

import (
	"math"
	"math/rand/v2"
	"testing"
)

func TestMost(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 0))
	special := []float32{float32(math.NaN()), float32(math.Inf(1)), float32(math.Inf(-1)), 0, 1}
	number := func() float32 {
		if r.IntN(4) == 0 {
			return special[r.IntN(len(special))]
		}
		return float32(r.NormFloat64())
	}
	for n := range 70 {
		dst, src, want := make([]float32, n), make([]float32, n), make([]float32, n)
		for i := range dst {
			dst[i], src[i] = number(), number()
			if want[i] = dst[i]; src[i] > dst[i] {
				want[i] = src[i]
			}
		}
		in := append([]float32(nil), dst...)
		Most(dst, dst, src)
		other := make([]float32, n)
		Most(other, in, src)
		for i, v := range dst {
			if math.Float32bits(v) != math.Float32bits(want[i]) || math.Float32bits(other[i]) != math.Float32bits(want[i]) {
				t.Fatalf("%d values: number %d is %v, want %v", n, i, v, want[i])
			}
		}
	}
}
