package recording

import (
	"strconv"
	"strings"
)

// tableHead is what is known before and while the columns are decided on.
//
// The first row of numbers decides on separator and columns. Rows of text before it are a heading,
// the last of them holds the names. A row of numbers and text ("time,1,2,3", or a column of
// dates) is held back: it is names when the row after it is all numbers, and data otherwise.
type tableHead struct {
	comment []byte // the last comment line, where numpy.savetxt puts the names
	text    []byte // the last row without a number
	lines   int    // rows of text, so far

	mixed   []byte // a row of numbers and text, while nothing is decided
	mixedAt int64
	mixedNo int64

	timeColumn int // -1 when there is none
	timeScale  float64
	timeGuess  bool // no header says that it is time
	plain      bool // some times are written without an exponent,
	decimals   int  // with so many decimals at most
	powers     bool // some with one,
	digits     int  // with so many decimals at most
	exponent   int  // and this greatest exponent
}

// takeHead takes a line before the columns are known.
func (t *text) takeHead(line []byte, at int64) {
	h := &t.head
	numbers, texts, cells := t.classify(line)
	if cells > maxColumns {
		t.bad(at, "line "+strconv.FormatInt(t.lineNo, 10)+" has more than "+strconv.Itoa(maxColumns)+
			" cells; a table has one row per sample and one column per channel")
		return
	}
	switch {
	case numbers == 0 && texts == 0:
		return // separators alone, as spreadsheets write for an empty line
	case numbers == 0 && h.mixed == nil:
		h.text = append(h.text[:0], line...)
		if h.lines++; h.lines > maxHead {
			t.bad(at, "the first "+strconv.Itoa(maxHead)+" lines hold no number, so this is no table of samples")
		}
	case texts > 0 && h.mixed == nil && h.text == nil:
		h.mixed, h.mixedAt, h.mixedNo = append([]byte(nil), line...), at, t.lineNo
	case texts == 0 && h.mixed != nil:
		if _, _, n := t.classify(h.mixed); n == cells {
			t.establish(h.mixed, line)
		} else {
			t.settle()
		}
	case h.mixed != nil:
		t.settle()
	default:
		t.establish(h.text, line)
	}
	if t.columns != nil && t.err == nil && t.stop == nil {
		t.takeRow(line, at)
	}
}

// settle decides that a row held back was data.
func (t *text) settle() {
	row, at, no := t.head.mixed, t.head.mixedAt, t.lineNo
	if row == nil {
		return
	}
	t.establish(nil, row)
	t.lineNo = t.head.mixedNo
	t.takeRow(row, at)
	t.lineNo = no
}

// classify counts the cells of a line: those that are numbers, text, and all.
func (t *text) classify(line []byte) (numbers, texts, cells int) {
	sep, decimal := t.sep, t.decimal
	t.sep = separatorOf(line)
	for next := 0; next >= 0 && cells <= maxColumns; cells++ {
		var cell []byte
		cell, _, next = nextCell(line, next, t.sep)
		if _, ok := t.number(cell); !ok {
			texts++
		} else if len(cell) > 0 {
			numbers++
		}
	}
	t.sep, t.decimal = sep, decimal
	return numbers, texts, cells
}

// establish makes the columns from the first row of data, and their names from another line.
func (t *text) establish(names, row []byte) {
	t.sep = separatorOf(row)
	cells := split(names, t.sep)
	for next := 0; next >= 0; {
		var cell []byte
		cell, _, next = nextCell(row, next, t.sep)
		if next < 0 && len(cell) == 0 && len(t.columns) > 0 && len(cells) <= len(t.columns) {
			break // a separator after the last cell is no column, unless it has a name
		}
		_, ok := t.number(cell)
		t.columns = append(t.columns, column{text: !ok})
	}
	t.decimal = 0
	t.row = make([]float64, len(t.columns))
	h := &t.head
	if len(cells) != len(t.columns) {
		// A heading may be separated otherwise, or be one name with blanks in it.
		if c := split(names, separatorOf(names)); len(c) == len(t.columns) {
			cells = c
		} else if len(t.columns) == 1 && names != nil {
			cells = split(names, '\n')
		}
	}
	if names == nil {
		if c := split(h.comment, t.sep); len(c) == len(t.columns) {
			cells = c
		}
	}
	if len(cells) > 0 && len(cells) != len(t.columns) {
		t.note("The line before the numbers has " + plural(int64(len(cells)), "cell") + " and they have " +
			plural(int64(len(t.columns)), "column") + ", so it was not taken for their names.")
		cells = nil
	}
	if h.lines > 1 {
		t.note("Left out before the table: " + plural(int64(h.lines-1), "line") + " of text.")
	}
	named := false
	for i := range t.columns {
		c := &t.columns[i]
		if i < len(cells) {
			c.name, c.unit = splitUnit(cells[i])
			named = named || c.name != ""
		}
		if c.text {
			t.note("Column " + strconv.Itoa(i+1) + t.columnName(i) + " holds text and was left out.")
		}
	}
	h.comment, h.text, h.mixed = nil, nil, nil
	t.findTime(named)
}

// split gives the cells of a heading. An empty one after the last separator is none.
func split(line []byte, sep byte) (cells []string) {
	for next := 0; next >= 0 && line != nil; {
		var cell []byte
		cell, _, next = nextCell(line, next, sep)
		if next >= 0 || len(cell) > 0 {
			cells = append(cells, strings.TrimSpace(utf8Name(cell)))
		}
	}
	return cells
}
