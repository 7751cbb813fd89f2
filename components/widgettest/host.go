// Package widgettest is the conformance suite that every widget passes, one of your own as well, and the host that
// widgets live in while they are tested:
//
//	func TestWidget(t *testing.T) { widgettest.Run(t, mywidget.Def) }
package widgettest

import (
	"testing"

	"github.com/sonde-viz/sonde/components/paint"
	"github.com/sonde-viz/sonde/components/paint/vgpaint"
	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/components/work"
)

// Event is an event that a widget emitted.
type Event struct {
	Name   string
	Detail any
}

// Host is a widget.Host without a page. It keeps what the widget said and lets the test say what time it is. The zero
// value is ready.
type Host struct {
	Events []Event
	Errors []error
	Wakes  int     // how often the widget asked for a frame
	Clock  float64 // the time, in milliseconds
	Tick   float64 // how far Clock moves whenever it is read: work then uses up its budget
	// Workers is how many jobs of widget.Offload are taken at a time. Finish gives them back, in any order, in between the
	// smallest slices of work.
	Workers int
	Mute    bool // they never answer

	pool      pool
	scheduler work.Scheduler
	measurer  vgpaint.Measurer
}

// Emit implements widget.Host.
func (h *Host) Emit(name string, detail any) { h.Events = append(h.Events, Event{name, detail}) }

// Wake implements widget.Host.
func (h *Host) Wake() { h.Wakes++ }

// Failed implements widget.Host.
func (h *Host) Failed(err error) { h.Errors = append(h.Errors, err) }

// Scheduler implements widget.Host.
func (h *Host) Scheduler() *work.Scheduler {
	if h.scheduler.Now == nil {
		h.scheduler.Now = func() float64 {
			h.Clock += h.Tick
			return h.Clock
		}
	}
	return &h.scheduler
}

// Measurer implements widget.Host: widths in Liberation Sans.
func (h *Host) Measurer() paint.Measurer { return &h.measurer }

// Finish runs the scheduler until there is no work left. It says whether that came to an end within a million turns.
func (h *Host) Finish() bool {
	turn := float64(work.Turn)
	if h.Workers > 0 {
		turn = 0
	}
	for i := range 1_000_000 {
		if !h.Scheduler().Run(turn) {
			return true
		}
		if i%3 == 0 {
			h.Answer()
		}
	}
	return false
}

// Last returns the last event of a name; ok is false when there was none.
func (h *Host) Last(name string) (e Event, ok bool) {
	for i := len(h.Events) - 1; i >= 0; i-- {
		if h.Events[i].Name == name {
			return h.Events[i], true
		}
	}
	return e, false
}

// Mount makes an instance of w with the given props and size, finishes its work and paints a first frame.
func Mount(t *testing.T, w widget.Widget, props any, width, height, dpr float64) (widget.Instance, *Host) {
	t.Helper()
	h := &Host{}
	return h.Mount(t, w, props, width, height, dpr), h
}

// Mount is Mount with a host of the test's own.
func (h *Host) Mount(t *testing.T, w widget.Widget, props any, width, height, dpr float64) widget.Instance {
	t.Helper()
	inst := w.Describe().New(h)
	inst.Resize(width, height, dpr)
	inst.SetProps(props)
	inst.Update()
	if !h.Finish() {
		t.Fatal("the work does not come to an end")
	}
	Settle(t, inst, h)
	t.Cleanup(inst.Close)
	return inst
}

// Settle paints frames until nothing is left to do, and returns what they have painted last.
func Settle(t testing.TB, inst widget.Instance, h *Host) (f widget.Frame) {
	t.Helper()
	for range 100 {
		g := inst.Frame()
		if g.Base != nil {
			f.Base = g.Base
		}
		if g.Overlay != nil {
			f.Overlay = g.Overlay
		}
		if !h.Finish() {
			t.Fatal("the work does not come to an end")
		}
		if inst.Settled() {
			return f
		}
	}
	t.Fatal("frames do not come to an end")
	return f
}
