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
	const block = 128
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
	least, most, c := splat32(1), splat32(1), splat32(offset)
	for at := 0; at < 4*n; at += 32 {
		p, o := unsafe.Add(z, 2*at), unsafe.Add(d, at)
		// What split does to the order of lanes, fix undoes.
		r, i := mix.split(load32(p, 0), load32(p, 16))
		a := r.Mul(r).Add(i.Mul(i))
		r, i = mix.split(load32(p, 32), load32(p, 48))
		b := r.Mul(r).Add(i.Mul(i))
		least, most = smallest32(smallest32(least, a), b), largest32(largest32(most, a), b)
		store32(o, 0, mix.fix(log32(a).Add(c)))
		store32(o, 16, mix.fix(log32(b).Add(c)))
	}
	var l, m [4]float32
	store32(unsafe.Pointer(&l), 0, least)
	store32(unsafe.Pointer(&m), 0, most)
	for k := range l {
		if !(l[k] >= tiny && m[k] <= math.MaxFloat32) {
			return false
		}
	}
	return true
}

// log32 is 10 log10(x) of normal positive numbers: with s = f/(2+f), ln(1+f) = 2 (s + s³/3 + s⁵/5 + s⁷/7 + ...), where s is at most 0.172,
// so that what is left out is below 6e-7 dB.
func log32(x F32x4) F32x4 {
	const (
		perOctave = 10 * (math.Ln2 / math.Ln10)
		twice     = 2 * 10 / math.Ln10
	)
	e, f := octaves32(x)
	s := f.Div(f.Add(splat32(2)))
	z := s.Mul(s)
	y := splat32(twice / 7).Mul(z).Add(splat32(twice / 5))
	y = y.Mul(z).Add(splat32(twice / 3))
	y = y.Mul(z).Add(splat32(twice))
	return e.Mul(splat32(perOctave)).Add(y.Mul(s))
}
