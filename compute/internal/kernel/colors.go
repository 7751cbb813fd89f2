package kernel

import "unsafe"

// ColorBlock is how many values ColorBlocks takes at a time.
const ColorBlock = 16

// Where the colours lie in a ColorTable: those of values that are not numbers, below and above the range, and of the range.
const (
	ColorNaN   = 0
	ColorUnder = 1
	ColorFirst = 2
	ColorOver  = ColorFirst + 256
)

// ColorTable is 256 colours and three special ones, each as the 4 bytes to write.
type ColorTable [ColorOver + 1][4]uint8

// ColorRange says how numbers become colours: number i of the range holds i <= K (v-Lo) < i+1. Lo and K may be rounded, so
// that K (v-Lo) is off by Edge, computed in float32; Least and Most are the exact ends of the range.
type ColorRange struct {
	Lo, K       float32
	Edge        float32
	Least, Most float32
}

// ColorBlocks writes the colour of each value of src to dst, 4 bytes each, and returns how many it did: it works in
// float32 and stops before a block with a value so close to the edge of a colour, Edge of its width, that rounding could
// decide. Values outside of the range and NaN are as fast as others. Only whole blocks are done, and only with vectors.
func ColorBlocks(dst []byte, src []float32, table *ColorTable, r ColorRange) int {
	n := len(src) / ColorBlock * ColorBlock
	if len(dst) < 4*n {
		panic("kernel: slices of different lengths")
	}
	if !Vectors || n == 0 {
		return 0
	}
	return colors32(unsafe.Pointer(&dst[0]), unsafe.Pointer(&src[0]), unsafe.Pointer(table), n, r)
}

// colors32 is a function of its own because V8 keeps too few of its vectors in registers where it is a part of a longer one.
//
//go:noinline
func colors32(d, x, table unsafe.Pointer, n int, r ColorRange) int {
	// c is the number of the colour less a half. Adding 2^23 rounds it, and leaves the number in the lowest bits; taking that away
	// again tells how far c was from it. Limited to the range, even infinities and NaN become ordinary numbers; what is
	// below or above the range is then found by comparing with its exact ends.
	const half = ColorFirst - 0.5
	lo, k, shift := splat32(r.Lo), splat32(r.K), splat32(half)
	first, last, magic := splat32(half+2*r.Edge), splat32(half+256-2*r.Edge), splat32(1<<23)
	least, most := splat32(r.Least), splat32(r.Most)
	var index [ColorBlock]uint32
	var worst [4]float32
	i, w := unsafe.Pointer(&index), unsafe.Pointer(&worst)
	limit := 0.5 - r.Edge
	for at := 0; at < 4*n; at += 4 * ColorBlock {
		p, o := unsafe.Add(x, at), unsafe.Add(d, at)
		v0, v1, v2, v3 := load32(p, 0), load32(p, 16), load32(p, 32), load32(p, 48)
		c0 := limit32(v0.Sub(lo).Mul(k).Add(shift), first, last)
		c1 := limit32(v1.Sub(lo).Mul(k).Add(shift), first, last)
		c2 := limit32(v2.Sub(lo).Mul(k).Add(shift), first, last)
		c3 := limit32(v3.Sub(lo).Mul(k).Add(shift), first, last)
		f0, f1, f2, f3 := c0.Add(magic), c1.Add(magic), c2.Add(magic), c3.Add(magic)
		c0, c1, c2, c3 = c0.Sub(f0.Sub(magic)), c1.Sub(f1.Sub(magic)), c2.Sub(f2.Sub(magic)), c3.Sub(f3.Sub(magic))
		store32(w, 0, largest32(largest32(abs32(c0), abs32(c1)), largest32(abs32(c2), abs32(c3))))
		beside32(i, 0, f0, v0, least, most)
		beside32(i, 16, f1, v1, least, most)
		beside32(i, 32, f2, v2, least, most)
		beside32(i, 48, f3, v3, least, most)
		if worst[0] > limit || worst[1] > limit || worst[2] > limit || worst[3] > limit {
			return at / 4
		}
		color4(o, i, table)
		color4(unsafe.Add(o, 16), unsafe.Add(i, 16), table)
		color4(unsafe.Add(o, 32), unsafe.Add(i, 32), table)
		color4(unsafe.Add(o, 48), unsafe.Add(i, 48), table)
	}
	return n
}

// color4 looks four colours up. The numbers lie in the lowest bits, and in the table: what is longer here is never read.
func color4(d, index, table unsafe.Pointer) {
	out, i, t := (*[4]uint32)(d), (*[4]uint32)(index), (*[512]uint32)(table)
	out[0], out[1], out[2], out[3] = t[i[0]&511], t[i[1]&511], t[i[2]&511], t[i[3]&511]
}

// Colors is the same for any values, one by one and exactly: colour number i of the range holds i <= 256 (v-lo)/(hi-lo) < i+1, the last one hi
// too, and the first and the last one values beyond lo and hi down to least and up to most. The range is finite and runs upwards. (Written without branches, most of which a processor guesses wrong where values are at random.)
func Colors[T Float](dst []byte, src []T, table *ColorTable, lo, hi, least, most float64) {
	if len(src) == 0 {
		return
	}
	if len(dst) < 4*len(src) {
		panic("kernel: slices of different lengths")
	}
	d, t, width := unsafe.Pointer(&dst[0]), (*[512]uint32)(unsafe.Pointer(table)), hi-lo
	for i, v := range src {
		x := float64(v)
		at := ColorFirst + min(255, int32((x-lo)/width*256))
		if x < least {
			at = ColorUnder
		}
		if x > most {
			at = ColorOver
		}
		if x != x {
			at = ColorNaN
		}
		*(*uint32)(unsafe.Add(d, 4*i)) = t[at&511]
	}
}
