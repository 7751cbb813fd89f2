package tick

import (
	"math"
	"strconv"

	"github.com/sonde-viz/sonde/components/scale"
)

// number appends v with the given decimals and a true minus sign.
func number(dst []byte, v float64, decimals int) []byte {
	switch {
	case math.IsNaN(v):
		return append(dst, "no value"...)
	case math.IsInf(v, 1):
		return append(dst, "∞"...)
	case math.IsInf(v, -1):
		return append(dst, "−∞"...)
	}
	if v == 0 {
		v = 0 // not -0
	}
	if v < 0 {
		if -v >= 0.5*math.Pow10(-decimals) { // what rounds to zero has no sign
			dst = append(dst, "−"...)
		}
		v = -v
	}
	return strconv.AppendFloat(dst, v, 'f', decimals, 64)
}

// superscript appends n in raised digits.
func superscript(dst []byte, n int) []byte {
	if n < 0 {
		dst = append(dst, "⁻"...)
		n = -n
	}
	digits := [...]string{"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"}
	var b [20]byte
	for _, c := range strconv.AppendInt(b[:0], int64(n), 10) {
		dst = append(dst, digits[c-'0']...)
	}
	return dst
}

// Quantity appends v with its unit, rounded to the resolution (0: four significant digits), with an SI prefix
// where the unit takes one.
func Quantity(dst []byte, v float64, unit string, resolution float64) []byte {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return suffix(number(dst, v, 0), "", unit)
	}
	abs := math.Abs(v)
	power, name := scale.Prefix(abs, unit)
	scaled := v / math.Pow10(power)
	if resolution > 0 {
		d := decimals(resolution / math.Pow10(power))
		if power > 0 && d > 9 && abs < 1e15 { // more digits than a prefix is of help with
			return suffix(number(dst, v, decimals(resolution)), "", unit)
		}
		if d <= 12 && math.Abs(scaled) < 1e15 {
			return suffix(number(dst, scaled, d), name, unit)
		}
		if abs > 0 {
			return scientific(dst, v, unit, int(math.Floor(math.Log10(abs))+math.Ceil(-math.Log10(resolution)-1e-9)))
		}
	}
	if abs != 0 && (math.Abs(scaled) >= 1e5 || math.Abs(scaled) < 1e-3) {
		return scientific(dst, v, unit, 3)
	}
	d := 0
	if scaled != 0 {
		d = max(0, 3-int(math.Floor(math.Log10(math.Abs(scaled)))))
	}
	return suffix(number(dst, scaled, d), name, unit)
}

// scientific appends v as 1.234×10⁵, with the given decimals.
func scientific(dst []byte, v float64, unit string, decimals int) []byte {
	e := int(math.Floor(math.Log10(math.Abs(v))))
	dst = number(dst, v/math.Pow10(e), min(max(decimals, 0), 16))
	dst = append(dst, "×10"...)
	return suffix(superscript(dst, e), "", unit)
}

func suffix(dst []byte, prefix, unit string) []byte {
	if unit == "" {
		return dst
	}
	dst = append(dst, "\u00a0"...) // no line break between number and unit
	return append(append(dst, prefix...), unit...)
}

// decimals is the number of decimals that tell multiples of step apart.
func decimals(step float64) int {
	if !(step > 0) {
		return 0
	}
	return max(0, int(math.Ceil(-math.Log10(step)-1e-9)))
}
