package kernel

import "math"

// Decibels replaces each power p of x by 10 log10(p): -Inf for 0, NaN for NaN and negative numbers. The error
// is below 1e-14 dB plus 4 units in the last place. (It takes a third of the time of math.Log10, which is most of the time of a
// spectrogram otherwise. The polynomial is that of FreeBSD's e_log.c, as in math.Log.)
func Decibels(x []float64) {
	for i, p := range x {
		x[i] = decibel(p)
	}
}

func decibel(p float64) float64 {
	const (
		perOctave = 10 * (math.Ln2 / math.Ln10)
		perNeper  = 10 / math.Ln10
		// sqrt(1/2) to a few digits: mantissas are taken from there to sqrt(2).
		half = 0x3fe6a09e00000000

		l1 = 6.666666666666735130e-01
		l2 = 3.999999999940941908e-01
		l3 = 2.857142874366239149e-01
		l4 = 2.222219843214978396e-01
		l5 = 1.818357216161805012e-01
		l6 = 1.531383769920937332e-01
		l7 = 1.479819860511658591e-01
	)
	octaves := 0.0
	if !(p >= 0x1p-1022 && p <= math.MaxFloat64) {
		switch {
		case p == 0:
			return math.Inf(-1)
		case !(p > 0):
			return math.NaN()
		case p > math.MaxFloat64:
			return p
		}
		p *= 0x1p54 // subnormal
		octaves = -54
	}
	// Subtracting the bits of sqrt(1/2) puts the boundary of the exponent there.
	b := math.Float64bits(p)
	e := int64(b-half) >> 52
	m := math.Float64frombits(b - uint64(e)<<52)
	octaves += float64(e)
	f := m - 1
	s := f / (2 + f)
	z := s * s
	w := z * z
	r := z*(l1+w*(l3+w*(l5+w*l7))) + w*(l2+w*(l4+w*l6))
	h := f * f / 2
	return octaves*perOctave + (f-(h-s*(h+r)))*perNeper
}
