package table

import (
	"math"
	"strings"
)

// finish makes the table of the columns.
func (r *Reader) finish() *Table {
	p, s := r.plan, &r.rows
	t := &Table{Format: p.format(r.in.code), Stop: r.stop}
	r.sayRows()
	r.overloads()
	t.Rate, t.Start = r.timing()
	for j := range s.columns {
		c := &s.columns[j]
		if c.use != asData {
			continue
		}
		if c.name == "" && allNaN(c.values) {
			continue
		}
		if allNaN(c.values) && r.otherData(j) {
			p.note("Column " + itoa(j+1) + p.called(j) + " holds no number and was left out.")
			continue
		}
		name := c.name
		if name == "" {
			name = "column " + itoa(j+1)
		}
		t.Columns = append(t.Columns, Values{name, c.unit, c.values})
	}
	if len(t.Columns) == 0 { // nothing but gaps
		for _, c := range s.columns {
			if c.use == asData && len(t.Columns) == 0 {
				t.Columns = append(t.Columns, Values{"column 1", c.unit, c.values})
			}
		}
	}
	if r.options.Rate > 0 {
		t.Rate = r.options.Rate
	}
	if r.options.Start != "" {
		t.Start, _ = ParseStart(r.options.Start)
	}
	t.Remarks = p.remarks
	t.Layout = r.layout(t)
	return t
}

func allNaN(v []float64) bool {
	for _, x := range v {
		if x == x {
			return false
		}
	}
	return true
}

// otherData says whether a column besides j holds numbers.
func (r *Reader) otherData(j int) bool {
	for k := range r.rows.columns {
		if c := &r.rows.columns[k]; k != j && c.use == asData && !allNaN(c.values) {
			return true
		}
	}
	return false
}

// sayRows says what was odd about the rows.
func (r *Reader) sayRows() {
	p, s := r.plan, &r.rows
	where := func(t tally) string {
		if t.count == 1 {
			return "line " + itoa(t.line)
		}
		return "the first is line " + itoa(t.line)
	}
	if t := s.repeated; t.count > 0 {
		p.note("The heading comes again and was skipped: " + plural(t.count, "line") + ", " + where(t) + ".")
	}
	if t := s.skipped; t.count > 0 {
		p.note("Skipped as no rows of the table: " + plural(t.count, "line") + ", " + where(t) + " (" + quote(t.text) + ").")
	}
	if t := s.long; t.count > 0 {
		p.note("Skipped, for they have more cells than the " + plural(t.column, "column") + " of the table: " + plural(t.count, "row") + ", " + where(t) + ".")
	}
	if t := s.short; t.count > 0 {
		p.note("With fewer cells than columns, so that the rest are gaps: " + plural(t.count, "row") + ", " + where(t) + ".")
	}
	if t := s.odd; t.count > 0 {
		p.note("Without a number, and so gaps: " + plural(t.count, "cell") + ", the first in line " + itoa(t.line) + ", column " + itoa(t.column+1) + p.called(t.column) + ": " + quote(t.text) + ".")
	}
}

// overloads makes gaps of what instruments write for an overload, unless most of the column is of that size.
func (r *Reader) overloads() {
	for j := range r.rows.columns {
		c := &r.rows.columns[j]
		if c.over == 0 || c.use != asData {
			continue
		}
		finite := 0
		for _, v := range c.values {
			if v == v && !math.IsInf(v, 0) {
				finite++
			}
		}
		all := 2*c.over > finite && finite > c.over
		count := 0
		for i, v := range c.values {
			if math.IsInf(v, 0) || !all && (v >= overload || v <= -overload) {
				c.values[i] = math.NaN()
				count++
			}
		}
		if count > 0 {
			r.plan.note("Column " + itoa(j+1) + r.plan.called(j) + " holds " + plural(count, "overload") + " (9.9E37 and above), which are gaps; the first is in line " + itoa(c.overAt) + ".")
		}
	}
}

// timing gives the sample rate and the start, fills missing rows with gaps, and says what was found.
func (r *Reader) timing() (rate float64, start Start) {
	p, s := r.plan, &r.rows
	if p.time < 0 {
		if p.start != nil {
			start = *p.start
		}
		if p.interval > 0 {
			rate = roundRate(p.interval, 0)
			p.note("No column holds times; the sample rate is that of the lines above the table.")
		}
		return rate, start
	}
	c := &s.columns[p.time]
	times := c.values
	name := "column " + itoa(p.time+1) + p.called(p.time)
	if p.interval > 0 && p.start != nil && allNaN(times) {
		p.time = None
		return r.timing()
	}
	r.otherTimes(times)
	quantum := s.times.quantum()
	unit := p.unit
	if c.use != asTime && c.use != asEpoch {
		unit = "s"
	}
	if unit == "samples" {
		if p.interval > 0 {
			rate = roundRate(p.interval, 0)
		}
		return rate, Start{}
	}
	step, row := evenStep(times, quantum)
	var holes []hole
	if row >= 0 {
		if g, h, ok := gapped(times, quantum); ok {
			step, holes, row = g, h, -1
		}
	}
	if p.onTrial {
		switch {
		case row >= 0 || len(times) < 3:
			c.use, p.time = asData, None // it is a signal
			return r.timing()
		case step == 1 && len(holes) == 0:
			c.use, p.time = asNothing, None
			if p.interval > 0 {
				p.note("The first column counts the rows and was left out.")
				return r.timing()
			}
			p.note("The first column counts the rows and was left out; the file does not say a sample rate.")
			return 0, Start{}
		}
		if p.interval == 0 || p.agree(times) == "" {
			p.note(sentence(name) + " rises evenly and was taken for the time in seconds.")
			p.guess("time")
			p.guess("timeUnit")
		}
	}
	start = r.startOf(times[0], unit)
	if start.Absolute {
		if start.Zone == "" && c.use != asEpoch {
			p.note("The times do not say a time zone; UTC was taken.")
			p.guess("start")
		}
	} else if s.clockOnly && times[0] == times[0] && s.base >= 3600 {
		p.note("The times of day in " + name + " have no date; the time counts from midnight.")
	}
	if k := repeats(times); row >= 0 && k > 0 && len(times) > 2*k {
		stamp := times[len(times)-1-k] // of a group that is whole
		for i := len(times) - 1; i >= 0; i-- {
			if times[i] < stamp {
				stamp -= times[i]
				break
			}
		}
		rate = roundRate(inSeconds(stamp/float64(k), unit), 0)
		p.note("Each time in " + name + " stands in " + itoa(k) + " rows, which were taken as evenly spaced; the start is known to one of these times only.")
		return rate, start
	}
	if row >= 0 {
		row = oddRow(times, quantum)
		p.note("The times in " + name + " are not evenly spaced (row " + itoa(row+1) + ", line " + itoa(s.lineOf(row)) + "), so the sample rate is unknown.")
		return 0, start
	}
	rate = rateOf(times, step, quantum, unit)
	if !(rate >= leastRate && rate <= mostRate) {
		p.note("By the times in " + name + " the sample rate would be " + digits(rate) + " Hz, which was not believed.")
		return 0, start
	}
	if p.interval > 0 && math.Abs(rate*p.interval-1) > 5e-3 {
		p.note("The lines above the table say " + digits(1/p.interval) + " Hz, and the times in " + name + " " + digits(rate) + " Hz, which was taken.")
	}
	if len(holes) > 0 {
		r.fillHoles(holes)
	}
	return rate, start
}

// otherTimes leaves out columns that repeat the times, and says of others that hold times of their own.
func (r *Reader) otherTimes(times []float64) {
	p := r.plan
	for j := range r.rows.columns {
		c := &r.rows.columns[j]
		if c.use != asData {
			continue
		}
		same := len(times) > 1 && p.others(j) > 0
		for i := range times {
			if times[i] != c.values[i] && (times[i] == times[i] || c.values[i] == c.values[i]) {
				same = false
				break
			}
		}
		_, named := isTimeName(c.name)
		switch {
		case same:
			c.use = asNothing
			p.note("Column " + itoa(j+1) + p.called(j) + " repeats the times and was left out.")
		case named && c.name != "T" && (c.unit == "" || timeUnit(c.unit) != ""):
			p.note("Column " + itoa(j+1) + p.called(j) + " may hold times too; it was read as a channel, at the times of column " + itoa(p.time+1) + ".")
		}
	}
}

// startOf is the time of the first row.
func (r *Reader) startOf(first float64, unit string) Start {
	s, c := &r.rows, r.rows.columns[r.plan.time]
	switch c.use {
	case asInstant, asClock:
		whole, fraction := math.Modf(first)
		st := Start{Whole: s.base + int64(whole), Fraction: fraction, Absolute: !s.clockOnly, Zone: s.zone}
		if s.clockOnly && st.Whole < 0 || math.IsNaN(first) {
			return seconds(float64(s.base) + first)
		}
		return st
	case asEpoch:
		per := int64(math.Round(1 / timeScales[unit]))
		if !s.based || first != first {
			return Start{}
		}
		st := Start{Whole: s.base/per + r.plan.since, Fraction: (float64(s.base%per) + first) / float64(per), Absolute: true, Zone: "Z"}
		return st
	}
	if !(math.Abs(first) < 1e15) {
		return Start{}
	}
	return seconds(inSeconds(first, unit))
}

// fillHoles puts gaps where rows are missing.
func (r *Reader) fillHoles(holes []hole) {
	p, s := r.plan, &r.rows
	missing := 0
	for _, h := range holes {
		missing += h.missing
	}
	places := "in line " + itoa(s.lineOf(holes[0].row))
	if len(holes) > 1 {
		places = "at " + itoa(len(holes)) + " places, the first in line " + itoa(s.lineOf(holes[0].row))
	}
	if int64(s.count+missing)*8*int64(len(s.columns)) > r.limit {
		p.note("The times jump " + places + "; " + plural(missing, "missing sample") + " take more memory than is allowed, so that what follows stands too early.")
		return
	}
	for j := range s.columns {
		c := &s.columns[j]
		if c.use != asData {
			continue
		}
		filled := make([]float64, 0, s.count+missing)
		from := 0
		for _, h := range holes {
			filled = append(filled, c.values[from:h.row]...)
			for range h.missing {
				filled = append(filled, math.NaN())
			}
			from = h.row
		}
		c.values = append(filled, c.values[from:]...)
	}
	p.note("The times jump " + places + ": " + plural(missing, "sample") + " missing, which are gaps.")
}

// layout is how the table was read.
func (r *Reader) layout(t *Table) Layout {
	p := r.plan
	l := Layout{Options: r.options, Guessed: p.guessed}
	set := func(to *int, v int) {
		if *to = v; v <= 0 {
			*to = None
		}
	}
	set(&l.Heading, p.heading)
	set(&l.Units, p.unitsRow)
	set(&l.Time, p.time+1)
	l.TimeUnit = p.unit
	if p.time < 0 {
		l.TimeUnit = ""
	}
	if l.TimeUnit == "date" && strings.Contains(strings.Join(p.guessed, " "), "timeUnit") {
		l.TimeUnit = "dmy"
		if p.order == monthFirst {
			l.TimeUnit = "mdy"
		}
	}
	l.Separator, l.Decimal, l.Thousands = string(p.sep), ".", "none"
	if p.numbers.decimal != 0 {
		l.Decimal = string(p.numbers.decimal)
	}
	if p.numbers.thousands != 0 {
		l.Thousands = string(p.numbers.thousands)
	}
	l.Rate, l.Start = t.Rate, t.Start.String()
	for j := range r.rows.columns {
		c := &r.rows.columns[j]
		role := Text
		switch c.use {
		case asNothing, asFraction:
		case asData:
			role = Data
		default:
			role = Time
		}
		l.Columns = append(l.Columns, Column{c.name, c.unit, role})
	}
	return l
}
