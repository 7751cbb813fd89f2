package scale

import "math"

// UTC as the unit of an axis, or of an item of a read-out, says that its numbers are seconds since
// 1970-01-01T00:00:00Z, which are written as date and time of day.
const UTC = "UTC"

// prefixes are the SI prefixes from 10^-15 to 10^12.
var prefixes = [...]string{"f", "p", "n", "µ", "m", "", "k", "M", "G", "T"}

// Prefixable says which range of prefixes a unit takes: none for levels (dB...), for powers and quotients such as
// V²/Hz (a prefix would be squared with the unit) and for no unit at all; seconds are not counted in thousands.
func Prefixable(unit string) (lo, hi int) {
	switch unit {
	case "Hz", "V", "A", "W", "Pa", "m", "g", "N", "J", "T", "F", "H", "Ω", "S", "B", "bit", "m/s", "m/s²":
		return -15, 12
	case "s":
		return -15, 0
	}
	return 0, 0
}

// Prefix returns the power of ten, a multiple of three, and the name of the prefix with which numbers up to
// largest read best; for a unit without prefixes the power is 0.
func Prefix(largest float64, unit string) (power int, name string) {
	lo, hi := Prefixable(unit)
	if lo == hi || !(largest > 0) || math.IsInf(largest, 0) {
		return 0, ""
	}
	// A number just below a power of ten by rounding error alone counts as that power.
	power = 3 * int(math.Floor(math.Log10(largest)/3+1e-9))
	power = max(lo, min(hi, power))
	return power, prefixes[power/3+5]
}
