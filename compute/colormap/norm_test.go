package colormap

import (
	"math"
	"testing"
)

func norms() []Norm {
	return []Norm{
		{}, {Name: Linear}, {Name: Log}, {Name: Symlog, Threshold: 2}, {Name: Power, Gamma: 0.4}, {Name: TwoSlope, Center: 3},
		{Name: Quantile, Quantiles: []float64{1, 1.5, 4, 4, 4.5, 30, 100}},
	}
}

// Unit is 0 and 1 at the limits, never falls, and Value is its inverse.
func TestNormIsMonotone(t *testing.T) {
	for _, n := range norms() {
		lo, hi := 1.0, 100.0
		if a, b := n.Unit(lo, lo, hi), n.Unit(hi, lo, hi); math.Abs(a) > 1e-15 || math.Abs(b-1) > 1e-15 {
			t.Errorf("%s: the limits are at %v and %v", n.Name, a, b)
		}
		last := math.Inf(-1)
		for v := -1.0; v <= 120; v += 0.125 {
			u := n.Unit(v, lo, hi)
			if u < last {
				t.Errorf("%s: falls at %v", n.Name, v)
			}
			last = u
			if u >= 0 && u <= 1 && n.Name != Quantile || n.Name == Quantile && v >= 1 && v <= 100 && v != 4 {
				if w := n.Value(u, lo, hi); math.Abs(w-v) > 1e-9 {
					t.Errorf("%s: %v comes back as %v", n.Name, v, w)
				}
			}
		}
		if !math.IsNaN(n.Unit(math.NaN(), lo, hi)) {
			t.Errorf("%s: NaN has a place", n.Name)
		}
	}
}

func TestNormSpecialPlaces(t *testing.T) {
	for _, c := range []struct {
		n          Norm
		v, lo, hi  float64
		want, near float64
	}{
		{Norm{Name: Log}, 10, 1, 100, 0.5, 1e-15},
		{Norm{Name: TwoSlope, Center: 0}, 0, -1, 50, 0.5, 0},
		{Norm{Name: Symlog, Threshold: 1}, 0, -1000, 1000, 0.5, 0},
		{Norm{Name: Symlog, Threshold: 1}, 100, -1000, 1000, 7.0 / 8, 1e-15}, // 1 and a decade each: 3 of 4 above 0
		{Norm{Name: Power, Gamma: 2}, 5, 0, 10, 0.25, 0},
		{Norm{Name: Quantile, Quantiles: []float64{0, 4, 4, 4, 9}}, 4, 0, 9, 0.5, 0},
	} {
		if got := c.n.Unit(c.v, c.lo, c.hi); math.Abs(got-c.want) > c.near {
			t.Errorf("%s of %v is at %v, want %v", c.n.Name, c.v, got, c.want)
		}
	}
}
