// Package waveform is the widget <sonde-waveform>: samples over time, as many as there are. Zoomed out it shows the
// extremes of what each pixel stands for, so that no peak is lost; zoomed in, the samples themselves.
package waveform

import (
	"math"
	"strconv"

	"github.com/sonde-viz/sonde/components/tool"
	"github.com/sonde-viz/sonde/components/widget"
)

// Scale is how values lie along the y axis.
type Scale string

// The scales of the y axis.
const (
	Linear Scale = "linear"
	Log    Scale = "log"
	Symlog Scale = "symlog"
)

// Values lists the scales.
func (Scale) Values() []string { return []string{string(Linear), string(Log), string(Symlog)} }

// Lanes is where the channels are drawn.
type Lanes string

// The arrangements of channels.
const (
	Stacked Lanes = "stacked" // one below the other, each with the same axis
	Shared  Lanes = "shared"  // on one axis
)

// Values lists the arrangements.
func (Lanes) Values() []string { return []string{string(Stacked), string(Shared)} }

// MaxChannels is the greatest number of channels.
const MaxChannels = 64

// Sample rates that leave times and axes inside of float64.
const ()

// Props are the properties of the waveform.
type Props struct {
	// Data are the samples: all of the first channel, then all of the second. NaN is a gap. Integers are shown as the whole numbers that they are: no full scale is applied.
	Data widget.Series
	// Channels is the number of channels, 1 to 64.
	Channels int
	// SampleRate is the number of samples per second of a channel, in Hz.
	SampleRate float64
	// T0 is the time of the first sample, in s, -1e15 to 1e15.
	T0 float64
	// Start is the time of day of the first sample, in s since 1970-01-01T00:00:00Z, -1e15 to 1e15; when set, the time axis shows it in place of t0.
	Start widget.Opt[float64]
	// YScale is how values lie along the y axis; log shows positive values alone, and is symlog when there are others.
	YScale Scale `js:"yScale"`
	// Threshold is the magnitude up to which symlog is linear, in the unit of the samples; a thousandth of the greatest when unset. 0 to the threshold is as long as each decade beyond it.
	Threshold widget.Opt[float64]
	// YMin is the lower end of the y axis; when unset, the axis fits the data.
	YMin widget.Opt[float64] `js:"yMin"`
	// YMax is the upper end of the y axis; when unset, the axis fits the data.
	YMax widget.Opt[float64] `js:"yMax"`
	// Lanes is where channels are drawn: stacked one below the other, or shared on one axis, in colours of their own.
	Lanes Lanes
	// RMS draws the band between plus and minus the root mean square, where a pixel stands for 16 samples or more.
	RMS bool `js:"rms"`
	// History is how much of a stream of pushed samples is kept and shown, in s above 0; at most 268435456 samples of all channels. When unset it is 10 s, or what suits the sample rate.
	History widget.Opt[float64]
	// Paused holds the picture of a stream still; samples that are pushed meanwhile are kept, as far as history reaches.
	Paused bool
	// YTitle is the title of the y axis.
	YTitle string `js:"yTitle"`
	// SampleUnit is the unit of the samples, such as V; empty for none.
	SampleUnit string
	// Label is the title above the plot and the accessible name.
	Label string
	widget.Interaction
}

// CursorChange says which samples the cursor stands on: one, or all that its pixel stands for.
type CursorChange struct {
	Time    float64 // of the sample, or of the middle of the pixel, in s: t0 or start is in it, as exact as float64 is there
	Sample  float64 // number of the first of these samples, counted from the first one ever
	Channel int     // number of the channel, from 0
	Min     float64 // least of them, in the unit of the samples
	Max     float64 // greatest of them
}

var defaults = Props{Interaction: widget.DefaultInteraction, Channels: 1, SampleRate: 48000, YScale: Linear, Lanes: Stacked, YTitle: "Amplitude"}

// Def is the widget.
var Def = widget.Def[Props]{
	Tag:      "sonde-waveform",
	Defaults: defaults,
	Events: []widget.Event{
		{Name: widget.CursorChange, Detail: CursorChange{}},
		{Name: widget.ViewChange, Detail: widget.ViewDetail{}},
		{Name: tool.RangeSelect, Detail: tool.RangeDetail{}},
		{Name: widget.HistoryChange, Detail: widget.HistoryDetail{}},
		{Name: tool.LegendToggle, Detail: tool.LegendDetail{}},
	},
	Pushes: []widget.Push{{Name: "push", Doc: "push appends samples to what is shown: for several channels all of the first, then " +
		"all of the second. The waveform is a stream from then on: it begins with data, keeps the last history seconds and follows " +
		"its head until the user scrolls back. NaN is a gap."}},
	Examples: examples,
	New:      func(env widget.Env) widget.View[Props] { return &view{env: env} },
}

// check returns the first prop that is out of range. The history matters where a stream is shown, or awaited.
func (p *Props) check(streaming bool) error {
	switch {
	case p.Channels < 1 || p.Channels > MaxChannels:
		return refuse("channels", strconv.Itoa(p.Channels), "1 to "+strconv.Itoa(MaxChannels))
	case p.Data.Len()%p.Channels != 0:
		return refuse("data", strconv.Itoa(p.Data.Len())+" samples", "a multiple of channels = "+strconv.Itoa(p.Channels))
	case !p.Start.Set && !(math.Abs(p.T0) <= farthest):
		return refuse("t0", widget.NumberText(p.T0), "a number of s from -1e15 to 1e15")
	case p.Start.Set && !(math.Abs(p.Start.V) <= farthest):
		return refuse("start", widget.NumberText(p.Start.V), "seconds since 1970, from -1e15 to 1e15")
	case p.YScale != Linear && p.Threshold.Set && !(p.Threshold.V >= minLog && p.Threshold.V <= maxLog):
		return refuse("threshold", widget.NumberText(p.Threshold.V), "a number above 0, 1e-100 to 1e100")
	}
	if err := widget.CheckSampleRate(p.SampleRate); err != nil {
		return err
	}
	if err := p.Interaction.Check(); err != nil {
		return err
	}
	if err := p.checkLimits(); err != nil {
		return err
	}
	if err := widget.OneOf("yScale", string(p.YScale), p.YScale); err != nil {
		return err
	}
	if err := widget.OneOf("lanes", string(p.Lanes), p.Lanes); err != nil || !streaming {
		return err
	}
	return p.history().Check()
}

// farthest is as far from 0 as the first sample may lie, in s: some 30 million years.
const farthest = 1e15

// The ends of a logarithmic axis.
const (
	minLog = 1e-100
	maxLog = 1e100
)

func (p *Props) checkLimits() error {
	for _, e := range [...]struct {
		name string
		o    widget.Opt[float64]
	}{{"yMin", p.YMin}, {"yMax", p.YMax}} {
		switch {
		case !e.o.Set:
		case !finite(e.o.V) || math.Abs(e.o.V) > 1e300:
			return refuse(e.name, widget.NumberText(e.o.V), "a finite number")
		case p.YScale == Log && !(e.o.V >= minLog && e.o.V <= maxLog):
			return refuse(e.name, widget.NumberText(e.o.V), "a number above 0 on a logarithmic axis, 1e-100 to 1e100")
		}
	}
	if p.YMin.Set && p.YMax.Set && !(p.YMin.V < p.YMax.V) {
		return refuse("yMax", widget.NumberText(p.YMax.V), "a number above yMin = "+widget.NumberText(p.YMin.V))
	}
	return nil
}

func refuse(prop, value, allowed string) error {
	return &widget.PropError{Prop: prop, Value: value, Allowed: allowed}
}

func finite(v float64) bool { return v-v == 0 }

// origin is the time of sample 0 on the axis.
func (p *Props) origin() float64 {
	if p.Start.Set {
		return p.Start.V
	}
	return p.T0
}
