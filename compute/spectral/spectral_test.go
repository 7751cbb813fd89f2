package spectral

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/sonde-viz/sonde/compute/window"
)

var good = Config{SampleRate: 48000, FFTSize: 64, Window: window.Hann, Overlap: 0.5}

func TestCheckNamesFieldValueAndRange(t *testing.T) {
	if err := good.Check(); err != nil {
		t.Error(err)
	}
	for _, c := range []struct {
		change       func(*Config)
		field        string
		value        any
		text, range_ string
	}{
		{func(c *Config) { c.SampleRate = 0 }, "SampleRate", 0.0, "0", "above 0"},
		{func(c *Config) { c.SampleRate = math.NaN() }, "SampleRate", math.NaN(), "NaN", "finite"},
		{func(c *Config) { c.SampleRate = math.Inf(1) }, "SampleRate", math.Inf(1), "+Inf", "finite"},
		{func(c *Config) { c.FFTSize = 0 }, "FFTSize", 0, "0", "2 to 16777216"},
		{func(c *Config) { c.FFTSize = 1<<24 + 1 }, "FFTSize", 1<<24 + 1, "16777217", "2 to 16777216"},
		{func(c *Config) { c.Window = "hannn" }, "Window", "hannn", `"hannn"`, "rectangular, hann, hamming"},
		{func(c *Config) { c.Overlap = 1 }, "Overlap", 1.0, "1", "0 to 0.99"},
		{func(c *Config) { c.Overlap = -0.1 }, "Overlap", -0.1, "-0.1", "0 to 0.99"},
		{func(c *Config) { c.Overlap = math.NaN() }, "Overlap", math.NaN(), "NaN", "0 to 0.99"},
		{func(c *Config) { c.Detrend = "linear" }, "Detrend", "linear", `"linear"`, "none, constant"},
	} {
		bad := good
		c.change(&bad)
		err := bad.Check()
		var e *ConfigError
		if !errors.As(err, &e) || e.Field != c.field || !same(e.Value, c.value) || !strings.Contains(e.Allowed, c.range_) {
			t.Errorf("%+v: error %v", bad, err)
			continue
		}
		if s := err.Error(); !strings.Contains(s, c.field) || !strings.Contains(s, " is "+c.text+";") || !strings.Contains(s, c.range_) {
			t.Errorf("the text %q lacks something", s)
		}
		if _, err := NewWelch[float32](bad); err == nil {
			t.Errorf("%+v: NewWelch takes it", bad)
		}
		if _, err := NewSTFT[float32](bad); err == nil {
			t.Errorf("%+v: NewSTFT takes it", bad)
		}
	}
}

// same takes NaN for equal to itself.
func same(a, b any) bool {
	x, ok := a.(float64)
	y, _ := b.(float64)
	return a == b || ok && math.IsNaN(x) && math.IsNaN(y)
}

func TestHopAndSegments(t *testing.T) {
	for _, c := range []struct {
		size    int
		overlap float64
		n       int
		hop     int
		count   int
	}{
		{100, 0, 1000, 100, 10}, {100, 0, 999, 100, 9}, {100, 0, 99, 100, 0}, {100, 0, 100, 100, 1},
		{100, 0.29, 1000, 71, 13}, // 0.29 * 100 is 28.999...
		{1000, 0.75, 2000, 250, 5}, {33, 0.5, 240, 17, 13}, {2, 0.99, 10, 1, 9}, {50, 0.99, 60, 1, 11},
	} {
		cfg := Config{SampleRate: 1, FFTSize: c.size, Window: window.Hann, Overlap: c.overlap}
		if hop, count := cfg.Hop(), cfg.Segments(c.n); hop != c.hop || count != c.count {
			t.Errorf("%+v of %d samples: hop %d, %d segments; want %d and %d", cfg, c.n, hop, count, c.hop, c.count)
		}
	}
}

func TestBadSamplesSpoilTheirOwnSegmentsOnly(t *testing.T) {
	clean := gauss(1000, 9)
	s, err := NewSTFT[float64](good)
	if err != nil {
		t.Fatal(err)
	}
	for _, bad := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
		const at = 500
		x := append([]float64(nil), clean...)
		x[at] = bad
		spoiled := 0
		want, _ := NewWelch[float64](good)
		got, _ := NewWelch[float64](good)
		for i := range s.Columns(len(x)) {
			lo, hi := i*s.Hop(), i*s.Hop()+good.FFTSize
			inside := lo <= at && at < hi
			column, reference := s.Column(nil, x, i, DBFS), s.Column(nil, clean, i, DBFS)
			for k := range column {
				if inside != math.IsNaN(column[k]) || !inside && column[k] != reference[k] {
					t.Fatalf("column %d, bin %d: %v with a bad sample, %v without", i, k, column[k], reference[k])
				}
			}
			if added := got.Add(x[lo:hi]); added == inside {
				t.Errorf("segment %d: Add returns %v", i, added)
			}
			if inside {
				spoiled++
			} else {
				want.Add(clean[lo:hi])
			}
		}
		if spoiled != 2 || got.Skipped() != spoiled || got.Count() != want.Count() {
			t.Errorf("%d segments skipped, %d counted, want %d and %d", got.Skipped(), got.Count(), spoiled, want.Count())
		}
		compare(t, "the other segments", got.Spectrum(nil, V2Hz), want.Spectrum(nil, V2Hz))
	}
}

func TestNothingIsSilentlyZero(t *testing.T) {
	w, err := NewWelch[float32](good)
	if err != nil {
		t.Fatal(err)
	}
	for k, v := range w.Spectrum(nil, V) {
		if !math.IsNaN(v) {
			t.Errorf("bin %d of no segments is %v, want NaN", k, v)
		}
	}
	w.Add(make([]float32, 64))
	for k, v := range w.Spectrum(nil, DBFS) {
		if !math.IsInf(v, -1) {
			t.Errorf("bin %d of silence is %v dBFS, want -Inf", k, v)
		}
	}
	w.Reset()
	if w.Count() != 0 || !math.IsNaN(w.Spectrum(nil, DB)[3]) {
		t.Error("Reset keeps something")
	}
}

// A large mean must not leave a trace after constant detrending, in float32 either: what remains is the
// rounding of the samples themselves.
func TestDetrendTakesOffALargeMean(t *testing.T) {
	c := good
	c.Detrend = Constant
	x := make([]float32, c.FFTSize)
	for j := range x {
		x[j] = 1e6 + float32(j%2) // the mean, 1e6+0.5, has no float32 of its own ... nor need it
	}
	w, _ := NewWelch[float32](c)
	w.Add(x)
	v := w.Spectrum(nil, V)
	if v[0] > 1e-7 || v[1] > 1e-7 || math.Abs(v[c.FFTSize/2]-0.5) > 1e-6 {
		t.Errorf("DC %v, next %v, Nyquist %v; want 0, 0, 0.5", v[0], v[1], v[c.FFTSize/2])
	}
}

func TestDCAndNyquistCountOnce(t *testing.T) {
	x := make([]float64, 64)
	for j := range x {
		x[j] = 3 + 2*float64(1-2*(j%2))
	}
	for _, name := range window.Kind("").Values() {
		v, err := Periodogram(x, Config{SampleRate: 1, Window: window.Kind(name)}, V)
		if err != nil {
			t.Fatal(err)
		}
		// Main lobes of 5 bins each don't reach 32 bins; side lobes of the rectangle fall on nulls.
		if math.Abs(v[0]-3) > 1e-3 || math.Abs(v[32]-2) > 1e-3 {
			t.Errorf("%s: DC %v, Nyquist %v; want 3 and 2", name, v[0], v[32])
		}
	}
}

func TestConveniencesReportErrors(t *testing.T) {
	if _, err := WelchOf(make([]float64, 63), good, DB); err == nil || !strings.Contains(err.Error(), "63") {
		t.Errorf("too few samples: %v", err)
	}
	if _, err := WelchOf(make([]float64, 64), good, "dbm"); err == nil || !strings.Contains(err.Error(), "dbm") {
		t.Errorf("unknown unit: %v", err)
	}
	if _, err := Periodogram([]float64{1}, good, DB); err == nil {
		t.Error("a periodogram of one sample")
	}
}

func TestPanics(t *testing.T) {
	w, _ := NewWelch[float64](good)
	s, _ := NewSTFT[float64](good)
	for name, f := range map[string]func(){
		"short segment": func() { w.Add(make([]float64, 63)) },
		"short dst":     func() { w.Spectrum(make([]float64, 32), DB) },
		"unknown unit":  func() { w.Spectrum(nil, "volts") },
		"no column":     func() { s.Column(nil, make([]float64, 100), 2, DB) },
		"negative":      func() { s.Column(nil, make([]float64, 100), -1, DB) },
		"column dst":    func() { s.Column(make([]float64, 3), make([]float64, 100), 0, DB) },
	} {
		t.Run(name, func(t *testing.T) {
			defer func() {
				if s, _ := recover().(string); !strings.HasPrefix(s, "spectral: ") {
					t.Errorf("panic %q", s)
				}
			}()
			f()
		})
	}
}

func TestNoAllocation(t *testing.T) {
	x := make([]float32, 1000)
	for i := range x {
		x[i] = float32(i % 7)
	}
	for _, size := range []int{64, 61, 100} {
		c := good
		c.FFTSize, c.Detrend = size, Constant
		w, _ := NewWelch[float32](c)
		s, _ := NewSTFT[float32](c)
		dst, column := make([]float64, c.Bins()), make([]float32, c.Bins())
		if got := testing.AllocsPerRun(10, func() {
			w.Reset()
			w.Add(x[:size])
			w.Spectrum(dst, DBFS)
			w.Frequencies(dst)
			s.Column(column, x, 3, V2Hz)
		}); got != 0 {
			t.Errorf("size %d: %v allocations", size, got)
		}
	}
}

func ExampleWelchOf() {
	const rate = 1000
	x := make([]float64, 4*rate)
	for j := range x {
		x[j] = math.Sin(2 * math.Pi * 125 * float64(j) / rate) // full scale, 125 Hz
	}
	c := Config{SampleRate: rate, FFTSize: 200, Window: window.Hann, Overlap: 0.5}
	level, err := WelchOf(x, c, DBFS)
	if err != nil {
		fmt.Println(err)
		return
	}
	f := c.Frequencies(nil)
	fmt.Printf("%.0f Hz: %.2f dBFS\n", f[25], level[25])
	// Output: 125 Hz: 0.00 dBFS
}

func BenchmarkColumn(b *testing.B) {
	c := Config{SampleRate: 48000, FFTSize: 2048, Window: window.Hann, Overlap: 0.5}
	s, _ := NewSTFT[float32](c)
	x := make([]float32, 1<<16)
	for i := range x {
		x[i] = float32(math.Sin(float64(i * i)))
	}
	dst := make([]float32, s.Bins())
	for _, u := range []Unit{DBFS, V2Hz} {
		b.Run("n=2048/unit="+string(u)+"/impl=scalar", func(b *testing.B) {
			for b.Loop() {
				s.Column(dst, x, 7, u)
			}
		})
	}
}
