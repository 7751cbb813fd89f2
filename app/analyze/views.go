package analyze

import (
	"math"
	"strconv"
	"strings"

	"github.com/sonde-viz/sonde/app/recordings"
	"github.com/sonde-viz/sonde/components/spectrogram"
	"github.com/sonde-viz/sonde/components/spectrum"
	"github.com/sonde-viz/sonde/components/waveform"
	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/compute/spectral"
)

// Waveform returns the props of the upper picture. There must be a recording.
func (m *Model) Waveform() waveform.Props {
	p := waveform.Def.Defaults
	p.Data = m.good.signal.Samples
	p.SampleRate, _ = m.good.rate()
	y := m.waveSpan()
	p.YMin, p.YMax = widget.Some(y[0]), widget.Some(y[1])
	p.SampleUnit = m.good.physical()
	if p.SampleUnit != "" {
		p.YTitle = "Value"
	}
	p.Label = "Waveform"
	return p
}

// waveSpan is the range of the waveform's axis: the extremes with some room, so that it can be zoomed along with the
// spectrogram.
func (m *Model) waveSpan() [2]float64 {
	lo, hi := m.good.signal.Min, m.good.signal.Max
	room := 0.05 * (hi - lo)
	if !(hi-lo > 1e-9*m.good.signal.Peak) {
		room = max(1e-3*m.good.signal.Peak, 1e-9)
	}
	lo, hi = max(lo-room, -1e300), min(hi+room, 1e300)
	return [2]float64{lo, hi}
}

// Spectrogram returns the props of the middle picture. There must be a recording.
func (m *Model) Spectrogram() spectrogram.Props {
	c := m.good.config()
	p := spectrogram.Def.Defaults
	p.Data, p.SampleRate, p.FFTSize = m.good.signal.Samples, c.SampleRate, c.FFTSize
	p.Window, p.Overlap = c.Window, c.Overlap
	p.Unit, p.SampleUnit = m.good.unit(), m.good.physical()
	p.FrequencyScale, p.Colormap, p.Range = m.wanted.Frequencies, m.wanted.Colormap, m.wanted.Range
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
	c := m.good.config()
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
		p.Label = "Spectrum from " + Seconds(float64(a)/c.SampleRate) + " to " + Seconds(float64(b)/c.SampleRate) + " s"
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
	x := [2]float64{m.wanted.From, min(m.wanted.To, m.good.seconds())}
	if x[0] >= x[1] { // beyond the recording's end
		return widget.Opt[widget.ViewDetail]{}
	}
	return widget.Some(widget.ViewDetail{X: x, Y: m.frequencies()})
}

// WaveView is the window of the waveform: the time span of View, and the user's own zoom of the values.
func (m *Model) WaveView() widget.Opt[widget.ViewDetail] {
	v := m.View()
	if !v.Set && !m.waveY.Set {
		return v
	}
	if !v.Set {
		v = widget.Some(widget.ViewDetail{X: [2]float64{0, m.good.seconds()}})
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

// spanOf returns the samples of a window, as times, two of them at least; 0, 0 when it reaches from end to end.
func (m *Model) spanOf(x [2]float64) (from, to float64) {
	rate, _ := m.good.rate()
	end := m.good.seconds()
	near := 0.5/rate + 1e-9*end // a span is of whole samples, and panning to an end rounds
	first, last := x[0] <= near, x[1] >= end-near
	if first && last {
		return 0, 0
	}
	n := m.good.signal.Len()
	on := func(t float64) int { return int(min(max(math.Round(t*rate), 0), float64(n))) }
	a, b := pair(on(x[0]), on(x[1]), n)
	from, to = float64(a)/rate, float64(b)/rate
	if first {
		from = 0
	}
	if last {
		to = end
	}
	return from, to
}

// Showing names what is shown, in a few words.
func (m *Model) Showing() string {
	if m.good.rec == nil {
		return "No recording is open."
	}
	s := "Showing " + m.good.rec.Name
	if len(m.good.rec.Channels) > 1 {
		s += ", channel " + strconv.Itoa(m.good.settings.Channel) + " of " + strconv.Itoa(len(m.good.rec.Channels))
		if m.good.settings.Channel == Mix {
			s = "Showing " + m.good.rec.Name + ", the mean of its " + strconv.Itoa(len(m.good.rec.Channels)) + " channels"
		}
	}
	if m.good.rec.Partial != nil {
		s += " (a part of it)"
	}
	return s + "."
}

// Fact is something to be said of the recording.
type Fact struct{ Name, Value string }

// Facts are what is known of the recording shown.
func (m *Model) Facts() []Fact {
	r, s := m.good.rec, m.good.signal
	rate, known := m.good.rate()
	f := []Fact{{"File", r.Name}, {"Format", r.Format}}
	if known {
		f = append(f, Fact{"Sample rate", digits(rate, 6) + " Hz"}, Fact{"Duration", Seconds(m.good.seconds()) + " s"})
	} else {
		f = append(f, Fact{"Sample rate", "unknown"})
	}
	f = append(f, Fact{"Samples", strconv.Itoa(r.Len())}, Fact{"Channels", strconv.Itoa(len(r.Channels))})
	f = append(f, Fact{"Peak", m.level(s.Peak, 1)}, Fact{"RMS", m.level(s.RMS, math.Sqrt2)})
	for _, e := range recordings.All() {
		if e.ID == m.good.settings.Recording {
			f = append(f, Fact{"Source", e.Source}, Fact{"Licence", e.Licence})
		}
	}
	return f
}

// level writes an amplitude, in its unit or in dBFS: 0 is the peak, or the rms, of a full-scale sine; factor is the
// ratio between the two.
func (m *Model) level(v, factor float64) string {
	if u := m.good.physical(); u != "" {
		return digits(v, 4) + " " + u
	}
	if m.good.unit() != spectral.DBFS {
		return digits(v, 4)
	}
	if v == 0 {
		return "−∞ dBFS"
	}
	if math.IsInf(v, 1) {
		return "∞ dBFS"
	}
	db := math.Round(100*20*math.Log10(v*factor))/100 + 0 // no -0
	return strings.ReplaceAll(strconv.FormatFloat(db, 'f', 2, 64), "-", "−") + " dBFS"
}

// Remarks are sentences about what the user should know: guesses, what was cut short, what stands for more than one.
func (m *Model) Remarks() []string {
	s := m.good.signal
	var r []string
	if p := m.good.rec.Partial; p != nil {
		r = append(r, "Only a part of the recording could be read. "+p.Error())
	}
	r = append(r, m.good.rec.Notes...)
	if s.Bad > 0 {
		r = append(r, strconv.Itoa(s.Bad)+" samples are missing or not finite; what they touch is gray above, and left out below.")
	}
	if _, known := m.good.rate(); !known {
		r = append(r, "The file does not say its sample rate. Until you enter it, time is counted in samples (1 Hz).")
	}
	if want, have := m.good.settings.fftSize(m.good.config().SampleRate), m.good.config().FFTSize; have < want {
		r = append(r, "The recording is shorter than one transform; all of its "+strconv.Itoa(have)+" samples make one.")
	}
	if a, b := m.samples(); b-a < m.good.config().FFTSize {
		r = append(r, "The span is shorter than one transform; its "+strconv.Itoa(b-a)+" samples make the spectrum.")
	}
	return r
}

// Seconds writes a time to the microsecond.
func Seconds(t float64) string { return decimal(math.Round(t*1e6) / 1e6) }

// digits writes v with n significant digits, and with an exponent only where there would be many zeros.
func digits(v float64, n int) string {
	if math.IsInf(v, 1) {
		return "∞"
	}
	s := strconv.FormatFloat(v, 'g', n, 64)
	if v, err := strconv.ParseFloat(s, 64); err == nil && (v == 0 || math.Abs(v) >= 1e-9 && math.Abs(v) < 1e15) {
		return decimal(v)
	}
	return s
}
