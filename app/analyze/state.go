package analyze

import (
	"math/bits"
	"strings"

	"github.com/sonde-viz/sonde/app/recording"
	"github.com/sonde-viz/sonde/compute/spectral"
)

// state is a recording and the channel of it that is shown.
type state struct {
	rec      *recording.Recording
	settings Settings
	signal   *Signal
	head     []byte // the beginning of a table, for its preview
}

// same says whether two states have the same samples.
func (a state) same(b state) bool { return a.rec == b.rec && a.settings.Channel == b.settings.Channel }

// rate is the sample rate: the recording's, the user's, or 1, so that frequencies are cycles per sample.
func (s state) rate() (hz float64, known bool) {
	switch {
	case s.rec.SampleRate > 0:
		return s.rec.SampleRate, true
	case s.settings.Rate > 0:
		return s.settings.Rate, true
	}
	return 1, false
}

// config is how the spectrogram cuts the signal up. Of an automatic size, four segments side by side go into a short recording;
// one that is shorter than a chosen size is one segment.
func (s state) config() spectral.Config {
	rate, _ := s.rate()
	n := s.settings.fftSize(rate)
	if s.settings.FFTSize == 0 {
		n = min(n, 1<<bits.Len(uint(max(s.rec.Len()/4, 16)))>>1)
	}
	return spectral.Config{SampleRate: rate, FFTSize: min(n, s.rec.Len()), Window: s.settings.Window, Overlap: s.settings.Overlap}
}

// averaged is how the spectrum cuts the signal up: as the spectrogram does, or of an automatic size all of a short recording as
// one segment, whose frequencies are the finest. A gap would leave nothing of that.
func (s state) averaged() spectral.Config {
	c := s.config()
	if s.settings.FFTSize == 0 && c.FFTSize < s.settings.fftSize(c.SampleRate) && s.signal.Bad == 0 {
		c.FFTSize = s.rec.Len()
	}
	return c
}

// unit is the unit chosen, or what suits the recording: levels re full scale say nothing about millivolts.
func (s state) unit() spectral.Unit {
	switch {
	case s.settings.Unit != "":
		return s.settings.Unit
	case s.physical() != "" || strings.HasPrefix(s.rec.Format, "CSV"):
		return spectral.DB
	}
	return spectral.DBFS
}

// physical is the unit of the samples, "" for none.
func (s state) physical() string {
	if s.settings.Channel == Mix {
		return s.rec.Unit
	}
	return s.rec.Channels[s.settings.Channel-1].Unit
}

// name is what a table calls the channel shown, "" where nothing does.
func (s state) name() string {
	if s.settings.Channel == Mix || s.rec.Layout == nil {
		return ""
	}
	return s.rec.Channels[s.settings.Channel-1].Name
}

// bytes is how much memory the samples take.
func (s state) bytes() int64 {
	if s.rec == nil {
		return 0
	}
	n := int64(0)
	for _, c := range s.rec.Channels {
		n += int64(c.Len()) * int64(c.Samples.Kind().Bytes())
	}
	if s.signal != nil && s.settings.Channel == Mix && len(s.rec.Channels) > 1 {
		n += int64(s.signal.Len()) * int64(s.signal.Samples.Kind().Bytes())
	}
	return n
}
