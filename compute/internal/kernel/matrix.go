package kernel

import "unsafe"

// A matrix product runs over tiles of TileRows rows and TileColumns columns, which stay in registers while the
// packed values of a and b stream past.
const TileRows = 4

// TileColumns is the number of columns of a tile: two vectors.
func TileColumns[T Float]() int {
	var t T
	return 32 / int(unsafe.Sizeof(t))
}

// Tile adds the product of a panel of a (TileRows values for each of k steps) and one of b (TileColumns values for each)
// to a tile of c, whose rows are stride values apart. k is even.
func Tile[T Float](c, a, b []T, k, stride int) {
	columns := TileColumns[T]()
	if k < 2 || k%2 != 0 || len(a) < TileRows*k || len(b) < columns*k || stride < columns || len(c) < (TileRows-1)*stride+columns {
		panic("kernel: slices too short for the tile")
	}
	if !Vectors {
		for i := range k {
			row := b[columns*i:][:columns]
			for r, v := range a[TileRows*i:][:TileRows] {
				sums := c[r*stride:][:columns]
				for j, w := range row {
					sums[j] += T(v * w)
				}
			}
		}
		return
	}
	d, x, y := unsafe.Pointer(&c[0]), unsafe.Pointer(&a[0]), unsafe.Pointer(&b[0])
	if unsafe.Sizeof(a[0]) == 4 {
		tile32(d, x, y, k, 4*stride)
		return
	}
	tile64(d, x, y, k, 8*stride)
}
