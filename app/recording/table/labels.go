package table

import (
	"bytes"
	"slices"
	"strings"
)

// labels are the names that stand in every row, before its numbers: "temp:21.5,hum:40", as the serial plotter of Arduino
// reads, or "t=0.1 u=2", "temp: 21.5 °C".
type labels []string

// unlabel tells by the sample whether rows have labels, and if so makes a table of it: the names in a line of number 0, and
// numbers with tabs between them.
func (r *Reader) unlabel() {
	if r.labels != nil || r.options.Separator != "" || len(r.sample) < 3 {
		return
	}
	found, _ := cutLabels(r.sample[len(r.sample)/2].text)
	if found == nil {
		return
	}
	all, like, first := 0, 0, 0
	for i, l := range r.sample {
		if len(trim(l.text)) == 0 {
			continue
		}
		all++
		if names, _ := cutLabels(l.text); slices.Equal(names, found) {
			if like++; like == 1 {
				first = i
			}
		}
	}
	if like < 3 || 5*like < 4*all {
		return
	}
	r.labels = found
	for i := range r.sample {
		r.sample[i].text = r.labels.strip(r.sample[i].text)
	}
	heading := source{[]byte(strings.Join(found, "\t")), 0, 0, 1}
	r.sample = slices.Insert(r.sample, first, heading)
}

// strip gives the numbers of a line that has the labels, with tabs between them; any other line as it is.
func (ls labels) strip(line []byte) []byte {
	if ls == nil {
		return line
	}
	names, numbers := cutLabels(line)
	if !slices.Equal(names, ls) {
		return line
	}
	return bytes.Join(numbers, []byte("\t"))
}

// cutLabels takes a line apart that is labels and numbers and nothing else, nil for any other.
func cutLabels(line []byte) (names labels, values [][]byte) {
	rest := trim(line)
	if i := bytes.Index(rest, []byte(" -> ")); i > 0 { // the serial monitor sets a time before
		if _, ok := parseMoment(string(rest[:i]), dayFirst); !ok {
			return nil, nil
		}
		names, values, rest = labels{"Time"}, [][]byte{rest[:i]}, trim(rest[i+4:])
	}
	for len(rest) > 0 {
		end := bytes.IndexAny(rest, ":=")
		if end < 1 || end > 64 {
			return nil, nil
		}
		name := trim(rest[:end])
		if len(name) == 0 || !(name[0]|0x20 >= 'a' && name[0]|0x20 <= 'z' || name[0] >= 0x80 || name[0] == '_') || bytes.ContainsAny(name, ",;\t\"") {
			return nil, nil
		}
		rest = bytes.TrimLeft(rest[end+1:], " ")
		unit := ""
		if end = bytes.IndexAny(rest, ",;\t"); end < 0 {
			end = len(rest)
		}
		value := trim(rest[:end])
		if _, u, ok := (numbers{decimal: '.'}).quantity(value); ok { // "temp: 21.5 C"
			unit = " [" + u + "]"
			value = value[:bytes.IndexFunc(value, func(r rune) bool { return !strings.ContainsRune("0123456789.+-", r) })]
		} else if i := bytes.IndexByte(value, ' '); i > 0 {
			value = value[:i]
			end = i
		}
		if _, ok := (numbers{decimal: '.'}).parse(value); !ok && !isMissing(value) {
			return nil, nil
		}
		names, values = append(names, text(name)+unit), append(values, value)
		rest = bytes.TrimLeft(rest[end:], ",; \t")
	}
	return names, values
}
