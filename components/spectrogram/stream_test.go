package spectrogram

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/sonde-viz/sonde/components/layout"
	"github.com/sonde-viz/sonde/components/scale"
	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/components/widgettest"
)

// counter counts the segments that are transformed.
type counter struct {
	transformer
	n int
}

func (c *counter) column(dst []float32, s *signal, at int64) {
	c.n++
	c.transformer.column(dst, s, at)
}

// open mounts a spectrogram and gives its view as well.
func open(t *testing.T, p Props) (widget.Instance, *widgettest.Host, *view) {
	t.Helper()
	var v *view
	d := Def
	d.New = func(e widget.Env) widget.View[Props] {
		v = &view{env: e}
		return v
	}
	inst, h := widgettest.Mount(t, d, p, 480, 300, 1)
	if len(h.Errors) > 0 {
		t.Fatal(h.Errors)
	}
	return inst, h, v
}

// settle paints until nothing is left to do.
func live(columns int) Props {
	p := defaults
	p.FFTSize, p.Overlap, p.SampleRate = 256, 0.5, 8000
	p.History = widget.Some(float64(columns) * 128 / p.SampleRate)
	p.VMin, p.VMax = widget.Some(-100.0), widget.Some(0.0)
	return p
}

func equal(t *testing.T, what string, a, b widget.Values) {
	t.Helper()
	if a.Rows != b.Rows || a.Columns != b.Columns || a.Z.Len() == 0 {
		t.Fatalf("%s: %d x %d values, want %d x %d", what, a.Rows, a.Columns, b.Rows, b.Columns)
	}
	for i := range a.X {
		if math.Abs(a.X[i]-b.X[i]) > 1e-9 {
			t.Fatalf("%s: edge %d at %v, want %v", what, i, a.X[i], b.X[i])
		}
	}
	for i := range a.Z.Len() {
		if x, y := a.Z.At(i), b.Z.At(i); x != y && (x == x || y == y) {
			t.Fatalf("%s: value %d of row %d is %v, want %v", what, i%a.Columns, i/a.Columns, x, y)
		}
	}
}

// What is pushed is shown like data, whatever the pieces it comes in.
func TestStreamShowsWhatDataShow(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	for _, columns := range []int{40, 300, 3000} {
		p := live(columns)
		n := columns * 128
		x := clicks(n)
		inst, h := mount(t, p)
		for at := 0; at < n; {
			k := min(n-at, 1+r.IntN(n/20))
			inst.Push(push, widget.Float32s(x[at:at+k]))
			if at += k; r.IntN(3) == 0 {
				inst.Frame()
			}
		}
		widgettest.Settle(t, inst, h)
		p.Data = widget.Float32s(x)
		other, _ := mount(t, p)
		equal(t, "stream", inst.Values(), other.Values())
	}
}

// The picture that has moved on is the one of an instance that has seen nothing of the way there.
func TestMovedPictureIsThatOfANewOne(t *testing.T) {
	for _, o := range []Orientation{Horizontal, Waterfall} {
		for _, columns := range []int{100, 900} {
			p := live(columns)
			p.Orientation = o
			x := clicks(5 * 128 * columns)
			a, ha, va := open(t, p)
			b, hb, vb := open(t, p)
			// A first frame of both, for the pixels that the axis moves by.
			for i := 0; i < len(x); i += 700 {
				part := widget.Float32s(x[i:min(len(x), i+700)])
				a.Push(push, part)
				a.Frame()
				b.Push(push, part)
			}
			widgettest.Settle(t, a, ha)
			widgettest.Settle(t, b, hb)
			equal(t, string(o), a.Values(), b.Values())
			for i := range va.picture.pix {
				if va.picture.pix[i] != vb.picture.pix[i] {
					t.Fatalf("%s, %d columns: byte %d of the pixels is %d, want %d", o, columns, i, va.picture.pix[i], vb.picture.pix[i])
				}
			}
		}
	}
}

// The work of an append does not depend on the history: neither the segments computed nor the lines made.
func TestAppendCostsTheSameWhateverTheHistory(t *testing.T) {
	work := map[int]int{}
	for _, columns := range []int{512, 16384} {
		inst, h, v := open(t, live(columns))
		x := widget.Float32s(clicks(128))
		for range columns + 100 {
			inst.Push(push, x)
		}
		widgettest.Settle(t, inst, h)
		c := &counter{transformer: v.work.transform}
		v.work.transform = c
		for range 64 {
			inst.Push(push, x)
			widgettest.Settle(t, inst, h)
		}
		work[columns] = c.n
	}
	if work[512] < 64 || work[512] > 140 || work[16384] < 60 || work[16384] > 70 {
		t.Errorf("64 columns appended took %v transforms", work)
	}
}

func TestPushAllocatesNothing(t *testing.T) {
	_, _, v := open(t, live(500))
	v.env = idle{}
	x := widget.Float32s(clicks(128))
	tick := func() {
		if err := v.Push(push, x); err != nil {
			t.Fatal(err)
		}
		vp := v.viewport
		d := 128 / v.props.SampleRate
		vp.X.Lo, vp.X.Hi = vp.X.Lo+d, vp.X.Hi+d
		v.look(vp)
		v.work.run(&v.signal, nil, v.work.few())
		v.show()
	}
	for range 3 {
		v.Push(push, x)
	}
	v.viewport = layout.Layout{X: scale.Window{Lo: 0, Hi: 8, Pixels: 380}, Y: scale.Window{Hi: 4000, Pixels: 220}, Ratio: 1}
	for range 700 {
		tick()
	}
	if n := testing.AllocsPerRun(100, tick); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func TestGapsAndOverflowAreCountedAndDrawn(t *testing.T) {
	p := live(200)
	inst, h, v := open(t, p)
	x := make([]float32, 12800)
	copy(x, clicks(len(x)))
	for i := 5000; i < 5300; i++ {
		x[i] = float32(math.NaN())
	}
	last := func() widget.HistoryDetail {
		e, _ := h.Last(widget.HistoryChange)
		d, _ := e.Detail.(widget.HistoryDetail)
		return d
	}
	inst.Push(push, widget.Float32s(x[:5100]))
	inst.Push(push, widget.Float32s(x[5100:]))
	if got := last(); got != (widget.HistoryDetail{Gaps: 1, Missing: 300}) {
		t.Errorf("a gap over two pushes: %+v", got)
	}
	gap := make([]float64, 1000)
	for i := range gap {
		gap[i] = math.NaN()
	}
	inst.Push(push, widget.Float64s(gap))
	inst.Push(push, widget.Int16s(make([]int16, 100), 1))
	if got := last(); got != (widget.HistoryDetail{Gaps: 2, Missing: 1300}) {
		t.Errorf("a second gap: %+v", got)
	}
	widgettest.Settle(t, inst, h)
	values := inst.Values()
	at := func(second float64) float64 {
		for i := range values.Columns {
			if values.X[i] <= second && second < values.X[i+1] {
				return values.Z.At(values.Rows/2*values.Columns + i)
			}
		}
		return 0
	}
	if !math.IsNaN(at(5150.0/8000)) || !math.IsNaN(at(13300.0/8000)) || math.IsNaN(at(4000.0/8000)) {
		t.Errorf("the gaps read %v, %v, and before them %v", at(5150.0/8000), at(13300.0/8000), at(4000.0/8000))
	}
	gray := false
	for i := 0; i < len(v.picture.pix); i += 4 {
		gray = gray || v.picture.pix[i] == 150 && v.picture.pix[i+1] == 150 && v.picture.pix[i+2] == 150
	}
	if !gray {
		t.Error("no pixel has the colour of NaN")
	}
	n := v.signal.ring.Size()
	inst.Push(push, widget.Float32s(make([]float32, n+77)))
	if got := last(); got.Lost != 77 {
		t.Errorf("a push longer than the history: %+v", got)
	}
	if want := "2 gaps, 1300 samples missing, 77 lost"; !strings.Contains(string(inst.Frame().Base.Text), want) {
		t.Errorf("the picture does not say %q", want)
	}
}

func TestPauseKeepsThePicture(t *testing.T) {
	p := live(300)
	inst, h, v := open(t, p)
	inst.Push(push, widget.Float32s(clicks(300*128)))
	widgettest.Settle(t, inst, h)
	x0, _ := inst.View()
	before := append([]byte(nil), v.picture.pix...)
	p.Paused = true
	inst.SetProps(p)
	inst.Update()
	for range 20 {
		inst.Push(push, widget.Float32s(make([]float32, 5000)))
		widgettest.Settle(t, inst, h)
	}
	if x, _ := inst.View(); x != x0 {
		t.Errorf("paused, the window moves from %v to %v", x0, x)
	}
	for i := range before {
		if v.picture.pix[i] != before[i] {
			t.Fatal("paused, the picture changes")
		}
	}
	p.Paused = false
	inst.SetProps(p)
	inst.Update()
	widgettest.Settle(t, inst, h)
	if x, _ := inst.View(); math.Abs(x[1]-(300*128+100_000)/8000.0) > 0.05 {
		t.Errorf("going on, the window ends at %v s", x[1])
	}
}

func TestStreamAndDataTakeTurns(t *testing.T) {
	p := live(100)
	p.Data = widget.Float32s(clicks(1000))
	inst, h, v := open(t, p)
	inst.Push(push, widget.Float32s(nil))
	if v.signal.ring != nil {
		t.Error("nothing pushed has begun a stream")
	}
	inst.Push(push, widget.Float32s(clicks(2000)))
	widgettest.Settle(t, inst, h)
	if x, _ := inst.View(); v.signal.ring == nil || x[1] != p.History.V {
		t.Errorf("a stream begins with the window %v", x)
	}
	p.Colormap = "gray"
	inst.SetProps(p)
	inst.Update()
	if v.signal.ring == nil {
		t.Error("other colours have ended the stream")
	}
	p.History.V *= 2
	inst.SetProps(p)
	inst.Update()
	widgettest.Settle(t, inst, h)
	if r := v.signal.ring; r == nil || r.Total() != 2000 || r.Size() != 200*128 || inst.Values().Z.Len() == 0 {
		t.Error("a longer history has lost the samples")
	}
	p.Data = widget.Float32s(clicks(1000))
	inst.SetProps(p)
	inst.Update()
	widgettest.Settle(t, inst, h)
	if x, _ := inst.View(); v.signal.ring != nil || x[1] != 1000/p.SampleRate {
		t.Errorf("data set anew are shown by the window %v", x)
	}
}

// begun opens a live spectrogram that was pushed to so many times, 0.16 s each, and returns how it goes on, and its window.
func begun(t *testing.T, pushes int) (inst widget.Instance, goOn func(), whole, y [2]float64) {
	t.Helper()
	inst, h, _ := open(t, live(1000))
	x := widget.Float32s(clicks(1280))
	for range pushes {
		inst.Push(push, x)
	}
	widgettest.Settle(t, inst, h)
	whole, y = inst.View()
	return inst, func() {
		for range 10 {
			inst.Push(push, x)
			widgettest.Settle(t, inst, h)
		}
	}, whole, y
}

// Before the history is full, a window that the head comes to the end of moves on with it.
func TestWindowFollowsAGrowingStream(t *testing.T) {
	inst, goOn, whole, y := begun(t, 20)
	head := whole[0] + 20*0.16
	inst.SetView([2]float64{head - 1.5, head + 0.5}, y)
	goOn()
	if now, _ := inst.View(); math.Abs(now[1]-head-1.6) > 0.1 || math.Abs(now[1]-now[0]-2) > 1e-6 {
		t.Errorf("the head has gone from %v to %v, and the window to %v", head, head+1.6, now)
	}
}

// The zoomed window stays at the head as the stream goes on, and where the user has scrolled back it stays there.
func TestZoomedWindowFollowsTheHead(t *testing.T) {
	inst, goOn, whole, y := begun(t, 200)
	inst.SetView([2]float64{whole[1] - 2, whole[1]}, y)
	goOn()
	now, _ := inst.View()
	if math.Abs(now[1]-whole[1]-1.6) > 0.1 || math.Abs(now[1]-now[0]-2) > 1e-6 {
		t.Errorf("1.6 s later the window at the head has gone from %v to %v", whole[1], now)
	}
	back := [2]float64{now[1] - 5, now[1] - 3}
	inst.SetView(back, y)
	goOn()
	if at, _ := inst.View(); at != back {
		t.Errorf("scrolled back to %v, the window is %v", back, at)
	}
}
