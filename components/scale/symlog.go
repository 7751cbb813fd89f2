package scale

import "math"

// A symlog scale is linear from -Threshold to Threshold, and beyond that a decade is as long as 0 to Threshold is, as in
// colormap.Norm.

// bend is 0 at 0, ±1 at ±threshold t, and one more for every decade beyond it.
func bend(v, t float64) float64 {
	a := math.Abs(v) / t
	if a > 1 {
		a = 1 + math.Log10(a)
	}
	return math.Copysign(a, v)
}

func unbend(b, t float64) float64 {
	a := math.Abs(b)
	if a > 1 {
		a = math.Pow(10, a-1)
	}
	return math.Copysign(a*t, b)
}

// side says on which part of the scale v lies: -1, 0 or 1.
func side(v, t float64) int {
	switch {
	case v > t:
		return 1
	case v < -t:
		return -1
	}
	return 0
}

// A window within one part is divided by the formula of that part: differences of bends would be inexact in a window
// that is narrow and far from 0.
func (w Window) symlogUnit(v float64) float64 {
	part := side(w.Lo, w.Threshold)
	if part == side(w.Hi, w.Threshold) && part == side(v, w.Threshold) {
		if part == 0 {
			return (v - w.Lo) / (w.Hi - w.Lo)
		}
		return logRatio(v, w.Lo, 0) / logRatio(w.Hi, w.Lo, 0)
	}
	a := bend(w.Lo, w.Threshold)
	return (bend(v, w.Threshold) - a) / (bend(w.Hi, w.Threshold) - a)
}

func (w Window) symlogValue(u float64) float64 {
	if part := side(w.Lo, w.Threshold); part == side(w.Hi, w.Threshold) {
		v := w.Lo + u*(w.Hi-w.Lo)
		if part != 0 {
			v = grown(w.Lo, 0, u*logRatio(w.Hi, w.Lo, 0))
		}
		if side(v, w.Threshold) == part {
			return v
		}
	}
	a := bend(w.Lo, w.Threshold)
	return unbend(a+u*(bend(w.Hi, w.Threshold)-a), w.Threshold)
}
