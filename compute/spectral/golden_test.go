package spectral

import (
	"encoding/json"
	"math"
	"os"
	"testing"

	"github.com/sonde-viz/sonde/compute/window"
)

type golden struct {
	SampleRate float64
	X          []float64
	Welch      []struct {
		Window            window.Kind
		FFTSize, Shared   int
		Detrend           Detrend
		F, Density, Power []float64
	}
	Periodogram []struct {
		Window         window.Kind
		N              int
		Density, Power []float64
	}
	STFT []struct {
		Window          window.Kind
		FFTSize, Shared int
		Time            []float64
		RMS             [][]float64
		DensityConstant [][]float64
	}
}

func load(t *testing.T) (g golden) {
	data, err := os.ReadFile("testdata/golden.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &g); err != nil {
		t.Fatal(err)
	}
	if len(g.Welch) < 20 || len(g.Periodogram) < 5 || len(g.STFT) != 3 {
		t.Fatal("the golden file is incomplete")
	}
	return g
}

// compare wants values within 1e-11 of the largest one: 13 digits are in the file, the rest is rounding.
func compare(t *testing.T, what string, got, want []float64) {
	t.Helper()
	most := 0.0
	for _, v := range want {
		most = max(most, math.Abs(v))
	}
	if len(got) != len(want) {
		t.Errorf("%s: %d values, want %d", what, len(got), len(want))
		return
	}
	for k := range want {
		if !(math.Abs(got[k]-want[k]) <= 1e-11*most) {
			t.Errorf("%s: value %d is %v, want %v", what, k, got[k], want[k])
			return
		}
	}
}

// units checks all four units against scipy's density and power.
func units(t *testing.T, what string, density, power []float64, spectrum func(Unit) []float64) {
	t.Helper()
	compare(t, what+" v2hz", spectrum(V2Hz), density)
	v, db, dbfs := spectrum(V), spectrum(DB), spectrum(DBFS)
	squares := make([]float64, len(v))
	for k := range v {
		squares[k] = v[k] * v[k]
		if v[k] == 0 {
			if !math.IsInf(db[k], -1) || !math.IsInf(dbfs[k], -1) {
				t.Errorf("%s: bin %d is 0 V and %v dB, %v dBFS", what, k, db[k], dbfs[k])
			}
			continue
		}
		want := 20 * math.Log10(v[k])
		if !(math.Abs(db[k]-want) < 1e-9) || !(math.Abs(dbfs[k]-want-10*math.Log10(2)) < 1e-9) {
			t.Errorf("%s: bin %d is %v V and %v dB, %v dBFS", what, k, v[k], db[k], dbfs[k])
		}
	}
	compare(t, what+" v²", squares, power)
}

func TestWelchMatchesScipy(t *testing.T) {
	g := load(t)
	for _, c := range g.Welch {
		cfg := Config{SampleRate: g.SampleRate, FFTSize: c.FFTSize, Window: c.Window, Overlap: float64(c.Shared) / float64(c.FFTSize), Detrend: c.Detrend}
		w, err := NewWelch[float64](cfg)
		if err != nil {
			t.Fatal(err)
		}
		if w.Hop() != c.FFTSize-c.Shared {
			t.Errorf("%+v: hop %d, want %d", cfg, w.Hop(), c.FFTSize-c.Shared)
		}
		for i := range w.Segments(len(g.X)) {
			w.Add(g.X[i*w.Hop():][:c.FFTSize])
		}
		name := string(c.Window) + " " + string(c.Detrend)
		units(t, name, c.Density, c.Power, func(u Unit) []float64 { return w.Spectrum(nil, u) })
		compare(t, name+" frequencies", w.Frequencies(nil), c.F)
	}
}

func TestPeriodogramMatchesScipy(t *testing.T) {
	g := load(t)
	for _, c := range g.Periodogram {
		units(t, string(c.Window), c.Density, c.Power, func(u Unit) []float64 {
			s, err := Periodogram(g.X[:c.N], Config{SampleRate: g.SampleRate, Window: c.Window, Detrend: Constant}, u)
			if err != nil {
				t.Fatal(err)
			}
			return s
		})
	}
}

func TestSTFTMatchesScipy(t *testing.T) {
	g := load(t)
	for _, c := range g.STFT {
		cfg := Config{SampleRate: g.SampleRate, FFTSize: c.FFTSize, Window: c.Window, Overlap: float64(c.Shared) / float64(c.FFTSize)}
		s, err := NewSTFT[float64](cfg)
		if err != nil {
			t.Fatal(err)
		}
		cfg.Detrend = Constant
		d, err := NewSTFT[float64](cfg)
		if err != nil {
			t.Fatal(err)
		}
		if s.Columns(len(g.X)) != len(c.Time) {
			t.Errorf("%s: %d columns, want %d", c.Window, s.Columns(len(g.X)), len(c.Time))
			continue
		}
		for i := range c.Time {
			if math.Abs(s.Time(i)-c.Time[i]) > 1e-12 {
				t.Errorf("%s: column %d is at %v s, want %v", c.Window, i, s.Time(i), c.Time[i])
			}
			compare(t, string(c.Window)+" rms", s.Column(nil, g.X, i, V), c.RMS[i])
			compare(t, string(c.Window)+" density", d.Column(nil, g.X, i, V2Hz), c.DensityConstant[i])
		}
	}
}

// The literal values of the project's list of oracles: impulses at 0 and 8, Hann, half overlap, constant detrend.
func TestWelchOfTwoImpulses(t *testing.T) {
	x := make([]float64, 16)
	x[0], x[8] = 1, 1
	for _, c := range []struct {
		unit   Unit
		square bool
		want   []float64
	}{
		{V2Hz, false, []float64{.08333333, .15277778, .22222222, .22222222, .11111111}},
		{V, true, []float64{.015625, .02864583, .04166667, .04166667, .02083333}},
	} {
		got, err := WelchOf(x, Config{SampleRate: 1, FFTSize: 8, Window: window.Hann, Overlap: 0.5, Detrend: Constant}, c.unit)
		if err != nil {
			t.Fatal(err)
		}
		for k, want := range c.want {
			v := got[k]
			if c.square {
				v *= v
			}
			if math.Abs(v-want) > 5e-9 {
				t.Errorf("%s: bin %d is %v, want %v", c.unit, k, v, want)
			}
		}
	}
}
