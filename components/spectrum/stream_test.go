package spectrum

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/compute/spectral"
)

func gauss(n int) []float32 {
	r := rand.New(rand.NewPCG(4, 4))
	x := make([]float32, n)
	for i := range x {
		x[i] = float32(r.NormFloat64() * 0.1)
	}
	return x
}

// pieces pushes x in pieces of any length, with a frame now and then.
func pieces(inst widget.Instance, x []float32, most int) {
	r := rand.New(rand.NewPCG(3, 3))
	for len(x) > 0 {
		n := min(len(x), 1+r.IntN(most))
		inst.Push(0, widget.Float32s(x[:n]))
		if x = x[n:]; r.IntN(3) == 0 {
			inst.Frame()
		}
	}
}

func compare(t *testing.T, what string, got, want []float64, limit float64) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s: %d values, want %d", what, len(got), len(want))
	}
	for k := range want {
		if !(math.Abs(got[k]-want[k]) <= limit) {
			t.Fatalf("%s: bin %d is %v, want %v", what, k, got[k], want[k])
		}
	}
}

// The last segment of a stream is that of its last samples, and the average is that of its history.
func TestStreamIsTheSpectrumOfItsSamples(t *testing.T) {
	x := gauss(200_000)
	for _, average := range []Average{None, Welch} {
		p := defaults
		p.FFTSize, p.Average, p.Unit = 512, average, spectral.DB
		p.History = widget.Some(float64(len(x)) / p.SampleRate)
		inst, _ := mount(t, p)
		pieces(inst, x, 5000)
		p.Data = widget.Float32s(x)
		data, _ := mount(t, p)
		compare(t, string(average), inst.Values().Y, data.Values().Y, 1e-9) // sums in another order
		inst.Frame()
		compare(t, string(average)+" after a frame", inst.Values().Y, data.Values().Y, 1e-9)
	}
}

// What is older than the history is forgotten: to within a 32nd of it.
func TestAverageForgetsWhatIsOlderThanTheHistory(t *testing.T) {
	const hop = 256
	p := defaults
	p.FFTSize, p.Overlap, p.Unit, p.History = 512, 0.5, spectral.V2Hz, widget.Some(1000*hop/48000.0)
	inst, _ := mount(t, p)
	loud := make([]float32, 3000*hop)
	for i := range loud {
		loud[i] = float32(i%2*2 - 1)
	}
	pieces(inst, loud, 20_000)
	x := gauss(1034 * hop) // of 1000 segments a part has 32
	pieces(inst, x, 3000)
	got := inst.Values().Y
	for back := 1000; ; back++ { // as many segments as the parts are of
		if back > 1032 {
			t.Fatalf("the average is none of the last 1000 to 1032 segments: %v at the bottom", got[0])
		}
		want, err := spectral.WelchOf(x[len(x)-(back+1)*hop:], p.config(p.FFTSize, 1), p.Unit)
		if err != nil {
			t.Fatal(err)
		}
		if math.Abs(got[3]/want[3]-1) < 1e-9 {
			compare(t, "density", got, want, 1e-15)
			return
		}
	}
}

// A push costs the segments that it makes whole, whatever the history: and what nobody sees costs nothing until then.
func TestPushCostsItsOwnSegments(t *testing.T) {
	for _, history := range []float64{1, 600} {
		p := defaults
		p.FFTSize, p.History = 1024, widget.Some(history)
		v := &view{env: env{}}
		if err := v.Update(p); err != nil {
			t.Fatal(err)
		}
		v.Push(0, widget.Float32s(gauss(48000)))
		v.Values()
		for range 20 {
			v.Push(0, widget.Float32s(gauss(512)))
			v.live.look()
			if v.live.left != 1 {
				t.Errorf("history %v s: %d segments for 512 samples", history, v.live.left)
			}
			v.catchUp()
		}
	}
}

// A long stream that has not been looked at is taken in in slices.
func TestLongBacklogIsSliced(t *testing.T) {
	p := defaults
	p.FFTSize, p.Overlap = 256, 0.9
	inst, h := mount(t, p)
	inst.Push(0, widget.Float32s(gauss(480_000)))
	h.Tick = 1
	inst.Frame()
	turns := 0
	for h.Scheduler().Busy() {
		start := h.Clock
		h.Scheduler().Run(8)
		if h.Clock-start > 11 {
			t.Fatalf("a turn took %v ms", h.Clock-start)
		}
		turns++
	}
	if turns < 10 {
		t.Errorf("done after %d turns", turns)
	}
	inst.Frame()
	if !inst.Settled() {
		t.Error("not settled")
	}
}

func TestMissingSamplesAreCountedAndLeftOut(t *testing.T) {
	p := defaults
	p.FFTSize, p.Overlap, p.History = 256, 0, widget.Some(1.0)
	inst, h := mount(t, p)
	x := sine(48000, 256, 32)
	for i := 5000; i < 5600; i++ {
		x[i] = math.NaN()
	}
	inst.Push(0, widget.Float64s(x))
	if v := inst.Values(); math.Abs(v.Y[32]) > 0.01 {
		t.Errorf("with a gap the tone reads %v dBFS", v.Y[32])
	}
	inst.Push(0, widget.Float32s(make([]float32, 48010)))
	e, _ := h.Last("history-change")
	if d, ok := e.Detail.(widget.HistoryDetail); !ok || d != (widget.HistoryDetail{Gaps: 1, Missing: 600, Lost: 10}) {
		t.Errorf("history-change is %+v", e.Detail)
	}
	if text := string(inst.Frame().Base.Text); !strings.Contains(text, "1 gap, 600 samples missing, 10 lost") {
		t.Errorf("the picture does not say what is missing")
	}
}

func TestStreamSurvivesOtherProps(t *testing.T) {
	p := defaults
	p.FFTSize, p.Average = 256, Welch
	inst, _ := mount(t, p)
	x := gauss(10_000)
	inst.Push(0, widget.Float32s(x))
	for _, change := range []func(){
		func() { p.Unit = spectral.V },
		func() { p.Label = "Live" },
		func() { p.History = widget.Some(5.0) },
		func() { p.FFTSize = 500 },
		func() { p.Average = None },
		func() { p.Data = widget.Float32s(gauss(700)) },
	} {
		change()
		inst.SetProps(p)
		inst.Update()
		inst.Frame()
		want := p
		if p.Data.Len() == 0 {
			want.Data = widget.Float32s(x)
		}
		other, _ := mount(t, want)
		compare(t, "after a change", inst.Values().Y, other.Values().Y, 1e-9)
	}
}

func TestHistoryOutOfRange(t *testing.T) {
	for _, history := range []float64{0, -1, math.NaN(), math.Inf(1), 1e9} {
		p := defaults
		p.History = widget.Some(history)
		if e, ok := p.check(true).(*widget.PropError); !ok || e.Prop != "history" {
			t.Errorf("history %v: %v", history, p.check(true))
		}
	}
}

// A paused stream shows what it had, whatever is pushed, and after a change of props as well as it can; then it goes on
// with all that is kept.
func TestPause(t *testing.T) {
	x := gauss(60_000)
	for _, average := range []Average{None, Welch} {
		p := defaults
		p.FFTSize, p.Average, p.Unit, p.History = 512, average, spectral.DB, widget.Some(1.0)
		inst, _ := mount(t, p)
		other, _ := mount(t, p)
		set := func(p Props) {
			inst.SetProps(p)
			inst.Update()
			inst.Frame()
		}
		pieces(inst, x[:20_000], 3000)
		pieces(other, x[:20_000], 3000)
		before := append([]float64(nil), other.Values().Y...)
		p.Paused = true
		set(p)
		pieces(inst, x[20_000:30_000], 3000)
		compare(t, string(average)+" paused", inst.Values().Y, before, 1e-9)
		p.Unit = spectral.DBFS
		set(p)
		if at := inst.Values().Y; math.Abs(at[9]-before[9]-10*math.Log10(2)) > 1e-9 {
			t.Errorf("%s: in dBFS bin 9 is %v, and was %v", average, at[9], before[9])
		}
		p.Unit = spectral.DB
		set(p)
		pieces(inst, x[30_000:], 3000)
		pieces(other, x[20_000:], 3000)
		compare(t, string(average)+" paused for long", inst.Values().Y, before, 1e-9)
		p.Paused = false
		set(p)
		if average == None { // of an average the parts begin elsewhere
			compare(t, "resumed", inst.Values().Y, other.Values().Y, 1e-9)
		} else if compare(t, "resumed", inst.Values().Y, other.Values().Y, 1); inst.Values().Y[9] == before[9] {
			t.Error("the average has not gone on")
		}
	}
}

// What is pushed to a paused stream that holds nothing is shown when it goes on.
func TestPausedFromTheBeginning(t *testing.T) {
	p := defaults
	p.FFTSize, p.Paused = 512, true
	inst, _ := mount(t, p)
	inst.Push(0, widget.Float32s(gauss(5000)))
	inst.Frame()
	if y := inst.Values().Y; len(y) > 0 {
		t.Errorf("paused, it shows %v", y)
	}
	p.Paused = false
	inst.SetProps(p)
	inst.Update()
	if y := inst.Values().Y; y[9] != y[9] {
		t.Error("resumed, it shows nothing")
	}
}
