package table

import (
	"bytes"
	"slices"
	"strings"
)

const (
	maxColumns  = 4096
	maxHead     = 1000     // lines before the first row
	sampleBytes = 32 << 10 // of the file's beginning, by which its layout is decided,
	sampleLines = 24       // of so many lines at least,
	maxSample   = 2 << 20  // unless they are longer than this
)

// source is a line of the sample, or several that a quote holds together.
type source struct {
	text  []byte
	at    int64
	no    int // line number of the first
	lines int
}

// kind is what a cell is.
type kind byte

const (
	empty kind = iota
	number
	instant // a date, a time of day, or both
	gap     // a word for no number
	words_
)

// dialect is how a file separates its cells and writes its numbers.
type dialect struct {
	sep     byte
	numbers numbers
	guessed bool // the marks could mean something else
}

// candidate is a sample read in one dialect.
type candidate struct {
	dialect
	cells [][][]byte // of each line
	kinds [][]kind
	n     int    // columns
	types []kind // of each column: number, instant, words_ or empty
	score float64
	loose bool // rows need not be mostly values
}

// kindOf tells what a cell is.
func (n numbers) kindOf(cell []byte) kind {
	if len(cell) == 0 {
		return empty
	}
	if _, ok := n.parse(cell); ok {
		return number
	}
	if isMissing(cell) {
		return gap
	}
	if _, _, ok := n.quantity(cell); ok {
		return number
	}
	if looksTimed(cell) {
		if _, ok := parseMoment(string(cell), dayFirst); ok {
			return instant
		}
		if _, ok := parseMoment(string(cell), monthFirst); ok {
			return instant
		}
	}
	return words_
}

// looksTimed is a cheap look for what every date and time has: a digit, and a mark between parts.
func looksTimed(cell []byte) bool {
	return len(cell) >= 4 && len(cell) <= 48 && bytes.ContainsAny(cell, "0123456789") && bytes.ContainsAny(cell, ":-/. T\xe5")
}

// join puts lines together that a quote holds together.
func join(raw []source) (all []source) {
	for i := 0; i < len(raw); i++ {
		s := raw[i]
		if opens(s.text) {
			text := slices.Clone(s.text)
			for j := i + 1; j < len(raw) && j <= i+maxJoin; j++ {
				text = append(append(text, '\n'), raw[j].text...)
				if bytes.Count(text, []byte(`"`))%2 == 0 {
					s.text, s.lines = text, j-i+1
					i = j
					break
				}
			}
		}
		all = append(all, s)
	}
	return all
}

// maxJoin is how many lines a quote may hold together: more is a quote that was never closed.
const maxJoin = 20

// opens says whether a line ends within a quote that begins a cell.
func opens(line []byte) bool {
	if bytes.Count(line, []byte(`"`))%2 == 0 {
		return false
	}
	last := bytes.LastIndexByte(line, '"')
	before := bytes.TrimRight(line[:last], " ")
	return len(before) == 0 || bytes.IndexByte([]byte(",;\t|"), before[len(before)-1]) >= 0
}

// isComment says whether a line is set off as a comment.
func isComment(line []byte) bool {
	line = bytes.TrimLeft(line, " \t")
	if len(line) == 0 {
		return false
	}
	switch line[0] {
	case '#':
		return !bytes.HasPrefix(line, []byte("#N")) && !bytes.HasPrefix(line, []byte("#D")) && !bytes.HasPrefix(line, []byte("#V")) || len(line) < 4
	case '%', '!':
		return true
	}
	return bytes.HasPrefix(line, []byte("//"))
}

// read reads the sample in a dialect; what the options fix is fixed already.
func read(lines []source, sep byte, fixed numbers, decimalFixed, thousandsFixed bool) *candidate {
	c := &candidate{dialect: dialect{sep: sep, numbers: fixed}}
	c.cells = make([][][]byte, len(lines))
	c.kinds = make([][]kind, len(lines))
	marks := []evidence{}
	for i, l := range lines {
		if len(trim(l.text)) == 0 || isComment(l.text) {
			continue
		}
		c.cells[i], _ = split(nil, l.text, sep)
		if !numeric(c.cells[i]) {
			continue
		}
		for j, cell := range c.cells[i] {
			if j == len(marks) {
				marks = append(marks, evidence{})
			}
			marks[j].add(bare10(cell))
		}
	}
	n, guessed := conclude(marks)
	if !decimalFixed {
		c.numbers.decimal = n.decimal
	}
	if !thousandsFixed && n.thousands != c.numbers.decimal && (n.thousands != ' ' || sep != ' ') {
		c.numbers.thousands = n.thousands
	}
	c.guessed = guessed && !decimalFixed && !thousandsFixed
	for i, cells := range c.cells {
		c.kinds[i] = make([]kind, len(cells))
		for j, cell := range cells {
			c.kinds[i][j] = c.numbers.kindOf(cell)
		}
	}
	c.measure(lines)
	return c
}

// numeric says whether a row is one of numbers: it begins with a number or a date, or most of its characters are in cells
// that could be numbers.
func numeric(cells [][]byte) bool {
	like, all, first := 0, 0, true
	begins := false
	for _, cell := range cells {
		if len(cell) == 0 {
			continue
		}
		all += len(cell)
		could := len(bytes.Trim(bare10(cell), "0123456789.,'+-eE \u00a0\u202f\u2009\xa0")) == 0
		if could {
			like += len(cell)
		}
		if first {
			begins = could || cell[0] >= '0' && cell[0] <= '9' && looksTimed(cell)
			first = false
		}
	}
	return like > 0 && (begins || 5*like >= 2*all)
}

// bare10 is a cell without the unit behind its number.
func bare10(cell []byte) []byte {
	if i := bytes.LastIndexByte(cell, ' '); i > 0 && i+1 < len(cell) && (cell[i+1] < '0' || cell[i+1] > '9') && isUnit(text(cell[i+1:])) {
		return cell[:i]
	}
	return cell
}

// rowish says whether line i could be a row: with values, and mostly values.
func (c *candidate) rowish(i int) bool {
	values, all := 0, 0
	for j, cell := range c.cells[i] {
		all += len(cell)
		if k := c.kinds[i][j]; k == number || k == instant {
			values += len(cell)
		} else if k == gap {
			all -= len(cell)
		}
	}
	return values > 0 && (c.loose || 3*values >= all)
}

// width is the number of cells of line i up to its last one that is not empty.
func (c *candidate) width(i int) int {
	n := len(c.cells[i])
	for n > 0 && c.kinds[i][n-1] == empty {
		n--
	}
	return n
}

// measure finds the number of columns and their types, and scores how much of the sample is a table with these.
func (c *candidate) measure(lines []source) {
	var widths, raws [maxColumns + 2]int
	rows := 0
	for i := range c.cells {
		if c.rowish(i) {
			widths[c.width(i)]++
			raws[len(c.cells[i])]++
			rows++
		}
	}
	if rows == 0 {
		if !c.loose {
			c.loose = true
			c.measure(lines)
		}
		return
	}
	mode, raw := 0, 0
	for n := range widths {
		if widths[n] >= widths[mode] && widths[n] > 0 {
			mode = n
		}
		if raws[n] >= raws[raw] && raws[n] > 0 {
			raw = n
		}
	}
	c.n = mode
	for n := maxColumns; n > mode; n-- {
		if widths[n] >= 2 && 20*widths[n] >= rows || widths[n] > 0 && c.headed(n) {
			c.n = n
			break
		}
	}
	for n := raw; n > c.n; n-- {
		if c.headed(n) {
			c.n = n
			break
		}
	}
	c.n = min(c.n, maxColumns)
	c.typed(c.rowish)
	c.typed(c.goods().at) // without headings that hold numbers
	good, total, even := 0, 0, 0
	above := c.aboveEnd()
	for i := range c.cells {
		if len(c.cells[i]) == 0 || i < above {
			continue
		}
		if good == 0 && !c.good(i) {
			continue // what stands before the table
		}
		total += len(lines[i].text)
		if !c.good(i) {
			continue
		}
		for j, cell := range c.cells[i] {
			if j < c.n && c.types[j] != words_ {
				good += len(cell) + 1
			}
		}
		if c.width(i) == c.n || len(c.cells[i]) >= c.n {
			even++
		}
	}
	if total > 0 && good > 0 {
		c.score = min(1, float64(good)/float64(total)) * (0.6 + 0.4*min(1, float64(even)/float64(rows)))
	}
}

// headed says whether a line of text has n cells.
func (c *candidate) headed(n int) bool {
	for i := range c.cells {
		if c.width(i) == n && c.heading(i) && n > 1 {
			return true
		}
	}
	return false
}

// heading says whether line i could be a heading: names, and no values.
func (c *candidate) heading(i int) bool {
	names := false
	for j, k := range c.kinds[i] {
		switch k {
		case words_:
			names = names || bytes.IndexByte([]byte("0123456789+-.,"), c.cells[i][j][0]) < 0
		case number, instant:
			return false
		}
	}
	return names
}

// marked are lines by their index.
type marked []bool

func (m marked) at(i int) bool { return m[i] }

// goods marks the lines that read as rows of the table.
func (c *candidate) goods() marked {
	m := make(marked, len(c.cells))
	for i := range m {
		m[i] = c.good(i)
	}
	return m
}

// typed finds the type of every column by the lines that are rows.
func (c *candidate) typed(row func(i int) bool) {
	c.types = make([]kind, c.n)
	for j := range c.types {
		var count [5]int
		last, rows := 0, 0
		for i := range c.cells {
			if !row(i) || len(c.cells[i]) > c.n && c.width(i) > c.n {
				continue
			}
			rows++
			k := empty
			if j < len(c.kinds[i]) {
				k = c.kinds[i][j]
			}
			if count[k]++; k != empty {
				last = rows
			}
		}
		switch {
		case count[number]+count[instant]+count[words_]+count[gap] == 0:
			c.types[j] = empty
		case count[words_] > 0 && last <= 64 && rows-last >= 5 && 2*(rows-last) >= rows || j > 0 && c.types[j-1] == words_ && last <= 64 && rows-last >= 5 && 4*(rows-last) >= 3*rows:
			c.types[j] = words_ // metadata beside the first rows
		case count[words_] > count[number]+count[instant]:
			c.types[j] = words_
		case count[instant] > count[number]:
			c.types[j] = instant
		case count[number]+count[gap] > 0:
			c.types[j] = number
		}
	}
}

// good says whether line i reads as a row of the table.
func (c *candidate) good(i int) bool {
	values := 0
	if c.width(i) > c.n || len(c.cells[i]) == 0 {
		return false
	}
	for j, k := range c.kinds[i] {
		if j >= c.n {
			break
		}
		switch t := c.types[j]; {
		case t == words_, k == empty, k == gap:
		case k == t, t == empty && k == number:
			values++
		default:
			return false
		}
	}
	return values > 0
}

// choose reads the sample in every dialect that is possible, and gives the one that explains most of it.
func choose(lines []source, o Options) *candidate {
	fixed := numbers{}
	if o.Decimal != "" {
		fixed.decimal = o.Decimal[0]
	}
	if o.Thousands != "" && o.Thousands != "none" {
		fixed.thousands = o.Thousands[0]
	}
	var best, single, commas *candidate
	for _, sep := range [...]byte{'\t', ';', '|', ',', ' '} {
		if o.Separator != "" && o.Separator[0] != sep {
			continue
		}
		if o.Separator == "" && sep != ' ' && !has(lines, sep) {
			continue
		}
		if o.Decimal == string(sep) && o.Separator == "" {
			continue
		}
		c := read(lines, sep, fixed, o.Decimal != "", o.Thousands != "")
		switch sep {
		case ' ':
			single = c
		case ',':
			commas = c
		}
		if best == nil || c.score > 1.03*best.score {
			best = c
		}
	}
	// Commas in a single column: do they separate cells, or are they part of the numbers?
	if (best == commas || best == single) && commas != nil && single != nil && single.n == 1 && min(commas.score, single.score) >= 0.5*best.score && commas.n > 1 && o.Decimal == "" {
		best = commas
		if single.numbers.thousands == ',' && (commas.ragged() || commas.headedBy1()) || single.numbers.decimal == ',' && commas.split() {
			best = single
		}
		best.guessed = best.guessed || best == single
	}
	return best
}

// ragged says whether the rows have unlike numbers of cells.
func (c *candidate) ragged() bool {
	short, rows := 0, 0
	for i := range c.cells {
		if c.rowish(i) {
			rows++
			if len(c.cells[i]) < c.n {
				short++
			}
		}
	}
	return short > 1 && 10*short >= rows
}

func has(lines []source, sep byte) bool {
	for _, l := range lines {
		if bytes.IndexByte(l.text, sep) >= 0 {
			return true
		}
	}
	return false
}

// split says whether the two columns that commas make are the halves of one number with a decimal comma: by the heading,
// and by leading zeros or a fixed number of digits after the comma.
func (c *candidate) split() bool {
	if c.n != 2 {
		return false
	}
	zeros, rows, wide := 0, 0, true
	digits := -1
	for i := range c.cells {
		if !c.good(i) {
			continue
		}
		rows++
		if len(c.cells[i]) < 2 {
			wide = false
			continue
		}
		f := c.cells[i][1]
		if len(bytes.Trim(f, "0123456789")) > 0 && !bytes.ContainsAny(f, "eE") || len(f) == 0 {
			return false
		}
		if len(f) > 1 && f[0] == '0' {
			zeros++
		}
		if digits < 0 {
			digits = len(f)
		}
		wide = wide && len(f) == digits
	}
	if c.headed(2) || c.headedBy1() { // the heading tells
		return c.headedBy1()
	}
	return c.ragged() || zeros > 0 && 20*zeros >= rows || wide && digits >= 4 && rows >= 5
}

// headedBy1 says whether the line right above the rows is text in one cell.
func (c *candidate) headedBy1() bool {
	first := slices.Index(c.goods(), true)
	for i := first - 1; i >= 0; i-- {
		if len(c.cells[i]) > 0 && !isNumberLine(c, i) {
			return c.width(i) == 1
		}
	}
	return false
}

func isNumberLine(c *candidate, i int) bool {
	for _, k := range c.kinds[i] {
		if k == words_ {
			return false
		}
	}
	return true
}

// separatorName says it for people.
func separatorName(sep byte) string {
	switch sep {
	case '\t':
		return "tabs"
	case ';':
		return "semicolons"
	case '|':
		return "pipes (|)"
	case ',':
		return "commas"
	}
	return "spaces"
}

// markName says a decimal sign or a separator of thousands for people.
func markName(m byte) string {
	switch m {
	case ',':
		return "comma"
	case '\'':
		return "apostrophe"
	case ' ':
		return "blank"
	}
	return "point"
}

func clean(s string) string { return strings.Join(strings.Fields(s), " ") }
