package kernel

import (
	"math"
	"unsafe"
)

// Bits is the bits of all of x, put together by or: of each value for float64, of two values side by side for float32. Comparing values
// takes longer where they are denormal; this does not.
func Bits[T Float](x []T) uint64 {
	var b0, b1, b2, b3 F64x2
	size := SizeOf[T]()
	n := len(x) * size / 64 * 64
	if p := unsafe.Pointer(unsafe.SliceData(x)); Vectors && n > 0 {
		for at := 0; at < n; at += 64 {
			q := unsafe.Add(p, at)
			b0, b1, b2, b3 = or64(b0, load64(q, 0)), or64(b1, load64(q, 16)), or64(b2, load64(q, 32)), or64(b3, load64(q, 48))
		}
		x = x[n/size:]
	}
	b := together(or64(or64(b0, b1), or64(b2, b3)))
	for _, v := range x {
		b |= BitsOf(v)
	}
	return b
}

// Raise writes x times least/2^-126 (float64: least/2^-1022) to dst, where x is denormal or 0 and least is a power of two, and returns
// Bits(x). Where x is another number, dst is too. A processor takes several times as long to multiply denormal numbers: with the
// exponent of least they are numbers from least on, and what they are above it is the product. (-0 becomes 0.)
func Raise[T Float](dst, x []T, least T, vectors bool) uint64 {
	if len(dst) != len(x) {
		panic("kernel: slices of different lengths")
	}
	var b uint64
	if n := len(x) / 16 * 16; vectors && n > 0 {
		d, p := unsafe.Pointer(&dst[0]), unsafe.Pointer(&x[0])
		if unsafe.Sizeof(least) == 4 {
			b = raise32(d, p, n, float32(least))
		} else {
			b = raise64(d, p, n, float64(least))
		}
		dst, x = dst[n:], x[n:]
	}
	up := least / Normal[T]()
	for i, v := range x {
		b |= BitsOf(v)
		dst[i] = v * up
	}
	return b
}

// Lower undoes Raise: it writes x times 2^-126/least (float64: 2^-1022/least) to dst, which may be x. x holds no infinity and no NaN.
func Lower[T Float](dst, x []T, least T, vectors bool) {
	if len(dst) != len(x) {
		panic("kernel: slices of different lengths")
	}
	if n := len(x) / 16 * 16; vectors && n > 0 {
		d, p := unsafe.Pointer(&dst[0]), unsafe.Pointer(&x[0])
		if unsafe.Sizeof(least) == 4 {
			lower32(d, p, n, float32(least))
		} else {
			lower64(d, p, n, float64(least))
		}
		dst, x = dst[n:], x[n:]
	}
	down := Normal[T]() / least
	for i, v := range x {
		dst[i] = v * down
	}
}

// Normal is the least number that is not denormal.
func Normal[T Float]() T {
	if SizeOf[T]() == 4 {
		return T(math.Float32frombits(1 << 23))
	}
	return T(math.Float64frombits(1 << 52))
}

// BitsOf is the bits of a value.
func BitsOf[T Float](v T) uint64 {
	if unsafe.Sizeof(v) == 4 {
		return uint64(math.Float32bits(float32(v)))
	}
	return math.Float64bits(float64(v))
}

// together is the bits of both values of a vector.
func together(v F64x2) uint64 {
	w := (*[2]uint64)(unsafe.Pointer(&v))
	return w[0] | w[1]
}
