package grid

import "math"

// Sample fills dst with finite cells from all over the grid, less a number base and in a unit, and returns those found: for limits and medians at once, before all cells could be
// read. Their quantiles are those of the cells within 3 sqrt(q (1-q)/n) in rank, nearly always, as for n cells drawn at random: 0.6 % of the cells for the
// median of 65 536. It reads len(dst) cells, which lie in steps of the golden section, so that no period of the picture falls in with them. A base other than 0 is for
// float64 that lie closer together than float32 can tell, a unit other than 1, a power of two, for float64 that are larger or smaller than float32 can be.
func Sample[T Value](dst []float32, cells []T, base, unit float64) []float32 {
	found := 0
	if len(cells) <= len(dst) {
		for _, v := range cells {
			if v-v == 0 {
				dst[found] = single((float64(v) - base) / unit)
				found++
			}
		}
		return dst[:found]
	}
	at := steps{n: len(cells)}
	for range dst {
		if v := cells[at.next()]; v-v == 0 {
			dst[found] = single((float64(v) - base) / unit)
			found++
		}
	}
	return dst[:found]
}

// steps are places all over n cells, in steps of the golden section.
type steps struct {
	at float64
	n  int
}

func (s *steps) next() int {
	const golden = 0.61803398874989484820
	if s.at += golden; s.at >= 1 {
		s.at--
	}
	return min(int(s.at*float64(s.n)), s.n-1)
}

// Quantile returns quantile q of finite numbers, 0 to 1, or NaN of none. It is exact, takes a time in proportion to their number, and changes their order.
// (C. A. R. Hoare, Algorithm 65: Find, Commun. ACM 4, 1961.)
func Quantile(x []float32, q float64) float64 {
	if len(x) == 0 || !(q >= 0 && q <= 1) {
		return math.NaN()
	}
	at := q * float64(len(x)-1)
	first := int(at)
	a := float64(find32(x, first))
	part := at - float64(first)
	if part == 0 {
		return a
	}
	// What is above lies behind.
	b := x[first+1]
	for _, v := range x[first+1:] {
		b = min(b, v)
	}
	return a*(1-part) + float64(b)*part
}

// find32 moves the number of rank k to x[k], none greater before it and none less behind it.
func find32(x []float32, k int) float32 {
	for lo, hi := 0, len(x)-1; lo < hi; {
		// The middle one of three.
		a, b, c := x[lo], x[lo+(hi-lo)/2], x[hi]
		pivot := max(min(a, b), min(max(a, b), c))
		i, j := lo, hi
		for i <= j {
			for x[i] < pivot {
				i++
			}
			for x[j] > pivot {
				j--
			}
			if i <= j {
				x[i], x[j] = x[j], x[i]
				i, j = i+1, j-1
			}
		}
		switch {
		case k <= j:
			hi = j
		case k >= i:
			lo = i
		default:
			return x[k]
		}
	}
	return x[k]
}

// Robust are the quantiles that robust colour limits are: those from the 2nd to the 98th percentile of the finite cells. (As xarray's robust.)
const (
	RobustLow  = 0.02
	RobustHigh = 0.98
)

// single is a number as a float32 that is finite.
func single(v float64) float32 {
	return max(-math.MaxFloat32, min(math.MaxFloat32, float32(v)))
}
