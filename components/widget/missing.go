package widget

import "strconv"

// Missing counts what is missing from a stream of samples that are pushed.
type Missing struct {
	Gaps    int     // how many times samples were NaN
	Samples float64 // how many were NaN
	Lost    float64 // how many were pushed and never seen: more at a time than the history holds
	open    bool    // the last sample was NaN
}

// Count takes samples that are pushed to a history of size samples, and says whether more is missing than before.
func (m *Missing) Count(x Series, size int) (more bool) {
	before := *m
	switch x.Kind() {
	case Float32:
		countNaN(m, x.F32())
	case Float64:
		countNaN(m, x.F64())
	default:
		m.open = m.open && x.Len() == 0
	}
	m.Lost += float64(max(0, x.Len()-size))
	return m.Samples != before.Samples || m.Lost != before.Lost
}

func countNaN[T float32 | float64](m *Missing, x []T) {
	for _, v := range x {
		if v == v {
			m.open = false
			continue
		}
		if !m.open {
			m.Gaps++
		}
		m.open = true
		m.Samples++
	}
}

// String says what is missing: "2 gaps of 400 samples, 77 samples lost"; nothing when nothing is.
func (m *Missing) String() (s string) {
	whole := func(v float64) string { return strconv.FormatFloat(v, 'f', 0, 64) }
	if m.Gaps > 0 {
		s = strconv.Itoa(m.Gaps) + " gaps of " + whole(m.Samples) + " samples"
		if m.Gaps == 1 {
			s = "a gap of " + whole(m.Samples) + " samples"
		}
	}
	if m.Lost > 0 {
		if s != "" {
			s += ", "
		}
		s += whole(m.Lost) + " samples lost"
	}
	return s
}
