package filter

import (
	"math"
	"math/rand/v2"
	"testing"
)

// lengths meet every method: one value, short ones, whole blocks, many blocks, and both orders.
var lengths = [][2]int{{1, 1}, {1, 7}, {5, 3}, {23, 40}, {24, 24}, {24, 25}, {100, 31}, {31, 100}, {1000, 33}, {5000, 64}, {4097, 1000}, {900, 20000}, {40, 3}, {300, 300}}

// random values from -0.5 to 0.5.
func random[T Float](n int, r *rand.Rand) []T {
	x := make([]T, n)
	for i := range x {
		x[i] = T(r.Float64() - 0.5)
	}
	return x
}

// naive is the definition, in float64.
func naive[T Float](a, b []T) []float64 {
	out := make([]float64, len(a)+len(b)-1)
	for i, x := range a {
		for j, y := range b {
			out[i+j] += float64(x) * float64(y)
		}
	}
	return out
}

func norm[T Float](x []T) float64 {
	s := 0.0
	for _, v := range x {
		s += float64(v) * float64(v)
	}
	return math.Sqrt(s)
}

func TestConvolve(t *testing.T) {
	t.Run("float32", func(t *testing.T) { testConvolve[float32](t, 0x1p-24) })
	t.Run("float64", func(t *testing.T) { testConvolve[float64](t, 0x1p-53) })
}

func testConvolve[T Float](t *testing.T, eps float64) {
	r := rand.New(rand.NewPCG(1, 2))
	methods := map[Method]int{}
	for _, l := range lengths {
		a, b := random[T](l[0], r), random[T](l[1], r)
		c := NewConvolution[T](l[0], l[1])
		methods[c.Recipe().Method]++
		got, want := c.Convolve(nil, a, b), naive(a, b)
		// Three transforms err by at most 0.75 eps sqrt(log2 n) each, relative to the block; 16 is room for the largest value, and
		// for the rounding of float64's own definition.
		bound := 16 * eps * norm(a) * norm(b)
		for i := range want {
			if d := math.Abs(float64(got[i]) - want[i]); !(d <= bound) {
				t.Fatalf("%v: value %d is %v, want %v: %g apart, at most %g", l, i, got[i], want[i], d, bound)
			}
		}
		if again := c.Convolve(got, a, b); &again[0] != &got[0] {
			t.Errorf("%v: dst was not used", l)
		}
	}
	if methods[Direct] < 3 || methods[OverlapSave] < 3 {
		t.Fatalf("the lengths meet the methods %v times", methods)
	}
}

func TestAnImpulseShifts(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	a, b := random[float64](500, r), make([]float64, 60)
	b[37] = 2
	got := NewConvolution[float64](500, 60).Convolve(nil, a, b)
	for i, v := range got {
		want := 0.0
		if i >= 37 && i < 537 {
			want = 2 * a[i-37]
		}
		if math.Abs(v-want) > 1e-14 {
			t.Fatalf("value %d is %v, want %v", i, v, want)
		}
	}
}

func TestOnlyAffectedResultsAreNaN(t *testing.T) {
	for _, l := range lengths {
		for _, bad := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
			for factor := range 2 {
				r := rand.New(rand.NewPCG(5, 6))
				x := [2][]float64{random[float64](l[0], r), random[float64](l[1], r)}
				clean := naive(x[0], x[1])
				affected := make([]bool, len(clean))
				for _, at := range []int{l[factor] / 3, l[factor] - 1} {
					x[factor][at] = bad
					for k := range l[1-factor] {
						affected[at+k] = true
					}
				}
				got := NewConvolution[float64](l[0], l[1]).Convolve(nil, x[0], x[1])
				for i, v := range got {
					if math.IsNaN(v) != affected[i] {
						t.Fatalf("%v with %v in factor %d: value %d is %v", l, bad, factor, i, v)
					}
					if !affected[i] && math.Abs(v-clean[i]) > 1e-12 {
						t.Fatalf("%v with %v in factor %d: value %d is %v, want %v", l, bad, factor, i, v, clean[i])
					}
				}
			}
		}
	}
}

func TestChoose(t *testing.T) {
	for _, c := range []struct {
		n, m int
		want Recipe
	}{
		{1000, 8, Recipe{1000, 8, Direct, 0}},
		{8, 1000, Recipe{1000, 8, Direct, 0}},
		{100, 100, Recipe{100, 100, OverlapSave, 256}},
	} {
		if got := Choose(c.n, c.m); got != c.want {
			t.Errorf("%d and %d: %+v, want %+v", c.n, c.m, got, c.want)
		}
	}
	// A long signal is not transformed as a whole.
	if r := Choose(10_000_000, 100); r.Block > longestBlock || r.Block < 200 {
		t.Errorf("blocks of %d", r.Block)
	}
}

func TestConvolvingAllocatesNothing(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	a, b := random[float32](3000, r), random[float32](90, r)
	c := NewConvolution[float32](3000, 90)
	dst := make([]float32, c.Len())
	if n := testing.AllocsPerRun(10, func() { c.Convolve(dst, a, b) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func TestWrongSlices(t *testing.T) {
	c := NewConvolution[float32](10, 5)
	x := make([]float32, 100)
	for name, f := range map[string]func(){
		"no length":     func() { NewConvolution[float32](0, 5) },
		"short factor":  func() { c.Convolve(nil, x[:9], x[:5]) },
		"short dst":     func() { c.Convolve(x[:13], x[20:30], x[40:45]) },
		"dst overlaps":  func() { c.Convolve(x[:14], x[10:20], x[40:45]) },
		"dst is factor": func() { c.Convolve(x[:14], x[30:40], x[:5]) },
	} {
		func() {
			defer func() {
				if s, _ := recover().(string); len(s) < 8 || s[:8] != "filter: " {
					t.Errorf("%s: panic %q", name, s)
				}
			}()
			f()
		}()
	}
}
