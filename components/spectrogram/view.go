package spectrogram

import (
	"math"

	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/layout"
	"github.com/sonde-viz/sonde/components/scale"
	"github.com/sonde-viz/sonde/components/stream"
	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/components/work"
	"github.com/sonde-viz/sonde/compute/colormap"
	"github.com/sonde-viz/sonde/compute/spectral"
)

// view is one live spectrogram.
type view struct {
	env      widget.Env
	props    Props
	started  bool
	signal   signal
	stream   stream.Stream
	base     float64 // of the levels of a full scale of 1 over those computed, in dB
	offset   float64 // of the levels shown over those computed, in dB
	unit     string  // name of the unit
	colors   *colormap.Map
	work     job
	picture  picture
	rev      int           // counts what was computed before and is no more
	viewport layout.Layout // of the last picture; zero: there was none
	working  bool
	dragged  bool // the colours reach from dragLo to dragHi, in dB
	dragLo   float64
	dragHi   float64
	values   values
	sought   sought
	title    string // the label, and what is missing
}

func (v *view) Update(p Props) error {
	old := v.props
	fresh := p.Data != old.Data
	if err := p.check(p.Data.Len() == 0 || v.stream.Running() && !fresh); err != nil {
		return err
	}
	if !fresh {
		if err := v.stream.Fit(v.env, p.history().Size()); err != nil {
			return err
		}
	}
	if fresh {
		v.stream.Reset()
		_ = widget.Hold(v.env, "", "", 0, 0)
	}
	v.stream.Resize(p.history().Size())
	v.stream.Pause(v.env, p.Paused)
	if err := v.compute(p, signal{data: p.Data, ring: v.stream.Ring()}, fresh); err != nil {
		return err
	}
	v.props = p
	v.refer()
	if v.colors == nil || p.Colormap != old.Colormap {
		v.colors, _ = colormap.Lookup(p.Colormap)
	}
	if !v.started || p.Unit != old.Unit || p.SampleUnit != old.SampleUnit {
		v.unit = p.Unit.Name(p.SampleUnit)
	}
	if p.VMin != old.VMin || p.VMax != old.VMax || p.Range != old.Range || p.Unit != old.Unit {
		v.dragged = false
	}
	v.title = v.stream.Title(p.Label)
	v.started = true
	return nil
}

// compute makes ready to compute the levels of s as p says. What was computed is forgotten when it would come out
// otherwise now.
func (v *view) compute(p Props, s signal, changed bool) error {
	n := p.FFTSize
	if s.ring == nil {
		n = min(n, s.data.Len())
	}
	c := spectral.Config{SampleRate: p.SampleRate, FFTSize: n, Window: p.Window, Overlap: p.Overlap}
	fmin, fmax := p.frequencies()
	oldMin, oldMax := v.props.frequencies()
	if v.started && !changed && c == v.work.config && s == v.signal && p.Unit == v.props.Unit && fmin == oldMin && fmax == oldMax {
		return nil
	}
	if same := v.started && c == v.work.config && p.Unit == v.props.Unit && s.wide() == v.signal.wide(); n >= 2 && !same {
		unit, offset := base(c, p.Unit)
		t, err := newTransformer(c, unit, &s)
		if err != nil {
			return err
		}
		v.work.transform, v.work.unit, v.base = t, unit, offset
	}
	if old := v.signal.ring; s.ring == nil || old == nil || s.ring.Size() != old.Size() { // a stream that goes on has the pixels it had
		v.viewport = layout.Layout{}
	}
	v.work.config, v.signal = c, s
	v.work.reset()
	v.picture.top = math.Inf(-1)
	v.rev++
	return nil
}

// refer brings the levels shown into step with the full scale.
func (v *view) refer() {
	v.offset = v.base
	if v.props.Unit == spectral.DBFS {
		v.offset -= 20 * math.Log10(v.props.FullScale.Or(v.signal.fullScale()))
	}
}

// empty says whether there is nothing to be seen yet.
func (v *view) empty() bool {
	n := int64(v.work.config.FFTSize)
	from, to := v.span()
	return n < 2 || to-from < n
}

// span is the range of samples that can be seen.
func (v *view) span() (from, to int64) { return v.signal.first(), v.signal.end() }

// origin is the time of sample 0, from which the time axis counts.
func (p *Props) origin() float64 { return p.Start.Or(p.T0) }

func (v *view) Step(b *work.Budget) (progress float64, done bool) {
	w := &v.work
	w.share(v.env, &v.signal)
	if done = w.run(&v.signal, b, 0); done {
		v.working = false
		return 1, true
	}
	return 1 - float64(w.left)/float64(w.all), false
}

func (v *view) Offloaded(tag int, ok bool) { v.work.offloaded(tag, ok) }

func (v *view) Axes(f *figure.Figure) {
	v.props.Interaction.Show(f)
	p := &v.props
	f.Title = v.title
	time, frequency := v.timeAxis(), p.frequencyAxis()
	if p.Orientation == Waterfall {
		f.X, f.Y, f.Upright = frequency, time, true
	} else {
		f.X, f.Y = time, frequency
	}
	lo, hi := v.limits()
	f.Color = figure.ColorScale{Title: p.valueTitle(), Unit: v.unit, Lo: p.value(lo), Hi: p.value(hi), Map: v.colors, Drag: true, Dragged: v.dragged}
	if p.Unit == spectral.V || p.Unit == spectral.V2Hz {
		f.Color.Norm.Name = colormap.Log
	}
	if v.empty() {
		f.Notice = "no data"
	}
	if v.working && v.work.all > 0 {
		f.Progress = 1 - float64(v.work.left)/float64(v.work.all)
	}
}

func (v *view) timeAxis() figure.Axis {
	p := &v.props
	a := figure.Axis{Title: "Time", Unit: "s", Clock: p.Start.Set, Origin: p.origin()}
	from, to := v.span()
	if v.signal.ring != nil {
		size := float64(v.signal.ring.Size())
		head := float64(to)
		if t := v.timeWindow(v.viewport); t.Pixels > 0 {
			// By whole pixels, of the window shown: what was drawn is moved then, and not drawn again.
			pixel := min((t.Hi-t.Lo)*p.SampleRate, size) / float64(t.Pixels)
			head = size + math.Ceil((head-size)/pixel-1e-6)*pixel
		}
		a.Lo = (max(head, size) - size) / p.SampleRate
		a.Hi = a.Lo + size/p.SampleRate
		a.Follow, a.Head = true, a.Hi-(size-min(head, size))/p.SampleRate
		return a
	}
	a.Hi = float64(p.history().Size()) / p.SampleRate
	if to > from {
		a.Hi = float64(to) / p.SampleRate
	}
	return a
}

func (p *Props) frequencyAxis() figure.Axis {
	a := figure.Axis{Title: "Frequency", Unit: "Hz"}
	a.Lo, a.Hi = p.frequencies()
	switch p.FrequencyScale {
	case Log:
		a.Scale = scale.Log
	case Mel:
		a.Scale = scale.Mel
	case Bark:
		a.Scale = scale.Bark
	case ERB:
		a.Scale = scale.ERB
	}
	return a
}

// limits are the levels of the first and the last colour, in dB of the unit shown.
func (v *view) limits() (lo, hi float64) {
	p := &v.props
	switch {
	case v.dragged:
		return v.dragLo, v.dragHi
	case p.VMax.Set:
		hi = p.decibels(p.VMax.V)
	case !math.IsInf(v.picture.top, 0):
		hi = 5*math.Ceil((v.picture.top+v.offset)/5-1e-9) + 0 // no -0
	}
	if !p.VMin.Set {
		return hi - p.Range, hi
	}
	if lo = p.decibels(p.VMin.V); !(lo < hi) {
		hi = lo + p.Range
	}
	return lo, hi
}

// SetLimits takes limits that the user has dragged, in the unit shown; they hold until a prop of the limits or the unit
// changes.
func (v *view) SetLimits(lo, hi float64, reset bool) {
	p := &v.props
	a, b := p.decibels(lo), p.decibels(hi)
	v.dragged = !reset && a < b && !math.IsInf(b-a, 0)
	if v.dragged {
		v.dragLo, v.dragHi = a, b
	}
	a, b = v.limits()
	v.env.Emit(widget.LimitsChange, widget.LimitsDetail{VMin: p.value(a), VMax: p.value(b)})
}

// timeWindow and frequencyWindow are the two windows of a viewport.
func (v *view) timeWindow(vp layout.Layout) scale.Window {
	if v.props.Orientation == Waterfall {
		return vp.Y
	}
	return vp.X
}

func (v *view) frequencyWindow(vp layout.Layout) scale.Window {
	if v.props.Orientation == Waterfall {
		return vp.X
	}
	return vp.Y
}
