package decimate

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

func TestSpansCoverEverySampleOnce(t *testing.T) {
	for n := range 200 {
		for columns := 1; columns < 60; columns++ {
			next := 0
			for c := range columns {
				lo, hi := Span(n, columns, c)
				if n >= columns && (lo != next || hi <= lo) {
					t.Fatalf("%d samples, %d columns: column %d is [%d, %d), want it to begin at %d", n, columns, c, lo, hi, next)
				}
				if n > 0 && n < columns && (hi != lo+1 || lo != n*c/columns) {
					t.Fatalf("%d samples, %d columns: column %d is [%d, %d)", n, columns, c, lo, hi)
				}
				if hi-lo > n/columns+1 {
					t.Fatalf("%d samples, %d columns: column %d has %d samples", n, columns, c, hi-lo)
				}
				next = hi
			}
			if next != n {
				t.Fatalf("%d samples, %d columns: ends at %d", n, columns, next)
			}
		}
	}
	if lo, hi := Span(math.MaxInt, 1000, 999); lo != math.MaxInt/1000*999+math.MaxInt%1000*999/1000 || hi != math.MaxInt {
		t.Errorf("last of 1000 columns of the largest int: [%d, %d)", lo, hi)
	}
}

// signal is noise with plateaus, NaN, infinities and zeros of both signs.
func signal[T Float](r *rand.Rand, n int) []T {
	x := make([]T, n)
	nans := r.IntN(3) // none, some, many
	for i := range x {
		x[i] = T(r.NormFloat64())
		switch {
		case nans > 0 && r.IntN(4) < nans:
			x[i] = T(math.NaN())
		case r.IntN(20) == 0:
			x[i] = T(math.Inf(1 - 2*r.IntN(2)))
		case i > 0 && r.IntN(5) == 0:
			x[i] = x[i-1]
		}
	}
	return x
}

// brute is the oracle: the definition, one sample at a time.
func brute[T Float](x []T) (least, most float64) {
	least, most = math.NaN(), math.NaN()
	for _, v := range x {
		f := float64(v)
		if math.IsNaN(f) {
			continue
		}
		if math.IsNaN(least) {
			least, most = f, f
		}
		least, most = math.Min(least, f), math.Max(most, f)
	}
	return least, most
}

func same(a, b float64) bool { return a == b || math.IsNaN(a) && math.IsNaN(b) }

func TestMinMaxEqualsBruteForce(t *testing.T) {
	t.Run("float32", func(t *testing.T) { minMax[float32](t) })
	t.Run("float64", func(t *testing.T) { minMax[float64](t) })
}

func minMax[T Float](t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		n, columns := r.IntN(700), 1+r.IntN(90)
		x := signal[T](r, n)
		got := MinMax(make([]T, 2*columns), x)
		for c := range columns {
			lo, hi := Span(n, columns, c)
			least, most := brute(x[lo:hi])
			if !same(float64(got[2*c]), least) || !same(float64(got[2*c+1]), most) {
				t.Fatalf("%d samples, column %d of %d: %v %v, want %v %v", n, c, columns, got[2*c], got[2*c+1], least, most)
			}
		}
		first := r.IntN(columns)
		part := MinMaxColumns(make([]T, 2*(columns-first)), x, columns, first)
		for i, v := range part {
			if !same(float64(v), float64(got[2*first+i])) {
				t.Fatalf("columns from %d on differ from the whole", first)
			}
		}
	}
}

func TestPanics(t *testing.T) {
	for name, f := range map[string]func(){
		"odd dst":      func() { MinMax(make([]float64, 3), nil) },
		"beyond row":   func() { MinMaxColumns(make([]float64, 8), nil, 5, 2) },
		"before row":   func() { MinMaxColumns(make([]float64, 2), nil, 5, -1) },
		"no columns":   func() { Span(5, 0, 0) },
		"last column":  func() { Span(5, 3, 3) },
		"other signal": func() { NewPyramid[float64](0).Extremes(Samples[float64]{1, 2}, 0, 1) },
		"shorter": func() {
			p := NewPyramid[float64](0)
			p.Update(make(Samples[float64], 9), 9)
			p.Update(make(Samples[float64], 8), 8)
		},
		"empty pyramid": func() { NewPyramid[float64](0).MinMax(make([]float64, 2), Samples[float64]{1}, 0, 2) },
	} {
		t.Run(name, func(t *testing.T) {
			defer func() {
				if s, _ := recover().(string); len(s) < 10 || s[:10] != "decimate: " {
					t.Errorf("panic %q", s)
				}
			}()
			f()
		})
	}
}

func TestNoAllocation(t *testing.T) {
	x, dst := make([]float32, 5000), make([]float32, 200)
	p, q := NewPyramid[float32](int64(len(x))), NewPower[float32](int64(len(x)))
	src := Source[float32](Samples[float32](x))
	p.Update(src, int64(len(x)))
	q.Update(src, int64(len(x)))
	if got := testing.AllocsPerRun(10, func() { MinMax(dst, x); p.MinMax(dst, src, 10, 4900); q.RMS(src, 10, 4900) }); got != 0 {
		t.Errorf("%v allocations", got)
	}
}

func ExampleMinMax() {
	x := []float64{0, 1, 0, -1, 0, 5, 0, 0}
	fmt.Println(MinMax(make([]float64, 4), x)) // two columns: the spike of 5 stays
	// Output: [-1 1 0 5]
}

func BenchmarkMinMax(b *testing.B) {
	x := make([]float32, 1<<20)
	for i := range x {
		x[i] = float32(math.Sin(float64(i)))
	}
	dst := make([]float32, 2000)
	b.Run("n=1048576/columns=1000/impl=scalar", func(b *testing.B) {
		for b.Loop() {
			MinMax(dst, x)
		}
	})
	p, src := NewPyramid[float32](int64(len(x))), Source[float32](Samples[float32](x))
	p.Update(src, int64(len(x)))
	b.Run("n=1048576/columns=1000/impl=pyramid", func(b *testing.B) {
		for b.Loop() {
			p.MinMax(dst, src, 0, int64(len(x)))
		}
	})
}
