// Package scale says how numbers lie along an axis: linear, logarithmic, by a scale of hearing; which part of it is shown on how
// many pixels; and which prefix suits a unit.
package scale

import "math"

// Kind is how numbers lie along an axis.
type Kind uint8

// The kinds of scale.
const (
	Linear Kind = iota
	Log         // decades are equally long; the lower end must be positive
	Symlog      // linear within the axis's threshold, logarithmic beyond it, on both sides of 0
	Mel         // equal steps of the mel scale, 2595 log10(1 + f/700 Hz)
	Bark        // equal steps of the Bark scale (Traunmüller 1990)
	ERB         // equal steps of the ERB-rate scale (Glasberg and Moore 1990)
)

// Window is the part of an axis that is shown, and the device pixels it is shown on.
type Window struct {
	Lo, Hi    float64
	Scale     Kind
	Pixels    int
	Threshold float64 // of Symlog
	Origin    float64 // of the axis: what is added to values where they are written
	// Reversed has Lo at the right, or at the top. Unit, Value, Edge and Center count from Lo all the same: pixel i is the
	// i-th from the left (of y: from below), and of a reversed window the i-th from the right (of y: from the top).
	Reversed bool
}

// Unit returns where v lies in the window: 0 at Lo, 1 at Hi. What lies beyond the end of a scale gives -Inf: 0 and less
// on a logarithmic one.
func (w Window) Unit(v float64) float64 {
	switch w.Scale {
	case Linear:
		return (v - w.Lo) / (w.Hi - w.Lo)
	case Symlog:
		return w.symlogUnit(v)
	case Bark:
		if v <= -barkCorner {
			return math.Inf(-1)
		}
		return (v - w.Lo) / (w.Hi - w.Lo) * ((w.Hi + barkCorner) / (v + barkCorner))
	}
	k := w.Scale.corner()
	if v <= -k {
		return math.Inf(-1)
	}
	return logRatio(v, w.Lo, k) / logRatio(w.Hi, w.Lo, k)
}

// Value is the inverse of Unit: 0 gives Lo, 1 gives Hi.
func (w Window) Value(u float64) float64 {
	switch {
	case u == 0:
		return w.Lo
	case u == 1:
		return w.Hi
	}
	switch w.Scale {
	case Linear:
		return w.Lo + u*(w.Hi-w.Lo)
	case Symlog:
		return w.symlogValue(u)
	case Bark:
		t := u * (w.Hi - w.Lo) / (w.Hi + barkCorner)
		if t >= 1 {
			return math.Inf(1) // the Bark scale ends at 26.3
		}
		return (w.Lo + barkCorner*t) / (1 - t)
	}
	k := w.Scale.corner()
	return grown(w.Lo, k, u*logRatio(w.Hi, w.Lo, k))
}

// Edge returns the value at the edge before device pixel i, counted from Lo: Edge(0) is Lo, Edge(Pixels) is Hi.
func (w Window) Edge(i int) float64 { return w.Value(float64(i) / float64(w.Pixels)) }

// Center returns the value in the middle of device pixel i, counted from Lo.
func (w Window) Center(i int) float64 { return w.Value((float64(i) + 0.5) / float64(w.Pixels)) }

// Valid says whether the window can be divided into pixels.
func (w Window) Valid() bool {
	if !(w.Hi > w.Lo) || math.IsInf(w.Hi-w.Lo, 0) {
		return false
	}
	switch w.Scale {
	case Linear:
		return true
	case Symlog:
		return w.Threshold > 0 && !math.IsInf(w.Threshold, 0) && max(-w.Lo, w.Hi)/w.Threshold < 1e300
	case Bark:
		return w.Lo > -barkCorner
	}
	return w.Lo > -w.Scale.corner()
}

// barkCorner is the frequency of the Bark scale 26.81 f/(1960 Hz + f) - 0.53 (H. Traunmüller, Analytical expressions for
// the tonotopic sensory scale, J. Acoust. Soc. Am. 88, 1990). Its corrections below 2 and above 20.1 Bark are left out:
// they would make the scale bend at two frequencies.
const barkCorner = 1960

// corner is the frequency k of a scale log(1 + f/k), which is linear far below it and logarithmic far above: 700 Hz of
// mel (D. O'Shaughnessy, Speech Communication, 1987), 1000/4.37 Hz of the ERB rate 21.4 log10(1 + 0.00437 f) (B. R.
// Glasberg and B. C. J. Moore, Derivation of auditory filter shapes from notched-noise data, Hearing Research 47, 1990).
// Log is its limit: 0.
func (s Kind) corner() float64 {
	switch s {
	case Mel:
		return 700
	case ERB:
		return 1000 / 4.37
	}
	return 0
}

// logRatio is log((a+k)/(b+k)), exact for neighbours and for numbers much smaller than k as well.
func logRatio(a, b, k float64) float64 {
	if d := (a - b) / (b + k); d > -0.5 && d < 1e300 {
		return math.Log1p(d)
	}
	if q := (a + k) / (b + k); q > 1e-300 && q < 1e300 {
		return math.Log(q)
	}
	return math.Log(a+k) - math.Log(b+k) // the quotient is beyond the range of numbers
}

// grown is its inverse: the a whose logRatio to b is d.
func grown(b, k, d float64) float64 {
	switch {
	case d > -0.5 && d < 600:
		return b + (b+k)*math.Expm1(d)
	case math.Abs(d) < 600:
		return (b+k)*math.Exp(d) - k
	}
	return math.Exp(math.Log(b+k)+d) - k // the power is beyond the range of numbers
}
