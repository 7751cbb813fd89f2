// Package spectrum is the widget <sonde-spectrum>: the level of a signal over frequency, by the discrete Fourier
// transform of windowed segments.
package spectrum

import (
	"github.com/sonde-viz/sonde/components/tool"
	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/compute/spectral"
	"github.com/sonde-viz/sonde/compute/window"
)

// Average is how segments are combined into one spectrum.
type Average string

// The ways of averaging.
const (
	None  Average = "none"  // the most recent segment alone
	Welch Average = "welch" // the mean power of all segments (Welch's method)
)

// Values lists the ways of averaging.
func (Average) Values() []string { return []string{string(None), string(Welch)} }

// Scale is how frequencies lie along the axis.
type Scale string

// The scales of the frequency axis.
const (
	Linear Scale = "linear"
	Log    Scale = "log"
)

// Values lists the scales.
func (Scale) Values() []string { return []string{string(Linear), string(Log)} }

// Props are the properties of the spectrum.
type Props struct {
	// Data are the samples of one real channel, as they come; full scale is as fullScale says.
	Data widget.Series
	// SampleRate is the number of samples per second, in Hz.
	SampleRate float64
	// FFTSize is the number of samples of one transform, 2 to 1048576, any number; fewer samples make a shorter transform.
	FFTSize int
	// Window is the window function applied to each segment, in its periodic form. kaiser has a beta of 8.6, tukey tapers half of the length, and gaussian has a sigma of an eighth of the length.
	Window window.Kind
	// Overlap is the fraction of a segment that it shares with the next one, 0 to 0.99.
	Overlap float64
	// Average is how segments are combined: none shows the most recent one, welch the mean power of all.
	Average Average
	// Unit is what is shown: dbfs (0 dB is a sine of amplitude fullScale), db (re 1 rms), v (rms amplitude) or v2hz (power density).
	Unit spectral.Unit
	// FullScale is the amplitude of a sine that is 0 dBFS, in the unit of the samples, above 0. When unset it is 1 for floats and arrays of plain numbers; 2^(bits-1) for arrays of integers, which is 128, 32768 or 2147483648, unsigned ones included: a sine that fills their range lies about the middle of it, and this offset is seen at 0 Hz. A stream has that of the first samples pushed.
	FullScale widget.Opt[float64]
	// SampleUnit is the unit of the samples, such as V or mV, in which amplitudes and densities are written; empty for none.
	SampleUnit string
	// XScale is how frequencies lie along the axis.
	XScale Scale
	// History is how much of a stream of pushed samples is averaged by welch, in s above 0, to within a 32nd; at most 268435456 samples. When unset it is 10 s, or what suits the sample rate.
	History widget.Opt[float64]
	// Paused makes the picture of a stream stand still; what is pushed meanwhile is kept.
	Paused bool
	// Label is the title above the plot and the accessible name.
	Label string
	widget.Interaction
}

// CursorChange says which bin the cursor stands on: the highest within three pixels.
type CursorChange struct {
	Frequency float64 // middle of the bin, in Hz
	Level     float64 // value of the bin, in the unit shown
	Bin       int     // number of the bin, 0 is direct current
}

var defaults = Props{
	Interaction: widget.DefaultInteraction,
	SampleRate:  48000, FFTSize: 4096, Window: window.Hann, Overlap: 0.5,
	Average: Welch, Unit: spectral.DBFS, SampleUnit: "V", XScale: Linear,
}

// Def is the widget.
var Def = widget.Def[Props]{
	Tag:      "sonde-spectrum",
	Defaults: defaults,
	Events: []widget.Event{
		{Name: widget.CursorChange, Detail: CursorChange{}},
		{Name: widget.ViewChange, Detail: widget.ViewDetail{}},
		{Name: tool.RangeSelect, Detail: tool.RangeDetail{}},
		{Name: widget.HistoryChange, Detail: widget.HistoryDetail{}},
	},
	Pushes: []widget.Push{
		{Name: "push", Doc: "push appends samples to a stream that is shown in place of data: the last fftSize samples of it, or " +
			"the average over history. NaN stands for a sample that is missing. Data set later take the stream's place."},
	},
	Examples: examples,
	New:      func(env widget.Env) widget.View[Props] { return &view{env: env} },
}

// check returns the first prop that is out of range. The history matters where a stream is shown, or awaited.
func (p Props) check(streaming bool) error {
	if err := widget.CheckSampleRate(p.SampleRate); err != nil {
		return err
	}
	if err := widget.CheckSegments(p.FFTSize, p.Overlap); err != nil {
		return err
	}
	if err := p.Interaction.Check(); err != nil {
		return err
	}
	if err := widget.CheckFullScale(p.FullScale); err != nil {
		return err
	}
	if err := widget.OneOf("window", string(p.Window), p.Window); err != nil {
		return err
	}
	if err := widget.OneOf("average", string(p.Average), p.Average); err != nil {
		return err
	}
	if err := widget.OneOf("unit", string(p.Unit), p.Unit); err != nil {
		return err
	}
	if err := widget.OneOf("xScale", string(p.XScale), p.XScale); err != nil || !streaming {
		return err
	}
	return p.history().Check()
}
