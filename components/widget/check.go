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

// MaxFFTSize is the longest transform: longer ones would hold up the page for more than a moment.
const MaxFFTSize = 1 << 20

// Sample rates from one sample in 30 000 years to far beyond optics: what lies outside is a mistake, and would bring the arithmetic of
// axes to the ends of float64.
const (
	MinSampleRate = 1e-12
	MaxSampleRate = 1e18
)

// CheckSampleRate returns a PropError unless the prop sampleRate is in range.
func CheckSampleRate(hz float64) error {
	if hz >= MinSampleRate && hz <= MaxSampleRate {
		return nil
	}
	return &PropError{"sampleRate", NumberText(hz), "a number of Hz above 0, " + NumberText(MinSampleRate) + " to " + NumberText(MaxSampleRate)}
}

// CheckSegments returns a PropError unless the props fftSize and overlap are in range.
func CheckSegments(fftSize int, overlap float64) error {
	switch {
	case fftSize < 2 || fftSize > MaxFFTSize:
		return &PropError{"fftSize", strconv.Itoa(fftSize), "2 to " + strconv.Itoa(MaxFFTSize) + " samples"}
	case !(overlap >= 0 && overlap <= 0.99):
		return &PropError{"overlap", NumberText(overlap), "0 to 0.99"}
	}
	return nil
}

// CheckSingles returns a PropError of the push of a name whose samples would not survive in the float32 in which streams are kept: one that
// would be infinite; or, unless something was pushed before that these may fade out from, all of which would be 0.
func CheckSingles(push string, s Series, before bool) error {
	most, at := 0.0, -1
	for i, v := range s.F64() {
		if v = math.Abs(v); v > most && v <= math.MaxFloat64 {
			most, at = v, i
		}
	}
	switch {
	case at < 0:
		return nil
	case math.IsInf(float64(float32(most)), 0):
		return &PropError{push, NumberText(s.At(at)) + " at index " + strconv.Itoa(at), "magnitudes up to 3.4e38: a stream is kept as float32"}
	case most < 0x1p-126 && !before:
		return &PropError{push, "samples of magnitudes up to " + NumberText(most), "0, and magnitudes from 1.2e-38: a stream is kept as float32"}
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
