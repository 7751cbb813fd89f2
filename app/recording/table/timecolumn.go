package table

import (
	"bytes"
	"slices"
	"strings"
)

// findTime looks for the column of the times, and what it is written in.
func (p *plan) findTime(c *candidate, o Options, meta *metadata) {
	fixed := o.Time - 1
	if o.Time > len(p.columns) {
		fixed = None
	}
	if o.Time != None && !(o.Time == 0 && p.findParts(c)) {
		p.findInstants(c, o, fixed)
	}
	if p.time < 0 && o.Time >= 0 {
		p.findNumbers(c, o, meta, fixed)
	}
	p.leaveCounters(c, fixed)
	for j, t := range c.types { // other dates
		if t == instant && p.columns[j].use == asNothing {
			p.note("Column " + itoa(j+1) + p.called(j) + " holds dates or times, and was left out.")
		}
	}
}

// others is the number of columns of data besides column j.
func (p *plan) others(j int) (n int) {
	for k := range p.columns {
		if k != j && p.columns[k].use == asData {
			n++
		}
	}
	return n
}

// findInstants takes a column of dates and times, or one of dates and one of times of day.
func (p *plan) findInstants(c *candidate, o Options, fixed int) {
	date, clock, full := None, None, None
	for j, t := range c.types {
		if t == instant && p.dotted(c, j) {
			p.order = dotted
		}
	}
	for j, t := range c.types {
		if t != instant || fixed >= 0 && j != fixed && c.types[fixed] == instant && false {
			continue
		}
		m, ok := p.firstMoment(c, j)
		switch {
		case !ok:
		case m.date && m.clock && (full < 0 || c.constant(full) && !c.constant(j)): // the bounds of a query are no times of rows
			full = j
		case m.date && !m.clock && date < 0:
			date = j
		case m.clock && !m.date && clock < 0:
			clock = j
		}
	}
	if fixed >= 0 && c.types[fixed] != instant {
		return
	}
	switch {
	case fixed >= 0 && fixed == full:
	case fixed >= 0 && fixed != date && fixed != clock:
		full = fixed
	case full >= 0 && fixed < 0:
	case date >= 0 && clock >= 0:
		full = None
	case fixed >= 0:
		full = fixed
	case clock >= 0:
		full = clock
	default:
		full = date
	}
	switch {
	case full >= 0:
		p.time, p.columns[full].use = full, asInstant
	case date >= 0 && clock >= 0:
		p.time, p.date = clock, date
		p.columns[clock].use, p.columns[date].use = asClock, asDate
	default:
		return
	}
	p.scale, p.unit = 1, "date"
	p.decideOrder(c, o)
	p.headingZone()
	if j := p.time + 1; j < len(p.columns) && c.types[j] == words_ && p.halves(c, j) {
		p.columns[j].use = asHalf
		p.remarks = slices.DeleteFunc(p.remarks, func(s string) bool { return s == p.textLeftOut(j) })
	}
	for j := p.time + 1; j <= p.time+2 && j < len(p.columns); j++ { // parts of a second in a column of their own
		w := word(p.columns[j].name + p.columns[j].unit)
		if c.types[j] != number || p.others(j) == 0 {
			continue
		}
		switch {
		case w == "ms" || w == "msms" || w == "msec" || w == "millisecond" || w == "milliseconds" || w == "millis":
			p.fraction = j
			p.columns[j].use, p.columns[j].unit = asFraction, "ms"
		case strings.HasPrefix(w, "fractional") || w == "fraction" || w == "subsecond" || w == "subseconds":
			p.fraction = j
			p.columns[j].use, p.columns[j].unit = asFraction, "s"
		case w == "us" || w == "µs" || w == "usec" || w == "microseconds":
			p.fraction = j
			p.columns[j].use, p.columns[j].unit = asFraction, "us"
		}
		if p.fraction >= 0 {
			break
		}
	}
}

// constant says whether all rows of the sample have the same in column j.
func (c *candidate) constant(j int) bool {
	var first []byte
	for i := range c.cells {
		if !c.rows[i] || j >= len(c.cells[i]) {
			continue
		}
		if first == nil {
			first = c.cells[i][j]
		} else if !bytes.Equal(first, c.cells[i][j]) {
			return false
		}
	}
	return true
}

// halves says whether column j holds AM and PM alone.
func (p *plan) halves(c *candidate, j int) bool {
	found := false
	for i := p.first; i < len(c.cells); i++ {
		if !c.rows[i] || j >= len(c.cells[i]) || len(c.cells[i][j]) == 0 {
			continue
		}
		if w := word(text(c.cells[i][j])); w != "am" && w != "pm" {
			return false
		}
		found = true
	}
	return found
}

// firstMoment is the first date or time of column j.
func (p *plan) firstMoment(c *candidate, j int) (moment, bool) {
	for i := p.first; i < len(c.cells); i++ {
		if j < len(c.kinds[i]) && c.kinds[i][j] == instant {
			for _, o := range [...]order{max(p.order, dayFirst), monthFirst} {
				if m, ok := parseMoment(text(c.cells[i][j]), o); ok {
					return m, true
				}
			}
		}
	}
	return moment{}, false
}

// decideOrder tells 3/4/2025 in April from that in March: by all dates of the sample, by how times follow on each other,
// and else by custom, which is said.
func (p *plan) decideOrder(c *candidate, o Options) {
	if p.order == dotted {
		return
	}
	p.order = dayFirst
	switch o.TimeUnit {
	case "dmy", "ymd":
		return
	case "mdy":
		p.order = monthFirst
		return
	}
	j := p.time
	if p.date >= 0 {
		j = p.date
	}
	var wrong, back [3]int
	var last [3]float64
	doubt, half := false, false
	mark := byte(0)
	for i := p.first; i < len(c.cells); i++ {
		if j >= len(c.kinds[i]) || c.kinds[i][j] != instant {
			continue
		}
		s := text(c.cells[i][j])
		for _, o := range [...]order{dayFirst, monthFirst} {
			m, ok := parseMoment(s, o)
			if !ok {
				wrong[o]++
				continue
			}
			doubt = doubt || m.doubtful
			whole, _ := m.unix()
			t := float64(whole)
			if last[o] != 0 && (t < last[o] || t > last[o]+20*86400) {
				back[o]++
			}
			last[o] = t
		}
		low := strings.ToLower(s)
		if p.date >= 0 && p.time < len(c.cells[i]) {
			low += strings.ToLower(text(c.cells[i][p.time]))
		}
		half = half || strings.Contains(low, "am") || strings.Contains(low, "pm")
		if k := strings.IndexAny(s, "/.-"); mark == 0 && k > 0 {
			mark = s[k]
		}
	}
	switch {
	case wrong[dayFirst] != wrong[monthFirst]:
		if wrong[monthFirst] < wrong[dayFirst] {
			p.order = monthFirst
		}
		return
	case back[dayFirst] != back[monthFirst]:
		if back[monthFirst] < back[dayFirst] {
			p.order = monthFirst
		}
		return
	case !doubt:
		return
	}
	what := "the day"
	if half || mark == '/' && p.numbers.decimal != ',' {
		p.order, what = monthFirst, "the month"
	}
	p.note("The dates could begin with the day or the month; " + what + " was taken.")
	p.guess("timeUnit")
}

// headingZone takes the zone that a heading gives: "Date Time, GMT-04:00", "Time (UTC)".
func (p *plan) headingZone() {
	s := strings.ToUpper(p.columns[p.time].name + " " + p.columns[p.time].unit)
	for _, name := range [...]string{"GMT", "UTC"} {
		if i := strings.Index(s, name); i >= 0 {
			var m moment
			if _, ok := m.cutZone(strings.TrimSpace(s[i:])); ok && m.zone != "" {
				p.zone = m.zone
			}
		}
	}
}

// rising gives the numbers of column j in the sample, and says whether they rise throughout, and evenly but for gaps.
func (c *candidate) rising(p *plan, j int) (values []float64, rise, even bool) {
	rise = true
	var how written
	for i := p.first; i < len(c.cells); i++ {
		if !c.rows[i] || j >= len(c.kinds[i]) || c.kinds[i][j] != number {
			continue
		}
		v, _ := c.numbers.value(c.cells[i][j])
		how.add(c.cells[i][j], v, c.numbers.decimal)
		if n := len(values); n > 0 && !(v > values[n-1]) {
			rise = false
		}
		values = append(values, v)
	}
	if rise && len(values) > 1 {
		_, row := evenStep(values, how.quantum())
		even = row < 0
		if !even {
			_, _, even = gapped(values, how.quantum())
		}
	}
	return values, rise && len(values) > 1, even
}

// findNumbers takes a column of numbers as the times.
func (p *plan) findNumbers(c *candidate, o Options, meta *metadata, fixed int) {
	numbersOf := 0
	for j := range p.columns {
		if p.columns[j].use == asData && c.types[j] != empty {
			numbersOf++
		}
	}
	best, score := None, 0
	own := ""
	for j := range p.columns {
		col := &p.columns[j]
		if col.use != asData || c.types[j] == empty || fixed >= 0 && j != fixed || numbersOf < 2 && fixed < 0 {
			continue
		}
		says, named := isTimeName(col.name)
		unit := timeUnit(col.unit)
		if !named && col.name == "" && unit != "" {
			named = true
		}
		w := word(col.name)
		counter := countNames[w] || strings.EqualFold(col.unit, "sequence") || strings.EqualFold(col.unit, "samples") || strings.EqualFold(col.unit, "rn")
		values, rise, even := c.rising(p, j)
		s := 0
		switch {
		case fixed == j:
			s = 9
		case col.name == "T" && !even: // a temperature
		case dateNames[w] && col.unit == "" && rise && spreadsheetDay(values[0]):
			s = 4
		case named && (col.unit == "" || unit != "" || says != "" || isTimeWordUnit(col.unit)):
			s = 4
			if even {
				s = 6
			} else if rise {
				s = 5
			}
		case unit != "" && rise && even && j == firstNumber(c):
			s = 3
		case unit != "" && rise && containsTime(w):
			s = 3
		case col.unit == "" && containsTime(w) && even && j == firstNumber(c):
			s = 2
		case col.unit == "" && axisNames[w] && even && !(counter && countsBy1(values)):
			s = 1
		case col.name == "" && col.unit == "" && p.named && j == 0 && even && !countsBy1(values): // an index
			s = 1
		case !counter && p.interval > 0 && even && j == firstNumber(c) && len(values) > 2 && p.agree(values) != "":
			s = 1
		}
		if s > score {
			best, score, own = j, s, says
		}
	}
	if best < 0 && !p.named && numbersOf > 1 { // the first column of numbers, on trial
		if j := firstNumber(c); j >= 0 && p.columns[j].use == asData {
			if _, _, even := c.rising(p, j); even {
				best, p.onTrial = j, true
			}
		}
	}
	if best < 0 {
		return
	}
	p.time, p.columns[best].use = best, asTime
	p.timeUnit(c, o, meta, own)
}

func firstNumber(c *candidate) int {
	for j, t := range c.types {
		if t == number {
			return j
		}
	}
	return None
}

func containsTime(w string) bool {
	for _, s := range [...]string{"time", "zeit", "temps", "tiempo", "tempo", "время", "时间", "時間", "seconds", "elapsed", "timestamp"} {
		if strings.Contains(w, s) {
			return true
		}
	}
	return false
}

// isTimeWordUnit says whether brackets behind a name of time hold something that is not a unit of something else.
func isTimeWordUnit(unit string) bool { return !isUnit(unit) }
