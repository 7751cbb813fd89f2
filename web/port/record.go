package port

import (
	"errors"

	"github.com/sonde-viz/sonde/components/paint"
	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/components/work"
)

// record is one live instance with what the port keeps beside it; it is the instance's widget.Host.
type record struct {
	id         int32
	token      int32  // the offer that it was made for, or 0
	name       string // the element's id, "" without one
	family     int32  // number of the CSS font family that its text is drawn in
	failed     bool   // it panicked: it is not called again
	said       string // why props are refused, as it was sent to the page
	pushing    bool   // Push is under way, and what is refused is what was pushed
	refused    bool   // it was
	saidOfPush string // what was sent to the page of that
	binding    *widget.Binding
	inst       widget.Instance
	measurer   measurer
	data       []int32 // handles of what its props show, by prop
	held       float64 // bytes that it holds besides
}

// open makes the instance and hands it to the program that offered a place for it.
func (r *record) open() {
	defer r.guard()
	r.inst = r.binding.New(r)
	if attach := offers.of(r.token); attach != nil {
		attach(guarded{r.inst, r})
	}
}

// close ends the instance; the program that holds it is told by a nil.
func (r *record) close() {
	defer r.guard()
	r.forgetJobs()
	if attach := offers.of(r.token); attach != nil {
		attach(nil)
	}
	if r.inst != nil && !r.failed {
		r.inst.Close()
	}
}

// guard is deferred by everything that calls the instance.
func (r *record) guard() {
	if p := recover(); p != nil {
		r.fail(p)
	}
}

// fail ends an instance that panicked; the others go on.
func (r *record) fail(p any) {
	if r.failed {
		return
	}
	r.failed = true
	r.forgetJobs()
	emitError(r.id, "panic", nil, reason(p))
	r.tell(errors.New(reason(p)))
	if t, ok := r.inst.(work.Task); ok {
		scheduler.Cancel(t)
	}
}

func reason(p any) string {
	switch p := p.(type) {
	case error:
		return p.Error()
	case string:
		return p
	}
	return "the widget failed"
}

// Emit implements widget.Host.
func (r *record) Emit(name string, detail any) { emit(r.id, name, r.binding.Encode, detail) }

// Wake implements widget.Host.
func (r *record) Wake() { wake(r.id) }

// rest applies what was set, and says what of it is refused. That waits for the frame: until it is due, props that go together may
// still be on their way, one after the other.
func (r *record) rest() {
	r.inst.Update()
	if err := r.inst.Refused(); err != nil {
		r.say(err, &r.said)
	} else {
		r.said = ""
	}
	if r.inst.Current() {
		r.tell(nil)
	}
}

// tell says to the program that holds the instance whether it has taken its props.
func (r *record) tell(err error) {
	if told := watches.of(r.token); told != nil {
		told(err)
	}
}

// Failed implements widget.Host: for what is pushed, while rest is for props.
func (r *record) Failed(err error) {
	if r.pushing {
		r.refused = true
		r.say(err, &r.saidOfPush)
	} else {
		r.tell(err)
	}
}

// say sends an error to the page. What was just said is not said again: a handler of the page that sets another prop
// while the wrong one stays would otherwise be called for ever. Of pushes it is said again after a right one.
func (r *record) say(err error, said *string) {
	refused, _ := err.(*widget.PropError)
	what := err.Error()
	if refused != nil { // what is allowed may change with what memory holds
		what = refused.Prop + " is " + refused.Value
	}
	if what == *said {
		return
	}
	*said = what
	emitError(r.id, "update", refused, err.Error())
}

// Scheduler implements widget.Host.
func (r *record) Scheduler() *work.Scheduler { return &scheduler }

// Measurer implements widget.Host.
func (r *record) Measurer() paint.Measurer { return &r.measurer }
