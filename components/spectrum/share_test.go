package spectrum

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/components/widgettest"
	"github.com/sonde-viz/sonde/compute/spectral"
)

// eager has Workers asked for less work than is worth their while.
func eager(t *testing.T) {
	before := worthwhile
	worthwhile = 5
	t.Cleanup(func() { worthwhile = before })
}

// shared makes a spectrum in a page with some Workers.
func shared(t *testing.T, p Props, workers int) (widget.Instance, *widgettest.Host) {
	t.Helper()
	h := &widgettest.Host{Workers: workers}
	if workers > 0 {
		h.Tick = 5
	}
	return h.Mount(t, Def, p, 480, 300, 1), h
}

// noisy is noise with a NaN in it.
func noisy(n int) []float32 {
	r := rand.New(rand.NewPCG(5, 9))
	x := make([]float32, n)
	for i := range x {
		x[i] = float32(r.NormFloat64())
	}
	x[n/3] = float32(math.NaN())
	return x
}

func same(t *testing.T, what string, got, want widget.Values) {
	t.Helper()
	if len(got.Y) != len(want.Y) {
		t.Fatalf("%s: %d values, want %d", what, len(got.Y), len(want.Y))
	}
	for i, v := range want.Y {
		if math.Float64bits(got.Y[i]) != math.Float64bits(v) {
			t.Fatalf("%s: value %d is %v, want %v", what, i, got.Y[i], v)
		}
	}
}

// Whatever the Workers do, in whatever order, and though some fail, the numbers are those of a page without, to the last bit.
func TestSharedWorkIsTheSame(t *testing.T) {
	eager(t)
	x := noisy(3 << 20)
	wide := make([]float64, len(x))
	short := make([]int16, len(x))
	for i, v := range x {
		wide[i], short[i] = float64(v), int16(1000*math.Sin(float64(i*i%4001)))
	}
	failures := 0
	for _, c := range []struct {
		name   string
		change func(p *Props)
	}{
		{"float32", func(p *Props) { p.Data = widget.Float32s(x) }},
		{"float64", func(p *Props) { p.Data = widget.Float64s(wide) }},
		{"int16", func(p *Props) { p.Data, p.Unit, p.Window = widget.Int16s(short, 1.0/32768), "v2hz", "blackman-harris" }},
		{"short segments", func(p *Props) { p.Data, p.FFTSize, p.Overlap = widget.Float32s(x), 100, 0.7 }},
		{"long segments", func(p *Props) { p.Data, p.FFTSize = widget.Float32s(x), 1<<16 }},
	} {
		p := Def.Defaults
		p.SampleRate, p.FFTSize, p.Overlap, p.Average = 48000, 1024, 0.9, Welch
		c.change(&p)
		alone, _ := shared(t, p, 0)
		for _, workers := range []int{1, 3} {
			inst, h := shared(t, p, workers)
			done, failed := h.Answered()
			if done < 2 {
				t.Fatalf("%s, %d Workers: %d jobs", c.name, workers, done)
			}
			failures += failed
			same(t, fmt.Sprintf("%s, %d Workers", c.name, workers), inst.Values(), alone.Values())
		}
	}
	if failures == 0 {
		t.Error("no job has failed")
	}
}

// Progress grows to 1 and not beyond, whatever comes back first.
func TestProgressOfSharedWork(t *testing.T) {
	eager(t)
	p := Def.Defaults
	p.SampleRate, p.FFTSize, p.Overlap, p.Average, p.Data = 48000, 1024, 0.9, Welch, widget.Float32s(noisy(3<<20))
	h := &widgettest.Host{Workers: 4, Tick: 0.1}
	inst := Def.Describe().New(h)
	t.Cleanup(inst.Close)
	inst.Resize(480, 300, 1)
	inst.SetProps(p)
	inst.Update()
	before, steps := 0.0, 0
	for more := true; more; steps++ {
		more = h.Scheduler().Run(1)
		h.Answer()
		now := inst.Progress()
		if now < before || more == (now == 1) || now > 1 {
			t.Fatalf("step %d: progress is %v after %v, more to do: %v", steps, now, before, more)
		}
		before = now
	}
	if steps < 100 {
		t.Errorf("%d steps are too few to tell", steps)
	}
}

// Other props while parts are away leave nothing of them where it does not belong.
func TestSharedWorkIsDropped(t *testing.T) {
	eager(t)
	x := noisy(1 << 20)
	p := Def.Defaults
	p.SampleRate, p.Overlap, p.Average = 48000, 0.9, Welch
	p.FFTSize, p.Data = 1024, widget.Float32s(x)
	inst, h := shared(t, p, 3)
	for i := range 12 {
		p.FFTSize = []int{1024, 1000}[i/2%2]
		p.Data = widget.Float32s(x[i*1000:])
		inst.SetProps(p)
		inst.Update()
		for range i % 5 {
			h.Scheduler().Run(0)
			h.Answer()
		}
		if i%3 == 0 {
			continue // and others at once
		}
		widgettest.Settle(t, inst, h)
		alone, _ := shared(t, p, 0)
		same(t, fmt.Sprint("change ", i), inst.Values(), alone.Values())
	}
}

// The sum of parts is the definition's average.
func TestPartsAreTheAverage(t *testing.T) {
	x := noisy(1 << 20)
	p := Def.Defaults
	p.SampleRate, p.FFTSize, p.Overlap, p.Average, p.Data = 48000, 256, 0.5, Welch, widget.Float32s(x)
	inst, _ := shared(t, p, 0)
	want, err := spectral.WelchOf(x, p.config(p.FFTSize, 1), p.Unit)
	if err != nil {
		t.Fatal(err)
	}
	for i, v := range inst.Values().Y {
		if d := math.Abs(v - want[i]); !(d < 1e-9) { // of dB: sums of 8000 powers in float64, in another order
			t.Fatalf("bin %d is %v, want %v", i, v, want[i])
		}
	}
}

// Nothing waits for a Worker: neither the picture nor Values.
func TestNothingWaitsForAWorker(t *testing.T) {
	eager(t)
	p := Def.Defaults
	p.SampleRate, p.FFTSize, p.Overlap, p.Average, p.Data = 48000, 1024, 0.9, Welch, widget.Float32s(noisy(1<<20))
	alone, _ := shared(t, p, 0)
	for _, values := range []bool{true, false} {
		h := &widgettest.Host{Workers: 2, Mute: true, Tick: 0.5}
		inst := Def.Describe().New(h)
		t.Cleanup(inst.Close)
		inst.Resize(480, 300, 1)
		inst.SetProps(p)
		inst.Update()
		if !values {
			widgettest.Settle(t, inst, h)
		}
		same(t, fmt.Sprint("values at once: ", values), inst.Values(), alone.Values())
		if h.Taken() != 2 {
			t.Errorf("%d jobs are given away", h.Taken())
		}
	}
}
