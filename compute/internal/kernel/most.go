package kernel

import "unsafe"

// Most writes the greater one of each pair of values of a and b to dst: that of b where it is greater, so NaN in b is passed
// over, and NaN in a stays. The slices have the same length, or it panics; dst may be one of them.
func Most(dst, a, b []float32) {
	if len(dst) != len(a) || len(dst) != len(b) {
		panic("kernel: slices of different lengths")
	}
	i := 0
	if n := len(dst) / 16 * 16; Vectors && n > 0 {
		most32s(unsafe.Pointer(&dst[0]), unsafe.Pointer(&a[0]), unsafe.Pointer(&b[0]), n)
		i = n
	}
	for ; i < len(dst); i++ {
		v := a[i]
		if b[i] > v {
			v = b[i]
		}
		dst[i] = v
	}
}

// most32s is Most of n values, a multiple of 16.
func most32s(d, x, y unsafe.Pointer, n int) {
	for at := 0; at < 4*n; at += 64 {
		o, p, q := unsafe.Add(d, at), unsafe.Add(x, at), unsafe.Add(y, at)
		a, b := most32(load32(p, 0), load32(q, 0)), most32(load32(p, 16), load32(q, 16))
		c, e := most32(load32(p, 32), load32(q, 32)), most32(load32(p, 48), load32(q, 48))
		store32(o, 0, a)
		store32(o, 16, b)
		store32(o, 32, c)
		store32(o, 48, e)
	}
}

// MostOfPairs writes the greater one of table[pairs[2i]] and table[pairs[2i+1]] to dst[i]; the first one unless the second is
// greater. The places are not checked: they must be in the table.
func MostOfPairs(dst, table []float32, pairs []int32) {
	if len(pairs) != 2*len(dst) {
		panic("kernel: slices of different lengths")
	}
	i := 0
	if n := len(dst) / 4 * 4; Vectors && n > 0 {
		mostOfPairs32(unsafe.Pointer(&dst[0]), unsafe.Pointer(&table[0]), unsafe.Pointer(&pairs[0]), n)
		i = n
	}
	for ; i < len(dst); i++ {
		a, b := table[pairs[2*i]], table[pairs[2*i+1]]
		if b > a {
			a = b
		}
		dst[i] = a
	}
}

func mostOfPairs32(d, t, q unsafe.Pointer, n int) {
	var a, b [4]float32
	x, y := unsafe.Pointer(&a), unsafe.Pointer(&b)
	for k := 0; k < 4*n; k += 16 {
		p := (*[8]uint32)(unsafe.Add(q, 2*k))
		a[0], b[0] = *(*float32)(unsafe.Add(t, 4*uintptr(p[0]))), *(*float32)(unsafe.Add(t, 4*uintptr(p[1])))
		a[1], b[1] = *(*float32)(unsafe.Add(t, 4*uintptr(p[2]))), *(*float32)(unsafe.Add(t, 4*uintptr(p[3])))
		a[2], b[2] = *(*float32)(unsafe.Add(t, 4*uintptr(p[4]))), *(*float32)(unsafe.Add(t, 4*uintptr(p[5])))
		a[3], b[3] = *(*float32)(unsafe.Add(t, 4*uintptr(p[6]))), *(*float32)(unsafe.Add(t, 4*uintptr(p[7])))
		store32(d, k, most32(load32(x, 0), load32(y, 0)))
	}
}

// Transpose writes src, of rows and columns, stride from row to row, to dst, of columns and rows without a gap. Where there
// are vectors it does blocks of 4 x 4: loops over single values cost more than the moves.
func Transpose(dst, src []float32, rows, columns, stride int) {
	r4, c4 := 0, 0
	if Vectors && rows >= 4 && columns >= 4 {
		r4, c4 = rows/4*4, columns/4*4
		if len(dst) < rows*columns || len(src) < (rows-1)*stride+columns {
			panic("kernel: slices too short")
		}
		for r := 0; r < r4; r += 4 {
			transpose4(unsafe.Pointer(&dst[r]), unsafe.Pointer(&src[r*stride]), c4, 4*rows, 4*stride)
		}
	}
	for r := range rows {
		c := c4
		if r >= r4 {
			c = 0
		}
		for ; c < columns; c++ {
			dst[c*rows+r] = src[r*stride+c]
		}
	}
}

// transpose4 moves four rows of n values, a multiple of 4; legs are the bytes from row to row.
func transpose4(d, s unsafe.Pointer, n, to, from int) {
	for range n / 4 {
		a, b := (*[4]uint32)(s), (*[4]uint32)(unsafe.Add(s, from))
		c, e := (*[4]uint32)(unsafe.Add(s, 2*from)), (*[4]uint32)(unsafe.Add(s, 3*from))
		o := (*[4]uint32)(d)
		o[0], o[1], o[2], o[3] = a[0], b[0], c[0], e[0]
		o = (*[4]uint32)(unsafe.Add(d, to))
		o[0], o[1], o[2], o[3] = a[1], b[1], c[1], e[1]
		o = (*[4]uint32)(unsafe.Add(d, 2*to))
		o[0], o[1], o[2], o[3] = a[2], b[2], c[2], e[2]
		o = (*[4]uint32)(unsafe.Add(d, 3*to))
		o[0], o[1], o[2], o[3] = a[3], b[3], c[3], e[3]
		s, d = unsafe.Add(s, 16), unsafe.Add(d, 4*to)
	}
}
