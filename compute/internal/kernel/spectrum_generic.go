package kernel

import "unsafe"

// Taper writes (x - mean) * w to dst, which may be x, and tells whether all of x times room is finite: a power of two leaves room for
// what comes after. The difference is
// taken in float64, or in two steps: a mean rounded to float32 would leave a part of itself behind. The slices have the same length, or it panics.
func Taper[T Float](dst, x, w []T, mean float64, room T) (fits bool) {
	if len(dst) != len(x) || len(w) != len(x) {
		panic("kernel: slices of different lengths")
	}
	var bad T // 0 as long as all samples fit, then NaN
	i := 0
	if n := len(x) / 16 * 16; Vectors && n > 0 {
		d, p, q := unsafe.Pointer(&dst[0]), unsafe.Pointer(&x[0]), unsafe.Pointer(&w[0])
		if unsafe.Sizeof(bad) == 4 {
			bad = T(taper32(d, p, q, n, float32(mean), float32(mean-float64(float32(mean))), float32(room)))
		} else {
			bad = T(taper64(d, p, q, n, mean, 0, float64(room)))
		}
		dst, x, w = dst[n:], x[n:], w[n:]
	}
	if len(x) >= 4 {
		// Four at a time and without bounds checks: each branch costs more than the arithmetic on wasm.
		d, p, q := unsafe.Pointer(&dst[0]), unsafe.Pointer(&x[0]), unsafe.Pointer(&w[0])
		for ; i+4 <= len(x); i += 4 {
			v, u, o := at4[T](p, i), at4[T](q, i), at4[T](d, i)
			t0, t1, t2, t3 := T(v[0]*room), T(v[1]*room), T(v[2]*room), T(v[3]*room)
			bad += ((t0 - t0) + (t1 - t1)) + ((t2 - t2) + (t3 - t3))
			o0, o1 := T(float64(v[0])-mean)*u[0], T(float64(v[1])-mean)*u[1]
			o2, o3 := T(float64(v[2])-mean)*u[2], T(float64(v[3])-mean)*u[3]
			o[0], o[1], o[2], o[3] = o0, o1, o2, o3
		}
	}
	for ; i < len(x); i++ {
		v := x[i]
		t := T(v * room)
		bad += t - t
		dst[i] = T(float64(v)-mean) * w[i]
	}
	return bad == 0
}

// Power writes the squared magnitudes of the interleaved complex values z, times c, to dst. z has twice the
// length of dst, or it panics.
func Power[T Float](dst []float64, z []T, c float64) {
	if len(z) != 2*len(dst) {
		panic("kernel: slices of different lengths")
	}
	i := 0
	if len(dst) >= 2 {
		d, p := unsafe.Pointer(&dst[0]), unsafe.Pointer(&z[0])
		for ; i+2 <= len(dst); i += 2 {
			v, o := at4[T](p, 2*i), at2[float64](d, i)
			ar, ai, br, bi := float64(v[0]), float64(v[1]), float64(v[2]), float64(v[3])
			o[0], o[1] = (ar*ar+ai*ai)*c, (br*br+bi*bi)*c
		}
	}
	for ; i < len(dst); i++ {
		re, im := float64(z[2*i]), float64(z[2*i+1])
		dst[i] = (re*re + im*im) * c
	}
}

// AddPower adds the squared magnitudes of z to dst; otherwise it is Power.
func AddPower[T Float](dst []float64, z []T) {
	if len(z) != 2*len(dst) {
		panic("kernel: slices of different lengths")
	}
	i := 0
	if len(dst) >= 2 {
		d, p := unsafe.Pointer(&dst[0]), unsafe.Pointer(&z[0])
		for ; i+2 <= len(dst); i += 2 {
			v, o := at4[T](p, 2*i), at2[float64](d, i)
			ar, ai, br, bi := float64(v[0]), float64(v[1]), float64(v[2]), float64(v[3])
			o[0], o[1] = o[0]+(ar*ar+ai*ai), o[1]+(br*br+bi*bi)
		}
	}
	for ; i < len(dst); i++ {
		re, im := float64(z[2*i]), float64(z[2*i+1])
		dst[i] += re*re + im*im
	}
}
