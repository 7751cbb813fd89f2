package scale

import "math"

// Values of an axis may count from an origin: the time of a sample from that of the first one. What lies as far from 0 as
// a time of day since 1970 is then as exact as what lies near it. Labels, read-outs and views say the sum.

// ULP is the distance of neighbouring float64 at v.
func ULP(v float64) float64 {
	v = math.Abs(v)
	return math.Nextafter(v, math.Inf(1)) - v
}

// Absolute is the window with the origin added to its values, as exact as float64 is there.
func (w Window) Absolute() Window {
	w.Lo, w.Hi, w.Origin = w.Origin+w.Lo, w.Origin+w.Hi, 0
	return w
}

// told is how many neighbouring float64 a window must hold for its pixels to be told apart.
const told = 4096

// Apart says whether the pixels of the window can be told apart when the origin is added.
func (w Window) Apart() bool {
	a := w.Absolute()
	return a.Hi-a.Lo >= told*max(ULP(a.Lo), ULP(a.Hi))
}

// Outside are the ends of the window with the origin added. They are not the same, even where float64 can't tell them apart.
func (w Window) Outside() [2]float64 {
	a := w.Absolute()
	if w.Lo < w.Hi && !(a.Lo < a.Hi) {
		a.Hi = math.Nextafter(a.Hi, math.Inf(1))
	}
	return [2]float64{a.Lo, a.Hi}
}

// PixelAt is the size of a pixel at v, in the unit of the axis.
func (w Window) PixelAt(v float64) float64 {
	if w.Scale == Linear {
		return (w.Hi - w.Lo) / float64(w.Pixels)
	}
	return math.Abs(w.Value(w.Unit(v)+1/float64(w.Pixels)) - v)
}

// Resolution is the step of the last digit of a value that is read out: 0, which is four significant digits, where these tell values apart
// that are a pixel apart, and else a tenth of a pixel.
func (w Window) Resolution(v float64) float64 {
	if tenth := w.PixelAt(v) / 10; tenth < 1e-4*math.Abs(v) {
		return tenth
	}
	return 0
}

// Fine says whether a window is wide enough for float64 to tell its pixels apart.
func Fine(lo, hi float64) bool {
	return hi-lo > 1e-11*max(math.Abs(lo), math.Abs(hi)) && hi-lo > 1e-300
}
