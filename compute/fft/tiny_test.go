package fft

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"unsafe"

	"github.com/sonde-viz/sonde/compute/internal/kernel"
)

// Denormal numbers lose digits, and a transform of nothing else would compute with those that are left.
func TestTinyInput(t *testing.T) {
	t.Run("float32", func(t *testing.T) { testTiny[float32](t, 0x1p-135, 0x1p-149) })
	t.Run("float64", func(t *testing.T) { testTiny[float64](t, 0x1p-1035, 0x1p-1074) })
}

// testTiny compares transforms of numbers of size scale with those of the same numbers scaled up, by plans that do not look at
// them, and with the definition: to half a unit of the least denormal number more than ever.
func testTiny[T Float](t *testing.T, scale, unit T) {
	for _, n := range []int{1, 2, 6, 7, 16, 17, 32, 60, 64, 65, 128, 256, 480, 1000} {
		for _, vectors := range []bool{false, true} {
			p, r := planOf[T](n, vectors), realPlan[T](n, vectors)
			x, big, y, want := make([]T, 2*n), make([]T, 2*n), make([]T, 2*n), make([]T, 2*n)
			up := 1 / smallest[T]()
			for i, v := range noise[T](2*n, 5) {
				x[i] = v * scale
				big[i] = x[i] * up
			}
			check := func(what string, y, want []T) {
				t.Helper()
				for i := range y {
					if y[i] != want[i]/up {
						t.Fatalf("%s, n = %v: value %d is %v, want %v", what, p.Recipe(), i, y[i], want[i]/up)
					}
				}
			}
			p.forward(want, big)
			p.Forward(y, x)
			check("complex", y, want)
			near(t, y, x, up, unit)
			back := append([]T(nil), x...)
			p.Forward(back, back)
			check("in place", back, want)
			inverse := append([]T(nil), big...)
			p.Inverse(inverse, inverse)
			p.Inverse(y, x)
			check("inverse", y, inverse)
			p.Inverse(back, back)
			for i := range back {
				// Each value of the spectrum is off by half a unit at most, and their mean is the value.
				if d := back[i] - x[i]; d > 2*unit || d < -2*unit {
					t.Fatalf("n = %v: value %d is %v after a round trip, was %v", p.Recipe(), i, back[i], x[i])
				}
			}

			bins, half := make([]T, 2*r.Bins()), make([]T, 2*r.Bins())
			r.Forward(half, big[:n])
			r.Forward(bins, x[:n])
			check("real", bins, half)
			copy(bins, x[:n])
			r.Forward(bins, bins[:n])
			check("real, in place", bins, half)
			spectrum, samples := noise[T](2*r.Bins(), 6), make([]T, n)
			for i := range spectrum {
				spectrum[i] *= scale
				half[i] = spectrum[i] * up
			}
			r.Inverse(half[:n], half)
			r.Inverse(samples, spectrum)
			check("inverse of real", samples, half)
			r.Inverse(spectrum[:n], spectrum)
			check("inverse of real, in place", spectrum[:n], half)
		}
	}
}

// near holds y against the transform of x by its definition.
func near[T Float](t *testing.T, y, x []T, up, unit T) {
	n := len(y) / 2
	big := make([]T, len(x))
	for i, v := range x {
		big[i] = v * up
	}
	re, im := rootsDD(n)
	want, bins := wantDD(big, re, im, n)
	got := make([]T, len(y))
	for i, v := range y {
		got[i] = v * up
	}
	var err, norm float64
	for i, k := range bins {
		for c := range 2 {
			w := want[2*i+c].h
			d := float64(got[2*k+c]) - w
			err += d * d
			norm += w * w
		}
	}
	rounding := float64(unit*up) / 2 * math.Sqrt(2*float64(len(bins)))
	if limit := bound[T](n)*math.Sqrt(norm) + rounding; math.Sqrt(err) > limit {
		t.Errorf("n = %d: off by %g, at most %g allowed", n, math.Sqrt(err), limit)
	}
}

// One large value, wherever it is: as ever.
func TestTinyInputWithOneLargeValue(t *testing.T) {
	t.Run("float32", oneLarge[float32])
	t.Run("float64", oneLarge[float64])
}

func oneLarge[T Float](t *testing.T) {
	p := NewPlan[T](100)
	for at := range 200 {
		x, y := make([]T, 200), make([]T, 200)
		x[at] = 1 / smallest[T]()
		p.Forward(y, x)
		p.Forward(x, x)
		for i := range y {
			if y[i]-y[i] != 0 || x[i] != y[i] {
				t.Fatalf("value %d of the transform of a large one at %d is %v, and %v in place", i, at, y[i], x[i])
			}
		}
	}
}

func TestTiny(t *testing.T) {
	t.Run("float32", tinyKinds[float32])
	t.Run("float64", tinyKinds[float64])
}

func tinyKinds[T Float](t *testing.T) {
	r := rand.New(rand.NewPCG(9, 9))
	limit := smallest[T]()
	below := limit - limit*T(epsilon[unsafe.Sizeof(limit)])
	x := make([]T, 67)
	set := func(f func(i int) T) []T {
		for i := range x {
			x[i] = f(i)
		}
		return x
	}
	tiny := func(x []T) bool {
		t.Helper()
		room := append([]T(nil), x...)
		got := enlarge(room, room, false)
		for _, vectors := range []bool{false, kernel.Vectors} {
			if other := make([]T, len(x)); enlarge(other, x, vectors) != got || got && !slices.Equal(other, room) {
				t.Errorf("vectors %v: in place is %v, or has other values", vectors, got)
			}
		}
		for i, v := range room {
			if got && v != x[i]/limit {
				t.Errorf("%v becomes %v", x[i], v)
			}
		}
		return got
	}
	sign := func() T { return T(1 - 2*r.IntN(2)) }
	for name, c := range map[string]struct {
		x    []T
		want bool
	}{
		"zeros":     {make([]T, 67), false},
		"below":     {append([]T(nil), set(func(int) T { return sign() * below })...), true},
		"smaller":   {append([]T(nil), set(func(i int) T { return T(i%2) * limit * 0x1p-52 })...), true},
		"ones":      {append([]T(nil), set(func(int) T { return 1 })...), false},
		"exponents": {append([]T(nil), set(func(i int) T { return sign() * below / T(int(1)<<(i%31)) })...), true},
	} {
		if got := tiny(c.x); got != c.want {
			t.Errorf("%s: tiny is %v", name, got)
		}
	}
	for at := range x {
		for _, v := range []T{limit, -limit, 1, T(math.Inf(-1)), T(math.NaN())} {
			if set(func(int) T { return below })[at] = v; tiny(x) {
				t.Errorf("%v at %d is taken for tiny", v, at)
			}
		}
	}
}
