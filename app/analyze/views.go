package analyze

import (
	"math"
	"strconv"
	"strings"

	"github.com/sonde-viz/sonde/app/recordings"
	"github.com/sonde-viz/sonde/components/heatmap"
	"github.com/sonde-viz/sonde/components/spectrum"
	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/compute/spectral"
)

// Heatmap returns the props of the upper picture. There must be a recording.
func (m *Model) Heatmap() heatmap.Props {
	g := m.good.grid
	p := heatmap.Def.Defaults
	p.Data, p.Rows, p.Columns = m.heat, g.Rows, g.Columns
	p.X0, p.X1, p.Y0, p.Y1 = widget.Some(g.X0), widget.Some(g.X1), widget.Some(g.Y0), widget.Some(g.Y1)
	top := g.Max
	if math.IsInf(top, 0) {
		top = 0 // silence
	}
	p.VMin, p.VMax = widget.Some(top-m.wanted.Range), widget.Some(top)
	p.Colormap = m.wanted.Colormap
	p.XTitle, p.XUnit, p.YTitle, p.YUnit = "Time", "s", "Frequency", "Hz"
	p.ValueTitle, p.ValueUnit = "Level", levelUnit(m.good.unit(), m.good.physical())
	p.Label = "Level over time and frequency"
	return p
}

// levelUnit names a level in decibels.
func levelUnit(u spectral.Unit, physical string) string {
	switch {
	case u == spectral.DBFS:
		return "dBFS"
	case physical == "" && u == spectral.V2Hz:
		return "dB/Hz"
	case physical == "":
		return "dB"
	case u == spectral.V2Hz:
		return "dB re 1 " + physical + "²/Hz"
	}
	return "dB re 1 " + physical
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

// View is the window of the heatmap: the user's own zoom while it stands for the span, else the span.
func (m *Model) View() widget.Opt[widget.ViewDetail] {
	if m.view.Set {
		if from, to := m.spanOf(m.view.V); from == m.wanted.From && to == m.wanted.To {
			return m.view
		}
	}
	if m.wanted.Whole() {
		return widget.Opt[widget.ViewDetail]{}
	}
	g := m.good.grid
	x := [2]float64{max(m.wanted.From, g.X0), min(m.wanted.To, g.X1)}
	if x[0] >= x[1] { // beyond the recording's end, or before the first column
		return widget.Opt[widget.ViewDetail]{}
	}
	return widget.Some(widget.ViewDetail{X: x, Y: [2]float64{g.Y0, g.Y1}})
}

// Zoom takes the user's zoom of the heatmap. The span of the settings is the new one from now on; the spectrum follows
// when Apply is called, so that it need not be computed for every step of a gesture.
func (m *Model) Zoom(v widget.ViewDetail) {
	if m.good.rec == nil {
		return
	}
	m.view = widget.Some(v)
	m.wanted.From, m.wanted.To = m.spanOf(v)
}

// spanOf returns the time span of a window, on samples and of two of them at least; 0, 0 when it reaches from end to end.
func (m *Model) spanOf(v widget.ViewDetail) (from, to float64) {
	g := m.good.grid
	rate, _ := m.good.rate()
	near := 1e-9 * (g.X1 - g.X0) // panning to an end rounds
	first, last := v.X[0] <= g.X0+near, v.X[1] >= g.X1-near
	if first && last {
		return 0, 0
	}
	n := m.good.signal.Len()
	on := func(t float64) int { return int(min(max(math.Round(t*rate), 0), float64(n))) }
	a, b := pair(on(v.X[0]), on(v.X[1]), n)
	from, to = float64(a)/rate, float64(b)/rate
	if first {
		from = 0
	}
	if last {
		to = m.good.seconds()
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
	return strings.ReplaceAll(strconv.FormatFloat(20*math.Log10(v*factor), 'f', 2, 64), "-", "−") + " dBFS"
}

// Remarks are sentences about what the user should know: guesses, what was cut short, what stands for more than one.
func (m *Model) Remarks() []string {
	g, s := m.good.grid, m.good.signal
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
	if g.Fold > 1 {
		r = append(r, "Each column of the upper picture shows, for every frequency, the greatest level of "+strconv.Itoa(g.Fold)+" segments.")
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
