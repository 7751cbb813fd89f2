package analyze

import (
	"math"
	"sort"
	"strings"
	"testing"

	"github.com/sonde-viz/sonde/app/recordings"
	"github.com/sonde-viz/sonde/components/spectrogram"
	"github.com/sonde-viz/sonde/components/spectrum"
	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/components/widgettest"
	"github.com/sonde-viz/sonde/compute/colormap"
	"github.com/sonde-viz/sonde/compute/spectral"
)

func TestToneHasItsLevelInBothPictures(t *testing.T) {
	b := newBench()
	s := Defaults()
	s.FFTSize = 1024
	hz := 64 * 16000.0 / 1024 // on bin 64
	b.open("tone.wav", wav(16000, 32000, sine(0.5, hz)), 5000, s)
	b.finish()
	r, signal, ok := b.Shown()
	if !ok {
		t.Fatalf("nothing is shown: %v", b.Err)
	}
	if r.SampleRate != 16000 || signal.Len() != 32000 {
		t.Errorf("rate %v, %d samples", r.SampleRate, signal.Len())
	}
	// 16 bits round the amplitude by at most 2^-16, 0.0003 dB, and spread the rest far below.
	const want = -6.0206
	if got := levelAt(t, b, 1, hz); math.Abs(got-want) > 0.001 {
		t.Errorf("level above is %v dBFS, want %v", got, want)
	}
	if got := spectrumOf(t, b).Y[64]; math.Abs(got-want) > 0.001 {
		t.Errorf("level below is %v dBFS, want %v", got, want)
	}
	if math.Abs(signal.Peak-0.5) > 1e-4 || math.Abs(signal.RMS-0.5/math.Sqrt2) > 1e-4 {
		t.Errorf("peak %v, rms %v", signal.Peak, signal.RMS)
	}
}

// spectrumOf gives the numbers of the lower widget with the model's props.
func spectrumOf(t *testing.T, b *bench) widget.Values {
	t.Helper()
	inst, h := widgettest.Mount(t, spectrum.Def, b.Spectrum(), 0, 0, 1)
	if len(h.Errors) > 0 {
		t.Fatal(h.Errors)
	}
	return inst.Values()
}

// levelAt gives the number of the spectrogram at a time and a frequency, with the model's props.
func levelAt(t *testing.T, b *bench, at, hz float64) float64 {
	t.Helper()
	inst, h := widgettest.Mount(t, spectrogram.Def, b.Spectrogram(), 0, 0, 1)
	if len(h.Errors) > 0 {
		t.Fatal(h.Errors)
	}
	v := inst.Values()
	column, row := sort.SearchFloat64s(v.X, at)-1, sort.SearchFloat64s(v.Y, hz)-1
	return v.Z.At(row*v.Columns + column)
}

func TestSpectrumIsInTheUnitOfTheSamples(t *testing.T) {
	for text, want := range map[string]string{"t (s),a (mV)\n0,1\n1,2\n2,3\n": "mV", "t (s),a\n0,1\n1,2\n2,3\n": ""} {
		b := newBench()
		b.open("a.csv", []byte(text), 1<<20, Defaults())
		b.finish()
		if got := b.Spectrum().SampleUnit; got != want {
			t.Errorf("the spectrum of %q is in %q, want %q", text, got, want)
		}
	}
}

// Every unit reads the same above as below.
func TestUnitsAgreeInBothPictures(t *testing.T) {
	decibels := map[spectral.Unit]func(v float64) float64{
		spectral.DBFS: func(v float64) float64 { return v },
		spectral.DB:   func(v float64) float64 { return v },
		spectral.V:    func(v float64) float64 { return 20 * math.Log10(v) },
		spectral.V2Hz: func(v float64) float64 { return 10 * math.Log10(v) },
	}
	for unit, level := range decibels {
		b := newBench()
		s := Defaults()
		s.FFTSize, s.Unit = 1024, unit
		b.open("tone.wav", wav(16000, 16000, sine(0.5, 1000)), 1<<20, s)
		b.finish()
		above, below := level(levelAt(t, b, 0.5, 1000)), level(spectrumOf(t, b).Y[64])
		if math.Abs(above-below) > 1e-3 {
			t.Errorf("%s: %v dB above, %v dB below", unit, above, below)
		}
	}
}

func TestFacts(t *testing.T) {
	b := newBench()
	b.open("tone.wav", wav(8000, 16000, sine(0.5, 1000)), 1<<20, Defaults())
	b.finish()
	facts := func() map[string]string {
		f := map[string]string{}
		for _, e := range b.Facts() {
			f[e.Name] = e.Value
		}
		return f
	}
	// Peak and rms of a sine of half of full scale are both -6.02 dBFS.
	for name, want := range map[string]string{"Sample rate": "8000 Hz", "Duration": "2 s", "Samples": "16000", "Channels": "1", "Peak": "−6.02 dBFS", "RMS": "−6.02 dBFS"} {
		if got := facts()[name]; got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	b.open("a.csv", []byte("t (s),a (mV)\n0,3\n1,-4\n2,0\n3,0\n"), 1<<20, Defaults())
	b.finish()
	if f := facts(); f["Peak"] != "4 mV" || f["RMS"] != "2.5 mV" {
		t.Errorf("peak %q, rms %q, want 4 mV and 2.5 mV", f["Peak"], f["RMS"])
	}
}

func TestDigits(t *testing.T) {
	for v, want := range map[float64]string{0: "0", 44100: "44100", 0.700881: "0.70088", 1e9: "1000000000", 4e100: "4e+100", 2.5e-20: "2.5e-20", math.Inf(1): "∞"} {
		if got := digits(v, 5); got != want {
			t.Errorf("%v is written %q, want %q", v, got, want)
		}
	}
}

func TestSilence(t *testing.T) {
	b := newBench()
	b.open("silence.wav", wav(8000, 8000, silence), 1<<20, Defaults())
	b.finish()
	if got := levelAt(t, b, 0.5, 1000); !math.IsInf(got, -1) {
		t.Errorf("silence has a level of %v", got)
	}
	if p := b.Waveform(); !(p.YMin.V < 0 && p.YMax.V > 0) {
		t.Errorf("the axis of silence reaches from %v to %v", p.YMin.V, p.YMax.V)
	}
	if got := b.Facts()[6]; got.Value != "−∞ dBFS" {
		t.Errorf("peak of silence: %v", got)
	}
}

// Where a file breaks off after one sample, the error says where and why.
func TestOneSampleBeforeAnError(t *testing.T) {
	for text, want := range map[string]string{"t,v\n0,1\n0.1": "middle of a row: line 3", "t,v\n0,1\n": "holds one sample"} {
		b := newBench()
		b.open("v.csv", []byte(text), 1<<20, Defaults())
		b.finish()
		if b.Err == nil || !strings.Contains(b.Err.Error(), want) {
			t.Errorf("%q: %v, want something of %q", text, b.Err, want)
		}
	}
}

// A level that rounds to 0 has no sign: the largest sample of 16 bits is 0.0003 dB below full scale.
func TestFullScaleIsZero(t *testing.T) {
	b := newBench()
	b.open("full.wav", wav(8000, 8000, func(float64) float64 { return 1 - 1.0/32768 }), 1<<20, Defaults())
	b.finish()
	if got := b.Facts()[6]; got.Value != "0.00 dBFS" {
		t.Errorf("peak of full scale: %v", got)
	}
}

func TestChannelsAndMix(t *testing.T) {
	left, right := sine(0.5, 1000), func(t float64) float64 { return -0.25 * math.Sin(2*math.Pi*1000*t) }
	tests := []struct {
		name    string
		channel int
		peak    float64
	}{{"first", 1, 0.5}, {"second", 2, 0.25}, {"mix", Mix, 0.125}, {"one that is not there", 7, 0.5}}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			b := newBench()
			s := Defaults()
			s.Channel = test.channel
			b.open("stereo.wav", wav(8000, 8000, left, right), 1000, s)
			b.finish()
			_, signal, _ := b.Shown()
			if math.Abs(signal.Peak-test.peak) > 1e-4 {
				t.Errorf("peak %v, want %v", signal.Peak, test.peak)
			}
			if test.channel == 7 && b.Settings().Channel != 1 {
				t.Errorf("channel %d is still wanted", b.Settings().Channel)
			}
		})
	}
}

func TestTheSpanIsWhatTheSpectrogramShows(t *testing.T) {
	b := newBench()
	s := Defaults()
	s.FFTSize = 512
	first := func(t float64) float64 { // one second of 1 kHz, then 2 kHz
		if t < 1 {
			return sine(0.5, 1000)(t)
		}
		return sine(0.5, 2000)(t)
	}
	b.open("two.wav", wav(8000, 16000, first), 1<<20, s)
	b.finish()
	const end = 2.0
	whole := [2]float64{0, end}
	y := [2]float64{0, 4000}

	b.Zoom(widget.ViewDetail{X: [2]float64{1.1, end}, Y: y})
	if n := b.Spectrum().Data.Len(); n != 16000 {
		t.Errorf("the spectrum follows before the zoom has rested: %d samples", n)
	}
	b.Apply(b.Settings())
	if s := b.Settings(); s.From != 1.1 || s.To != 2 {
		t.Errorf("span %v to %v, want 1.1 to 2", s.From, s.To)
	}
	p := b.Spectrum()
	if p.Data.Len() != 7200 || p.Data.At(0) != b.good.signal.Samples.At(8800) {
		t.Errorf("the spectrum is of %d samples", p.Data.Len())
	}
	if p.Label != "Spectrum from 1.1 to 2 s" {
		t.Errorf("the spectrum is called %q", p.Label)
	}
	v := spectrumOf(t, b)
	if low, high := v.Y[64], v.Y[128]; low > -60 || high < -6.1 {
		t.Errorf("1 kHz reads %v, 2 kHz %v", low, high)
	}
	if view := b.View(); !view.Set || view.V.X != [2]float64{1.1, end} {
		t.Errorf("the user's zoom is taken away: %v", view)
	}

	b.Zoom(widget.ViewDetail{X: whole, Y: y})
	b.Apply(b.Settings())
	if !b.Settings().Whole() || b.Spectrum().Data.Len() != 16000 {
		t.Errorf("zoomed out: %+v, %d samples", b.Settings(), b.Spectrum().Data.Len())
	}

	// Zoomed in to a fraction of a sample, the zoom stays, and the spectrum is of the two samples nearest.
	deep := [2]float64{1.50001, 1.50003}
	b.Zoom(widget.ViewDetail{X: deep, Y: y})
	b.Apply(Parse(b.Settings().Query()))
	if view := b.View(); !view.Set || view.V.X != deep {
		t.Errorf("the deep zoom is taken away: %v", view)
	}
	if n := b.Spectrum().Data.Len(); n != 2 {
		t.Errorf("the spectrum of a fraction of a sample is of %d samples", n)
	}

	to := b.Settings()
	to.From, to.To = 0.5, 1 // from the address
	b.Apply(to)
	if view := b.View(); !view.Set || view.V.X != [2]float64{0.5, 1} || b.Spectrum().Data.Len() != 4000 {
		t.Errorf("span of the address: view %v, %d samples", view, b.Spectrum().Data.Len())
	}
	// The waveform's zoom is the spectrogram's in time, and its own in values.
	b.ZoomWave(widget.ViewDetail{X: [2]float64{0.25, 0.75}, Y: [2]float64{0, 0.5}})
	b.Apply(b.Settings())
	if s := b.Settings(); s.From != 0.25 || s.To != 0.75 {
		t.Errorf("span %v to %v, want 0.25 to 0.75", s.From, s.To)
	}
	if v, w := b.View(), b.WaveView(); v.V.X != w.V.X || v.V.Y != y || w.V.Y != [2]float64{0, 0.5} {
		t.Errorf("views %v and %v", v, w)
	}
	if b.Spectrum() != b.Spectrum() || b.Spectrogram() != b.Spectrogram() || b.Waveform() != b.Waveform() {
		t.Error("props differ though nothing has changed: widgets would compute again")
	}
}

func TestCancelKeepsTheLastGoodState(t *testing.T) {
	b := newBench()
	s := Defaults()
	s.File = "first.wav"
	b.open("first.wav", wav(8000, 400000, sine(0.5, 1000), sine(0.25, 500)), 1<<20, s)
	b.finish()
	before := b.Spectrogram()

	t.Run("while measuring", func(t *testing.T) {
		s := b.Settings()
		s.Channel, s.Colormap = Mix, colormap.Magma
		b.Apply(s)
		b.sched.Run(1)
		if _, _, busy := b.Busy(); !busy {
			t.Fatal("done at once; the test needs a longer signal")
		}
		b.Cancel()
		if b.sched.Busy() {
			t.Error("work goes on")
		}
		if got := b.Settings(); got.Channel != 1 || got.Colormap != colormap.Magma {
			t.Errorf("settings after the cancel: %+v", got)
		}
	})
	t.Run("while reading", func(t *testing.T) {
		other := b.Settings().forAnother()
		other.File = "second.wav"
		r := b.open("second.wav", wav(8000, 400000, sine(0.5, 2000)), 1<<12, other)
		b.sched.Run(1)
		b.Cancel()
		r.Feed([]byte("more")) // comes late
		if b.sched.Busy() {
			t.Error("work goes on")
		}
		if b.Settings().File != "first.wav" {
			t.Errorf("the address would name %q", b.Settings().File)
		}
	})
	after := b.Spectrogram()
	after.Colormap = before.Colormap
	if after != before {
		t.Error("the picture has changed")
	}
}

func TestChangesComeInOrder(t *testing.T) {
	b := newBench()
	b.open("a.wav", wav(8000, 400000, sine(0.5, 1000), sine(0.25, 500)), 1<<20, Defaults())
	b.finish()
	channel := func(n int) {
		s := b.Settings()
		s.Channel = n
		b.Apply(s)
		b.sched.Run(1)
	}
	channel(Mix)
	channel(2) // before the one before is done
	b.finish()
	if _, s, _ := b.Shown(); math.Abs(s.Peak-0.25) > 1e-4 {
		t.Errorf("peak %v, want that of the last change, 0.25", s.Peak)
	}
	channel(Mix)
	channel(2) // back to what is shown
	if _, _, busy := b.Busy(); busy || b.sched.Busy() {
		t.Error("measures what is shown already")
	}
	s := b.Settings()
	s.FFTSize = 64
	b.Apply(s)
	if _, _, busy := b.Busy(); busy || b.Spectrogram().FFTSize != 64 {
		t.Error("settings of the analysis are not the widgets' at once")
	}
}

func TestBadFiles(t *testing.T) {
	good := wav(8000, 8000, sine(0.5, 1000))
	tests := []struct {
		name    string
		file    string
		data    []byte
		want    string // in the error, or in the remarks of what is shown
		partial bool
	}{
		{"a picture", "x.wav", append([]byte("\x89PNG\r\n\x1a\n"), make([]byte, 2000)...), "PNG", false},
		{"empty", "x.wav", nil, "empty", false},
		{"one sample", "x.csv", []byte("a\n1\n"), "one sample", false},
		{"cut short", "x.wav", good[:5000], "Only a part", true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			b := newBench()
			s := Defaults()
			s.File = "good.wav"
			b.open("good.wav", good, 1<<20, s)
			b.finish()
			s.File = test.file
			b.open(test.file, test.data, 700, s)
			b.finish()
			r, _, ok := b.Shown()
			if !ok {
				t.Fatal("nothing is shown")
			}
			if test.partial {
				if b.Err != nil || r.Name != test.file || !strings.Contains(strings.Join(b.Remarks(), " "), test.want) {
					t.Errorf("shows %s, error %v, remarks %v", r.Name, b.Err, b.Remarks())
				}
				return
			}
			if b.Err == nil || !strings.Contains(b.Err.Error(), test.want) || !strings.Contains(b.Err.Error(), test.file) {
				t.Errorf("error %v", b.Err)
			}
			if r.Name != "good.wav" || b.Settings().File != "good.wav" {
				t.Errorf("shows %s, the address names %s", r.Name, b.Settings().File)
			}
		})
	}
}

func TestRateOfACSVWithoutTime(t *testing.T) {
	var csv strings.Builder
	csv.WriteString("level\n")
	for i := range 2000 {
		csv.WriteString(decimal(math.Round(1e6*math.Sin(2*math.Pi*float64(i)/10))/1e6) + "\n")
	}
	b := newBench()
	b.open("x.csv", []byte(csv.String()), 999, Defaults())
	b.finish()
	if rate, known := b.good.rate(); rate != 1 || known {
		t.Errorf("rate %v, known: %v", rate, known)
	}
	s := b.Settings()
	s.Rate = 500
	b.Apply(s)
	b.finish()
	if got := b.Spectrum().SampleRate; got != 500 {
		t.Errorf("rate of the spectrum is %v", got)
	}
	if b.good.timeline().duration() != 4 || b.Spectrogram().SampleRate != 500 || b.good.unit() != spectral.DB {
		t.Errorf("ends at %v s, unit %v", b.good.timeline().duration(), b.good.unit())
	}
}

// TestShippedRecordings shows each of them, and finds its unit.
func TestShippedRecordings(t *testing.T) {
	for _, e := range recordings.All() {
		t.Run(e.ID, func(t *testing.T) {
			data, err := recordings.Open(e.File)
			if err != nil {
				t.Fatal(err)
			}
			b := newBench()
			s := Defaults()
			s.Recording = e.ID
			b.open(e.File, data, chunk, s)
			b.finish()
			r, _, ok := b.Shown()
			if !ok {
				t.Fatal(b.Err)
			}
			if r.Unit != e.Unit || r.Seconds() < 10 || r.Partial != nil {
				t.Errorf("unit %q, %v s, partial: %v", r.Unit, r.Seconds(), r.Partial)
			}
			if b.Facts()[0].Value != e.File {
				t.Errorf("facts: %v", b.Facts())
			}
		})
	}
}
