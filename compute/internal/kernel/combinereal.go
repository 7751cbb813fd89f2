package kernel

import "unsafe"

// CombineRealLeast is the least m of CombineReal.
const CombineRealLeast = 8

// CombineReal is Combine followed by SplitReal: src holds the lanes of the transform of n = 8m real values as n/2 complex ones, and dst receives
// bins 0 to n/2. tw holds what CombineRealFactors places. dst and src must not overlap.
func CombineReal[T Float](dst, src, tw []T, m int) {
	if m < CombineRealLeast || len(dst) < 8*m+2 || len(src) < 8*m || len(tw) < CombineRealLen[T](m) {
		panic("kernel: slices too short to combine")
	}
	// Values 0, m, 2m, 3m of the half transform come of value 0 of each lane.
	var re, im [Lanes]T
	v := 16 / int(unsafe.Sizeof(tw[0]))
	order := [Lanes]int{0, second32, third32, 3}
	if v == 2 {
		order = [Lanes]int{0, 1, 2, 3}
	}
	for lane, q := range order {
		at := lane/v*2*v + lane%v
		re[q], im[q] = src[at], src[at+v]
	}
	acr, aci, amr, ami := re[0]+re[2], im[0]+im[2], re[0]-re[2], im[0]-im[2]
	bdr, bdi, bmr, bmi := re[1]+re[3], im[1]+im[3], re[1]-re[3], im[1]-im[3]
	z := [2 * Lanes]T{acr + bdr, aci + bdi, amr + bmi, ami - bmr, acr - bdr, aci - bdi, amr - bmi, ami + bmr}
	dst[0], dst[1] = z[0]+z[1], 0
	dst[8*m], dst[8*m+1] = z[0]-z[1], 0
	dst[4*m], dst[4*m+1] = z[4], -z[5]
	// w^m = exp(-pi i/4)
	const h = 0.707106781186547524400844362104849039
	er, ei := (z[2]+z[6])/2, (z[3]-z[7])/2
	or, oi := (z[3]+z[7])/2, (z[6]-z[2])/2
	tr, ti := (or+oi)*h, (oi-or)*h
	dst[2*m], dst[2*m+1], dst[6*m], dst[6*m+1] = er+tr, ei+ti, er-tr, ti-ei

	d, x, w := unsafe.Pointer(&dst[0]), unsafe.Pointer(&src[0]), unsafe.Pointer(&tw[0])
	if v == 4 {
		combineReal32(d, x, w, m)
		return
	}
	combineReal64(d, x, w, m)
}

// CombineRealLen is the number of values that the factors of CombineReal take.
func CombineRealLen[T Float](m int) int {
	var t T
	v := 16 / int(unsafe.Sizeof(t))
	return ((m/2+1-v-1)/v + 2) * 20 * v
}

// CombineRealFactors fills tw with exp(-2 pi i a/(8m)), which root returns, in the order that CombineReal takes them in.
func CombineRealFactors[T Float](tw []T, m int, root func(a int) (re, im float64)) {
	v := 16 / int(unsafe.Sizeof(tw[0]))
	order := [4]int{0, second32, third32, 3}
	if v == 2 {
		order = [4]int{0, 1}
	}
	put := func(a func(at int) int) {
		for lane, at := range order[:v] {
			re, im := root(a(at))
			tw[lane], tw[v+lane] = T(re), T(im)
		}
		tw = tw[2*v:]
	}
	end := m/2 + 1 - v
	for k := 1; ; k = min(k+v, end) {
		for q := 1; q < Lanes; q++ {
			put(func(at int) int { return 2 * q * (k + at) })
		}
		for q := 1; q < Lanes; q++ {
			put(func(at int) int { return 2 * q * (m - k - at) })
		}
		for r := range Lanes {
			put(func(at int) int { return k + at + r*m })
		}
		if k == end {
			return
		}
	}
}
