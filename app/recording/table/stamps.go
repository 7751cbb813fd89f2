package table

import (
	"math"
)

// epoch reads a time since 1970 without losing digits: less the first one's whole number.
func (r *Reader) epoch(cell []byte) (float64, bool) {
	s := &r.rows
	mark := r.plan.numbers.decimal
	if mark == 0 {
		mark = '.'
	}
	whole, i := int64(0), 0
	for ; i < len(cell) && i < 19 && cell[i]-'0' <= 9; i++ {
		whole = 10*whole + int64(cell[i]-'0')
	}
	fraction := 0.0
	switch {
	case i == 0:
		return 0, false
	case i < len(cell) && cell[i] == mark:
		f, size, _ := scan(cell[i+1:], 0, 0)
		if i+1+size != len(cell) || size > 15 || i+1 < len(cell) && cell[i+1] == '-' {
			return 0, false
		}
		if size > 0 {
			fraction = f / powersOfTen[size]
		}
		s.times.decimals = max(s.times.decimals, size)
	case i < len(cell): // with an exponent
		v, ok := r.number(cell)
		if !ok || !(math.Abs(v) < 1<<62) {
			return 0, false
		}
		s.times.add(cell, v, mark)
		w, f := math.Modf(v)
		whole, fraction = int64(w), f
	}
	if i == len(cell) || cell[i] == mark {
		s.times.plain = true
	}
	if !s.based {
		s.base, s.based = whole, true
	}
	return float64(whole-s.base) + fraction, true
}

// join adds a part of a time.
func (m *moment) join(o moment, u use) {
	switch u {
	case asInstant:
		*m = o
	case asDate:
		m.date, m.days = true, o.days
		if o.zone != "" {
			m.zone, m.offset = o.zone, o.offset
		}
	case asClock:
		m.clock, m.seconds, m.fraction, m.digits, m.negative = true, o.seconds, o.fraction, o.digits, o.negative
		if o.zone != "" {
			m.zone, m.offset = o.zone, o.offset
		}
	}
}

// instant is the time of the present row, less the first one's whole seconds.
func (r *Reader) instant() float64 {
	s := &r.rows
	m := s.part.moment
	if m.zone == "" && r.plan.zone != "" {
		var z moment
		z.cutZone("UTC" + r.plan.zone)
		m.offset, m.zone = z.offset, r.plan.zone
	}
	whole, fraction := m.unix()
	q := m.quantum()
	if s.part.fraction > 0 {
		fraction += s.part.fraction
		q = min(q, 1e-3)
	}
	if s.count == 0 || q < s.times.step {
		s.times.step = q
	}
	if !s.based {
		s.base, s.based, s.clockOnly = whole, true, !m.date
		if m.zone != "" {
			s.zone = m.zone
		}
	}
	t := float64(whole-s.base) + fraction
	if !m.date && s.count > 0 { // past midnight
		for t+86400*float64(s.wraps) < s.before-43200 && s.wraps < 1e6 {
			s.wraps++
		}
		t += 86400 * float64(s.wraps)
	}
	s.before = t
	return t
}
