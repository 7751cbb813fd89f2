package table

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
		last, after, mixed, noted := -1, 0, false, false // noted: a column of remarks, in rows here and there
		for i := range c.cells {
			if j < len(c.kinds[i]) && c.kinds[i][j] != empty {
				noted = noted || after > 0 && mixed
				last, after = i, 0
				for k := range min(c.n, len(c.kinds[i])) {
					mixed = mixed || c.types[k] == number && c.kinds[i][k] == words_
				}
			} else if len(c.cells[i]) > j && c.good(i) {
				after++
			}
		}
		if j > 0 && last > 0 && c.good(last) && c.heading(last-1) && c.width(last-1) == c.n {
			continue // a remark in the first row
		}
		if last >= 0 && mixed && !noted && after >= 5 && last < 200 {
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
