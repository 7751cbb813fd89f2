package waveform

import (
	"math"
	"strconv"

	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/scale"
	"github.com/sonde-viz/sonde/components/widget"
)

// Axes implements widget.View.
func (v *view) Axes(f *figure.Figure) {
	v.props.Interaction.Show(f)
	p := &v.props
	f.Title = v.title
	f.X = figure.Axis{Title: "Time", Unit: "s", Clock: p.Start.Set, Origin: p.origin()}
	// n samples are n / SampleRate long, as in the other widgets of time, and a picture without any is of the history.
	first, head := float64(v.first()), float64(v.head())
	switch {
	case v.ring != nil: // as long as the history from the beginning, so that the picture moves and does not shrink
		f.X.Follow, f.X.Head = true, v.time(head)
		head = max(head, first+float64(v.ring.Size()))
	case head == 0:
		head = float64(p.history().Size())
	}
	f.X.Lo, f.X.Hi = v.time(first), v.time(head)
	lo, hi, above, some := v.limits()
	f.Y = v.yAxis(lo, hi, above)
	switch {
	case p.Channels == 1:
	case p.Lanes == Stacked:
		f.Lanes = p.Channels
	default:
		f.Keys = v.keys
	}
	switch n := v.head(); {
	case n == v.first():
		f.Notice = "no data"
	case n == v.taken() && !some:
		f.Notice = "no sample is a number"
	}
	if n := v.head(); n > 0 {
		f.Progress = float64(v.taken()) / float64(n)
	}
}

// channelKeys says which of n channels have which colour.
func channelKeys(n int) (keys []figure.Key) {
	for i := range min(n, figure.Traces) {
		text := strconv.Itoa(i + 1)
		for k := i + figure.Traces; k < n; k += figure.Traces {
			text += ", " + strconv.Itoa(k+1)
		}
		keys = append(keys, figure.Key{Color: figure.Trace(i), Text: text})
	}
	return keys
}

// yAxis fits the axis to limits, or to the props.
func (v *view) yAxis(lo, hi, above float64) figure.Axis {
	p := &v.props
	a := figure.Axis{Title: p.YTitle, Unit: p.SampleUnit}
	switch p.YScale {
	case Log:
		low := p.YMin.Or(lo)
		if low > 0 && lo > 0 {
			a.Scale = scale.Log
			a.Lo, a.Hi = decades(p.YMin.Or(lo), p.YMax.Or(hi), p.YMin.Set, p.YMax.Set)
			return a
		}
		a.Title = widget.Remark(a.Title, "symlog: there are values ≤ 0")
		fallthrough
	case Symlog:
		a.Scale = scale.Symlog
		a.Threshold = p.Threshold.Or(min(max(above/1000, minLog), maxLog))
	}
	a.Lo, a.Hi = round(lo, hi)
	if p.YMin.Set {
		a.Lo = p.YMin.V
	}
	if p.YMax.Set {
		a.Hi = p.YMax.V
	}
	if !(a.Lo < a.Hi) { // one end is set, and the data lie beyond it
		if p.YMin.Set {
			a.Hi = a.Lo + max(1, math.Abs(a.Lo))
		} else {
			a.Lo = a.Hi - max(1, math.Abs(a.Hi))
		}
	}
	return a
}

// limits are the least and the greatest finite sample known, and the greatest magnitude; those of a picture without any if there is none.
func (v *view) limits() (lo, hi, above float64, some bool) {
	lo, hi = math.Inf(1), math.Inf(-1)
	for i, t := range v.tracks {
		least, most := t.extremes(v.first(), min(v.head(), t.taken()))
		if i < len(v.rough) {
			least, most = math.Min(nanless(least, math.Inf(1)), v.rough[i].least), math.Max(nanless(most, math.Inf(-1)), v.rough[i].most)
		}
		if least-least != 0 || most-most != 0 {
			least, most = v.finiteExtremes(t)
		}
		if least <= most {
			lo, hi = min(lo, least), max(hi, most)
		}
	}
	if lo > hi {
		return -1, 1, 1, false
	}
	if above = max(math.Abs(lo), math.Abs(hi)); above == 0 {
		above = 1
	}
	return lo, hi, above, true
}

func nanless(v, other float64) float64 {
	if v != v {
		return other
	}
	return v
}

// finiteExtremes looks through blocks for the extremes of the finite samples, where there are infinite ones or none.
func (v *view) finiteExtremes(t track) (lo, hi float64) {
	lo, hi = math.Inf(1), math.Inf(-1)
	const block = 1 << 12
	end := min(v.head(), t.taken())
	for from := v.first(); from < end; from += block {
		to := min(end, from+block)
		least, most := t.extremes(from, to)
		if least-least == 0 && most-most == 0 {
			lo, hi = min(lo, least), max(hi, most)
			continue
		}
		if least != least {
			continue
		}
		v.one = t.read(v.one[:0], from, to)
		for _, s := range v.one {
			if s-s == 0 {
				lo, hi = min(lo, s), max(hi, s)
			}
		}
	}
	return lo, hi
}

// round widens a range to multiples of a fifth of its power of ten, so that the axis of a stream seldom moves, and by
// half of that where the extreme would touch the edge.
func round(lo, hi float64) (float64, float64) {
	span := hi - lo
	if math.IsInf(span, 0) || max(math.Abs(lo), math.Abs(hi)) > 1e300 {
		if lo, hi = max(lo, -1e300), min(hi, 1e300); lo < hi {
			return lo, hi
		}
		return -1e300, 1e300
	}
	if !(span > 1e-12*max(math.Abs(lo), math.Abs(hi))) || span < 1e-290 {
		d := max(math.Abs(lo)*1e-3, 1e-280)
		if lo == 0 {
			d = 1
		}
		return lo - d, hi + d
	}
	step := math.Pow10(int(math.Floor(math.Log10(span)))) / 5
	a, b := math.Floor(lo/step)*step, math.Ceil(hi/step)*step
	if near := 0.02 * (b - a); lo-a < near {
		a -= step / 2
	}
	if near := 0.02 * (b - a); b-hi < near {
		b += step / 2
	}
	return a, b
}

// decades widens a positive range to powers of ten, at the ends that are not set.
func decades(lo, hi float64, setLo, setHi bool) (float64, float64) {
	lo, hi = min(max(lo, minLog), maxLog/10), min(max(hi, 10*minLog), maxLog)
	if !setLo {
		lo = math.Pow10(int(math.Floor(math.Log10(lo))))
	}
	if !setHi {
		hi = math.Pow10(int(math.Ceil(math.Log10(hi))))
	}
	if !(lo < hi) {
		if setHi {
			return hi / 10, hi
		}
		return lo, lo * 10
	}
	return lo, hi
}
