package table

import (
	"bytes"
	"unicode/utf8"
)

// quantity reads a number with its unit behind it, as some instruments write in every cell: "1.25 V", "830 mV", "12%". A
// unit of one letter has to stand apart, for "1F" is a number of another kind.
func (n numbers) quantity(cell []byte) (v float64, unit string, ok bool) {
	if len(cell) < 2 || len(cell) > 64 || bytes.IndexByte([]byte("0123456789+-.,"), cell[0]) < 0 && !bytes.HasPrefix(cell, []byte("\u2212")) {
		return 0, "", false
	}
	end := bytes.IndexFunc(cell, func(r rune) bool {
		return (r < '0' || r > '9') && r != '+' && r != '-' && r != '.' && r != ',' && r != '\u2212' && r != '\'' && r != '\u2019'
	})
	if end < 1 {
		return 0, "", false
	}
	if cell[end] == 'e' || cell[end] == 'E' { // a power of ten
		more := end + 1
		for more < len(cell) && (cell[more] >= '0' && cell[more] <= '9' || cell[more] == '-' || cell[more] == '+') {
			more++
		}
		if more > end+1 {
			end = more
		}
	}
	rest := text(trim(cell[end:]))
	if rest == "" || !isUnit(rest) {
		return 0, "", false
	}
	if r, size := utf8.DecodeRuneInString(rest); size == len(rest) && r != '%' && r != '°' && r != 'Ω' && cell[end] != ' ' {
		return 0, "", false
	}
	v, ok = n.parse(cell[:end])
	return v, unitOf(rest), ok
}

// value reads a number, with or without its unit.
func (n numbers) value(cell []byte) (float64, bool) {
	if v, ok := n.parse(cell); ok {
		return v, true
	}
	v, _, ok := n.quantity(cell)
	return v, ok
}

// ratio is how many of unit `to` a unit `from` is, when they differ in their prefixes only.
func ratio(from, to string) (float64, bool) {
	if from == to {
		return 1, true
	}
	a, base := prefixed10(from)
	b, other := prefixed10(to)
	if base != other || a == 0 || b == 0 {
		return 0, false
	}
	return a / b, true
}

// prefixed10 is the factor of a unit's prefix, and what is behind it.
func prefixed10(unit string) (float64, string) {
	if prefixed[unit] {
		return 1, unit
	}
	_, size := utf8.DecodeRuneInString(unit)
	if size < len(unit) && prefixed[unit[size:]] {
		switch unit[:size] {
		case "T":
			return 1e12, unit[size:]
		case "G":
			return 1e9, unit[size:]
		case "M":
			return 1e6, unit[size:]
		case "k", "K":
			return 1e3, unit[size:]
		case "m":
			return 1e-3, unit[size:]
		case "µ", "μ", "u":
			return 1e-6, unit[size:]
		case "n":
			return 1e-9, unit[size:]
		case "p":
			return 1e-12, unit[size:]
		}
	}
	return 0, unit
}
