package tick

import (
	"math"

	"github.com/sonde-viz/sonde/components/paint"
	"github.com/sonde-viz/sonde/components/scale"
)

// clockSteps are the steps of a clock's ticks from a second to two weeks, in seconds.
var clockSteps = [...]float64{
	1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 2 * 3600, 3 * 3600, 6 * 3600, 12 * 3600,
	secondsDay, 2 * secondsDay, 7 * secondsDay, 14 * secondsDay,
}

// brief says whether a window is too short for labels that are seconds with mostDecimals.
func brief(w scale.Window) bool { return w.Hi-w.Lo < 10e-6 }

// clock places ticks at round times: labels say what differs from tick to tick, and contexts the rest, once. It reports
// false for times that have no date.
func (t *Ticks) clock(m *paint.Ruler, w scale.Window, length float64, across bool) bool {
	if w.Lo < clockLeast || w.Hi >= clockMost || w.Scale != scale.Linear {
		return false
	}
	least := 20.0
	if !across {
		least = t.line
	}
	finest := (w.Hi - w.Lo) * least / length
	fits := func() bool {
		return len(t.List) < 2 || across && t.fit(m, w, length) || !across && t.fitLines(w, length)
	}
	for e := max(int(math.Floor(math.Log10(finest))), -mostDecimals); e < 0; e++ {
		for _, k := range [...]float64{1, 2, 5} {
			if k*math.Pow10(e) < finest {
				continue
			}
			if t.seconds(w, k/math.Pow10(-e), k, -e); fits() {
				return true
			}
		}
	}
	for _, step := range clockSteps {
		if step < finest {
			continue
		}
		if t.seconds(w, step, step, 0); fits() {
			return true
		}
	}
	for _, months := range [...]int64{1, 3, 6} {
		if float64(months)*28*secondsDay < finest {
			continue
		}
		if t.months(w, months); fits() {
			return true
		}
	}
	for years := int64(1); ; years *= 10 {
		for _, k := range [...]int64{1, 2, 5} {
			if float64(k*years)*365*secondsDay < finest {
				continue
			}
			if t.months(w, 12*k*years); fits() {
				return true
			}
		}
	}
}

// seconds places ticks at the multiples of k times 10^-decimals seconds.
func (t *Ticks) seconds(w scale.Window, step, k float64, decimals int) {
	t.Clear()
	offset := 0.0
	if step >= 7*secondsDay {
		offset = 4 * secondsDay // weeks begin on Mondays, and 1970 began on a Thursday
	}
	last := t.context(w.Lo, math.NaN(), step)
	first, end := math.Ceil((w.Lo-offset)/step-1e-9), math.Floor((w.Hi-offset)/step+1e-9)
	for i := range int(end-first) + 1 {
		at := (first+float64(i))*k/math.Pow10(decimals) + offset
		v := timeOf(at, decimals)
		from := len(t.text)
		switch {
		case step < 1:
			t.text = digits(append(digits(t.text, v.second%60, 2), '.'), v.fraction, decimals)
		case step < 60:
			t.text = digits(append(appendMinutes(t.text, v.second), ':'), v.second%60, 2)
		case step < secondsDay:
			t.text = appendMinutes(t.text, v.second)
		default:
			_, month, date := civil(v.day)
			t.text = digits(append(digits(t.text, int64(month), 2), '-'), int64(date), 2)
		}
		t.add(at, from)
		last = t.context(at, last, step)
	}
}

// context appends what the labels of a step leave out, if that is not the same as it was last, and returns a number
// that stands for it: minute, day or year.
func (t *Ticks) context(at, last, step float64) float64 {
	v := timeOf(at, mostDecimals)
	now := float64(v.day)
	switch {
	case step < 1:
		now = now*1440 + float64(v.second/60)
	case step >= secondsDay:
		year, _, _ := civil(v.day)
		now = float64(year)
	}
	if now == last {
		return now
	}
	from := len(t.text)
	if step >= secondsDay {
		t.text = digits(t.text, int64(now), 4)
	} else {
		t.text = appendDate(t.text, v.day)
	}
	if step < 1 {
		t.text = appendMinutes(append(t.text, ' '), v.second)
	}
	t.Contexts = append(t.Contexts, Tick{at, from, len(t.text)})
	return now
}

// months places ticks at the first of each step-th month, counted from year 0.
func (t *Ticks) months(w scale.Window, step int64) {
	t.Clear()
	year, month, _ := civil(floorDiv(floor(w.Lo), secondsDay))
	for n := (year*12 + int64(month) - 1) / step * step; n < 12*10000; n += step {
		at := float64(dayOf(n/12, int(n%12)+1, 1) * secondsDay)
		if at > w.Hi {
			return
		}
		if at < w.Lo {
			continue
		}
		from := len(t.text)
		t.text = digits(t.text, n/12, 4)
		if step < 12 {
			t.text = digits(append(t.text, '-'), n%12+1, 2)
		}
		t.add(at, from)
	}
}
