package kernel

import "unsafe"

//go:generate go run ./gen

// A transform in four lanes: lane q takes every fourth value, from value q on, so that one instruction does
// the same step of four short transforms. First reads interleaved values, First and Pass run
// the steps of the transforms of length n/4, and Combine makes one transform out of the four. Between
// them, values lie as vectors of real parts beside vectors of imaginary ones: their streams are half as
// many as with separate arrays, which counts where all of them fall into the same cache sets.
// float32 has the four lanes in one vector, float64 in two.

// Lanes is how many short transforms run side by side.
const Lanes = 4

type (
	first = func(dst, src, tw unsafe.Pointer, m int)
	step  = func(dst, src, tw unsafe.Pointer, m, s int)
)

// The steps by radix. The first is never of radix 8.
var (
	first32 = [...]first{2: first2x32, 3: first3x32, 4: first4x32, 5: first5x32, 7: first7x32}
	first64 = [...]first{2: first2x64, 3: first3x64, 4: first4x64, 5: first5x64, 7: first7x64}
	pass32  = [...]step{2: pass2x32, 3: pass3x32, 4: pass4x32, 5: pass5x32, 7: pass7x32, 8: pass8x32}
	pass64  = [...]step{2: pass2x64, 3: pass3x64, 4: pass4x64, 5: pass5x64, 7: pass7x64, 8: pass8x64}
)

// First is the first pass, over interleaved values: of radix r, with m = n/4/r and the twiddle factors of Pass2.
func First[T Float](radix int, dst, src, tw []T, m int) {
	check(radix, m, Lanes, dst, src, tw)
	d, x, w := unsafe.Pointer(&dst[0]), unsafe.Pointer(&src[0]), unsafe.Pointer(&tw[0])
	if unsafe.Sizeof(tw[0]) == 4 {
		first32[radix](d, x, w, m)
		return
	}
	first64[radix](d, x, w, m)
}

// Pass is a later pass: s is the product of the radices before.
func Pass[T Float](radix int, dst, src, tw []T, m, s int) {
	check(radix, m, Lanes*s, dst, src, tw)
	d, x, w := unsafe.Pointer(&dst[0]), unsafe.Pointer(&src[0]), unsafe.Pointer(&tw[0])
	if unsafe.Sizeof(tw[0]) == 4 {
		pass32[radix](d, x, w, m, s)
		return
	}
	pass64[radix](d, x, w, m, 2*s)
}

// Combine is the last step, with m = n/4 and the factors that CombineFactors places.
func Combine[T Float](dst, src, tw []T, m int) {
	if m < Lanes || len(dst) < 8*m || len(src) < 8*m || len(tw) < CombineLen[T](m) {
		panic("kernel: slices too short to combine")
	}
	d, x, w := unsafe.Pointer(&dst[0]), unsafe.Pointer(&src[0]), unsafe.Pointer(&tw[0])
	if unsafe.Sizeof(tw[0]) == 4 {
		combine32(d, x, w, m)
		return
	}
	combine64(d, x, w, m)
}

// CombineLen is the number of values that the factors of Combine take.
func CombineLen[T Float](m int) int {
	var t T
	v := 16 / int(unsafe.Sizeof(t))
	return (m + v - 1) / v * v * 6
}

// CombineFactors fills tw with exp(-2 pi i qk/(4m)), q = 1, 2, 3, for k = 0 .. m-1, in the order that Combine takes
// them in; root returns exp(-2 pi i a/(4m)).
func CombineFactors[T Float](tw []T, m int, root func(a int) (re, im float64)) {
	v := 16 / int(unsafe.Sizeof(tw[0]))
	order := [4]int{0, second32, third32, 3}
	if v == 2 {
		order = [4]int{0, 1}
	}
	for k := 0; ; k = min(k+v, m-v) {
		for q := 1; q < Lanes; q++ {
			for lane, at := range order[:v] {
				re, im := root(q * (k + at))
				tw[lane], tw[v+lane] = T(re), T(im)
			}
			tw = tw[2*v:]
		}
		if k == m-v {
			return
		}
	}
}
