package fft

import "math"

// root returns exp(-2 pi i k/n) for 0 <= k < n. The angle is brought into the first octant in
// exact integers first, so that symmetric points are symmetric to
// the last bit and the error does not grow with k.
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
	// The angle is hi + lo, to about 80 bits: a/b = q + r/(b 2^24) with q of at most 21 bits, and
	// 2 pi = pi1 + pi2 with pi1 of 30 bits, so that q pi1 is exact.
	const (
		pi1 = 6.283185303211212158203125
		pi2 = 3.9683743187221617007739780e-09
	)
	q := float64(a<<24/b) / (1 << 24)
	r := float64(a<<24%b) / float64(b) / (1 << 24)
	rest := q*pi2 + r*(2*math.Pi)
	hi := q*pi1 + rest
	lo := rest - (hi - q*pi1)
	return sincos(hi, lo)
}

// sincos returns sine and cosine of x + lo for |x| <= pi/4 and a tiny lo, to 0.7 units in the last place. (math.Sincos is good to
// 1.3 units: a fifth more error in every transform.) The polynomials are those of Cephes (S. L. Moshier), as
// in math; the sums before the last rounding carry their own errors along.
func sincos(x, lo float64) (s, c float64) {
	z := x * x
	// zl is what z lacks of x², by Dekker's product; the conversions keep the compiler from fusing.
	t := float64(x * (1<<27 + 1))
	h := t - float64(t-x)
	l := x - h
	zl := float64(float64(float64(h*h)-z)+float64(2*h*l)) + float64(l*l)

	ps := ((((1.58962301576546568060e-10*z-2.50507477628578072866e-8)*z+2.75573136213857245213e-6)*z-
		1.98412698295895385996e-4)*z+8.33333333332211858878e-3)*z - 1.66666666666666307295e-1
	pc := ((((-1.13585365213876817300e-11*z+2.08757008419747316778e-9)*z-2.75573141792967388112e-7)*z+
		2.48015872888517045348e-5)*z-1.38888888888730564116e-3)*z + 4.16666666666665929218e-2
	top := 1 - z/2
	low := (1 - top) - z/2
	c = top + (low - zl/2 + z*z*pc - lo*x)
	s = x + (x*z*ps + lo*top)
	return s, c
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
