package table

// partNames are headings of columns that hold a part of a date and time each, the year first: "YY MM DD hh mm" of NOAA.
var partNames = [6]map[string]bool{
	words(`year yy yyyy yr jahr année anno año`), words(`month mo mon mm monat mois mes mese`), words(`day dd dy dom tag jour día giorno`),
	words(`hour hr hh h stunde heure hora ora`), words(`minute min mn mm mi minuto`), words(`second sec ss s seconds sekunde seconde segundo secondo`),
}

// findParts takes columns of numbers that stand side by side and hold the parts of a date, and mostly of a time of day.
func (p *plan) findParts(c *candidate) bool {
	from := None
	for j := range p.columns {
		if c.types[j] == number && p.isPart(j, 0) {
			from = j
			break
		}
	}
	n := 0
	for from >= 0 && n < len(partNames) && from+n < len(c.types) && c.types[from+n] == number && p.isPart(from+n, n) {
		n++
	}
	if n < 3 {
		return false
	}
	for i := range c.cells { // as every row of the sample has it
		if !c.rows[i] {
			continue
		}
		s := rows{}
		for k := range n {
			if from+k >= len(c.cells[i]) {
				return false
			}
			v, ok := c.numbers.parse(c.cells[i][from+k])
			if !ok {
				return false
			}
			s.parts[k] = v
		}
		if !s.joinParts(n) {
			return false
		}
	}
	p.parts, p.partsFrom = n, from
	for k := range n {
		p.columns[from+k].use = asPart
	}
	p.time = from + n - 1
	p.columns[p.time].use = asLastPart
	p.scale, p.unit = 1, "date"
	p.headingZone()
	return true
}

// isPart says whether column j is called after part k of a date, which may look like a unit.
func (p *plan) isPart(j, k int) bool {
	col := &p.columns[j]
	return partNames[k][word(col.name)] || col.name == "" && partNames[k][word(col.unit)]
}

// joinParts makes a moment of the first n parts.
func (s *rows) joinParts(n int) bool {
	q := s.parts
	year := int(q[0])
	if year < 100 {
		year = century(year, 2)
	}
	days, ok := civil(year, int(q[1]), int(q[2]))
	if !ok || q[3] < 0 || q[3] > 24 || q[4] < 0 || q[4] > 59 || !(q[5] >= 0 && q[5] < 62) {
		return false
	}
	whole := int64(q[5])
	s.part.moment = moment{date: true, clock: n > 3, days: days, seconds: int64(q[3])*3600 + int64(q[4])*60 + whole, fraction: q[5] - float64(whole), digits: -1}
	if n == 6 {
		s.part.moment.digits = s.partDigits
	}
	return true
}
