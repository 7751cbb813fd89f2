// Package analyze is the page that shows a recording: its waveform, its levels over time and frequency, and the spectrum
// of the time span that is shown. The model (this file and those without go-app in their imports) is pure Go; the page
// renders it and hands it what the user does.
package analyze

import (
	"errors"
	"math"
	"strings"

	"github.com/sonde-viz/sonde/app/recording"
	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/compute/spectral"
)

// Model is what the page shows and what is under way. A new recording, or another channel, comes into view when it is
// read and measured; until then, and when that fails or is cancelled, the last good state stays. What the widgets compute
// of it they show as it comes.
type Model struct {
	Err error // why the last file could not be shown

	sched   *figure.Scheduler
	changed func()
	told    float64 // when changed was called for progress

	wanted  Settings
	good    state // what is shown
	span    [2]float64
	view    widget.Opt[widget.ViewDetail] // the user's zoom of the spectrogram
	waveY   widget.Opt[[2]float64]        // and of the waveform's values
	reading *Reading
	job     *job

	part   widget.Series // of good.signal, from a to b
	partAt [2]int
}

// state is a recording and the channel of it that is shown.
type state struct {
	rec      *recording.Recording
	settings Settings
	signal   *Signal
}

// NewModel returns an empty model. Its work runs in s; changed is called, from within the work too, when there is
// something else to show.
func NewModel(s *figure.Scheduler, changed func()) *Model {
	return &Model{sched: s, changed: changed, wanted: Defaults()}
}

// Settings are those wanted: the ones shown as soon as what is under way is done.
func (m *Model) Settings() Settings { return m.wanted }

// Shown says whether there is a recording, and gives it.
func (m *Model) Shown() (r *recording.Recording, s *Signal, ok bool) {
	return m.good.rec, m.good.signal, m.good.rec != nil
}

// Apply takes settings for the recording shown, or for the one being read.
func (m *Model) Apply(s Settings) {
	m.wanted = s
	m.span = [2]float64{s.From, s.To}
	if r := m.next(); m.reading == nil && r != nil {
		m.compute(r)
	}
	m.changed()
}

// next is the recording that will be shown when the work under way is done.
func (m *Model) next() *recording.Recording {
	if m.job != nil {
		return m.job.to.rec
	}
	return m.good.rec
}

// Open starts to read a recording, which is shown with settings s; size may be 0 for unknown. The caller feeds the
// Reading, whose calls of more ask for bytes.
func (m *Model) Open(name string, size int64, s Settings, more func()) *Reading {
	m.stop()
	m.Err = nil
	m.wanted, m.span = s, [2]float64{s.From, s.To}
	m.reading = NewReading(m.sched, name, size, func() { m.progress(); more() }, func(r *recording.Recording, err error) {
		m.reading = nil
		switch {
		case err != nil:
			m.fail(err)
		case r.Len() < 2 && r.Partial != nil: // why there are no more
			m.fail(r.Partial)
		case r.Len() < 2:
			m.fail(errors.New(name + " holds one sample; a spectrum takes two at least."))
		default:
			m.compute(r)
		}
		m.changed()
	})
	m.changed()
	return m.reading
}

// Clear shows nothing.
func (m *Model) Clear(s Settings) {
	m.stop()
	m.Err, m.good, m.wanted = nil, state{}, s
	m.part = widget.Series{}
	m.changed()
}

// Fail says that a recording could not be had; the last good one stays.
func (m *Model) Fail(err error) {
	m.stop()
	m.fail(err)
	m.changed()
}

func (m *Model) fail(err error) {
	m.Err = err
	m.revert()
}

// Cancel ends what is under way at once; the settings are those of what is shown.
func (m *Model) Cancel() {
	m.stop()
	m.revert()
	m.changed()
}

func (m *Model) stop() {
	if m.reading != nil {
		m.reading.Stop()
		m.reading = nil
	}
	if m.job != nil {
		m.sched.Cancel(m.job)
		m.job = nil
	}
}

// revert makes the recording, and the channel, wanted those of the good state.
func (m *Model) revert() {
	if m.good.rec == nil {
		m.wanted = Defaults()
		return
	}
	g := m.good.settings
	if g.Recording == m.wanted.Recording && g.File == m.wanted.File {
		m.wanted.Channel = g.Channel
		return
	}
	m.wanted = g
	m.span = [2]float64{g.From, g.To}
}

// Busy says what is under way: a sentence for people and how far it has come, 0 to 1, or below 0 for unknown.
func (m *Model) Busy() (what string, progress float64, busy bool) {
	switch {
	case m.reading != nil:
		return "Reading " + m.reading.name, m.reading.Progress(), true
	case m.job != nil:
		return "Measuring the samples", m.job.progress, true
	}
	return "", 0, false
}

// progress tells the page, ten times a second at most.
func (m *Model) progress() {
	if t := m.sched.Now(); !(t-m.told < 100) {
		m.told = t
		m.changed()
	}
}

// job makes a state: it mixes and measures the channel. It is a figure.Task.
type job struct {
	m        *Model
	to       state
	mixing   *mixing
	progress float64
}

// compute shows r with the settings wanted: at once if its channel is shown already, else when that is measured.
func (m *Model) compute(r *recording.Recording) {
	if m.wanted.Channel > len(r.Channels) || len(r.Channels) == 1 {
		m.wanted.Channel = 1
	}
	to := state{rec: r, settings: m.wanted}
	if j := m.job; j != nil {
		if j.to.same(to) {
			j.to.settings = m.wanted
			return
		}
		m.sched.Cancel(j)
		m.job = nil
	}
	if m.good.same(to) {
		m.good.settings = m.wanted
		return
	}
	m.job = &job{m: m, to: to, mixing: newMixing(r.Channels, m.wanted.Channel)}
	m.sched.Start(m.job)
}

// same says whether two states have the same samples.
func (a state) same(b state) bool { return a.rec == b.rec && a.settings.Channel == b.settings.Channel }

// Visible makes the job a figure.Task that goes first.
func (j *job) Visible() bool { return true }

// Step works until the budget is spent.
func (j *job) Step(b *figure.Budget) (done bool) {
	if j.progress, done = j.mixing.step(b); !done {
		j.m.progress()
		return false
	}
	signal := j.mixing.signal
	j.to.signal = &signal
	j.m.show(j.to)
	return true
}

func (m *Model) show(s state) {
	if s.rec != m.good.rec {
		m.view, m.waveY = widget.Opt[widget.ViewDetail]{}, widget.Opt[[2]float64]{}
	}
	m.job, m.good = nil, s
	m.partAt = [2]int{}
	m.changed()
}

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

// seconds is the duration by the rate in use.
func (s state) seconds() float64 {
	rate, _ := s.rate()
	return float64(s.rec.Len()) / rate
}

// samples returns the span as samples: from the nearest to one end to the nearest to the other, two at least.
func (m *Model) samples() (a, b int) {
	n := m.good.signal.Len()
	if m.span[0] == 0 && m.span[1] == 0 {
		return 0, n
	}
	rate, _ := m.good.rate()
	at := func(t float64) int { return int(min(math.Round(t*rate), float64(n))) }
	a, b = at(m.span[0]), at(m.span[1])
	if a == n { // beyond the end
		return 0, n
	}
	return pair(a, b, n)
}

// pair widens a span of less than two samples to two, which a spectrum takes at least.
func pair(a, b, n int) (int, int) {
	if b-a < 2 {
		a = max(0, min((a+b)/2-1, n-2))
		b = a + 2
	}
	return a, b
}
