package window

import (
	"math"
	"testing"
)

func TestExp(t *testing.T) {
	for x := 0.0; x > -700; x -= 0.0137 {
		if got, want := exp(x), math.Exp(x); math.Abs(got/want-1) > 0x1p-51 { // both may be off by a unit
			t.Fatalf("exp(%v) = %v, want %v", x, got, want)
		}
	}
}

func TestExpOfWhatIsBelowAllNumbersIsZero(t *testing.T) {
	for _, x := range []float64{-746, -1e4, -1e12, -1e300, math.Inf(-1)} {
		if got := exp(x); got != 0 {
			t.Errorf("exp(%v) = %v, want 0", x, got)
		}
	}
	// The narrowest Gaussian there is.
	if w := Fill(make([]float64, 5), Spec{Kind: Gaussian, Shape: 1e-300, Symmetric: true}); w[0] != 0 || w[2] != 1 || w[4] != 0 {
		t.Errorf("%v, want 0 0 1 0 0", w)
	}
}
