package recording

import (
	"bytes"
	"strconv"
	"strings"
)

// text reads CSV: lines of cells, of which some columns are numbers. There is no one standard
// (RFC 4180 is closest); what a table looks like is decided by its first rows, in csvhead.go.
type text struct {
	name    string
	options Options
	size    int64  // of the file, 0 or less when unknown
	limit   int64  // of memory for samples, in bytes
	pos     int64  // bytes taken so far
	err     error  // why there is no recording
	stop    *Error // why the rows end early: the bytes after it are not looked at

	line    []byte // the start of a line whose end has not come yet
	lineNo  int64
	begun   bool // the byte order mark is behind us
	last    bool // the present line is ended by the end of the file
	head    tableHead
	columns []column // empty until the first row of numbers
	sep     byte
	decimal byte      // '.' or ',', 0 before the first number that has one
	row     []float64 // the present row, until it is known to be whole
	rows    int
	room    int   // rows that fit into each column without moving it
	firstAt int64 // offset of the first row
	notes   []string
}

type column struct {
	name, unit string
	text       bool // not numbers: left out
	values     []float64
}

const (
	maxLine    = 1 << 20 // a row is parsed in one piece, which must not take long
	maxColumns = 4096
	maxHead    = 1000 // lines before the first number
)

func newCSV(name string, size int64, o Options) *text {
	return &text{name: name, size: size, limit: maxBytes, options: o}
}

func (t *text) Write(b []byte) error {
	for len(b) > 0 && t.err == nil && t.stop == nil {
		end := bytes.IndexByte(b, '\n')
		if end < 0 {
			t.hold(b)
			t.pos += int64(len(b))
			return t.err
		}
		line := b[:end]
		at := t.pos - int64(len(t.line))
		if len(t.line) > 0 {
			t.hold(line)
			line = t.line
		}
		t.pos += int64(end + 1)
		b = b[end+1:]
		if t.err == nil && t.stop == nil {
			t.takeLine(line, at)
		}
		t.line = t.line[:0]
	}
	t.pos += int64(len(b))
	return t.err
}

// hold keeps the start of a line.
func (t *text) hold(b []byte) {
	if len(t.line)+len(b) > maxLine {
		t.tooLong(t.pos - int64(len(t.line)))
		return
	}
	t.line = append(t.line, b...)
}

// tooLong refuses a line; the rows before it are kept.
func (t *text) tooLong(at int64) {
	t.bad(at, "line "+strconv.FormatInt(t.lineNo+1, 10)+" is longer than 1 MB, so this is no table of one row per sample")
}

// bad ends the rows; without any row before it, it is the end of all.
func (t *text) bad(at int64, reason string) {
	e := &Error{t.name, at, reason}
	if t.rows == 0 {
		t.err = e
		return
	}
	e.Reason += "; " + plural(int64(t.rows), "row") + " before it could be read"
	t.stop = e
}

// takeLine takes one line without its line feed, which begins at byte at.
func (t *text) takeLine(line []byte, at int64) {
	if len(line) > maxLine {
		t.tooLong(at)
		return
	}
	t.lineNo++
	if !t.begun {
		t.begun = true
		if bytes.HasPrefix(line, bom) {
			line = line[len(bom):]
			at += int64(len(bom))
		}
	}
	// Tabs stay: one may stand for an empty cell at either end.
	for len(line) > 0 && line[0] == ' ' {
		line, at = line[1:], at+1
	}
	for len(line) > 0 && (line[len(line)-1] == ' ' || line[len(line)-1] == '\r') {
		line = line[:len(line)-1]
	}
	if len(line) == 0 || t.sep != '\t' && len(bytes.TrimLeft(line, "\t")) == 0 {
		return
	}
	if line[0] == '#' || line[0] == '%' {
		if t.columns == nil {
			t.head.comment = append(t.head.comment[:0], line[1:]...)
		}
		return
	}
	if t.columns == nil {
		t.takeHead(line, at)
		return
	}
	t.takeRow(line, at)
}

// takeRow takes a line of cells, as many as there are columns.
func (t *text) takeRow(line []byte, at int64) {
	n, next := 0, 0
	for next >= 0 {
		var cell []byte
		var start int
		cell, start, next = nextCell(line, next, t.sep)
		if n == len(t.columns) {
			if next < 0 && len(cell) == 0 {
				break // a separator after the last cell
			}
			t.bad(at+int64(start), "line "+strconv.FormatInt(t.lineNo, 10)+" has more cells than the "+
				plural(int64(n), "column")+" of the table")
			return
		}
		if !t.columns[n].text {
			v, ok := t.number(cell)
			if !ok {
				t.bad(at+int64(start), "line "+strconv.FormatInt(t.lineNo, 10)+", column "+strconv.Itoa(n+1)+t.columnName(n)+
					" holds "+quote(cell)+", which is not a number")
				return
			}
			t.row[n] = v
			if n == t.head.timeColumn {
				t.head.stamp(cell, v)
			}
		}
		n++
	}
	if n < len(t.columns) {
		reason := "line " + strconv.FormatInt(t.lineNo, 10) + " has " + plural(int64(n), "cell") + ", and the table " +
			plural(int64(len(t.columns)), "column")
		if t.last {
			reason = "the file ends in the middle of a row: " + reason
		}
		t.bad(at, reason)
		return
	}
	t.append(at)
}

// append adds the present row, which begins at byte at, to the columns.
func (t *text) append(at int64) {
	if t.rows == 0 {
		t.firstAt = at
	}
	if t.rows == t.room {
		t.grow()
		if t.rows == t.room {
			t.bad(at, "the samples take more memory than the "+plural(t.limit, "byte")+" that are allowed")
			return
		}
	}
	for i := range t.columns {
		if c := &t.columns[i]; !c.text {
			c.values = append(c.values, t.row[i])
		}
	}
	t.rows++
}

// grow makes room for the rows that the rest of the file will hold if they are as long as those so
// far, so that a long column is moved a few times only.
func (t *text) grow() {
	room := max(16, t.rows+t.rows/2)
	if t.size > 0 && t.rows >= 1024 {
		perRow := float64(t.pos-t.firstAt) / float64(t.rows)
		likely := int(1.01*float64(t.size-t.firstAt)/perRow) + 16
		room = max(t.rows+t.rows/8, likely)
	}
	room = int(min(int64(room), t.limit/8/int64(len(t.columns))))
	if room <= t.rows {
		return
	}
	for i := range t.columns {
		if c := &t.columns[i]; !c.text {
			longer := make([]float64, t.rows, room)
			copy(longer, c.values)
			c.values = longer
		}
	}
	t.room = room
}

func (t *text) columnName(i int) string {
	if t.columns[i].name == "" {
		return ""
	}
	return " (" + quote([]byte(t.columns[i].name)) + ")"
}

func (t *text) note(s string) { t.notes = append(t.notes, s) }

// Close gives the recording, or says why there is none.
func (t *text) Close() (*Recording, error) {
	if t.err == nil && t.stop == nil && len(t.line) > 0 {
		t.last = true
		t.takeLine(t.line, t.pos-int64(len(t.line)))
		t.line = nil
	}
	if t.err == nil && t.columns == nil {
		t.settle()
	}
	if t.err == nil && t.rows == 0 {
		reason := "the file ends without a row of numbers"
		if strings.HasSuffix(strings.ToLower(t.name), ".wav") {
			reason = "this is text, and a WAV file begins with RIFF"
		}
		t.err = &Error{t.name, t.pos, reason}
	}
	if t.err != nil {
		return nil, t.err
	}
	return t.recording(), nil
}

// quote is a cell for a sentence, shortened.
func quote(cell []byte) string {
	if len(cell) > 24 {
		return strconv.Quote(utf8Name(cell[:24])) + "..."
	}
	return strconv.Quote(utf8Name(cell))
}
