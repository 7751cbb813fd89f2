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
	vlo, vk, half, middle, wide := splat32(lo), splat32(k), splat32(0.5), splat32(128), splat32(128/(0.5-edge))
	var index [ColorBlock]uint32
	var worst [4]float32
	for at := 0; at < 4*n; at += 4 * ColorBlock {
		p, o := unsafe.Add(x, at), unsafe.Add(d, at)
		v0, v1, v2, v3 := load32(p, 0), load32(p, 16), load32(p, 32), load32(p, 48)
		t0, t1, t2, t3 := v0.Sub(vlo).Mul(vk), v1.Sub(vlo).Mul(vk), v2.Sub(vlo).Mul(vk), v3.Sub(vlo).Mul(vk)
		i := unsafe.Pointer(&index)
		f0, f1, f2, f3 := floor32(i, 0, t0), floor32(i, 16, t1), floor32(i, 32, t2), floor32(i, 48, t3)
		// How far a value is from the middle of its colour, and its colour from the middle of the table, as parts of what is allowed;
		// NaN stays NaN, because most32 prefers its first argument.
		e0, e1, e2, e3 := abs32(t0.Sub(f0).Sub(half)), abs32(t1.Sub(f1).Sub(half)), abs32(t2.Sub(f2).Sub(half)), abs32(t3.Sub(f3).Sub(half))
		w := most32(most32(e0, e1), most32(e2, e3)).Mul(wide)
		w = w.Add(v0.Sub(v0).Add(v1.Sub(v1)).Add(v2.Sub(v2).Add(v3.Sub(v3))))
		e0, e1, e2, e3 = abs32(t0.Sub(middle)), abs32(t1.Sub(middle)), abs32(t2.Sub(middle)), abs32(t3.Sub(middle))
		store32(unsafe.Pointer(&worst), 0, most32(w, most32(most32(e0, e1), most32(e2, e3))))
		if !(worst[0] < 128 && worst[1] < 128 && worst[2] < 128 && worst[3] < 128) {
			return at / 4
		}
		color4(o, i, table)
		color4(unsafe.Add(o, 16), unsafe.Add(i, 16), table)
		color4(unsafe.Add(o, 32), unsafe.Add(i, 32), table)
		color4(unsafe.Add(o, 48), unsafe.Add(i, 48), table)
	}
	return n
}

// color4 looks four colours up.
func color4(d, index, table unsafe.Pointer) {
	out, i, t := (*[4]uint32)(d), (*[4]uint32)(index), (*[256]uint32)(table)
	out[0], out[1], out[2], out[3] = t[i[0]&255], t[i[1]&255], t[i[2]&255], t[i[3]&255]
}
