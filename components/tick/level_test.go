package tick

import (
	"math"
	"testing"
)

func TestLevelWithoutAValue(t *testing.T) {
	if got := string(Level(nil, math.Inf(-1), 1, 6, "")); got != "−∞" {
		t.Errorf("-Inf reads %q", got)
	}
}
