package grid

import (
	"math"
	"math/rand/v2"
	"testing"
)

// Beyond says of all cells what a plain look at their values says, and of a sample nothing that is not there.
func TestBeyond(t *testing.T) {
	t.Run("float32", testBeyond[float32])
	t.Run("float64", testBeyond[float64])
	t.Run("uint8", testBeyond[uint8])
	t.Run("uint16", testBeyond[uint16])
}

func testBeyond[T Value](t *testing.T) {
	r := rand.New(rand.NewPCG(3, 14))
	for range 200 {
		cells := random[T](r, 1+r.IntN(20), 1+r.IntN(20))
		scale := []float64{1, 0.1, -2}[r.IntN(3)]
		lo := -300 * r.Float64()
		hi := lo + 600*r.Float64()
		var want Others
		for _, c := range cells {
			v := float64(c) * scale
			want.Under, want.Over, want.NaN = want.Under || v < lo, want.Over || v > hi, want.NaN || v != v
		}
		if got := Beyond(cells, scale, lo, hi, len(cells)); got != want {
			t.Fatalf("%+v, want %+v", got, want)
		}
		if got := Beyond(cells, scale, lo, hi, len(cells)/2); got.Under && !want.Under || got.Over && !want.Over || got.NaN && !want.NaN {
			t.Fatalf("half of the cells: %+v, of all %+v", got, want)
		}
	}
}

// A value that is a limit lies between the limits, whatever numbers they are: the greatest of bytes times a tenth, and
// a tenth as float32.
func TestLimitsAreNotBeyond(t *testing.T) {
	if got := Beyond([]uint8{3, 7}, 0.1, 0.3, 0.7, 2); got != (Others{}) {
		t.Errorf("bytes: %+v", got)
	}
	if got := Beyond([]float32{0.1, 0.7}, 1, 0.1, 0.7, 2); got != (Others{}) {
		t.Errorf("float32: %+v", got)
	}
	inf := math.Inf(1)
	if got := Beyond([]float64{-inf, 0, inf}, 1, 0, 1, 3); got != (Others{Under: true, Over: true}) {
		t.Errorf("infinities: %+v", got)
	}
	if got := Beyond(make([]float32, 1000), 1, 1, 2, 100); got != (Others{Under: true}) {
		t.Errorf("a sample of zeros: %+v", got)
	}
}
