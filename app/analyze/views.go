package analyze

import (
	"math"
	"net/url"
	"strings"

	"github.com/sonde-viz/sonde/components/spectrogram"
	"github.com/sonde-viz/sonde/components/spectrum"
	"github.com/sonde-viz/sonde/components/waveform"
	"github.com/sonde-viz/sonde/components/widget"
)

// Waveform returns the props of the upper picture. There must be a recording.
func (m *Model) Waveform() waveform.Props {
	p := waveform.Def.Defaults
	p.Data = m.good.signal.Samples
	p.SampleRate, _ = m.good.rate()
	p.T0, p.Start = m.good.timeline().props()
	y := m.waveSpan()
	p.YMin, p.YMax = widget.Some(y[0]), widget.Some(y[1])
	p.SampleUnit = m.good.physical()
	if name := m.good.name(); name != "" {
		p.YTitle = name
	} else if p.SampleUnit != "" {
		p.YTitle = "Value"
	}
	p.Label = "Waveform"
	return p
}

// waveSpan is the range of the waveform's axis: the extremes with some room, so that it can be zoomed along with the
// spectrogram.
func (m *Model) waveSpan() [2]float64 {
	lo, hi := m.good.signal.Min, m.good.signal.Max
	room := 0.05*hi - 0.05*lo
	if room == 0 { // flat
		room = max(1e-3*m.good.signal.Peak, 1e-9)
	}
	least, most := lo-room, hi+room
	if !(least < lo && most > hi) { // values that differ by their last digit
		least, most = math.Nextafter(lo, -math.MaxFloat64), math.Nextafter(hi, math.MaxFloat64)
	}
	return [2]float64{max(least, -1e300), min(most, 1e300)}
}

// Spectrogram returns the props of the middle picture. There must be a recording.
func (m *Model) Spectrogram() spectrogram.Props {
	c := m.good.config()
	p := spectrogram.Def.Defaults
	p.Data, p.SampleRate, p.FFTSize = m.good.signal.Samples, c.SampleRate, c.FFTSize
	p.Window, p.Overlap = c.Window, c.Overlap
	p.Unit, p.SampleUnit = m.good.unit(), m.good.physical()
	p.FrequencyScale, p.Colormap, p.Range = m.wanted.Frequencies, m.wanted.Colormap, m.wanted.Range
	p.T0, p.Start = m.good.timeline().props()
	f := m.frequencies()
	p.FMin, p.FMax = widget.Some(f[0]), widget.Some(f[1])
	p.Label = "Level over time and frequency"
	return p
}

// frequencies are the ends of the spectrogram's frequency axis.
func (m *Model) frequencies() [2]float64 {
	c := m.good.config()
	if m.wanted.Frequencies == spectrogram.Log {
		return [2]float64{c.SampleRate / float64(max(4, c.FFTSize)), c.SampleRate / 2}
	}
	return [2]float64{0, c.SampleRate / 2}
}

// Spectrum returns the props of the lower picture. There must be a recording.
func (m *Model) Spectrum() spectrum.Props {
	c := m.good.averaged()
	a, b := m.samples()
	if at := [2]int{a, b}; at != m.partAt {
		m.part, m.partAt = m.good.signal.Samples.Part(a, b), at
	}
	p := spectrum.Def.Defaults
	p.Data, p.SampleRate, p.FFTSize = m.part, c.SampleRate, c.FFTSize
	p.Window, p.Overlap, p.Unit, p.SampleUnit = c.Window, c.Overlap, m.good.unit(), m.good.physical()
	p.Average, p.XScale = spectrum.Welch, m.wanted.Scale
	p.Label = "Spectrum of the whole recording"
	if b-a < m.good.signal.Len() {
		l := m.good.timeline()
		p.Label = "Spectrum from " + l.span(l.at(a), l.at(b))
	}
	return p
}

// View is the window of the spectrogram: the user's own zoom while it stands for the span, else the span.
func (m *Model) View() widget.Opt[widget.ViewDetail] {
	if m.view.Set {
		if from, to := m.spanOf(m.view.V.X); from == m.wanted.From && to == m.wanted.To {
			return m.view
		}
	}
	if m.wanted.Whole() {
		return widget.Opt[widget.ViewDetail]{}
	}
	l := m.good.timeline()
	x := [2]float64{max(m.wanted.From, l.origin()), min(m.wanted.To, l.end())}
	if x[0] >= x[1] { // beyond the recording's ends
		return widget.Opt[widget.ViewDetail]{}
	}
	return widget.Some(widget.ViewDetail{X: [2]float64{l.shown(x[0]), l.shown(x[1])}, Y: m.frequencies()})
}

// WaveView is the window of the waveform: the time span of View, and the user's own zoom of the values.
func (m *Model) WaveView() widget.Opt[widget.ViewDetail] {
	v := m.View()
	if !v.Set && !m.waveY.Set {
		return v
	}
	if !v.Set {
		l := m.good.timeline()
		v = widget.Some(widget.ViewDetail{X: [2]float64{l.axis(), l.axis() + l.duration()}})
	}
	v.V.Y = m.waveY.Or(m.waveSpan())
	return v
}

// Zoom takes the user's zoom of the spectrogram. The span of the settings is the new one from now on; the spectrum
// follows when Apply is called, so that it need not be computed for every step of a gesture.
func (m *Model) Zoom(v widget.ViewDetail) {
	if m.good.rec == nil {
		return
	}
	m.view = widget.Some(v)
	m.wanted.From, m.wanted.To = m.spanOf(v.X)
}

// ZoomWave takes the user's zoom of the waveform, whose time span is the spectrogram's.
func (m *Model) ZoomWave(v widget.ViewDetail) {
	if m.good.rec == nil {
		return
	}
	m.waveY = widget.Opt[[2]float64]{}
	if v.Y != m.waveSpan() {
		m.waveY = widget.Some(v.Y)
	}
	w := m.View()
	if !w.Set {
		w.V.Y = m.frequencies()
	}
	m.Zoom(widget.ViewDetail{X: v.X, Y: w.V.Y})
}

// spanOf returns the samples of a window, as times of the settings, two of them at least; 0, 0 when it reaches from end to
// end. A span is of whole samples, and panning to an end rounds.
func (m *Model) spanOf(x [2]float64) (from, to float64) {
	l := m.good.timeline()
	from, to = l.kept(x[0]), l.kept(x[1])
	first, last := from <= l.origin()+l.near(), to >= l.end()-l.near()
	if first && last {
		return 0, 0
	}
	a, b := pair(l.on(from), l.on(to), l.n)
	from, to = l.at(a), l.at(b)
	if first {
		from = l.at(0)
	}
	if last {
		to = l.end()
	}
	return from, to
}

// spanQuery puts one end of the span, as a field of the form has it, into a query. An empty one is the end of the recording.
func (m *Model) spanQuery(q url.Values, key, text string) error {
	l := m.good.timeline()
	from, to := l.at(0), l.end()
	if s := Parse(q); !s.Whole() {
		from, to = s.From, s.To
	}
	end, whole := &from, l.at(0)
	if key == keyTo {
		end, whole = &to, l.end()
	}
	*end = whole
	if strings.TrimSpace(text) != "" {
		v, err := l.read(text)
		if err != nil {
			return err
		}
		*end = v
	}
	if !(from < l.end() && to > l.at(0)) {
		return sentence("The recording lasts from " + l.span(l.at(0), l.end()) + ".")
	}
	if from, to = max(from, l.at(0)), min(to, l.end()); !(from < to) {
		return sentence("“From” must be before “To”.")
	}
	q.Del(keyFrom)
	q.Del(keyTo)
	if from > l.at(0) || to < l.end() {
		q.Set(keyFrom, decimal(from))
		q.Set(keyTo, decimal(to))
	}
	return nil
}
