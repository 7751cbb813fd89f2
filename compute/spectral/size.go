package spectral

import (
	"math"

	"github.com/sonde-viz/sonde/compute/fft"
	"github.com/sonde-viz/sonde/compute/internal/kernel"
)

// Samples of extreme size are divided by a power of two before they are transformed, which is exact, and what comes out is multiplied
// by it: their squares would be beyond the range of numbers otherwise. Those from least to most need none of it: the squares of
// their transform, and of its rounding errors, are ordinary numbers whatever the length, the number of segments and the sample rate.
type bounds struct {
	least, most float64
	room        float64 // what times most is the largest number
}

func boundsOf[T fft.Float]() bounds {
	if _, single := kernel.Float32s([]T(nil)); single { // squares are float64, the transform is not
		return bounds{0x1p-90, 0x1p96, 0x1p32}
	}
	return bounds{0x1p-380, 0x1p400, 0x1p624}
}

// small says whether all of x is below least, and silent that all of it is 0. It is known of other signals after a value or two: the
// search begins in the middle, where no window is 0.
func small[T fft.Float](x []T, least T) (small, silent bool) {
	silent = true
	middle := len(x) / 2
	for _, part := range [2][]T{x[middle:], x[:middle]} {
		for _, v := range part {
			if v >= least || v <= -least {
				return false, false
			}
			silent = silent && v == 0
		}
	}
	return true, silent
}

// divide writes x divided by 2^exponent to dst, such that the greatest magnitude is from 1/2 to 1. False: x is not finite.
func divide[T fft.Float](dst, x []T) (exponent int, finite bool) {
	most := 0.0
	for _, v := range x {
		if v-v != 0 {
			return 0, false
		}
		most = max(most, math.Abs(float64(v)))
	}
	_, exponent = math.Frexp(most)
	for i, v := range x {
		dst[i] = T(math.Ldexp(float64(v), -exponent))
	}
	return exponent, true
}

// enlarge multiplies values of unit u by 2^exponent, squared where the unit is.
func enlarge(x []float64, exponent int, u Unit) {
	if exponent == 0 {
		return
	}
	for k, v := range x {
		switch u {
		case DBFS, DB:
			x[k] = v + float64(exponent)*(20*math.Log10(2))
		case V:
			x[k] = math.Ldexp(v, exponent)
		case V2Hz:
			x[k] = math.Ldexp(v, 2*exponent)
		}
	}
}
