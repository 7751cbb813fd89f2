package kernel

import (
	"testing"
	"unsafe"
)

// Small whole numbers are exact: vectors and float64 must agree to the last bit.
func TestSums(t *testing.T) {
	x, y := make([]float32, sumBlock), make([]float64, sumBlock)
	for i := range x {
		x[i], y[i] = float32(i*i%37), float64(i*i%37)
	}
	wantSum, wantSquares := 0.0, 0.0
	for _, v := range y {
		wantSum += v - 3
		wantSquares += (v - 3) * (v - 3)
	}
	for name, f := range map[string]func() (sum, squares float64){
		"float32 vectors": func() (float64, float64) { return sums32(unsafe.Pointer(&x[0]), sumBlock, 3) },
		"float64 vectors": func() (float64, float64) { return sums64(unsafe.Pointer(&y[0]), sumBlock, 3) },
		"float32":         func() (float64, float64) { return Sums(x, 3) },
		"float64":         func() (float64, float64) { return Sums(y, 3) },
	} {
		if sum, squares := f(); sum != wantSum || squares != wantSquares {
			t.Errorf("%s: %v and %v, want %v and %v", name, sum, squares, wantSum, wantSquares)
		}
	}
}
