package widget

import "strconv"

// HistoryChange is the name of the event of a widget whose stream of samples lacks some.
const HistoryChange = "history-change"

// HistoryDetail is the detail of history-change: what is missing from pushed samples, whenever that becomes more.
type HistoryDetail struct {
	Gaps    int     // how many times so far samples were NaN
	Missing float64 // number of samples so far that were NaN
	Lost    float64 // number of samples so far that were pushed and never seen: more at a time than the history holds
}

// Missing counts what is missing from a stream of samples that are pushed. The zero value is ready.
type Missing struct {
	Detail HistoryDetail
	open   []bool // of each lane: its last sample was NaN
}

// Count takes samples that are pushed to a history of size samples, in lanes one after the other, and says whether more
// is missing than before.
func (m *Missing) Count(x Series, lanes, size int) (more bool) {
	for len(m.open) < lanes {
		m.open = append(m.open, false)
	}
	before, n := m.Detail, x.Len()/lanes
	for k := range lanes {
		switch x.Kind() {
		case Float32:
			countNaN(m, k, x.F32()[k*n:(k+1)*n])
		case Float64:
			countNaN(m, k, x.F64()[k*n:(k+1)*n])
		default:
			m.open[k] = m.open[k] && n == 0
		}
	}
	m.Detail.Lost += float64(max(0, n-size) * lanes)
	return m.Detail != before
}

func countNaN[T float32 | float64](m *Missing, lane int, x []T) {
	for _, v := range x {
		if v == v {
			m.open[lane] = false
			continue
		}
		if !m.open[lane] {
			m.Detail.Gaps++
		}
		m.open[lane] = true
		m.Detail.Missing++
	}
}

// String says what is missing: "2 gaps, 400 samples missing, 77 lost"; nothing when nothing is.
func (m *Missing) String() (s string) {
	d := &m.Detail
	if d.Gaps > 0 {
		s = Counted(float64(d.Gaps), "gap") + ", " + Counted(d.Missing, "sample") + " missing"
	}
	switch {
	case d.Lost > 0 && s != "":
		s += ", " + Counted(d.Lost, "") + " lost"
	case d.Lost > 0:
		s = Counted(d.Lost, "sample") + " lost"
	}
	return s
}

// Counted is a whole number of things: "1 gap", "2 gaps", and without a thing the number alone.
func Counted(n float64, thing string) string {
	s := strconv.FormatFloat(n, 'f', 0, 64)
	if thing != "" {
		s += " " + thing
		if n != 1 {
			s += "s"
		}
	}
	return s
}

// After returns a label with what is missing written after it.
func (m *Missing) After(label string) string { return Noted(label, m.String()) }

// Noted returns a label with a note written after it; either may be empty.
func Noted(label, note string) string {
	if label != "" && note != "" {
		return label + ": " + note
	}
	return label + note
}
