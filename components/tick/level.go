package tick

import (
	"math"
	"strconv"

	"github.com/sonde-viz/sonde/components/scale"
)

// Level appends a level in so many digits at most: divided as the ticks of a bar are, or where each of these has a
// prefix of its own (divided is 0), with its own.
func Level(dst []byte, v, divided float64, digits int, unit string) []byte {
	name := ""
	if divided == 0 {
		var power int
		power, name = scale.Prefix(math.Abs(v), unit)
		divided = math.Pow10(power)
	}
	v /= divided
	if v == 0 || math.IsNaN(v) || math.IsInf(v, 0) {
		return number(dst, v, 0)
	}
	mantissa, power := math.Abs(v), 0
	if e := int(math.Floor(math.Log10(mantissa))); e < -5 || e > digits {
		mantissa, power = mantissa/math.Pow10(e), e
	}
	if v < 0 {
		dst = append(dst, "−"...)
	}
	mantissa, _ = strconv.ParseFloat(strconv.FormatFloat(mantissa, 'e', digits-1, 64), 64)
	dst = strconv.AppendFloat(dst, mantissa, 'f', -1, 64)
	if power != 0 {
		dst = superscript(append(dst, "×10"...), power)
	}
	return append(dst, name...)
}
