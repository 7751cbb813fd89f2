// Package spectral estimates spectra: periodogram, Welch's method, short-time Fourier transform.
//
// Conventions: windows are periodic. Levels and amplitudes are corrected for the window's coherent gain, so
// that a tone on a bin reads the same whatever the window and the length; densities are corrected for its
// equivalent noise bandwidth, so that white noise does. Spectra are one-sided: all bins but
// 0 and, for even lengths, the last stand for a positive and a negative frequency. A power of 0 is -Inf dB: nothing is clamped.
package spectral

import (
	"math"
	"strconv"

	"github.com/sonde-viz/sonde/compute/window"
)

// Unit is what a spectrum's values mean.
type Unit string

const (
	DBFS Unit = "dbfs" // level in dB re a full-scale sine (AES17), of amplitude Config.FullScale: 10 log10(power/(FullScale²/2))
	DB   Unit = "db"   // level in dB re 1 rms, dBV for samples in volts: 10 log10(power)
	V    Unit = "v"    // rms amplitude, in the unit of the samples
	V2Hz Unit = "v2hz" // power density, in the squared unit of the samples per hertz
)

// Values lists the units, in the order of the constants.
func (Unit) Values() []string { return []string{string(DBFS), string(DB), string(V), string(V2Hz)} }

// Name is the unit as it is written beside a value, of samples in the given unit, "" for none: "dBFS", "dB re 1 mV", "mV",
// "mV²/Hz".
func (u Unit) Name(samples string) string {
	switch {
	case u == DBFS:
		return "dBFS"
	case u == V:
		return samples
	case u == V2Hz && samples == "":
		return "1/Hz"
	case u == V2Hz:
		return samples + "²/Hz"
	case samples == "":
		return "dB"
	}
	return "dB re 1 " + samples
}

// Valid tells whether u is one of the constants.
func (u Unit) Valid() bool { return u == DBFS || u == DB || u == V || u == V2Hz }

// Detrend is what is taken from each segment before its transform.
type Detrend string

const (
	None     Detrend = "none"     // nothing; so is the empty string
	Constant Detrend = "constant" // the mean of the segment
)

// Values lists the choices, in the order of the constants.
func (Detrend) Values() []string { return []string{string(None), string(Constant)} }

// Valid tells whether d is one of the constants or empty.
func (d Detrend) Valid() bool { return d == "" || d == None || d == Constant }

// MaxFFTSize is the largest segment, in samples.
const MaxFFTSize = 1 << 24

// Config says how a signal is cut up and transformed.
type Config struct {
	SampleRate float64     // samples per second, above 0
	FFTSize    int         // samples per segment, 2 to MaxFFTSize
	Window     window.Kind // taper of each segment
	Overlap    float64     // fraction of a segment shared with the next one, 0 to 0.99
	Detrend    Detrend     // what is taken from each segment first
	FullScale  float64     // amplitude of a full-scale sine, which is 0 dBFS; 0 is 1
}

// ConfigError says which field of a Config has a value that is not allowed.
type ConfigError struct {
	Field   string // name of the field: "FFTSize"
	Value   any    // the value given: a string, an int or a float64
	Allowed string // the allowed range or values, in words
}

func (e *ConfigError) Error() string {
	return "spectral: " + e.Field + " is " + shown(e.Value) + "; allowed: " + e.Allowed
}

// Check returns nil, or a *ConfigError for the first field that is out of range.
func (c Config) Check() error {
	if !(c.SampleRate > 0) || math.IsInf(c.SampleRate, 1) {
		return &ConfigError{"SampleRate", c.SampleRate, "finite numbers above 0"}
	}
	if c.FFTSize < 2 || c.FFTSize > MaxFFTSize {
		return &ConfigError{"FFTSize", c.FFTSize, "whole numbers from 2 to " + strconv.Itoa(MaxFFTSize)}
	}
	if !c.Window.Valid() {
		return &ConfigError{"Window", string(c.Window), list(c.Window.Values())}
	}
	if !(c.Overlap >= 0 && c.Overlap <= 0.99) {
		return &ConfigError{"Overlap", c.Overlap, "numbers from 0 to 0.99"}
	}
	if !c.Detrend.Valid() {
		return &ConfigError{"Detrend", string(c.Detrend), list(c.Detrend.Values())}
	}
	if !(c.FullScale >= 0) || math.IsInf(c.FullScale, 1) {
		return &ConfigError{"FullScale", c.FullScale, "finite numbers above 0, or 0 for 1"}
	}
	return nil
}

// fullScale is that times 2^exponent; exponent is 0 unless squares of it would be beyond the range of numbers.
func (c Config) fullScale() (full float64, exponent int) {
	switch full = c.FullScale; {
	case full == 0:
		return 1, 0
	case full < 0x1p-300 || full > 0x1p300:
		return math.Frexp(full)
	}
	return full, 0
}

// Hop is the distance between the starts of segments, in samples: FFTSize less the overlap, rounded down, at least 1.
func (c Config) Hop() int {
	// 0.29 * 100 is 28.999..: what the user means is 29.
	shared := int(c.Overlap*float64(c.FFTSize) + 1e-6)
	return max(1, c.FFTSize-shared)
}

// Segments is how many whole segments fit into n samples.
func (c Config) Segments(n int) int {
	if n < c.FFTSize {
		return 0
	}
	return 1 + (n-c.FFTSize)/c.Hop()
}

// Bins is the number of values of a spectrum: FFTSize/2 + 1.
func (c Config) Bins() int { return c.FFTSize/2 + 1 }

// Frequencies fills dst with the frequencies of the bins, in hertz, and returns it. A nil dst is made; it panics
// with "spectral: ..." if another is not of length Bins().
func (c Config) Frequencies(dst []float64) []float64 {
	dst = sized(dst, c.Bins())
	for k := range dst {
		dst[k] = float64(k) * c.SampleRate / float64(c.FFTSize)
	}
	return dst
}

// shown is a value as a reader knows it. It is made when the text is asked for, and not before: compute.wasm never asks, and
// so does without the tables that floats are written by. (strconv.Quote has tables of all that is printable, which weigh more
// than this package.)
func shown(value any) string {
	switch v := value.(type) {
	case float64:
		return strconv.FormatFloat(v, 'g', -1, 64)
	case int:
		return strconv.Itoa(v)
	case string:
		return "\"" + v + "\""
	}
	return "of another type"
}

func list(values []string) string {
	s := ""
	for i, v := range values {
		if i > 0 {
			s += ", "
		}
		s += v
	}
	return s
}

// sized returns dst, or a new slice if it is nil. It panics unless the length is n.
func sized[T ~float32 | ~float64](dst []T, n int) []T {
	if dst == nil {
		return make([]T, n)
	}
	if len(dst) != n {
		panic("spectral: dst has " + strconv.Itoa(len(dst)) + " values, want " + strconv.Itoa(n))
	}
	return dst
}
