package heatmap

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/compute/colormap"
	"github.com/sonde-viz/sonde/compute/grid"
)

func TestAutomaticLimits(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 1))
	z := make([]float64, 300*200)
	for i := range z {
		z[i] = r.NormFloat64()
		switch i % 1000 {
		case 1:
			z[i] = math.NaN()
		case 2:
			z[i] = math.Inf(1)
		case 3:
			z[i] = -40
		}
	}
	var sorted []float64
	for _, v := range z {
		if finite(v) {
			sorted = append(sorted, v)
		}
	}
	slices.Sort(sorted)
	at := func(q float64) float64 { return sorted[int(q*float64(len(sorted)-1))] }
	for _, c := range []struct {
		limits Limits
		lo, hi float64
	}{{MinMax, at(0), at(1)}, {Percentile, at(0.05), at(0.9)}, {Robust, at(grid.RobustLow), at(grid.RobustHigh)}} {
		p := defaults
		p.Data, p.Rows, p.Columns, p.Limits, p.LowPercentile, p.HighPercentile = widget.Float64s(z), 300, 200, c.limits, 5, 90
		l := see(t, p, 10, 10)
		if math.Abs(l.scale.lo-c.lo) > 1e-3 || math.Abs(l.scale.hi-c.hi) > 1e-3 { // the step between two ranks
			t.Errorf("%s: limits are %v to %v, want %v to %v", c.limits, l.scale.lo, l.scale.hi, c.lo, c.hi)
		}
		p.VMax = widget.Some(99.0)
		l.Update(p)
		if math.Abs(l.scale.lo-c.lo) > 1e-3 || l.scale.hi != 99 {
			t.Errorf("%s with vmax: limits are %v to %v", c.limits, l.scale.lo, l.scale.hi)
		}
	}
}

// Limits that are found for a logarithmic norm are positive where the values are, and where there are none.
func TestLogarithmicLimits(t *testing.T) {
	none := widget.Opt[float64]{}
	for _, c := range []struct {
		name       string
		z          []float64
		vmin, vmax widget.Opt[float64]
		lo, hi     float64
		fallback   bool
	}{
		{"constant", []float64{0.02, 0.02}, none, none, 0.02 / math.Sqrt(10), 0.02 * math.Sqrt(10), false},
		{"no number", []float64{math.NaN(), math.Inf(1)}, none, none, 1, 10, false},
		{"all above vmax", []float64{5, 7}, none, widget.Some(0.5), 0.05, 0.5, false},
		{"all below vmin", []float64{5, 7}, widget.Some(20.0), none, 20, 200, false},
		{"zero", []float64{0, 0}, none, none, -0.5, 0.5, true},
		{"negative", []float64{-5, 7}, none, none, -5, 7, true},
		{"near the end of float64", []float64{1e308, 1e308}, none, none, 1e308 - 1e302, 1e308 + 1e302, false},
	} {
		p := defaults
		p.Data, p.Rows, p.Columns, p.Norm, p.VMin, p.VMax = widget.Float64s(c.z), 1, 2, colormap.Log, c.vmin, c.vmax
		s := see(t, p, 2, 1).scale
		if math.Abs(s.lo/c.lo-1) > 1e-12 || math.Abs(s.hi/c.hi-1) > 1e-12 || s.fallback != c.fallback {
			t.Errorf("%s: limits are %v to %v, symlog: %v", c.name, s.lo, s.hi, s.fallback)
		}
	}
}

// Locked limits stay when the data change, and are found again when they are not locked any more or asked for otherwise.
func TestLock(t *testing.T) {
	p := defaults
	p.Rows, p.Columns, p.Lock = 1, 2, true
	l := look{view: &view{env: &alone{}}, env: &alone{}}
	give := func(a, b float32) {
		t.Helper()
		p.Data = widget.Float32s([]float32{a, b})
		if err := l.Update(p); err != nil {
			t.Fatal(err)
		}
	}
	is := func(what string, lo, hi float64) {
		t.Helper()
		if l.scale.lo != lo || l.scale.hi != hi {
			t.Errorf("%s: limits are %v to %v, want %v to %v", what, l.scale.lo, l.scale.hi, lo, hi)
		}
	}
	give(0, 1)
	is("first data", 0, 1)
	give(5, 9)
	is("locked", 0, 1)
	p.VMin = widget.Some(-1.0)
	give(5, 9)
	is("locked, vmin set", -1, 9)
	p.Lock = false
	give(5, 6)
	is("not locked", -1, 6)
	l.SetLimits(2, 3, false)
	is("dragged", 2, 3)
	give(5, 60)
	is("dragged, other data", 2, 3)
	l.SetLimits(0, 0, true)
	is("reset", -1, 60)
	l.SetLimits(2, 3, false)
	p.VMin = widget.Opt[float64]{}
	give(5, 60)
	is("dragged, props changed", 5, 60)
	env := &alone{}
	l.view.env = env
	l.SetLimits(7, 8, false)
	if len(env.events) != 1 || env.events[0] != (widget.LimitsDetail{VMin: 7, VMax: 8}) {
		t.Errorf("events %v", env.events)
	}
}

// Limits are locked when there are some: not before the first push, and not those of nothing but NaN.
func TestLockWaitsForValues(t *testing.T) {
	nan := float32(math.NaN())
	l := stream(t, pushRows, 2, 4, func(p *Props) { p.Lock = true })
	for _, c := range []struct {
		row    []float32
		lo, hi float64
	}{{[]float32{nan, nan}, 0, 1}, {[]float32{3, 5}, 3, 5}, {[]float32{1, 9}, 3, 5}} {
		l.Push(pushRows, widget.Float32s(c.row))
		l.whole(2, 4)
		if l.scale.lo != c.lo || l.scale.hi != c.hi {
			t.Errorf("after %v the limits are %v to %v, want %v to %v", c.row, l.scale.lo, l.scale.hi, c.lo, c.hi)
		}
	}
}
