package table

import "strings"

// cutDots takes a time of day apart as Italian, Danish and Finnish programs write it: 13.02.59, which could be a date of
// two-digit parts too.
func cutDots(s string) (parts [3]int, ok bool) {
	for i := range parts {
		v, n := leading(s, 2)
		if n == 0 || i > 0 && n < 2 || i == 0 && v > 23 || v > 59 {
			return parts, false
		}
		parts[i], s = v, s[n:]
		if i < 2 {
			if !strings.HasPrefix(s, ".") {
				return parts, false
			}
			s = s[1:]
		}
	}
	return parts, s == "" || len(s) > 1 && (s[0] == '.' || s[0] == ',') && strings.Trim(s[1:], "0123456789") == ""
}

// clockNames are headings that mean a time of day, or any time.
var clockNames = words(`ora orario tid tidspunkt klokkeslæt klockslag kello kellonaika klo aika uhrzeit zeit heure hora time clock saat`)

// colons writes the times of a cell with colons, when that is what its points stand for.
func colons(s string, o order) string {
	if o != dotted {
		return s
	}
	if _, ok := cutDots(s); !ok {
		return s
	}
	return strings.Replace(s, ".", ":", 2)
}

// dotted says whether the cells of column j are times of day with points: by the heading, and by which part changes most, or
// because they are no dates.
func (p *plan) dotted(c *candidate, j int) bool {
	var changes, last [3]int
	rows := 0
	no := false // some cell is no date
	for i := p.first; i < len(c.cells); i++ {
		if !c.rows[i] || j >= len(c.kinds[i]) || c.kinds[i][j] != instant {
			continue
		}
		s := string(c.cells[i][j])
		parts, ok := cutDots(s)
		if !ok {
			return false
		}
		if _, ok := parseMoment(s, dayFirst); !ok {
			no = true
		}
		for k := range changes {
			if rows > 0 && last[k] != parts[k] {
				changes[k]++
			}
		}
		last = parts
		rows++
	}
	return no || clockNames[word(p.columns[j].name)] && changes[0] < max(changes[1], changes[2]) && (changes[2] > 0 || last[0] != 1)
}
