package widget_test

import (
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/layout"
	"github.com/sonde-viz/sonde/components/tool"
	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/components/widgettest"
	"github.com/sonde-viz/sonde/components/work"
	"github.com/sonde-viz/sonde/compute/colormap"
)

// props of the widget probe, which writes down what is asked of it.
type props struct {
	Limit float64
	Data  widget.Series
}

type probe struct {
	env     widget.Env
	updates []props
	axes    int
	marks   int
	slices  int // of work left
	closed  int
	finer   bool // Marks leaves work for when it rests
}

func (v *probe) Update(p props) error {
	if p.Limit < 0 {
		return &widget.PropError{Prop: "limit", Value: "negative", Allowed: "at least 0"}
	}
	v.updates = append(v.updates, p)
	if p.Limit > 0 {
		v.slices = int(p.Limit)
		v.env.Work()
	}
	return nil
}

func (v *probe) Step(b *work.Budget) (float64, bool) {
	for v.slices > 0 && !b.Spent() {
		v.slices--
	}
	return 0.5, v.slices == 0
}

func (v *probe) Axes(f *figure.Figure) { v.axes++; f.X.Hi, f.Y.Hi = 10, 10 }
func (v *probe) Marks(f *figure.Figure, vp layout.Layout) {
	v.marks++
	if v.finer {
		v.slices = 1
		v.env.WorkAtRest()
	}
}
func (v *probe) Close() { v.closed++ }

func mount(t *testing.T) (widget.Instance, *probe, *widgettest.Host) {
	t.Helper()
	var v *probe
	def := widget.Def[props]{Tag: "test-probe", New: func(e widget.Env) widget.View[props] { v = &probe{env: e}; return v }}
	inst, h := widgettest.Mount(t, def, props{}, 400, 300, 1)
	return inst, v, h
}

func TestUpdateSeesEachChangeOnce(t *testing.T) {
	inst, v, _ := mount(t)
	if len(v.updates) != 1 {
		t.Fatalf("%d updates after mounting", len(v.updates))
	}
	s := widget.Float64s([]float64{1})
	for range 3 {
		inst.SetProps(props{Data: s})
		inst.Update()
	}
	inst.SetProps(props{Data: s.Touched()})
	inst.Update()
	inst.SetProps("something else")
	inst.Update()
	if len(v.updates) != 3 {
		t.Errorf("%d updates, want one for the series and one for its change", len(v.updates))
	}
}

// What a moving picture can do without is not worked on before it rests, or is hidden; then it is.
func TestWorkAtRest(t *testing.T) {
	inst, v, h := mount(t)
	moved := 0.0
	move := func() {
		moved++
		v.finer = true
		if !inst.SetView([2]float64{0, moved}, [2]float64{0, 1}) {
			t.Fatal("the view is refused")
		}
		wakes := h.Wakes
		inst.Frame()
		v.finer = false
		if h.Wakes == wakes {
			t.Error("no other frame is asked for")
		}
		if h.Scheduler().Busy() || inst.Settled() {
			t.Error("work begins while the picture moves, or is thought done")
		}
	}
	for range 3 {
		move()
	}
	if f := inst.Frame(); f.Base != nil || !h.Scheduler().Busy() {
		t.Error("work does not begin when the picture rests")
	}
	move() // work under way waits again
	inst.SetVisible(false)
	if !h.Finish() || v.slices != 0 {
		t.Error("the work of a hidden widget is not done")
	}
	inst.SetVisible(true)
	inst.Frame()
	if !inst.Settled() {
		t.Error("it does not settle")
	}
}

func TestRefusedPropsAreReportedOnce(t *testing.T) {
	inst, v, h := mount(t)
	inst.SetProps(props{Limit: -1})
	inst.Update()
	inst.Update()
	inst.Frame()
	var e *widget.PropError
	if len(h.Errors) != 1 || !errors.As(h.Errors[0], &e) || e.Prop != "limit" {
		t.Errorf("errors are %v", h.Errors)
	}
	inst.SetProps(props{})
	inst.Update()
	if len(v.updates) != 1 || len(h.Errors) != 1 {
		t.Errorf("back at the good props: updates %v, errors %v", v.updates, h.Errors)
	}
}

// Before there is a good picture, the reason why stands in its place: what, and what is allowed. Then it is gone.
func TestFirstRefusalIsShown(t *testing.T) {
	def := widget.Def[props]{Tag: "test-probe", New: func(e widget.Env) widget.View[props] { return &probe{env: e} }}
	h := &widgettest.Host{}
	inst := def.Describe().New(h)
	defer inst.Close()
	inst.Resize(400, 300, 1)
	inst.SetProps(props{Limit: -1})
	inst.Update()
	if text := string(widgettest.Settle(t, inst, h).Base.Text); text != "limit is negative;allowed: at least 0" {
		t.Errorf("refused, it says %q", text)
	}
	inst.Resize(60, 40, 1)
	if text := string(widgettest.Settle(t, inst, h).Base.Text); !strings.HasSuffix(text, "…") {
		t.Errorf("refused, a small one says %q", text)
	}
	inst.Resize(400, 300, 1)
	inst.SetProps(props{})
	inst.Update()
	if text := string(widgettest.Settle(t, inst, h).Base.Text); strings.Contains(text, "limit") {
		t.Errorf("mended, it says %q", text)
	}
	inst.SetProps(props{Limit: -1})
	inst.Update()
	if f := inst.Frame(); f.Base != nil {
		t.Errorf("refused again, the good picture does not stay: %q", f.Base.Text)
	}
}

func TestFramePaintsWhatChanged(t *testing.T) {
	inst, v, h := mount(t)
	for _, c := range []struct {
		name          string
		do            func()
		base, overlay bool
	}{
		{"nothing", func() {}, false, false},
		{"the same size", func() { inst.Resize(400, 300, 1) }, false, false},
		{"a new size", func() { inst.Resize(401, 300, 1) }, true, true},
		{"a new ratio", func() { inst.Resize(401, 300, 2) }, true, true},
		{"the cursor", func() { inst.Pointer(tool.Event{Kind: tool.Move, X: 200, Y: 100}) }, false, true},
		{"the wheel", func() { inst.Pointer(tool.Event{Kind: tool.Wheel, X: 200, Y: 100, DeltaY: -50}) }, true, true},
		{"a theme", func() { inst.SetTheme(figure.Dark) }, true, true},
		{"the same theme", func() { inst.SetTheme(figure.Dark) }, false, false},
		{"a view", func() { inst.SetView([2]float64{1, 2}, [2]float64{1, 2}) }, true, true},
		{"no view", func() { inst.SetView([2]float64{2, 1}, [2]float64{1, 2}) }, false, false},
		{"the whole", func() { inst.ResetView() }, true, true},
		{"other fonts", func() { inst.FontsChanged() }, true, true},
		{"hidden", func() { inst.SetVisible(false); inst.Resize(300, 200, 1) }, false, false},
		{"shown again", func() { inst.SetVisible(true) }, true, true},
	} {
		wakes, marks := h.Wakes, v.marks
		c.do()
		f := inst.Frame()
		if (f.Base != nil) != c.base || (f.Overlay != nil) != c.overlay || (v.marks > marks) != c.base {
			t.Errorf("%s: base %v, overlay %v, %d calls of Marks", c.name, f.Base != nil, f.Overlay != nil, v.marks-marks)
		}
		if c.overlay && h.Wakes == wakes {
			t.Errorf("%s: the host is not woken", c.name)
		}
		if !inst.Settled() && c.name != "hidden" {
			t.Errorf("%s: not settled after a frame", c.name)
		}
	}
}

// Only what the user does is an event: no echo of what the host has set.
func TestEventsAreTheUsers(t *testing.T) {
	inst, _, h := mount(t)
	inst.Pointer(tool.Event{Kind: tool.Move, X: 200, Y: 100})
	if len(h.Events) != 1 || h.Events[0].Name != widget.CursorChange {
		t.Fatalf("events are %v, want one of the cursor", h.Events)
	}
	inst.Pointer(tool.Event{Kind: tool.Move, X: 200, Y: 100}) // not moved
	inst.SetView([2]float64{1, 2}, [2]float64{3, 4})
	inst.Frame() // what lies under the cursor has changed
	inst.ResetView()
	inst.SetProps(props{Limit: 1})
	inst.Update()
	inst.Frame()
	if len(h.Events) != 1 {
		t.Errorf("events are %v", h.Events)
	}
	inst.Pointer(tool.Event{Kind: tool.Wheel, X: 200, Y: 100, DeltaY: -50})
	e, ok := h.Last(widget.ViewChange)
	x, y := inst.View()
	if d, is := e.Detail.(widget.ViewDetail); !ok || !is || d.X != x || d.Y != y || x[1]-x[0] >= 10 {
		t.Errorf("view-change is %+v, the view %v, %v", e.Detail, x, y)
	}
}

func TestViewSurvivesNewData(t *testing.T) {
	inst, _, _ := mount(t)
	inst.SetView([2]float64{1, 2}, [2]float64{3, 4})
	inst.SetProps(props{Data: widget.Float32s([]float32{1})})
	inst.Update()
	inst.Frame()
	if x, y := inst.View(); x != [2]float64{1, 2} || y != [2]float64{3, 4} {
		t.Errorf("the view is %v, %v", x, y)
	}
}

func TestWorkIsSlicedAndCancelled(t *testing.T) {
	inst, v, h := mount(t)
	h.Tick = 1
	inst.SetProps(props{Limit: 100})
	inst.Update()
	if v.slices == 0 || v.slices == 100 || inst.Settled() || inst.Progress() != 0.5 {
		t.Errorf("after Update %d slices are left, settled %v, progress %v", v.slices, inst.Settled(), inst.Progress())
	}
	inst.Close()
	left := v.slices
	if h.Finish(); v.slices != left || v.closed != 1 {
		t.Errorf("after Close work goes on: %d slices of %d left, closed %d times", v.slices, left, v.closed)
	}
}

func TestValuesFinishWork(t *testing.T) {
	inst, v, h := mount(t)
	h.Tick = 1
	inst.SetProps(props{Limit: 1000})
	inst.Values()
	if v.slices != 0 || h.Scheduler().Busy() || inst.Progress() != 1 {
		t.Errorf("%d slices left, busy %v, progress %v", v.slices, h.Scheduler().Busy(), inst.Progress())
	}
}

// limited is a probe whose colour limits can be dragged.
type limited struct {
	probe
	lo, hi float64
	reset  int
}

func (v *limited) Axes(f *figure.Figure) {
	v.probe.Axes(f)
	f.Color = figure.ColorScale{Lo: v.lo, Hi: v.hi, Map: &colormap.Map{}, Drag: true}
}

func (v *limited) SetLimits(lo, hi float64, reset bool) {
	if v.lo, v.hi = lo, hi; reset {
		v.reset++
		v.lo, v.hi = 0, 1
	}
	v.env.Emit(widget.LimitsChange, widget.LimitsDetail{VMin: v.lo, VMax: v.hi})
}

// Dragging the end of the colour bar gives the View other limits, and is no change of the view.
func TestLimitsAreDragged(t *testing.T) {
	var v *limited
	def := widget.Def[props]{Tag: "test-limited", New: func(e widget.Env) widget.View[props] {
		v = &limited{probe: probe{env: e}, hi: 1}
		return v
	}}
	inst, h := widgettest.Mount(t, def, props{}, 400, 300, 1)
	x, top := 0.0, 0.0
	for x = 399; x > 300 && !inst.Grip(); x-- { // where the bar is
		_, top = inst.PixelOf(0, 10)
		inst.Pointer(tool.Event{Kind: tool.Move, X: x, Y: top})
	}
	if !inst.Grip() {
		t.Fatal("there is nothing to drag")
	}
	x -= 12 // other labels move the bar
	_, bottom := inst.PixelOf(0, 0)
	middle := (top + bottom) / 2
	for _, e := range []tool.Event{{Kind: tool.Down, X: x, Y: top}, {Kind: tool.Move, X: x, Y: middle}} {
		if !inst.Pointer(e) {
			t.Errorf("%+v is not used", e)
		}
	}
	if f := inst.Frame(); f.Base == nil || v.lo != 0 || math.Abs(v.hi-0.5) > 1e-9 {
		t.Errorf("limits are %v, %v; painted %v", v.lo, v.hi, f.Base != nil)
	}
	inst.Pointer(tool.Event{Kind: tool.Up, X: x, Y: middle})
	if f := inst.Frame(); f.Base == nil {
		t.Error("the bar is not painted again")
	}
	inst.Pointer(tool.Event{Kind: tool.DoubleClick, X: x, Y: middle})
	if v.reset != 1 || v.hi != 1 {
		t.Errorf("reset %d times, limits are %v, %v", v.reset, v.lo, v.hi)
	}
	if e, ok := h.Last(widget.LimitsChange); !ok || e.Detail != (widget.LimitsDetail{VMax: 1}) {
		t.Errorf("the last limits-change is %v", e.Detail)
	}
	if _, ok := h.Last(widget.ViewChange); ok {
		t.Error("dragging a limit is a view-change")
	}
}

func TestSeries(t *testing.T) {
	x := []float32{1, 2, 3}
	a := widget.Float32s(x)
	b := widget.Float32s(x)
	var empty widget.Series
	if a == b || a == a.Touched() || a.Touched().Len() != 3 || empty.Touched() != empty || empty.Len() != 0 {
		t.Error("handles are equal that should not be, or the other way round")
	}
	x[1] = 7
	if a.At(1) != 7 || a.F64() != nil || &a.F32()[0] != &x[0] {
		t.Error("the samples were copied")
	}
	if d := widget.Float64s([]float64{0.1}); d.At(0) != 0.1 || d.F32() != nil {
		t.Error("float64 samples are not kept as they are")
	}
}

func TestFiniteRange(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	for _, c := range []struct {
		x      []float64
		lo, hi float64
	}{
		{[]float64{3, nan, -1, inf, -inf, 2}, -1, 3},
		{[]float64{nan, 5}, 5, 5},
		{[]float64{nan, inf}, inf, -inf},
		{nil, inf, -inf},
	} {
		if lo, hi := widget.FiniteRange(c.x); lo != c.lo || hi != c.hi {
			t.Errorf("range of %v is %v to %v, want %v to %v", c.x, lo, hi, c.lo, c.hi)
		}
	}
}

func TestOpt(t *testing.T) {
	var none widget.Opt[float64]
	if none.Or(3) != 3 || widget.Some(0.0).Or(3) != 0 || none == widget.Some(0.0) {
		t.Error("nothing and zero are confused")
	}
}

// A picture that is not complete says so, from when that is not over in a moment until it is complete.
func TestIncompletePictureSaysSo(t *testing.T) {
	says := func(f widget.Frame) bool {
		return f.Base != nil && strings.Contains(string(f.Base.Text), "computing, 50\u00a0%")
	}
	inst, _, h := mount(t)
	h.Tick = 1
	inst.SetProps(props{Limit: 10_000})
	inst.Update()
	if says(inst.Frame()) {
		t.Error("it says so after the first slice: it may be complete with the next one")
	}
	said := 0
	for h.Scheduler().Run(work.Turn) {
		if f := inst.Frame(); says(f) {
			said++
		} else if said > 0 && f.Base != nil {
			t.Fatal("it says so no more, and is not complete")
		}
	}
	if said < 3 {
		t.Errorf("it says so in %d pictures", said)
	}
	if f := inst.Frame(); f.Base == nil || says(f) {
		t.Error("complete, it says that it is not")
	}
	inst.SetProps(props{Limit: 12})
	inst.Update()
	for more := true; more; {
		more = h.Scheduler().Run(work.Turn)
		if says(inst.Frame()) {
			t.Error("work of two slices is said")
		}
	}
}
