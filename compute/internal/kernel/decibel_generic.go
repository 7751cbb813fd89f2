package kernel

import "math"

// Decibels replaces each power p of x by 10 log10(p): -Inf for 0, NaN for NaN and negative numbers. The error
// is below 1e-14 dB plus 4 units in the last place. (It takes half the time of math.Log10, which is most of the time of a
// spectrogram otherwise. The polynomial is that of FreeBSD's e_log.c, as in math.Log.)
func Decibels(x []float64) {
	const (
		least = 1 << 52     // the bits of the smallest normal number
		span  = 0x7fe << 52 // from there to infinity
	)
	for len(x) > 0 {
		n := min(len(x), 64)
		block := x[:n]
		x = x[n:]
		normal := ^uint64(0)
		for _, p := range block {
			u := math.Float64bits(p) - least
			normal &= (u - span) &^ u // the top bit stays if 0 <= u < span, without a branch
		}
		if normal>>63 == 1 {
			normalDecibels(block, 0)
			continue
		}
		for i, p := range block {
			block[i] = anyDecibel(p)
		}
	}
}

// normalDecibels is Decibels for normal positive numbers, in straight lines; plus is added to the octaves.
func normalDecibels(x []float64, plus float64) {
	const (
		perOctave = 10 * (math.Ln2 / math.Ln10)
		perNeper  = 10 / math.Ln10
		half      = 0x3fe6a09e00000000 // the bits of sqrt(1/2), nearly: mantissas are taken from there to sqrt(2)

		l1 = 6.666666666666735130e-01
		l2 = 3.999999999940941908e-01
		l3 = 2.857142874366239149e-01
		l4 = 2.222219843214978396e-01
		l5 = 1.818357216161805012e-01
		l6 = 1.531383769920937332e-01
		l7 = 1.479819860511658591e-01
	)
	for i, p := range x {
		b := math.Float64bits(p)
		e := int64(b-half) >> 52
		f := math.Float64frombits(b-uint64(e)<<52) - 1
		s := f / (2 + f)
		z := s * s
		w := z * z
		r := z*(l1+w*(l3+w*(l5+w*l7))) + w*(l2+w*(l4+w*l6))
		h := f * f / 2
		x[i] = (float64(e)+plus)*perOctave + (f-(h-s*(h+r)))*perNeper
	}
}

// anyDecibel is Decibels for one number of any kind.
func anyDecibel(p float64) float64 {
	switch {
	case p == 0:
		return math.Inf(-1)
	case !(p > 0):
		return math.NaN()
	case p > math.MaxFloat64:
		return p
	}
	x := [1]float64{p}
	plus := 0.0
	if p < 0x1p-1022 { // subnormal
		x[0] *= 0x1p54
		plus = -54
	}
	normalDecibels(x[:], plus)
	return x[0]
}
