package spectrogram

import (
	"math"
	"testing"
	"time"

	"github.com/sonde-viz/sonde/components/layout"
	"github.com/sonde-viz/sonde/components/scale"
	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/components/widgettest"
	"github.com/sonde-viz/sonde/components/work"
)

// clicks are n samples of noise with a click now and then.
func clicks(n int) []float32 {
	x := make([]float32, n)
	r := widget.Noise{State: 7}
	for i := range x {
		x[i] = float32(0.01 * r.Next())
		if i%9973 == 0 {
			x[i] = 1
		}
	}
	return x
}

// page is a host whose clock runs.
func page() *widgettest.Host {
	h := &widgettest.Host{}
	start := time.Now()
	h.Scheduler().Now = func() float64 { return float64(time.Since(start)) / 1e6 }
	return h
}

// BenchmarkMinute is a minute at 48 kHz from new data to the whole picture, as in a page: 8 ms of work at a time, and
// a frame when 16 ms have passed.
func BenchmarkMinute(b *testing.B) {
	x := clicks(60 * 48000)
	p := defaults
	p.FFTSize, p.Overlap = 2048, 0.75
	h := page()
	inst := Def.Describe().New(h)
	defer inst.Close()
	inst.Resize(1000, 400, 1)
	frames := 0
	for b.Loop() {
		p.Data = widget.Float32s(x)
		inst.SetProps(p)
		inst.Update()
		for next := 0.0; !inst.Settled(); {
			if now := h.Scheduler().Now(); now >= next || !h.Scheduler().Busy() {
				inst.Frame()
				frames++
				next = now + 16
			}
			h.Scheduler().Run(work.Turn)
		}
	}
	b.ReportMetric(float64(frames)/float64(b.N), "frames/op")
}

// BenchmarkSegments is the transforms of that alone.
func BenchmarkSegments(b *testing.B) {
	x := clicks(60 * 48000)
	p := defaults
	p.FFTSize, p.Overlap, p.Data = 2048, 0.75, widget.Float32s(x)
	v := &view{env: idle{}}
	if err := v.Update(p); err != nil {
		b.Fatal(err)
	}
	dst := make([]float32, v.work.config.Bins())
	for b.Loop() {
		for i := range v.work.config.Segments(len(x)) {
			v.work.transform.column(dst, &v.signal, int64(i*512))
		}
	}
}

// BenchmarkRedraw is a frame of that with all lines made again.
func BenchmarkRedraw(b *testing.B) {
	x := clicks(60 * 48000)
	p := defaults
	p.FFTSize, p.Overlap, p.Data = 2048, 0.75, widget.Float32s(x)
	v := &view{env: idle{}}
	if err := v.Update(p); err != nil {
		b.Fatal(err)
	}
	t := scale.Window{Hi: 60, Pixels: 900}
	f := scale.Window{Hi: 24000, Pixels: 340}
	v.look(layout.Layout{X: t, Y: f, Ratio: 1})
	v.work.run(&v.signal, nil, math.MaxInt)
	for b.Loop() {
		v.picture.forget()
		v.show()
	}
}

// BenchmarkAppend is a push of one hop and the frame that shows it.
func BenchmarkAppend(b *testing.B) {
	for _, columns := range []int{512, 16384} {
		b.Run(map[int]string{512: "columns=512", 16384: "columns=16384"}[columns], func(b *testing.B) {
			p := defaults
			p.FFTSize, p.History = 1024, widget.Some(float64(columns)*512/48000)
			h := page()
			inst := Def.Describe().New(h)
			defer inst.Close()
			inst.Resize(1000, 400, 1)
			inst.SetProps(p)
			inst.Update()
			x := widget.Float32s(clicks(512))
			for range 2 * columns {
				inst.Push(push, x)
			}
			for !inst.Settled() {
				inst.Frame()
				h.Finish()
			}
			for b.Loop() {
				inst.Push(push, x)
				inst.Frame()
				h.Finish()
			}
		})
	}
}

type idle struct{}

func (idle) Emit(string, any) {}
func (idle) Repaint()         {}
func (idle) Work()            {}
func (idle) WorkAtRest()      {}
