package spectrogram

import (
	"image/color"
	"math"
	"strings"
	"testing"

	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/paint/vgpaint"
	"github.com/sonde-viz/sonde/components/tool"
	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/components/widgettest"
	"github.com/sonde-viz/sonde/components/work"
	"github.com/sonde-viz/sonde/compute/colormap"
	"github.com/sonde-viz/sonde/compute/spectral"
)

func TestWidget(t *testing.T) { widgettest.Run(t, Def) }

// In the middle of each cell of Values is the colour of its value, whatever scale, orientation and window.
func TestCellColors(t *testing.T) {
	for _, scale := range []Scale{Linear, Log, Mel, Bark, ERB} {
		for _, o := range []Orientation{Horizontal, Waterfall} {
			p := defaults
			p.Data, p.FFTSize, p.FrequencyScale, p.Orientation = widget.Float32s(clicks(30_000)), 200, scale, o
			p.VMin, p.VMax = widget.Some(-120.0), widget.Some(10.0)
			inst, h := mount(t, p)
			for _, zoom := range []bool{false, true} {
				if zoom {
					x, y := inst.View()
					inst.SetView([2]float64{x[0] + 0.4*(x[1]-x[0]), x[0] + 0.5*(x[1]-x[0])}, [2]float64{y[0] + 0.2*(y[1]-y[0]), y[0] + 0.6*(y[1]-y[0])})
					widgettest.Settle(t, inst, h)
				}
				v := inst.Values()
				m, _ := colormap.Lookup(p.Colormap)
				inst.FontsChanged()
				picture := vgpaint.Image(480, 300, 1, color.White, inst.Frame().Base)
				for i := 0; i < v.Z.Len(); i += 37 {
					x, y := inst.PixelOf((v.X[i%v.Columns]+v.X[i%v.Columns+1])/2, (v.Y[i/v.Columns]+v.Y[i/v.Columns+1])/2)
					c := color.NRGBAModel.Convert(picture.At(int(math.Floor(x)), int(math.Floor(y)))).(color.NRGBA)
					if want := m.RGBA(m.Index(v.Z.At(i), -120, 10)); [4]uint8{c.R, c.G, c.B, c.A} != want {
						t.Fatalf("%s, %s: cell %d of value %v at (%v, %v) has the colour %v, want %v", scale, o, i, v.Z.At(i), x, y, c, want)
					}
				}
			}
		}
	}
}

func TestBadProps(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	for _, c := range []struct {
		prop   string
		change func(p *Props)
	}{
		{"sampleRate", func(p *Props) { p.SampleRate = 0 }},
		{"sampleRate", func(p *Props) { p.SampleRate = nan }},
		{"fftSize", func(p *Props) { p.FFTSize = 0 }},
		{"fftSize", func(p *Props) { p.FFTSize = 1 }},
		{"fftSize", func(p *Props) { p.FFTSize = 1<<20 + 1 }},
		{"overlap", func(p *Props) { p.Overlap = 0.995 }},
		{"overlap", func(p *Props) { p.Overlap = -0.1 }},
		{"overlap", func(p *Props) { p.Overlap = nan }},
		{"window", func(p *Props) { p.Window = "triangle" }},
		{"unit", func(p *Props) { p.Unit = "W" }},
		{"frequencyScale", func(p *Props) { p.FrequencyScale = "octave" }},
		{"orientation", func(p *Props) { p.Orientation = "up" }},
		{"colormap", func(p *Props) { p.Colormap = "jet" }},
		{"fmin", func(p *Props) { p.FMin = widget.Some(-1.0) }},
		{"fmin", func(p *Props) { p.FMin = widget.Some(0.0); p.FrequencyScale = Log }},
		{"fmin", func(p *Props) { p.FMin = widget.Some(1e6) }},
		{"fmax", func(p *Props) { p.FMax = widget.Some(0.0) }},
		{"fmax", func(p *Props) { p.FMin, p.FMax = widget.Some(500.0), widget.Some(500.0) }},
		{"fmax", func(p *Props) { p.FMax = widget.Some(inf) }},
		{"vmin", func(p *Props) { p.VMin = widget.Some(nan) }},
		{"vmax", func(p *Props) { p.VMin, p.VMax = widget.Some(-10.0), widget.Some(-10.0) }},
		{"vmin", func(p *Props) { p.Unit = spectral.V; p.VMin = widget.Some(0.0); p.VMax = widget.Some(1.0) }},
		{"range", func(p *Props) { p.Range = 0 }},
		{"range", func(p *Props) { p.Range = nan }},
		{"t0", func(p *Props) { p.T0 = inf }},
		{"t0", func(p *Props) { p.T0 = 1e16 }},
		{"start", func(p *Props) { p.Start = widget.Some(nan) }},
	} {
		p := examples[0].Props()
		inst, h := mount(t, p)
		before := append([]float32(nil), inst.Values().Z.F32()...)
		c.change(&p)
		inst.SetProps(p)
		inst.Update()
		if len(h.Errors) != 1 {
			t.Errorf("%s: %d errors", c.prop, len(h.Errors))
			continue
		}
		if e, ok := h.Errors[0].(*widget.PropError); !ok || e.Prop != c.prop || e.Value == "" || e.Allowed == "" {
			t.Errorf("%s: error is %v", c.prop, h.Errors[0])
		}
		after := inst.Values().Z.F32()
		for i := range before {
			if after[i] != before[i] {
				t.Errorf("%s: refused, but value %d is %v instead of %v", c.prop, i, after[i], before[i])
				break
			}
		}
	}
}

// Fewer samples than a transform make a shorter one, whose picture is as long as they are. One more does not make a second one: it
// stands for its hop.
func TestFewSamples(t *testing.T) {
	for _, n := range []int{0, 1, 2, 3, 100, 1023, 1024, 1025} {
		p := defaults
		p.Data = widget.Float32s(clicks(n))
		inst, _ := mount(t, p)
		v := inst.Values()
		if n < 2 {
			if v.Columns != 0 {
				t.Errorf("%d samples have %d columns", n, v.Columns)
			}
			continue
		}
		first, last := 0.0, float64(n)
		if n > p.FFTSize {
			first, last = 256, 257+512
		}
		// Edges are those of pixels, about two samples.
		if v.Columns == 0 || math.Abs(v.X[0]*48000-first) > 2 || math.Abs(v.X[v.Columns]*48000-last) > 2 || v.Y[0] != 0 || v.Y[v.Rows] != 24000 {
			t.Errorf("%d samples are shown from %v to %v s, from %v to %v Hz", n, v.X[0], v.X[len(v.X)-1], v.Y[0], v.Y[len(v.Y)-1])
		}
	}
}

// An hour at 48 kHz: the first frame has something everywhere after a few transforms, the work is done in slices, with a
// progress that grows, the memory is that of the columns shown, and other props drop what is under way.
func TestAnHourOpensCoarse(t *testing.T) {
	n := 3600 * 48000 / 8 // the cost per sample is what counts; less memory for the test
	x := make([]int16, n)
	for i := range x {
		x[i] = int16(i * i % 4001)
	}
	p := defaults
	p.SampleRate, p.FFTSize, p.Data = 6000, 256, widget.Int16s(x, 1.0/32768)
	var v *view
	d := Def
	d.New = func(e widget.Env) widget.View[Props] {
		v = &view{env: e}
		return v
	}
	h := &widgettest.Host{Tick: 1} // each look at the clock costs a millisecond
	inst := d.Describe().New(h)
	defer inst.Close()
	inst.Resize(480, 300, 1)
	inst.SetProps(p)
	inst.Update()
	inst.Frame()
	w := &v.work
	if w.left == 0 || w.all-w.left > int64(w.few()+w.some()) {
		t.Fatalf("the first frame takes %d of %d transforms", w.all-w.left, w.all)
	}
	for i := range v.picture.made {
		if v.picture.made[i].blank {
			t.Fatalf("pixel %d of the first frame is blank", i)
		}
	}
	last, turns := inst.Progress(), 0
	for h.Scheduler().Busy() && turns < 60 {
		start := h.Clock
		h.Scheduler().Run(work.Turn)
		if h.Clock-start > work.Turn+3 {
			t.Fatalf("a turn took %v ms", h.Clock-start)
		}
		if now := inst.Progress(); now < last || now == 1 {
			t.Fatalf("progress goes from %v to %v", last, now)
		} else {
			last = now
		}
		inst.Frame()
		turns++
	}
	bytes := 0
	for _, s := range w.strips {
		bytes += s.bytes()
	}
	if bytes > 10<<20 {
		t.Errorf("%d MB are kept", bytes>>20)
	}
	p.FFTSize = 128
	inst.SetProps(p)
	inst.Update()
	inst.Frame()
	if inst.Progress() > 0.2 {
		t.Errorf("progress is %v after new props", inst.Progress())
	}
	h.Tick = 0
	widgettest.Settle(t, inst, h)
	if w.left != 0 || inst.Progress() != 1 {
		t.Errorf("%d transforms are left", w.left)
	}
}

// Going back to where one has been costs no transform: panned or zoomed.
func TestWhatWasSeenIsKept(t *testing.T) {
	p := defaults
	p.Data = widget.Float32s(clicks(48000 * 20))
	inst, h, v := open(t, p)
	_, y := inst.View()
	show := func(x [2]float64) {
		inst.SetView(x, y)
		widgettest.Settle(t, inst, h)
	}
	show([2]float64{4, 6})
	c := &counter{transformer: v.work.transform}
	v.work.transform = c
	show([2]float64{4.2, 6.2})
	if c.n == 0 || c.n > 120 {
		t.Errorf("panned by a tenth: %d transforms", c.n)
	}
	show([2]float64{5, 5.1})
	c.n = 0
	show([2]float64{4, 6})
	show([2]float64{0, 20})
	show([2]float64{5, 5.1})
	if c.n != 0 {
		t.Errorf("back where it was: %d transforms", c.n)
	}
}

// Without limits the last colour is the greatest level, rounded up to 5 dB, and the first one range below.
func TestAutomaticLimits(t *testing.T) {
	for _, c := range []struct {
		unit   spectral.Unit
		lo, hi float64
	}{
		{spectral.DBFS, -75, 5}, {spectral.DB, -85, -5 + 0},
		{spectral.V, math.Pow(10, -85.0/20), math.Pow(10, -5.0/20)},
	} {
		x := make([]float32, 30_000)
		for i := range x {
			x[i] = float32(1.1 * math.Sin(2*math.Pi*float64(i)/8)) // 0.83 dBFS, -2.2 dB
		}
		if c.unit != spectral.DBFS {
			for i := range x {
				x[i] *= 0.5 // -8.2 dB
			}
		}
		p := defaults
		p.Data, p.Unit, p.Range, p.SampleUnit = widget.Float32s(x), c.unit, 80, "mV"
		inst, h, v := open(t, p)
		widgettest.Settle(t, inst, h)
		var f figure.Figure
		v.Axes(&f)
		if math.Abs(f.Color.Lo-c.lo) > 1e-9*math.Abs(c.lo) || math.Abs(f.Color.Hi-c.hi) > 1e-9*math.Abs(c.hi) {
			t.Errorf("%s: limits are %v and %v, want %v and %v", c.unit, f.Color.Lo, f.Color.Hi, c.lo, c.hi)
		}
		if c.unit == spectral.V && (f.Color.Norm.Name != colormap.Log || f.Color.Unit != "mV") {
			t.Errorf("amplitudes are coloured by the norm %q in %q", f.Color.Norm.Name, f.Color.Unit)
		}
	}
}

func TestCursorReadsTimeFrequencyAndLevel(t *testing.T) {
	for _, o := range []Orientation{Horizontal, Waterfall} {
		for _, start := range []widget.Opt[float64]{{}, widget.Some(1.7e9)} {
			x := make([]float32, 48000)
			for i := range x {
				x[i] = float32(0.5 * math.Sin(2*math.Pi*6000*float64(i)/48000))
			}
			p := defaults
			p.Data, p.Orientation, p.Start, p.T0 = widget.Float32s(x), o, start, 3
			inst, h := mount(t, p)
			at := start.Or(3) + 0.5
			px, py := inst.PixelOf(at, 6000)
			if o == Waterfall {
				px, py = inst.PixelOf(6000, at)
			}
			inst.Pointer(tool.Event{Kind: tool.Move, X: px, Y: py})
			e, _ := h.Last(widget.CursorChange)
			d, ok := e.Detail.(CursorChange)
			if !ok || math.Abs(d.Time-at) > 0.01 || d.Frequency != 6000 || math.Abs(d.Level+6.02) > 0.01 {
				t.Errorf("%s: cursor-change is %+v, want %v s, 6000 Hz, -6.02 dBFS", o, e.Detail, at)
			}
			said, want := widgettest.Texts(inst.Frame().Overlay)[0], "Time  3.5"
			if start.Set {
				want = "Time  2023-11-14 22:13:20.5" // 1.7e9 s are 22:13:20
			}
			if !strings.HasPrefix(said, want) {
				t.Errorf("%s: the cursor says %q, want %q", o, said, want)
			}
			inst.Pointer(tool.Event{Kind: tool.Leave})
			if e, _ := h.Last(widget.CursorChange); e.Detail != nil {
				t.Errorf("after the pointer has left, cursor-change is %+v", e.Detail)
			}
		}
	}
}

// New samples in place of the old ones, 60 times a second: neither plans nor strips are made anew.
func TestNewDataUseTheOldMemory(t *testing.T) {
	p := defaults
	x := clicks(48000)
	p.Data = widget.Float32s(x)
	inst, h, v := open(t, p)
	plan, levels := v.work.transform, &v.work.strip.levels[0]
	again := func() {
		p.Data = p.Data.Touched()
		inst.SetProps(p)
		inst.Update()
		for range 5 {
			inst.Frame()
			h.Finish()
		}
	}
	again()
	if v.work.transform != plan || &v.work.strip.levels[0] != levels {
		t.Error("plan or strip are new")
	}
	if n := testing.AllocsPerRun(10, again); n > 20 { // budgets, and props as an interface
		t.Errorf("%v allocations", n)
	}
}

// Dragged limits hold in every unit until props set others or the user resets them, and the host is told.
func TestDraggedLimits(t *testing.T) {
	for _, unit := range []spectral.Unit{spectral.DBFS, spectral.V, spectral.V2Hz} {
		p := defaults
		p.Data, p.Unit = widget.Float32s(clicks(30_000)), unit
		inst, h, v := open(t, p)
		var f figure.Figure
		v.Axes(&f)
		own := [2]float64{f.Color.Lo, f.Color.Hi}
		lo, hi := v.props.value(-60), v.props.value(-20)
		v.SetLimits(lo, hi, false)
		e, _ := h.Last(widget.LimitsChange)
		if d, ok := e.Detail.(widget.LimitsDetail); !ok || math.Abs(d.VMin/lo-1) > 1e-9 || math.Abs(d.VMax/hi-1) > 1e-9 {
			t.Errorf("%s: limits-change is %+v, want %v and %v", unit, e.Detail, lo, hi)
		}
		p.Label = "again"
		inst.SetProps(p)
		inst.Update()
		if v.Axes(&f); math.Abs(f.Color.Lo/lo-1) > 1e-9 || math.Abs(f.Color.Hi/hi-1) > 1e-9 {
			t.Errorf("%s: the colours go from %v to %v, want %v to %v", unit, f.Color.Lo, f.Color.Hi, lo, hi)
		}
		v.SetLimits(0, 0, true)
		if v.Axes(&f); f.Color.Lo != own[0] || f.Color.Hi != own[1] {
			t.Errorf("%s: reset, the colours go from %v to %v, want %v", unit, f.Color.Lo, f.Color.Hi, own)
		}
	}
}

// A transform longer than the picture is high keeps a row for each pixel, and its peaks with that.
func TestLongTransformsKeepTheirPeaks(t *testing.T) {
	x := make([]float32, 1<<17)
	for i := range x {
		x[i] = float32(0.5*math.Sin(2*math.Pi*4000*float64(i)/48000) + 0.5*math.Sin(2*math.Pi*4003*float64(i)/48000))
	}
	p := defaults
	p.Data, p.FFTSize = widget.Float32s(x), 1<<16
	inst, h, v := open(t, p)
	if v.work.rows == nil || v.work.strip.rows > 300 {
		t.Fatal("the strips have a row for each bin")
	}
	for _, y := range [][2]float64{{0, 24000}, {3990, 4010}} {
		x, _ := inst.View()
		inst.SetView(x, y)
		widgettest.Settle(t, inst, h)
		g := inst.Values()
		most := math.Inf(-1)
		for i := range g.Z.Len() {
			most = max(most, g.Z.At(i))
		}
		if math.Abs(most+6.02) > 1.5 { // at most 1.42 dB of scalloping
			t.Errorf("from %v to %v Hz the highest level is %v", y[0], y[1], most)
		}
	}
}
