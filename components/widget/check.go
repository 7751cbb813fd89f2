package widget

import (
	"math"
	"strconv"
	"strings"
)

// OneOf returns a PropError unless value is one of the choices of e.
func OneOf(prop, value string, e interface{ Values() []string }) error {
	choices := e.Values()
	for _, c := range choices {
		if c == value {
			return nil
		}
	}
	return &PropError{prop, `"` + value + `"`, strings.Join(choices, ", ")}
}

// CheckFullScale returns a PropError unless the prop fullScale is unset or finite and above 0.
func CheckFullScale(full Opt[float64]) error {
	if full.Set && !(full.V > 0 && full.V <= math.MaxFloat64) {
		return &PropError{"fullScale", NumberText(full.V), "a finite number above 0, in the unit of the samples"}
	}
	return nil
}

// NumberText writes v as JavaScript does, for a PropError.
func NumberText(v float64) string {
	if math.IsInf(v, 0) {
		return strings.TrimPrefix(strconv.FormatFloat(v, 'g', -1, 64), "+") + "inity"
	}
	return strconv.FormatFloat(v, 'g', -1, 64)
}

// FiniteRange returns the least and the greatest finite number of x; lo > hi when there is none.
func FiniteRange[T ~float32 | ~float64](x []T) (lo, hi T) {
	lo, hi = T(math.Inf(1)), T(math.Inf(-1))
	for _, v := range x {
		if v-v != 0 { // NaN or infinite
			continue
		}
		lo, hi = min(lo, v), max(hi, v)
	}
	return lo, hi
}

// Remark puts a remark behind the title of an axis or a bar: "Level (mean)".
func Remark(title, remark string) string {
	if title == "" {
		return remark
	}
	return title + " (" + remark + ")"
}
