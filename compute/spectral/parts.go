package spectral

import (
	"math"
	"strconv"

	"github.com/sonde-viz/sonde/compute/fft"
)

// Sums is how many numbers a part of an average is: the sum of each bin, and an exponent e. The sums are those of samples divided by
// 2^e, because the squares of very large and very small ones are beyond the range of numbers.
func (c Config) Sums() int { return c.Bins() + 1 }

// Sum copies the sums of the average to dst, the squared magnitudes of all segments before any scaling, and returns how
// many segments they are of. So parts of an average can be kept, or made elsewhere, and joined by AddSum. It panics with
// "spectral: ..." unless dst has Config.Sums values.
func (w *Welch[T]) Sum(dst []float64) (segments int) {
	checkSums(len(dst), len(w.power))
	copy(dst, w.power)
	return w.count
}

// AddSum takes a part of an average, as Sum gives it of the same Config, into this one. It panics with "spectral: ..." unless
// sum has Config.Sums values.
func (w *Welch[T]) AddSum(sum []float64, segments int) {
	AddSums(w.power, sum)
	w.count += segments
}

// AddSums adds a part of an average to another one, as AddSum does. It panics with "spectral: ..." unless both have as many values.
func AddSums(dst, sum []float64) {
	checkSums(len(sum), len(dst))
	n := len(dst) - 1
	factor := 1.0
	if e, mine := int(sum[n]), int(dst[n]); e != mine && !zero(sum[:n]) {
		factor = fit(dst, e, mine)
	}
	if factor == 1 {
		for k, p := range sum[:n] {
			dst[k] += p
		}
		return
	}
	for k, p := range sum[:n] {
		dst[k] += p * factor
	}
}

// fit gives sums with the exponent mine the larger one of it and e, and returns what to multiply the squares with that have e.
func fit(sums []float64, e, mine int) float64 {
	n := len(sums) - 1
	switch {
	case zero(sums[:n]):
		sums[n] = float64(e)
	case e > mine:
		factor := math.Ldexp(1, 2*(mine-e))
		for k := range sums[:n] {
			sums[k] *= factor
		}
		sums[n] = float64(e)
	default:
		return math.Ldexp(1, 2*(e-mine))
	}
	return 1
}

// align makes a segment with another exponent than the sums one that can be added to them.
func (w *Welch[T]) align(e, mine int) {
	if factor := math.Sqrt(fit(w.power, e, mine)); factor != 1 {
		shrink(w.seg.out, factor)
	}
}

func shrink[T fft.Float](x []T, factor float64) {
	for k, v := range x {
		x[k] = T(float64(v) * factor)
	}
}

func zero(x []float64) bool {
	for _, v := range x {
		if v != 0 {
			return false
		}
	}
	return true
}

func checkSums(n, want int) {
	if n != want {
		panic("spectral: " + strconv.Itoa(n) + " sums, want " + strconv.Itoa(want))
	}
}
