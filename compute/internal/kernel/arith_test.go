package kernel

import "testing"

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
