package table

import (
	"bytes"
	"math"
	"strconv"
)

// numbers is how numbers are written.
type numbers struct {
	decimal   byte // '.' or ','; 0 while no number has had one
	thousands byte // ',', '.', '\'' or ' ' (any kind of blank); 0 for none
}

// overload is what instruments write for no number at all: 9.9E37 and above (SCPI 1999, volume 1, 7.2.1.4 and 7.2.1.5).
const overload = 9.9e37

// parse reads a number. It allocates nothing for a cell of up to 64 characters.
func (n numbers) parse(cell []byte) (float64, bool) {
	if n.decimal != ',' {
		if v, ok := shortNumber(cell); ok {
			return v, true
		}
	}
	if len(cell) == 0 || len(cell) > 64 {
		return 0, false
	}
	var room [64]byte
	text, ok := n.plain(room[:0], cell)
	if !ok {
		return 0, false
	}
	if v, ok := shortNumber(text); ok {
		return v, true
	}
	return scientific(text)
}

// plain appends the cell as Go writes numbers: a point, no thousands, an ASCII sign; only digits, signs, point and e come
// through.
func (n numbers) plain(dst, cell []byte) ([]byte, bool) {
	group := -1 // digits since the last separator of thousands
	decimal, power, digits := false, false, 0
	for i := 0; i < len(cell); i++ {
		c := cell[i]
		switch {
		case c >= '0' && c <= '9':
			digits++
			if group >= 0 {
				group++
			}
		case c == '-' || c == '+':
			if len(dst) > 0 && dst[len(dst)-1] != 'e' {
				return nil, false
			}
		case bytes.HasPrefix(cell[i:], []byte("\u2212")):
			if len(dst) > 0 && dst[len(dst)-1] != 'e' {
				return nil, false
			}
			c, i = '-', i+2
		case (c == n.decimal || n.decimal == 0 && c == '.') && !decimal && !power:
			if group >= 0 && group != 3 {
				return nil, false
			}
			c, decimal, group = '.', true, -1
		case (c == 'e' || c == 'E' || c == 'd' || c == 'D') && !power && digits > 0:
			if group >= 0 && group != 3 {
				return nil, false
			}
			c, power, group = 'e', true, -1
		case !decimal && !power && digits > 0 && n.thousands != 0:
			size := 1
			switch {
			case n.thousands == ' ':
				if size = blank(cell[i:]); size == 0 {
					return nil, false
				}
			case n.thousands == '\'' && bytes.HasPrefix(cell[i:], []byte("\u2019")): // as Swiss settings write it
				size = len("\u2019")
			case n.thousands == '\'' && c == 0x92: // in Windows-1252
			case c != n.thousands:
				return nil, false
			}
			if group < 0 && digits > 3 || group >= 0 && group != 3 {
				return nil, false
			}
			group = 0
			i += size - 1
			continue
		default:
			return nil, false
		}
		dst = append(dst, c)
	}
	return dst, digits > 0 && (group < 0 || group == 3)
}

// blank is the length of the blank at the start of b: a space, a no-break space, a thin or narrow one.
func blank(b []byte) int {
	for _, s := range [...]string{" ", "\u00a0", "\u2009", "\u202f", "\xa0"} {
		if bytes.HasPrefix(b, []byte(s)) {
			return len(s)
		}
	}
	return 0
}

// scientific reads what plain wrote. Up to 15 digits and a power of ten up to 22 are exact in float64 (as in shortNumber);
// the rest takes strconv. Numbers beyond float64 are infinite.
func scientific(text []byte) (float64, bool) {
	digits := text
	negative := false
	if len(digits) > 0 && (digits[0] == '-' || digits[0] == '+') {
		negative = digits[0] == '-'
		digits = digits[1:]
	}
	n, count, decimals, point, i := uint64(0), 0, 0, false, 0
	for ; i < len(digits); i++ {
		c := digits[i]
		if c == '.' {
			point = true
			continue
		}
		if c == 'e' {
			break
		}
		n = 10*n + uint64(c-'0')
		if n > 0 {
			count++
		}
		if point {
			decimals++
		}
	}
	power := 0
	if i < len(digits) {
		p, err := strconv.Atoi(string(digits[i+1:]))
		if err != nil {
			return strconvNumber(text)
		}
		power = p
	}
	power -= decimals
	if count > 15 || power > 22 || power < -22 {
		return strconvNumber(text)
	}
	v := float64(n)
	if power < 0 {
		v /= powersOfTen[-power]
	} else {
		v *= powersOfTen[power]
	}
	if negative {
		v = -v
	}
	return v, true
}

func strconvNumber(text []byte) (float64, bool) {
	v, err := strconv.ParseFloat(string(text), 64)
	return v, err == nil || math.IsInf(v, 0)
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

var powersOfTen = [23]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22}

// scan reads a number at the start of line that ends at sep or at the end of the line: digits with an optional sign and
// point, 15 of them at most. The size is what it takes, 0 when there is something else there; decimals are its digits
// after the mark.
func scan(line []byte, sep, mark byte) (v float64, size, decimals int) {
	i, negative := 0, false
	if len(line) > 0 && (line[0] == '-' || line[0] == '+') {
		negative = line[0] == '-'
		i = 1
	}
	first := i
	n := uint64(0)
	point := -1
	for ; i < len(line); i++ {
		c := line[i]
		if d := c - '0'; d <= 9 {
			n = 10*n + uint64(d)
			continue
		}
		if c == mark && point < 0 {
			point = i
			continue
		}
		if c == sep {
			break
		}
		return 0, 0, 0
	}
	digits := i - first
	if point >= 0 {
		digits--
		decimals = i - 1 - point
	}
	if digits == 0 || digits > 15 {
		return 0, 0, 0
	}
	v = float64(n)
	if decimals > 0 {
		v /= powersOfTen[decimals]
	}
	if negative {
		v = -v
	}
	return v, i, decimals
}
