package heatmap

import (
	"math"
	"testing"

	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/compute/grid"
)

// Lines are where they belong however many pixels a cell has: on a plane of values, whose means are exact, a line is
// straight. When the window is moved they stay.
func TestIsolinesOfBlocks(t *testing.T) {
	const rows, columns = 120, 150
	z := make([]float32, rows*columns)
	for i := range z {
		z[i] = float32(i%columns) + 0.5 + 2*(float32(i/columns)+0.5)
	}
	p := defaults
	p.Data, p.Rows, p.Columns, p.Reduce, p.Levels = widget.Float32s(z), rows, columns, grid.Mean, widget.Float64s([]float64{180})
	for _, pixels := range []int{37, 110, 200, 290, 301, 420, 800} {
		l := see(t, p, pixels, pixels*3/4)
		for _, move := range []float64{0, 0.37, 11.9} {
			l.vp.X.Lo, l.vp.X.Hi = 20+move, 140+move
			l.isolines.trace(l.view, l.vp)
			q, points := &l.isolines.lines[0], 0
			for k, x := range q.x {
				if x != x {
					continue
				}
				points++
				// Blocks at the sides may hold fewer cells than the others: a line between two middles is straight all the same.
				if v := x + 2*q.y[k]; math.Abs(v-180) > 1e-3 {
					t.Fatalf("%d pixels, moved by %v: the line of 180 is at (%v, %v), where the value is %v", pixels, move, x, q.y[k], v)
				}
			}
			if points < 8 {
				t.Errorf("%d pixels: a line of %d points", pixels, points)
			}
		}
	}
}
