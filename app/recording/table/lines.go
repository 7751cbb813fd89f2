package table

import (
	"bytes"
	"unicode/utf8"
)

// lines cuts bytes into lines: whatever ends them (CR, LF, CRLF, or a mixture), in UTF-8, Latin-1 or UTF-16. A line is
// given to take without its end, as UTF-8 if the file is UTF-16 and else as its bytes are, with its offset in the file.
type lines struct {
	take func(line []byte, at int64)
	long func(at int64) // a line is longer than maxLine

	code   coding
	begin  []byte // the first bytes, until the coding is known
	held   []byte // the start of a line whose end has not come yet
	heldAt int64
	pos    int64 // bytes taken so far
	wasCR  bool  // the last character was a CR: a LF now belongs to it
	odd    int   // UTF-16: the first byte of a character, -1 for none
	high   rune  // UTF-16: the first half of a pair
	ended  bool  // nothing more is wanted
}

type coding byte

const (
	unknownCode coding = iota
	byteCode
	littleCode
	bigCode
)

const (
	maxLine  = 1 << 20 // a row is parsed in one piece, which must not take long
	codeHead = 64      // bytes by which the coding is told
)

var bom = []byte("\xef\xbb\xbf")

func (l *lines) write(b []byte) {
	if l.code == unknownCode {
		l.begin = append(l.begin, b...)
		if len(l.begin) < codeHead {
			return
		}
		b = l.start()
	}
	l.feed(b)
}

// start tells the coding and gives what follows the byte order mark.
func (l *lines) start() []byte {
	b := l.begin
	l.begin, l.odd = nil, -1
	code, mark := codingOf(b)
	l.code, l.pos, l.heldAt = code, int64(mark), int64(mark)
	return b[mark:]
}

// codingOf tells the coding by the first bytes: by a byte order mark, or by the zeros that every second byte of UTF-16 is
// in a table; mark is the length of the byte order mark.
func codingOf(b []byte) (code coding, mark int) {
	switch {
	case bytes.HasPrefix(b, bom):
		return byteCode, 3
	case bytes.HasPrefix(b, []byte("\xff\xfe")):
		return littleCode, 2
	case bytes.HasPrefix(b, []byte("\xfe\xff")):
		return bigCode, 2
	}
	b = b[:min(len(b), codeHead)&^1]
	var zeros [2]int
	for i, c := range b {
		if c == 0 {
			zeros[i&1]++
		}
	}
	switch n := len(b) / 2; {
	case n >= 2 && zeros[0] == 0 && 4*zeros[1] >= 3*n:
		return littleCode, 0
	case n >= 2 && zeros[1] == 0 && 4*zeros[0] >= 3*n:
		return bigCode, 0
	}
	return byteCode, 0
}

func (l *lines) feed(b []byte) {
	if l.ended {
		l.pos += int64(len(b))
		return
	}
	if l.code != byteCode {
		l.feed16(b)
		return
	}
	from := l.pos
	lf, cr := -1, -1 // the next of each, looked for again only when it is behind
	for i := 0; i < len(b) && !l.ended; {
		if l.wasCR {
			l.wasCR = false
			if b[i] == '\n' {
				i++
				l.heldAt = from + int64(i)
				continue
			}
		}
		if lf < i {
			lf = find(b, i, '\n')
		}
		if cr < i {
			cr = find(b, i, '\r')
		}
		end := min(lf, cr)
		if end == len(b) {
			l.hold(b[i:])
			break
		}
		l.wasCR = end == cr
		if len(l.held) == 0 {
			l.give(b[i:end], from+int64(i))
		} else if l.hold(b[i:end]); !l.ended {
			l.give(l.held, l.heldAt)
		}
		l.held = l.held[:0]
		i = end + 1
		l.heldAt = from + int64(i)
	}
	l.pos = from + int64(len(b))
}

func find(b []byte, from int, c byte) int {
	if n := bytes.IndexByte(b[from:], c); n >= 0 {
		return from + n
	}
	return len(b)
}

func (l *lines) hold(b []byte) {
	if len(l.held)+len(b) > maxLine {
		l.long(l.heldAt)
		return
	}
	l.held = append(l.held, b...)
}

func (l *lines) give(line []byte, at int64) {
	if len(line) > maxLine {
		l.long(at)
		return
	}
	l.take(line, at)
}

// feed16 is feed for UTF-16, a character at a time.
func (l *lines) feed16(b []byte) {
	for i, c := range b {
		if l.ended {
			l.pos += int64(len(b) - i)
			return
		}
		l.pos++
		if l.odd < 0 {
			l.odd = int(c)
			continue
		}
		unit := rune(l.odd) | rune(c)<<8
		if l.code == bigCode {
			unit = rune(l.odd)<<8 | rune(c)
		}
		l.odd = -1
		l.unit(unit)
	}
}

func (l *lines) unit(u rune) {
	switch {
	case u == '\n' && l.wasCR:
		l.heldAt = l.pos
	case u == '\n' || u == '\r':
		l.give(l.held, l.heldAt)
		l.held, l.heldAt = l.held[:0], l.pos
	case u >= 0xd800 && u < 0xdc00:
		l.high = u
	default:
		if u >= 0xdc00 && u < 0xe000 {
			u = 0x10000 + (l.high-0xd800)<<10 + (u - 0xdc00)
		}
		if len(l.held) > maxLine {
			l.long(l.heldAt)
			return
		}
		l.held = utf8.AppendRune(l.held, u)
	}
	l.wasCR = u == '\r'
}

// close gives the last line, if it has no end.
func (l *lines) close() (unended bool) {
	if l.code == unknownCode {
		l.feed(l.start())
	}
	if l.ended || len(l.held) == 0 {
		return false
	}
	return true
}

// Wide says whether the first bytes of a file are text in UTF-16.
func Wide(head []byte) bool {
	code, mark := codingOf(head)
	return code != byteCode && len(head) > mark+1
}
