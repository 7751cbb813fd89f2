package table

import (
	"bytes"
	"slices"
	"strings"
)

// heads are the lines of names and of units, as indices; -1 for none.
type heads struct {
	names, units int
	cells        []string // the names, one for each column, or nil
	unitCells    []string
}

// findHeading looks for the lines of names and units right above the first row.
func (p *plan) findHeading(lines []source, c *candidate, o Options) heads {
	h := heads{names: -1, units: -1}
	at := func(no int) int {
		return slices.IndexFunc(lines, func(l source) bool { return l.no <= no && no < l.no+l.lines })
	}
	if o.Units > 0 {
		if i := at(o.Units); i >= 0 {
			h.units, h.unitCells = i, p.fit(lines[i].text, c)
		}
	}
	if o.Heading > 0 {
		if i := at(o.Heading); i >= 0 {
			h.names, h.cells = i, p.fit(lines[i].text, c)
		}
	}
	var above []int // the lines right above, from below
	for i := p.first - 1; i >= 0 && len(above) < 5; i-- {
		if !isRule(lines[i].text) && !isComment(lines[i].text) && !allEmpty(c.kinds[i]) && !isWidths(c.cells[i]) {
			above = append(above, i)
		}
	}
	if h.units < 0 && o.Units == 0 {
		for k := 0; k < min(3, len(above)); k++ {
			cells := p.fit(lines[above[k]].text, c)
			if cells == nil || !unitsLine(cells, c) {
				continue
			}
			if h.names >= 0 && above[k] != h.names+1 {
				continue
			}
			if h.names < 0 && o.Heading == 0 {
				if k+1 == len(above) || above[k+1] != above[k]-1 || !p.namesLine(lines[above[k+1]].text, c) {
					if k == 0 && bracketed(cells) && (c.n > 1 || isUnit(unitOf(cells[0]))) { // not "[Data]"
						h.units, h.unitCells = above[k], cells
					}
					continue
				}
				h.names, h.cells = above[k+1], p.fit(lines[above[k+1]].text, c)
			}
			h.units, h.unitCells = above[k], cells
			break
		}
	}
	if h.names < 0 && o.Heading == 0 && h.units < 0 && len(above) > 0 {
		i := above[0]
		if c.n > 1 && c.sep != ' ' && len(above) > 1 && c.width(i) == 1 && c.width(above[1]) == c.n && !p.metaLine(lines[i].text, c) && p.namesLine(lines[above[1]].text, c) {
			i = above[1] // "Step Information: R=1K" stands between
		}
		if cells := p.fit(lines[i].text, c); cells != nil && p.namesLine(lines[i].text, c) {
			h.names, h.cells = i, cells
		} else if cells == nil && !p.metaLine(lines[i].text, c) {
			raw, _ := split(nil, lines[i].text, c.sep)
			p.note("The line before the numbers has " + plural(len(raw), "cell") + " and they have " + plural(c.n, "column") + ", so it was not taken for their names.")
		}
	}
	if h.names < 0 && o.Heading == 0 { // names in a comment, as numpy.savetxt writes them
		for i := p.first - 1; i >= 0; i-- {
			if isComment(lines[i].text) {
				t := bytes.TrimLeft(lines[i].text, "#%!/* \t")
				if cells := p.fit(t, c); cells != nil && (c.n > 1 || len(bytes.Fields(t)) == 1 || bracketedUnit(cells[0])) && !p.metaLine(t, c) {
					h.names, h.cells = i, cells
					if i > 0 && isComment(lines[i-1].text) && (unitsLine(cells, c) || c.n >= 5) { // "# Time Voltage" above "# s V"
						if names := p.fit(bytes.TrimLeft(lines[i-1].text, "#%!/* \t"), c); names != nil && !unitsLine(names, c) && !p.metaLine(lines[i-1].text, c) {
							h = heads{i - 1, i, names, cells}
						}
					}
				}
				break
			}
		}
	}
	if h.names >= 0 {
		p.heading = lines[h.names].no
		p.headings = append(p.headings, bytes.Clone(trim(lines[h.names].text)))
	}
	if h.units >= 0 {
		p.unitsRow = lines[h.units].no
		p.headings = append(p.headings, bytes.Clone(trim(lines[h.units].text)))
	}
	return h
}

func allEmpty(kinds []kind) bool {
	return !slices.ContainsFunc(kinds, func(k kind) bool { return k != empty })
}

// isWidths says whether cells are the widths and kinds of columns and nothing else: "5s", "20d", "14n", as the USGS writes
// them under the names.
func isWidths(cells [][]byte) bool {
	for _, cell := range cells {
		if n := len(cell); n < 2 || bytes.IndexByte([]byte("sdn"), cell[n-1]) < 0 || len(bytes.Trim(cell[:n-1], "0123456789")) > 0 {
			return false
		}
	}
	return len(cells) > 2
}

// hasUnit says whether a cell is a name with its unit.
func hasUnit(cell string) bool {
	n, u := splitUnit(cell)
	return n != "" && u != "" && isUnit(u)
}

// isRule says whether a line is blank, or drawn: "|---|---|".
func isRule(line []byte) bool { return len(bytes.Trim(line, " \t-=_+|:*.~")) == 0 }

// fit gives the cells of a heading, one for each column, or nil when they are not as many.
func (p *plan) fit(line []byte, c *candidate) []string {
	if c.n == 1 && c.sep == ' ' {
		cell := trim(line)
		if len(cell) > 1 && cell[0] == '"' && cell[len(cell)-1] == '"' {
			cell = cell[1 : len(cell)-1]
		}
		return []string{clean(text(bytes.TrimRight(cell, ",;\t ")))}
	}
	filled := 0 // columns that hold anything
	for _, t := range c.types {
		if t != empty {
			filled++
		}
	}
	for _, sep := range [...]byte{c.sep, '\t', ';', ',', '|', ' '} {
		raw, _ := split(nil, line, sep)
		n := len(raw)
		for n > c.n && len(raw[n-1]) == 0 {
			n--
		}
		cells := make([]string, n)
		for j := range cells {
			cells[j] = clean(text(raw[j]))
		}
		if sep == ' ' && n > c.n {
			cells = brackets(cells)
			if n = len(cells); n != c.n {
				if wide := spaced(line); len(wide) == c.n {
					cells, n = wide, c.n
				}
			}
		} else if sep == ' ' && n > filled { // a unit stands in a column that is empty below
			cells = brackets(cells)
			n = len(cells)
		}
		for n > c.n && strings.Contains(cells[n-1], "=") { // "t0 = -0.2" beside the names
			n--
		}
		if n > c.n && sep == c.sep && timed(cells[0]) { // names of columns without numbers
			n = c.n
		}
		if n == c.n {
			return cells[:n]
		}
		if n < c.n && n > 0 && sep == c.sep {
			switch {
			case n == c.n-1 && c.types[0] != words_ && filled == c.n && p.numbered(c, timed(cells[0])): // the row numbers have no name
				return append([]string{""}, cells...)
			case n >= filled-1 && filled < c.n:
				return append(cells, make([]string, c.n-n)...)
			}
		}
	}
	return nil
}

// numbered says whether the first column counts the rows; when times are expected in it, whether those stand in the next.
func (p *plan) numbered(c *candidate, times bool) bool {
	if c.cells == nil { // a preview
		return p.unnamed
	}
	values, _, _ := c.rising(p, 0)
	if !countsBy1(values) && (times || c.sep == ' ' || len(values) != 1) {
		return false
	}
	_, rise, _ := c.rising(p, 1)
	p.unnamed = !times || c.n > 2 && rise
	return p.unnamed
}

func timed(name string) bool {
	n, _ := splitUnit(name)
	_, ok := isTimeName(n)
	return ok || dateNames[word(n)] || n == "X_Value"
}

// brackets joins "(V)" to the name before it.
func brackets(cells []string) (joined []string) {
	for _, c := range cells {
		if n := len(joined); n > 0 && (strings.HasPrefix(c, "(") || strings.HasPrefix(c, "[") || strings.HasPrefix(c, "/") && len(c) > 1) {
			joined[n-1] += " " + c
			continue
		}
		joined = append(joined, c)
	}
	return joined
}

// spaced cuts a line where there are two blanks or more.
func spaced(line []byte) (cells []string) {
	for _, part := range strings.Split(strings.ReplaceAll(text(line), "\t", "  "), "  ") {
		if part = strings.TrimSpace(part); part != "" {
			cells = append(cells, part)
		}
	}
	return cells
}
