// Package table reads text tables as people's instruments, loggers and spreadsheets write them.
//
// There is no one standard (RFC 4180 is closest), so how a table is to be read is decided by its beginning, some hundred lines,
// all of it together, and then kept. The stages, each in its files:
//
//	bytes   -> lines    lines.go, labels.go: coding (UTF-8, UTF-16, Windows-1252), line ends, numbers of lines as editors count them
//	lines   -> cells    cells.go: separators, quotes
//	cells   -> values   number.go, word.go, clock.go, dots.go: numbers, words for no number, dates and times
//	sample  -> dialect  sample.go, marks.go, score.go, choose.go: separator, decimal sign, thousands, types of the columns, by the share of
//	                    the sample that each explains
//	dialect -> plan     layout.go, firstrow.go, heading.go, meta.go, unit.go, timecolumn.go, parts.go, counters.go: names, units, metadata, the column of the times
//	rows    -> columns  rows.go, stamps.go, tally.go: a cell at a time; what is odd is counted and said, and never ends the table
//	columns -> table    times.go, timing.go, finish.go: sample rate, start, missing rows, remarks
//
// Options fix any part of it; a Layout is what was decided, with what was only guessed; a Preview shows both for the first
// lines of a file.
package table

import (
	"bytes"
	"strings"
)

// Table is what a file held.
type Table struct {
	Format  string   // for people: "CSV, separated by semicolons"
	Rate    float64  // sample rate in Hz, 0 when unknown
	Start   Start    // time of the first sample
	Columns []Values // at least one, of one length
	Layout  Layout
	Remarks []string
	Stop    *Fault // why the rows end before the file does, nil when they do not
}

// Values is a column of numbers; what is missing is NaN.
type Values struct {
	Name, Unit string
	Values     []float64
}

// Fault says what is wrong with a file, and where.
type Fault struct {
	Offset int64  // bytes from the start of the file
	Reason string // a clause without a full stop
}

// Reader reads a table that comes in pieces.
type Reader struct {
	in      lines
	size    int64 // of the file, 0 or less when unknown
	limit   int64 // of memory for the values, in bytes
	options Options
	fault   *Fault // why there is no table
	stop    *Fault // why the rows end early

	lineNo  int // lines so far
	sample  []source
	sampled int    // bytes of it
	enough  int    // bytes of sample that decide
	labels  labels // of the rows, nil for none
	nuls    tally  // lines with NUL bytes at their ends
	plan    *plan
	rows    rows
	last    bool // the present line is ended by the end of the file
}

// NewReader reads a file of the given size (0: unknown) with options, into at most limit bytes of values.
func NewReader(size, limit int64, o Options) *Reader {
	r := &Reader{size: size, limit: limit, options: o, enough: sampleBytes}
	r.in.take = r.takeLine
	r.in.long = r.tooLong
	return r
}

// Write takes the next bytes and keeps none of the slice. After a fault nothing of the file can be used.
func (r *Reader) Write(b []byte) *Fault {
	r.in.write(b)
	return r.fault
}

// Close gives the table, or says why there is none.
func (r *Reader) Close() (*Table, *Fault) {
	unended := r.in.close()
	if r.fault == nil && unended {
		r.last = true
		r.in.ended = false
		r.takeLine(r.in.held, r.in.heldAt)
		r.in.held = nil
	}
	if r.fault == nil && r.plan == nil {
		r.decide(true)
	}
	if r.fault == nil {
		r.flush()
	}
	if r.fault == nil && r.rows.count == 0 {
		r.fault = &Fault{r.in.pos, "the file ends without a row of numbers"}
	}
	if r.fault != nil {
		return nil, r.fault
	}
	t := r.finish()
	if len(t.Columns) == 0 {
		return nil, &Fault{r.rows.firstAt, "line " + itoa(r.rows.lineOf(0)) + " begins a table of times without a column of numbers beside them"}
	}
	return t, nil
}

// bad ends the rows; without any row before it, it is the end of all.
func (r *Reader) bad(at int64, reason string) {
	r.in.ended = true
	if r.plan == nil && r.fault == nil && len(r.sample) > 0 {
		r.decide(true)
		r.in.ended = true
	}
	f := &Fault{at, reason}
	if r.rows.count == 0 {
		r.fault = f
		return
	}
	f.Reason += "; " + plural(r.rows.count, "row") + " before it could be read"
	r.stop = f
}

// tooLong refuses a line; the rows before it are kept.
func (r *Reader) tooLong(at int64) {
	r.bad(at, "line "+itoa(r.lineNo+1)+" is longer than 1 MB, so this is no table of one row per sample")
}

// takeLine takes one line without its end, which begins at byte at.
func (r *Reader) takeLine(line []byte, at int64) {
	r.lineNo++
	if whole := bytes.Trim(line, "\x00"); len(whole) < len(line) && len(whole) > 0 { // what a card holds where a logger lost its power
		at += int64(len(line) - len(bytes.TrimLeft(line, "\x00")))
		r.nuls.add(r.lineNo, len(line)-len(whole), line)
		line = whole
	}
	line = r.labels.strip(line)
	if r.plan != nil {
		r.takeRow(line, at, r.lineNo)
		return
	}
	if r.lineNo == 1 && bytes.HasPrefix(line, []byte("sep=")) && len(line) == 5 { // a spreadsheet's own word
		if s := string(line[4:]); r.options.Separator == "" && (Options{Separator: s}).Check() == nil {
			r.options.Separator = s
		}
		line = nil
	}
	r.sample = append(r.sample, source{bytes.Clone(line), at, r.lineNo, 1})
	if r.sampled += len(line) + 1; r.sampled >= r.enough && len(r.sample) >= sampleLines || r.sampled >= maxSample {
		r.decide(false)
	}
}

// decide makes the plan by the sample, and reads the rows of it. When the sample holds no row, more of it is awaited, unless
// this is final.
func (r *Reader) decide(final bool) {
	r.unlabel()
	found := join(r.sample)
	c := choose(found, r.options)
	if c != nil && c.score > 0 {
		r.plan = lay(found, c, r.options)
	}
	if r.plan == nil {
		switch {
		case len(r.sample) > maxHead:
			r.fail(r.sample[maxHead].at, "the first "+itoa(maxHead)+" lines hold no row of numbers, so this is no table of samples")
		case r.sampled >= maxSample && !final:
			r.fail(r.sample[len(r.sample)-1].at, "the first 2 MB hold no row of numbers, so this is no table of samples")
		case c != nil && tooWide(found, c.sep):
			r.fail(0, "a line has more than "+itoa(maxColumns)+" cells; a table has one row per sample and one column per channel")
		}
		r.enough = 2 * r.sampled
		return
	}
	first := found[r.plan.first].no
	sample, last := r.sample, r.last
	r.sample = nil
	r.begin()
	for i, l := range sample {
		if l.no >= first && r.fault == nil && r.stop == nil {
			r.last = last && i == len(sample)-1
			r.takeRow(l.text, l.at, l.no)
		}
	}
	r.last = last
}

func tooWide(lines []source, sep byte) bool {
	for _, l := range lines {
		if bytes.Count(l.text, []byte{sep}) > maxColumns {
			return true
		}
	}
	return false
}

func (r *Reader) fail(at int64, reason string) {
	r.fault = &Fault{at, reason}
	r.in.ended = true
}

// format says how the cells are separated, for people.
func (p *plan) format(code coding) string {
	s := "CSV, one column"
	if len(p.columns) > 1 {
		s = "CSV, separated by " + separatorName(p.sep)
	}
	if code == littleCode || code == bigCode {
		s += ", in UTF-16"
	}
	return s
}

func sentence(s string) string {
	return strings.ToUpper(s[:1]) + s[1:]
}
