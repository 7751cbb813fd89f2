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
	for _, n := range toneSizes {
		for _, name := range window.Kind("").Values() {
			kind := window.Kind(name)
			taper := window.Fill(make([]float64, n), window.Spec{Kind: kind})
			loss := window.ScallopingLoss(taper)
			bin := (n + 4) / 8 // round(n/8)
			var tones []tone
			for _, offset := range []float64{0, -0.5, 0.3, 0.5} {
				tones = append(tones, tone{
					offset: offset,
					gain:   response(taper, offset),
					leak:   response(taper, 2*float64(bin)+offset), // of the negative frequency
				})
			}
			toneLevels[float32](t, kind, n, bin, loss, tones)
			toneLevels[float64](t, kind, n, bin, loss, tones)
		}
	}
}

// tone is a tone some bins off the bin observed, the window's gain for it and for its mirror image.
type tone struct{ offset, gain, leak float64 }

// response is the Fourier transform of the window, relative to its value at 0, at an offset in bins.
func response(w []float64, offset float64) float64 {
	var re, im, sum float64
	for j, v := range w {
		turns := offset * float64(j) / float64(len(w))
		s, c := math.Sincos(2 * math.Pi * (turns - math.Floor(turns)))
		re, im, sum = re+v*c, im+v*s, sum+v
	}
	return math.Hypot(re, im) / sum
}

func toneLevels[T fft.Float](t *testing.T, kind window.Kind, n, bin int, loss float64, tones []tone) {
	w, err := NewWelch[T](Config{SampleRate: 48000, FFTSize: n, Window: kind})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range tones {
		w.Reset()
		w.Add(sine[T](n, float64(bin)+c.offset, 0.3))
		got := w.Spectrum(nil, DBFS)[bin]
		// The leakage adds with any phase. 1e-5 dB is the rounding of float32 samples.
		least, most := 20*math.Log10(c.gain-c.leak)-1e-5, 20*math.Log10(c.gain+c.leak)+1e-5
		if c.offset == 0 && !(math.Abs(got) <= 0.01) || !(least <= got && got <= most) {
			t.Errorf("%T, %s of %d: a tone %v bins off reads %.6f dBFS, want %.6f to %.6f", sine[T](1, 0, 0)[0], kind, n, c.offset, got, least, most)
		}
		if -20*math.Log10(c.gain) > loss+1e-9 {
			t.Errorf("%s of %d: %.6f dB lost at %v bins, more than the scalloping loss, %.6f", kind, n, -20*math.Log10(c.gain), c.offset, loss)
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
