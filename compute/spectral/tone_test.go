package spectral

import (
	"math"
	"math/rand/v2"
	"strconv"
	"testing"

	"github.com/sonde-viz/sonde/compute/fft"
	"github.com/sonde-viz/sonde/compute/window"
)

var toneSizes = []int{256, 512, 1024, 2048, 4096, 8192, 16384, 32768, 65536, 480, 1000, 4800, 48000}

// sine is a full-scale sine at a bin, whole or not, of a transform of n samples.
func sine[T fft.Float](n int, bin, phase float64) []T {
	x := make([]T, n)
	for j := range x {
		turns := bin * float64(j) / float64(n)
		x[j] = T(math.Sin(2*math.Pi*(turns-math.Floor(turns)) + phase))
	}
	return x
}

func TestFullScaleSineReadsZero(t *testing.T) {
	t.Run("float32", func(t *testing.T) { toneLevels[float32](t) })
	t.Run("float64", func(t *testing.T) { toneLevels[float64](t) })
}

func toneLevels[T fft.Float](t *testing.T) {
	for _, n := range toneSizes {
		bin := (n + 4) / 8 // round(n/8)
		on := sine[T](n, float64(bin), 0.3)
		var off [][]T // up to half a bin from it
		for _, d := range []float64{-0.5, -0.3, 0.1, 0.4, 0.5} {
			off = append(off, sine[T](n, float64(bin)+d, 1))
		}
		spectrum := make([]float64, n/2+1)
		for _, name := range window.Kind("").Values() {
			kind := window.Kind(name)
			w, err := NewWelch[T](Config{SampleRate: 48000, FFTSize: n, Window: kind})
			if err != nil {
				t.Fatal(err)
			}
			level := func(x []T) float64 {
				w.Reset()
				w.Add(x)
				return w.Spectrum(spectrum, DBFS)[bin]
			}
			// 0.01 dB is asked for; what an exact bin gives is better by far.
			if got := level(on); !(math.Abs(got) <= 1e-4) {
				t.Errorf("%s of %d: %.6f dBFS on the bin, want 0", name, n, got)
			}
			taper := window.Fill(make([]T, n), window.Spec{Kind: kind})
			loss := window.ScallopingLoss(taper)
			// The negative frequency leaks in from n/4 bins away: for the rectangle 1/(pi n/4) of
			// the amplitude, against 2/pi at half a bin.
			leak := 20 * math.Log10(1+1/(math.Pi*float64(n/4-1))*math.Pi/2)
			for i, x := range off {
				if got := level(x); got < -loss-leak || got > 0.0024+leak {
					t.Errorf("%s of %d: tone %d off the bin reads %.5f dBFS, the scalloping loss is %.5f", name, n, i, got, loss)
				}
			}
		}
	}
}

// A tone on a bin: the same level whatever the window, the length and the overlap, in every unit.
func TestToneReadingDoesNotDependOnTheAnalysis(t *testing.T) {
	const amplitude = 0.25
	for _, n := range []int{64, 100, 4800} {
		x := sine[float64](4*n, float64(4*(n/8)), 0)
		for j := range x {
			x[j] *= amplitude
		}
		for _, name := range window.Kind("").Values() {
			c := Config{SampleRate: 1000, FFTSize: n, Window: window.Kind(name), Overlap: 0.5}
			for unit, want := range map[Unit]float64{
				V: amplitude / math.Sqrt2, DB: 20 * math.Log10(amplitude/math.Sqrt2), DBFS: 20 * math.Log10(amplitude),
			} {
				got, err := WelchOf(x, c, unit)
				if err != nil {
					t.Fatal(err)
				}
				// The side lobes of Kaiser's window, -63 dB, reach over from the negative frequency.
				if math.Abs(got[n/8]-want) > 1e-3 {
					t.Errorf("%s of %d: %v %s, want %v", name, n, got[n/8], unit, want)
				}
			}
		}
	}
}

func gauss(n int, seed uint64) []float64 {
	r := rand.New(rand.NewPCG(seed, 0))
	x := make([]float64, n)
	for i := range x {
		x[i] = r.NormFloat64()
	}
	return x
}

func TestDensityIntegratesToTheMeanSquare(t *testing.T) {
	x := gauss(1<<20, 1)
	var square float64
	for _, v := range x {
		square += v * v / float64(len(x))
	}
	for _, c := range []Config{
		{SampleRate: 48000, FFTSize: 4096, Window: window.Hann, Overlap: 0.5},
		{SampleRate: 1, FFTSize: 1000, Window: window.FlatTop, Overlap: 0.75},
		{SampleRate: 250, FFTSize: 2049, Window: window.BlackmanHarris, Overlap: 0.5},
		{SampleRate: 1000, FFTSize: 8192, Window: window.Rectangular},
	} {
		density, err := WelchOf(x, c, V2Hz)
		if err != nil {
			t.Fatal(err)
		}
		var integral float64
		for _, v := range density {
			integral += v * c.SampleRate / float64(c.FFTSize)
		}
		if math.Abs(integral/square-1) > 0.01 {
			t.Errorf("%+v: the density integrates to %v, the mean square is %v", c, integral, square)
		}
	}
}

// With a rectangular window and no overlap, nothing is left to chance: Parseval holds to the last digits.
func TestDensityIntegralIsExactForTheRectangle(t *testing.T) {
	for _, n := range []int{2, 3, 16, 100, 255} {
		x := gauss(n*8, uint64(n))
		var square float64
		for _, v := range x {
			square += v * v / float64(len(x))
		}
		density, err := WelchOf(x, Config{SampleRate: 3, FFTSize: n, Window: window.Rectangular}, V2Hz)
		if err != nil {
			t.Fatal(err)
		}
		var integral float64
		for _, v := range density {
			integral += v * 3 / float64(n)
		}
		if math.Abs(integral/square-1) > 1e-13 {
			t.Errorf("n = %d: %v, want %v", n, integral, square)
		}
	}
}

func TestMeanOfTheColumnsIsWelch(t *testing.T) {
	x := gauss(5000, 5)
	c := Config{SampleRate: 100, FFTSize: 256, Window: window.Hann, Overlap: 0.6, Detrend: Constant}
	s, err := NewSTFT[float64](c)
	if err != nil {
		t.Fatal(err)
	}
	mean := make([]float64, s.Bins())
	n := s.Columns(len(x))
	for i := range n {
		for k, v := range s.Column(nil, x, i, V2Hz) {
			mean[k] += v / float64(n)
		}
	}
	want, err := WelchOf(x, c, V2Hz)
	if err != nil {
		t.Fatal(err)
	}
	compare(t, strconv.Itoa(n)+" columns", mean, want)
}
