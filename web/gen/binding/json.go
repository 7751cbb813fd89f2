package binding

import (
	"math"
	"strconv"
	"unicode/utf8"
)

// AppendNumber appends x, or null where JSON has no number for it.
func AppendNumber(dst []byte, x float64) []byte {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return append(dst, "null"...)
	}
	return strconv.AppendFloat(dst, x, 'g', -1, 64)
}

// AppendInt appends x.
func AppendInt(dst []byte, x int) []byte { return strconv.AppendInt(dst, int64(x), 10) }

// AppendBool appends x.
func AppendBool(dst []byte, x bool) []byte { return strconv.AppendBool(dst, x) }

// AppendPair appends an array of two numbers.
func AppendPair(dst []byte, x [2]float64) []byte {
	dst = AppendNumber(append(dst, '['), x[0])
	dst = AppendNumber(append(dst, ','), x[1])
	return append(dst, ']')
}

// AppendText appends s in quotes. Bytes that are not UTF-8 become U+FFFD.
func AppendText(dst []byte, s string) []byte {
	const hex = "0123456789abcdef"
	dst = append(dst, '"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			dst = append(dst, '\\', byte(r))
		case r < ' ':
			dst = append(dst, '\\', 'u', '0', '0', hex[r>>4], hex[r&15])
		default:
			dst = utf8.AppendRune(dst, r)
		}
	}
	return append(dst, '"')
}
