package widget

import "strconv"

// StreamLoss is the name of the event of a widget whose stream lacks samples.
const StreamLoss = "stream-loss"

// LossDetail is the detail of stream-loss: samples of a stream are missing, because they came as NaN, or one push was
// longer than history. It counts from the beginning of the stream.
type LossDetail struct {
	Gaps     int     // how many times samples were missing
	Missing  float64 // number of samples that were missing
	Overflow float64 // number of samples that pushes had more than history holds
}

// Losses counts what a stream lacks. The zero value is ready.
type Losses struct {
	Detail  LossDetail
	missing []bool // of each lane: its last sample was
	text    string // says Detail; empty: to be made
}

// Count takes what is pushed to a ring, in lanes one after the other, and says whether anything of it is lost.
func (l *Losses) Count(s Series, lanes, size int) bool {
	for len(l.missing) < lanes {
		l.missing = append(l.missing, false)
	}
	before, n := l.Detail, s.Len()/lanes
	for k := range lanes {
		switch s.Kind() {
		case Float32:
			countNaN(l, k, s.F32()[k*n:(k+1)*n])
		case Float64:
			countNaN(l, k, s.F64()[k*n:(k+1)*n])
		default:
			l.missing[k] = l.missing[k] && n == 0
		}
	}
	l.Detail.Overflow += float64(max(0, n-size) * lanes)
	if l.Detail == before {
		return false
	}
	l.text = ""
	return true
}

func countNaN[T float32 | float64](l *Losses, lane int, x []T) {
	for _, v := range x {
		if v == v {
			l.missing[lane] = false
			continue
		}
		if !l.missing[lane] {
			l.Detail.Gaps++
		}
		l.missing[lane] = true
		l.Detail.Missing++
	}
}

// Text is what a picture says of it; empty when nothing is lost.
func (l *Losses) Text() string {
	d := l.Detail
	if d == (LossDetail{}) || l.text != "" {
		return l.text
	}
	number := func(v float64) string { return strconv.FormatFloat(v, 'f', 0, 64) }
	if d.Gaps > 0 {
		l.text = number(float64(d.Gaps)) + " gap"
		if d.Gaps > 1 {
			l.text += "s"
		}
		l.text += ", " + number(d.Missing) + " missing"
	}
	if d.Overflow > 0 {
		if l.text != "" {
			l.text += ", "
		}
		l.text += number(d.Overflow) + " too many at once"
	}
	return l.text
}
