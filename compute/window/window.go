// Package window fills tapering windows and measures them.
//
// Spectra use the periodic form (the zero value of Spec.Symmetric): it has the period n of the
// transform, so that a tone on a bin leaks into the window's main lobe and nowhere else. The
// symmetric form is for the design of filters.
package window

import (
	"math"
	"strconv"
)

// Float is a sample type.
type Float interface{ ~float32 | ~float64 }

// Kind names a window. Figures are for long periodic windows: the highest side lobe in dB,
// the equivalent noise bandwidth in bins, and the scalloping loss (of a tone half a bin off) in dB.
// Source, unless said otherwise: G. Heinzel, A. Rüdiger and R. Schilling, Spectrum and spectral
// density estimation by the DFT, Max-Planck-Institut für Gravitationsphysik, 2002, appendix C and D.
type Kind string

const (
	// Rectangular is 1 everywhere: no taper. Side lobe -13.3, ENBW 1, scalloping 3.9224.
	Rectangular Kind = "rectangular"
	// Hann is 0.5 - 0.5 cos(z), z = 2 pi j/n: the all-round choice. Side lobe -31.5, ENBW 1.5, scalloping 1.4236.
	Hann Kind = "hann"
	// Hamming is 0.54 - 0.46 cos(z). Side lobe -42.7, ENBW 1.3628, scalloping 1.7514.
	Hamming Kind = "hamming"
	// Blackman is 0.42 - 0.5 cos(z) + 0.08 cos(2z). Side lobe -58.1, ENBW 1.7268, scalloping 1.0989.
	Blackman Kind = "blackman"
	// BlackmanHarris has four terms, 0.35875, 0.48829, 0.14128, 0.01168. Side lobe -92.0, ENBW 2.0044, scalloping 0.8256.
	BlackmanHarris Kind = "blackman-harris"
	// FlatTop has five terms, 0.21557895, 0.41663158, 0.277263158, 0.083578947, 0.006947368: levels
	// of tones between bins. Side lobe -93.0, ENBW 3.7702, scalloping 0.0098; nearer to the bin it reads up to 0.0023 dB high.
	// Source: D'Antona and Ferrero, Digital Signal Processing for Measurement Systems, 2006, p. 72, as in scipy.
	FlatTop Kind = "flat-top"
	// Kaiser is I0(beta sqrt(1 - (2j/n - 1)²))/I0(beta), beta = Shape from 0 to 500, 8.6 by default: then
	// the side lobe is -63.3, ENBW 1.7214, scalloping 1.1092.
	Kaiser Kind = "kaiser"
	// Tukey is flat with cosine flanks, which take the fraction Shape of the length, above 0 to 1, 0.5 by default:
	// then the side lobe is -15.1, ENBW 1.2222, scalloping 2.2384. Source: F. J. Harris, Proc. IEEE 66, 1978.
	Tukey Kind = "tukey"
	// Gaussian is exp(-(j - n/2)²/(2 sigma²)), sigma = Shape times the length, 1/8 by default:
	// then the side lobe is -87.6, ENBW 2.2570, scalloping 0.6691. Source: Harris, as above.
	Gaussian Kind = "gaussian"
	// Bartlett is the triangle 1 - |2j/n - 1|. Side lobe -26.5, ENBW 1.3333, scalloping 1.8242.
	Bartlett Kind = "bartlett"
	// Nuttall has four terms, 0.3635819, 0.4891775, 0.1365995, 0.0106411 (Heinzel's Nuttall4c, as in scipy).
	// Side lobe -98.2, ENBW 1.9761, scalloping 0.8506.
	Nuttall Kind = "nuttall"
)

// Values lists the names, in the order of the constants.
func (Kind) Values() []string {
	return []string{
		string(Rectangular), string(Hann), string(Hamming), string(Blackman), string(BlackmanHarris), string(FlatTop),
		string(Kaiser), string(Tukey), string(Gaussian), string(Bartlett), string(Nuttall),
	}
}

// Valid tells whether k is one of the constants.
func (k Kind) Valid() bool {
	switch k {
	case Kaiser, Tukey, Gaussian, Bartlett:
		return true
	}
	_, ok := cosines(k)
	return ok
}

// Spec describes a window.
type Spec struct {
	Kind      Kind    // which window
	Shape     float64 // Kaiser: beta; Tukey: fraction of the length that is tapered; Gaussian: sigma as a fraction of the length; 0 = the default
	Symmetric bool    // first and last sample are equal, for filters; otherwise periodic, for spectra
}

// Check returns an error that names what is wrong with s, or nil.
func (s Spec) Check() error {
	least, most := 0.0, math.Inf(1)
	switch s.Kind {
	case Kaiser:
		most = 500 // I0 overflows above 713
	case Tukey:
		most = 1
	case Gaussian:
	default:
		if !s.Kind.Valid() {
			return &specError{s, most}
		}
		return nil
	}
	if !(s.Shape >= least && s.Shape <= most) || math.IsInf(s.Shape, 1) {
		return &specError{s, most}
	}
	return nil
}

// specError holds what its text is made of when that is asked for: compute.wasm, which never asks, has no tables to write
// floats by.
type specError struct {
	spec Spec
	most float64 // largest shape
}

func (e *specError) Error() string {
	if !e.spec.Kind.Valid() {
		return "window: unknown kind \"" + string(e.spec.Kind) + "\""
	}
	return "window: shape " + strconv.FormatFloat(e.spec.Shape, 'g', -1, 64) + " of " + string(e.spec.Kind) +
		" is not between 0 and " + strconv.FormatFloat(e.most, 'g', -1, 64)
}

// Fill fills dst with the window that s describes and returns it. The peak is 1 (within a rounding). A window of one sample is 1.
// It panics with "window: ..." if s is not valid; s.Check tells why.
func Fill[T Float](dst []T, s Spec) []T {
	if s.Check() != nil {
		panic("window: the Spec is not valid, as its Check tells")
	}
	n := len(dst)
	if n == 0 {
		return dst
	}
	if n == 1 {
		dst[0] = 1
		return dst
	}
	period := n // of z; the window is symmetric about period/2
	if s.Symmetric {
		period = n - 1
	}
	at := shape(s, period)
	for j := 0; j <= period/2; j++ {
		v := T(at(j))
		dst[j] = v
		if m := period - j; m < n {
			dst[m] = v
		}
	}
	return dst
}

// shape returns the window as a function of the index, for 0 <= j <= period/2.
func shape(s Spec, period int) func(j int) float64 {
	p := float64(period)
	switch s.Kind {
	case Bartlett:
		return func(j int) float64 { return 2 * float64(j) / p }
	case Kaiser:
		beta := or(s.Shape, 8.6)
		top := besselI0(beta)
		return func(j int) float64 {
			// 1 - (2j/n - 1)² = 4 j/n (1 - j/n), without cancellation
			u := float64(j) / p
			return besselI0(beta*2*math.Sqrt(u*(1-u))) / top
		}
	case Tukey:
		alpha := or(s.Shape, 0.5)
		return func(j int) float64 {
			u := 2 * float64(j) / (alpha * p)
			if u >= 1 {
				return 1
			}
			return 0.5 - 0.5*math.Cos(math.Pi*u)
		}
	case Gaussian:
		sigma := or(s.Shape, 1.0/8) * p
		return func(j int) float64 {
			d := (float64(j) - p/2) / sigma
			return exp(-d * d / 2)
		}
	}
	a, _ := cosines(s.Kind)
	return func(j int) float64 {
		z := 2 * math.Pi * float64(j) / p
		v := a[0]
		for k := 1; k < len(a) && a[k] != 0; k++ {
			v += a[k] * math.Cos(float64(k)*z)
		}
		return v
	}
}

// cosines returns the coefficients, with sign, of a window that is a sum of cosines.
func cosines(k Kind) (a [5]float64, ok bool) {
	switch k {
	case Rectangular:
		return [5]float64{1}, true
	case Hann:
		return [5]float64{0.5, -0.5}, true
	case Hamming:
		return [5]float64{0.54, -0.46}, true
	case Blackman:
		return [5]float64{0.42, -0.5, 0.08}, true
	case BlackmanHarris:
		return [5]float64{0.35875, -0.48829, 0.14128, -0.01168}, true
	case FlatTop:
		return [5]float64{0.21557895, -0.41663158, 0.277263158, -0.083578947, 0.006947368}, true
	case Nuttall:
		return [5]float64{0.3635819, -0.4891775, 0.1365995, -0.0106411}, true
	}
	return a, false
}

func or(v, otherwise float64) float64 {
	if v == 0 {
		return otherwise
	}
	return v
}

// besselI0 is the modified Bessel function of order 0, by its power series: the sum of ((x/2)^k/k!)²,
// whose terms are all positive, so that nothing cancels.
func besselI0(x float64) float64 {
	q := x * x / 4
	sum, term := 1.0, 1.0
	for k := 1.0; term > sum*1e-17; k++ {
		term *= q / (k * k)
		sum += term
	}
	return sum
}
