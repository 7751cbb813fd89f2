package table

import (
	"bytes"
)

// evidence is what the cells of one column say about points, commas and groups of thousands.
type evidence struct {
	point, comma     int // marks that can only be decimal: "0.5", "1.25", "12.3456"
	pointed, commaed int // marks that may be either: "1.234"
	points, commas   int // marks that can only group: "1.234.567", or "1.234" in "1.234,5"
	blanks, quotes   int // "1 234.5", "1'234.5"
	small, big       int // numbers without a mark below 1000, and from there on
}

// add takes a cell.
func (e *evidence) add(cell []byte) {
	if len(cell) > 0 && (cell[0] == '-' || cell[0] == '+') {
		cell = cell[1:]
	}
	cell = bytes.TrimPrefix(cell, []byte("\u2212"))
	body := cell
	power := false
	if i := bytes.IndexAny(cell, "eE"); i > 0 {
		body, power = cell[:i], true
	}
	if len(body) == 0 || len(bytes.Trim(body, "0123456789.,'\u2019 \u00a0\u202f\u2009\xa0\x92")) > 0 {
		return
	}
	points, commas := bytes.Count(body, []byte(".")), bytes.Count(body, []byte(","))
	last := bytes.LastIndexAny(body, ".,")
	switch {
	case points > 0 && commas > 0:
		switch {
		case body[last] == '.' && points == 1 && groups(body[:last], ","):
			e.point++
			e.commas++
		case body[last] == ',' && commas == 1 && groups(body[:last], "."):
			e.comma++
			e.points++
		}
	case points > 1:
		if groups(body, ".") {
			e.points++
		}
	case commas > 1:
		if groups(body, ",") {
			e.commas++
		}
	case points+commas == 1:
		before, after := body[:last], body[last+1:]
		either := len(after) == 3 && len(before) >= 1 && len(before) <= 3 && before[0] != '0' && !power
		switch {
		case body[last] == '.' && either:
			e.pointed++
		case body[last] == '.':
			e.point++
		case either:
			e.commaed++
		default:
			e.comma++
		}
		body = before
	case !power:
		if len(body) <= 3 {
			e.small++
		} else if len(bytes.Trim(body, "0123456789")) == 0 {
			e.big++
		}
	}
	if groups(body, "'") || groups(body, "\u2019") || groups(body, "\x92") {
		e.quotes++
	}
	for _, b := range [...]string{" ", "\u00a0", "\u202f", "\u2009", "\xa0"} {
		if groups(body, b) {
			e.blanks++
		}
	}
}

// groups says whether body is digits in groups of three, with at least one separator.
func groups(body []byte, sep string) bool {
	parts := bytes.Split(body, []byte(sep))
	if len(parts) < 2 || len(parts[0]) == 0 || len(parts[0]) > 3 || parts[0][0] == '0' {
		return false
	}
	for i, p := range parts {
		if i > 0 && len(p) != 3 || len(bytes.Trim(p, "0123456789")) > 0 {
			return false
		}
	}
	return true
}

// conclude decides on decimal sign and thousands by all columns together; guessed says that they could mean something
// else.
func conclude(columns []evidence) (n numbers, guessed bool) {
	var all evidence
	for _, e := range columns {
		all.point += e.point
		all.comma += e.comma
		all.pointed += e.pointed
		all.commaed += e.commaed
		all.points += e.points
		all.commas += e.commas
		all.blanks += e.blanks
		all.quotes += e.quotes
	}
	switch {
	case all.point+all.commas > all.comma+all.points:
		n.decimal = '.'
	case all.comma+all.points > 0:
		n.decimal = ','
	default: // only marks that may be either, with three digits behind them
		if grouped(columns, func(e evidence) int { return e.commaed }) {
			n.decimal, all.commas, guessed = '.', 1, true
		} else if grouped(columns, func(e evidence) int { return e.pointed }) {
			n.decimal, all.points, guessed = ',', 1, true
		} else if all.commaed > 0 && all.pointed == 0 {
			n.decimal, guessed = ',', true
		} else if all.pointed > 0 {
			n.decimal = '.'
		}
	}
	switch {
	case n.decimal != ',' && (all.commas > 0 || n.decimal == '.' && all.commaed > 0):
		n.thousands = ','
	case n.decimal == ',' && (all.points > 0 || all.pointed > 0):
		n.thousands = '.'
	case all.quotes > 0:
		n.thousands = '\''
	case all.blanks > 0:
		n.thousands = ' '
	}
	return n, guessed
}

// grouped says whether in some column the mark can only be one of thousands: numbers below 1000 are without it, none above
// is.
func grouped(columns []evidence, marked func(evidence) int) bool {
	for _, e := range columns {
		if n := marked(e); n >= 2 && e.small > 0 && e.big == 0 {
			return true
		}
	}
	return false
}
