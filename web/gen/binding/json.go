package binding

import (
	"math"
	"strconv"

	"github.com/sonde-viz/sonde/components/widget"
)

// AppendNumber appends x. NaN is null. JSON has no infinities, but JavaScript reads numbers as large as 1e999 as such.
func AppendNumber(dst []byte, x float64) []byte {
	switch {
	case math.IsNaN(x):
		return append(dst, "null"...)
	case math.IsInf(x, 1):
		return append(dst, "1e999"...)
	case math.IsInf(x, -1):
		return append(dst, "-1e999"...)
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
func AppendText(dst []byte, s string) []byte { return widget.AppendText(dst, s) }
