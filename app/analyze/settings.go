package analyze

import (
	"encoding/json"
	"math"
	"net/url"
	"slices"
	"strconv"

	"github.com/sonde-viz/sonde/app/recording"
	"github.com/sonde-viz/sonde/components/spectrogram"
	"github.com/sonde-viz/sonde/components/spectrum"
	"github.com/sonde-viz/sonde/compute/colormap"
	"github.com/sonde-viz/sonde/compute/spectral"
	"github.com/sonde-viz/sonde/compute/window"
)

// Settings are all that a user chooses, and all that stands in the address.
type Settings struct {
	Recording   string            // ID of a shipped recording
	File        string            // name of a file of the user's own; at most one of the two is set
	Channel     int               // 1 is the first; Mix is the mean of all
	FFTSize     int               // samples; 0: what suits the sample rate
	Window      window.Kind       // of each segment
	Overlap     float64           // fraction of a segment, 0 to 0.95
	Unit        spectral.Unit     // "": dbfs for a recording relative to full scale, db for one with a unit
	Scale       spectrum.Scale    // of the frequency axis of the spectrum
	Frequencies spectrogram.Scale // of the frequency axis of the spectrogram
	Colormap    colormap.Name
	Range       float64 // dB from the first to the last colour
	Rate        float64 // Hz, for a recording that has none; 0: unknown
	// From and To are seconds by the recording's own zero, from the first sample where that has a date; both 0: the whole.
	From, To float64
	Import   recording.Options // what the user fixes of how a table is read
}

// Mix is the channel that is the mean of all.
const Mix = 0

// Choices that pages offer, and bounds that an address must keep.
var (
	FFTSizes = []int{64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768, 65536}
	Overlaps = []float64{0, 0.25, 0.5, 0.75, 0.875}
	Ranges   = []float64{40, 60, 90, 120}
)

const (
	maxOverlap = 0.95
	maxRange   = 300
	minRate    = 1e-12 // Hz; the widgets' own bounds are wider
	maxRate    = 1e15
	maxTime    = 1e21 // s
)

// Defaults are the settings of an address that says nothing.
func Defaults() Settings {
	return Settings{Channel: 1, Window: window.Hann, Overlap: 0.5, Scale: spectrum.Linear, Frequencies: spectrogram.Linear, Colormap: colormap.Viridis, Range: 90}
}

// Whole says that the span is the whole recording.
func (s Settings) Whole() bool { return s.From == 0 && s.To == 0 }

// forAnother are the settings with which another recording is opened: those that belong to this one are left out.
func (s Settings) forAnother() Settings {
	s.Recording, s.File, s.Channel, s.Unit, s.Rate, s.From, s.To, s.Import = "", "", 1, "", 0, 0, 0, recording.Options{}
	return s
}

// names says whether two settings name the same recording, read the same way or another.
func (s Settings) names(o Settings) bool { return s.Recording == o.Recording && s.File == o.File }

// The names of the parameters.
const (
	keyRecording, keyFile, keyChannel, keyFFT      = "rec", "file", "ch", "fft"
	keyWindow, keyOverlap, keyUnit, keyScale       = "window", "overlap", "unit", "scale"
	keyColormap, keyRange, keyRate, keyFrom, keyTo = "map", "range", "rate", "from", "to"
	keyFrequencies, keyImport                      = "freq", "import"
	keyMix, mixed                                  = "mix", "mix" // the box of the form, and the value in the address
)

// Query writes what differs from the defaults.
func (s Settings) Query() url.Values {
	d := Defaults()
	q := url.Values{}
	put := func(key, value, unless string) {
		if value != unless {
			q.Set(key, value)
		}
	}
	put(keyRecording, s.Recording, "")
	put(keyFile, s.File, "")
	if s.Channel == Mix {
		q.Set(keyChannel, mixed)
	} else {
		put(keyChannel, strconv.Itoa(s.Channel), "1")
	}
	put(keyFFT, strconv.Itoa(s.FFTSize), "0")
	put(keyWindow, string(s.Window), string(d.Window))
	put(keyOverlap, decimal(s.Overlap), decimal(d.Overlap))
	put(keyUnit, string(s.Unit), "")
	put(keyScale, string(s.Scale), string(d.Scale))
	put(keyFrequencies, string(s.Frequencies), string(d.Frequencies))
	put(keyColormap, string(s.Colormap), string(d.Colormap))
	put(keyRange, decimal(s.Range), decimal(d.Range))
	put(keyRate, decimal(s.Rate), "0")
	if how, err := json.Marshal(s.Import); err == nil {
		put(keyImport, string(how), "{}")
	}
	if !s.Whole() {
		q.Set(keyFrom, decimal(s.From))
		q.Set(keyTo, decimal(s.To))
	}
	return q
}

// Path is the page with these settings.
func (s Settings) Path() string {
	if q := s.Query().Encode(); q != "" {
		return "/?" + q
	}
	return "/"
}

// Parse reads an address. What is missing, unknown or out of range is as in Defaults: an address may come from anywhere.
func Parse(q url.Values) Settings {
	s := Defaults()
	s.Recording = q.Get(keyRecording)
	if s.Recording == "" {
		s.File = q.Get(keyFile)
	}
	if c := q.Get(keyChannel); c == mixed {
		s.Channel = Mix
	} else if n, err := strconv.Atoi(c); err == nil && n >= 1 {
		s.Channel = n
	}
	if n, err := strconv.Atoi(q.Get(keyFFT)); err == nil && n >= 2 && n <= FFTSizes[len(FFTSizes)-1] {
		s.FFTSize = n
	}
	choose(q.Get(keyWindow), &s.Window)
	number(q.Get(keyOverlap), 0, maxOverlap, &s.Overlap)
	choose(q.Get(keyUnit), &s.Unit)
	choose(q.Get(keyScale), &s.Scale)
	choose(q.Get(keyFrequencies), &s.Frequencies)
	choose(q.Get(keyColormap), &s.Colormap)
	number(q.Get(keyRange), 1, maxRange, &s.Range)
	number(q.Get(keyRate), minRate, maxRate, &s.Rate)
	var from, to float64
	if number(q.Get(keyFrom), -maxTime, maxTime, &from) && number(q.Get(keyTo), -maxTime, maxTime, &to) && from < to {
		s.From, s.To = from, to
	}
	var how recording.Options
	if err := json.Unmarshal([]byte(q.Get(keyImport)), &how); err == nil && how.Check() == nil {
		s.Import = how
	}
	return s
}

// choose takes one of the values that a type of texts has.
func choose[T interface {
	~string
	Values() []string
}](text string, to *T) {
	if slices.Contains((*to).Values(), text) {
		*to = T(text)
	}
}

func number(text string, lo, hi float64, to *float64) bool {
	v, err := strconv.ParseFloat(text, 64)
	if err != nil || !(v >= lo && v <= hi) {
		return false
	}
	*to = v
	return true
}

// decimal writes v so that it can be read back, and by people: no more digits than there are, and an exponent only where
// there would be many zeros.
func decimal(v float64) string {
	if a := math.Abs(v); v != 0 && !(a >= 1e-9 && a < 1e21) {
		return strconv.FormatFloat(v, 'g', -1, 64)
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

// fftSize is the size chosen, or a power of two of about a twentieth of a second.
func (s Settings) fftSize(rate float64) int {
	if s.FFTSize > 0 {
		return s.FFTSize
	}
	n := math.Exp2(math.Round(math.Log2(rate / 20)))
	return int(min(max(n, 256), 8192))
}
