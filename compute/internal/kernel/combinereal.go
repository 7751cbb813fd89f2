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
	d, x, w := unsafe.Pointer(&dst[0]), unsafe.Pointer(&src[0]), unsafe.Pointer(&tw[0])
	// Values 0, m, 2m, 3m of the half transform come of value 0 of each lane.
	var t T
	if unsafe.Sizeof(t) == 4 {
		l := (*[2 * Lanes]float32)(x)
		meet((*[2]float32)(d), l[0], l[4], l[second32], l[4+second32], l[third32], l[4+third32], l[3], l[7], m)
		combineReal32(d, x, w, m)
		return
	}
	l := (*[2 * Lanes]float64)(x)
	meet((*[2]float64)(d), l[0], l[2], l[1], l[3], l[4], l[6], l[5], l[7], m)
	combineReal64(d, x, w, m)
}

// meet computes bins 0, m, 2m, 3m, 4m of those that lie from dst on, from value 0 of the four lanes.
func meet[T Float](dst *[2]T, ar, ai, br, bi, cr, ci, er, ei T, m int) {
	d := unsafe.Pointer(dst)
	acr, aci, amr, ami := ar+cr, ai+ci, ar-cr, ai-ci
	bdr, bdi, bmr, bmi := br+er, bi+ei, br-er, bi-ei
	at2[T](d, 4*m)[0], at2[T](d, 4*m)[1] = acr-bdr, bdi-aci
	acr, aci = acr+bdr, aci+bdi
	dst[0], dst[1] = acr+aci, 0
	at2[T](d, 8*m)[0], at2[T](d, 8*m)[1] = acr-aci, 0
	// Half the sum of Z[m] and conj Z[3m] is amr - i bmr, half their difference over i is ami - i bmi, and w^m = exp(-pi i/4).
	const h = 0.707106781186547524400844362104849039
	tr, ti := (ami-bmi)*h, (ami+bmi)*h
	at2[T](d, 2*m)[0], at2[T](d, 2*m)[1] = amr+tr, -bmr-ti
	at2[T](d, 6*m)[0], at2[T](d, 6*m)[1] = amr-tr, bmr-ti
}

// CombineRealLen is the number of values that the factors of CombineReal take.
func CombineRealLen[T Float](m int) int {
	var t T
	v := 16 / int(unsafe.Sizeof(t))
	return ((m/2+1-v-1)/v + 2) * 20 * v
}

// CombineRealFactors fills tw with exp(-2 pi i a/(8m)), which root returns, in the order that CombineReal takes them in. Those
// that turn the lanes are halved, because splitting bins takes half of their sums.
func CombineRealFactors[T Float](tw []T, m int, root func(a int) (re, im float64)) {
	v := 16 / int(unsafe.Sizeof(tw[0]))
	order := [4]int{0, second32, third32, 3}
	if v == 2 {
		order = [4]int{0, 1}
	}
	put := func(scale float64, first, step int) { // numbers: a closure for each of them would stay where nothing is collected
		for lane, at := range order[:v] {
			re, im := root(first + step*at)
			tw[lane], tw[v+lane] = T(scale*re), T(scale*im)
		}
		tw = tw[2*v:]
	}
	end := m/2 + 1 - v
	for k := 1; ; k = min(k+v, end) {
		for q := 1; q < Lanes; q++ {
			put(0.5, 2*q*k, 2*q)
		}
		for q := 1; q < Lanes; q++ {
			put(0.5, 2*q*(m-k), -2*q)
		}
		for r := range Lanes {
			put(1, k+r*m, 1)
		}
		if k == end {
			return
		}
	}
}
