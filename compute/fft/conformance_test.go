package fft

import (
	"math"
	"strconv"
	"testing"
	"unsafe"
)

// Every length up to 260, so that each radix stands in each place, and some larger ones.
func lengths() []int {
	var all []int
	for n := 1; n <= 260; n++ {
		all = append(all, n)
	}
	return append(all, 480, 509, 512, 1000, 1009, 1024, 2187, 2431, 4095, 4096, 4800)
}

func TestConformance(t *testing.T) {
	for _, vectors := range []bool{false, true} {
		t.Run("float32/vectors="+strconv.FormatBool(vectors), func(t *testing.T) { conformance[float32](t, vectors) })
		t.Run("float64/vectors="+strconv.FormatBool(vectors), func(t *testing.T) { conformance[float64](t, vectors) })
	}
}

// bound is the relative L2 error allowed: the promise of the package comment, times 3 for one short input.
func bound[T Float](n int) float64 {
	var v T
	return 3 * 2 * epsilon[unsafe.Sizeof(v)] * math.Sqrt(math.Log2(float64(n))+1)
}

// distance is the L2 norm of a-b relative to that of b.
func distance[T Float](a, b []T) float64 {
	var d, s float64
	for i := range b {
		d += (float64(a[i]) - float64(b[i])) * (float64(a[i]) - float64(b[i]))
		s += float64(b[i]) * float64(b[i])
	}
	return math.Sqrt(d / s)
}

// energy is the sum of the squares, free of its own rounding errors.
func energy[T Float](x []T) float64 {
	var sum dd
	for _, v := range x {
		d := dd{float64(v), 0}
		sum = sum.add(d.mul(d))
	}
	return sum.h
}

func conformance[T Float](t *testing.T, vectors bool) {
	for _, n := range lengths() {
		p := planOf[T](n, vectors)
		tol := bound[T](n)
		fail := func(what string, e float64) {
			if !(e <= tol) {
				t.Errorf("n = %v: %s off by %.3g, at most %.3g allowed", p.Recipe(), what, e, tol)
			}
		}
		x, z := noise[T](2*n, uint64(n)), noise[T](2*n, uint64(n)+1)
		forward := func(src []T) []T {
			dst := make([]T, 2*n)
			p.Forward(dst, src)
			return dst
		}
		y := forward(x)

		re, im := rootsDD(n)
		want, bins := wantDD(x, re, im, n)
		fail("the definition", relative(y, want, bins))

		again := forward(x) // the scratch is dirty now
		for i := range y {
			if again[i] != y[i] {
				t.Fatalf("n = %v: a second run differs", p.Recipe())
			}
		}
		inPlace := append([]T(nil), x...)
		p.Forward(inPlace, inPlace)
		for i := range y {
			if inPlace[i] != y[i] {
				t.Fatalf("n = %v: in place differs", p.Recipe())
			}
		}
		back := make([]T, 2*n)
		p.Inverse(back, y)
		fail("round trip", distance(back, x))
		p.Inverse(inPlace, inPlace)
		fail("round trip in place", distance(inPlace, x))

		fail("Parseval", math.Abs(energy(y)/float64(n)/energy(x)-1))

		mix, wantMix := make([]T, 2*n), make([]T, 2*n)
		yz := forward(z)
		for i := range mix {
			mix[i], wantMix[i] = 3*x[i]-z[i]/2, 3*y[i]-yz[i]/2
		}
		fail("linearity", distance(forward(mix), wantMix))

		// A shift by d samples turns bin k by exp(-2 pi i kd/n), and an impulse at d is that alone.
		d := n / 3
		shifted, turned := make([]T, 2*n), make([]T, 2*n)
		impulse, phase := make([]T, 2*n), make([]T, 2*n)
		impulse[2*d] = 1
		for k := range n {
			to := (k + d) % n
			shifted[2*to], shifted[2*to+1] = x[2*k], x[2*k+1]
			wr, wi := re[k*d%n].h, im[k*d%n].h
			phase[2*k], phase[2*k+1] = T(wr), T(wi)
			turned[2*k] = T(float64(y[2*k])*wr - float64(y[2*k+1])*wi)
			turned[2*k+1] = T(float64(y[2*k])*wi + float64(y[2*k+1])*wr)
		}
		fail("shift", distance(forward(shifted), turned))
		fail("impulse", distance(forward(impulse), phase))

		realConformance(t, n, vectors, x[:n], forward, fail)
	}
}

func realConformance[T Float](t *testing.T, n int, vectors bool, x []T, forward func([]T) []T, fail func(string, float64)) {
	p := realPlan[T](n, vectors)
	wide := make([]T, 2*n)
	for i, v := range x {
		wide[2*i] = v
	}
	y := make([]T, 2*p.Bins())
	p.Forward(y, x)
	full := forward(wide)
	fail("real transform against the complex one", distance(y, full[:len(y)]))
	mirrored := make([]T, 0, 2*n)
	for k := range n {
		m := (n - k) % n
		mirrored = append(mirrored, full[2*m], -full[2*m+1])
	}
	fail("Hermitian symmetry", distance(mirrored, full))
	if y[1] != 0 || n%2 == 0 && y[n+1] != 0 {
		t.Errorf("n = %d: bins without a phase have imaginary parts", n)
	}
	back := make([]T, n)
	p.Inverse(back, y)
	fail("real round trip", distance(back, x))

	room := make([]T, 2*p.Bins())
	copy(room, x)
	p.Forward(room, room[:n])
	for i := range y {
		if room[i] != y[i] {
			t.Fatalf("n = %d: real transform in place differs", n)
		}
	}
	p.Inverse(room[:n], room)
	for i := range back {
		if room[i] != back[i] {
			t.Fatalf("n = %d: real inverse in place differs", n)
		}
	}
	src := append([]T(nil), y...)
	p.Inverse(back, y)
	for i := range src {
		if src[i] != y[i] {
			t.Fatalf("n = %d: the inverse changed its input", n)
		}
	}
}

// planOf is NewPlan with or without vectors.
func planOf[T Float](n int, vectors bool) *Plan[T] {
	rec := choose(n, vectors)
	return newPlan[T](&rec)
}

// realPlan is NewRealPlan with or without vectors.
func realPlan[T Float](n int, vectors bool) *RealPlan[T] {
	rec := choose(n/(2-n%2), vectors)
	return newRealPlan[T](n, &rec)
}

func TestTransformsDoNotAllocate(t *testing.T) {
	for _, n := range []int{1, 2, 15, 16, 17, 100, 1001, 1009, 1024} {
		t.Run(strconv.Itoa(n), func(t *testing.T) {
			p, r := NewPlan[float32](n), NewRealPlan[float64](n)
			x, y := make([]float32, 2*n), make([]float32, 2*n)
			a, b := make([]float64, n), make([]float64, 2*r.Bins())
			if got := testing.AllocsPerRun(5, func() {
				p.Forward(y, x)
				p.Inverse(y, y)
				r.Forward(b, a)
				r.Inverse(a, b)
			}); got != 0 {
				t.Errorf("%v allocations", got)
			}
		})
	}
}

// A value that is not finite is in every output: nothing is silently 0.
func TestNaNAndInfinitySpread(t *testing.T) {
	t.Run("float32", func(t *testing.T) { testSpread[float32](t) })
	t.Run("float64", func(t *testing.T) { testSpread[float64](t) })
}

func testSpread[T Float](t *testing.T) {
	finite := func(values ...T) bool {
		for _, v := range values {
			if v-v != 0 {
				return false
			}
		}
		return true
	}
	lengths := []int{77, 97, 100, 128, 139, 256, 297, 480, 1000, 1009}
	for n := range 70 {
		lengths = append(lengths, n+1)
	}
	for _, n := range lengths {
		for _, vectors := range []bool{false, true} {
			p, r := planOf[T](n, vectors), realPlan[T](n, vectors)
			x, y := noise[T](2*n, 8), make([]T, 2*n)
			spectrum, bins := noise[T](2*r.Bins(), 9), make([]T, 2*r.Bins())
			for _, bad := range []T{T(math.NaN()), T(math.Inf(1)), T(math.Inf(-1))} {
				for at := 0; at < 2*n; at += max(1, n/5) {
					kept := x[at]
					x[at] = bad
					for name, f := range map[string]func(dst, src []T){"forward": p.Forward, "inverse": p.Inverse} {
						f(y, x)
						for k := range n {
							if finite(y[2*k : 2*k+2]...) {
								t.Fatalf("%s, %v: %v at %d leaves value %d finite", name, p.Recipe(), bad, at, k)
							}
						}
					}
					x[at] = kept
				}
				for at := 0; at < n; at += max(1, n/5) {
					kept := x[at]
					x[at] = bad
					r.Forward(bins, x[:n])
					for k := range r.Bins() {
						if finite(bins[2*k : 2*k+2]...) {
							t.Fatalf("real, n = %d, %v: %v at %d leaves bin %d finite", n, r.Recipe(), bad, at, k)
						}
					}
					x[at] = kept
				}
				for at := range spectrum {
					if at == 1 || n%2 == 0 && at == n+1 || n > 70 && at%(n/9) > 1 {
						continue // imaginary parts of these are ignored; long lengths take some
					}
					kept := spectrum[at]
					spectrum[at] = bad
					r.Inverse(y[:n], spectrum)
					for k := range n {
						if finite(y[k]) {
							t.Fatalf("inverse of real, n = %d, %v: %v at %d leaves value %d finite", n, r.Recipe(), bad, at, k)
						}
					}
					spectrum[at] = kept
				}
			}
		}
	}
}

func FuzzLengths(f *testing.F) {
	for _, n := range []uint16{1, 2, 3, 16, 17, 81, 255, 257, 1013, 2048} {
		f.Add(n, uint64(1))
	}
	f.Fuzz(func(t *testing.T, n16 uint16, seed uint64) {
		n := int(n16)%4096 + 1
		x := noise[float64](2*n, seed)
		p := NewPlan[float64](n)
		y := make([]float64, 2*n)
		p.Forward(y, x)
		re, im := rootsDD(n)
		bins := []int{0, n / 3, n / 2, n - 1}
		var norm float64 // errors are measured against a typical bin: one bin can be small by chance
		for _, v := range y {
			norm += v * v / float64(n)
		}
		wide := make([]dd, 2*n)
		for i, v := range x {
			wide[i].h = v
		}
		for i, w := range binsDD(wide, re, im, bins) {
			if d := math.Abs((y[2*bins[i/2]+i%2] - w.h) - w.l); d > 4*bound[float64](n)*math.Sqrt(norm) {
				t.Errorf("n = %v, bin %d: off by %g", p.Recipe(), bins[i/2], d)
			}
		}
		p.Inverse(y, y)
		if d := distance(y, x); d > bound[float64](n) {
			t.Errorf("n = %v: round trip off by %g", p.Recipe(), d)
		}
	})
}
