package stat

import (
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"testing"
)

// exact computes mean, variance and mean square with 200 digits of base 2.
func exact[T Float](x []T) (mean, variance, rms float64) {
	number := func(v float64) *big.Float { return new(big.Float).SetPrec(400).SetFloat64(v) }
	n := number(float64(len(x)))
	sum, squares := number(0), number(0)
	for _, v := range x {
		f := number(float64(v))
		sum.Add(sum, f)
		squares.Add(squares, f.Mul(f, f))
	}
	sum.Quo(sum, n)
	squares.Quo(squares, n)
	mean, _ = sum.Float64()
	rms, _ = new(big.Float).Sqrt(squares).Float64()
	variance, _ = squares.Sub(squares, sum.Mul(sum, sum)).Float64()
	return mean, variance, rms
}

func TestOf(t *testing.T) {
	t.Run("float32", func(t *testing.T) { testOf[float32](t, 0x1p-24) })
	t.Run("float64", func(t *testing.T) { testOf[float64](t, 0x1p-53) })
}

func testOf[T Float](t *testing.T, eps float64) {
	r := rand.New(rand.NewPCG(1, 1))
	for _, n := range []int{1, 2, 3, 100, 255, 256, 257, 5000} {
		for _, offset := range []float64{0, 1, -1000} {
			x := make([]T, n)
			least, most := math.Inf(1), math.Inf(-1)
			for i := range x {
				x[i] = T(offset + r.NormFloat64())
				least, most = min(least, float64(x[i])), max(most, float64(x[i]))
			}
			s := Of(x)
			mean, variance, rms := exact(x)
			size := math.Abs(offset) + 4
			// A difference is rounded once, as is its square, and sums of 16 add a few roundings more.
			if d := math.Abs(s.Mean - mean); !(d <= 8*eps*4+2e-16*size) {
				t.Errorf("n = %d, offset %v: mean %v, want %v", n, offset, s.Mean, mean)
			}
			if d := math.Abs(s.Variance - variance); !(d <= 16*eps*(variance+eps*size)) {
				t.Errorf("n = %d, offset %v: variance %v, want %v", n, offset, s.Variance, variance)
			}
			if d := math.Abs(s.RMS/rms - 1); !(d <= 16*eps) {
				t.Errorf("n = %d, offset %v: rms %v, want %v", n, offset, s.RMS, rms)
			}
			if s.Min != least || s.Max != most || s.Count != n {
				t.Errorf("n = %d: %d from %v to %v, want %v to %v", n, s.Count, s.Min, s.Max, least, most)
			}
			if n > 1 && s.Sample() != s.Variance*float64(n)/float64(n-1) || n == 1 && s.Sample() == s.Sample() {
				t.Errorf("n = %d: estimated variance %v", n, s.Sample())
			}
		}
	}
}

func TestNothingIsSilentlyZero(t *testing.T) {
	nan := math.NaN()
	for _, x := range [][]float64{{}, {nan}, {1, nan, 3}, {nan, 1, 3}} {
		if s := Of(x); s.Mean == s.Mean || s.Variance == s.Variance || s.RMS == s.RMS {
			t.Errorf("%v gives %+v", x, s)
		}
	}
	if s := Of([]float64{nan, 1, 3}); s.Min != 1 || s.Max != 3 {
		t.Errorf("extremes beside NaN are %v and %v", s.Min, s.Max)
	}
}

func TestOfDoesNotAllocate(t *testing.T) {
	x := make([]float32, 1000)
	if n := testing.AllocsPerRun(5, func() { Of(x) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func BenchmarkOf(b *testing.B) {
	x := make([]float32, 1<<16)
	for b.Loop() {
		Of(x)
	}
}

func ExampleOf() {
	s := Of([]float64{2, 4, 4, 4, 5, 5, 7, 9})
	fmt.Println(s.Mean, s.Deviation(), s.Min, s.Max)
	// Output: 5 2 2 9
}
