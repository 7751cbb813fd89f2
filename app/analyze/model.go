// Package analyze is the page that shows a recording: its waveform, its levels over time and frequency, and the spectrum
// of the time span that is shown. The model (this file and those without go-app in their imports) is pure Go; the page
// renders it and hands it what the user does.
package analyze

import (
	"errors"

	"github.com/sonde-viz/sonde/app/recording"
	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/components/work"
)

// Model is what the page shows and what is under way. A new recording, or another channel, comes into view when it is
// read and measured; until then, and when that fails or is cancelled, the last good state stays. Only where memory should not
// hold both is the last recording closed before the next one is read, once that is known to be a recording. What the widgets
// compute of it they show as it comes.
type Model struct {
	Err  error               // why the last file could not be shown
	Room func(resume func()) // called after the recording shown was let go; resume is called when its memory is free. Nil: at once

	sched   *work.Scheduler
	changed func()
	told    float64 // when changed was called for progress

	wanted  Settings
	good    state // what is shown
	span    [2]float64
	view    widget.Opt[widget.ViewDetail] // the user's zoom of the spectrogram
	waveY   widget.Opt[[2]float64]        // and of the waveform's values
	reading *Reading
	job     *job
	closed  *Closed  // the last recording, while the next one is read in its place
	failed  *attempt // the table that could not be read, if it was one

	part   widget.Series // of good.signal, from a to b
	partAt [2]int
}

// NewModel returns an empty model. Its work runs in s; changed is called, from within the work too, when there is
// something else to show.
func NewModel(s *work.Scheduler, changed func()) *Model {
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
	if r, head := m.next(); m.reading == nil && r != nil {
		m.compute(r, head)
	}
	m.changed()
}

// next is the recording that will be shown when the work under way is done.
func (m *Model) next() (r *recording.Recording, head []byte) {
	if m.job != nil {
		return m.job.to.rec, m.job.to.head
	}
	return m.good.rec, m.good.head
}

// Open starts to read a recording, which is shown with settings s; size may be 0 for unknown. The caller feeds the
// Reading, whose calls of more ask for bytes.
func (m *Model) Open(name string, size int64, s Settings, more func()) *Reading {
	m.stop()
	m.Err, m.failed = nil, nil
	m.wanted, m.span = s, [2]float64{s.From, s.To}
	m.reading = NewReading(m.sched, name, size, s.Import, func() { m.progress(); more() }, func(r *recording.Recording, err error) {
		head := m.reading.table
		m.reading = nil
		if err != nil && head != nil {
			m.failed = &attempt{name, head, s}
		}
		switch {
		case err != nil:
			m.fail(err)
		case r.Len() < 2 && r.Partial != nil: // why there are no more
			m.fail(r.Partial)
		case r.Len() < 2:
			m.fail(errors.New(name + " holds one sample; a spectrum takes two at least."))
		default:
			m.compute(r, head)
		}
		m.changed()
	})
	m.reading.recognised = func() (wait bool) { return m.makeRoom(size) }
	m.changed()
	return m.reading
}

// Clear shows nothing, and keeps nothing.
func (m *Model) Clear(s Settings) {
	m.stop()
	m.Err, m.failed, m.closed, m.wanted = nil, nil, nil, s
	m.release(func() {})
}

// Fail says that a recording could not be had; the last good one stays.
func (m *Model) Fail(err error) {
	m.stop()
	m.fail(err)
	m.changed()
}

// Say tells the user of an error that changes nothing.
func (m *Model) Say(err error) {
	m.Err = err
	m.changed()
}

// Dismiss forgets what could not be read: what is shown is what is wanted.
func (m *Model) Dismiss() {
	m.Err, m.failed = nil, nil
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
		m.wanted = m.wanted.forAnother()
		return
	}
	g := m.good.settings
	if g.names(m.wanted) {
		m.wanted.Channel, m.wanted.Import = g.Channel, g.Import
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

// samples returns the span as samples: from the nearest to one end to the nearest to the other, two at least.
func (m *Model) samples() (a, b int) {
	n := m.good.signal.Len()
	if m.span[0] == 0 && m.span[1] == 0 {
		return 0, n
	}
	line := m.good.timeline()
	a, b = line.on(m.span[0]), line.on(m.span[1])
	if a == n || b == 0 { // beyond the ends
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
