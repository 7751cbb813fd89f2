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
	if t := r.nuls; t.count > 0 {
		p.note("NUL bytes were left out, which a logger that loses its power leaves behind; rows may be missing there: " + plural(t.count, "line") + ", " + where(t) + ".")
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
		case asNothing, asFraction, asHalf:
		case asData:
			role = Data
		default:
			role = Time
		}
		l.Columns = append(l.Columns, Column{c.name, c.unit, role})
	}
	return l
}
