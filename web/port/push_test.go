//go:build !((js && wasm) || tinygo.wasm)

package port

import (
	"runtime"
	"slices"
	"testing"
	"unsafe"

	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/components/work"
)

// pushAs pushes numbers as the page does: it writes them to where pushRoom says.
func pushAs[T int16 | int32 | uint8 | uint16 | float32 | float64](r *record, method int32, k widget.Kind, x ...T) {
	defer r.guard()
	pushRoom(int32(k), float64(len(x)))
	copy(unsafe.Slice((*T)(samples(pushed.Series(k, len(x), 0))), len(x)), x)
	r.push(method, int32(k), int32(len(x)), 0)
}

func TestPushesOfEveryKindArriveInOrder(t *testing.T) {
	begin(t)
	r := show(trial{})
	v := trialed
	pushAs(r, 0, widget.Float32, float32(0.5), -1)
	pushAs(r, 1, widget.Float64, 1e300, -1e-300)
	pushAs(r, 0, widget.Int16, int16(-32768), 32767)
	pushAs(r, 1, widget.Int32, int32(-1<<31), 1<<31-1)
	pushAs(r, 0, widget.Uint8, uint8(0), 255)
	pushAs(r, 1, widget.Uint16, uint16(0), 65535)
	pushAs[float32](r, 0, widget.Float32)
	want := []float64{0, 0.5, -1, 1, 1e300, -1e-300, 0, -32768, 32767, 1, -1 << 31, 1<<31 - 1, 0, 0, 255, 1, 0, 65535, 0}
	if !slices.Equal(v.pushed, want) {
		t.Errorf("pushed %v, want %v", v.pushed, want)
	}
	if kinds := []widget.Kind{0, 1, 2, 3, 4, 5, 0}; !slices.Equal(v.kinds, kinds) {
		t.Errorf("kinds %v, want %v", v.kinds, kinds)
	}
	if got := events(t); len(got) != 0 {
		t.Errorf("events %v", got)
	}
}

// A method or a kind that there is not does nothing: an older page may know more of them.
func TestPushesOfNothing(t *testing.T) {
	begin(t)
	r := show(trial{})
	v := trialed
	for _, method := range []int32{-1, 2, 1 << 30} {
		pushAs(r, method, widget.Float32, float32(1), 2)
	}
	for _, kind := range []int32{-1, 6, 255} {
		if at := pushRoom(kind, 2); at != 0 {
			t.Errorf("there is room for kind %d", kind)
		}
		r.push(0, kind, 2, 0)
		if h := alloc(kind, 2, 0); h != 0 {
			t.Errorf("there is a handle for kind %d", kind)
		}
	}
	if at := pushRoom(int32(widget.Float32), 1e15); at != 0 {
		t.Error("there is room for more than memory holds")
	}
	if len(v.pushed) != 0 || len(events(t)) != 0 {
		t.Errorf("pushed %v", v.pushed)
	}
}

func TestAWrongPushIsSaidOncePerRow(t *testing.T) {
	begin(t)
	r := show(trial{})
	v := trialed
	wrong := func() { pushAs(r, 0, widget.Float32, float32(1)) }
	for range 3 {
		wrong()
		r.draw()
	}
	got := events(t)
	if len(got) != 1 || got[0].name != "widget-error" || got[0].detail["prop"] != "push" || got[0].detail["value"] != "1 samples" {
		t.Fatalf("events %v, want one of push", got)
	}
	pushAs(r, 0, widget.Float32, float32(1), 2)
	wrong()
	if got := events(t); len(got) != 1 {
		t.Errorf("events %v after a right one, want one", got)
	}
	if want := []float64{0, 1, 2}; !slices.Equal(v.pushed, want) {
		t.Errorf("pushed %v, want %v", v.pushed, want)
	}
	r.inst.SetProps(trial{Wrong: 1}) // is another matter than the push
	pushAs(r, 0, widget.Float32, float32(1), 2)
	r.draw()
	if got := events(t); len(got) != 1 || got[0].detail["prop"] != "wrong" {
		t.Errorf("events %v, want one of wrong", got)
	}
}

func TestAPanicOfPushFailsOneWidget(t *testing.T) {
	begin(t)
	r := show(trial{Fail: "push"})
	pushAs(r, 0, widget.Float32, float32(1), 2)
	if got := events(t); live(r.id) != nil || len(got) != 1 || got[0].detail["phase"] != "panic" {
		t.Errorf("events %v", got)
	}
}

// What is set before a push is applied before it, and both are one frame.
func TestPushesWakeAndComeAfterProps(t *testing.T) {
	begin(t)
	var inst widget.Instance
	r := records.of(mount("sonde-trial", Offer(func(i widget.Instance) { inst = i })))
	v := trialed
	r.draw()
	other.woken = nil
	inst.SetProps(trial{Title: "new"})
	inst.Push(1, widget.Int16s([]int16{4, 8}, 0.25))
	if v.p.Title != "new" || !slices.Equal(v.pushed, []float64{1, 1, 2}) || !slices.Contains(other.woken, r.id) {
		t.Errorf("title %q, pushed %v, woken %v", v.p.Title, v.pushed, other.woken)
	}
	r.inst.SetVisible(false)
	inst.Push(0, widget.Float32s([]float32{1, 2}))
	if f := r.inst.Frame(); f.Base != nil || len(v.pushed) != 6 {
		t.Errorf("hidden: painted %v, pushed %v", f.Base != nil, v.pushed)
	}
}

func TestAStreamMakesNoGarbage(t *testing.T) {
	begin(t)
	r := show(trial{})
	trialed.pushed, trialed.kinds = make([]float64, 0, 1<<20), make([]widget.Kind, 0, 1000)
	for k := range widget.Kind(6) {
		push := func() {
			pushRoom(int32(k), 512)
			r.push(0, int32(k), 512, 0)
		}
		if n := testing.AllocsPerRun(100, push); n != 0 {
			t.Errorf("%v allocations for a push of kind %d", n, k)
		}
	}
	const large = keepPushed/4 + 1 // samples, and an odd number, which is refused
	pushRoom(int32(widget.Float64), large)
	before := Stats().Heap
	r.push(1, int32(widget.Float64), large, 0)
	runtime.GC()
	if after := Stats().Heap; after > before-keepPushed {
		t.Errorf("%.0f bytes before and %.0f after a large push: its room stays", before, after)
	}
}

// Beside large samples the heap must not double before it is collected.
func TestGarbageBesideLargeSamplesIsCollected(t *testing.T) {
	begin(t)
	small := alloc(int32(widget.Float32), 1000, 0)
	h := alloc(int32(widget.Uint8), 2*large, 0)
	if held != 4000+2*large {
		t.Fatalf("%v bytes are held", held)
	}
	scheduler.Start(&litter{})
	most := 0.0
	for scheduler.Busy() {
		runSlice()
		most = max(most, heapInUse())
	}
	if limit := float64(2*large + 2*large); most > limit {
		t.Errorf("%.0f MB with %d MB of samples", most/1e6, 2*large/1_000_000)
	}
	release(h)
	release(small)
	if held != 0 {
		t.Errorf("%v bytes are held after all is given back", held)
	}
}

// litter is work that makes 8 MB of garbage in each of 50 turns.
type litter struct{ turns int }

func (l *litter) Step(b *work.Budget) bool {
	garbage = make([]byte, 8<<20)
	other.time += work.Turn
	l.turns++
	return l.turns == 50
}

func (l *litter) Visible() bool { return true }

var garbage []byte
