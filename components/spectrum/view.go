package spectrum

import (
	"math"
	"slices"
	"strconv"

	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/layout"
	"github.com/sonde-viz/sonde/components/scale"
	"github.com/sonde-viz/sonde/components/stream"
	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/components/work"
	"github.com/sonde-viz/sonde/compute/spectral"
)

// view is one live spectrum.
type view struct {
	env     widget.Env
	props   Props
	stream  stream.Stream
	title   string // the label, and what is missing
	work    estimator
	live    *live     // work, when it is that of the stream
	bins    []float64 // frequencies, in Hz
	levels  []float64 // in props.Unit
	unit    string    // the name of that
	working bool
	tag     int // of the last part of an estimate that was given away
}

func (v *view) Update(p Props) error {
	fresh := p.Data != v.props.Data
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
	if p.Unit != v.props.Unit || p.SampleUnit != v.props.SampleUnit {
		v.unit = p.Unit.Name(p.SampleUnit)
	}
	v.props = p
	v.stream.Resize(p.history().Size())
	v.stream.Pause(v.env, p.Paused)
	v.title = v.stream.Title(p.Label)
	if v.stream.Ring() != nil {
		return v.follow()
	}
	c := p.config(min(p.FFTSize, p.Data.Len()), p.Data.FullScale())
	v.live = nil
	if c.FFTSize < 2 {
		v.work, v.bins, v.levels = nil, v.bins[:0], v.levels[:0]
		return nil
	}
	w, err := newEstimator(v.work, c, p, v)
	if err != nil {
		return err
	}
	v.work = w
	v.begin(c)
	v.working = true
	v.env.Work()
	return nil
}

// config is how segments of n samples are transformed whose full scale is as FullScale says, or else full.
func (p Props) config(n int, full float64) spectral.Config {
	full = p.FullScale.Or(full)

	return spectral.Config{SampleRate: p.SampleRate, FFTSize: n, Window: p.Window, Overlap: p.Overlap, FullScale: full}
}

// begin makes room for the numbers of c, of which nothing is known yet.
func (v *view) begin(c spectral.Config) {
	v.bins = c.Frequencies(resize(v.bins, c.Bins()))
	v.levels = resize(v.levels, c.Bins())
	for i := range v.levels {
		v.levels[i] = math.NaN()
	}
}

func resize(x []float64, n int) []float64 {
	if cap(x) < n {
		return make([]float64, n)
	}
	return x[:n]
}

func (v *view) Step(b *work.Budget) (progress float64, done bool) {
	if v.work == nil {
		v.working = false
		return 1, true
	}
	progress, done = v.work.step(b)
	v.work.spectrum(v.levels, v.props.Unit)
	v.working = !done
	return progress, done
}

// Offloaded implements widget.Offloader.
func (v *view) Offloaded(tag int, ok bool) {
	if s, is := v.work.(interface{ offloaded(tag int, ok bool) }); is {
		s.offloaded(tag, ok)
	}
}

func (v *view) Axes(f *figure.Figure) {
	v.props.Interaction.Show(f)
	v.catchUp()
	f.Title = v.title
	if !v.working && v.live == nil && len(v.levels) > 0 && !slices.ContainsFunc(v.levels, func(l float64) bool { return l == l }) {
		f.Title = widget.Noted(v.title, "no segment of "+strconv.Itoa(min(v.props.FFTSize, v.props.Data.Len()))+" samples is without a gap")
	}
	f.X = figure.Axis{Title: "Frequency", Unit: "Hz", Lo: 0, Hi: v.props.SampleRate / 2}
	if v.props.XScale == Log {
		f.X.Scale, f.X.Lo = scale.Log, v.props.SampleRate/float64(max(4, v.props.FFTSize))
		if len(v.bins) > 2 {
			f.X.Lo = v.bins[1]
		}
	}
	lo, hi := widget.FiniteRange(v.levels)
	switch v.props.Unit {
	case spectral.DBFS, spectral.DB:
		f.Y = levelAxis(lo, hi)
		f.Y.Title = "Level"
		f.Y.Unit = v.unit
	case spectral.V:
		f.Y = figure.Axis{Title: "Amplitude (rms)", Unit: v.unit, Lo: 0, Hi: 1}
		if hi > 0 {
			f.Y.Hi = min(1.05*hi, math.MaxFloat64)
		}
	default:
		f.Y = figure.Axis{Title: "Power density", Unit: v.unit, Scale: scale.Log, Lo: 1e-12, Hi: 1}
		if hi > 0 {
			top := math.Ceil(math.Log10(hi) + 0.1)
			f.Y.Hi = math.Pow10(int(top))
			f.Y.Lo = math.Pow10(int(max(top-14, math.Floor(math.Log10(max(lo, hi*1e-14))))))
			if f.Y.Lo >= f.Y.Hi {
				f.Y.Lo = f.Y.Hi / 10
			}
		}
	}
	switch {
	case len(v.bins) == 0:
		f.Notice = "no data"
	case v.beyond():
		f.Notice = "power densities beyond 1e±308: choose another unit"
	}
}

// beyond says whether power densities are 0 or infinite because they are beyond the range of numbers, as those of samples of 1e-170 or 1e170 are.
func (v *view) beyond() bool {
	if v.props.Unit != spectral.V2Hz || v.work == nil {
		return false
	}
	if slices.Contains(v.levels, math.Inf(1)) {
		return true
	}
	if _, hi := widget.FiniteRange(v.levels); hi > 0 {
		return false
	}
	amplitudes := make([]float64, len(v.levels))
	v.work.spectrum(amplitudes, spectral.V)
	_, hi := widget.FiniteRange(amplitudes)
	return hi > 0
}

// levelRange is how far down a level axis reaches at most, in dB: rounding of float32 lies 150 dB under a full-scale
// tone, and below there is nothing to be seen.
const levelRange = 160

// levelAxis rounds outwards to 10 dB, with some room above the highest peak.
func levelAxis(lo, hi float64) figure.Axis {
	if lo > hi { // nothing finite
		return figure.Axis{Lo: -120, Hi: 0}
	}
	top := 10*math.Ceil((hi+2)/10) + 0 // + 0: no -0
	bottom := 10 * math.Floor(lo/10)
	return figure.Axis{Lo: max(min(bottom, top-20), top-levelRange), Hi: top}
}

func (v *view) Marks(f *figure.Figure, vp layout.Layout) {
	f.Line(figure.Line{X: v.bins, Y: v.levels, Color: figure.Accent})
}

// reach is how far from the cursor the highest bin is looked for, in logical pixels.
const reach = 3

func (v *view) Read(vp layout.Layout, x, y float64) (r figure.Readout, detail any, ok bool) {
	if len(v.bins) == 0 {
		return r, nil, false
	}
	step := v.bins[1]
	u := vp.X.Unit(x)
	d := reach * vp.Ratio / float64(vp.X.Pixels)
	last := len(v.bins) - 1
	nearest := min(max(int(math.Round(x/step)), 0), last)
	first, end := int(math.Ceil(vp.X.Value(u-d)/step)), int(math.Floor(vp.X.Value(u+d)/step))
	best := nearest
	for i := max(first, 0); i <= min(end, last); i++ {
		if v.levels[i] > v.levels[best] {
			best = i
		}
	}
	level := v.levels[best]
	if math.IsNaN(level) {
		return r, nil, false
	}
	r.X, r.Y = v.bins[best], level
	r.Add("Frequency", v.bins[best], "Hz", step/10)
	if u := v.props.Unit; u == spectral.DBFS || u == spectral.DB {
		r.Add("Level", level, v.unit, min(0.01, (vp.Y.Hi-vp.Y.Lo)/float64(vp.Y.Pixels)/10))
	} else {
		r.Add("Value", level, v.unit, vp.Y.Resolution(level))
	}
	return r, CursorChange{v.bins[best], level, best}, true
}

func (v *view) Values() widget.Values {
	if v.live != nil {
		for !v.live.run(nil, math.MaxInt) {
		}
		v.catchUp()
	}
	return widget.Values{X: v.bins, Y: v.levels}
}
