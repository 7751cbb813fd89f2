package colormap

import "math"

// NormName names a norm: how values between the limits are spread over the colours.
type NormName string

// The norms.
const (
	Linear   NormName = "linear"    // equal steps of the value are equal steps of colour
	Log      NormName = "log"       // equal ratios are equal steps; both limits positive
	Symlog   NormName = "symlog"    // linear within a threshold about 0, logarithmic beyond it on both sides
	Power    NormName = "power"     // the linear place raised to a power gamma: below 1 spreads the low values
	TwoSlope NormName = "two-slope" // linear on both sides of a centre that has the middle colour
	Quantile NormName = "quantile"  // each colour stands for equally many values
)

// Values lists the names, in the order of the constants.
func (NormName) Values() []string {
	return []string{string(Linear), string(Log), string(Symlog), string(Power), string(TwoSlope), string(Quantile)}
}

// Norm says where a value lies between two limits. The zero Norm is linear. For a range lo < hi, Unit gives 0 at lo and
// 1 at hi, and never decreases.
type Norm struct {
	Name      NormName
	Threshold float64   // of Symlog: positive
	Gamma     float64   // of Power: positive
	Center    float64   // of TwoSlope: between the limits
	Quantiles []float64 // of Quantile: the values at equal steps from 0 to 1, ascending, two at least
}

// Unit returns where v lies between lo and hi: 0 at lo, 1 at hi, beyond these outside. A value that a logarithm has no
// place for gives -Inf, NaN gives NaN. Quantile knows nothing beyond its ends: -Inf and +Inf.
func (n *Norm) Unit(v, lo, hi float64) float64 {
	switch n.Name {
	case Log:
		if v <= 0 {
			return math.Inf(-1)
		}
		a := math.Log(lo) // not v/lo, which may be beyond float64
		return (math.Log(v) - a) / (math.Log(hi) - a)
	case Symlog:
		a := n.bend(lo)
		return (n.bend(v) - a) / (n.bend(hi) - a)
	case Power:
		u := (v - lo) / (hi - lo)
		if u < 0 {
			return u // keeps its order below the range
		}
		return math.Pow(u, n.Gamma)
	case TwoSlope:
		if v < n.Center {
			return 0.5 * (v - lo) / (n.Center - lo)
		}
		return 0.5 + 0.5*(v-n.Center)/(hi-n.Center)
	case Quantile:
		return n.rank(v)
	}
	return (v - lo) / (hi - lo)
}

// Value is the inverse of Unit for u from 0 to 1.
func (n *Norm) Value(u, lo, hi float64) float64 {
	switch {
	case u <= 0:
		return lo
	case u >= 1:
		return hi
	}
	switch n.Name {
	case Log:
		a := math.Log(lo)
		return math.Exp(a + u*(math.Log(hi)-a))
	case Symlog:
		a, b := n.bend(lo), n.bend(hi)
		return n.unbend(a + u*(b-a))
	case Power:
		return lo + (hi-lo)*math.Pow(u, 1/n.Gamma)
	case TwoSlope:
		if u < 0.5 {
			return lo + 2*u*(n.Center-lo)
		}
		return n.Center + (2*u-1)*(hi-n.Center)
	case Quantile:
		at := u * float64(len(n.Quantiles)-1)
		i := min(int(at), len(n.Quantiles)-2)
		return n.Quantiles[i] + (at-float64(i))*(n.Quantiles[i+1]-n.Quantiles[i])
	}
	return lo + u*(hi-lo)
}

// bend is 0 at 0, ±1 at ±Threshold, and one more for every decade beyond it.
func (n *Norm) bend(v float64) float64 {
	a := math.Abs(v) / n.Threshold
	if a > 1 {
		a = 1 + math.Log10(a)
	}
	return math.Copysign(a, v)
}

func (n *Norm) unbend(w float64) float64 {
	a := math.Abs(w)
	if a > 1 {
		a = math.Pow(10, a-1)
	}
	return math.Copysign(a*n.Threshold, w)
}

// rank is where v lies among the quantiles; in the middle of those equal to it.
func (n *Norm) rank(v float64) float64 {
	q := n.Quantiles
	last := len(q) - 1
	switch {
	case v != v:
		return v
	case v < q[0]:
		return math.Inf(-1)
	case v > q[last]:
		return math.Inf(1)
	}
	below, above := 0, last // q[below] <= v, the last such; q[above] >= v, the first such
	for lo, hi := 0, last; ; {
		if lo == hi {
			above = lo
			break
		}
		if m := (lo + hi) / 2; q[m] < v {
			lo = m + 1
		} else {
			hi = m
		}
	}
	for lo, hi := 0, last; ; {
		if lo == hi {
			below = lo
			break
		}
		if m := (lo + hi + 1) / 2; q[m] > v {
			hi = m - 1
		} else {
			lo = m
		}
	}
	if below >= above {
		return float64(above+below) / 2 / float64(last)
	}
	return (float64(below) + (v-q[below])/(q[above]-q[below])) / float64(last)
}
