package fft

import (
	"math"
	"math/rand/v2"
	"strconv"
	"testing"
	"unsafe"
)

// Lengths of every kind. Those of the first two lists have the factors 2, 3 and 5 only.
var (
	powers  = []int{8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 65536}
	smooth  = []int{9, 10, 12, 15, 20, 24, 25, 27, 30, 36, 45, 48, 60, 75, 81, 90, 100, 125, 135, 240, 243, 360, 480, 600, 625, 729, 960, 1000, 1080, 1200, 1500, 1536, 2025, 3125, 4800, 6561, 15625, 48000}
	rough   = []int{11, 13, 14, 17, 19, 21, 23, 26, 29, 31, 37, 47, 49, 77, 91, 97, 101, 121, 127, 143, 169, 251, 257, 343, 441, 499, 503, 509, 1001, 1009, 1021, 1331, 2003, 2047, 2197, 4099, 8191, 10007, 44100, 65537}
	epsilon = map[uintptr]float64{4: 0x1p-24, 8: 0x1p-53}
)

func noise[T Float](n int, seed uint64) []T {
	r := rand.New(rand.NewPCG(seed, 1))
	x := make([]T, n)
	for i := range x {
		x[i] = T(r.NormFloat64())
	}
	return x
}

func TestAccuracy(t *testing.T) {
	for _, vectors := range []bool{false, true} {
		t.Run("vectors="+strconv.FormatBool(vectors), func(t *testing.T) { testAccuracy(t, vectors) })
	}
}

func testAccuracy(t *testing.T, vectors bool) {
	var worst [4]float64
	measure := func(n int, bound float64, slot int) {
		re, im := rootsDD(n)
		e32, r32 := accuracy[float32](n, vectors, re, im)
		e64, r64 := accuracy[float64](n, vectors, re, im)
		worst[slot] = max(worst[slot], e32, e64)
		worst[slot+1] = max(worst[slot+1], r32, r64)
		if !(max(e32, e64, r32, r64) <= bound) {
			t.Errorf("n = %v: complex %.2f (float32) %.2f (float64), real %.2f %.2f eps sqrt(log2 n), want at most %v", choose(n, vectors), e32, e64, r32, r64, bound)
		}
		if testing.Verbose() {
			t.Logf("n = %v: complex %.2f %.2f real %.2f %.2f", choose(n, vectors), e32, e64, r32, r64)
		}
	}
	for _, n := range append(append([]int(nil), powers...), smooth...) {
		measure(n, 0.75, 0)
	}
	for _, n := range rough {
		measure(n, 2, 2)
	}
	t.Logf("worst: smooth %.2f (complex) %.2f (real), others %.2f %.2f eps sqrt(log2 n)", worst[0], worst[1], worst[2], worst[3])
}

// accuracy returns the errors of complex and real forward transforms in units of eps sqrt(log2 n): the
// root of the mean square over several inputs, more of them for short lengths, where one says little.
func accuracy[T Float](n int, vectors bool, re, im []dd) (complexErr, realErr float64) {
	var t T
	unit := epsilon[unsafe.Sizeof(t)] * math.Sqrt(math.Log2(float64(n)))
	p, r := planOf[T](n, vectors), realPlan[T](n, vectors)
	y, z, wide := make([]T, 2*n), make([]T, 2*r.Bins()), make([]T, 2*n)
	inputs := 1 + 1024/n
	for i := range inputs {
		x := noise[T](2*n, uint64(n+i))
		p.Forward(y, x)
		want, bins := wantDD(x, re, im, n)
		e := relative(y, want, bins) / unit
		complexErr += e * e / float64(inputs)

		r.Forward(z, x[:n])
		for i, v := range x[:n] {
			wide[2*i] = v
		}
		want, bins = wantDD(wide, re, im, r.Bins())
		e = relative(z, want, bins) / unit
		realErr += e * e / float64(inputs)
	}
	return math.Sqrt(complexErr), math.Sqrt(realErr)
}
