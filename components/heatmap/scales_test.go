package heatmap

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/scale"
	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/compute/colormap"
	"github.com/sonde-viz/sonde/compute/grid"
)

// Cells between two outer edges are equally wide on the axis, whatever its scale.
func TestEdgesOnScales(t *testing.T) {
	for _, c := range []struct {
		scale  AxisScale
		x0, x1 float64
		want   []float64
	}{
		{Linear, 1, 1000, []float64{1, 334, 667, 1000}},
		{Log, 1, 1000, []float64{1, 10, 100, 1000}},
		{Time, 1.7e9, 1.7e9 + 30, []float64{1.7e9, 1.7e9 + 10, 1.7e9 + 20, 1.7e9 + 30}},
		{Symlog, -1000, 1000, nil},
	} {
		p := defaults
		p.Data, p.Rows, p.Columns, p.XScale = widget.Float32s([]float32{0, 1, 2}), 1, 3, c.scale
		p.X0, p.X1 = widget.Some(c.x0), widget.Some(c.x1)
		l := see(t, p, 300, 10)
		edges := l.Values().X
		for i, w := range c.want {
			if math.Abs(edges[i]-w) > 1e-9*math.Abs(w) {
				t.Errorf("%s: edges are %v, want %v", c.scale, edges, c.want)
				break
			}
		}
		pix := l.draw()
		for i := range 4 {
			if u := l.vp.X.Unit(edges[i] - l.vp.X.Origin); math.Abs(u-float64(i)/3) > 1e-12 {
				t.Errorf("%s: edge %v is at %v of the axis", c.scale, edges[i], u)
			}
			if i < 3 {
				a, b := l.pixel(pix, 100*i, 5), l.pixel(pix, 100*i+99, 5)
				if want := l.colors.RGBA(l.colors.Index(float64(i), 0, 2)); a != want || b != want {
					t.Errorf("%s: cell %d is %v to %v, want %v", c.scale, i, a, b, want)
				}
			}
		}
		var f figure.Figure
		l.Axes(&f)
		if f.X.Clock != (c.scale == Time) || f.X.Scale != c.scale.figure() {
			t.Errorf("%s: the axis is %+v", c.scale, f.X)
		}
	}
}

// Cells of unlike width lie between their edges, on any scale, and the cursor reads them.
func TestIrregularEdges(t *testing.T) {
	xs, ys := []float64{1, 2, 5, 100, 101}, []float32{-3, 0, 10}
	z := []float64{0, 1, 2, 3, 4, 5, 6, 7}
	for _, scale := range []AxisScale{Linear, Log, Symlog} {
		p := defaults
		p.Data, p.Rows, p.Columns, p.XScale = widget.Float64s(z), 2, 4, scale
		p.XEdges, p.YEdges = widget.Float64s(xs), widget.Float32s(ys)
		l := see(t, p, 700, 130)
		pix := l.draw()
		for i := range 700 {
			for _, j := range []int{5, 60, 120} {
				x, y := l.vp.X.Center(i), l.vp.Y.Center(129-j)
				column, row := 0, 0
				for x >= xs[column+1] {
					column++
				}
				if y >= 0 {
					row = 1
				}
				if lo, hi := l.vp.X.Edge(i), l.vp.X.Edge(i+1); lo < xs[column] || hi > xs[column+1] {
					continue // an edge goes through the pixel
				}
				want := l.colors.RGBA(l.colors.Index(z[4*row+column], 0, 7))
				if got := l.pixel(pix, i, j); got != want {
					t.Fatalf("%s: at (%v, %v) is %v, want cell (%d, %d), %v", scale, x, y, got, column, row, want)
				}
				_, detail, ok := l.Read(l.vp, x, y)
				if c, is := detail.(CursorChange); !ok || !is || c.Row != row || c.Column != column || c.Value != z[4*row+column] {
					t.Fatalf("%s: under the cursor at (%v, %v) is %+v", scale, x, y, detail)
				}
			}
		}
		if v := l.Values(); !slices.Equal(v.X, xs) || v.Y[0] != -3 || v.Y[2] != 10 {
			t.Errorf("edges are %v and %v", v.X, v.Y)
		}
	}
}

// A logarithm of what has none: the axis and the bar say so and are symlog.
func TestLogFallsBack(t *testing.T) {
	p := defaults
	p.Data, p.Rows, p.Columns = widget.Float32s([]float32{-1, 0, 10, 100}), 2, 2
	p.X0, p.X1, p.XScale, p.YScale, p.Norm, p.XTitle = widget.Some(0.0), widget.Some(50.0), Log, Log, colormap.Log, "Distance"
	l := see(t, p, 20, 20)
	var f figure.Figure
	l.Axes(&f)
	if f.X.Scale != scale.Symlog || !strings.Contains(f.X.Title, "Distance") || !strings.Contains(f.X.Title, "symlog") {
		t.Errorf("the x axis is %+v", f.X)
	}
	if f.Y.Scale != scale.Log || f.Y.Lo != 1 || strings.Contains(f.Y.Title, "symlog") {
		t.Errorf("the y axis is %+v", f.Y)
	}
	if f.Color.Norm.Name != colormap.Symlog || f.Color.Norm.Threshold != 0.1 || !strings.Contains(f.Color.Title, "symlog") {
		t.Errorf("the colour bar is %+v", f.Color)
	}
	p.VMin = widget.Some(1.0)
	if err := l.Update(p); err != nil {
		t.Fatal(err)
	}
	l.Axes(&f)
	pix := l.draw()
	if f.Color.Norm.Name != colormap.Log || f.Color.Title != "" || l.pixel(pix, 2, 18) != l.colors.Specials().Under {
		t.Errorf("with a positive vmin the colour bar is %+v", f.Color)
	}
}

// The centre of two slopes has the middle colour whatever the data are.
func TestTwoSlopeKeepsItsCentre(t *testing.T) {
	for _, z := range [][]float64{{1, 2, 3}, {-9, -5, -1}, {-1, 7, 40}, {0, 0, 0}} {
		p := defaults
		p.Data, p.Rows, p.Columns, p.Norm = widget.Float64s(z), 1, 3, colormap.TwoSlope
		l := see(t, p, 3, 1)
		s := &l.scale
		if u := s.norm.Unit(0, s.lo, s.hi); u != 0.5 || s.lo >= 0 || s.hi <= 0 || s.lo > slices.Min(z) || s.hi < slices.Max(z) {
			t.Errorf("%v: 0 is at %v between %v and %v", z, u, s.lo, s.hi)
		}
	}
}

func TestOwnColors(t *testing.T) {
	nan := float32(math.NaN())
	p := defaults
	p.Data, p.Rows, p.Columns = widget.Float32s([]float32{nan, -1, 0, 2}), 1, 4
	p.VMin, p.VMax = widget.Some(0.0), widget.Some(1.0)
	p.NaNColor, p.UnderColor, p.OverColor = "#010203", "#FF8000", "#00ff7f"
	l := see(t, p, 4, 1)
	pix := l.draw()
	for i, want := range [][4]uint8{{1, 2, 3, 255}, {255, 128, 0, 255}, l.colors.Table[0], {0, 255, 127, 255}} {
		if got := l.pixel(pix, i, 0); got != want {
			t.Errorf("cell %d is %v, want %v", i, got, want)
		}
	}
}

// The mean is named where it is shown, the histogram counts what lies between the limits.
func TestColorBar(t *testing.T) {
	z := make([]float32, 400)
	for i := range z {
		z[i] = float32(i)
	}
	p := defaults
	p.Data, p.Rows, p.Columns, p.Reduce, p.ValueTitle = widget.Float32s(z), 20, 20, grid.Mean, "Level"
	p.VMin, p.VMax = widget.Some(100.0), widget.Some(299.0)
	l := see(t, p, 4, 4)
	var f figure.Figure
	l.Axes(&f)
	sum := 0
	for _, n := range f.Color.Counts {
		sum += n
	}
	if f.Color.Title != "Level (mean)" || sum != 200 || !f.Color.Drag {
		t.Errorf("the colour bar is %q, counts %d", f.Color.Title, sum)
	}
}

// Isolines pass where the level lies between the middles of cells, at round levels.
func TestIsolines(t *testing.T) {
	const n = 40
	z := make([]float32, n*n)
	for i := range z {
		z[i] = float32(i%n) + 0.5 // the x of the middle
	}
	p := defaults
	p.Data, p.Rows, p.Columns, p.Isolines = widget.Float32s(z), n, n, 4
	l := see(t, p, 400, 300)
	l.isolines.trace(l.view, l.vp)
	if !slices.Equal(l.isolines.levels, []float64{10, 20, 30}) {
		t.Errorf("levels are %v", l.isolines.levels)
	}
	check := func(near float64) {
		t.Helper()
		for i, level := range l.isolines.levels {
			q := l.isolines.lines[i]
			if len(q.x) < 2 {
				t.Fatalf("no line of %v", level)
			}
			for k, x := range q.x {
				if x == x && math.Abs(x-level) > near {
					t.Fatalf("the line of %v is at (%v, %v)", level, x, q.y[k])
				}
			}
		}
	}
	check(1e-9)
	l.vp.X.Lo, l.vp.X.Hi, l.vp.X.Pixels = 9, 31, 40 // blocks of three cells
	l.isolines.trace(l.view, l.vp)
	check(3)
	p.Levels = widget.Float64s([]float64{12.25})
	l.Update(p)
	l.whole(400, 300)
	l.isolines.trace(l.view, l.vp)
	check(1e-9)
	z8 := make([]float64, n*n) // values that float32 can't tell apart
	for i := range z8 {
		z8[i] = 1e9 + 1e-3*float64(z[i])
	}
	p.Data, p.Levels = widget.Float64s(z8), widget.Float64s([]float64{1e9 + 0.01225})
	l.Update(p)
	l.isolines.trace(l.view, l.vp)
	l.isolines.levels[0] = 12.25
	check(1e-3)
	p.Data = widget.Float32s(z)
	for _, norm := range colormap.Linear.Values() {
		p.Levels, p.Norm, p.Center, p.Isolines = widget.Series{}, colormap.NormName(norm), 20, 7
		if err := l.Update(p); err != nil {
			t.Fatal(err)
		}
		levels := l.isolines.levels
		if n := len(levels); n < 3 || n > 14 || !slices.IsSorted(levels) || levels[0] <= l.scale.lo || levels[n-1] >= l.scale.hi {
			t.Errorf("%s: levels are %v", norm, levels)
		}
	}
}
