package spectral

import (
	"math"
	"testing"

	"github.com/sonde-viz/sonde/compute/fft"
)

// times returns x times 2^e.
func times[T fft.Float](x []T, e int) []T {
	y := make([]T, len(x))
	for i, v := range x {
		y[i] = T(math.Ldexp(float64(v), e))
	}
	return y
}

// A spectrum of samples times a power of two is that of the samples, moved by as much: to the last bit where that is a factor, and
// within two roundings where it is added in dB. Nothing becomes 0 or infinite that is not.
func testSizes[T fft.Float](t *testing.T, exponents []int) {
	x := make([]T, 1000)
	for i, v := range gauss(len(x), 3) {
		x[i] = T(v + 0.7)
	}
	for _, detrend := range []Detrend{None, Constant} {
		c := Config{SampleRate: 48000, FFTSize: 100, Window: "hann", Overlap: 0.5, Detrend: detrend}
		for _, u := range Unit("").Values() {
			u := Unit(u)
			welch, _ := WelchOf(x, c, u)
			stft, _ := NewSTFT[T](c)
			column := stft.Column(nil, x, 3, u)
			for _, e := range exponents {
				y := times(x, e)
				move := func(v float64) float64 {
					switch u {
					case V:
						return math.Ldexp(v, e)
					case V2Hz:
						return math.Ldexp(v, 2*e)
					}
					return v + float64(e)*20*math.Log10(2)
				}
				got, err := WelchOf(y, c, u)
				if err != nil {
					t.Fatal(err)
				}
				other, _ := NewSTFT[T](c)
				column2 := other.Column(nil, y, 3, u)
				for k := range got {
					near(t, "welch", e, u, got[k], move(welch[k]), 4e-15)
					// In float32 dB are those of another formula on a column of ordinary size.
					bound := 4e-15
					var zero T
					if T(1)+T(1e-10) == 1+zero {
						bound = 2e-6
					}
					near(t, "stft", e, u, float64(column2[k]), float64(T(move(float64(column[k])))), bound)
				}
			}
		}
	}
}

func near(t *testing.T, what string, e int, u Unit, got, want, bound float64) {
	t.Helper()
	if got == want || math.Abs(got-want) <= bound*max(math.Abs(want), 1) && (u == DB || u == DBFS) || math.Abs(got-want) <= bound*math.Abs(want) {
		return
	}
	t.Errorf("%s of samples times 2^%d in %s: %v, want %v", what, e, u, got, want)
}

func TestSamplesOfAnySize(t *testing.T) {
	testSizes[float64](t, []int{-900, -565, -382, -379, -100, 0, 100, 395, 402, 664, 1015})
	testSizes[float32](t, []int{-110, -92, -60, 0, 60, 95, 120})
}

// Denormal samples have fewer digits, and a level all the same: the smallest number there is, as a cosine of half of the sample rate.
func TestTheSmallestNumbers(t *testing.T) {
	x := make([]float64, 8)
	for i := range x {
		x[i] = math.SmallestNonzeroFloat64 * float64(1-i%2*2)
	}
	got, _ := Periodogram(x, Config{SampleRate: 1, Window: "rectangular"}, DB)
	if want := -1074 * 20 * math.Log10(2); math.Abs(got[4]-want) > 1e-9 || !math.IsInf(got[0], -1) {
		t.Errorf("levels are %v, want %v in the last bin", got, want)
	}
}

// Segments of different size join: the average of one very large and many very small ones is that of the large one over their number,
// in any order, and silence before and after changes nothing but that.
func TestSegmentsOfDifferentSizeJoin(t *testing.T) {
	c := Config{SampleRate: 1, FFTSize: 50, Window: "hann"}
	x := gauss(50, 1)
	want, _ := WelchOf(x, c, DB)
	silence, tiny := make([]float64, 50), times(x, -900)
	for name, order := range map[string][][]float64{
		"large last":    {silence, tiny, times(x, 900), silence},
		"large first":   {times(x, 900), silence, tiny, tiny},
		"ordinary last": {tiny, tiny, silence, times(x, 0)},
	} {
		e := 900.0
		if name == "ordinary last" {
			e = 0
		}
		w, _ := NewWelch[float64](c)
		parts, _ := NewWelch[float64](c)
		sum := make([]float64, c.Sums())
		for _, s := range order {
			w.Add(s)
			parts.Reset()
			parts.Add(s)
			n := parts.Sum(sum)
			parts.Reset()
			if parts.AddSum(sum, n); parts.Count() != 1 {
				t.Fatal("a part is lost")
			}
		}
		joined, _ := NewWelch[float64](c)
		for _, s := range order {
			parts.Reset()
			parts.Add(s)
			joined.AddSum(sum, parts.Sum(sum))
		}
		got, again := w.Spectrum(nil, DB), joined.Spectrum(nil, DB)
		for k := range got {
			if w := want[k] + e*20*math.Log10(2) - 10*math.Log10(4); math.Abs(got[k]-w) > 1e-10 || math.Abs(again[k]-w) > 1e-10 {
				t.Errorf("%s: bin %d is %v, and of parts %v, want %v", name, k, got[k], again[k], w)
			}
		}
	}
}

// A sine of the amplitude FullScale is 0 dBFS, whatever the amplitude, and FullScale says nothing of other units.
func TestFullScale(t *testing.T) {
	for _, full := range []float64{1, 128, 32768, 1 << 31, 0.1, 1e-250, 1e250} {
		x := make([]float64, 64)
		for i := range x {
			x[i] = full * math.Sin(2*math.Pi*8*float64(i)/64)
		}
		c := Config{SampleRate: 64, FFTSize: 64, Window: "hann", FullScale: full}
		got, err := WelchOf(x, c, DBFS)
		if err != nil || math.Abs(got[8]) > 1e-10 {
			t.Errorf("full scale %g: %v dBFS, %v", full, got[8], err)
		}
		stft, _ := NewSTFT[float64](c)
		if column := stft.Column(nil, x, 0, DBFS); math.Abs(column[8]) > 1e-10 {
			t.Errorf("full scale %g: a column is at %v dBFS", full, column[8])
		}
		if v, _ := WelchOf(x, c, V); math.Abs(v[8]/full*math.Sqrt2-1) > 1e-12 {
			t.Errorf("full scale %g: an amplitude of %v", full, v[8])
		}
		if full > 1e30 || full < 1e-30 {
			continue
		}
		y := make([]float32, 64)
		for i, v := range x {
			y[i] = float32(v)
		}
		single, _ := NewSTFT[float32](c)
		if column := single.Column(nil, y, 0, DBFS); math.Abs(float64(column[8])) > 1e-4 {
			t.Errorf("full scale %g: a column of float32 is at %v dBFS", full, column[8])
		}
	}
	for _, bad := range []float64{-1, math.NaN(), math.Inf(1)} {
		c := good
		if c.FullScale = bad; c.Check() == nil {
			t.Errorf("a full scale of %v is taken", bad)
		}
	}
}
