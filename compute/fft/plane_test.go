package fft

import (
	"math"
	"strconv"
	"testing"
)

// Shapes of every kind: single rows and columns, odd, prime, smooth, and with more columns than are transformed at once.
var shapes = [][2]int{{1, 1}, {1, 16}, {16, 1}, {2, 3}, {3, 2}, {4, 4}, {5, 7}, {8, 8}, {17, 6}, {16, 33}, {30, 20}, {31, 17}, {64, 32}, {32, 64}, {48, 50}}

func TestPlane(t *testing.T) {
	t.Run("float32", testPlane[float32])
	t.Run("float64", testPlane[float64])
}

// twoDD is the transform of a matrix from the definition, in double-double arithmetic: rows, then columns.
func twoDD[T Float](x []T, rows, columns int) []float64 {
	wide := make([]dd, len(x))
	for i, v := range x {
		wide[i].h = float64(v)
	}
	re, im := rootsDD(columns)
	for i := range rows {
		copy(wide[2*i*columns:], dftDD(wide[2*i*columns:][:2*columns], re, im))
	}
	re, im = rootsDD(rows)
	column := make([]dd, 2*rows)
	for j := range columns {
		for i := range rows {
			copy(column[2*i:2*i+2], wide[2*(i*columns+j):])
		}
		for i, v := range dftDD(column, re, im) {
			wide[2*(i/2*columns+j)+i%2] = v
		}
	}
	out := make([]float64, len(wide))
	for i, v := range wide {
		out[i] = v.h
	}
	return out
}

// off is the L2 norm of a-b relative to that of b.
func off[T Float](a []T, b []float64) float64 {
	wide := make([]float64, len(a))
	for i, v := range a {
		wide[i] = float64(v)
	}
	return distance(wide, b)
}

func testPlane[T Float](t *testing.T) {
	for _, shape := range shapes {
		rows, columns := shape[0], shape[1]
		n := rows * columns
		tol := bound[T](n)
		fail := func(what string, e float64) {
			if !(e <= tol) {
				t.Errorf("%d by %d: %s off by %.3g, at most %.3g allowed", rows, columns, what, e, tol)
			}
		}
		p := NewPlan2D[T](rows, columns)
		if r, c := p.Shape(); r != rows || c != columns {
			t.Fatalf("shape %d by %d, want %v", r, c, shape)
		}
		x, y := noise[T](2*n, uint64(n)), make([]T, 2*n)
		kept := append([]T(nil), x...)
		p.Forward(y, x)
		fail("the definition", off(y, twoDD(x, rows, columns)))
		for i := range x {
			if x[i] != kept[i] {
				t.Fatalf("%d by %d: the input changed", rows, columns)
			}
		}
		fail("Parseval", math.Abs(energy(y)/float64(n)/energy(x)-1))
		same := append([]T(nil), x...)
		p.Forward(same, same)
		for i := range y {
			if same[i] != y[i] {
				t.Fatalf("%d by %d: in place differs", rows, columns)
			}
		}
		p.Inverse(same, same)
		fail("round trip", distance(same, x))

		// The transform of a product of a column and a row is that of their transforms.
		a, b := noise[T](2*rows, 1), noise[T](2*columns, 2)
		outer := func(a, b []T) []T {
			out := make([]T, 0, 2*n)
			for i := range rows {
				for j := range columns {
					ar, ai, br, bi := float64(a[2*i]), float64(a[2*i+1]), float64(b[2*j]), float64(b[2*j+1])
					out = append(out, T(ar*br-ai*bi), T(ar*bi+ai*br))
				}
			}
			return out
		}
		p.Forward(y, outer(a, b))
		NewPlan[T](rows).Forward(a, a)
		NewPlan[T](columns).Forward(b, b)
		fail("product of a column and a row", distance(y, outer(a, b)))

		testRealPlane(t, rows, columns, x[:n], p, fail)
	}
}

func testRealPlane[T Float](t *testing.T, rows, columns int, x []T, full *Plan2D[T], fail func(string, float64)) {
	p := NewRealPlan2D[T](rows, columns)
	if r, c := p.Shape(); r != rows || c != columns || p.Bins() != columns/2+1 {
		t.Fatalf("shape %d by %d and %d bins, want %d by %d", r, c, p.Bins(), rows, columns)
	}
	wide := make([]T, 2*rows*columns)
	for i, v := range x {
		wide[2*i] = v
	}
	all := twoDD(wide, rows, columns)
	var want []float64
	for i := range rows {
		want = append(want, all[2*i*columns:][:2*p.Bins()]...)
	}
	y := make([]T, 2*rows*p.Bins())
	p.Forward(y, x)
	fail("real: the definition", off(y, want))
	back, kept := make([]T, len(x)), append([]T(nil), y...)
	p.Inverse(back, y)
	fail("real: round trip", distance(back, x))
	for i := range y {
		if y[i] != kept[i] {
			t.Fatalf("%d by %d: the inverse changed its input", rows, columns)
		}
	}
}

func TestBatch(t *testing.T) {
	t.Run("float32", testBatch[float32])
	t.Run("float64", testBatch[float64])
}

func testBatch[T Float](t *testing.T) {
	for _, n := range []int{1, 2, 15, 16, 17, 64, 100} {
		for _, count := range []int{0, 1, 3} {
			p, r := NewPlan[T](n), NewRealPlan[T](n)
			x, y, want := noise[T](2*n*count, 3), make([]T, 2*n*count), make([]T, 2*n)
			same := func(what string, got, want []T) {
				t.Helper()
				for i := range want {
					if got[i] != want[i] {
						t.Fatalf("n = %d: %s differs from single transforms", n, what)
					}
				}
			}
			p.ForwardBatch(y, x)
			for i := range count {
				p.Forward(want, x[2*n*i:][:2*n])
				same("forward", y[2*n*i:], want)
			}
			back := append([]T(nil), y...)
			p.InverseBatch(back, back)
			for i := range count {
				p.Inverse(want, y[2*n*i:][:2*n])
				same("inverse", back[2*n*i:], want)
			}
			size := 2 * r.Bins()
			bins, one := make([]T, size*count), make([]T, size)
			r.ForwardBatch(bins, x[:n*count])
			for i := range count {
				r.Forward(one, x[n*i:][:n])
				same("real forward", bins[size*i:], one)
			}
			samples := make([]T, n*count)
			r.InverseBatch(samples, bins)
			for i := range count {
				r.Inverse(want[:n], bins[size*i:][:size])
				same("real inverse", samples[n*i:], want[:n])
			}
		}
	}
}

func TestBatchesAndPlanesDoNotAllocate(t *testing.T) {
	for _, shape := range [][2]int{{3, 16}, {16, 100}, {17, 15}} {
		t.Run(strconv.Itoa(shape[0])+" by "+strconv.Itoa(shape[1]), func(t *testing.T) {
			rows, columns := shape[0], shape[1]
			x, y := make([]float32, 2*rows*columns), make([]float32, 2*rows*columns)
			p, r, line := NewPlan2D[float32](rows, columns), NewRealPlan2D[float64](rows, columns), NewPlan[float32](columns)
			realLine := NewRealPlan[float64](columns)
			a, b := make([]float64, rows*columns), make([]float64, 2*rows*r.Bins())
			if got := testing.AllocsPerRun(5, func() {
				p.Forward(y, x)
				p.Inverse(y, y)
				line.ForwardBatch(y, x)
				line.InverseBatch(y, y)
				r.Forward(b, a)
				r.Inverse(a, b)
				realLine.ForwardBatch(b, a)
				realLine.InverseBatch(a, b)
			}); got != 0 {
				t.Errorf("%v allocations", got)
			}
		})
	}
}
