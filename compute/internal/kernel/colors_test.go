package kernel

import (
	"math"
	"testing"
	"unsafe"
)

func TestColorBlocks(t *testing.T) {
	var table [256][4]uint8
	for i := range table {
		table[i] = [4]uint8{uint8(i), 1, 2, 3}
	}
	const n, lo, k = 4096, -3.5, 40.0
	src, dst := make([]float32, n), make([]byte, 4*n)
	for i := range src {
		src[i] = lo + (float32(i%256)+0.3+float32(i)/n/2)/k
	}
	if done := colors32(unsafe.Pointer(&dst[0]), unsafe.Pointer(&src[0]), unsafe.Pointer(&table), n, lo, k); done != n {
		t.Fatalf("%d done of %d", done, n)
	}
	for i := range src {
		if got := [4]uint8(dst[4*i:]); got != table[i%256] {
			t.Fatalf("value %d is %v, want %v", i, got, table[i%256])
		}
	}
	for _, bad := range []float64{math.NaN(), math.Inf(1), math.Inf(-1), lo - 1, lo + 7, lo + 7/k, 1e30} {
		keep := src[100]
		src[100] = float32(bad)
		if done := colors32(unsafe.Pointer(&dst[0]), unsafe.Pointer(&src[0]), unsafe.Pointer(&table), n, lo, k); done != 96 {
			t.Errorf("%v: %d done, want 96", bad, done)
		}
		src[100] = keep
	}
}

func TestTile(t *testing.T) {
	testTile(t, func(c, a, b []float32, k int) {
		tile32(unsafe.Pointer(&c[0]), unsafe.Pointer(&a[0]), unsafe.Pointer(&b[0]), k, 4*TileColumns[float32]())
	})
	testTile(t, func(c, a, b []float64, k int) {
		tile64(unsafe.Pointer(&c[0]), unsafe.Pointer(&a[0]), unsafe.Pointer(&b[0]), k, 8*TileColumns[float64]())
	})
}

func testTile[T Float](t *testing.T, tile func(c, a, b []T, k int)) {
	const k = 6
	columns := TileColumns[T]()
	a, b, c := make([]T, TileRows*k), make([]T, columns*k), make([]T, TileRows*columns)
	for i := range a {
		a[i] = T(i*i%11) - 5
	}
	for i := range b {
		b[i] = T(i*i%13) - 6
	}
	for i := range c {
		c[i] = T(i)
	}
	tile(c, a, b, k)
	for r := range TileRows {
		for j := range columns {
			want := T(r*columns + j)
			for i := range k {
				want += a[TileRows*i+r] * b[columns*i+j]
			}
			if got := c[r*columns+j]; got != want { // small whole numbers: exact
				t.Errorf("row %d, column %d is %v, want %v", r, j, got, want)
			}
		}
	}
}
