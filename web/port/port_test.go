//go:build !((js && wasm) || tinygo.wasm)

package port

import (
	"encoding/json"
	"errors"
	"slices"
	"strconv"
	"testing"

	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/layout"
	"github.com/sonde-viz/sonde/components/paint"
	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/components/work"
)

// trial is a widget that does what its props say.
type trial struct {
	Fail  string // where to panic: "new" is not possible by props, so "update", "axes", "marks", "step"
	Wrong int    // refused when not 0
	Title string
}

type trialView struct {
	env    widget.Env
	p      trial
	pushed []float64 // the values of all pushes, the number of the method before those of each
	kinds  []widget.Kind

	answers []answer // of jobs
}

type answer struct {
	tag int
	ok  bool
}

func (v *trialView) Offloaded(tag int, ok bool) {
	if tag < 0 {
		panic("offloaded")
	}
	v.answers = append(v.answers, answer{tag, ok})
}

// trialed is the View made last.
var trialed *trialView

func (v *trialView) Update(p trial) error {
	v.p = p
	if p.Fail == "update" {
		panic("update")
	}
	if p.Wrong == -1 {
		return errors.New("not about a prop")
	}
	if p.Wrong != 0 {
		return &widget.PropError{Prop: "wrong", Value: "7\n", Allowed: `"0"`}
	}
	if p.Fail == "step" {
		v.env.Work()
	}
	return nil
}

func (v *trialView) Axes(f *figure.Figure) {
	if v.p.Fail == "axes" {
		panic(errors.New("axes"))
	}
	f.Title = v.p.Title
	f.X, f.Y = figure.Axis{Hi: 1}, figure.Axis{Hi: 1}
}

func (v *trialView) Marks(f *figure.Figure, vp layout.Layout) {
	if v.p.Fail == "marks" {
		panic(42)
	}
}

// Step leaves the first slice, which Update does, undone, so that the scheduler has something to do.
func (v *trialView) Step(b *work.Budget) (float64, bool) {
	if v.p.Title == "again" {
		panic("step")
	}
	v.p.Title = "again"
	return 0.5, false
}

// Push takes pairs of samples.
func (v *trialView) Push(method int, s widget.Series) error {
	if v.p.Fail == "push" {
		panic("push")
	}
	if s.Len()%2 != 0 {
		return &widget.PropError{Prop: "push", Value: strconv.Itoa(s.Len()) + " samples", Allowed: "pairs"}
	}
	v.kinds = append(v.kinds, s.Kind())
	v.pushed = append(v.pushed, float64(method))
	for i := range s.Len() {
		v.pushed = append(v.pushed, s.At(i))
	}
	return nil
}

var trialDef = widget.Def[trial]{
	Tag:    "sonde-trial",
	Pushes: []widget.Push{{Name: "push", Doc: "push appends pairs."}, {Name: "pushMore", Doc: "pushMore appends pairs."}},
	New: func(env widget.Env) widget.View[trial] {
		trialed = &trialView{env: env}
		return trialed
	},
}

// begin makes the port as it is when a program has started.
func begin(t *testing.T) {
	t.Helper()
	bindings, records, lastID, offers, lastToken = nil, numbered[*record]{}, 0, numbered[func(widget.Instance)]{}, 0
	queue, sent, data, freeData, fonts, scratch, lastHeap = nil, nil, nil, nil, nil, nil, 0
	jobs, lastJob = numbered[*offloadedJob]{}, 0
	other.free, other.jobs = 0, nil
	held = 0
	pushed.Free()
	scheduler = work.Scheduler{Now: now, Wake: askForSlice}
	other.time, other.woken, other.worked, other.queued, other.asked, other.width = 0, nil, 0, 0, nil, 1
	encode := func(dst []byte, detail any) []byte { return append(dst, "null"...) }
	offer([]widget.Binding{widget.Bind(trialDef, nil, encode)})
}

type event struct {
	id     int32
	name   string
	detail map[string]any
}

// events empties the queue, as the page does.
func events(t *testing.T) []event {
	t.Helper()
	var raw [][3]json.RawMessage
	if text := "[" + string(takeEvents()) + "]"; json.Unmarshal([]byte(text), &raw) != nil {
		t.Fatalf("the queue is no JSON: %s", text)
	}
	var all []event
	for _, r := range raw {
		var e event
		for i, to := range []any{&e.id, &e.name, &e.detail} {
			if err := json.Unmarshal(r[i], to); err != nil {
				t.Fatal(err)
			}
		}
		all = append(all, e)
	}
	return all
}

// show mounts a widget with props and draws it, guarded as the exports are.
func show(p trial) *record {
	token := Offer(func(i widget.Instance) {
		if i != nil {
			i.SetProps(p)
		}
	})
	r := records.of(mount("sonde-trial", token))
	r.draw()
	return r
}

func (r *record) draw() {
	defer r.guard()
	r.inst.Resize(200, 100, 1)
	r.frame()
}

// A program is told after each frame whether its props were taken: of a refused one that is set again with other props too.
func TestAProgramIsToldWhatWasRefused(t *testing.T) {
	begin(t)
	var inst widget.Instance
	var told []string
	token := Offer(func(i widget.Instance) { inst = i })
	Watch(token, func(err error) {
		said := ""
		if err != nil {
			said = err.Error()
		}
		if len(told) == 0 || told[len(told)-1] != said {
			told = append(told, said)
		}
	})
	r := records.of(mount("sonde-trial", token))
	for _, p := range []trial{{Title: "a"}, {Wrong: -1}, {Wrong: -1, Title: "b"}, {Title: "b"}, {Fail: "update"}} {
		inst.SetProps(p)
		for range 3 { // frames without a change say nothing else
			r.draw()
		}
	}
	if want := []string{"", "not about a prop", "", "update"}; !slices.Equal(told, want) {
		t.Errorf("told %q, want %q", told, want)
	}
	Withdraw(token)
	if len(watches.values) != 0 {
		t.Error("the watch is kept")
	}
}

func TestUnknownTagIsNotMounted(t *testing.T) {
	begin(t)
	if id := mount("sonde-nothing", 0); id != -1 || len(records.values) != 0 {
		t.Errorf("mount = %d with %d records, want -1 and 0", id, len(records.values))
	}
}

func TestPanicFailsOneWidgetAlone(t *testing.T) {
	for _, where := range []string{"update", "axes", "marks", "step"} {
		t.Run(where, func(t *testing.T) {
			begin(t)
			fine, bad := show(trial{Title: "fine"}), show(trial{Fail: where})
			for scheduler.Busy() {
				runSlice()
				bad.draw()
			}
			got := events(t)
			if len(got) != 1 || got[0].id != bad.id || got[0].name != "widget-error" || got[0].detail["phase"] != "panic" {
				t.Fatalf("events %v, want one panic of %d", got, bad.id)
			}
			if live(bad.id) != nil || live(fine.id) == nil {
				t.Error("the wrong widget failed")
			}
			fine.inst.SetProps(trial{Title: "still"})
			fine.draw()
			if out[0] != frameBase|frameOverlay|frameSettled {
				t.Errorf("the other widget's frame has flags %b", out[0])
			}
			unmount(bad.id)
			if Stats().Instances != 1 {
				t.Errorf("%d instances, want 1", Stats().Instances)
			}
		})
	}
}

func TestRefusalIsSaidOnceWhileItStays(t *testing.T) {
	begin(t)
	r := show(trial{Wrong: 1})
	got := events(t)
	if len(got) != 1 {
		t.Fatalf("events %v, want one", got)
	}
	want := map[string]any{"prop": "wrong", "value": "7\n", "allowed": `"0"`, "phase": "update"}
	for k, v := range want {
		if got[0].detail[k] != v {
			t.Errorf("%s is %q, want %q", k, got[0].detail[k], v)
		}
	}
	r.inst.SetProps(trial{Wrong: 1, Title: "set by a handler"})
	r.rest()
	if got := events(t); len(got) != 0 {
		t.Errorf("said again: %v", got)
	}
	for _, p := range []trial{{}, {Wrong: 1}} {
		r.inst.SetProps(p)
		r.rest()
	}
	if got := events(t); len(got) != 1 {
		t.Errorf("events %v after it was mended and wrong again, want one", got)
	}
	r.inst.SetProps(trial{Wrong: -1})
	r.rest()
	if got := events(t); len(got) != 1 || got[0].detail["prop"] != nil {
		t.Errorf("events %v, want one with prop null", got)
	}
}

// Props that go together may be set one after the other: what is refused on the way and taken before the next frame is not said.
func TestARefusalIsSaidAtRest(t *testing.T) {
	begin(t)
	r := show(trial{})
	events(t)
	for _, at := range []func(){r.draw, r.rest} {
		r.inst.SetProps(trial{Wrong: 1})
		r.inst.Update()
		r.inst.SetProps(trial{Title: "mended"})
		r.inst.Update()
		if at(); len(events(t)) != 0 {
			t.Error("it is said although it was mended")
		}
		r.inst.SetProps(trial{Wrong: 1})
		r.inst.Update()
		r.inst.Update()
		r.inst.Values()
		if at(); len(events(t)) != 1 {
			t.Error("it is not said although it stays")
		}
		r.inst.SetProps(trial{})
		at()
	}
}

func TestQueueAsksForItselfOnce(t *testing.T) {
	begin(t)
	encode := func(dst []byte, detail any) []byte { return widget.AppendText(dst, detail.(string)) }
	texts := []string{"one", "\"\\\n\x00\x1f", "日本 😀", "\xff", ""}
	for _, s := range texts {
		emit(7, "said", encode, s)
	}
	if other.queued != 1 {
		t.Errorf("asked %d times", other.queued)
	}
	var got [][3]any
	if err := json.Unmarshal([]byte("["+string(takeEvents())+"]"), &got); err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"one", "\"\\\n\x00\x1f", "日本 😀", "\ufffd", ""} {
		if got[i] != [3]any{7.0, "said", want} {
			t.Errorf("event %d is %q, want %q", i, got[i], want)
		}
	}
	if len(takeEvents()) != 0 {
		t.Error("events came twice")
	}
	emit(7, "said", encode, "more")
	if other.queued != 2 {
		t.Error("a queue that was emptied does not ask again")
	}
}

func TestOfferIsToldOfComingAndGoing(t *testing.T) {
	begin(t)
	var told []bool
	token := Offer(func(i widget.Instance) { told = append(told, i != nil) })
	for range 2 {
		unmount(mount("sonde-trial", token))
	}
	Withdraw(token)
	unmount(mount("sonde-trial", token))
	if !slices.Equal(told, []bool{true, false, true, false}) {
		t.Errorf("told %v", told)
	}
}

func TestPropsOfGoProgramAskForFrame(t *testing.T) {
	begin(t)
	var inst widget.Instance
	id := mount("sonde-trial", Offer(func(i widget.Instance) { inst = i }))
	records.of(id).draw()
	other.woken = nil
	inst.SetProps(trial{Title: "new"})
	if !slices.Contains(other.woken, id) {
		t.Errorf("woken %v, want %d", other.woken, id)
	}
	records.of(id).draw()
	other.woken = nil
	inst.SetProps(trial{Title: "new"})
	if len(other.woken) != 0 {
		t.Error("the same props again ask for a frame")
	}
	inst.SetProps(trial{Fail: "update"})
	inst.Update() // must not panic through to the program
	if live(id) != nil {
		t.Error("the widget has not failed")
	}
}

func TestDataHandles(t *testing.T) {
	begin(t)
	a, b := alloc(int32(widget.Float32), 10, 0), alloc(int32(widget.Float64), 3, 0)
	if a == 0 || b == 0 || a == b {
		t.Fatalf("handles %d and %d", a, b)
	}
	if series(a).Len() != 10 || len(series(b).F64()) != 3 {
		t.Error("wrong lengths")
	}
	for k := range widget.Kind(6) {
		h := alloc(int32(k), 5, 0)
		if s := series(h); s.Kind() != k || s.Len() != 5 || samples(s) == nil {
			t.Errorf("kind %d: %d samples of kind %d", k, s.Len(), s.Kind())
		}
		release(h)
	}
	before := series(a)
	touch(a)
	if series(a) == before || &series(a).F32()[0] != &before.F32()[0] {
		t.Error("touch must make another handle on the same samples")
	}
	release(a)
	release(a)
	if Stats().Handles != 1 {
		t.Errorf("%d handles, want 1", Stats().Handles)
	}
	if c := alloc(int32(widget.Uint8), 0, 0); c != a || Stats().Handles != 2 {
		t.Errorf("handle %d, want %d again", c, a)
	}
	for _, handle := range []int32{0, -1, 99} {
		if series(handle) != (widget.Series{}) {
			t.Errorf("handle %d has samples", handle)
		}
		release(handle)
	}
}

func TestDataThatMemoryCannotHoldIsRefused(t *testing.T) {
	begin(t)
	for _, n := range []float64{1e9, 1e15} {
		if h := alloc(int32(widget.Float64), n, 0); h != 0 {
			t.Errorf("alloc(%g) = %d, want 0", n, h)
		}
	}
	// There is room for the bytes, but an int of 32 bits would count one sample less.
	if h, at := alloc(int32(widget.Uint8), 1<<31, 0), pushRoom(int32(widget.Uint8), 1<<31); h != 0 || at != 0 {
		t.Errorf("2^31 samples have the handle %d and room at %d", h, at)
	}
	if Stats().Handles != 0 {
		t.Error("a refusal left a handle")
	}
}

func TestTextIsMeasuredOncePerFont(t *testing.T) {
	begin(t)
	r := &record{}
	m := measurer{r}
	out := make([]float32, 3)
	small, large := paint.Font{Size: 10}, paint.Font{Size: 20}
	m.Widths(small, []string{"a", "bb", "ccc"}, out)
	m.Widths(small, []string{"bb", "new", "a"}, out)
	if !slices.Equal(out, []float32{2, 3, 1}) {
		t.Errorf("widths %v", out)
	}
	m.Widths(large, []string{"a", "a", "bb"}, out)
	r.family = 1
	m.Widths(small, []string{"a", "bb", "ccc"}, out)
	want := []string{"abbccc", "new", "aabb", "abbccc"}
	if !slices.Equal(other.asked, want) {
		t.Errorf("asked %q, want %q", other.asked, want)
	}
	fontsChanged()
	r.family = 0
	m.Widths(small, []string{"a", "bb", "ccc"}, out)
	if len(other.asked) != 5 {
		t.Error("widths are kept when fonts have changed")
	}
	fontsChanged()
	other.width = 0 // cannot be told now
	m.Widths(small, []string{"aa", "", ""}, out)
	m.Widths(small, []string{"aa", "", ""}, out)
	if out[0] != 10 || len(other.asked) != 7 {
		t.Errorf("guess %v, asked %d times: a guess must not be kept", out[0], len(other.asked))
	}
}

func TestScratchIsAligned(t *testing.T) {
	begin(t)
	for _, n := range []int{0, 1, 511, 512, 513, 100_000} {
		if at := scratchOf(n); at%8 != 0 || len(scratch) < n {
			t.Errorf("scratch of %d bytes: %d at %d", n, len(scratch), at)
		}
	}
}
