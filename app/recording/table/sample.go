package table

import (
	"bytes"
	"slices"
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
	rows  marked // the lines that are rows, once the types are final
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
		if _, ok := parseMoment(string(cell), dotted); ok {
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
	case '#': // "#,Date" names the numbers of rows; "#N/A" is a cell
		if len(line) > 1 && (line[1] == ',' || line[1] == ';' || line[1] == '\t') {
			return false
		}
		return !bytes.HasPrefix(line, []byte("#N")) && !bytes.HasPrefix(line, []byte("#D")) && !bytes.HasPrefix(line, []byte("#V")) || len(line) < 4
	case '%', '!':
		return true
	case '*': // REW; "***" is a rule, and "*" in a cell a word for no number
		return len(line) == 1 || line[1] == ' '
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
		could := len(bytes.Trim(bare10(cell), "0123456789.,'\u2019\u2212+-eE \u00a0\u202f\u2009\xa0\x92")) == 0
		if could {
			like += len(cell)
		}
		if first {
			begins = could || (cell[0] >= '0' && cell[0] <= '9' || cell[0] == '[') && looksTimed(cell)
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
