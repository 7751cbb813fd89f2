package kernel

import "unsafe"

// ColorBlock is how many values ColorBlocks takes at a time.
const ColorBlock = 16

// ColorBlocks writes table[floor(k (v-lo))] for each value v of src to dst, 4 bytes each, and returns how many it did: it works in
// float32 and stops before a block with a value that is outside of the table, not a number, or so close
// to the edge of a colour (1/4096 of its width) that rounding could decide. The error of k and lo together may be
// 1/8192 of a colour. Only whole blocks are done, and only with vectors.
func ColorBlocks(dst []byte, src []float32, table *[256][4]uint8, lo, k float32) int {
	n := len(src) / ColorBlock * ColorBlock
	if len(dst) < 4*n {
		panic("kernel: slices of different lengths")
	}
	if !Vectors || n == 0 {
		return 0
	}
	return colors32(unsafe.Pointer(&dst[0]), unsafe.Pointer(&src[0]), unsafe.Pointer(table), n, lo, k)
}

func colors32(d, x, table unsafe.Pointer, n int, lo, k float32) int {
	const edge = 1.0 / 4096
	vlo, vk, half, middle := splat32(lo), splat32(k), splat32(0.5), splat32(128)
	var index [ColorBlock]int32
	var far, out, bad [4]float32
	for at := 0; at < 4*n; at += 4 * ColorBlock {
		p, o := unsafe.Add(x, at), unsafe.Add(d, at)
		v0, v1, v2, v3 := load32(p, 0), load32(p, 16), load32(p, 32), load32(p, 48)
		t0, t1, t2, t3 := v0.Sub(vlo).Mul(vk), v1.Sub(vlo).Mul(vk), v2.Sub(vlo).Mul(vk), v3.Sub(vlo).Mul(vk)
		i := unsafe.Pointer(&index)
		f0, f1, f2, f3 := floor32(i, 0, t0), floor32(i, 16, t1), floor32(i, 32, t2), floor32(i, 48, t3)
		// How far a value is from the middle of its colour, and its colour from the middle of the table.
		e0, e1, e2, e3 := abs32(t0.Sub(f0).Sub(half)), abs32(t1.Sub(f1).Sub(half)), abs32(t2.Sub(f2).Sub(half)), abs32(t3.Sub(f3).Sub(half))
		store32(unsafe.Pointer(&far), 0, most32(most32(e0, e1), most32(e2, e3)))
		e0, e1, e2, e3 = abs32(t0.Sub(middle)), abs32(t1.Sub(middle)), abs32(t2.Sub(middle)), abs32(t3.Sub(middle))
		store32(unsafe.Pointer(&out), 0, most32(most32(e0, e1), most32(e2, e3)))
		store32(unsafe.Pointer(&bad), 0, v0.Sub(v0).Add(v1.Sub(v1)).Add(v2.Sub(v2).Add(v3.Sub(v3))))
		if max(far[0], far[1], far[2], far[3]) > 0.5-edge || max(out[0], out[1], out[2], out[3]) >= 128 || bad[0]+bad[1]+bad[2]+bad[3] != 0 {
			return at / 4
		}
		for j := range ColorBlock / 4 {
			q, r := unsafe.Add(i, 16*j), unsafe.Add(o, 16*j)
			*(*uint32)(r) = *(*uint32)(unsafe.Add(table, 4*uintptr(*(*uint32)(q)&255)))
			*(*uint32)(unsafe.Add(r, 4)) = *(*uint32)(unsafe.Add(table, 4*uintptr(*(*uint32)(unsafe.Add(q, 4))&255)))
			*(*uint32)(unsafe.Add(r, 8)) = *(*uint32)(unsafe.Add(table, 4*uintptr(*(*uint32)(unsafe.Add(q, 8))&255)))
			*(*uint32)(unsafe.Add(r, 12)) = *(*uint32)(unsafe.Add(table, 4*uintptr(*(*uint32)(unsafe.Add(q, 12))&255)))
		}
	}
	return n
}
