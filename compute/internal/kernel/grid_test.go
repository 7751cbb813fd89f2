package kernel

import (
	"math"
	"math/rand/v2"
	"testing"
	"unsafe"
)

func TestColumns(t *testing.T) {
	t.Run("float32", func(t *testing.T) {
		testColumns(t, func(l, m, x []float32, stride, rows int, lo, hi float32) {
			columnExtremes32(unsafe.Pointer(&l[0]), unsafe.Pointer(&m[0]), unsafe.Pointer(&x[0]), len(l), 4*stride, rows, lo, hi)
		})
	})
	t.Run("float64", func(t *testing.T) {
		testColumns(t, func(l, m, x []float64, stride, rows int, lo, hi float64) {
			columnExtremes64(unsafe.Pointer(&l[0]), unsafe.Pointer(&m[0]), unsafe.Pointer(&x[0]), len(l), 8*stride, rows, lo, hi)
		})
	})
}

func testColumns[T Float](t *testing.T, vectors func(l, m, x []T, stride, rows int, lo, hi T)) {
	r := rand.New(rand.NewPCG(1, 2))
	lo, hi := T(math.Inf(1)), T(math.Inf(-1))
	for range 200 {
		n, rows := 8*(1+r.IntN(5)), r.IntN(6)
		stride := n + r.IntN(3)
		x := make([]T, stride*(rows+1))
		for i := range x {
			x[i] = T(r.IntN(9)) - 4
			if r.IntN(3) == 0 {
				x[i] = T(math.NaN())
			}
		}
		l, m := make([]T, n), make([]T, n)
		vectors(l, m, x, stride, rows, lo, hi)
		l2, m2, l3, m3 := make([]T, n), make([]T, n), make([]T, n), make([]T, n)
		ColumnExtremes(l2, m2, x, stride, rows, lo, hi)
		for i := range x { // the halves are for pyramids, which hold no NaN
			if x[i] != x[i] {
				x[i] = 0
			}
		}
		ColumnLeast(l3, x, stride, rows, lo)
		ColumnMost(m3, x, stride, rows, hi)
		ColumnExtremes(l, m, x, stride, rows, lo, hi)
		for i := range l {
			if l3[i] != l[i] || m3[i] != m[i] {
				t.Fatalf("halves: column %d of %d over %d rows is %v to %v, want %v to %v", i, n, rows, l3[i], m3[i], l[i], m[i])
			}
		}
		vectors(l, m, x, stride, rows, lo, hi)
		for i := range l {
			if l3[i] != l[i] || m3[i] != m[i] {
				t.Fatalf("vectors: column %d of %d over %d rows is %v to %v, want %v to %v", i, n, rows, l[i], m[i], l3[i], m3[i])
			}
		}
	}
}

func TestHalvesAndBoth(t *testing.T) {
	t.Run("float32", func(t *testing.T) { testHalves[float32](t) })
	t.Run("float64", func(t *testing.T) { testHalves[float64](t) })
	t.Run("uint8", func(t *testing.T) { testHalves[uint8](t) })
}

func testHalves[T Cell](t *testing.T) {
	for n := 1; n < 70; n++ {
		x := make([]T, n)
		for i := range x {
			x[i] = T(i * i % 17)
		}
		least, most, l, m := make([]T, (n+1)/2), make([]T, (n+1)/2), make([]T, n), make([]T, n)
		HalveLeast(least, x)
		HalveMost(most, x)
		reversed := make([]T, n)
		for i, v := range x {
			reversed[n-1-i] = v
		}
		LeastOf(l, x, reversed)
		MostOf(m, x, reversed)
		for i := range x {
			other := x[min(i^1, n-1)]
			if least[i/2] != min(x[i], other) || most[i/2] != max(x[i], other) {
				t.Fatalf("n = %d: pair %d is %v to %v", n, i/2, least[i/2], most[i/2])
			}
			if l[i] != min(x[i], reversed[i]) || m[i] != max(x[i], reversed[i]) {
				t.Fatalf("n = %d: value %d is %v to %v", n, i, l[i], m[i])
			}
		}
		HalveLeast(x[:(n+1)/2], x)
		for i, v := range least {
			if x[i] != v {
				t.Fatalf("n = %d: in place, pair %d is %v, want %v", n, i, x[i], v)
			}
		}
	}
}

func TestFartherPairs(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	done := 0
	for range 2000 {
		n, rows, middle, holes := 1+r.IntN(60), 1+r.IntN(4), float32(r.IntN(5)-2), r.IntN(3)*r.IntN(4)
		stride := n + r.IntN(3)
		x := make([]float32, stride*rows)
		for i := range x {
			x[i] = (float32(r.IntN(19)) - 9) / 2
			switch r.IntN(60) {
			case 0:
				x[i] = float32(math.Inf(r.IntN(2)*2 - 1))
			case 1, 2, 3, 4, 5, 6:
				if holes > 0 {
					x[i] = float32(math.NaN())
				}
			}
		}
		one, two, empty := make([]float32, n), make([]float32, n), false
		ok := FartherPairs(one, two, x, stride, rows, middle)
		for i := range n {
			for wide, got := range [2]float32{one[i], two[i]} {
				least, most, want := []float32{float32(math.Inf(1))}, []float32{float32(math.Inf(-1))}, []float32{0}
				for k := range rows {
					for _, v := range x[k*stride+i : k*stride+min(n, i+wide+1)] {
						if v == v {
							least[0], most[0] = min(least[0], v), max(most[0], v)
						}
					}
				}
				Farther(want, least, most, middle)
				empty = empty || want[0] != want[0]
				if ok && got != want[0] {
					t.Fatalf("column %d of %d, %d wide, %d rows about %v: %v, want %v", i, n, wide+1, rows, middle, got, want[0])
				}
			}
		}
		if want := Vectors && n >= 16 && !empty; ok != want {
			t.Fatalf("%d columns of %d rows, a column without numbers %v: %v", n, rows, empty, ok)
		}
		if ok {
			done++
		}
	}
	if Vectors && done < 500 {
		t.Errorf("only %d were done", done)
	}
}

func TestFarther(t *testing.T) {
	inf, nan := float32(math.Inf(1)), float32(math.NaN())
	cases := []struct{ least, most, middle, want float32 }{
		{-3, 2, 0, -3}, {-2, 3, 0, 3}, {-2, 2, 0, 2}, {1, 5, 0, 5}, {1, 5, 9, 1}, {inf, -inf, 0, nan}, {-inf, 3, 0, -inf}, {-3, inf, 0, inf}, {-inf, inf, 0, inf}, {4, 4, 0, 4}, {1, 2, nan, 2},
	}
	for _, c := range cases {
		least, most, dst, all := make([]float32, 19), make([]float32, 19), make([]float32, 19), make([]float32, 16)
		for i := range least {
			least[i], most[i] = c.least, c.most
		}
		Farther(dst, least, most, c.middle)
		farther32(unsafe.Pointer(&all[0]), unsafe.Pointer(&least[0]), unsafe.Pointer(&most[0]), 16, c.middle)
		for i, v := range append(dst, all...) {
			if v != c.want && !(v != v && c.want != c.want) {
				t.Errorf("%v to %v about %v, value %d: %v, want %v", c.least, c.most, c.middle, i, v, c.want)
			}
		}
	}
}
