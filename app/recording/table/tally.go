package table

// tally counts what is odd, and remembers the first.
type tally struct {
	count  int
	line   int
	column int
	text   string
}

func (t *tally) add(line, column int, cell []byte) {
	if t.count++; t.count == 1 {
		t.line, t.column, t.text = line, column, text(cell[:min(len(cell), 100)])
	}
}

// forget takes back what was counted in a line that turned out not to be a row.
func (t *tally) forget(line int) {
	if t.line == line {
		*t = tally{}
	}
}

// shift says that from a row on, row i is line i+lines.
type shift struct{ row, lines int }

// lineOf is the number of the line that holds a row.
func (r *rows) lineOf(row int) int {
	lo, hi := 0, len(r.shifts)
	for hi-lo > 1 {
		if mid := (lo + hi) / 2; r.shifts[mid].row <= row {
			lo = mid
		} else {
			hi = mid
		}
	}
	if lo == len(r.shifts) {
		return row + 1
	}
	return row + r.shifts[lo].lines
}
