package fft

import "math"

// root returns exp(-2 pi i k/n) for 0 <= k < n. The angle is brought into the first octant in
// exact integers first, so that the error is that of math.Sincos near zero, and symmetric
// points are symmetric to the last bit.
func root(k, n uint64) (re, im float64) {
	// 8k/n counts octants; in units of 1/8 turn all comparisons are exact.
	k8 := 8 * k
	swap, negRe, negIm := false, false, true // the sign of the exponent makes im negative
	if k8 > 4*n {                            // lower half plane: mirror
		k8, negIm = 8*n-k8, false
	}
	if k8 > 2*n { // second quadrant: mirror on the imaginary axis
		k8, negRe = 4*n-k8, true
	}
	if k8 > n { // second octant: swap
		k8, swap = 2*n-k8, true
	}
	s, c := sincosTurn(k8, 8*n)
	if swap {
		s, c = c, s
	}
	if negRe {
		c = -c
	}
	if negIm {
		s = -s
	}
	return c, s
}

// sincosTurn returns sine and cosine of 2 pi a/b for 0 <= a/b <= 1/8.
func sincosTurn(a, b uint64) (s, c float64) {
	if a == 0 {
		return 0, 1
	}
	return math.Sincos(2 * math.Pi * (float64(a) / float64(b)))
}

// twiddles returns the factors of one pass: w^p, w^2p .. w^(r-1)p with w = exp(-2 pi i/(rm)), for p = 0 .. m-1.
func twiddles[T Float](dst []T, r, m int) []T {
	n := uint64(r) * uint64(m)
	i := 0
	for p := range uint64(m) {
		for k := uint64(1); k < uint64(r); k++ {
			re, im := root(p*k%n, n)
			dst[i], dst[i+1] = T(re), T(im)
			i += 2
		}
	}
	return dst[:i]
}
