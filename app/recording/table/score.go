package table

import (
	"bytes"
)

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
	rowed := make(marked, len(c.cells))
	for i := range rowed {
		rowed[i] = row(i) && !(len(c.cells[i]) > c.n && c.width(i) > c.n)
	}
	c.types = make([]kind, c.n)
	for j := range c.types {
		var count [5]int
		last, rows := 0, 0
		for i := range c.cells {
			if !rowed[i] {
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
