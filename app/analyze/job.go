package analyze

import (
	"github.com/sonde-viz/sonde/app/recording"
	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/components/work"
)

// job makes a state: it mixes and measures the channel. It is a work.Task.
type job struct {
	m        *Model
	to       state
	mixing   *mixing
	progress float64
}

// compute shows r with the settings wanted: at once if its channel is shown already, else when that is measured.
func (m *Model) compute(r *recording.Recording, head []byte) {
	if m.wanted.Channel > len(r.Channels) || len(r.Channels) == 1 {
		m.wanted.Channel = 1
	}
	to := state{rec: r, settings: m.wanted, head: head}
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

// Visible makes the job a work.Task that goes first.
func (j *job) Visible() bool { return true }

// Step works until the budget is spent.
func (j *job) Step(b *work.Budget) (done bool) {
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
	m.job, m.good, m.closed = nil, s, nil
	m.partAt = [2]int{}
	m.changed()
}
