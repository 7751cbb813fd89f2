package table

import (
	"bytes"
	"math"
)

// rows is the state of reading rows.
type rows struct {
	columns []column
	values  []float64 // of the present row
	count   int
	room    int   // rows that fit into each column without moving it
	firstAt int64 // offset of the first row
	sep     byte
	mark    byte // decimal sign that scan knows; 0 while there has been none

	times  written
	base   int64 // of the times: whole seconds, or for an epoch its unit
	based  bool
	zone   string
	wraps  int64 // days that a time of day has passed
	before float64
	part   struct { // of a time in two columns or three
		moment   moment
		fraction float64
	}
	clockOnly  bool
	parts      [6]float64 // from year to second
	partDigits int        // of the fraction of a second

	pending []source // lines that an open quote holds together
	apart   bool     // they did not close it
	shifts  []shift

	short, odd, skipped, repeated, long tally
}

// begin prepares for the rows that the plan foresees.
func (r *Reader) begin() {
	p := r.plan
	r.rows = rows{columns: p.columns, sep: p.sep, mark: p.numbers.decimal, zone: p.zone}
	r.rows.values = make([]float64, len(p.columns))
}

// takeRow takes a line that may be a row, or the beginning of one.
func (r *Reader) takeRow(line []byte, at int64, no int) {
	s := &r.rows
	if len(s.pending) == 0 {
		if r.row(line, at, no) {
			s.pending = append(s.pending, source{bytes.Clone(line), at, no, 1})
		}
		return
	}
	s.pending = append(s.pending, source{bytes.Clone(line), at, no, 1})
	var whole []byte
	for i, l := range s.pending {
		if i > 0 {
			whole = append(whole, '\n')
		}
		whole = append(whole, l.text...)
	}
	if bytes.Count(whole, []byte(`"`))%2 == 0 {
		first := s.pending[0]
		s.pending = s.pending[:0]
		r.row(whole, first.at, first.no)
	} else if len(s.pending) > maxJoin || len(whole) > 1<<16 {
		r.flush()
	}
}

// flush takes lines that an open quote held together one by one.
func (r *Reader) flush() {
	held := r.rows.pending
	r.rows.pending, r.rows.apart = nil, true
	for _, l := range held {
		if r.fault == nil && r.stop == nil {
			r.row(l.text, l.at, l.no)
		}
	}
	r.rows.pending, r.rows.apart = held[:0], false
}

// row takes a row of cells; more says that a quote in it goes on in the next line.
func (r *Reader) row(line []byte, at int64, no int) (more bool) {
	s := &r.rows
	n, next := 0, 0
	values, gaps, words := 0, 0, 0
	untimed := false
	if s.sep == ' ' {
		for len(line) > 0 && (line[len(line)-1] == ' ' || line[len(line)-1] == '\t') {
			line = line[:len(line)-1]
		}
		next = leadingBlanks(line)
	}
	for n < len(s.columns) && next >= 0 {
		c := &s.columns[n]
		if c.use == asData || c.use == asTime {
			if v, size, decimals := scan(line[next:], s.sep, s.mark); size > 0 {
				s.values[n] = v
				values++
				if c.use == asTime {
					s.times.decimals, s.times.plain = max(s.times.decimals, decimals), s.times.plain || v != 0
				}
				n++
				if next += size + 1; next > len(line) {
					next = -1
				} else if s.sep == ' ' {
					next += leadingBlanks(line[next:])
				}
				continue
			}
		}
		cell, after, open := nextCell(line, next, s.sep)
		if open && !s.apart && len(s.pending) == 0 && opens(line) {
			return true
		}
		next = after
		if c.use != asNothing {
			v, k := r.value(c, n, cell, no)
			s.values[n] = v
			switch k {
			case number:
				values++
			case gap, words_:
				if k == gap {
					gaps++
				} else {
					words++
				}
				untimed = untimed || c.use != asData
				s.odd.add(no, n, cell)
			case empty:
				untimed = untimed || c.use != asData && c.use != asFraction && c.use != asDate // a date may stand in its first row only
			}
		}
		n++
	}
	switch {
	case values == 0 || untimed:
		r.notRow(line, no, gaps > 0 && words == 0)
	case next >= 0 && !blankRest(line[next:], s.sep):
		s.odd.forget(no)
		s.long.add(no, len(s.columns), line)
	case n < len(s.columns) && !r.complete(n):
		if r.last && s.short.count == 0 && s.count > 0 {
			r.stop = &Fault{at, "the file ends in the middle of a row: line " + itoa(no) + " has " + plural(n, "cell") + ", and the table " +
				plural(len(s.columns), "column") + "; " + plural(s.count, "row") + " before it could be read"}
			return false
		}
		s.short.add(no, n, line)
		fallthrough
	default:
		for ; n < len(s.columns); n++ {
			s.values[n] = math.NaN()
		}
		r.append(at, no)
	}
	return false
}

// complete says whether only columns that are not read are missing from column n on.
func (r *Reader) complete(n int) bool {
	for _, c := range r.rows.columns[n:] {
		if c.use != asNothing {
			return false
		}
	}
	return true
}

func leadingBlanks(b []byte) (n int) {
	for n < len(b) && (b[n] == ' ' || b[n] == '\t') {
		n++
	}
	return n
}

func blankRest(b []byte, sep byte) bool {
	for _, c := range b {
		if c != sep && c != ' ' && c != '\t' {
			return false
		}
	}
	return true
}

// notRow takes a line without a value, or without a time; missing says that it holds words for no number and no other text.
func (r *Reader) notRow(line []byte, no int, missing bool) {
	s := &r.rows
	if blankRest(line, s.sep) {
		if r.plan.time < 0 && s.sep != ' ' && bytes.IndexByte(line, s.sep) >= 0 { // a row of gaps
			r.gapRow(no)
		}
		return
	}
	if isComment(line) || len(bytes.Trim(line, "\x00\x1a")) == 0 { // and what some systems end a file with
		s.odd.forget(no)
		return
	}
	for _, h := range r.plan.headings {
		if bytes.Equal(trim(line), h) {
			s.odd.forget(no)
			s.repeated.add(no, 0, line)
			return
		}
	}
	// A row of words for no number alone is a row, where no time says otherwise.
	if missing && r.plan.time < 0 {
		r.gapRow(no)
		return
	}
	s.odd.forget(no)
	s.skipped.add(no, 0, line)
}

func (r *Reader) gapRow(no int) {
	for i := range r.rows.values {
		r.rows.values[i] = math.NaN()
	}
	r.append(0, no)
}

// value reads one cell of a column.
func (r *Reader) value(c *column, n int, cell []byte, no int) (v float64, k kind) {
	s, p := &r.rows, r.plan
	if len(cell) == 0 {
		return math.NaN(), empty
	}
	switch c.use {
	case asData, asTime, asFraction:
		v, ok := r.number(cell)
		if !ok && c.suffix != "" {
			var unit string
			if v, unit, ok = p.numbers.quantity(cell); ok {
				var factor float64
				if factor, ok = ratio(unit, c.suffix); ok {
					v *= factor
				}
			}
		}
		if !ok {
			if isMissing(cell) {
				return math.NaN(), gap
			}
			return math.NaN(), words_
		}
		if v >= overload || v <= -overload {
			if c.over++; c.over == 1 {
				c.overAt = no
			}
		}
		switch c.use {
		case asTime:
			s.times.add(cell, v, p.numbers.decimal)
			if math.IsInf(v, 0) {
				return math.NaN(), words_
			}
		case asFraction:
			s.part.fraction = inSeconds(v, c.unit)
			s.times.step = min(s.times.step, inSeconds(1, c.unit))
			if c.unit == "s" {
				s.times.step = 1e-9
			}
		}
		return v, number
	case asPart, asLastPart:
		if v, ok := r.number(cell); ok {
			s.parts[n-p.partsFrom] = v
			if i := bytes.IndexByte(cell, max(p.numbers.decimal, '.')); n-p.partsFrom == 5 && i >= 0 && p.numbers.decimal != ',' {
				s.partDigits = max(s.partDigits, min(9, len(cell)-i-1))
			}
			if c.use == asPart || s.joinParts(p.parts) {
				return v, number
			}
		}
	case asHalf:
		var m moment
		hour := int(s.part.moment.seconds / 3600)
		if rest, ok := m.cutHalf(text(cell), hour, 0); ok && rest == "" {
			s.part.moment.seconds += m.seconds
			return 0, number
		}
	case asEpoch:
		if v, ok := r.epoch(cell); ok {
			return v, number
		}
	case asInstant, asDate, asClock:
		if m, ok := parseMoment(text(cell), p.order); ok {
			s.part.moment.join(m, c.use)
			return 0, number
		}
	}
	return math.NaN(), words_
}

// number reads a cell that scan did not, and tells the decimal sign by the first that has one.
func (r *Reader) number(cell []byte) (float64, bool) {
	n := &r.plan.numbers
	if n.decimal == 0 {
		switch i := bytes.IndexAny(cell, ".,"); {
		case i < 0:
		case cell[i] == '.':
			if v, ok := (numbers{'.', n.thousands}).parse(cell); ok {
				n.decimal, r.rows.mark = '.', '.'
				return v, ok
			}
		case n.thousands != ',' && r.rows.sep != ',':
			if v, ok := (numbers{',', n.thousands}).parse(cell); ok {
				n.decimal, r.rows.mark = ',', ','
				return v, ok
			}
		}
	}
	return n.parse(cell)
}

// append adds the present row, which is line no and begins at byte at, to the columns.
func (r *Reader) append(at int64, no int) {
	s := &r.rows
	if s.count == 0 {
		s.firstAt = at
	}
	if s.count == s.room {
		r.grow(at)
		if s.count == s.room {
			r.bad(at, "the samples take more memory than the "+plural(int(r.limit), "byte")+" that are allowed")
			return
		}
	}
	if t := r.plan.time; t >= 0 && (s.columns[t].use == asInstant || s.columns[t].use == asClock || s.columns[t].use == asLastPart) {
		s.values[t] = r.instant()
	}
	for i := range s.columns {
		if c := &s.columns[i]; c.use.kept() {
			c.values = append(c.values, s.values[i])
		}
	}
	if k := len(s.shifts); k == 0 || s.shifts[k-1].lines != no-s.count {
		s.shifts = append(s.shifts, shift{s.count, no - s.count})
	}
	s.count++
}

// kept says whether the column has values of its own.
func (u use) kept() bool {
	return u != asNothing && u != asDate && u != asFraction && u != asHalf && u != asPart
}

// grow makes room for the rows that the rest of the file will hold if they are as long as those so
// far, so that a long column is moved a few times only.
func (r *Reader) grow(at int64) {
	s := &r.rows
	room := max(16, s.count+s.count/2)
	if r.size > 0 && s.count >= 1024 && at > s.firstAt {
		perRow := float64(at-s.firstAt) / float64(s.count)
		likely := int(1.01*float64(r.size-s.firstAt)/perRow) + 16
		room = max(s.count+s.count/8, likely)
	}
	room = int(min(int64(room), r.limit/8/int64(len(s.columns))))
	if room <= s.count {
		return
	}
	for i := range s.columns {
		if c := &s.columns[i]; c.use.kept() {
			longer := make([]float64, s.count, room)
			copy(longer, c.values)
			c.values = longer
		}
	}
	s.room = room
}
