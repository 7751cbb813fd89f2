package analyze

import (
	"math"
	"strconv"
	"strings"

	"github.com/sonde-viz/sonde/app/recordings"
	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/compute/spectral"
)

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
	l := m.good.timeline()
	if known {
		f = append(f, Fact{"Sample rate", decimal(rate) + " Hz"}, Fact{"Duration", l.length(l.duration())})
	} else {
		f = append(f, Fact{"Sample rate", "unknown"})
	}
	switch {
	case l.start.Absolute:
		f = append(f, Fact{"Start", l.clock(0) + " UTC"})
	case l.origin() != 0:
		f = append(f, Fact{"Start", l.length(l.origin())})
	}
	f = append(f, Fact{"Samples", strconv.Itoa(r.Len())}, Fact{"Channels", strconv.Itoa(len(r.Channels))})
	f = append(f, Fact{"Peak", m.level(s.Peak, 1, peakDigits(s.Samples))}, Fact{"RMS", m.level(s.RMS, math.Sqrt2, rmsDigits)})
	for _, e := range recordings.All() {
		if e.ID == m.good.settings.Recording {
			f = append(f, Fact{"Source", e.Source}, Fact{"Licence", e.Licence})
		}
	}
	return f
}

// level writes an amplitude, in its unit or in dBFS: 0 is the peak, or the rms, of a full-scale sine; factor is the
// ratio between the two.
func (m *Model) level(v, factor float64, n int) string {
	if u := m.good.physical(); u != "" {
		return digits(v, n) + " " + u
	}
	if m.good.unit() != spectral.DBFS {
		return digits(v, n)
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

// rmsDigits are as many as the mean of many squares has.
const rmsDigits = 10

// peakDigits is how many digits tell two samples apart: a peak is one of them, and is written as it stands in the file.
func peakDigits(s widget.Series) int {
	if s.Kind() == widget.Float64 {
		return -1
	}
	return 7
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
	if have := m.good.rec.Len(); have < m.good.settings.FFTSize {
		r = append(r, "The recording is shorter than one transform; all of its "+strconv.Itoa(have)+" samples make one.")
	}
	if a, b := m.samples(); b-a < m.good.averaged().FFTSize {
		r = append(r, "The span is shorter than one transform; its "+strconv.Itoa(b-a)+" samples make the spectrum.")
	}
	return r
}

// digits writes v with n significant digits, -1 for all, and with an exponent only where there would be many zeros.
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
