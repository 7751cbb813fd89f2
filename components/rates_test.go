package components_test

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/sonde-viz/sonde/components/paint"
	"github.com/sonde-viz/sonde/components/spectrogram"
	"github.com/sonde-viz/sonde/components/spectrum"
	"github.com/sonde-viz/sonde/components/tool"
	"github.com/sonde-viz/sonde/components/waveform"
	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/components/widgettest"
)

// At sample rates from 1e-6 Hz to 1e12 Hz, whatever the time of the first sample, of data and of streams: axes, ticks, cursor, its
// words, values() and pixelOf say where the samples lie, to a pixel and to what float64 carries of the sum.
func TestEveryRate(t *testing.T) {
	const n = 1000
	x := make([]float32, n)
	for i := range x {
		x[i] = float32(math.Sin(float64(i) * 0.7))
	}
	type origin struct {
		t0    float64
		start widget.Opt[float64]
	}
	for e := -6; e <= 12; e++ {
		for _, k := range []float64{1, 4.41} {
			rate := k * math.Pow10(e)
			for _, o := range []origin{{}, {t0: -0.2}, {t0: 1.7e9 + 0.25}, {t0: -3e12}, {start: widget.Some(1.7e9)}, {start: widget.Some(1733000000.123456)}, {start: widget.Some(-0.2)}} {
				for _, stream := range []bool{false, true} {
					data, n := widget.Float32s(x), n
					if stream {
						data, n = widget.Series{}, 100 // as many as every stream keeps
					}
					w := waveform.Def.Defaults
					w.Data, w.SampleRate, w.T0, w.Start = data, rate, o.t0, o.start
					g := spectrogram.Def.Defaults
					g.Data, g.SampleRate, g.T0, g.Start, g.FFTSize = data, rate, o.t0, o.start, 64
					for _, c := range []struct {
						d     widget.Widget
						props any
					}{{waveform.Def, w}, {spectrogram.Def, g}} {
						r := rated{rate: rate, origin: o.start.Or(o.t0), clock: o.start.Set, name: fmt.Sprintf("%T at %v Hz from %+v, stream %v", c.props, rate, o, stream)}
						t.Run("", func(t *testing.T) { // which gives a stream's memory back when it ends
							r.t = t
							r.inst, r.host = widgettest.Mount(t, c.d, c.props, 700, 300, 1)
							if stream {
								r.inst.Push(0, widget.Float32s(x[:n]))
							}
							r.time(n, stream)
						})
					}
				}
			}
			for _, stream := range []bool{false, true} {
				p := spectrum.Def.Defaults
				p.SampleRate, p.FFTSize, p.Data = rate, 64, widget.Float32s(x)
				if stream {
					p.Data = widget.Series{}
				}
				r := rated{rate: rate, name: fmt.Sprintf("spectrum at %v Hz, stream %v", rate, stream)}
				t.Run("", func(t *testing.T) {
					r.t = t
					r.inst, r.host = widgettest.Mount(t, spectrum.Def, p, 700, 300, 1)
					if stream {
						r.inst.Push(0, widget.Float32s(x))
					}
					r.frequency()
				})
			}
		}
	}
}

// rated is an instance at a sample rate.
type rated struct {
	t            *testing.T
	inst         widget.Instance
	host         *widgettest.Host
	name         string
	rate, origin float64
	clock        bool
}

func (r *rated) errorf(format string, a ...any) {
	r.t.Helper()
	r.t.Errorf(r.name+": "+format, a...)
}

// coarse is how far apart two times may be: what float64 carries of them.
func (r *rated) coarse(v float64) float64 {
	v = math.Abs(v)
	return 4 * (math.Nextafter(v, math.Inf(1)) - v)
}

func (r *rated) time(n int, stream bool) {
	widgettest.Settle(r.t, r.inst, r.host)
	if len(r.host.Errors) > 0 {
		r.errorf("%v", r.host.Errors)
		return
	}
	x, y := r.inst.View()
	long := float64(n) / r.rate
	rough := r.coarse(x[1])
	if span := x[1] - x[0]; math.Abs(x[0]-r.origin) > rough+1e-9*long || !stream && math.Abs(span-long) > rough+1e-9*long || stream && span < long-rough {
		r.errorf("the axis is %v, want %v s from %v on", x, long, r.origin)
	}
	if !stream {
		r.places(long)
	}
	// Zoomed in to 20 samples in the middle.
	from, to := r.origin+float64(n/2-10)/r.rate, r.origin+float64(n/2+10)/r.rate
	if to-from < 2*rough {
		return // no view says where
	}
	if !r.inst.SetView([2]float64{from, to}, y) {
		r.errorf("the view from %v to %v is refused", from, to)
		return
	}
	if x, _ := r.inst.View(); x[0] != from || x[1] != to {
		r.errorf("the view is %v, was set to %v and %v", x, from, to)
	}
	r.places(long)
}

// places looks at ticks, cursor and values of the window shown.
func (r *rated) places(long float64) {
	f := widgettest.Settle(r.t, r.inst, r.host)
	x, y := r.inst.View()
	rough := r.coarse(x[1])
	left, py := r.inst.PixelOf(x[0], (y[0]+y[1])/2)
	right, _ := r.inst.PixelOf(x[1], (y[0]+y[1])/2)
	if !(right-left > 100) && x[1]-x[0] > 100*rough {
		r.errorf("%v to %v lies from %v to %v px", x[0], x[1], left, right)
	}
	if f.Base != nil && right-left > 100 {
		r.ticks(f.Base, x, left, right)
	}
	for _, u := range []float64{0.1, 0.37, 0.5, 0.81} {
		r.inst.Pointer(tool.Event{Kind: tool.Move, X: left + u*(right-left), Y: py})
		over := r.inst.Frame().Overlay
		event, ok := r.host.Last(widget.CursorChange)
		if !ok || event.Detail == nil || over == nil {
			continue
		}
		var at float64
		near := 1 / r.rate
		switch d := event.Detail.(type) {
		case waveform.CursorChange:
			at = d.Time
			if want := r.origin + d.Sample/r.rate; math.Abs(want-at) > rough+near+(x[1]-x[0])/(right-left) {
				r.errorf("sample %v is at %v, want %v", d.Sample, at, want)
			}
		case spectrogram.CursorChange:
			at = d.Time
			near = 32 / r.rate
		}
		if want := x[0] + u*(x[1]-x[0]); math.Abs(at-want) > 2*rough+near+1.5*(x[1]-x[0])/(right-left) {
			r.errorf("the cursor at %v says %v", want, at)
		}
		for _, text := range widgettest.Texts(over) {
			if rest, is := strings.CutPrefix(text, "Time  "); is {
				if v, ok := since(rest, "s", r.origin); !ok || math.Abs(v-(at-r.origin)) > 2*rough+near+(x[1]-x[0])/(right-left) {
					r.errorf("the read-out %q is %v, the event says %v", rest, v, at-r.origin)
				}
			}
		}
	}
	v := r.inst.Values()
	for _, at := range v.X {
		if at < r.origin-rough || at > r.origin+long+rough {
			r.errorf("values() has %v, the samples are from %v on for %v s", at, r.origin, long)
			break
		}
	}
	if len(v.X) == 0 {
		r.errorf("no values")
	}
}

// ticks sees to it that the labels of the x axis stand where they say. Those at the ends are moved inside by a few pixels.
func (r *rated) ticks(base *paint.List, x [2]float64, left, right float64) {
	var l labels
	base.Replay(&l)
	title := ""
	for _, k := range l.list {
		if strings.HasPrefix(k.Text, "Time") {
			title = k.Text
		}
	}
	if title == "Time (UTC)" {
		return // dates have tests of their own
	}
	each, base0, ok := inUnit(strings.TrimSuffix(strings.TrimPrefix(title, "Time ("), ")"), "s", r.origin)
	if !ok {
		r.errorf("the title %q says no unit and time", title)
		return
	}
	n := 0
	for _, k := range l.list {
		v, err := strconv.ParseFloat(strings.ReplaceAll(k.Text, "−", "-"), 64)
		if err != nil || k.Turn != 0 || k.Align != paint.Center {
			continue
		}
		n++
		u := (base0 + v*each - (x[0] - r.origin)) / (x[1] - x[0])
		if limit := 6 + (right-left)*r.coarse(x[1])/(x[1]-x[0]); math.Abs(left+u*(right-left)-k.X) > limit {
			r.errorf("%q of %q stands at %v px, want %v", k.Text, title, k.X, left+u*(right-left))
		}
	}
	if n < 2 {
		r.errorf("%d labels, title %q", n, title)
	}
}

func (r *rated) frequency() {
	widgettest.Settle(r.t, r.inst, r.host)
	if len(r.host.Errors) > 0 {
		r.errorf("%v", r.host.Errors)
		return
	}
	x, y := r.inst.View()
	if x[0] != 0 || math.Abs(x[1]/(r.rate/2)-1) > 1e-12 {
		r.errorf("the axis is %v", x)
	}
	for _, k := range []int{3, 17, 30} {
		at := float64(k) * r.rate / 64
		px, py := r.inst.PixelOf(at, (y[0]+y[1])/2)
		r.inst.Pointer(tool.Event{Kind: tool.Move, X: px, Y: py})
		over := r.inst.Frame().Overlay
		event, _ := r.host.Last(widget.CursorChange)
		d, ok := event.Detail.(spectrum.CursorChange)
		if !ok || d.Bin != k || math.Abs(d.Frequency/at-1) > 1e-9 {
			r.errorf("bin %d is %+v", k, event.Detail)
		}
		if v, ok := quantity(strings.TrimPrefix(widgettest.Texts(over)[0], "Frequency  "), "Hz"); !ok || math.Abs(v-at) > r.rate/64/10 {
			r.errorf("bin %d at %v Hz reads %q", k, at, widgettest.Texts(over))
		}
	}
	if v := r.inst.Values(); len(v.X) != 33 || math.Abs(v.X[32]/(r.rate/2)-1) > 1e-12 || v.Y[7] != v.Y[7] {
		r.errorf("values are %v", v)
	}
}
