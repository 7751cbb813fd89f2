package kernel

import "unsafe"

// Bits is the bits of all of x, put together by or: of each value for float64, of two values side by side for float32. Comparing values
// takes longer where they are denormal; this does not.
func Bits[T Float](x []T) uint64 {
	var b0, b1, b2, b3 uint64
	i, size := 0, int(unsafe.Sizeof(*new(T)))
	if p, n := unsafe.Pointer(unsafe.SliceData(x)), len(x)*size/32*32; n > 0 {
		for ; i < n; i += 32 {
			v := (*[4]uint64)(unsafe.Add(p, i))
			b0, b1, b2, b3 = b0|v[0], b1|v[1], b2|v[2], b3|v[3]
		}
	}
	for _, v := range x[i/size:] {
		if size == 4 {
			b0 |= uint64(*(*uint32)(unsafe.Pointer(&v)))
		} else {
			b0 |= *(*uint64)(unsafe.Pointer(&v))
		}
	}
	return b0 | b1 | b2 | b3
}
