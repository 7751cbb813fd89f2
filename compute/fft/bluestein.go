package fft

// chirp transforms lengths with large prime factors by Bluestein's method: with
// c[j] = exp(-pi i j²/n), X[k] = c[k] * sum over j of (x[j] c[j]) * conj(c[k-j]), a convolution,
// done by transforms of a smooth length of at least 2n-1. It works in float64 for float32
// samples too: the chain of three transforms would lose a bit otherwise.
// (Source: L. Bluestein, A linear filtering approach to the computation of the discrete Fourier
// transform, IEEE Trans. Audio Electroacoust. 18, 1970.)
type chirp struct {
	n      int
	inner  *Plan[float64]
	c      []float64 // c[j], interleaved
	filter []float64 // transform of conj(c), scaled by 1/inner length
	a, b   []float64 // of the inner length
}

func newChirp(rec Recipe) *chirp {
	n, m := rec.N, rec.Inner
	rec.N, rec.Method = m, MixedRadix
	ch := &chirp{n: n, inner: newPlan[float64](rec)}
	block := make([]float64, 2*n+6*m)
	ch.c, block = block[:2*n], block[2*n:]
	ch.filter, ch.a, ch.b = block[:2*m], block[2*m:4*m], block[4*m:]
	for j := range n {
		// j² is reduced modulo 2n in integers: in floating point the angle would lose all its digits.
		re, im := root(uint64(j)*uint64(j)%(2*uint64(n)), 2*uint64(n))
		ch.c[2*j], ch.c[2*j+1] = re, im
		ch.a[2*j], ch.a[2*j+1] = re, -im
		if j > 0 {
			ch.a[2*(m-j)], ch.a[2*(m-j)+1] = re, -im
		}
	}
	ch.inner.Forward(ch.filter, ch.a)
	for i, v := range ch.filter {
		ch.filter[i] = v / float64(m)
	}
	return ch
}

// forwardChirp is Forward by Bluestein's method.
func forwardChirp[T Float](ch *chirp, dst, src []T) {
	n := ch.n
	c := ch.c[:2*n]
	a, f := ch.a, ch.b
	src = src[:2*n]
	for j := 0; j+1 < len(c) && j+1 < len(src) && j+1 < len(a); j += 2 {
		xr, xi := float64(src[j]), float64(src[j+1])
		a[j], a[j+1] = xr*c[j]-xi*c[j+1], xr*c[j+1]+xi*c[j]
	}
	clear(a[2*n:])
	ch.inner.Forward(f, a)
	// Conjugating before and after makes the second forward transform an inverse one.
	h := ch.filter[:len(f)]
	for j := 0; j+1 < len(f) && j+1 < len(h); j += 2 {
		fr, fi := f[j], f[j+1]
		f[j], f[j+1] = fr*h[j]-fi*h[j+1], -(fr*h[j+1] + fi*h[j])
	}
	y := a
	ch.inner.Forward(y, f)
	dst = dst[:2*n]
	for k := 0; k+1 < len(c) && k+1 < len(dst) && k+1 < len(y); k += 2 {
		yr, yi := y[k], -y[k+1]
		dst[k], dst[k+1] = T(yr*c[k]-yi*c[k+1]), T(yr*c[k+1]+yi*c[k])
	}
}
