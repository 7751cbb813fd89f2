package analyze

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/sonde-viz/sonde/app/recording"
	"github.com/sonde-viz/sonde/components/spectrogram"
	"github.com/sonde-viz/sonde/components/spectrum"
	"github.com/sonde-viz/sonde/components/waveform"
	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/components/widgettest"
	"github.com/sonde-viz/sonde/components/work"
)

// Recordings of all sample rates, by 18 decades: no picture is refused, the axes are those of the rate, and a span survives
// its way through the fields, the address and the pictures.
func TestSampleRates(t *testing.T) {
	for power := -6; power <= 12; power++ {
		for _, mantissa := range []float64{1, 1.234567, 4.8} {
			rate := mantissa * math.Pow10(power)
			if rate > 1e12 {
				continue
			}
			t.Run(strconv.FormatFloat(rate, 'g', -1, 64), func(t *testing.T) {
				b := newBench()
				s := Defaults()
				s.Import.Rate = rate
				b.open("x.csv", []byte("level\n"+strings.Repeat("1\n-1\n0.5\n0\n", 64)), 1<<20, s)
				b.finish()
				if b.Err != nil {
					t.Fatal(b.Err)
				}
				length := 256 / rate
				wave, h := widgettest.Mount(t, waveform.Def, b.Waveform(), 600, 300, 1)
				if x, _ := wave.View(); len(h.Errors) > 0 || math.Abs(x[1]/length-1) > 1e-9 || x[0] != 0 {
					t.Errorf("waveform: %v to %v s, want 0 to %v s, errors %v", x[0], x[1], length, h.Errors)
				}
				gram, h := widgettest.Mount(t, spectrogram.Def, b.Spectrogram(), 600, 300, 1)
				if x, y := gram.View(); len(h.Errors) > 0 || math.Abs(x[1]/length-1) > 1e-9 || math.Abs(y[1]/(rate/2)-1) > 1e-9 {
					t.Errorf("spectrogram: to %v s and %v Hz, errors %v", x[1], y[1], h.Errors)
				}
				if _, h := widgettest.Mount(t, spectrum.Def, b.Spectrum(), 600, 300, 1); len(h.Errors) > 0 {
					t.Errorf("spectrum: %v", h.Errors)
				}
				line := b.good.timeline()
				for _, i := range []int{1, 17, 128, 255} {
					at := line.at(i)
					if got, err := line.read(line.input(at)); err != nil || line.on(got) != i {
						t.Errorf("sample %d is entered as %q, and read as sample %d", i, line.input(at), line.on(got))
					}
				}
				q := b.Settings().Query()
				if err := b.spanQuery(q, keyFrom, line.input(line.at(64))); err != nil {
					t.Fatal(err)
				}
				if err := b.spanQuery(q, keyTo, line.input(line.at(192))); err != nil {
					t.Fatal(err)
				}
				b.Apply(Parse(q))
				if from, to := b.samples(); from != 64 || to != 192 {
					t.Errorf("samples %d to %d of %v, want 64 to 192", from, to, q)
				}
				view := b.View()
				if v := view.V.X; !view.Set || !wave.SetView(v, b.WaveView().V.Y) || math.Abs(v[0]*rate-64) > 0.1 || math.Abs(v[1]*rate-192) > 0.1 {
					t.Errorf("the pictures show %v", v)
				}
				b.Zoom(widget.ViewDetail{X: view.V.X, Y: view.V.Y})
				b.Apply(Parse(b.Settings().Query()))
				if from, to := b.samples(); from != 64 || to != 192 {
					t.Errorf("after a zoom: samples %d to %d, want 64 to 192", from, to)
				}
			})
		}
	}
}

func TestDurations(t *testing.T) {
	tests := []struct {
		n    int
		rate float64
		want string
	}{
		{10, 25e6, "400 ns"}, {16000, 8000, "2 s"}, {2, 1e12, "2 ps"}, {100, 1e-6, "100000000 s"}, {1, 3e6, "333 ns"},
		{441, 44100, "10 ms"}, {100000, 44100, "2.267574 s"}, {3, 1e9, "3 ns"}, {1500, 1e6, "1.5 ms"}, {48000 * 3600, 48000, "3600 s"},
	}
	for _, test := range tests {
		line := timeline{rate: test.rate, n: test.n}
		if got := line.length(line.duration()); got != test.want {
			t.Errorf("%d samples at %v Hz last %q, want %q", test.n, test.rate, got, test.want)
		}
	}
}

func TestOrigins(t *testing.T) {
	table := func(start string) *bench {
		b := newBench()
		s := Defaults()
		s.Import.Rate, s.Import.Start = 1000, start
		b.open("x.csv", []byte("level\n"+strings.Repeat("1\n-1\n0.5\n0\n", 100)), 1<<20, s)
		b.finish()
		if b.Err != nil {
			t.Fatal(b.Err)
		}
		return b
	}
	t.Run("before 0", func(t *testing.T) {
		b := table("-0.2")
		if w, g := b.Waveform(), b.Spectrogram(); w.T0 != -0.2 || g.T0 != -0.2 || w.Start.Set {
			t.Errorf("waveform begins at %v, spectrogram at %v", w.T0, g.T0)
		}
		b.Zoom(widget.ViewDetail{X: [2]float64{-0.1, 0.05}, Y: [2]float64{0, 500}})
		b.Apply(b.Settings())
		if s := b.Settings(); s.From != -0.1 || s.To != 0.05 {
			t.Errorf("span %v to %v", s.From, s.To)
		}
		if p := b.Spectrum(); p.Label != "Spectrum from −100 to 50 ms" || p.Data.Len() != 150 {
			t.Errorf("%q of %d samples", p.Label, p.Data.Len())
		}
	})
	t.Run("a date", func(t *testing.T) {
		b := table("2025-03-30T01:59:58.25Z")
		const start = 1743299998.25
		if w, g := b.Waveform(), b.Spectrogram(); w.Start != widget.Some(start) || g.Start != widget.Some(start) {
			t.Errorf("waveform begins at %v, spectrogram at %v", w.Start, g.Start)
		}
		b.Zoom(widget.ViewDetail{X: [2]float64{start + 0.1, start + 0.25}, Y: [2]float64{0, 500}})
		b.Apply(b.Settings())
		if s := b.Settings(); s.From != 0.1 || s.To != 0.25 {
			t.Errorf("span %v to %v", s.From, s.To)
		}
		if p := b.Spectrum(); p.Label != "Spectrum from 2025-03-30 01:59:58.35 to 2025-03-30 01:59:58.5 UTC" {
			t.Errorf("%q", p.Label)
		}
		line := b.good.timeline()
		for _, text := range []string{"2025-03-30 01:59:58.35", "01:59:58.35"} {
			if at, err := line.read(text); err != nil || at != 0.1 {
				t.Errorf("%s is read as %v, %v", text, at, err)
			}
		}
		if _, err := line.read("yesterday"); err == nil {
			t.Error("nonsense is a time")
		}
	})
	t.Run("before 1970, in nanoseconds", func(t *testing.T) {
		line := timeline{recording.Start{Whole: -1, Fraction: 0.5, Absolute: true}, 1e9, 1000}
		if got := line.clock(3e-9); got != "1969-12-31 23:59:59.500000003" {
			t.Errorf("got %s", got)
		}
	})
}

func TestFactsAreExact(t *testing.T) {
	var rows strings.Builder
	for i := range 100 {
		fmt.Fprintf(&rows, "%.3f\n", 1e7+0.001*float64(1-2*(i%2)))
	}
	b := newBench()
	s := Defaults()
	s.Import.Rate = 1234567
	b.open("x.csv", []byte("f (Hz)\n"+rows.String()), 1<<20, s)
	b.finish()
	facts := map[string]string{}
	for _, f := range b.Facts() {
		facts[f.Name] = f.Value
	}
	if facts["Sample rate"] != "1234567 Hz" || facts["Peak"] != "10000000.001 Hz" || facts["RMS"] != "10000000 Hz" {
		t.Errorf("facts: %v", facts)
	}
	if y := b.waveSpan(); !(y[1]-y[0] < 0.003 && y[0] < 9999999.999 && y[1] > 10000000.001) {
		t.Errorf("the axis reaches from %v to %v", y[0], y[1])
	}
}

// Squares of extreme values are no float64.
func TestRMSOfExtremeValues(t *testing.T) {
	for _, v := range []float64{1e-170, 1e-300, 1, 1e200, 1e300} {
		m := newMixing([]recording.Channel{{Samples: widget.Float64s([]float64{0, v, -v, v, -v})}}, 1)
		m.step(work.NewBudget(func() float64 { return 0 }, 1))
		if want := v * math.Sqrt(0.8); math.Abs(m.signal.RMS/want-1) > 1e-14 {
			t.Errorf("rms of %v is %v, want %v", v, m.signal.RMS, want)
		}
	}
}
