// Package stat describes samples by numbers: mean, variance, root mean square, extremes.
package stat

import (
	"math"

	"github.com/sonde-viz/sonde/compute/internal/kernel"
)

// Float is a sample type.
type Float interface{ ~float32 | ~float64 }

// Summary is what Of tells about samples. A NaN or an infinity among them makes everything but Count, Min and Max NaN or
// infinite.
type Summary struct {
	Count    int     // number of samples
	Mean     float64 // arithmetic mean, in the unit of the samples; NaN for none
	Variance float64 // mean square of the differences from the mean, in that unit squared: sum/n; NaN for none
	RMS      float64 // root mean square, in the unit of the samples; NaN for none
	Min, Max float64 // extremes of the samples that are not NaN; NaN for none
}

// Deviation is the standard deviation, the root of the variance.
func (s Summary) Deviation() float64 { return math.Sqrt(s.Variance) }

// Sample is the variance with n-1 in place of n: an unbiased estimate from a sample. It is NaN for fewer than two.
func (s Summary) Sample() float64 {
	if s.Count < 2 {
		return math.NaN()
	}
	return s.Variance * float64(s.Count) / float64(s.Count-1)
}

// Of returns the summary of x. It goes over x twice: first for a mean, then for the differences from it, so that a
// large offset costs no digits, and corrects for the rounding of the mean.
// (Source: T. F. Chan, G. H. Golub, R. J. LeVeque, Algorithms for computing the sample variance, Am. Stat. 37, 1983.)
func Of[T Float](x []T) Summary {
	if len(x) == 0 {
		nan := math.NaN()
		return Summary{0, nan, nan, nan, nan, nan}
	}
	n := float64(len(x))
	s := Summary{Count: len(x)}
	s.Min, s.Max = extremes(x)

	// Differences from any one sample are as good a start as those from 0, and better for offsets.
	sum, _ := kernel.Sums(x, x[0])
	mid := T(float64(x[0]) + sum/n)
	sum, squares := kernel.Sums(x, mid)
	rest := sum / n
	s.Mean = float64(mid) + rest
	s.Variance = max(0, squares/n-rest*rest)
	s.RMS = math.Sqrt(s.Variance + s.Mean*s.Mean)
	return s
}

func extremes[T Float](x []T) (least, most float64) {
	for i, v := range x {
		if v == v {
			l, m := kernel.Extremes(x[i:], v, v)
			return float64(l), float64(m)
		}
	}
	return math.NaN(), math.NaN()
}
