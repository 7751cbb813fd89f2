package recording

import (
	"math"
	"strconv"
	"strings"

	"github.com/sonde-viz/sonde/app/recording/table"
	"github.com/sonde-viz/sonde/components/widget"
)

// timeNames are headings of a column of time, in lower case; the value is the unit that the name
// itself says.
var timeNames = map[string]string{
	"t": "", "time": "", "times": "", "timestamp": "", "elapsed": "", "elapsed time": "", "zeit": "", "temps": "", "tiempo": "",
	"s": "s", "sec": "s", "secs": "s", "second": "s", "seconds": "s",
	"ms": "ms", "msec": "ms", "millisecond": "ms", "milliseconds": "ms",
	"us": "us", "µs": "us", "microsecond": "us", "microseconds": "us",
}

// timeUnits are in seconds; no unit means seconds.
var timeUnits = map[string]float64{
	"": 1, "s": 1, "sec": 1, "secs": 1, "second": 1, "seconds": 1, "ms": 1e-3, "msec": 1e-3, "us": 1e-6, "µs": 1e-6, "μs": 1e-6,
	"ns": 1e-9, "min": 60, "minutes": 60, "h": 3600, "hours": 3600,
}

// findTime looks for the column of time: by name, or, where no column has a name, the first one on trial.
func (t *text) findTime(named bool) {
	h := &t.head
	h.timeColumn = -1
	numbers := 0
	for i, c := range t.columns {
		if c.text {
			continue
		}
		numbers++
		name, unit := strings.ToLower(c.name), strings.ToLower(c.unit)
		if cut := strings.LastIndexByte(name, '_'); unit == "" && cut > 0 {
			if _, ok := timeUnits[name[cut+1:]]; ok {
				name, unit = name[:cut], name[cut+1:]
			}
		}
		own, isTime := timeNames[name]
		if unit == "" {
			unit = own
		}
		scale, known := timeUnits[unit]
		if isTime && known && h.timeColumn < 0 {
			h.timeColumn, h.timeScale = i, scale
		}
	}
	if !named && numbers > 1 && !t.columns[0].text {
		h.timeColumn, h.timeScale, h.timeGuess = 0, 1, true
	}
	if numbers < 2 {
		h.timeColumn = -1 // times of what?
	}
}

// stamp notes how finely a time v is written. Programs that leave out trailing zeros write some times with fewer digits
// than they have, so the most digits count; among those with an exponent the largest is the coarsest. A zero with an
// exponent says nothing.
func (h *tableHead) stamp(cell []byte, v float64) {
	point, end, power := -1, len(cell), -1
	for i, c := range cell {
		switch c {
		case '.', ',':
			point = i
		case 'e', 'E':
			end, power = i, i+1
		}
	}
	decimals := 0
	if point >= 0 {
		decimals = end - point - 1
	}
	switch {
	case power < 0:
		h.decimals, h.plain = max(h.decimals, decimals), true
	case v != 0:
		exponent, _ := strconv.Atoi(string(cell[power:]))
		if !h.powers {
			h.exponent = exponent
		}
		h.digits, h.exponent, h.powers = max(h.digits, decimals), max(h.exponent, exponent), true
	}
}

// quantum is the step of the last digit of the times.
func (h *tableHead) quantum() float64 {
	q := 0.0
	if h.plain {
		q = math.Pow10(-h.decimals)
	}
	if h.powers {
		q = max(q, math.Pow10(h.exponent-h.digits))
	}
	return q
}

// recording makes the recording of the columns.
func (t *text) recording() *Recording {
	r := &Recording{Name: t.name, Format: "CSV, one column", Partial: t.stop}
	if len(t.columns) > 1 {
		r.Format = "CSV, " + separatorNames[t.sep]
	}
	r.SampleRate = t.rate()
	for i, c := range t.columns {
		if c.text || i == t.head.timeColumn {
			continue
		}
		name := c.name
		if name == "" {
			name = "column " + strconv.Itoa(i+1)
		}
		r.Channels = append(r.Channels, Channel{Name: name, Unit: c.unit, Samples: widget.Float64s(c.values)})
	}
	r.Unit = r.Channels[0].Unit
	for _, c := range r.Channels {
		if c.Unit != r.Unit {
			r.Unit = ""
		}
	}
	r.Notes = t.notes
	r.Layout = t.layout()
	if t.options.Rate > 0 {
		r.SampleRate = t.options.Rate
	}
	if t.options.Start != "" {
		r.Start, _ = table.ParseStart(t.options.Start)
	}
	return r
}

var separatorNames = map[byte]string{'\t': "separated by tabs", ';': "separated by semicolons",
	',': "separated by commas", ' ': "separated by spaces"}

// rate is the sample rate by the column of time, 0 when there is none or its times are not even.
func (t *text) rate() float64 {
	h := &t.head
	if h.timeColumn < 0 {
		return 0
	}
	c := t.columns[h.timeColumn]
	quantum := h.quantum()
	step, row := evenStep(c.values, quantum)
	if h.timeGuess {
		name := "The first column"
		switch {
		case row >= 0 || len(c.values) < 3:
			h.timeColumn = -1 // it is a signal
			return 0
		case step == 1:
			t.note(name + " counts the rows and was left out; the file does not say a sample rate.")
			return 0
		}
		t.note(name + " rises evenly and was taken for the time in seconds.")
	}
	if row >= 0 {
		t.note("The times in column " + strconv.Itoa(h.timeColumn+1) + t.columnName(h.timeColumn) +
			" are not evenly spaced (row " + strconv.Itoa(row+1) + "), so the sample rate is unknown.")
		return 0
	}
	rate := roundRate(step*h.timeScale, quantum*h.timeScale/float64(len(c.values)-1))
	if !(rate >= leastRate && rate <= mostRate) {
		t.note("By the times in column " + strconv.Itoa(h.timeColumn+1) + t.columnName(h.timeColumn) + " the sample rate would be " +
			strconv.FormatFloat(rate, 'g', 4, 64) + " Hz, which was not believed.")
		return 0
	}
	return rate
}

// Rates beyond a sample in 30 years and the frequency of light are those of mistaken times.
const leastRate, mostRate = 1e-9, 1e15

// customaryRates are those of sound cards, in Hz.
var customaryRates = [...]float64{8000, 11025, 16000, 22050, 32000, 44100, 48000, 88200, 96000, 176400, 192000}

// roundRate is the rate of a step in seconds that is known within an error. The roundest rate, or else period,
// that fits is taken, for that is what the times were made from.
func roundRate(step, within float64) float64 {
	within += 8 * 0x1p-52 * step
	fits := func(period float64) bool { return math.Abs(period-step) <= within }
	for _, rate := range customaryRates {
		if fits(1 / rate) {
			return rate
		}
	}
	for unit := 1e6; unit >= 1; unit /= 10 {
		if rate := math.Round(1/step/unit) * unit; rate > 0 && fits(1/rate) {
			return rate
		}
		if period := math.Round(step/unit) * unit; period > 0 && fits(period) {
			return 1 / period
		}
	}
	return 1 / step
}

// evenStep is the distance of evenly spaced, rising times, or the first row that is out of step
// (-1: none). Times are even when every step is the mean one within 1e-3. Times that were rounded
// to a quantum are even when none is off its place by more than the quantum (and 1e-3 of a step).
// The quantum has to be clearly below half a step, for by that much a missing row puts others off.
func evenStep(times []float64, quantum float64) (step float64, row int) {
	n := len(times)
	if n < 2 {
		return 0, 0
	}
	first := times[0]
	step = (times[n-1] - first) / float64(n-1)
	if !(step > 0) || math.IsInf(step, 0) {
		return 0, n - 1
	}
	// Large time stamps (seconds since 1970) are themselves rounded to multiples of 2^-52 of their size.
	rounding := 4 * 0x1p-52 * max(math.Abs(first), math.Abs(times[n-1]))
	slack := 1e-3*step + rounding
	place := slack + quantum // the end points, by which the step is known, are rounded too
	if quantum > 0.45*step {
		place = 0
	}
	uneven := -1
	for i := 1; i < n; i++ {
		d := times[i] - times[i-1]
		if !(d > 0) {
			return 0, i
		}
		if !(math.Abs(d-step) <= slack) && uneven < 0 {
			uneven = i
		}
		if uneven >= 0 && !(math.Abs(times[i]-first-float64(i)*step) <= place) {
			return 0, uneven
		}
	}
	return step, -1
}
