package fft

import (
	"math"
	"math/bits"
	"math/rand/v2"
	"testing"
)

// The oracle for the whole table: double-double transforms of any length by convolution with a chirp, over a power of
// two. It is checked against the definition, and shares nothing with the package but the convolution's idea.

// cdd is a complex number in double-double.
type cdd struct{ re, im dd }

// mulFused is dd.mul, which it does in half the time where the machine has a fused multiply-add.
func (a dd) mulFused(b dd) dd {
	p := a.h * b.h
	return quickSum(p, math.FMA(a.h, b.h, -p)+(a.h*b.l+a.l*b.h))
}

func (a cdd) add(b cdd) cdd { return cdd{a.re.add(b.re), a.im.add(b.im)} }

func (a cdd) sub(b cdd) cdd { return cdd{a.re.add(b.re.neg()), a.im.add(b.im.neg())} }

func (a cdd) conj() cdd { return cdd{a.re, a.im.neg()} }

func (a cdd) mul(b cdd) cdd {
	return cdd{
		a.re.mulFused(b.re).add(a.im.mulFused(b.im).neg()),
		a.re.mulFused(b.im).add(a.im.mulFused(b.re)),
	}
}

// times is a by a real number that is a power of two.
func (a cdd) times(c float64) cdd {
	return cdd{dd{a.re.h * c, a.re.l * c}, dd{a.im.h * c, a.im.l * c}}
}

// oracle transforms sequences of one length.
type oracle struct {
	n                        int
	roots                    []cdd // of the power of two
	chirp, spectrum, a, b, y []cdd
}

func newOracle(n int) *oracle {
	o := &oracle{n: n}
	m := n
	if n&(n-1) != 0 {
		m = 1 << bits.Len(uint(2*n-2))
		roots := rootsOf(2 * n)
		o.chirp, o.spectrum, o.y = make([]cdd, n), make([]cdd, m), make([]cdd, n)
		for k := range n {
			o.chirp[k] = roots[k*k%(2*n)]
			c := o.chirp[k].conj()
			o.spectrum[k], o.spectrum[(m-k)%m] = c, c
		}
	}
	o.roots, o.a, o.b = rootsOf(m), make([]cdd, m), make([]cdd, m)
	if o.chirp != nil {
		copy(o.a, o.spectrum)
		copy(o.spectrum, o.power())
	}
	return o
}

// transform returns the transform of x, which stays valid until the next one.
func (o *oracle) transform(x []cdd) []cdd {
	if o.chirp == nil {
		copy(o.a, x)
		return o.power()
	}
	m := len(o.a)
	clear(o.a[o.n:])
	for k, v := range x {
		o.a[k] = v.mul(o.chirp[k])
	}
	z := o.power()
	// The inverse transform is the conjugate of the transform of the conjugates.
	for k, v := range z {
		o.a[k] = v.mul(o.spectrum[k]).conj()
	}
	z = o.power()
	for k := range o.n {
		o.y[k] = z[k].conj().mul(o.chirp[k]).times(1 / float64(m))
	}
	return o.y
}

// power transforms o.a, whose length is a power of two, in steps of two, and returns o.a or o.b.
func (o *oracle) power() []cdd {
	x, y := o.a, o.b
	m := len(x)
	for s := 1; s < m; s *= 2 { // s transforms of length m/s are left to do
		half := m / s / 2
		for p := range half {
			w := o.roots[p*s]
			for q := range s {
				u, v := x[q+s*p], x[q+s*(p+half)]
				y[q+s*2*p], y[q+s*(2*p+1)] = u.add(v), u.sub(v).mul(w)
			}
		}
		x, y = y, x
	}
	return x
}

// rootsOf returns exp(-2 pi i k/n) for k = 0 .. n-1, long tables as products out of two short ones.
func rootsOf(n int) []cdd {
	step := 1
	for n > 256 && step*step < n {
		step *= 2
	}
	roots := make([]cdd, n)
	fine := make([]cdd, step)
	for k := range fine {
		fine[k] = rootOf(k, n)
	}
	for k := 0; k < n; k += step {
		coarse := rootOf(k, n)
		for i := range min(step, n-k) {
			roots[k+i] = coarse.mul(fine[i])
		}
	}
	return roots
}

// rootOf is exp(-2 pi i k/n), as rootsDD has it.
func rootOf(k, n int) cdd {
	re, im := rootDD(k, n)
	return cdd{re, im}
}

// someBins returns the given bins of the transform of x from the definition.
func someBins(x, roots []cdd, ks []int) []cdd {
	n := len(x)
	out := make([]cdd, len(ks))
	for i, k := range ks {
		var sum cdd
		at := 0
		for _, v := range x {
			sum = sum.add(v.mul(roots[at]))
			if at += k; at >= n {
				at -= n
			}
		}
		out[i] = sum
	}
	return out
}

func TestOracle(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, n := range []int{1, 2, 3, 8, 12, 97, 120, 300, 512} {
		x, ks := make([]cdd, n), make([]int, n)
		for k := range x {
			x[k], ks[k] = cdd{dd{r.Float64(), 0}, dd{r.Float64(), 0}}, k
		}
		re, im := rootsDD(n)
		exact := make([]cdd, n)
		for k := range exact {
			exact[k] = cdd{re[k], im[k]}
		}
		want := someBins(x, exact, ks)
		for k, got := range newOracle(n).transform(x) {
			d := got.sub(want[k])
			if !(math.Hypot(d.re.h, d.im.h) < 0x1p-96*float64(n)) {
				t.Errorf("n = %d: bin %d is %v, want %v", n, k, got, want[k])
			}
		}
	}
}
