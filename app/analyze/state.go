package analyze

import (
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

// config is how the signal is cut up: a recording shorter than a segment is one segment.
func (s state) config() spectral.Config {
	rate, _ := s.rate()
	return spectral.Config{SampleRate: rate, FFTSize: min(s.settings.fftSize(rate), s.rec.Len()), Window: s.settings.Window, Overlap: s.settings.Overlap}
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
