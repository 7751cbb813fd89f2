package table

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// nextCell gives the cell that begins at byte from of a line, and where the next one begins, -1 after the last. Quotes
// around a cell are taken off; within them separators and line ends count as text (RFC 4180). The separator ' ' stands for
// any run of blanks and tabs. open says that a quote is not closed: the row goes on in the next line.
func nextCell(line []byte, from int, sep byte) (cell []byte, next int, open bool) {
	for from < len(line) && (line[from] == ' ' || line[from] == '\t' && sep != '\t') {
		from++
	}
	begin := from
	if from+1 < len(line) && line[from] == '=' && line[from+1] == '"' {
		from++ // ="1.5", which keeps a spreadsheet from changing it
	}
	start, end := begin, -1
	if from < len(line) && line[from] == '"' {
		if n := closing(line, from+1); n < 0 {
			open = true
		} else if rest := bytes.TrimLeft(line[n+1:], " \t"); len(rest) == 0 || rest[0] == sep || sep == ' ' && len(rest) < len(line)-n-1 || sep == '\t' && line[n+1] == sep {
			start, end = from+1, n
			from = n + 1
		}
	}
	stop := from
	if sep == ' ' {
		for stop < len(line) && line[stop] != ' ' && line[stop] != '\t' {
			stop++
		}
	} else if n := bytes.IndexByte(line[from:], sep); n >= 0 {
		stop = from + n
	} else {
		stop = len(line)
	}
	next = stop + 1
	if sep == ' ' {
		for next < len(line) && (line[next] == ' ' || line[next] == '\t') {
			next++
		}
		if next >= len(line) {
			next = -1 // blanks after the last cell are no cell
		}
	}
	if stop >= len(line) {
		next = -1
	}
	if end < 0 {
		return trim(line[start:stop]), next, open
	}
	cell = line[start:end]
	if bytes.Contains(cell, []byte(`""`)) {
		cell = bytes.ReplaceAll(cell, []byte(`""`), []byte(`"`))
	}
	return trim(cell), next, false
}

// closing is where the quote that is open at from ends: at a quote that is not doubled.
func closing(line []byte, from int) int {
	for i := from; i < len(line); i++ {
		if line[i] != '"' {
			continue
		}
		if i+1 < len(line) && line[i+1] == '"' {
			i++
			continue
		}
		return i
	}
	return -1
}

// trim takes blanks off both ends, no-break ones too.
func trim(b []byte) []byte {
	for len(b) > 0 {
		switch {
		case b[0] == ' ' || b[0] == '\t':
			b = b[1:]
		case bytes.HasPrefix(b, []byte("\u00a0")):
			b = b[2:]
		case b[len(b)-1] == ' ' || b[len(b)-1] == '\t':
			b = b[:len(b)-1]
		case bytes.HasSuffix(b, []byte("\u00a0")):
			b = b[:len(b)-2]
		default:
			return b
		}
	}
	return b
}

// split gives the cells of a line; open says that a quote is not closed.
func split(dst [][]byte, line []byte, sep byte) (cells [][]byte, open bool) {
	dst = dst[:0]
	if sep == ' ' {
		line = bytes.TrimRight(line, " \t")
	}
	for next := 0; next >= 0; {
		var cell []byte
		var o bool
		cell, next, o = nextCell(line, next, sep)
		open = open || o
		if dst = append(dst, cell); len(dst) > maxColumns {
			break
		}
	}
	return dst, open
}

// text is a cell as UTF-8: bytes that are not are taken as Windows-1252, as old programs write them ("µV").
func text(b []byte) string {
	if utf8.Valid(b) {
		return string(b)
	}
	var s strings.Builder
	for _, c := range b {
		if c >= 0x80 && c < 0xa0 {
			s.WriteRune(windows1252[c-0x80])
		} else {
			s.WriteRune(rune(c))
		}
	}
	return s.String()
}

// windows1252 are the characters 80 to 9f, where Windows-1252 differs from Latin-1.
var windows1252 = [32]rune{'€', 0x81, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', 0x8d, 'Ž', 0x8f,
	0x90, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', 0x9d, 'ž', 'Ÿ'}

// quote is a cell for a sentence, shortened.
func quote(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if utf8.RuneCountInString(s) > 24 {
		return `"` + string([]rune(s)[:24]) + `…"`
	}
	return `"` + s + `"`
}
