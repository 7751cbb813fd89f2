package spectral

import "strconv"

// Sum copies the sums of the average to dst, the squared magnitudes of all segments before any scaling, and returns how
// many segments they are of. So parts of an average can be kept, or made elsewhere, and joined by AddSum. It panics with
// "spectral: ..." unless dst has a value for each bin.
func (w *Welch[T]) Sum(dst []float64) (segments int) {
	checkBins(len(dst), len(w.power))
	copy(dst, w.power)
	return w.count
}

// AddSum takes a part of an average, as Sum gives it of the same Config, into this one. It panics with "spectral: ..." unless
// sum has a value for each bin.
func (w *Welch[T]) AddSum(sum []float64, segments int) {
	checkBins(len(sum), len(w.power))
	for k, p := range sum {
		w.power[k] += p
	}
	w.count += segments
}

func checkBins(n, bins int) {
	if n != bins {
		panic("spectral: " + strconv.Itoa(n) + " sums, want " + strconv.Itoa(bins))
	}
}
