package spectrogram

import (
	"math"
	"strconv"

	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/compute/spectral"
)

// maxRange is more dB than float32 has.
const maxRange = 1000

// check returns the first prop that is out of range. The history matters where a stream is shown, or awaited.
func (p Props) check(streaming bool) error {
	if !(p.Range > 0 && p.Range <= maxRange) {
		return wrong("range", p.Range, "a number of dB above 0, up to "+strconv.Itoa(maxRange))
	}
	for _, e := range []error{
		widget.CheckSampleRate(p.SampleRate), widget.CheckSegments(p.FFTSize, p.Overlap), p.Interaction.Check(),
		widget.OneOf("window", string(p.Window), p.Window), widget.OneOf("unit", string(p.Unit), p.Unit),
		widget.OneOf("frequencyScale", string(p.FrequencyScale), p.FrequencyScale),
		widget.OneOf("colormap", string(p.Colormap), p.Colormap),
		widget.OneOf("orientation", string(p.Orientation), p.Orientation),
		widget.CheckFullScale(p.FullScale), p.checkFrequencies(), p.checkLevels(), p.checkTimes(),
	} {
		if e != nil {
			return e
		}
	}
	if streaming {
		return p.history().Check()
	}
	return nil
}

func wrong(prop string, v float64, allowed string) error {
	return &widget.PropError{Prop: prop, Value: widget.NumberText(v), Allowed: allowed}
}

func (p Props) checkFrequencies() error {
	lo, hi := p.frequencies()
	switch {
	case p.FMin.Set && p.FrequencyScale == Log && !(lo > 0 && lo <= widget.MaxSampleRate):
		return wrong("fmin", lo, "a number of Hz above 0 on a log axis")
	case p.FMin.Set && !(lo >= 0 && lo <= widget.MaxSampleRate):
		return wrong("fmin", lo, "a number of Hz from 0")
	case p.FMax.Set && !(hi > 0 && hi <= widget.MaxSampleRate):
		return wrong("fmax", hi, "a number of Hz above 0")
	case p.FMax.Set && hi < 1e-300: // scales of hearing divide by it
		return wrong("fmax", hi, "a number of Hz from 1e-300")
	case lo < hi && hi-lo > 1e-9*hi:
		return nil
	case p.FMax.Set:
		return wrong("fmax", hi, "a number of Hz above fmin = "+widget.NumberText(lo))
	}
	return wrong("fmin", lo, "a number of Hz below half of the sample rate = "+widget.NumberText(hi))
}

// frequencies are the ends of the frequency axis.
func (p Props) frequencies() (lo, hi float64) {
	if p.FrequencyScale == Log {
		lo = p.SampleRate / float64(max(4, p.FFTSize))
		if hi := p.FMax.Or(p.SampleRate / 2); lo >= hi && hi > 0 {
			lo = hi / 10
		}
	}
	return p.FMin.Or(lo), p.FMax.Or(p.SampleRate / 2)
}

// checkLevels checks the limits of the colours. Amplitudes and densities have a logarithm, or no colour.
func (p Props) checkLevels() error {
	lo, hi, allowed := -1e4, 1e4, "a number of dB from -10000 to 10000"
	if p.Unit == spectral.V || p.Unit == spectral.V2Hz {
		lo, hi, allowed = 1e-300, 1e300, "a number above 0, from 1e-300 to 1e300"
	}
	for _, e := range [...]struct {
		name string
		o    widget.Opt[float64]
	}{{"vmin", p.VMin}, {"vmax", p.VMax}} {
		if e.o.Set && !(e.o.V >= lo && e.o.V <= hi) {
			return wrong(e.name, e.o.V, allowed)
		}
	}
	if p.VMin.Set && p.VMax.Set && !(p.decibels(p.VMax.V)-p.decibels(p.VMin.V) >= 1e-6) {
		return wrong("vmax", p.VMax.V, "a number above vmin = "+widget.NumberText(p.VMin.V))
	}
	return nil
}

// farthest is as far from 0 as the first sample may lie, in s: some 30 million years.
const farthest = 1e15

func (p Props) checkTimes() error {
	switch {
	case p.Start.Set && !(math.Abs(p.Start.V) <= farthest):
		return wrong("start", p.Start.V, "seconds since 1970, from -1e15 to 1e15")
	case !p.Start.Set && !(math.Abs(p.T0) <= farthest):
		return wrong("t0", p.T0, "a number of s from -1e15 to 1e15")
	}
	return nil
}
