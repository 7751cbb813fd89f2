package heatmap

import (
	"math"
	"slices"

	"github.com/sonde-viz/sonde/compute/colormap"
	"github.com/sonde-viz/sonde/compute/grid"
)

// How many values are looked at where not all are: for the middle that extremes are measured from and the histogram,
// which any picture needs anew, and for percentiles, which may take longer.
const (
	quickSample = 1 << 12
	wideSample  = 1 << 16
)

// bins is how many parts the histogram on the colour bar has.
const bins = 64

// coloring is how values become colours: limits, norm, and what was learnt of the data for them.
type coloring struct {
	lo, hi   float64 // values of the first and the last colour
	exact    bool    // the limits are those of all values, not of a sample
	norm     colormap.Norm
	fallback bool // a logarithm was asked for, of values that have none
	middle   float64
	counts   [bins]int
	found    int         // values in the sample
	others   grid.Others // what has no colour between the limits
	values   []float32
	base     float64 // what is to be added to values
	unit     float64 // and what they are to be multiplied by before
	ranks    []float64
}

// find sets the limits that p asks for from the values of c. Limits that have been found are left alone where keep
// says so.
func (s *coloring) find(p *Props, c cells, keep bool) {
	if keep {
		return
	}
	s.exact = true
	lo, hi, ok := p.VMin.V, p.VMax.V, true
	if !p.VMin.Set || !p.VMax.Set {
		lo, hi, ok = s.auto(p, c)
	}
	if !ok {
		lo, hi = 0, 1
		if p.Norm == colormap.Log {
			lo, hi = 1, 10
		}
	}
	lo, hi = p.apart(p.VMin.Or(lo), p.VMax.Or(hi))
	if p.Norm == colormap.TwoSlope { // the centre stands between the limits
		if p.Center <= lo {
			lo = p.Center - max(hi-p.Center, unit(p.Center))
		} else if p.Center >= hi {
			hi = p.Center + max(p.Center-lo, unit(p.Center))
		}
	}
	if !finite(hi - lo) { // limits as far apart as numbers can be
		lo, hi = max(lo, -math.MaxFloat64/4), min(hi, math.MaxFloat64/4)
	}
	s.lo, s.hi = lo, hi
}

// apart returns limits where the first is below the second: of which one is set, that stays, and else a constant grid
// lies in the middle. Those of a logarithmic norm are a decade apart and stay positive.
func (p *Props) apart(lo, hi float64) (float64, float64) {
	if lo < hi {
		return lo, hi
	}
	log := p.Norm == colormap.Log && finite(10*max(lo, hi))
	switch {
	case p.VMin.Set && log && lo > 0:
		return lo, 10 * lo
	case p.VMin.Set:
		return lo, lo + unit(lo)
	case p.VMax.Set && log && hi > 0:
		return hi / 10, hi
	case p.VMax.Set:
		return hi - unit(hi), hi
	case log && lo > 0:
		return lo / math.Sqrt(10), hi * math.Sqrt(10)
	}
	d := unit(lo) / 2
	return lo - d, hi + d
}

// unit is 1, or as much as makes a difference to a greater number.
func unit(v float64) float64 { return max(1, math.Abs(v)*2e-6) }

// auto finds limits from the values.
func (s *coloring) auto(p *Props, c cells) (lo, hi float64, ok bool) {
	low, high := p.LowPercentile/100, p.HighPercentile/100
	switch p.Limits {
	case Robust:
		low, high = grid.RobustLow, grid.RobustHigh
	case MinMax:
		lo, hi, ok, known := c.extremes()
		if known {
			return lo, hi, ok
		}
		s.exact = false
		low, high = 0, 1
	}
	s.values = slices.Grow(s.values[:0], wideSample)
	x, base, unit := c.sample(s.values[:wideSample])
	if len(x) == 0 {
		return 0, 1, false
	}
	return base + unit*grid.Quantile(x, low), base + unit*grid.Quantile(x, high), true
}

// spread makes the norm for the limits, and looks at a sample of the values: for the middle, the histogram, and the
// colours of quantiles.
func (s *coloring) spread(p *Props, c cells) {
	size := quickSample
	if p.Norm == colormap.Quantile {
		size = wideSample
	}
	s.values = slices.Grow(s.values[:0], size)
	var x []float32
	x, s.base, s.unit = c.sample(s.values[:size])
	s.found = len(x)
	s.middle = s.base + s.unit*grid.Quantile(x, 0.5)
	if s.found == 0 {
		s.middle = 0
	}
	s.norm = colormap.Norm{Name: p.Norm, Gamma: p.Gamma, Center: min(max(p.Center, s.lo), s.hi)}
	s.fallback = p.Norm == colormap.Log && s.lo <= 0
	if s.fallback {
		s.norm.Name = colormap.Symlog
	}
	if s.norm.Name == colormap.Symlog {
		s.norm.Threshold = p.Threshold.Or(max(math.Abs(s.lo), math.Abs(s.hi)) / 1000)
	}
	if p.Norm == colormap.Quantile {
		s.rank(x)
	}
	s.count(x)
	s.others = c.beyond(s.lo, s.hi)
}

// rank finds the values of the norm quantile: equally many of the sample between the limits lie between any two.
func (s *coloring) rank(x []float32) {
	slices.Sort(x)
	from, _ := slices.BinarySearch(x, s.of(s.lo))
	to, _ := slices.BinarySearch(x, math.Nextafter32(s.of(s.hi), float32(math.Inf(1)))) // with those at the limit
	x = x[from:max(from, to)]
	s.ranks = append(s.ranks[:0], s.lo)
	const steps = 256
	for i := 1; i < steps && len(x) > 0; i++ {
		at := float64(i) / steps * float64(len(x)-1)
		k := min(int(at), max(0, len(x)-2))
		v := float64(x[k])
		if part := at - float64(k); part > 0 { // their difference may be beyond float32
			v += part * (float64(x[k+1]) - v)
		}
		s.ranks = append(s.ranks, min(max(s.base+s.unit*v, s.lo), s.hi))
	}
	s.ranks = append(s.ranks, s.hi)
	s.norm.Quantiles = s.ranks
}

// of is a value as the sample has it.
func (s *coloring) of(v float64) float32 { return float32((v - s.base) / s.unit) }

// count makes the histogram of the sample: of equal parts of the colour bar.
func (s *coloring) count(x []float32) {
	s.counts = [bins]int{}
	lo, hi := s.of(s.lo), s.of(s.hi)
	for _, v := range x {
		if v >= lo && v <= hi {
			// At the ends of float64 a value may have no place between its limits.
			if u := s.norm.Unit(s.base+s.unit*float64(v), s.lo, s.hi); u == u {
				s.counts[min(bins-1, int(bins*min(1, max(0, u))))]++
			}
		}
	}
}

// shown leaves of the colours of what is not in the map those that are in use.
func (s *coloring) shown(c colormap.Special) colormap.Special {
	if !s.others.Under {
		c.Under = [4]uint8{}
	}
	if !s.others.Over {
		c.Over = [4]uint8{}
	}
	if !s.others.NaN {
		c.NaN = [4]uint8{}
	}
	return c
}
