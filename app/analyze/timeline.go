package analyze

import (
	"errors"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/sonde-viz/sonde/app/recording"
	"github.com/sonde-viz/sonde/app/recording/table"
	"github.com/sonde-viz/sonde/components/widget"
)

// timeline is where the samples of a recording lie in time.
//
// Two zeros are in use. The axes of the pictures begin with the recording's start, which is counted from 1970 when it is
// absolute. Settings, and so the address, count from the recording's own zero: the first sample when the start is absolute,
// since a float64 tells times since 1970 apart by 0.24 us only.
type timeline struct {
	start recording.Start
	rate  float64 // Hz
	n     int     // samples
}

// timeline is that of a state.
func (s state) timeline() timeline {
	rate, _ := s.rate()
	return timeline{s.start(), rate, s.rec.Len()}
}

// start is the recording's; without a sample rate there are no seconds to count it in.
func (s state) start() recording.Start {
	if _, known := s.rate(); !known && !s.rec.Start.Absolute {
		return recording.Start{}
	}
	return s.rec.Start
}

// axis is the time of sample 0 on the axes of the pictures.
func (l timeline) axis() float64 { return l.start.Seconds() }

// origin is the time of sample 0 in settings.
func (l timeline) origin() float64 {
	if l.start.Absolute {
		return 0
	}
	return l.start.Seconds()
}

// duration is that of all samples, in s, and end where they end in settings.
func (l timeline) duration() float64 { return float64(l.n) / l.rate }
func (l timeline) end() float64      { return l.at(l.n) }

// at is the time of sample i in settings, on is the sample nearest to a time.
func (l timeline) at(i int) float64 { return l.round(l.origin() + float64(i)/l.rate) }
func (l timeline) on(t float64) int {
	return int(min(max(math.Round((t-l.origin())*l.rate), 0), float64(l.n)))
}

// shown and kept are a time of settings on the axes, and the other way round.
func (l timeline) shown(t float64) float64 { return t - l.origin() + l.axis() }
func (l timeline) kept(t float64) float64  { return t - l.axis() + l.origin() }

// props are the props of pictures over time.
func (l timeline) props() (t0 float64, start widget.Opt[float64]) {
	if l.start.Absolute {
		return 0, widget.Some(l.axis())
	}
	return l.axis(), widget.Opt[float64]{}
}

// near is how far times are apart that mean the same sample, or that float64 does not tell apart on the axis.
func (l timeline) near() float64 {
	return 0.5/l.rate + 1e-9*l.duration() + 4*(math.Nextafter(math.Abs(l.axis()), math.Inf(1))-math.Abs(l.axis()))
}

// round leaves the digits of t that tell a tenth of a sample.
func (l timeline) round(t float64) float64 {
	v, err := strconv.ParseFloat(strconv.FormatFloat(t, 'f', decimalsOf(t, l.rate), 64), 64)
	if err != nil {
		return t
	}
	return v + 0 // no -0
}

// decimalsOf is how many decimals tell a tenth of a sample, as far as float64 has them.
func decimalsOf(t, rate float64) int {
	k := int(math.Ceil(math.Log10(rate)-1e-9)) + 1
	if t != 0 {
		k = min(k, 15-int(math.Ceil(math.Log10(math.Abs(t)))))
	}
	return max(0, min(k, 24))
}

// timeUnit is a unit of time that suits some length.
type timeUnit struct {
	name   string
	power  int     // of ten
	second float64 // how many make a second
}

var timeUnits = []timeUnit{{"s", 0, 1}, {"ms", 3, 1e3}, {"µs", 6, 1e6}, {"ns", 9, 1e9}, {"ps", 12, 1e12}}

func unitOf(length float64) timeUnit {
	for _, u := range timeUnits {
		if math.Abs(length)*u.second > 1-1e-9 {
			return u
		}
	}
	return timeUnits[0]
}

// unit is the one in which times of the recording are entered and written.
func (l timeline) unit() timeUnit {
	return unitOf(max(math.Abs(l.origin()), math.Abs(l.end())))
}

// number writes a time in a unit, with the digits that tell a tenth of a sample.
func (l timeline) number(t float64, u timeUnit) string {
	return decimal(parsed(strconv.FormatFloat(t*u.second, 'f', max(0, decimalsOf(t, l.rate)-u.power), 64)))
}

func parsed(s string) float64 {
	v, _ := strconv.ParseFloat(s, 64)
	return v + 0 // no -0
}

// length writes a duration with its unit.
func (l timeline) length(t float64) string {
	u := unitOf(t)
	return minus(l.number(t, u)) + " " + u.name
}

// span writes the time from a to b, of settings, for people.
func (l timeline) span(a, b float64) string {
	if l.start.Absolute {
		return l.clock(a) + " to " + l.clock(b) + " UTC"
	}
	u := l.unit()
	return minus(l.number(a, u)) + " to " + minus(l.number(b, u)) + " " + u.name
}

// input writes a time of settings for a field of the form.
func (l timeline) input(t float64) string {
	if l.start.Absolute {
		return l.clock(t)
	}
	return l.number(t, l.unit())
}

// read is the inverse of input. The time of a clock may be given without the date, which is then that of the start.
func (l timeline) read(text string) (float64, error) {
	text = strings.ReplaceAll(strings.TrimSpace(text), "−", "-")
	if v, err := strconv.ParseFloat(text, 64); err == nil && v-v == 0 && !l.start.Absolute {
		return l.round(v / l.unit().second), nil
	}
	if !l.start.Absolute {
		return 0, errors.New("“" + text + "” is not a number of " + l.unit().name)
	}
	date := time.Unix(l.start.Whole, 0).UTC().Format(time.DateOnly)
	for _, full := range []string{text, date + " " + text} {
		if s, err := table.ParseStart(full); err == nil && s.Absolute {
			return l.round(float64(s.Whole-l.start.Whole) + (s.Fraction - l.start.Fraction)), nil
		}
	}
	return 0, errors.New("“" + text + "” is not a time of day such as " + l.clock(0))
}

// clock writes a time of settings as date and time of day, UTC.
func (l timeline) clock(t float64) string {
	fraction := l.start.Fraction + t
	whole := math.Floor(fraction)
	digits := min(max(0, decimalsOf(l.duration(), l.rate)), 12)
	part := strconv.FormatFloat(fraction-whole, 'f', digits, 64)
	if strings.HasPrefix(part, "1") { // rounded up
		whole++
		part = "0" + part[1:]
	}
	part = strings.TrimPrefix(part, "0")
	if strings.Contains(part, ".") {
		part = strings.TrimRight(strings.TrimRight(part, "0"), ".")
	}
	return time.Unix(l.start.Whole+int64(whole), 0).UTC().Format(time.DateTime) + part
}

// step is how far one press of an arrow key moves a time in the form: about a hundredth of all, and a sample at least.
func (l timeline) step() float64 {
	u := l.unit()
	hundredth := math.Pow(10, math.Floor(math.Log10(l.duration()/50)))
	return parsed(strconv.FormatFloat(max(hundredth, 1/l.rate)*u.second, 'g', 12, 64))
}

// minus writes the sign of a negative number as a minus.
func minus(s string) string {
	if s, negative := strings.CutPrefix(s, "-"); negative {
		return "−" + s
	}
	return s
}
