package spectrogram

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/components/widgettest"
	"github.com/sonde-viz/sonde/compute/spectral"
	"github.com/sonde-viz/sonde/compute/window"
)

func mount(t *testing.T, p Props) (widget.Instance, *widgettest.Host) {
	t.Helper()
	inst, h := widgettest.Mount(t, Def, p, 480, 300, 1)
	if len(h.Errors) > 0 {
		t.Fatal(h.Errors)
	}
	return inst, h
}

// unsized is a spectrogram that is not shown: its values are all columns and bins.
func unsized(t *testing.T, p Props) widget.Values {
	t.Helper()
	h := &widgettest.Host{}
	inst := Def.Describe().New(h)
	t.Cleanup(inst.Close)
	inst.SetProps(p)
	v := inst.Values()
	if len(h.Errors) > 0 {
		t.Fatal(h.Errors)
	}
	return v
}

// The widget has scipy's numbers: the golden file of compute/spectral.
func TestValuesMatchScipy(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("..", "..", "compute", "spectral", "testdata", "golden.json"))
	if err != nil {
		t.Fatal(err)
	}
	var g struct {
		SampleRate float64
		X          []float64
		STFT       []struct {
			Window          window.Kind
			FFTSize, Shared int
			Time            []float64
			RMS             [][]float64
		}
	}
	if err := json.Unmarshal(data, &g); err != nil || len(g.STFT) < 3 {
		t.Fatal("no golden values: ", err)
	}
	single := make([]float32, len(g.X))
	for i, v := range g.X {
		single[i] = float32(v)
	}
	for _, c := range g.STFT {
		for _, x := range []widget.Series{widget.Float64s(g.X), widget.Float32s(single)} {
			p := defaults
			p.Data, p.SampleRate, p.FFTSize, p.Window, p.Unit = x, g.SampleRate, c.FFTSize, c.Window, spectral.V
			p.Overlap = float64(c.Shared) / float64(c.FFTSize)
			v := unsized(t, p)
			if v.Columns != len(c.Time) || v.Rows != len(c.RMS[0]) || v.Z.Len() != v.Rows*v.Columns || len(v.X) != v.Columns+1 || len(v.Y) != v.Rows+1 {
				t.Fatalf("%s: %d rows, %d columns, %d values; want %d and %d", c.Window, v.Rows, v.Columns, v.Z.Len(), len(c.RMS[0]), len(c.Time))
			}
			for i, at := range c.Time {
				if !(v.X[i] < at && at < v.X[i+1]) {
					t.Errorf("%s: column %d lies from %v to %v s, and its middle at %v", c.Window, i, v.X[i], v.X[i+1], at)
				}
				for k, want := range c.RMS[i] {
					// Levels are kept as float32 dB: 2^-19 dB in the range of -64 to -128, 4.4e-7 of an amplitude. What is
					// small in a column has the rounding errors of what is large.
					if got := v.Z.At(k*v.Columns + i); !(math.Abs(got-want) <= 1e-6*want+2e-7) {
						t.Errorf("%s, column %d, bin %d: %v, want %v", c.Window, i, k, got, want)
					}
				}
			}
		}
	}
}

// reference is the levels of all segments by compute/spectral.
func reference(t *testing.T, p Props, x []float32) [][]float32 {
	t.Helper()
	s, err := spectral.NewSTFT[float32](spectral.Config{SampleRate: p.SampleRate, FFTSize: p.FFTSize, Window: p.Window, Overlap: p.Overlap})
	if err != nil {
		t.Fatal(err)
	}
	var all [][]float32
	for i := range s.Columns(len(x)) {
		all = append(all, s.Column(nil, x, i, p.Unit))
	}
	return all
}

func TestUnitsAgreeWithTheTransform(t *testing.T) {
	x := clicks(4000)
	for _, unit := range []spectral.Unit{spectral.DBFS, spectral.DB, spectral.V, spectral.V2Hz} {
		for _, size := range []int{256, 255} {
			p := defaults
			p.FFTSize, p.Overlap, p.Unit, p.Data, p.SampleRate = size, 0.7, unit, widget.Float32s(x), 1000
			v := unsized(t, p)
			for i, column := range reference(t, p, x) {
				for k, want := range column {
					got := v.Z.At(k*v.Columns + i)
					limit := 1e-5 // dB
					if unit == spectral.V || unit == spectral.V2Hz {
						limit = 3e-6 * float64(want) // that of 1.3e-5 dB
					}
					if !(math.Abs(got-float64(want)) <= limit) {
						t.Fatalf("%s of %d, column %d, bin %d: %v, want %v", unit, size, i, k, got, want)
					}
				}
			}
		}
	}
}

// Zoomed out, a pixel shows the greatest of the segments and bins whose middles lie on it, as brute force finds it.
func TestPixelsShowTheGreatest(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 1))
	x := make([]float32, 300_000)
	for i := range x {
		x[i] = float32(r.NormFloat64() * 0.1)
	}
	for _, orientation := range []Orientation{Horizontal, Waterfall} {
		p := defaults
		p.FFTSize, p.Overlap, p.Orientation, p.Data = 1024, 0.75, orientation, widget.Float32s(x)
		inst, _ := mount(t, p)
		v := inst.Values()
		all := reference(t, p, x)
		rate, hop := p.SampleRate, 256.0
		times, frequencies, columns := v.X, v.Y, v.Columns
		if orientation == Waterfall {
			times, frequencies, columns = v.Y, v.X, v.Rows
		}
		if columns < 150 || columns > 400 {
			t.Fatalf("%d pixels of time", columns)
		}
		at := func(i, j int) float64 {
			if orientation == Waterfall {
				return v.Z.At(i*v.Columns + j)
			}
			return v.Z.At(j*v.Columns + i)
		}
		// Columns are of 2^L segments, as many as fit a pixel: the ones whose middle lies on it.
		group := 1.0
		for 2*group*hop <= float64(len(x))/float64(columns) {
			group *= 2
		}
		seen := 0
		for i := range columns {
			for j := range len(frequencies) - 1 {
				want := float32(math.Inf(-1))
				for k := math.Ceil(frequencies[j] / (rate / 1024)); k*rate/1024 < frequencies[j+1] && k <= 512; k++ {
					for c := 0; c*int(group) < len(all); c++ {
						first, end := float64(c)*group, min((float64(c)+1)*group, float64(len(all)))
						middle := ((first+end-1)/2*hop + 512) / rate
						if middle < times[i] || middle >= times[i+1] {
							continue
						}
						for s := c * int(group); s < min(len(all), (c+1)*int(group)); s++ {
							want = max(want, all[s][int(k)])
						}
					}
				}
				if math.IsInf(float64(want), 0) {
					continue // nothing has its middle here: the nearest is shown
				}
				seen++
				if at(i, j) != float64(want) {
					t.Fatalf("%s: the cell from %v s, %v Hz is %v, want %v", orientation, times[i], frequencies[j], at(i, j), want)
				}
			}
		}
		if seen < 20_000 {
			t.Errorf("only %d cells compared", seen)
		}
	}
}

// No click is lost, wherever it falls.
func TestNoClickIsLost(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 1))
	x := make([]int16, 2_000_000)
	places := make([]int, 10_000)
	p := defaults
	p.FFTSize, p.Overlap = 64, 0.5
	inst, h := mount(t, p)
	for round := range 20 {
		clear(x)
		for i := range 500 { // one click in 4000 samples; a pixel is about 5000
			places[i] = i*4000 + r.IntN(4000)
			x[places[i]] = int16(20000 - 40000*(i%2))
		}
		p.Data = widget.Int16s(x, 1.0/32768)
		inst.SetProps(p)
		inst.Update()
		for range 10 {
			inst.Frame()
			h.Finish()
		}
		v := inst.Values()
		width := v.X[1] - v.X[0]
		for _, at := range places[:500] {
			when := float64(at) / p.SampleRate
			found := false
			for i := range v.Columns {
				if math.Abs((v.X[i]+v.X[i+1])/2-when) <= width+64/p.SampleRate {
					found = found || v.Z.At(v.Rows/2*v.Columns+i) > -60
				}
			}
			if !found {
				t.Fatalf("round %d: nothing is seen of the click at %v s", round, when)
			}
		}
	}
}

// Zoomed in, segments lie as close as pixels: a sample apart in the end.
func TestDetailAppearsWhenZoomedIn(t *testing.T) {
	x := clicks(48000)
	p := defaults
	p.Data = widget.Float32s(x)
	inst, h := mount(t, p)
	for _, window := range []float64{1, 0.1, 0.01, 0.002} {
		inst.SetView([2]float64{0.4, 0.4 + window}, [2]float64{0, 24000})
		for range 20 {
			inst.Frame()
			h.Finish()
		}
		v := inst.Values()
		step := (v.X[len(v.X)-2] - v.X[1]) / float64(v.Columns-2) * p.SampleRate
		if most := max(1, window*p.SampleRate/300); step > 1.1*most {
			t.Errorf("%v s are shown by columns of %v samples", window, step)
		}
	}
	// The deepest columns are the transforms that begin at each sample.
	v := inst.Values()
	s, err := spectral.NewSTFT[float32](spectral.Config{SampleRate: p.SampleRate, FFTSize: p.FFTSize, Window: p.Window, Overlap: p.Overlap})
	if err != nil {
		t.Fatal(err)
	}
	for i := 2; i < v.Columns-2; i += 7 {
		at := int(math.Round((v.X[i]+v.X[i+1])/2*p.SampleRate)) - p.FFTSize/2
		column := s.Column(nil, x[at:][:p.FFTSize], 0, p.Unit)
		top := v.Rows - 1 // one pixel is about two bins
		want := column[512]
		for k := int(math.Ceil(v.Y[top] / (48000.0 / 1024))); k <= 512; k++ {
			want = max(want, column[k])
		}
		if got := v.Z.At(top*v.Columns + i); got != float64(want) {
			t.Errorf("the transform from sample %d on is %v at the top, want %v", at, got, want)
		}
	}
}

func TestNaNAffectsItsSegmentsAlone(t *testing.T) {
	for _, single := range []bool{true, false} {
		x := clicks(20_000)
		clean := append([]float32(nil), x...)
		x[10_000] = float32(math.NaN())
		p := defaults
		p.FFTSize, p.Overlap = 512, 0.5
		set := func(x []float32) widget.Series {
			if single {
				return widget.Float32s(x)
			}
			d := make([]float64, len(x))
			for i, v := range x {
				d[i] = float64(v)
			}
			return widget.Float64s(d)
		}
		p.Data = set(x)
		got := unsized(t, p)
		p.Data = set(clean)
		want := unsized(t, p)
		holes := 0
		for i := range got.Columns {
			bad := i*256 <= 10_000 && 10_000 < i*256+512
			for k := range got.Rows {
				g, w := got.Z.At(k*got.Columns+i), want.Z.At(k*got.Columns+i)
				if bad != math.IsNaN(g) || !bad && g != w {
					t.Fatalf("column %d, bin %d is %v, without the NaN %v", i, k, g, w)
				}
			}
			if bad {
				holes++
			}
		}
		if holes != 2 {
			t.Errorf("%d columns hold the NaN", holes)
		}
	}
}
