// Package spectrogram is the widget <sonde-spectrogram>: the level of a signal over time and frequency, by the
// short-time Fourier transform, at the resolution at which it is shown.
//
// Zoomed out, a pixel shows the greatest of all the segments and bins that it covers, so that no event is lost; zoomed
// in, the segments lie closer, down to one sample, so that detail appears. What is under way is shown coarse first.
package spectrogram

import (
	"github.com/sonde-viz/sonde/components/tool"
	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/compute/colormap"
	"github.com/sonde-viz/sonde/compute/spectral"
	"github.com/sonde-viz/sonde/compute/window"
)

// Scale is how frequencies lie along their axis.
type Scale string

// The scales of the frequency axis.
const (
	Linear Scale = "linear"
	Log    Scale = "log"
	Mel    Scale = "mel"  // equal steps of pitch: 2595 log10(1 + f/700 Hz)
	Bark   Scale = "bark" // equal steps of critical bands
	ERB    Scale = "erb"  // equal steps of the ear's filters
)

// Values lists the scales.
func (Scale) Values() []string {
	return []string{string(Linear), string(Log), string(Mel), string(Bark), string(ERB)}
}

// Orientation is where time runs to.
type Orientation string

// The orientations.
const (
	Horizontal Orientation = "horizontal" // time runs to the right, frequencies upwards
	Waterfall  Orientation = "waterfall"  // the newest line is on top and falls as time goes by, frequencies run to the right
)

// Values lists the orientations.
func (Orientation) Values() []string { return []string{string(Horizontal), string(Waterfall)} }

// Props are the properties of the spectrogram.
type Props struct {
	// Data are the samples of one real channel, as they come; full scale is as fullScale says.
	Data widget.Series
	// SampleRate is the number of samples per second, in Hz.
	SampleRate float64
	// FFTSize is the number of samples of one transform, 2 to 1048576, any number; fewer samples make a shorter transform.
	FFTSize int
	// Window is the window function applied to each segment, in its periodic form. kaiser has a beta of 8.6, tukey tapers half of the length, and gaussian has a sigma of an eighth of the length.
	Window window.Kind
	// Overlap is the least fraction of a segment that it shares with the next one, 0 to 0.99; zoomed in, segments lie closer.
	Overlap float64
	// Unit is what is shown: dbfs (0 dB is a sine of amplitude fullScale), db (re 1 rms), v (rms amplitude) or v2hz (power density).
	Unit spectral.Unit
	// FullScale is the amplitude of a sine that is 0 dBFS, in the unit of the samples, above 0. When unset it is 1 for floats and arrays of plain numbers; 2^(bits-1) for arrays of integers, which is 128, 32768 or 2147483648, unsigned ones included: a sine that fills their range lies about the middle of it, and this offset is seen at 0 Hz. A stream has that of the first samples pushed.
	FullScale widget.Opt[float64]
	// SampleUnit is the unit of the samples, such as V or mV, in which amplitudes and densities are written; empty for none.
	SampleUnit string
	// FrequencyScale is how frequencies lie along their axis.
	FrequencyScale Scale
	// FMin is the lowest frequency of the axis, in Hz; when unset 0, or the first bin above it on a log axis.
	FMin widget.Opt[float64] `js:"fmin"`
	// FMax is the highest frequency of the axis, in Hz; half of the sample rate when unset.
	FMax widget.Opt[float64] `js:"fmax"`
	// VMin is the level of the first colour, in the unit shown; range below the last one when unset. Lower levels have a colour of their own.
	VMin widget.Opt[float64] `js:"vmin"`
	// VMax is the level of the last colour, in the unit shown; when unset the greatest level met so far, rounded up to 5 dB.
	VMax widget.Opt[float64] `js:"vmax"`
	// Range is how far below vmax the first colour lies while vmin is unset, in dB above 0.
	Range float64
	// Colormap is the colour map, from the low levels to the high ones; equal steps of dB are equal steps of colour in every unit.
	Colormap colormap.Name
	// Orientation is where time runs to: horizontal (to the right) or waterfall (downwards, the newest line on top).
	Orientation Orientation
	// T0 is the time of the first sample, in s, -1e15 to 1e15.
	T0 float64
	// Start is the time of day of the first sample, in s since 1970-01-01T00:00:00Z, -1e15 to 1e15; when set, the time axis shows it in place of t0.
	Start widget.Opt[float64]
	// History is how much of a stream of pushed samples is kept and shown, in s above 0; at most 268435456 samples. When unset it is 10 s, or what suits the sample rate.
	History widget.Opt[float64]
	// Paused makes the picture of a stream stand still; what is pushed meanwhile is kept.
	Paused bool
	// Label is the title above the plot and the accessible name.
	Label string
	widget.Interaction
}

// CursorChange says what the cursor stands on: the bin with the highest level under its pixel.
type CursorChange struct {
	Time      float64 // middle of the segment, or of the segments that a pixel shows together, in s, with t0 or start
	Frequency float64 // middle of the bin, in Hz
	Level     float64 // value of the bin, in the unit shown
}

var defaults = Props{
	Interaction: widget.DefaultInteraction,
	SampleRate:  48000, FFTSize: 1024, Window: window.Hann, Overlap: 0.5, Unit: spectral.DBFS, SampleUnit: "V",
	FrequencyScale: Linear, Range: 90, Colormap: colormap.Magma, Orientation: Horizontal,
}

// push is the number of the method that takes samples.
const push = 0

// Def is the widget.
var Def = widget.Def[Props]{
	Tag:      "sonde-spectrogram",
	Defaults: defaults,
	Events: []widget.Event{
		{Name: widget.CursorChange, Detail: CursorChange{}},
		{Name: widget.ViewChange, Detail: widget.ViewDetail{}},
		{Name: tool.RangeSelect, Detail: tool.RangeDetail{}},
		{Name: widget.LimitsChange, Detail: widget.LimitsDetail{}},
		{Name: widget.HistoryChange, Detail: widget.HistoryDetail{}},
	},
	Pushes: []widget.Push{
		push: {Name: "push", Doc: "push appends samples to a stream that is shown in place of data: the last seconds of it, " +
			"as many as history says. NaN stands for a sample that is missing. Data set later take the stream's place."},
	},
	Examples: examples,
	New:      func(env widget.Env) widget.View[Props] { return &view{env: env} },
}
