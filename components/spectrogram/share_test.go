package spectrogram

import (
	"fmt"
	"math"
	"testing"

	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/components/widgettest"
	"github.com/sonde-viz/sonde/components/work"
)

// eager has Workers asked for less work than is worth their while.
func eager(t *testing.T) {
	before := worthwhile
	worthwhile = 20
	t.Cleanup(func() { worthwhile = before })
}

// shared makes a spectrogram in a page with some Workers, and shows all of it.
func shared(t *testing.T, p Props, workers int) (widget.Instance, *widgettest.Host, *view) {
	t.Helper()
	var v *view
	d := Def
	d.New = func(e widget.Env) widget.View[Props] {
		v = &view{env: e}
		return v
	}
	h := &widgettest.Host{Workers: workers}
	if workers > 0 {
		h.Tick = 5
	}
	return h.Mount(t, d, p, 480, 300, 1), h, v
}

// Whatever the Workers do, in whatever order, and though some fail, the picture is that of a page without.
func TestSharedWorkIsTheSame(t *testing.T) {
	eager(t)
	x := clicks(1 << 20)
	x[1<<18] = float32(math.NaN())
	for i := range x[1<<19 : 1<<19+1<<16] {
		x[1<<19+i] = float32(math.NaN())
	}
	wide := make([]float64, len(x))
	short := make([]int16, len(x))
	for i, v := range x {
		wide[i], short[i] = float64(v), int16(1000*math.Sin(float64(i*i%4001)))
	}
	for _, c := range []struct {
		name    string
		workers []int
		change  func(p *Props)
	}{
		{"float32", []int{1, 3}, func(p *Props) { p.Data = widget.Float32s(x) }},
		{"float64", []int{2}, func(p *Props) { p.Data = widget.Float64s(wide) }},
		{"int16", []int{2}, func(p *Props) { p.Data, p.Unit, p.Window = widget.Int16s(short, 1.0/32768), "v2hz", "blackman-harris" }},
		{"short segments", []int{2}, func(p *Props) { p.Data, p.FFTSize, p.Overlap = widget.Float32s(x), 100, 0.98 }},
		{"a row for each pixel", []int{2}, func(p *Props) { p.Data, p.FFTSize, p.Overlap = widget.Float32s(x), 8192, 0.99 }},
	} {
		p := defaults
		p.FFTSize, p.Overlap = 1024, 0.96
		c.change(&p)
		alone, _, va := shared(t, p, 0)
		for _, workers := range c.workers {
			inst, h, v := shared(t, p, workers)
			done, failed := h.Answered()
			if done < 5 || failed == 0 {
				t.Fatalf("%s, %d Workers: %d jobs, %d of them fail", c.name, workers, done, failed)
			}
			t.Logf("%s, %d Workers: %d jobs, %d of them fail", c.name, workers, done, failed)
			equal(t, fmt.Sprintf("%s, %d Workers", c.name, workers), inst.Values(), alone.Values())
			for i := range va.picture.pix {
				if v.picture.pix[i] != va.picture.pix[i] {
					t.Fatalf("%s, %d Workers: byte %d of the pixels is %d, want %d", c.name, workers, i, v.picture.pix[i], va.picture.pix[i])
				}
			}
			if v.work.left != 0 {
				t.Errorf("%s, %d Workers: %d segments are left", c.name, workers, v.work.left)
			}
		}
	}
}

// Zooming, panning and other props while parts are away leave nothing of them where it does not belong.
func TestSharedWorkIsDropped(t *testing.T) {
	eager(t)
	p := defaults
	p.FFTSize, p.Overlap, p.Data = 1024, 0.96, widget.Float32s(clicks(1<<20))
	inst, h, _ := shared(t, p, 3)
	sizes := []int{700, 1024}
	for i := range 6 {
		p.FFTSize = sizes[i%2]
		p.VMax.V = float64(i) // another revision of the props
		inst.SetProps(p)
		inst.Update()
		for range i % 5 {
			inst.Frame()
			h.Scheduler().Run(0)
			h.Answer()
		}
		_, y := inst.View()
		at := float64(i%3) * 2
		inst.SetView([2]float64{at, at + 15}, y)
		inst.Frame()
		h.Scheduler().Run(0)
		h.Answer()
		if i%3 == 1 {
			inst.ResetView()
		}
		widgettest.Settle(t, inst, h)
		alone, other, _ := shared(t, p, 0)
		if i%3 != 1 {
			alone.SetView([2]float64{at, at + 15}, y)
		}
		widgettest.Settle(t, alone, other)
		equal(t, fmt.Sprint("change ", i), inst.Values(), alone.Values())
	}
}

// Nothing waits for a Worker: neither the picture nor Values.
func TestNothingWaitsForAWorker(t *testing.T) {
	eager(t)
	p := defaults
	p.FFTSize, p.Overlap, p.Data = 1024, 0.96, widget.Float32s(clicks(1<<20))
	for _, values := range []bool{true, false} {
		h := &widgettest.Host{Workers: 2, Mute: true, Tick: 0.5}
		inst := Def.Describe().New(h)
		inst.Resize(480, 300, 1)
		inst.SetProps(p)
		inst.Update()
		inst.Frame()
		h.Scheduler().Run(work.Turn)
		if h.Taken() == 0 {
			t.Fatal("nothing is given away")
		}
		if values {
			inst.Values()
		}
		for range 10_000 {
			inst.Frame()
			h.Scheduler().Run(work.Turn)
		}
		if !inst.Settled() {
			t.Fatalf("values %v: the picture is never complete", values)
		}
		alone, _, _ := shared(t, p, 0)
		equal(t, "without answers", inst.Values(), alone.Values())
		inst.Close()
	}
}
