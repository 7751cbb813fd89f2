package widget

import (
	"math"

	"github.com/sonde-viz/sonde/components/chart"
	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/work"
)

// instance joins a View with its chart: one live widget.
type instance[P comparable] struct {
	def   Def[P]
	set   Setter[P]
	host  Host
	view  View[P]
	chart chart.Chart

	props, applied P
	changed        bool  // props differ from applied, or were never applied
	started        bool  // the View has accepted props once
	refused        error // why it did not accept the last ones

	axes, marks, base, overlay bool // what the next frame must do again
	grip                       bool // the pointer is over a handle
	visible, closed            bool
	working                    bool
	atRest                     bool    // work waits for a frame without changes
	progress                   float64 // of all work, as the host is told
	shown                      float64 // of the work under way, as the picture says
	rest                       bool    // the work under way is what a moving picture did without: the rest of what was done before
	before                     float64 // the progress when that began
	began                      float64 // when the work under way did, by the scheduler's clock
	repaint                    float64 // when the picture of work under way is due, by the scheduler's clock
	cursor                     any     // the detail last emitted
}

func newInstance[P comparable](d Def[P], set Setter[P], h Host) Instance {
	i := &instance[P]{def: d, set: set, host: h, props: d.Defaults, changed: true, visible: true, progress: 1}
	i.chart.Init(h.Measurer())
	i.view = d.New(env[P]{i})
	return i
}

// env is what the View sees of its instance.
type env[P comparable] struct{ i *instance[P] }

func (e env[P]) Emit(name string, detail any) { e.i.host.Emit(name, detail) }
func (e env[P]) Repaint()                     { e.i.dirty() }
func (e env[P]) Work() {
	if i := e.i; i.begin() {
		i.progress, i.shown, i.atRest, i.rest = 0, 0, false, false
		i.host.Scheduler().Start(i)
	}
}

func (e env[P]) WorkAtRest() {
	if i := e.i; i.begin() {
		i.shown, i.atRest, i.rest, i.before = 0, true, true, i.progress
		i.host.Scheduler().Cancel(i)
	}
}

// begin notes when work begins; false where there is none to do.
func (i *instance[P]) begin() bool {
	if _, ok := i.view.(Worker); !ok || i.closed {
		return false
	}
	if !i.working {
		i.working, i.began = true, i.host.Scheduler().Now()
	}
	return true
}

func (i *instance[P]) dirty() {
	i.axes, i.marks, i.base, i.overlay = true, true, true, true
	i.host.Wake()
}

func (i *instance[P]) touch() {
	if !i.changed {
		i.changed = true
		i.host.Wake()
	}
}

func (i *instance[P]) Set(prop int, v Value) bool {
	if i.set == nil || !i.set(&i.props, &i.def.Defaults, prop, v) {
		return false
	}
	i.touch()
	return true
}

func (i *instance[P]) Reset(prop int) {
	if i.set != nil && i.set(&i.props, &i.def.Defaults, prop, Value{Kind: Default}) {
		i.touch()
	}
}

func (i *instance[P]) SetProps(p any) {
	if q, ok := p.(P); ok && !same(q, i.props) {
		i.props = q
		i.touch()
	}
}

// Update lets the View see changed props. The first slice of work that follows is done here, so that small data
// are complete at once.
func (i *instance[P]) Update() {
	if !i.changed || i.closed {
		return
	}
	i.changed, i.refused = false, nil
	if i.started && same(i.props, i.applied) {
		return
	}
	if err := i.view.Update(i.props); err != nil {
		i.refused = err
		i.host.Failed(err)
		if !i.started {
			i.dirty()
		}
		return
	}
	i.applied, i.started = i.props, true
	i.dirty()
	if i.working {
		s := i.host.Scheduler()
		if i.Step(work.NewBudget(s.Now, work.Turn)) {
			s.Cancel(i)
		}
	}
}

func (i *instance[P]) Current() bool { return i.started && !i.changed && same(i.props, i.applied) }

// same compares props in one place: the comparison of a struct of many fields is long.
//
//go:noinline
func same[P comparable](a, b P) bool { return a == b }

func (i *instance[P]) Refused() error { return i.refused }

func (i *instance[P]) Push(method int, s Series) {
	i.Update()
	p, ok := i.view.(Pusher)
	if i.closed || !ok || !i.started || method < 0 || method >= len(i.def.Pushes) {
		return
	}
	if err := p.Push(method, s); err != nil {
		i.host.Failed(err)
		return
	}
	i.dirty()
}

// Step and Visible make the instance a work.Task.
func (i *instance[P]) Step(b *work.Budget) bool {
	w, ok := i.view.(Worker)
	if !ok || i.closed || !i.working {
		return true
	}
	i.atRest = false
	progress, done := w.Step(b)
	i.advance(progress, done)
	// What is under way is painted now and then: a frame may cost as much as the slice of work before it.
	if now := i.host.Scheduler().Now(); done || !(now < i.repaint) {
		i.repaint = now + progressEvery
		i.dirty()
	}
	return done
}

// advance takes how far the work under way has come. What the host is told never falls back while work goes on; it is 1 at the
// end, but less when the View says that the next picture is not all of it.
func (i *instance[P]) advance(progress float64, done bool) {
	i.shown = max(i.shown, progress)
	switch {
	case !i.rest:
		i.progress = max(i.progress, progress)
	case progress >= 0:
		i.progress = max(i.progress, i.before+(1-i.before)*progress)
	}
	if !done {
		return
	}
	i.working = false
	if i.rest || progress == 1 || !i.visible { // out of sight there is no next picture
		i.progress = 1
	}
}

// What is not complete says so in the picture, unless it will be complete within a few frames, in milliseconds.
const (
	soon  = 250 // after its beginning
	brief = 400 // in all, as far as it can be told
)

// computing returns how far the work behind the picture is, if the picture is to say so.
func (i *instance[P]) computing() (progress float64, on bool) {
	if !i.working {
		return 1, false
	}
	since := i.host.Scheduler().Now() - i.began
	return i.shown, since >= soon || since > brief*i.shown
}

// progressEvery is how often the picture of work under way is painted, in milliseconds.
const progressEvery = 40

func (i *instance[P]) Visible() bool { return i.visible }

func (i *instance[P]) Resize(w, h, dpr float64) {
	if i.chart.Resize(w, h, dpr) {
		i.dirty()
	}
}

func (i *instance[P]) SetMargins(left, right float64) {
	if i.chart.SetMargins(left, right) {
		i.dirty()
	}
}

func (i *instance[P]) Sides() (left, right float64) { return i.chart.Sides() }

func (i *instance[P]) SetTheme(t figure.Theme) {
	if i.chart.Theme != t {
		i.chart.Theme = t
		i.dirty()
	}
}

func (i *instance[P]) FontsChanged() {
	i.chart.Forget()
	i.dirty()
}

func (i *instance[P]) SetVisible(v bool) {
	if v && !i.visible && i.Fresh() {
		i.host.Wake()
	}
	i.visible = v
	if !v {
		i.rested()
	}
}

func (i *instance[P]) Fresh() bool { return i.changed || i.axes || i.marks || i.base || i.overlay }

// rested begins with work that has waited.
func (i *instance[P]) rested() {
	if i.atRest {
		i.atRest = false
		i.host.Scheduler().Start(i)
	}
}

// Frame brings axes, layout and marks up to date and paints what changed.
func (i *instance[P]) Frame() (f Frame) {
	if i.closed || !i.visible || i.changed {
		return f
	}
	i.prepare()
	i.look()
	if !i.working {
		i.progress = 1
	}
	if i.base {
		i.base = false
		i.chart.Computing(i.computing())
		f.Base = i.chart.PaintBase()
		i.read(false)
		i.overlay = true
		if i.atRest {
			i.host.Wake()
		}
	} else {
		i.rested()
	}
	if i.overlay {
		i.overlay = false
		f.Overlay = i.chart.PaintOverlay()
	}
	return f
}

// look has the View make its marks for the window shown, unless it has.
func (i *instance[P]) look() {
	if !i.marks {
		return
	}
	i.marks = false
	i.chart.Fig.ResetMarks()
	if i.started && i.chart.Drawable() {
		i.view.Marks(&i.chart.Fig, i.chart.At())
	}
}

func (i *instance[P]) Finish(ms float64) {
	i.Update()
	s := i.host.Scheduler()
	for b := work.NewBudget(s.Now, ms); i.working && !b.Spent(); {
		if i.Step(b) {
			s.Cancel(i)
		}
	}
}

func (i *instance[P]) Values() (v Values) {
	i.Finish(math.Inf(1))
	i.progress = 1
	if q, ok := i.view.(Valuer); ok && i.started && !i.closed {
		i.prepare()
		i.look() // the numbers are those of the next frame, which out of sight may never come
		return q.Values()
	}
	return v
}

func (i *instance[P]) Settled() bool {
	return !i.changed && !i.working && (!i.visible || !i.axes && !i.marks && !i.base && !i.overlay)
}

func (i *instance[P]) Progress() float64 { return i.progress }

func (i *instance[P]) Close() {
	if i.closed {
		return
	}
	i.closed = true
	i.host.Scheduler().Cancel(i)
	if c, ok := i.view.(Closer); ok {
		c.Close()
	}
}
