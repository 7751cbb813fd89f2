package fft

import "math"

// The oracle: sums in double-double arithmetic (about 106 bits) with roots of its own. It shares no table and no
// angle reduction with the package.

// dd is the unevaluated sum of two float64.
type dd struct{ h, l float64 }

func quickSum(a, b float64) dd {
	s := a + b
	return dd{s, b - (s - a)}
}

func (a dd) add(b dd) dd {
	s := a.h + b.h
	t := s - a.h
	e := (a.h - (s - t)) + (b.h - t)
	return quickSum(s, e+a.l+b.l)
}

func (a dd) mul(b dd) dd {
	// The error of the product by Dekker's splitting: math.FMA is done in software on wasm, and slow.
	p := float64(a.h * b.h)
	ah, al := split(a.h)
	bh, bl := split(b.h)
	e := float64(al*bl) - (((p - float64(ah*bh)) - float64(al*bh)) - float64(ah*bl))
	return quickSum(p, e+a.h*b.l+a.l*b.h)
}

// split returns the upper and the lower half of the digits of a.
func split(a float64) (h, l float64) {
	t := float64(a * (1<<27 + 1))
	h = t - float64(t-a)
	return h, a - h
}

func (a dd) neg() dd { return dd{-a.h, -a.l} }

func (a dd) div(b float64) dd {
	q := a.h / b
	r := a.add(dd{b, 0}.mul(dd{-q, 0}))
	return dd{q, 0}.add(dd{r.h / b, 0})
}

// rootsDD returns exp(-2 pi i k/n) for k = 0 .. n-1.
func rootsDD(n int) (re, im []dd) {
	re, im = make([]dd, n), make([]dd, n)
	for k := range n {
		re[k], im[k] = rootDD(k, n)
	}
	return re, im
}

// rootDD returns exp(-2 pi i k/n).
func rootDD(k, n int) (re, im dd) {
	pi := dd{math.Pi, 1.2246467991473532e-16}
	// The nearest quarter turn q, and the rest of the angle, at most an eighth of a turn.
	q := (4*k + n/2) / n
	x := pi.mul(dd{float64(4*k-q*n) / 2, 0}).div(float64(n))
	s, c := taylorDD(x)
	switch q % 4 {
	case 1:
		s, c = c, s.neg()
	case 2:
		s, c = s.neg(), c.neg()
	case 3:
		s, c = c.neg(), s
	}
	return c, s.neg()
}

// taylorDD returns sine and cosine of x, |x| <= pi/4.
func taylorDD(x dd) (s, c dd) {
	term := dd{1, 0}
	c = term
	for k := 1; k < 32; k++ {
		term = term.mul(x).div(float64(k))
		switch k % 4 {
		case 0:
			c = c.add(term)
		case 1:
			s = s.add(term)
		case 2:
			c = c.add(term.neg())
		case 3:
			s = s.add(term.neg())
		}
	}
	return s, c
}

// dftDD returns the transform of x, interleaved, from the definition for prime lengths, and by splitting off the smallest
// prime factor (Cooley and Tukey) for others.
func dftDD(x []dd, re, im []dd) []dd {
	n := len(x) / 2
	f := 2
	for f < n && n%f != 0 {
		f++
	}
	if n < 2 {
		return x
	}
	if f == n {
		f, n = n, 1
	} else {
		n /= f
	}
	// parts[j] is the transform of x[j], x[j+f], x[j+2f] ...
	parts := make([][]dd, f)
	for j := range parts {
		part := make([]dd, 0, 2*n)
		for i := range n {
			part = append(part, x[2*(i*f+j)], x[2*(i*f+j)+1])
		}
		parts[j] = dftDD(part, re, im)
	}
	step := len(re) / (n * f)
	y := make([]dd, 0, len(x))
	for k := range n * f {
		var sr, si dd
		for j, part := range parts {
			xr, xi := part[2*(k%n)], part[2*(k%n)+1]
			at := step * (j * k % (n * f))
			sr = sr.add(xr.mul(re[at])).add(xi.mul(im[at]).neg())
			si = si.add(xr.mul(im[at])).add(xi.mul(re[at]))
		}
		y = append(y, sr, si)
	}
	return y
}

// binsDD returns the given bins of the transform of x from the definition, interleaved.
func binsDD(x []dd, re, im []dd, bins []int) []dd {
	n := len(x) / 2
	out := make([]dd, 0, 2*len(bins))
	for _, k := range bins {
		var sr, si dd
		for j, at := 0, 0; j < n; j++ {
			xr, xi := x[2*j], x[2*j+1]
			sr = sr.add(xr.mul(re[at])).add(xi.mul(im[at]).neg())
			si = si.add(xr.mul(im[at])).add(xi.mul(re[at]))
			if at += k; at >= n {
				at -= n
			}
		}
		out = append(out, sr, si)
	}
	return out
}

// wantDD returns bins of the transform of x and their indices: all of the first count of them, or a spread of
// them where prime factors are too large for dftDD.
func wantDD[T Float](x []T, re, im []dd, count int) (want []dd, bins []int) {
	wide := make([]dd, len(x))
	for i, v := range x {
		wide[i].h = float64(v)
	}
	if Choose(len(x)/2).Method == MixedRadix || count < 300 {
		for k := range count {
			bins = append(bins, k)
		}
		return dftDD(wide, re, im)[:2*count], bins
	}
	for i := range 32 {
		bins = append(bins, i*(count/32)+i*i%(count/32))
	}
	return binsDD(wide, re, im, bins), bins
}

// relative returns the relative L2 error of got over the bins.
func relative[T Float](got []T, want []dd, bins []int) float64 {
	var err, norm float64
	for i, k := range bins {
		for c := range 2 {
			w := want[2*i+c]
			d := (float64(got[2*k+c]) - w.h) - w.l
			err += d * d
			norm += w.h * w.h
		}
	}
	return math.Sqrt(err / norm)
}
