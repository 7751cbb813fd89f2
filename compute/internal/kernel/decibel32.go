package kernel

import (
	"math"
	"unsafe"
)

// rootHalf is the bits of sqrt(1/2), nearly: mantissas are taken from there to sqrt(2).
const rootHalf = 0x3f3504f3

// PowerDecibels writes 10 log10(c |z|²) of the interleaved complex values z to dst, for a normal positive c. The error is below
// 1e-5 dB plus 2 units in the last place of the larger one of the result and 10 log10(c). It panics unless z has twice the length of dst.
func PowerDecibels(dst, z []float32, c float64) {
	if len(z) != 2*len(dst) {
		panic("kernel: slices of different lengths")
	}
	offset := [1]float64{c}
	normalDecibels(offset[:], 0)
	const block = 64
	for len(dst) > 0 {
		n := min(block, len(dst))
		if !(n == block && Vectors && decibels32(unsafe.Pointer(&dst[0]), unsafe.Pointer(&z[0]), block, float32(offset[0]))) {
			for i := range dst[:n] {
				re, im := float64(z[2*i]), float64(z[2*i+1])
				dst[i] = float32(anyDecibel((re*re + im*im) * c))
			}
		}
		dst, z = dst[n:], z[2*n:]
	}
}

// decibels32 is PowerDecibels in vectors, for n values, a multiple of 8, and with 10 log10(c) in place of c. It
// writes nothing of use and returns false if a square is no normal number.
func decibels32(d, z unsafe.Pointer, n int, offset float32) bool {
	mix := newMix32()
	const tiny = 0x1p-126
	least, most, bad := splat32(1), splat32(1), splat32(0)
	for at := 0; at < 4*n; at += 32 {
		p, o := unsafe.Add(z, 2*at), unsafe.Add(d, at)
		// What split does to the order of lanes, fix undoes.
		r, i := mix.split(load32(p, 0), load32(p, 16))
		a := mix.fix(r.Mul(r).Add(i.Mul(i)))
		r, i = mix.split(load32(p, 32), load32(p, 48))
		b := mix.fix(r.Mul(r).Add(i.Mul(i)))
		store32(o, 0, a)
		store32(o, 16, b)
		least, most = least32(least32(least, a), b), most32(most32(most, a), b)
		bad = bad.Add(a.Sub(a)).Add(b.Sub(b))
	}
	var l, m, s [4]float32
	store32(unsafe.Pointer(&l), 0, least)
	store32(unsafe.Pointer(&m), 0, most)
	store32(unsafe.Pointer(&s), 0, bad)
	if min(l[0], l[1], l[2], l[3]) < tiny || max(m[0], m[1], m[2], m[3]) > math.MaxFloat32 || s[0]+s[1]+s[2]+s[3] != 0 {
		return false
	}
	c := splat32(offset)
	for at := 0; at < 4*n; at += 32 {
		o := unsafe.Add(d, at)
		store32(o, 0, log32(load32(o, 0)).Add(c))
		store32(o, 16, log32(load32(o, 16)).Add(c))
	}
	return true
}

// log32 is 10 log10(x) of normal positive numbers. (The polynomial is that of Cephes' logf, S. L. Moshier.)
func log32(x F32x4) F32x4 {
	const (
		perOctave = 10 * (math.Ln2 / math.Ln10)
		perNeper  = 10 / math.Ln10
	)
	e, f := octaves32(x)
	y := splat32(7.0376836292e-2).Mul(f).Add(splat32(-1.1514610310e-1))
	y = y.Mul(f).Add(splat32(1.1676998740e-1))
	y = y.Mul(f).Add(splat32(-1.2420140846e-1))
	y = y.Mul(f).Add(splat32(1.4249322787e-1))
	y = y.Mul(f).Add(splat32(-1.6668057665e-1))
	y = y.Mul(f).Add(splat32(2.0000714765e-1))
	y = y.Mul(f).Add(splat32(-2.4999993993e-1))
	y = y.Mul(f).Add(splat32(3.3333331174e-1))
	z := f.Mul(f)
	y = f.Add(y.Mul(f).Mul(z).Sub(z.Mul(splat32(0.5))))
	return e.Mul(splat32(perOctave)).Add(y.Mul(splat32(perNeper)))
}
