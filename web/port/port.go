// Package port is the Go side of the boundary to JavaScript: instances of widgets by number, their data by handle,
// and a queue of events, behind a couple of dozen exported functions of plain numbers (exports.go). The other side
// is web/src.
//
// Go never calls code of the page: the few imports (imports_page.go) are leaf functions of our own. What a page has
// to hear goes into the queue of events, which the other side empties when the export has returned.
//
// On other platforms than wasm the package compiles and does nothing but keep its books, which is what its tests use.
package port

import (
	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/components/work"
)

// protocol is raised when exports or imports change, so that unlike halves refuse each other with a clear error.
const protocol = 7

var (
	bindings  []widget.Binding
	records   numbered[*record]
	lastID    int32
	current   int32 // the instance that is being called, or was last
	scheduler = work.Scheduler{Now: now, Wake: askForSlice}
)

// Start offers widgets to the page that the program runs in and returns: for programs with a main loop of their own,
// such as a go-app program. Elements of widgets that no script has defined are defined.
func Start(b ...widget.Binding) {
	offer(b)
	for _, x := range b {
		define(x.Tag)
	}
}

// Run is Start for a program that does nothing else; it does not return. The elements are left to the page's scripts,
// which know their attributes and properties.
func Run(b ...widget.Binding) {
	offer(b)
	block()
}

func offer(b []widget.Binding) {
	for _, x := range b {
		if find(x.Tag) == nil {
			bindings = append(bindings, x)
		}
	}
}

func find(tag string) *widget.Binding {
	for i := range bindings {
		if bindings[i].Tag == tag {
			return &bindings[i]
		}
	}
	return nil
}

// Scheduler is the one scheduler of the page, for long work of the program's own.
func Scheduler() *work.Scheduler { return &scheduler }

// mount makes an instance of the widget with the given tag, for the offer of that number (0: none). It returns the
// instance's number, or -1 when there is no such widget.
func mount(tag string, token int32) int32 {
	b := find(tag)
	if b == nil {
		return -1
	}
	lastID++
	r := &record{id: lastID, binding: b, token: token}
	r.measurer.record = r
	records.add(r.id, r)
	current = r.id
	r.open()
	return r.id
}

// unmount closes an instance and forgets it.
func unmount(id int32) {
	if r := records.of(id); r != nil {
		current = id
		r.close()
		records.remove(id)
		givenBack = true
		current = 0
	}
}

// live returns the instance with the given number, its props applied; nil when it is gone or has failed. With none,
// an export does nothing.
func live(id int32) *record {
	r := records.of(id)
	if r == nil || r.failed {
		return nil
	}
	current = id
	return r
}

// running is the instance whose code runs; 0 when it is the port's own, or a program's. Where a panic can't be recovered from, this
// is how the other side knows whose it was.
func running() int32 {
	if t := scheduler.Running; t != nil {
		if r := recordOf(t); r != nil {
			return r.id
		}
		return 0
	}
	return current
}

// recordOf finds the instance that a task of the scheduler is.
func recordOf(t work.Task) *record {
	for _, r := range records.values {
		if any(r.inst) == any(t) {
			return r
		}
	}
	return nil
}

// runSlice does one turn of all long work and says whether some is left.
func runSlice() (busy bool) {
	current = 0
	defer func() {
		if p := recover(); p != nil {
			blame(p)
			busy = scheduler.Busy()
		}
	}()
	busy = scheduler.Run(work.Turn)
	tidyIfLarge()
	return busy
}

// blame fails the instance whose work panicked; work of the program's own is dropped with a word on the console.
func blame(p any) {
	t := scheduler.Running
	scheduler.Running = nil
	scheduler.Cancel(t)
	scheduler.Cancel(t)
	if r := recordOf(t); r != nil {
		r.fail(p)
		return
	}
	println("sonde: a task of the scheduler panicked: " + reason(p))
}
