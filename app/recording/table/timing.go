package table

import (
	"math"
)

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
		case step == 1 && len(holes) == 0 && times[0] == math.Trunc(times[0]):
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
	if len(times) < 2 {
		p.note("There is one row only, so the sample rate is unknown.")
		return 0, start
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
	case asInstant, asClock, asLastPart:
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
	st := seconds(inSeconds(first, unit))
	if r.plan.since != 0 {
		st.Whole, st.Absolute, st.Zone = st.Whole+r.plan.since, true, "Z"
	}
	return st
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
