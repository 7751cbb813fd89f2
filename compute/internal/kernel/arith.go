package kernel

import "unsafe"

// Times writes the products of the interleaved complex values a and b to dst, with their imaginary parts times sign: 1, or -1 for
// conjugates. It panics unless the slices have the same even length. dst may be a or b.
func Times[T Float](dst, a, b []T, sign T, vectors bool) {
	if len(dst) != len(a) || len(dst) != len(b) || len(dst)%2 != 0 {
		panic("kernel: slices of different lengths")
	}
	if n := len(dst) / 16 * 16; vectors && n > 0 {
		d, x, y := unsafe.Pointer(&dst[0]), unsafe.Pointer(&a[0]), unsafe.Pointer(&b[0])
		if unsafe.Sizeof(sign) == 4 {
			times32(d, x, y, n/2, float32(sign))
		} else {
			times64(d, x, y, n/2, float64(sign))
		}
		dst, a, b = dst[n:], a[n:], b[n:]
	}
	for j := 0; j+1 < len(dst) && j+1 < len(a) && j+1 < len(b); j += 2 {
		ar, ai, br, bi := a[j], a[j+1], b[j], b[j+1]
		dst[j], dst[j+1] = ar*br-ai*bi, (ar*bi+ai*br)*sign
	}
}

// Reverse exchanges interleaved complex values k and n-k and multiplies all of them by c, which turns a forward
// transform into an inverse one.
func Reverse[T Float](x []T, c T, vectors bool) {
	n := len(x) / 2
	k := 1
	if vectors && n > 0 {
		if p := unsafe.Pointer(&x[0]); unsafe.Sizeof(c) == 4 {
			k = reverse32(p, n, float32(c))
		} else {
			k = reverse64(p, n, float64(c))
		}
	}
	x[0], x[1] = x[0]*c, x[1]*c
	for i, j := 2*k, 2*(n-k); i <= j; i, j = i+2, j-2 {
		x[i], x[i+1], x[j], x[j+1] = x[j]*c, x[j+1]*c, x[i]*c, x[i+1]*c
	}
}

// ReverseDivide is Reverse with a division by c: its reciprocal may have no exact value.
func ReverseDivide[T Float](x []T, c T, vectors bool) {
	n := len(x) / 2
	k := 1
	if vectors && n > 0 {
		if p := unsafe.Pointer(&x[0]); unsafe.Sizeof(c) == 4 {
			k = divide32(p, n, float32(c))
		} else {
			k = divide64(p, n, float64(c))
		}
	}
	x[0], x[1] = x[0]/c, x[1]/c
	for i, j := 2*k, 2*(n-k); i <= j; i, j = i+2, j-2 {
		x[i], x[i+1], x[j], x[j+1] = x[j]/c, x[j+1]/c, x[i]/c, x[i+1]/c
	}
}

// Scale writes x times c to dst, which has the same length and may be x.
func Scale[T Float](dst, x []T, c T, vectors bool) {
	if len(dst) != len(x) {
		panic("kernel: slices of different lengths")
	}
	if n := len(x) / 16 * 16; vectors && n > 0 {
		d, p := unsafe.Pointer(&dst[0]), unsafe.Pointer(&x[0])
		if unsafe.Sizeof(c) == 4 {
			scale32(d, p, n, float32(c))
		} else {
			scale64(d, p, n, float64(c))
		}
		dst, x = dst[n:], x[n:]
	}
	for i, v := range x {
		dst[i] = v * c
	}
}
