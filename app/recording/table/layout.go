package table

import (
	"math"
	"strings"
)

// use is what is done with the cells of a column.
type use byte

const (
	asNothing  use = iota
	asData         // a channel
	asTime         // a number that is a time
	asEpoch        // a number that is a time since 1970, kept exactly
	asInstant      // a date and a time of day, or an elapsed time
	asDate         // a date whose time of day is in another column
	asClock        // that time of day
	asFraction     // that part of a second
	asHalf         // AM or PM of that time of day
	asPart         // a year, a month, an hour ...
	asLastPart     // the last of these, which is the time
)

// column is one column of the file.
type column struct {
	name, unit string
	suffix     string // the unit that stands in the cells
	use        use
	values     []float64
	over       int // overloads
	overAt     int // line of the first
}

// plan is how the table is laid out: what the sample decided.
type plan struct {
	dialect
	columns   []column
	first     int // index in the lines of the first row
	heading   int // line number, 0 for none
	unitsRow  int // line number, 0 for none
	time      int // column, -1 for none
	date      int // column of the date whose clock is in column time, -1 for none
	parts     int // columns of the parts of a date and time, 0 for none,
	partsFrom int // and the first of them
	fraction  int // column of parts of a second, -1 for none
	scale     float64
	unit      string // of the time: one of TimeUnits
	since     int64  // of times since another year than 1970: the seconds between
	order     order
	zone      string // of all times, when the heading gives one
	interval  float64
	start     *Start
	named     bool // some column has a name
	unnamed   bool // the first has none, and the heading a cell less than the rows
	onTrial   bool // no heading says that the time column is one
	guessed   []string
	remarks   []string
	headings  [][]byte // lines that are skipped when they come again
}

func (p *plan) note(s string)  { p.remarks = append(p.remarks, s) }
func (p *plan) guess(s string) { p.guessed = append(p.guessed, s) }

// lay decides the layout by a sample of lines read in the dialect that fits best.
func lay(lines []source, c *candidate, o Options) *plan {
	p := &plan{dialect: c.dialect, time: None, date: None, fraction: None}
	p.first = c.firstRow(lines, o)
	if p.first < 0 {
		return nil
	}
	good := c.goods()
	clear(good[:p.first])
	c.typed(good.at) // without what stands above
	c.rows = c.goods()
	p.columns = make([]column, c.n)
	var meta metadata
	h := p.findHeading(lines, c, o)
	p.readMetadata(lines, c, h, &meta)
	p.name(lines, c, h, &meta)
	p.interval = meta.interval(c.numbers)
	p.roles(c)
	p.findTime(c, o, &meta)
	p.fill(c, &meta)
	if o.Separator == "" && c.guessed {
		p.sayMarks(o)
	}
	return p
}

func (p *plan) sayMarks(o Options) {
	s := "The numbers could be read in more than one way; the decimal sign was taken to be the " + markName(p.numbers.decimal)
	if p.numbers.thousands != 0 {
		s += ", the separator of thousands the " + markName(p.numbers.thousands)
		p.guess("thousands")
	}
	p.note(s + ".")
	p.guess("decimal")
}

// readMetadata takes what stands above the table, and beside it.
func (p *plan) readMetadata(lines []source, c *candidate, h heads, meta *metadata) {
	left := 0
	for i := range lines[:min(len(lines), len(c.cells))] {
		line := lines[i].text
		if i == h.names || i == h.units || len(trim(line)) == 0 {
			continue
		}
		if i >= p.first {
			if i > p.first+64 {
				break
			}
			var beside []string // metadata to the left of the data
			for j, t := range c.types {
				if t == words_ && j < len(c.cells[i]) && len(c.cells[i][j]) > 0 {
					beside = append(beside, text(c.cells[i][j]))
				}
			}
			if len(beside) > 1 {
				meta.add(beside)
			}
			continue
		}
		raw, _ := split(nil, line, c.sep)
		cells := make([]string, 0, len(raw))
		for _, cell := range raw {
			cells = append(cells, text(cell))
		}
		for len(cells) > 0 && cells[len(cells)-1] == "" {
			cells = cells[:len(cells)-1]
		}
		if c.sep == ' ' || len(cells) == 1 {
			whole := text(trim(line))
			if k, v, ok := strings.Cut(whole, "\t"); ok {
				cells = []string{k, v}
			} else if k, v, ok := strings.Cut(whole, ","); ok && c.sep == ' ' && !strings.ContainsAny(k, ":=") {
				cells = []string{k, v}
			} else {
				cells = []string{whole}
			}
		}
		meta.add(cells)
		if !isComment(line) && len(cells) > 0 {
			left++
		}
	}
	if h.cells != nil && h.unitCells != nil { // Rigol: the start and the step stand under their names
		for j, name := range h.cells {
			if c.types[j] == empty && name != "" && h.unitCells[j] != "" {
				meta.put(name, []string{h.unitCells[j]})
			}
		}
	}
	if h.names >= 0 { // "t0 = -0.2" among the names
		raw, _ := split(nil, lines[h.names].text, c.sep)
		for j, cell := range raw {
			if k, v, ok := strings.Cut(text(cell), "="); ok && strings.TrimSpace(v) != "" {
				meta.put(k, []string{v})
				if j < len(h.cells) {
					h.cells[j] = ""
				}
			}
		}
	}
	if left > 0 {
		p.note("Left out before the table: " + plural(left, "line") + " of text.")
	}
}

// name gives the columns their names and units.
func (p *plan) name(lines []source, c *candidate, h heads, meta *metadata) {
	for j := range p.columns {
		col := &p.columns[j]
		if h.cells != nil {
			if h.unitCells != nil && h.unitCells[j] != "" {
				col.name = h.cells[j]
				if n, u := splitUnit(col.name); u != "" && u == unitOf(h.unitCells[j]) {
					col.name = n
				}
			} else {
				col.name, col.unit = splitUnit(h.cells[j])
			}
			p.named = p.named || h.cells[j] != ""
		}
		if h.unitCells != nil && c.types[j] != empty {
			if u := unitOf(h.unitCells[j]); u != "" && u != "-" && c.numbers.kindOf([]byte(h.unitCells[j])) != number {
				col.unit = u
			}
		}
	}
}

// roles gives every column its use, but for the time.
func (p *plan) roles(c *candidate) {
	for j, t := range c.types {
		switch {
		case t == number:
			p.columns[j].use = asData
			p.cellUnit(c, j)
		case t == empty && p.columns[j].name != "" && p.unitsRow == 0:
			p.columns[j].use = asData // numbers may come later
		case t == words_ && p.unitColumn(c, j):
		case t == words_ && !p.beside(c, j):
			p.note(p.textLeftOut(j))
		}
	}
}

func (p *plan) textLeftOut(j int) string {
	return "Column " + itoa(j+1) + p.called(j) + " holds text and was left out."
}

// cellUnit takes the unit of column j from its first cell, when units stand in the cells.
func (p *plan) cellUnit(c *candidate, j int) {
	for i := p.first; i < len(c.cells); i++ {
		if c.rows[i] && j < len(c.kinds[i]) && c.kinds[i][j] == number {
			if _, unit, ok := c.numbers.quantity(c.cells[i][j]); ok {
				p.columns[j].suffix = unit
				if p.columns[j].unit == "" {
					p.columns[j].unit = unit
				}
			}
			return
		}
	}
}

// unitColumn takes a column called "Unit" as the unit of the column of data before it.
func (p *plan) unitColumn(c *candidate, j int) bool {
	if w := word(p.columns[j].name); j == 0 || w != "unit" && w != "units" || p.columns[j-1].use != asData || p.columns[j-1].unit != "" {
		return false
	}
	unit := ""
	for i := p.first; i < len(c.cells); i++ {
		if !c.rows[i] || j >= len(c.cells[i]) || len(c.cells[i][j]) == 0 {
			continue
		}
		if u := unitOf(text(c.cells[i][j])); unit != "" && u != unit {
			return false
		} else {
			unit = u
		}
	}
	p.columns[j-1].unit = unit
	return true
}

// beside says whether column j is metadata beside the first rows: it ends while the table goes on.
func (p *plan) beside(c *candidate, j int) bool {
	last, rows := 0, 0
	for i := p.first; i < len(c.cells); i++ {
		if c.rows[i] {
			rows++
			if j < len(c.kinds[i]) && c.kinds[i][j] != empty {
				last = rows
			}
		}
	}
	return rows-last >= 5 && !p.named
}

func (p *plan) called(j int) string {
	if p.columns[j].name == "" {
		return ""
	}
	return " (" + quote(p.columns[j].name) + ")"
}

// fill gives columns without a name or unit what the metadata say.
func (p *plan) fill(c *candidate, meta *metadata) {
	var data []int
	for j := range p.columns {
		if p.columns[j].use == asData && c.types[j] != empty {
			data = append(data, j)
		}
	}
	take := func(keys map[string]bool, set func(col *column, v string)) {
		q := meta.find(keys)
		if q == nil {
			return
		}
		values := q.values
		if len(values) < len(data) {
			return
		}
		for i, j := range data {
			v := values[i]
			if k, after, ok := strings.Cut(v, ":"); ok && strings.HasPrefix(strings.ToUpper(k), "CH") { // CH1:V
				v = after
			}
			set(&p.columns[j], strings.TrimSpace(v))
		}
	}
	if !p.named {
		take(nameKeys, func(col *column, v string) {
			if _, ok := c.numbers.parse([]byte(v)); !ok && v != "" {
				col.name = v
			}
		})
	}
	take(yUnitKeys, func(col *column, v string) {
		if col.unit == "" && len(v) < 16 && !isNumberText(c, v) {
			col.unit = unitOf(v)
		}
	})
	if p.time < 0 {
		if q := meta.find(startKeys); q != nil {
			if m, ok := parseRFC3339(strings.Trim(q.values[0], `"`)); ok && p.interval > 0 {
				p.start = &m
				if m.Zone == "" {
					p.note("The start above the table does not say a time zone; UTC was taken.")
				}
			} else if v, unit, ok := q.quantity(c.numbers); ok && !math.IsInf(v, 0) && len(q.values[0]) < 24 && !strings.ContainsAny(q.values[0], ":/") {
				u := timeUnit(unit)
				if u == "" {
					u = "s"
				}
				s := seconds(inSeconds(v, u))
				p.start = &s
			}
		}
	}
}

func isNumberText(c *candidate, v string) bool {
	_, ok := c.numbers.parse([]byte(v))
	return ok
}
