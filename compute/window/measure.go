package window

import "math"

// CoherentGain is the mean of the window: what it does to the amplitude of a tone on a bin. NaN if w is empty.
func CoherentGain[T Float](w []T) float64 {
	s, _ := sums(w)
	return s / float64(len(w))
}

// ENBW is the equivalent noise bandwidth in bins: the width of the rectangular filter that
// lets as much white noise pass. NaN if w is empty.
func ENBW[T Float](w []T) float64 {
	s, s2 := sums(w)
	return float64(len(w)) * s2 / (s * s)
}

// ScallopingLoss is by how many dB a tone half way between two bins reads low in either of
// them: -20 log10 |W(1/2)|/W(0), W being the window's Fourier transform over bins. NaN if w is empty.
func ScallopingLoss[T Float](w []T) float64 {
	return -20 * math.Log10(response(w, 0.5))
}

// response is |W(offset)|/W(0), the offset in bins.
func response[T Float](w []T, offset float64) float64 {
	var re, im, sum float64
	for j, v := range w {
		s, c := math.Sincos(2 * math.Pi * offset * float64(j) / float64(len(w)))
		re, im, sum = re+float64(v)*c, im-float64(v)*s, sum+float64(v)
	}
	return math.Sqrt(re*re+im*im) / sum
}

// sums returns the sum of w and that of its squares.
func sums[T Float](w []T) (s, s2 float64) {
	for _, v := range w {
		s += float64(v)
		s2 += float64(v) * float64(v)
	}
	return s, s2
}
