package mat

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
)

func noise[T Float](n int, seed uint64) []T {
	r := rand.New(rand.NewPCG(seed, 1))
	x := make([]T, n)
	for i := range x {
		x[i] = T(r.NormFloat64())
	}
	return x
}

func TestMul(t *testing.T) {
	t.Run("float32", func(t *testing.T) { testMul[float32](t, 0x1p-24) })
	t.Run("float64", func(t *testing.T) { testMul[float64](t, 0x1p-53) })
}

func testMul[T Float](t *testing.T, eps float64) {
	for _, s := range [][3]int{{1, 1, 1}, {4, 2, 8}, {3, 5, 7}, {5, 3, 9}, {8, 256, 16}, {7, 257, 5}, {13, 600, 19}, {1, 300, 33}, {33, 1, 1}} {
		m, k, n := s[0], s[1], s[2]
		a, b := noise[T](m*k, 1), noise[T](k*n, 2)
		p := NewProduct[T](m, k, n)
		c := p.Mul(noise[T](m*n, 3), a, b)
		for i := range m {
			for j := range n {
				var sum, size float64
				for l := range k {
					v := float64(a[i*k+l]) * float64(b[l*n+j])
					sum += v
					size += math.Abs(v)
				}
				// Every product and every sum rounds once (Higham, Accuracy and Stability of Numerical Algorithms, section 3.1).
				if d := math.Abs(float64(c[i*n+j]) - sum); !(d <= float64(k+1)*eps*size) {
					t.Fatalf("%v: element %d, %d is %v, want %v", s, i, j, c[i*n+j], sum)
				}
			}
		}
		// NaN reaches its row alone.
		a[(m-1)*k] = T(math.NaN())
		d := p.Mul(nil, a, b)
		for i, v := range d {
			if last := i/n == m-1; last != (v != v) || !last && v != c[i] {
				t.Fatalf("%v: element %d is %v after a NaN in the last row", s, i, v)
			}
		}
	}
}

func TestMulDoesNotAllocate(t *testing.T) {
	a, b, c := noise[float32](30*20, 1), noise[float32](20*10, 2), make([]float32, 300)
	p := NewProduct[float32](30, 20, 10)
	if n := testing.AllocsPerRun(5, func() { p.Mul(c, a, b) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func TestPanics(t *testing.T) {
	x := make([]float64, 8)
	for name, f := range map[string]func(){
		"empty":   func() { NewProduct[float64](2, 0, 2) },
		"lengths": func() { Mul(nil, x[:4], x[:6], 2, 2, 2) },
		"overlap": func() { Mul(x[:4], x[2:6], x[4:], 2, 2, 2) },
	} {
		t.Run(name, func(t *testing.T) {
			defer func() {
				if s, ok := recover().(string); !ok || !strings.HasPrefix(s, "mat: ") {
					t.Errorf("panic %q", s)
				}
			}()
			f()
		})
	}
}

func BenchmarkMul(b *testing.B) {
	for _, n := range []int{64, 512} {
		b.Run(fmt.Sprintf("n=%d/type=float32", n), func(b *testing.B) {
			x, y, z := noise[float32](n*n, 1), noise[float32](n*n, 2), make([]float32, n*n)
			p := NewProduct[float32](n, n, n)
			for b.Loop() {
				p.Mul(z, x, y)
			}
		})
	}
}

func ExampleMul() {
	a := []float64{
		1, 2, 3,
		4, 5, 6,
	}
	b := []float64{
		1, 0,
		0, 1,
		1, 1,
	}
	fmt.Println(Mul(nil, a, b, 2, 3, 2))
	// Output: [4 5 10 11]
}
