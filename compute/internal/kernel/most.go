package kernel

import "unsafe"

// Most writes src to dst where it is greater; so NaN in src is passed over, and NaN in dst stays. The slices have the same
// length, or it panics.
func Most(dst, src []float32) {
	if len(dst) != len(src) {
		panic("kernel: slices of different lengths")
	}
	if n := len(dst) / 16 * 16; Vectors && n > 0 {
		most32s(unsafe.Pointer(&dst[0]), unsafe.Pointer(&src[0]), n)
		dst, src = dst[n:], src[n:]
	}
	for i, v := range src {
		if v > dst[i] {
			dst[i] = v
		}
	}
}

// most32s is Most of n values, a multiple of 16.
func most32s(d, x unsafe.Pointer, n int) {
	for at := 0; at < 4*n; at += 64 {
		o, p := unsafe.Add(d, at), unsafe.Add(x, at)
		a, b, c, e := load32(o, 0), load32(o, 16), load32(o, 32), load32(o, 48)
		a, b, c, e = most32(a, load32(p, 0)), most32(b, load32(p, 16)), most32(c, load32(p, 32)), most32(e, load32(p, 48))
		store32(o, 0, a)
		store32(o, 16, b)
		store32(o, 32, c)
		store32(o, 48, e)
	}
}
