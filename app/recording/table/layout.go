package table

import (
	"bytes"
	"math"
	"slices"
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
	columns  []column
	first    int // index in the lines of the first row
	heading  int // line number, 0 for none
	unitsRow int // line number, 0 for none
	time     int // column, -1 for none
	date     int // column of the date whose clock is in column time, -1 for none
	fraction int // column of parts of a second, -1 for none
	scale    float64
	unit     string // of the time: one of TimeUnits
	since    int64  // of times since another year than 1970: the seconds between
	order    order
	zone     string // of all times, when the heading gives one
	interval float64
	start    *Start
	named    bool // some column has a name
	onTrial  bool // no heading says that the time column is one
	guessed  []string
	remarks  []string
	headings [][]byte // lines that are skipped when they come again
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

// firstRow is the index of the table's first row: one that reads as a row, as most of those after it do. -1: there is none.
func (c *candidate) firstRow(lines []source, o Options) int {
	least := 0
	if o.Heading > 0 {
		for least < len(lines) && lines[least].no <= max(o.Heading, o.Units) {
			least++
		}
	}
	filled := 0
	for _, t := range c.types {
		if t == number || t == instant {
			filled++
		}
	}
	if filled == 0 {
		return -1
	}
	fallback := -1
	least = max(least, c.aboveEnd())
	for i := least; i < len(c.cells); i++ {
		if !c.good(i) {
			continue
		}
		if fallback < 0 {
			fallback = i
		}
		if 2*len(c.cells[i]) < min(filled, 4) {
			continue
		}
		good, bad, heading := 0, 0, false
		for k := i + 1; k < len(c.cells) && good+bad < 8; k++ {
			switch {
			case len(c.cells[k]) == 0:
			case c.good(k):
				good++
			default:
				bad++
				heading = heading || bad+good <= 3 && c.heading(k) && 2*c.width(k) >= c.n && k+1 < len(c.cells)
			}
		}
		if good < bad && i < len(c.cells)-1 {
			continue
		}
		if heading && good > 0 && !c.headedAbove(i) {
			continue
		}
		return i
	}
	return fallback
}

// aboveEnd is the index after metadata whose keys stand in a column of their own that is empty in the table itself, and
// which hold words in columns of numbers (Yokogawa, LVM); 0 when there are none.
func (c *candidate) aboveEnd() int {
	for j, t := range c.types {
		if t != words_ {
			continue
		}
		last, after, mixed := -1, 0, false
		for i := range c.cells {
			if j < len(c.kinds[i]) && c.kinds[i][j] != empty {
				last, after = i, 0
				for k := range min(c.n, len(c.kinds[i])) {
					mixed = mixed || c.types[k] == number && c.kinds[i][k] == words_
				}
			} else if len(c.cells[i]) > j {
				after++
			}
		}
		if last >= 0 && mixed && after >= 5 && last < 200 {
			return last + 1
		}
	}
	return 0
}

func (c *candidate) headedAbove(i int) bool {
	for k := i - 1; k >= 0; k-- {
		if len(c.cells[k]) > 0 {
			return c.heading(k) && c.width(k) >= c.n
		}
	}
	return false
}

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
		if !isRule(lines[i].text) && !isComment(lines[i].text) && !allEmpty(c.kinds[i]) {
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
					if k == 0 && bracketed(cells) {
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
				t := bytes.TrimLeft(lines[i].text, "#%!/ \t")
				if cells := p.fit(t, c); cells != nil && (c.n > 1 || len(bytes.Fields(t)) == 1 || bracketedUnit(cells[0])) && !p.metaLine(t, c) {
					h.names, h.cells = i, cells
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

// hasUnit says whether a cell is a name with its unit.
func hasUnit(cell string) bool {
	n, u := splitUnit(cell)
	return n != "" && u != "" && isUnit(u)
}

// isRule says whether a line is blank, or drawn: "|---|---|".
func isRule(line []byte) bool { return len(bytes.Trim(line, " \t-=_+|:*.~")) == 0 }

func allEmpty(kinds []kind) bool {
	return !slices.ContainsFunc(kinds, func(k kind) bool { return k != empty })
}

// fit gives the cells of a heading, one for each column, or nil when they are not as many.
func (p *plan) fit(line []byte, c *candidate) []string {
	if c.n == 1 && c.sep == ' ' {
		cell := trim(line)
		if len(cell) > 1 && cell[0] == '"' && cell[len(cell)-1] == '"' {
			cell = cell[1 : len(cell)-1]
		}
		return []string{clean(text(bytes.TrimRight(cell, ",;\t ")))}
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
			filled := 0
			for _, t := range c.types {
				if t != empty {
					filled++
				}
			}
			switch {
			case n == c.n-1 && sep != ' ' && c.types[0] != words_ && filled == c.n && !timed(cells[0]): // the row numbers have no name
				return append([]string{""}, cells...)
			case n >= filled-1 && filled < c.n:
				return append(cells, make([]string, c.n-n)...)
			}
		}
	}
	return nil
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

// unitsLine says whether cells are units: most of those that hold text, and in a column of numbers.
func unitsLine(cells []string, c *candidate) bool {
	if w := word(cells[0]); device(cells[0]) || startKeys[w] || yUnitKeys[w] && len(cells) > 1 {
		return false // "HUnit", "s", "s"
	}
	units, others, valued := 0, 0, false
	for j, cell := range cells {
		inner := unitOf(cell)
		switch {
		case cell == "" || cell == "-":
		case hasUnit(cell): // a name
			others++
		case c.types[j] == empty && c.numbers.kindOf([]byte(cell)) == number:
		case isUnit(inner) || inner != strings.TrimSpace(cell) && !isWord(cell) && len(inner) < 12 && !strings.Contains(inner, " "):
			units++
			valued = valued || c.types[j] == number
		case countNames[word(cell)] || timeNames[word(cell)] || dateNames[word(cell)] || strings.EqualFold(cell, "sequence") || strings.EqualFold(cell, "ts") || strings.EqualFold(cell, "rn") || strings.EqualFold(cell, "samples"):
		default:
			others++
		}
	}
	return valued && units > 0 && units >= 2*others
}

// bracketedUnit says whether a name ends in a unit in brackets.
func bracketedUnit(name string) bool {
	_, u := splitUnit(name)
	return isUnit(u) && strings.HasSuffix(name, "]") || isUnit(u) && strings.HasSuffix(name, ")")
}

// bracketed says whether all cells are in brackets: units and nothing else.
func bracketed(cells []string) bool {
	for _, cell := range cells {
		if cell != "" && !(strings.HasPrefix(cell, "(") || strings.HasPrefix(cell, "[")) {
			return false
		}
	}
	return true
}

// namesLine says whether a line can hold the names of the columns.
func (p *plan) namesLine(line []byte, c *candidate) bool {
	cells := p.fit(line, c)
	if cells == nil || p.metaLine(line, c) {
		return false
	}
	texts := 0
	for _, cell := range cells {
		switch c.numbers.kindOf([]byte(cell)) {
		case words_, gap:
			texts++
		case instant:
			return false
		}
	}
	return texts > 0
}

// metaLine says whether a line is a key and its values rather than names.
func (p *plan) metaLine(line []byte, c *candidate) bool {
	cells, _ := split(nil, line, c.sep)
	if c.n == 1 {
		first := text(cells[0])
		return len(cells) > 1 && c.sep != ' ' && device(first) || c.sep == ' ' && (bytes.Contains(line, []byte(": ")) || bytes.Contains(line, []byte("="))) && known(before(text(line), ":="))
	}
	first := text(bytes.TrimLeft(cells[0], "#%! "))
	if nameKeys[word(first)] && word(first) == "source" {
		return false // Siglent: "Source,CH1" above "Second,Volt"
	}
	for _, cell := range cells { // a heading has units
		if hasUnit(text(cell)) {
			return false
		}
	}
	return (device(first) || startKeys[word(first)]) && !timed(first)
}

// known says whether a key is one of those that are looked for in metadata.
func known(key string) bool { return device(key) || nameKeys[word(key)] || yUnitKeys[word(key)] }

func before(s, marks string) string {
	if i := strings.IndexAny(s, marks); i >= 0 {
		return s[:i]
	}
	return s
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
			p.note("Column " + itoa(j+1) + p.called(j) + " holds text and was left out.")
		}
	}
}

// cellUnit takes the unit of column j from its first cell, when units stand in the cells.
func (p *plan) cellUnit(c *candidate, j int) {
	for i := p.first; i < len(c.cells); i++ {
		if c.good(i) && j < len(c.kinds[i]) && c.kinds[i][j] == number {
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
		if !c.good(i) || j >= len(c.cells[i]) || len(c.cells[i][j]) == 0 {
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
		if c.good(i) {
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
			if v, unit, ok := q.quantity(c.numbers); ok && !math.IsInf(v, 0) && len(q.values[0]) < 24 && !strings.ContainsAny(q.values[0], ":/") {
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
