package api

import (
	"github.com/sonde-viz/sonde/compute/colormap"
	"github.com/sonde-viz/sonde/compute/spectral"
	"github.com/sonde-viz/sonde/compute/window"
)

// The tags of the fields are what JavaScript's arguments are checked by: default; min and max, or positive for finite above 0; and
// a name where it is not the field's in camel case. A test compares them with the checks of compute.

// SpectrumOptions say how a signal is cut up and transformed, and in what the spectrum is given.
type SpectrumOptions struct {
	SampleRate float64          `default:"1" positive:"true"`           // Samples per second.
	FFTSize    int              `default:"1024" min:"2" max:"16777216"` // Samples in a segment, at most all.
	Window     window.Kind      `default:"hann"`                        // Taper of each segment, periodic. Kaiser has a beta of 8.6, tukey tapers half of the length, gaussian has a sigma of an eighth of the length.
	Overlap    float64          `default:"0.5" min:"0" max:"0.99"`      // Fraction of a segment that it shares with the next one.
	Detrend    spectral.Detrend `default:"none"`                        // What is taken from each segment first: nothing, or its mean.
	Unit       spectral.Unit    `default:"dbfs"`                        // "dbfs": dB re a sine of amplitude fullScale. "db": dB re 1 rms. "v": rms amplitude. "v2hz": power density per hertz. A tone reads the same with any window, and so does the density of noise. 0 is -Infinity dB. What is beyond the numbers of the result's type is 0 or Infinity.
	FullScale  float64          `default:"1" positive:"true"`           // Amplitude of a sine that is 0 dBFS, in the unit of the samples: 1 for samples from -1 to 1, 32768 for whole numbers of 16 bits. Other units do not depend on it.
}

// Config is what compute makes a transform of.
func (o SpectrumOptions) Config() spectral.Config {
	return spectral.Config{SampleRate: o.SampleRate, FFTSize: o.FFTSize, Window: o.Window, Overlap: o.Overlap, Detrend: o.Detrend, FullScale: o.FullScale}
}

// PeriodogramOptions say in what a spectrum of one segment is given.
type PeriodogramOptions struct {
	SampleRate float64          `default:"1" positive:"true"` // Samples per second.
	Window     window.Kind      `default:"hann"`              // Taper of the signal, periodic. Kaiser has a beta of 8.6, tukey tapers half of the length, gaussian has a sigma of an eighth of the length.
	Detrend    spectral.Detrend `default:"none"`              // What is taken from the signal first: nothing, or its mean.
	Unit       spectral.Unit    `default:"dbfs"`              // "dbfs": dB re a sine of amplitude fullScale. "db": dB re 1 rms. "v": rms amplitude. "v2hz": power density per hertz. A tone reads the same with any window, and so does the density of noise. 0 is -Infinity dB. What is beyond the numbers of the result's type is 0 or Infinity.
	FullScale  float64          `default:"1" positive:"true"` // Amplitude of a sine that is 0 dBFS, in the unit of the samples: 1 for samples from -1 to 1, 32768 for whole numbers of 16 bits. Other units do not depend on it.
}

// WindowOptions say which window it is.
type WindowOptions struct {
	Kind      window.Kind `default:"hann"`                // Which window.
	Shape     float64     `default:"0" min:"0" max:"500"` // Kaiser: beta, to 500; 8.6 by default. Tukey: fraction of the length that is tapered, to 1; 0.5 by default. Gaussian: sigma as a fraction of the length; 0.125 by default. 0 is the default of each; other windows have no shape.
	Symmetric bool        `default:"false"`               // First and last value are equal, for filters; otherwise periodic, for spectra.
}

// ColormapOptions say which colour a value has.
type ColormapOptions struct {
	Map   colormap.Name `default:"viridis"`            // Table of 256 colours.
	Lo    float64       `default:"0"`                  // Value of the first colour.
	Hi    float64       `default:"1"`                  // Value of the last colour.
	NaN   [4]uint8      `name:"nan" default:"0,0,0,0"` // Colour of NaN: red, green, blue, alpha, 0 to 255.
	Under [4]uint8      `default:"0,0,0,0"`            // Colour of values beyond lo; alpha 0 is the first colour.
	Over  [4]uint8      `default:"0,0,0,0"`            // Colour of values beyond hi; alpha 0 is the last colour.
}

// PlanType is what a plan transforms: complex or real values, of so many bits.
type PlanType string

const (
	Complex64  PlanType = "complex64"  // pairs of float32, interleaved
	Complex128 PlanType = "complex128" // pairs of float64, interleaved
	Real32     PlanType = "real32"     // float32, to and from the frequencies that are not negative
	Real64     PlanType = "real64"     // float64, likewise
)

// Values lists the types, in the order of the constants and of the plan numbers of compute.wasm.
func (PlanType) Values() []string {
	return []string{string(Complex64), string(Complex128), string(Real32), string(Real64)}
}

// PlanOptions say what a plan transforms.
type PlanOptions struct {
	Type  PlanType `default:"complex64"`                // Kind of the values: complex64 and real32 are Float32Array, complex128 and real64 Float64Array.
	Batch int      `default:"1" min:"1" max:"33554432"` // How many sequences of length n one call transforms. They lie one after the other; all together they hold at most 33554432 values.
}

// Plan2DOptions say what a plan for matrices transforms.
type Plan2DOptions struct {
	Type PlanType `default:"complex64"` // Kind of the values, as for fftPlan.
}

// LongestPlan is the largest number of values that a plan transforms at once: a length, that of a batch, or rows times columns. It keeps the bytes of any
// buffer, Bluestein's included, within 32 bits.
const LongestPlan = 1 << 25
