package analyze

import (
	"github.com/sonde-viz/sonde/components/widget"
)

// Closed is a recording that was closed to make room for the next one.
type Closed struct {
	Name     string
	Settings Settings // with which it opens again
}

// mostKept is how many bytes the recording shown and the file that is read may have together. Both are held then until the
// new one can be shown; of larger ones the first is closed.
const mostKept = 1 << 27

// Closed is the recording that was closed for one that then could not be read; nil when there is none.
func (m *Model) Closed() *Closed {
	if m.reading != nil || m.job != nil {
		return nil
	}
	return m.closed
}

// makeRoom closes the recording shown when it and size bytes more are too many, and says whether the reading has to wait
// for it.
func (m *Model) makeRoom(size int64) (wait bool) {
	held := m.good.bytes()
	if held == 0 || held+size <= mostKept {
		return false
	}
	m.closed = &Closed{m.good.rec.Name, m.good.settings}
	reading := m.reading
	m.release(reading.Resume)
	return true
}

// release lets the recording shown go. After that, resume is called.
func (m *Model) release(resume func()) {
	held := m.good.rec != nil
	m.good, m.part, m.partAt = state{}, widget.Series{}, [2]int{}
	m.view, m.waveY = widget.Opt[widget.ViewDetail]{}, widget.Opt[[2]float64]{}
	m.changed()
	if !held || m.Room == nil {
		resume()
		return
	}
	m.Room(resume)
}
