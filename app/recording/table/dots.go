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

// halfWords are AM and PM where they stand before the hour.
var halfWords = map[string]string{"上午": "am", "下午": "pm", "午前": "am", "午後": "pm", "오전": "am", "오후": "pm"}

// yearLast puts "Thu May 16 13:02:03 CEST 2024", as C and Unix write times, into another order.
func yearLast(s string) string {
	if n := len(s); n < 19 || s[n-5] != ' ' || s[0] < 'A' || s[0] > 'Z' || strings.IndexByte(s, ':') < 0 {
		return s
	}
	f := strings.Fields(dayName(s))
	if len(f) < 4 || len(f) > 5 || strings.IndexByte(f[2], ':') < 0 {
		return s
	}
	return strings.Join(append([]string{f[1] + "-" + f[0] + "-" + f[len(f)-1]}, f[2:len(f)-1]...), " ")
}
