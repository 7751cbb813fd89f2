package table

import (
	"bytes"
	"strings"
)

// unitsLine says whether cells are units: most of those that hold text, and in a column of numbers.
func unitsLine(cells []string, c *candidate) bool {
	if w := word(cells[0]); device(cells[0]) || startKeys[w] || yUnitKeys[w] && len(cells) > 1 {
		return false // "HUnit", "s", "s"
	}
	units, others, valued := 0, 0, false
	if c.n == 1 && !isUnit(unitOf(cells[0])) { // "[Data]"
		return false
	}
	for j, cell := range cells {
		inner := unitOf(cell)
		switch {
		case cell == "" || cell == "-":
		case hasUnit(cell): // a name
			others++
		case c.types[j] == empty && c.numbers.kindOf([]byte(cell)) == number:
		case isUnit(inner) || inner != strings.TrimSpace(cell) && !isWord(cell) && len(inner) < 12 && !strings.Contains(inner, " "):
			units++
			valued = valued || c.types[j] == number
		case countNames[word(cell)] || timeNames[word(cell)] || dateNames[word(cell)] || strings.EqualFold(cell, "sequence") || strings.EqualFold(cell, "ts") || strings.EqualFold(cell, "rn") || strings.EqualFold(cell, "samples"):
		default:
			others++
		}
	}
	return valued && units > 0 && units >= 2*others
}

// bracketedUnit says whether a name ends in a unit in brackets.
func bracketedUnit(name string) bool {
	_, u := splitUnit(name)
	return isUnit(u) && strings.HasSuffix(name, "]") || isUnit(u) && strings.HasSuffix(name, ")")
}

// bracketed says whether all cells are in brackets: units and nothing else.
func bracketed(cells []string) bool {
	for _, cell := range cells {
		if cell != "" && !(strings.HasPrefix(cell, "(") || strings.HasPrefix(cell, "[")) {
			return false
		}
	}
	return true
}

// namesLine says whether a line can hold the names of the columns.
func (p *plan) namesLine(line []byte, c *candidate) bool {
	cells := p.fit(line, c)
	if cells == nil || p.metaLine(line, c) {
		return false
	}
	texts := 0
	for _, cell := range cells {
		switch c.numbers.kindOf([]byte(cell)) {
		case words_, gap:
			texts++
		case instant:
			return false
		}
	}
	return texts > 0
}

// metaLine says whether a line is a key and its values rather than names.
func (p *plan) metaLine(line []byte, c *candidate) bool {
	cells, _ := split(nil, line, c.sep)
	if c.n == 1 {
		first := text(cells[0])
		if k, v, ok := strings.Cut(strings.TrimSpace(text(line)), ":"); ok && k != "" && len(v) > 1 && strings.HasSuffix(v, ":") {
			return true // "Resolution:1e-05:"
		}
		if s := text(trim(line)); strings.HasPrefix(s, "[") && strings.HasSuffix(s, "]") && !isUnit(unitOf(s)) {
			return true // "[Data]"
		}
		if bytes.Contains(line, []byte(" // ")) {
			return true // "-0.5 // Start time (seconds)"
		}
		return len(cells) > 1 && c.sep != ' ' && device(first) || c.sep == ' ' && (bytes.Contains(line, []byte(": ")) || bytes.Contains(line, []byte("="))) && known(before(text(line), ":="))
	}
	first := text(bytes.TrimLeft(cells[0], "#%!* "))
	if len(first) > 1 && first[len(first)-1] == '=' {
		return true // "Range=", "10 V", "10 V"
	}
	if nameKeys[word(first)] && word(first) == "source" {
		return false // Siglent: "Source,CH1" above "Second,Volt"
	}
	for j, cell := range cells { // a heading has units, or a time
		if s := text(cell); hasUnit(s) || j > 0 && len(cells) == c.n && timed(s) && timeUnit(s) == "" {
			return false
		}
	}
	return (device(first) || startKeys[word(first)]) && !timed(first)
}

// known says whether a key is one of those that are looked for in metadata.
func known(key string) bool { return device(key) || nameKeys[word(key)] || yUnitKeys[word(key)] }

func before(s, marks string) string {
	if i := strings.IndexAny(s, marks); i >= 0 {
		return s[:i]
	}
	return s
}
