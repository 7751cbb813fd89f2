package kernel

import (
	"math"
	"testing"
	"unsafe"
)

func TestColorBlocks(t *testing.T) {
	var table ColorTable
	for i := range table {
		table[i] = [4]uint8{uint8(i), uint8(i >> 8), 2, 3}
	}
	const n = 4096
	r := ColorRange{Lo: -3.5, K: 40, Edge: 1.0 / 8192, Least: -3.5, Most: -3.5 + 256/40.0}
	src, dst := make([]float32, n), make([]byte, 4*n)
	for i := range src {
		src[i] = r.Lo + (float32(i%256)+0.3+float32(i)/n/2)/r.K
	}
	run := func() int {
		return colors32(unsafe.Pointer(&dst[0]), unsafe.Pointer(&src[0]), unsafe.Pointer(&table), n, r)
	}
	if done := run(); done != n {
		t.Fatalf("%d done of %d", done, n)
	}
	for i := range src {
		if got := [4]uint8(dst[4*i:]); got != table[ColorFirst+i%256] {
			t.Fatalf("value %d is %v, want %v", i, got, table[ColorFirst+i%256])
		}
	}
	far := float32(1e30)
	for _, c := range []struct {
		v    float32
		want int
	}{
		{float32(math.NaN()), ColorNaN}, {math.Float32frombits(0xffffffff), ColorNaN}, {float32(math.Inf(1)), ColorOver}, {float32(math.Inf(-1)), ColorUnder},
		{r.Lo - 1, ColorUnder}, {r.Lo + 7, ColorOver}, {far, ColorOver}, {-far, ColorUnder}, {r.Lo, ColorFirst}, {r.Most, ColorFirst + 255},
		{math.Nextafter32(r.Lo, -far), ColorUnder}, {math.Nextafter32(r.Most, far), ColorOver},
	} {
		keep := src[100]
		src[100] = c.v
		if done := run(); done != n || [4]uint8(dst[400:]) != table[c.want] {
			t.Errorf("%v: %d done, colour %v, want all and %v", c.v, done, dst[400:404], table[c.want])
		}
		src[100] = keep
	}
	for _, v := range []float32{r.Lo + 7/r.K, r.Lo + 255/r.K} {
		keep := src[100]
		src[100] = v
		if done := run(); done != 96 {
			t.Errorf("edge %v: %d done, want 96", v, done)
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
