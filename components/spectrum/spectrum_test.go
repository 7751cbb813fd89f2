package spectrum

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/layout"
	"github.com/sonde-viz/sonde/components/scale"
	"github.com/sonde-viz/sonde/components/tool"
	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/components/widgettest"
	"github.com/sonde-viz/sonde/components/work"
	"github.com/sonde-viz/sonde/compute/spectral"
	"github.com/sonde-viz/sonde/compute/window"
)

func TestWidget(t *testing.T) { widgettest.Run(t, Def) }

func mount(t *testing.T, p Props) (widget.Instance, *widgettest.Host) {
	t.Helper()
	inst, h := widgettest.Mount(t, Def, p, 480, 300, 1)
	if len(h.Errors) > 0 {
		t.Fatal(h.Errors)
	}
	return inst, h
}

// The widget shows scipy's numbers: the golden file of compute/spectral.
func TestValuesMatchScipy(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("..", "..", "compute", "spectral", "testdata", "golden.json"))
	if err != nil {
		t.Fatal(err)
	}
	var g struct {
		SampleRate float64
		X          []float64
		Welch      []struct {
			Window            window.Kind
			FFTSize, Shared   int
			Detrend           string
			F, Density, Power []float64
		}
	}
	if err := json.Unmarshal(data, &g); err != nil {
		t.Fatal(err)
	}
	single := make([]float32, len(g.X))
	for i, v := range g.X {
		single[i] = float32(v)
	}
	compared := 0
	for _, w := range g.Welch {
		if w.Detrend != "none" {
			continue // the widget shows direct current
		}
		for _, unit := range []spectral.Unit{spectral.DBFS, spectral.DB, spectral.V, spectral.V2Hz} {
			for _, d := range []struct {
				data      widget.Series
				tolerance float64 // of the largest power: 13 digits are in the file, float32 has an eps of 6e-8
			}{{widget.Float64s(g.X), 1e-10}, {widget.Float32s(single), 1e-6}} {
				p := defaults
				p.Data, p.SampleRate, p.FFTSize, p.Window, p.Unit = d.data, g.SampleRate, w.FFTSize, w.Window, unit
				p.Overlap = float64(w.Shared) / float64(w.FFTSize)
				inst, _ := mount(t, p)
				v := inst.Values()
				want := w.Power
				if unit == spectral.V2Hz {
					want = w.Density
				}
				if len(v.X) != len(w.F) || len(v.Y) != len(want) {
					t.Fatalf("%d and %d values, want %d", len(v.X), len(v.Y), len(want))
				}
				most := 0.0
				for _, x := range want {
					most = max(most, x)
				}
				for k := range want {
					got := v.Y[k]
					switch unit {
					case spectral.DBFS:
						got = math.Pow(10, got/10) / 2
					case spectral.DB:
						got = math.Pow(10, got/10)
					case spectral.V:
						got *= got
					}
					if !(math.Abs(got-want[k]) <= d.tolerance*most) || math.Abs(v.X[k]-w.F[k]) > 1e-9*g.SampleRate {
						t.Fatalf("%s, %d samples, %s: bin %d at %v Hz is %v, want %v at %v Hz", w.Window, w.FFTSize, unit, k, v.X[k], got, want[k], w.F[k])
					}
				}
				compared++
			}
		}
	}
	if compared < 100 {
		t.Fatalf("only %d spectra compared: the golden file is incomplete", compared)
	}
}

// sine is a full-scale tone in bin k of n.
func sine(samples, n, k int) []float64 {
	x := make([]float64, samples)
	for i := range x {
		x[i] = math.Sin(2*math.Pi*float64(i*k%n)/float64(n) + 0.3)
	}
	return x
}

func TestFullScaleSineReadsZero(t *testing.T) {
	for _, kind := range defaults.Window.Values() {
		for _, n := range []int{256, 480, 1000, 4096} {
			k := (n + 4) / 8
			x := sine(2*n, n, k)
			single := make([]float32, len(x))
			for i := range x {
				single[i] = float32(x[i])
			}
			for _, s := range []widget.Series{widget.Float64s(x), widget.Float32s(single)} {
				p := defaults
				p.Data, p.FFTSize, p.Window = s, n, window.Kind(kind)
				inst, _ := mount(t, p)
				v := inst.Values()
				best := 0
				for i := range v.Y {
					if v.Y[i] > v.Y[best] {
						best = i
					}
				}
				if f := float64(k) * 48000 / float64(n); best != k || math.Abs(v.Y[k]) > 0.01 || math.Abs(v.X[k]-f) > 1e-9*f {
					t.Errorf("%s, n %d: the highest bin is %d at %v Hz with %.4f dBFS, want bin %d at %v Hz with 0", kind, n, best, v.X[best], v.Y[best], k, f)
				}
			}
		}
	}
}

func TestBadProps(t *testing.T) {
	for _, c := range []struct {
		prop   string
		change func(p *Props)
	}{
		{"sampleRate", func(p *Props) { p.SampleRate = 0 }},
		{"sampleRate", func(p *Props) { p.SampleRate = -48000 }},
		{"sampleRate", func(p *Props) { p.SampleRate = math.NaN() }},
		{"sampleRate", func(p *Props) { p.SampleRate = math.Inf(1) }},
		{"fftSize", func(p *Props) { p.FFTSize = 0 }},
		{"fftSize", func(p *Props) { p.FFTSize = 1 }},
		{"fftSize", func(p *Props) { p.FFTSize = -5 }},
		{"fftSize", func(p *Props) { p.FFTSize = widget.MaxFFTSize + 1 }},
		{"overlap", func(p *Props) { p.Overlap = 1 }},
		{"overlap", func(p *Props) { p.Overlap = -0.1 }},
		{"overlap", func(p *Props) { p.Overlap = math.NaN() }},
		{"window", func(p *Props) { p.Window = "triangle" }},
		{"average", func(p *Props) { p.Average = "peak" }},
		{"unit", func(p *Props) { p.Unit = "W" }},
		{"xScale", func(p *Props) { p.XScale = "mel" }},
	} {
		p := examples[0].Props()
		inst, h := mount(t, p)
		before := append([]float64(nil), inst.Values().Y...)
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
		after := inst.Values().Y
		for i := range before {
			if after[i] != before[i] {
				t.Errorf("%s: refused, but bin %d is %v instead of %v", c.prop, i, after[i], before[i])
				break
			}
		}
	}
}

func TestFewerSamplesThanFFTSize(t *testing.T) {
	p := defaults
	p.Data, p.FFTSize = widget.Float64s(sine(100, 100, 10)), 4096
	inst, _ := mount(t, p)
	v := inst.Values()
	if len(v.Y) != 51 || math.Abs(v.Y[10]) > 0.01 || v.X[10] != 4800 {
		t.Errorf("%d bins, bin 10 at %v Hz is %v dBFS", len(v.Y), v.X[10], v.Y[10])
	}
	for _, n := range []int{0, 1} {
		p.Data = widget.Float64s(make([]float64, n))
		inst, _ := mount(t, p)
		if v := inst.Values(); len(v.X) != 0 || len(v.Y) != 0 {
			t.Errorf("%d samples have %d bins", n, len(v.Y))
		}
	}
	p.Data = widget.Float64s([]float64{1, -1})
	inst, _ = mount(t, p)
	if v := inst.Values(); len(v.Y) != 2 {
		t.Errorf("2 samples have %d bins", len(v.Y))
	}
}

// A segment with a NaN is left out of the average; when there is no other, there is no spectrum, and no zero.
func TestNaNInTheSamples(t *testing.T) {
	const n = 256
	x := sine(8*n, n, 32)
	x[3*n+17] = math.NaN()
	p := defaults
	p.Data, p.FFTSize, p.Overlap = widget.Float64s(x), n, 0
	inst, _ := mount(t, p)
	if v := inst.Values(); math.Abs(v.Y[32]) > 0.01 {
		t.Errorf("with a NaN in one of eight segments the tone reads %v dBFS", v.Y[32])
	}
	for i := range x {
		x[i] = math.NaN()
	}
	p.Data = p.Data.Touched()
	inst.SetProps(p)
	inst.Update()
	for k, v := range inst.Values().Y {
		if !math.IsNaN(v) {
			t.Fatalf("of NaN alone, bin %d is %v", k, v)
		}
	}
	if said := strings.Join(widgettest.Texts(inst.Frame().Base), " "); !strings.Contains(said, "no segment of 256 samples is without a gap") {
		t.Errorf("of NaN alone, the picture says %q", said)
	}
}

// With average "none" the most recent segment is shown.
func TestAverageNone(t *testing.T) {
	const n = 256
	p := defaults
	p.Data, p.FFTSize, p.Average = widget.Float64s(append(sine(3*n, n, 20), sine(n, n, 50)...)), n, None
	inst, _ := mount(t, p)
	if v := inst.Values(); math.Abs(v.Y[50]) > 0.01 || v.Y[20] > -100 {
		t.Errorf("bin 50 is %v, bin 20 %v dBFS", v.Y[50], v.Y[20])
	}
}

// The line goes through the pixels that the values and the axes say.
func TestPeakIsDrawnWhereItBelongs(t *testing.T) {
	for _, scale := range []Scale{Linear, Log} {
		p := examples[0].Props()
		p.XScale = scale
		inst, _ := mount(t, p)
		v := inst.Values()
		k := 128 // 1 kHz of 16 kHz by 2048
		if v.X[k] != 1000 || math.Abs(v.Y[k]+6.02) > 0.01 {
			t.Fatalf("bin %d is at %v Hz with %v dBFS", k, v.X[k], v.Y[k])
		}
		px, py := inst.PixelOf(v.X[k], v.Y[k])
		inst.Resize(481, 300, 1) // paint again
		inst.Resize(480, 300, 1)
		f := inst.Frame()
		var top peak
		f.Base.Replay(&top)
		if math.Abs(top.x-px) > 1 || math.Abs(top.y-py) > 0.01 {
			t.Errorf("%s: the line's top is at (%.2f, %.2f), the peak is at (%.2f, %.2f)", scale, top.x, top.y, px, py)
		}
	}
}

// The cursor reads the highest bin within three pixels.
func TestCursorFindsThePeak(t *testing.T) {
	for _, dpr := range []float64{1, 3} {
		inst, h := widgettest.Mount(t, Def, examples[0].Props(), 480, 300, dpr)
		px, py := inst.PixelOf(1000, -60)
		inst.Pointer(tool.Event{Kind: tool.Move, X: px + 2.5, Y: py})
		e, ok := h.Last(widget.CursorChange)
		if c, is := e.Detail.(CursorChange); !ok || !is || c.Frequency != 1000 || c.Bin != 128 || math.Abs(c.Level+6.02) > 0.01 {
			t.Errorf("cursor-change is %+v", e.Detail)
		}
		inst.Pointer(tool.Event{Kind: tool.Leave})
		if e, _ := h.Last(widget.CursorChange); e.Detail != nil {
			t.Errorf("after the pointer has left, cursor-change is %+v", e.Detail)
		}
	}
}

// Long data take many turns of 8 ms; what is known so far is shown, and new props cancel the old work.
func TestLongWorkIsSliced(t *testing.T) {
	h := &widgettest.Host{Tick: 1} // each look at the clock costs a millisecond
	inst := Def.Describe().New(h)
	defer inst.Close()
	inst.Resize(480, 300, 1)
	p := defaults
	p.Data, p.FFTSize, p.Overlap = widget.Float64s(sine(1<<18, 256, 32)), 256, 0
	inst.SetProps(p)
	start := h.Clock
	inst.Update()
	if h.Clock-start > work.Turn+3 {
		t.Errorf("Update took %v ms", h.Clock-start)
	}
	last, turns := inst.Progress(), 0
	for h.Scheduler().Busy() {
		start := h.Clock
		h.Scheduler().Run(work.Turn)
		if h.Clock-start > work.Turn+3 {
			t.Fatalf("a turn took %v ms", h.Clock-start)
		}
		if now := inst.Progress(); now <= last {
			t.Fatalf("progress went from %v to %v", last, now)
		} else {
			last = now
		}
		inst.Frame()
		turns++
		if turns == 20 {
			p.FFTSize = 128
			inst.SetProps(p)
			inst.Update()
			last = inst.Progress()
			if last > 0.1 {
				t.Errorf("progress is %v after new props", last)
			}
		}
	}
	if turns < 100 || last != 1 {
		t.Errorf("done after %d turns with progress %v", turns, last)
	}
	if v := inst.Values(); math.Abs(v.Y[16]) > 0.01 {
		t.Errorf("the tone reads %v dBFS", v.Y[16])
	}
}

// Axis and read-out are in the unit of the samples: 0.5 mV is not written as 500 mV.
func TestLevelsAreInTheUnitOfTheSamples(t *testing.T) {
	for _, e := range []struct {
		unit spectral.Unit
		of   string
		want string
	}{
		{spectral.DBFS, "mV", "dBFS"}, {spectral.DB, "", "dB"}, {spectral.DB, "mV", "dB re 1 mV"},
		{spectral.V, "V", "V"}, {spectral.V, "mV", "mV"}, {spectral.V, "", ""},
		{spectral.V2Hz, "V", "V²/Hz"}, {spectral.V2Hz, "mV", "mV²/Hz"}, {spectral.V2Hz, "", "1/Hz"},
	} {
		p := defaults
		p.Data, p.Unit, p.SampleUnit = widget.Float64s(sine(4096, 4096, 512)), e.unit, e.of
		v := &view{env: env{}}
		if err := v.Update(p); err != nil {
			t.Fatal(err)
		}
		v.Step(work.NewBudget(func() float64 { return 0 }, 1))
		var f figure.Figure
		v.Axes(&f)
		w := scale.Window{Lo: 0, Hi: 24000, Pixels: 1000}
		r, _, _ := v.Read(layout.Layout{X: w, Y: w, Ratio: 1}, 6000, 0)
		if f, l := r.Items[0].Value, r.Items[1].Value; f != 6000 || l != v.levels[512] || r.X != f || r.Y != l {
			t.Errorf("%s: the read-out says %v at %v Hz, and the peak is %v at 6000 Hz", e.unit, l, f, v.levels[512])
		}
		if f.Y.Unit != e.want || r.Items[1].Unit != e.want {
			t.Errorf("%s of samples in %q: axis in %q, read-out in %q, want %q", e.unit, e.of, f.Y.Unit, r.Items[1].Unit, e.want)
		}
	}
}

type env struct{}

func (env) Emit(string, any) {}
func (env) Repaint()         {}
func (env) Work()            {}
func (env) WorkAtRest()      {}

// Whole numbers are the samples that they stand for, whatever the number of segments.
func TestSamplesOfEveryKind(t *testing.T) {
	const n, scale = 10_000, 1.0 / 128
	var i16 [n]int16
	var i32 [n]int32
	var u8 [n]uint8
	var u16 [n]uint16
	var f32 [n]float32
	for i := range n {
		v := math.Round(60 * math.Sin(float64(i)*0.3))
		i16[i], i32[i], u8[i], u16[i], f32[i] = int16(v), int32(v), uint8(v+100), uint16(v+100), float32(v*scale)
	}
	values := func(data widget.Series, average Average) []float64 {
		p := Def.Defaults
		p.Data, p.FFTSize, p.Average, p.Unit = data, 1000, average, spectral.V2Hz
		inst, _ := mount(t, p)
		return inst.Values().Y
	}
	for _, average := range []Average{None, Welch} {
		want := values(widget.Float32s(f32[:]), average)
		for name, data := range map[string]widget.Series{
			"int16": widget.Int16s(i16[:], scale), "int32": widget.Int32s(i32[:], scale),
			"uint8": widget.Uint8s(u8[:], scale), "uint16": widget.Uint16s(u16[:], scale),
		} {
			peak := 0.0
			for _, v := range want {
				peak = max(peak, v)
			}
			for i, v := range values(data, average) {
				// The unsigned ones have a direct current, which the window spreads over the first bins.
				if i > 3 && math.Abs(v-want[i]) > 1e-6*peak {
					t.Errorf("%s, %s: bin %d is %v, want %v", name, average, i, v, want[i])
					break
				}
			}
		}
	}
}
