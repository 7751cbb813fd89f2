package recording

import (
	"bytes"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// nextCell gives the cell that begins at byte from of a line, where it starts, and where the next
// one begins, -1 after the last. Quotes around a cell are taken off; within them separators count
// as text. The separator ' ' stands for any run of blanks.
func nextCell(line []byte, from int, sep byte) (cell []byte, start, next int) {
	for from < len(line) && line[from] == ' ' {
		from++
	}
	start = from
	end := -1
	if from < len(line) && line[from] == '"' {
		if n := bytes.IndexByte(line[from+1:], '"'); n >= 0 {
			start, end = from+1, from+1+n
			from = end + 1
		}
	}
	stop := from
	for stop < len(line) && line[stop] != sep {
		stop++
	}
	next = stop + 1
	if sep == ' ' {
		for next < len(line) && line[next] == ' ' {
			next++
		}
	}
	if stop >= len(line) {
		next = -1
	}
	if end < 0 {
		end = min(stop, len(line))
		for end > start && line[end-1] == ' ' {
			end--
		}
	}
	return line[start:end], start, next
}

// separatorOf guesses what separates the cells of a line: what is least likely to be part of a cell.
func separatorOf(line []byte) byte {
	for _, sep := range [...]byte{'\t', ';', ','} {
		if bytes.IndexByte(line, sep) >= 0 {
			return sep
		}
	}
	return ' '
}

// number reads a cell. It allocates nothing for a cell that is a number of up to 32 characters.
func (t *text) number(cell []byte) (float64, bool) {
	if len(cell) == 0 {
		return math.NaN(), true
	}
	// A comma is a decimal mark only where it is no separator, and a file has one decimal mark: else
	// 1,234 would mean a thousand in one row and one in the next.
	if t.sep == ';' || t.sep == '\t' {
		if i := bytes.IndexByte(cell, ','); i >= 0 {
			if t.decimal == '.' || len(cell) > 64 {
				return 0, false
			}
			var point [64]byte
			copy(point[:], cell)
			point[i] = '.'
			v, ok := parseNumber(point[:len(cell)])
			if ok {
				t.decimal = ','
			}
			return v, ok
		}
		if t.decimal != '.' && bytes.IndexByte(cell, '.') >= 0 {
			if t.decimal == ',' {
				return 0, false
			}
			v, ok := parseNumber(cell)
			if ok {
				t.decimal = '.'
			}
			return v, ok
		}
	}
	return parseNumber(cell)
}

// parseNumber reads a decimal number, or one of the customary words for one that is missing.
func parseNumber(cell []byte) (float64, bool) {
	if v, ok := shortNumber(cell); ok {
		return v, true
	}
	switch c := cell[0]; {
	case c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.':
		// strconv reads hexadecimal numbers too, which no recording means.
		if bytes.IndexByte(cell, 'x') >= 0 || bytes.IndexByte(cell, 'X') >= 0 {
			return 0, false
		}
	case c == 'i' || c == 'I':
	case c == 'n' || c == 'N':
		switch strings.ToLower(string(cell)) {
		case "nan", "na", "n/a", "null", "none":
			return math.NaN(), true
		}
		return 0, false
	default:
		return 0, false
	}
	v, err := strconv.ParseFloat(string(cell), 64)
	return v, err == nil
}

// shortNumber reads digits with an optional sign and point, up to 15 of them: both the digits and
// the power of ten are then exact in float64, so that their one division rounds correctly (Clinger, How to
// read floating point numbers accurately, 1990). Most cells are such, and a file has millions.
func shortNumber(cell []byte) (float64, bool) {
	digits, decimals, negative := cell, 0, false
	if len(digits) > 0 && (digits[0] == '-' || digits[0] == '+') {
		negative = digits[0] == '-'
		digits = digits[1:]
	}
	if len(digits) == 0 || len(digits) > 16 || digits[0] == '.' {
		return 0, false
	}
	n, point := uint64(0), -1
	for i, c := range digits {
		switch {
		case c-'0' <= 9:
			n = 10*n + uint64(c-'0')
		case c == '.' && point < 0:
			point = i
		default:
			return 0, false
		}
	}
	if point >= 0 {
		decimals = len(digits) - 1 - point
	} else if len(digits) > 15 {
		return 0, false
	}
	v := float64(n) / powersOfTen[decimals]
	if negative {
		v = -v
	}
	return v, true
}

var powersOfTen = [16]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15}

// utf8Name is a name as text; bytes that are no UTF-8 are taken as Latin-1, as old programs
// write them ("µV").
func utf8Name(b []byte) string {
	if utf8.Valid(b) {
		return string(b)
	}
	var s strings.Builder
	for _, c := range b {
		s.WriteRune(rune(c))
	}
	return s.String()
}

// splitUnit takes the unit off a column's name: "ECG (mV)", "ECG [mV]", "ECG / mV".
func splitUnit(s string) (name, unit string) {
	s = strings.TrimSpace(s)
	for _, pair := range [...]string{"()", "[]"} {
		if open := strings.LastIndexByte(s, pair[0]); open > 0 && s[len(s)-1] == pair[1] {
			return strings.TrimSpace(s[:open]), strings.TrimSpace(s[open+1 : len(s)-1])
		}
	}
	if i := strings.LastIndex(s, " / "); i > 0 {
		return strings.TrimSpace(s[:i]), strings.TrimSpace(s[i+3:])
	}
	return s, ""
}
