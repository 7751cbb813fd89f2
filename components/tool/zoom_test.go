package tool

import (
	"math"
	"testing"

	"github.com/sonde-viz/sonde/components/figure"
)

// While it follows for hours, a window keeps its width.
func TestFollowKeepsItsWidth(t *testing.T) {
	const today = 1.7e9
	var z Zoom
	z.set(figure.Axis{Lo: today, Hi: today + 100, Follow: true, Head: today + 100}, today+90, today+100)
	for i := range 100_000 {
		end := today + 100 + float64(i)/60
		z.follow(figure.Axis{Lo: today, Hi: end, Follow: true, Head: end})
	}
	if w := z.hi - z.lo; math.Abs(w-10) > 1e-6 {
		t.Errorf("the window is %v wide, want 10", w)
	}
}
