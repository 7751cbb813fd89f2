package table

import (
	"bytes"
	"strings"
)

// missing are the words that instruments, loggers and spreadsheets write where there is no number, in lower case.
var missing = map[string]bool{
	"nan": true, "na": true, "n/a": true, "n.a.": true, "null": true, "nil": true, "none": true, "missing": true, "no data": true, "nodata": true, "empty": true,
	"ol": true, "o.l": true, "o.l.": true, "0l": true, "0.l": true, "ovld": true, "ovl": true, "overload": true, "over": true, "overflow": true, "over range": true, "overrange": true,
	"ovr": true, "ovf": true, "oor": true, "out of range": true, "under": true, "underflow": true, "underrange": true, "under range": true, "clip": true, "clipped": true, "sat": true, "saturated": true,
	"inf": true, "infinity": true, "∞": true, "inv": true, "invalid": true, "error": true, "err": true, "fail": true, "failed": true, "bad": true, "bad input": true, "fault": true,
	"open": true, "burnout": true, "burn out": true, "b.out": true, "off": true, "hi": true, "lo": true, "high": true, "low": true, "ur": true, "or": true, "unplugged": true, "disconnected": true,
	"#n/a": true, "#num!": true, "#div/0!": true, "#value!": true, "#ref!": true, "#name?": true, "#null!": true, "#zahl!": true, "#wert!": true, "#bezug!": true, "#nv": true,
	"#nombre!": true, "#valeur!": true, "1.#inf": true, "1.#ind": true, "1.#qnan": true, "1.#snan": true, "1.#nan": true, "1.#inf00": true, "1.#ind00": true, "1.#qnan0": true, "1.#j": true,
	"undef": true, "undefined": true, "nd": true, "void": true, "<na>": true, "nat": true, "(null)": true, "\\n": true, "snan": true, "qnan": true,
}

// isMissing says whether a cell stands for no number: one of the words, with a sign or without, or a run of one sign as
// "---" and "****".
func isMissing(cell []byte) bool {
	if len(cell) > 16 || len(cell) == 0 {
		return false
	}
	if c := cell[0]; bytes.IndexByte([]byte("-*_.?~=x"), c) >= 0 && len(bytes.Trim(cell, string(rune(c)))) == 0 {
		return c != 'x' || len(cell) > 2
	}
	if c := cell[0]; c >= '0' && c <= '9' && bytes.IndexByte(cell, '#') < 0 && len(cell) > 3 && cell[len(cell)-1] != '7' {
		return false // most of what comes here is a number after all
	}
	word := strings.ToLower(string(cell))
	if strings.HasSuffix(word, "37") && strings.Contains(word, "e") { // with a point, where the decimal sign is a comma
		if v, ok := (numbers{decimal: '.'}).parse(cell); ok && (v >= overload || v <= -overload) {
			return true
		}
	}
	switch strings.Trim(word, "- .:") {
	case "", "-.-", "--.--":
		return true
	}
	return missing[strings.TrimLeft(word, "+-")] || missing[word]
}
