// Package analyze is the page that shows a recording: levels over time and frequency, and below the spectrum of the
// time span that is shown. The model (this file and those without go-app in their imports) is pure Go; the page
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

// Model is what the page shows and what is under way. A new recording and changed settings of the analysis come into
// view when all of it is computed; until then, and when it fails or is cancelled, the last good state stays.
type Model struct {
	Err error // why the last file could not be shown

	sched   *figure.Scheduler
	changed func()
	told    float64 // when changed was called for progress

	wanted  Settings
	good    state // what is shown
	span    [2]float64
	view    widget.Opt[widget.ViewDetail] // the user's zoom of the heatmap
	reading *Reading
	job     *job

	heat   widget.Series // of good.grid
	part   widget.Series // of good.signal, from a to b
	partAt [2]int
}

// state is a recording with everything computed from it.
type state struct {
	rec      *recording.Recording
	settings Settings // those of the recording and of the analysis; what is only looks is in Model.wanted
	signal   *Signal
	grid     *Grid
}

// NewModel returns an empty model. Its work runs in s; changed is called, from within the work too, when there is
// something else to show.
func NewModel(s *figure.Scheduler, changed func()) *Model {
	return &Model{sched: s, changed: changed, wanted: Defaults()}
}

// Settings are those wanted: the ones shown as soon as what is under way is done.
func (m *Model) Settings() Settings { return m.wanted }

// Shown says whether there is a recording, and gives it.
func (m *Model) Shown() (r *recording.Recording, s *Signal, g *Grid, ok bool) {
	return m.good.rec, m.good.signal, m.good.grid, m.good.rec != nil
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
	m.heat, m.part = widget.Series{}, widget.Series{}
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

// revert makes the settings wanted those of the good state, looks aside.
func (m *Model) revert() {
	s := m.good.settings
	if m.good.rec == nil {
		s = Defaults()
	}
	if s.Recording != m.wanted.Recording || s.File != m.wanted.File {
		m.wanted.From, m.wanted.To = s.From, s.To
		m.span = [2]float64{s.From, s.To}
	}
	m.wanted = s.withLooks(m.wanted)
}

// withLooks takes from o what needs no computing.
func (s Settings) withLooks(o Settings) Settings {
	s.Scale, s.Colormap, s.Range, s.From, s.To = o.Scale, o.Colormap, o.Range, o.From, o.To
	return s
}

// Busy says what is under way: a sentence for people and how far it has come, 0 to 1, or below 0 for unknown.
func (m *Model) Busy() (what string, progress float64, busy bool) {
	switch {
	case m.reading != nil:
		return "Reading " + m.reading.name, m.reading.Progress(), true
	case m.job != nil:
		return "Computing levels over time and frequency", m.job.progress, true
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

// job computes a state: the channel, then the grid. It is a figure.Task.
type job struct {
	m        *Model
	to       state
	mixing   *mixing // nil when done
	folding  folding
	progress float64
}

// compute starts a job for r with the settings wanted, unless that is what is shown or under way.
func (m *Model) compute(r *recording.Recording) {
	s := m.wanted
	if s.Channel > len(r.Channels) || len(r.Channels) == 1 {
		s.Channel = 1
		m.wanted.Channel = 1
	}
	to := state{rec: r, settings: s}
	if m.job != nil {
		if m.job.to.same(to) {
			return
		}
		m.sched.Cancel(m.job)
		m.job = nil
	}
	if m.good.same(to) {
		m.good.settings = s
		return
	}
	j := &job{m: m, to: to}
	if r == m.good.rec && s.Channel == m.good.settings.Channel {
		j.to.signal = m.good.signal
	} else {
		j.mixing = newMixing(r.Channels, s.Channel)
	}
	m.job = j
	m.sched.Start(j)
}

// same says whether two states would show the same numbers.
func (a state) same(b state) bool {
	return a.rec == b.rec && a.settings.withLooks(Settings{}) == b.settings.withLooks(Settings{})
}

// Visible makes the job a figure.Task that goes first.
func (j *job) Visible() bool { return true }

// Step computes until the budget is spent.
func (j *job) Step(b *figure.Budget) (done bool) {
	const mixShare = 0.2 // of the time, as a rule
	if j.mixing != nil {
		p, done := j.mixing.step(b)
		j.progress = mixShare * p
		if done {
			signal := j.mixing.signal
			j.to.signal, j.mixing = &signal, nil
		}
		j.m.progress()
		return false
	}
	if j.folding == nil {
		f, err := newFolding(j.to.signal, j.to.config(), j.to.unit())
		if err != nil {
			j.m.job = nil
			j.m.fail(err)
			j.m.changed()
			return true
		}
		j.folding = f
		return false // plan and window took their time
	}
	p, done := j.folding.step(b)
	j.progress = mixShare + (1-mixShare)*p
	if !done {
		j.m.progress()
		return false
	}
	j.to.grid = j.folding.result()
	j.m.show(j.to)
	return true
}

func (m *Model) show(s state) {
	if s.rec != m.good.rec {
		m.view = widget.Opt[widget.ViewDetail]{}
	}
	m.job, m.good = nil, s
	m.heat = widget.Float32s(s.grid.Levels)
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
