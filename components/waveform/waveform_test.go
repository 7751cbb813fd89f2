package waveform

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/layout"
	"github.com/sonde-viz/sonde/components/paint"
	"github.com/sonde-viz/sonde/components/scale"
	"github.com/sonde-viz/sonde/components/tool"
	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/components/widgettest"
)

func TestWidget(t *testing.T) { widgettest.Run(t, Def) }

// stage is a waveform whose numbers can be looked at.
type stage struct {
	widget.Instance
	host *widgettest.Host
}

func mount(t *testing.T, p Props) stage {
	t.Helper()
	inst, h := widgettest.Mount(t, Def, p, 640, 200, 1)
	if len(h.Errors) > 0 {
		t.Fatal(h.Errors)
	}
	return stage{inst, h}
}

// numbers are what is drawn: of a window if lo < hi, else of the whole.
func (s stage) numbers(t *testing.T, lo, hi float64) widget.Values {
	t.Helper()
	if lo < hi {
		_, y := s.View()
		if !s.SetView([2]float64{lo, hi}, y) {
			t.Fatal("the view is refused")
		}
	}
	s.FontsChanged()
	s.Frame()
	return s.Values()
}

// Every sample lies within what is drawn of its pixel column, and what is drawn is a sample: no peak is lost and none is
// made up, at any zoom and for samples of any kind.
func TestColumnsHoldEveryExtreme(t *testing.T) {
	const n, rate = 300_000, 1000
	r := rand.New(rand.NewPCG(1, 2))
	f32, f64, i16 := make([]float32, n), make([]float64, n), make([]int16, n)
	for i := range n {
		i16[i] = int16(100 * r.NormFloat64())
		if r.IntN(20000) == 0 {
			i16[i] *= 40 // needles
		}
		f64[i] = float64(i16[i]) / 64
		f32[i] = float32(f64[i])
	}
	for _, data := range []widget.Series{widget.Float32s(f32), widget.Float64s(f64), widget.Int16s(i16, 1.0/64)} {
		p := defaults
		p.Data, p.SampleRate = data, rate
		s := mount(t, p)
		for range 30 {
			lo := r.Float64() * 250
			hi := lo + math.Exp(math.Log(2)+r.Float64()*math.Log(20))
			v := s.numbers(t, lo, hi)
			step := (hi - lo) / float64(len(v.X)/2)
			for k := 0; k < len(v.X); k += 2 {
				if v.X[k] != v.X[k+1] {
					t.Fatalf("column %d has the times %v and %v", k/2, v.X[k], v.X[k+1])
				}
				a, b := math.Ceil((v.X[k]-step/2)*rate-1e-6), math.Ceil((v.X[k]+step/2)*rate-1e-6)
				least, most := math.Inf(1), math.Inf(-1)
				for i := int(a); i < int(b); i++ {
					least, most = min(least, f64[i]), max(most, f64[i])
				}
				if v.Y[k] != least || v.Y[k+1] != most {
					t.Fatalf("samples %v to %v are drawn from %v to %v, want %v to %v", a, b, v.Y[k], v.Y[k+1], least, most)
				}
			}
		}
	}
}

// Zoomed in, the samples themselves are drawn, and their neighbours outside of the window.
func TestZoomShowsSamples(t *testing.T) {
	x := make([]float64, 10000)
	for i := range x {
		x[i] = float64(i * i % 97)
	}
	p := defaults
	p.Data, p.SampleRate, p.T0 = widget.Float64s(x), 100, 5
	s := mount(t, p)
	v := s.numbers(t, 15, 16.005)
	if v.X[0] > 15 || v.X[len(v.X)-1] < 16 || len(v.X) > 105 {
		t.Fatalf("%d samples from %v to %v", len(v.X), v.X[0], v.X[len(v.X)-1])
	}
	for i, at := range v.X {
		if want := x[int(math.Round((at-5)*100))]; v.Y[i] != want {
			t.Errorf("at %v s is %v, want %v", at, v.Y[i], want)
		}
	}
}

// A stream shows what data of the same last samples would.
func TestStreamIsLikeDataOfItsTail(t *testing.T) {
	const rate, history = 1000, 5.0
	r := rand.New(rand.NewPCG(3, 4))
	p := defaults
	p.SampleRate, p.History, p.Channels, p.RMS, p.Label = rate, widget.Some(float64(history)), 2, true, "Both"
	s := mount(t, p)
	var all [2][]float32
	for len(all[0]) < 23_456 {
		n := r.IntN(700)
		if r.IntN(30) == 0 {
			n += 6000 // more than the history at once
		}
		x := make([]float32, 2*n)
		for i := range x {
			x[i] = float32(r.NormFloat64())
			if r.IntN(500) == 0 {
				x[i] = float32(math.NaN())
			}
		}
		all[0], all[1] = append(all[0], x[:n]...), append(all[1], x[n:]...)
		s.Push(0, widget.Float32s(x))
		if r.IntN(10) == 0 {
			s.Frame()
		}
	}
	if len(s.host.Errors) > 0 {
		t.Fatal(s.host.Errors)
	}
	tail := len(all[0]) - int(rate*history)
	q := p
	q.Data = widget.Float32s(append(append([]float32{}, all[0][tail:]...), all[1][tail:]...))
	q.T0 = float64(tail) / rate
	other := mount(t, q)
	lo, hi := q.T0+1.5, q.T0+4.25
	got, want := s.numbers(t, lo, hi), other.numbers(t, lo, hi)
	if len(got.X) != len(want.X) || len(got.X) < 500 {
		t.Fatalf("%d values, want %d", len(got.X), len(want.X))
	}
	for i := range got.X {
		if math.Abs(got.X[i]-want.X[i]) > 1e-9 || got.Y[i] != want.Y[i] && got.Y[i] == got.Y[i] {
			t.Fatalf("value %d is %v at %v, want %v at %v", i, got.Y[i], got.X[i], want.Y[i], want.X[i])
		}
	}
}

// The picture follows the head; one that was scrolled back stays; a paused one stands still and keeps what comes.
func TestFollowScrollBackAndPause(t *testing.T) {
	p := defaults
	p.SampleRate, p.History = 100, widget.Some(10.0)
	s := mount(t, p)
	push := func(n int) {
		s.Push(0, widget.Float32s(make([]float32, n)))
		s.Frame()
	}
	push(100)
	if _, y := s.View(); !s.SetView([2]float64{0.5, 1.5}, y) {
		t.Fatal("the view is refused")
	}
	push(100)
	if x, _ := s.View(); math.Abs(x[0]-1) > 1e-9 || math.Abs(x[1]-2) > 1e-9 {
		t.Errorf("shows %v s, want 1 to 2: it follows before the history is full", x)
	}
	s.ResetView()
	push(2300)
	if x, _ := s.View(); x != [2]float64{15, 25} {
		t.Errorf("shows %v s, want 15 to 25", x)
	}
	_, y := s.View()
	s.SetView([2]float64{20, 25}, y)
	push(200)
	if x, _ := s.View(); math.Abs(x[0]-22) > 1e-9 || math.Abs(x[1]-27) > 1e-9 {
		t.Errorf("shows %v s, want 22 to 27: at the head it follows", x)
	}
	s.SetView([2]float64{19, 21}, y)
	push(100)
	if x, _ := s.View(); x != [2]float64{19, 21} {
		t.Errorf("shows %v s, want 19 to 21: it was scrolled back", x)
	}
	s.ResetView()
	p.Paused = true
	s.SetProps(p)
	s.Update()
	before := s.numbers(t, 0, 0)
	push(300)
	push(1100) // more than the history holds
	if v := s.numbers(t, 0, 0); v.X[0] > 18.1 || v.X[len(v.X)-1] > 28 || !slices.Equal(v.X, before.X) || !slices.Equal(v.Y, before.Y) {
		t.Errorf("paused at 28 s, it shows %v to %v s", v.X[0], v.X[len(v.X)-1])
	}
	p.Paused = false
	s.SetProps(p)
	s.Update()
	if v := s.numbers(t, 0, 0); v.X[0] < 31.9 || v.X[len(v.X)-1] < 41.9 {
		t.Errorf("resumed at 42 s, it shows %v to %v s", v.X[0], v.X[len(v.X)-1])
	}
}

func TestPushBeyondHistoryIsCounted(t *testing.T) {
	p := defaults
	p.SampleRate, p.History = 100, widget.Some(1.0)
	s := mount(t, p)
	s.Push(0, widget.Float32s(make([]float32, 130)))
	s.Push(0, widget.Float32s(make([]float32, 101)))
	if e, ok := s.host.Last(widget.HistoryChange); !ok || e.Detail != (widget.HistoryDetail{Lost: 31}) {
		t.Errorf("%+v, want 30 and 1 lost", e)
	}
}

// A gap is drawn as one; its neighbours are not.
func TestNaNIsAGap(t *testing.T) {
	x := make([]float32, 100_000)
	for i := 40_000; i < 60_000; i++ {
		x[i] = float32(math.NaN())
	}
	p := defaults
	p.Data, p.SampleRate = widget.Float32s(x), 1
	v := mount(t, p).numbers(t, 0, 0)
	for i, at := range v.X {
		if gap := at > 40_200 && at < 59_800; (v.Y[i] != v.Y[i]) != gap && (at < 39_800 || at > 60_200 || gap) {
			t.Errorf("at %v is %v", at, v.Y[i])
		}
	}
}

// The band is the root mean square by its definition.
func TestRMSBand(t *testing.T) {
	x := make([]float64, 64_000)
	for i := range x {
		x[i] = 3 * math.Sin(2*math.Pi*float64(i)/16)
	}
	v := &view{env: idle{}}
	p := defaults
	p.Data, p.RMS = widget.Float64s(x), true
	if err := v.Update(p); err != nil {
		t.Fatal(err)
	}
	for _, tr := range v.tracks {
		tr.update(v.head())
	}
	var f figure.Figure
	v.Marks(&f, layout.Layout{X: scale.Window{Lo: 0, Hi: 64_000.0 / 48000, Pixels: 100}, Y: scale.Window{Lo: -4, Hi: 4, Pixels: 100}, Ratio: 1})
	for i, r := range v.shapes[0].band[1] {
		if math.Abs(r-3/math.Sqrt2) > 1e-12*3 {
			t.Fatalf("edge %d: rms %v, want %v", i, r, 3/math.Sqrt2)
		}
	}
}

type idle struct{}

func (idle) Emit(string, any) {}
func (idle) Repaint()         {}
func (idle) Work()            {}
func (idle) WorkAtRest()      {}

// A logarithmic axis that has no place for the data says so and is symlog.
func TestLogOfNegativeValues(t *testing.T) {
	v := &view{env: idle{}}
	p := defaults
	p.Data, p.YScale = widget.Float64s([]float64{-1, 10, 1000}), Log
	if err := v.Update(p); err != nil {
		t.Fatal(err)
	}
	v.tracks[0].update(3)
	var f figure.Figure
	v.Axes(&f)
	if f.Y.Scale != scale.Symlog || f.Y.Title != "Amplitude (symlog: there are values ≤ 0)" {
		t.Errorf("the axis is %+v", f.Y)
	}
	p.Data = widget.Float64s([]float64{2, 10, 1000})
	if err := v.Update(p); err != nil {
		t.Fatal(err)
	}
	v.tracks[0].update(3)
	f.Reset()
	v.Axes(&f)
	if f.Y.Scale != scale.Log || f.Y.Lo != 1 || f.Y.Hi != 1000 {
		t.Errorf("the axis is %+v", f.Y)
	}
}

func TestBadProps(t *testing.T) {
	nan := math.NaN()
	for _, c := range []struct {
		prop   string
		change func(p *Props)
	}{
		{"channels", func(p *Props) { p.Channels = 0 }},
		{"channels", func(p *Props) { p.Channels = 65 }},
		{"data", func(p *Props) { p.Channels = 7 }},
		{"sampleRate", func(p *Props) { p.SampleRate = 0 }},
		{"sampleRate", func(p *Props) { p.SampleRate = nan }},
		{"t0", func(p *Props) { p.T0 = nan }},
		{"start", func(p *Props) { p.Start = widget.Some(1e16) }},
		{"threshold", func(p *Props) { p.Threshold, p.YScale = widget.Some(0.0), Symlog }},
		{"yMin", func(p *Props) { p.YMin = widget.Some(nan) }},
		{"yMin", func(p *Props) { p.YMin, p.YScale = widget.Some(-1.0), Log }},
		{"yMax", func(p *Props) { p.YMin, p.YMax = widget.Some(2.0), widget.Some(2.0) }},
		{"yScale", func(p *Props) { p.YScale = "cubic" }},
		{"lanes", func(p *Props) { p.Lanes = "" }},
	} {
		p := examples[1].Props()
		s := mount(t, p)
		c.change(&p)
		s.SetProps(p)
		s.Update()
		e, _ := lastError(s.host).(*widget.PropError)
		if e == nil || e.Prop != c.prop || e.Value == "" || e.Allowed == "" {
			t.Errorf("%s: %v", c.prop, s.host.Errors)
		}
	}
	p := defaults
	p.Channels = 2
	s := mount(t, p)
	s.Push(0, widget.Float32s(make([]float32, 3)))
	if e, _ := lastError(s.host).(*widget.PropError); e == nil || e.Prop != "push" {
		t.Errorf("push of 3 samples to 2 channels: %v", s.host.Errors)
	}
}

func lastError(h *widgettest.Host) error {
	if len(h.Errors) == 0 {
		return nil
	}
	return h.Errors[len(h.Errors)-1]
}

// The read-out names the channel, and writes the time as the axis does: in seconds, or as a time of day.
func TestReadout(t *testing.T) {
	for _, c := range []struct {
		start       widget.Opt[float64]
		title, time string
	}{
		{widget.Opt[float64]{}, "Time (s)", "Time  2.0000\u00a0s"},
		{widget.Some(1.7e9), "Time (UTC)", "Time  2023-11-14 22:13:22.0000\u00a0UTC"},
	} {
		p := defaults
		p.Data, p.Channels, p.SampleRate, p.Start = widget.Float32s(make([]float32, 6000)), 2, 1000, c.start
		s := mount(t, p)
		s.SetView([2]float64{c.start.Or(0) + 1.9, c.start.Or(0) + 2.1}, [2]float64{-1, 1})
		px, py := s.PixelOf(c.start.Or(0)+2, -1)
		s.Pointer(tool.Event{Kind: tool.Move, X: px, Y: py + 20}) // in the lower lane
		f := s.Frame()
		if base := widgettest.Texts(f.Base); !slices.Contains(base, c.title) {
			t.Errorf("no title %q among %q", c.title, base)
		}
		want := []string{c.time, "Channel  2", "Amplitude  0"}
		if said := widgettest.Texts(f.Overlay); !slices.Equal(said, want) {
			t.Errorf("the cursor says %q, want %q", said, want)
		}
	}
}

// The axis is as long as the samples, as that of a spectrogram of them; without any, as long as the history.
func TestTimeAxis(t *testing.T) {
	for _, c := range []struct {
		samples, channels int
		want              [2]float64
	}{{8000, 1, [2]float64{2, 10}}, {8000, 2, [2]float64{2, 6}}, {1, 1, [2]float64{2, 2.001}}, {0, 1, [2]float64{2, 12}}} {
		p := defaults
		p.Data, p.Channels, p.SampleRate, p.T0 = widget.Float32s(make([]float32, c.samples)), c.channels, 1000, 2
		if x, _ := mount(t, p).View(); x != c.want {
			t.Errorf("%d samples of %d channels: from %v to %v s, want %v", c.samples, c.channels, x[0], x[1], c.want)
		}
	}
}

// The numbers are those of the props, the view and what was pushed, painted or not: out of sight nothing is.
func TestValuesOutOfSight(t *testing.T) {
	p := defaults
	p.SampleRate, p.History = 1000, widget.Some(2.0)
	s := mount(t, p)
	s.SetVisible(false)
	s.Push(0, widget.Float32s([]float32{1, -2, 3}))
	if v := s.Values(); !slices.Equal(v.Y, []float64{-2, 3}) { // of one pixel
		t.Errorf("pushed 1, -2 and 3: %v", v.Y)
	}
	s.SetView([2]float64{0, 0.003}, [2]float64{-3, 3})
	if v := s.Values(); !slices.Equal(v.Y, []float64{1, -2, 3}) {
		t.Errorf("zoomed in: %v", v.Y)
	}
	p.Data = widget.Float32s([]float32{5, 6})
	s.SetProps(p)
	s.ResetView()
	if v := s.Values(); !slices.Equal(v.Y, []float64{5, 6}) {
		t.Errorf("of data: %v", v.Y)
	}
}

// The read-out tells values apart that are a pixel apart, however far from 0 they lie.
func TestReadoutFarFromZero(t *testing.T) {
	near, far := scale.Window{Lo: -1, Hi: 1, Pixels: 200}, scale.Window{Lo: 1e9 - 0.02, Hi: 1e9 + 0.02, Pixels: 200}
	if got := near.Resolution(0.5); got != 0 {
		t.Errorf("near 0 a step of %v, want four digits", got)
	}
	if got := far.Resolution(1e9); got > 0.04/200 || got < 1e-6 {
		t.Errorf("far from 0 a step of %v, want less than a pixel", got)
	}
}

// A picture without any number says so; one that has some, and one that is not taken in yet, do not.
func TestNoNumbers(t *testing.T) {
	nan := math.NaN()
	for _, c := range []struct {
		x    []float64
		want bool
	}{{[]float64{nan, nan, nan}, true}, {[]float64{nan, 1, nan}, false}, {[]float64{0}, false}} {
		p := defaults
		p.Data = widget.Float64s(c.x)
		v := &view{env: noEnv{}}
		if err := v.Update(p); err != nil {
			t.Fatal(err)
		}
		for v.taken() < v.head() {
			v.tracks[0].update(v.head())
		}
		var f figure.Figure
		v.Axes(&f)
		if got := f.Notice == "no sample is a number"; got != c.want {
			t.Errorf("%v: notice %q", c.x, f.Notice)
		}
	}
}

type noEnv struct{ widget.Env }

func (noEnv) Work() {}

// Channels of one axis have keys, and those of a colour share one.
func TestChannelKeys(t *testing.T) {
	keys := channelKeys(10)
	if len(keys) != figure.Traces || keys[0].Text != "1, 9" || keys[1].Text != "2, 10" || keys[7].Text != "8" {
		t.Errorf("keys of ten channels: %v", keys)
	}
	if keys = channelKeys(2); len(keys) != 2 || keys[1].Text != "2" || keys[1].Color != figure.Accent2 {
		t.Errorf("keys of two channels: %v", keys)
	}
}

// One sample that is NaN has a mark, wherever it lies, however far the picture is zoomed out, of data and of streams; without one
// there is none, and whole numbers are not looked through.
func TestNaNNarrowerThanAPixelIsMarked(t *testing.T) {
	const n = 3_000_000
	alert := func(s stage) (at []float64) {
		v := s.Frame
		s.FontsChanged()
		list := v().Base
		var m marks
		list.Replay(&m)
		return m.at
	}
	for _, k := range []int{0, 77, 255, 256, 1_234_567, n - 1} {
		x := make([]float32, n)
		for i := range x {
			x[i] = float32(math.Sin(float64(i) * 0.01))
		}
		x[k] = float32(math.NaN())
		for _, stream := range []bool{false, true} {
			p := defaults
			if p.Data = widget.Float32s(x); stream {
				p.Data, p.History = widget.Series{}, widget.Some(float64(n)/p.SampleRate)
			}
			s := mount(t, p)
			if stream {
				for from := 0; from < n; from += 70_000 {
					s.Push(0, widget.Float32s(x[from:min(n, from+70_000)]))
				}
			}
			for _, wide := range []float64{n, 40_000, 1500, 900} { // samples
				at := float64(k) / p.SampleRate
				lo := max(0, min(at-wide/3/p.SampleRate, (n-wide)/p.SampleRate))
				_, y := s.View()
				s.SetView([2]float64{lo, lo + wide/p.SampleRate}, y)
				widgettest.Settle(t, s.Instance, s.host)
				px, _ := s.PixelOf(at, 0)
				if m := alert(s); len(m) < 2 || len(m) > 3 || math.Abs(m[1]-px) > 2.5 {
					t.Errorf("sample %d of %v, stream %v: marks at %v px, want %v", k, wide, stream, m, px)
				}
			}
		}
	}
	p := defaults
	p.Data = widget.Int16s(make([]int16, n), 1)
	if m := alert(mount(t, p)); len(m) > 0 {
		t.Errorf("whole numbers have marks at %v", m)
	}
}

// marks are the places of strokes in the colour of an alert.
type marks struct {
	nothing
	at []float64
}

func (m *marks) Stroke(p paint.Pen, xy []float64) {
	for i := 0; p.Color == figure.Light[figure.Alert] && i < len(xy); i += 6 {
		m.at = append(m.at, xy[i])
	}
}

type nothing struct{}

func (nothing) Label(l paint.Label)                                 {}
func (nothing) Clip(x, y, w, h float64)                             {}
func (nothing) Unclip()                                             {}
func (nothing) Rect(x, y, w, h float64, fill paint.Color)           {}
func (nothing) Fill(c paint.Color, xy []float64)                    {}
func (nothing) Circles(radius float64, c paint.Color, xy []float64) {}
func (nothing) Image(left, top int, m paint.Image)                  {}
