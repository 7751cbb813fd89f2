package table

import (
	"bytes"
	"slices"
	"strings"
)

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
	if best != nil && best.n == 1 && single != nil && single.n == 1 && best.score <= 1.03*single.score {
		best = single // a mark that stands in the lines above only separates nothing
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
