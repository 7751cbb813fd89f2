package grid

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// sorted is the finite cells in order, as they are read for quantiles.
func sorted[T Value](cells []T) []float64 {
	var x []float64
	for _, v := range cells {
		if f := float64(v); f-f == 0 {
			x = append(x, float64(float32(f)))
		}
	}
	slices.Sort(x)
	return x
}

// quantile is the definition.
func quantile(sorted []float64, q float64) float64 {
	if len(sorted) == 0 {
		return math.NaN()
	}
	at := q * float64(len(sorted)-1)
	k := int(at)
	if k+1 == len(sorted) {
		return sorted[k]
	}
	return sorted[k] + (sorted[k+1]-sorted[k])*(at-float64(k))
}

func TestQuantiles(t *testing.T) {
	kinds(t, testQuantiles[float32], testQuantiles[float64], testQuantiles[uint8], testQuantiles[uint16])
}

func testQuantiles[T Value](t *testing.T) {
	r := rand.New(rand.NewPCG(8, 9))
	qs := []float64{0, RobustLow, 0.25, 0.5, 1.0 / 3, RobustHigh, 1}
	for range 60 {
		cells := random[T](r, 1+r.IntN(40), 1+r.IntN(40))
		if r.IntN(9) == 0 {
			cells = cells[:r.IntN(3)]
		}
		want := sorted(cells)
		sample := Sample(make([]float32, len(cells)), cells, 0, 1)
		for _, q := range qs {
			w := quantile(want, q)
			if got := Quantile(sample, q); !same(got, w) && !(math.Abs(got-w) <= 1e-12*math.Abs(w)) {
				t.Fatalf("quantile %v of %d: %v, want %v", q, len(want), got, w)
			}
		}
		var e Extent
		half := len(cells) / 2
		Measure(&e, cells[:half])
		Measure(&e, cells[half:])
		if e.Finite != len(want) || e.Finite+e.NaN+e.Infinite != len(cells) {
			t.Fatalf("%+v of %d cells, %d finite", e, len(cells), len(want))
		}
		if len(want) > 0 && (float64(float32(e.Min)) != want[0] || float64(float32(e.Max)) != want[len(want)-1]) {
			t.Fatalf("%+v, want %v to %v", e, want[0], want[len(want)-1])
		}
	}
}

// The stated error of a sample, in rank.
func TestSampleIsLikeTheCells(t *testing.T) {
	r := rand.New(rand.NewPCG(10, 11))
	const n, rows, columns = 1 << 12, 600, 512
	cells := make([]float32, rows*columns)
	for i := range cells {
		cells[i] = float32(math.Sin(float64(i%columns)/50)*math.Cos(float64(i/columns)/30) + 0.1*r.NormFloat64())
	}
	want := sorted(cells)
	sample := Sample(make([]float32, n), cells, 0, 1)
	for _, q := range []float64{RobustLow, 0.25, 0.5, RobustHigh} {
		at, _ := slices.BinarySearch(want, Quantile(sample, q))
		if off := math.Abs(float64(at)/float64(len(want)) - q); off > 3*math.Sqrt(q*(1-q)/n) {
			t.Errorf("quantile %v of the sample is off by %v in rank", q, off)
		}
	}
}
