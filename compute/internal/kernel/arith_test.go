package kernel

import (
	"math"
	"math/rand/v2"
	"testing"
)

func TestArithmeticInVectorsAndWithout(t *testing.T) {
	t.Run("float32", func(t *testing.T) { testArithmetic[float32](t) })
	t.Run("float64", func(t *testing.T) { testArithmetic[float64](t) })
}

// Small whole numbers are exact, so both ways must agree to the last bit.
func testArithmetic[T Float](t *testing.T) {
	for n := 1; n < 60; n++ {
		numbers := func(seed int) []T {
			x := make([]T, 2*n)
			for i := range x {
				x[i] = T((i*i*seed)%23) - 11
			}
			return x
		}
		for name, f := range map[string]func(x []T, vectors bool){
			"times":     func(x []T, vectors bool) { Times(x, x, numbers(7), 1, vectors) },
			"conjugate": func(x []T, vectors bool) { Times(x, numbers(5), x, -1, vectors) },
			"reverse":   func(x []T, vectors bool) { Reverse(x, 0.25, vectors) },
			"divide":    func(x []T, vectors bool) { ReverseDivide(x, 3, vectors) },
			"scale":     func(x []T, vectors bool) { Scale(x, numbers(9), 0.5, vectors) },
		} {
			x, y := numbers(3), numbers(3)
			f(x, false)
			f(y, true)
			for i := range x {
				if x[i] != y[i] {
					t.Fatalf("%s, n = %d: value %d is %v in vectors, %v without", name, n, i, y[i], x[i])
				}
			}
		}
	}
	x := []T{1, 2, 3, 4, 5, 6}
	Times(x[:2], x[2:4], x[4:], -1, false)
	if x[0] != 15-24 || x[1] != -(18+20) {
		t.Errorf("conjugate of (3+4i)(5+6i) is %v%+vi", x[0], x[1])
	}
	x = []T{1, 2, 3, 4, 5, 6}
	Reverse(x, 2, false)
	if want := [6]T{2, 4, 10, 12, 6, 8}; [6]T(x) != want {
		t.Errorf("reversed: %v, want %v", x, want)
	}
}

// Denormal numbers are raised as by a product, in vectors and without.
func TestRaise(t *testing.T) {
	t.Run("float32", func(t *testing.T) { testRaise[float32](t, 0x1p-31) })
	t.Run("float64", func(t *testing.T) { testRaise[float64](t, 0x1p-63) })
}

func testRaise[T Float](t *testing.T, least T) {
	r := rand.New(rand.NewPCG(3, 7))
	x := make([]T, 1003)
	normal, up := Normal[T](), least/Normal[T]()
	for i := range x {
		x[i] = normal * T(r.Float64()*math.Exp2(-float64(i%60))*float64(1-2*r.IntN(2)))
	}
	copy(x, []T{0, T(math.Copysign(0, -1)), normal / 2, -normal / 4})
	var all uint64
	for _, v := range x {
		all |= BitsOf(v)
	}
	for _, vectors := range []bool{false, true} {
		y := make([]T, len(x))
		if b := Raise(y, x, least, vectors); together2[T](b) != together2[T](all) {
			t.Errorf("vectors %v: bits are %x, want %x", vectors, b, all)
		}
		for i, v := range y {
			if v != x[i]*up {
				t.Fatalf("vectors %v: %v is raised to %v, want %v", vectors, x[i], v, x[i]*up)
			}
		}
	}
}

// together2 has the two halves of what Bits says of float32 put together.
func together2[T Float](b uint64) uint64 {
	if SizeOf[T]() == 4 {
		return (b | b>>32) & 0xffffffff
	}
	return b
}
