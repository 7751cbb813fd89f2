package kernel

import "unsafe"

// Extremes returns the least and the greatest of x and of least and most themselves, which are not NaN. NaN in x is passed over.
func Extremes[T Float](x []T, least, most T) (T, T) {
	if n := len(x) / 32 * 32; Vectors && n > 0 {
		p := unsafe.Pointer(&x[0])
		if unsafe.Sizeof(least) == 4 {
			l, m := extremes32(p, n, float32(least), float32(most))
			least, most = T(l), T(m)
		} else {
			l, m := extremes64(p, n, float64(least), float64(most))
			least, most = T(l), T(m)
		}
		x = x[n:]
	}
	for _, v := range x {
		if v < least {
			least = v
		}
		if v > most {
			most = v
		}
	}
	return least, most
}
