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
