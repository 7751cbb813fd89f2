package kernel

import "unsafe"

// combine32 is the last step of a transform in four lanes: in lane q, x holds the transform of every fourth value, from
// value q on. It turns groups of four vectors on their side, and one pass of radix 4 over the lanes leaves interleaved
// values in natural order. The last group is moved back where m is no multiple of 4: it does some values twice.
func combine32(d, x, w unsafe.Pointer, m int) {
	mix := newMix32()
	leg := 8 * m
	for k, wi := 0, 0; ; k, wi = min(k+4, m-4), wi+96 {
		// Pointers once: offsets from them that are constants are part of the instructions that load.
		o, t := unsafe.Add(x, 32*k), unsafe.Add(w, wi)
		a, b := mix.zip(load32(o, 0), load32(o, 32*second32))
		c, e := mix.zip(load32(o, 32*third32), load32(o, 96))
		x0r, x1r := mix.halves(a, c)
		x2r, x3r := mix.halves(b, e)
		a, b = mix.zip(load32(o, 16), load32(o, 16+32*second32))
		c, e = mix.zip(load32(o, 16+32*third32), load32(o, 112))
		x0i, x1i := mix.halves(a, c)
		x2i, x3i := mix.halves(b, e)

		wr, wim := load32(t, 32), load32(t, 48)
		x2r, x2i = x2r.Mul(wr).Sub(x2i.Mul(wim)), x2r.Mul(wim).Add(x2i.Mul(wr))
		acr, aci, amr, ami := x0r.Add(x2r), x0i.Add(x2i), x0r.Sub(x2r), x0i.Sub(x2i)
		wr, wim = load32(t, 0), load32(t, 16)
		x1r, x1i = x1r.Mul(wr).Sub(x1i.Mul(wim)), x1r.Mul(wim).Add(x1i.Mul(wr))
		wr, wim = load32(t, 64), load32(t, 80)
		x3r, x3i = x3r.Mul(wr).Sub(x3i.Mul(wim)), x3r.Mul(wim).Add(x3i.Mul(wr))
		bdr, bdi, bmr, bmi := x1r.Add(x3r), x1i.Add(x3i), x1r.Sub(x3r), x1i.Sub(x3i)

		a, b = mix.join(acr.Add(bdr), aci.Add(bdi))
		y := unsafe.Add(d, 8*k)
		store32(y, 0, a)
		store32(y, 16, b)
		a, b = mix.join(amr.Add(bmi), ami.Sub(bmr))
		y = unsafe.Add(y, leg)
		store32(y, 0, a)
		store32(y, 16, b)
		a, b = mix.join(acr.Sub(bdr), aci.Sub(bdi))
		y = unsafe.Add(y, leg)
		store32(y, 0, a)
		store32(y, 16, b)
		a, b = mix.join(amr.Sub(bmi), ami.Add(bmr))
		y = unsafe.Add(y, leg)
		store32(y, 0, a)
		store32(y, 16, b)
		if k == m-4 {
			return
		}
	}
}

// combine64 is combine32 with the four lanes in two vectors.
func combine64(d, x, w unsafe.Pointer, m int) {
	mix := newMix64()
	leg := 16 * m
	for k, wi := 0, 0; ; k, wi = min(k+2, m-2), wi+96 {
		o, t := unsafe.Add(x, 64*k), unsafe.Add(w, wi)
		x0r, x1r := mix.zip(load64(o, 0), load64(o, 64))
		x0i, x1i := mix.zip(load64(o, 16), load64(o, 80))
		x2r, x3r := mix.zip(load64(o, 32), load64(o, 96))
		x2i, x3i := mix.zip(load64(o, 48), load64(o, 112))

		wr, wim := load64(t, 32), load64(t, 48)
		x2r, x2i = x2r.Mul(wr).Sub(x2i.Mul(wim)), x2r.Mul(wim).Add(x2i.Mul(wr))
		acr, aci, amr, ami := x0r.Add(x2r), x0i.Add(x2i), x0r.Sub(x2r), x0i.Sub(x2i)
		wr, wim = load64(t, 0), load64(t, 16)
		x1r, x1i = x1r.Mul(wr).Sub(x1i.Mul(wim)), x1r.Mul(wim).Add(x1i.Mul(wr))
		wr, wim = load64(t, 64), load64(t, 80)
		x3r, x3i = x3r.Mul(wr).Sub(x3i.Mul(wim)), x3r.Mul(wim).Add(x3i.Mul(wr))
		bdr, bdi, bmr, bmi := x1r.Add(x3r), x1i.Add(x3i), x1r.Sub(x3r), x1i.Sub(x3i)

		a, b := mix.join(acr.Add(bdr), aci.Add(bdi))
		y := unsafe.Add(d, 16*k)
		store64(y, 0, a)
		store64(y, 16, b)
		a, b = mix.join(amr.Add(bmi), ami.Sub(bmr))
		y = unsafe.Add(y, leg)
		store64(y, 0, a)
		store64(y, 16, b)
		a, b = mix.join(acr.Sub(bdr), aci.Sub(bdi))
		y = unsafe.Add(y, leg)
		store64(y, 0, a)
		store64(y, 16, b)
		a, b = mix.join(amr.Sub(bmi), ami.Add(bmr))
		y = unsafe.Add(y, leg)
		store64(y, 0, a)
		store64(y, 16, b)
		if k == m-2 {
			return
		}
	}
}
