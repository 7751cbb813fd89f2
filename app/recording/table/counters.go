package table

import (
	"math"
	"strings"
)

// countsBy1 says whether values count up by 1, but for a few that are missing.
func countsBy1(values []float64) bool {
	more := 0
	for i := 1; i < len(values); i++ {
		d := values[i] - values[i-1]
		if !(d >= 1) || d != math.Trunc(d) {
			return false
		}
		if d > 1 {
			more++
		}
	}
	return len(values) > 1 && 10*more <= len(values) && values[0] == math.Trunc(values[0])
}

// countsRows says whether the first column counts the rows from 0 or 1.
func (p *plan) countsRows(c *candidate) bool {
	values, _, _ := c.rising(p, 0)
	return countsBy1(values) && len(values) > 2 && (values[0] == 0 || values[0] == 1)
}

// leaveCounters leaves out columns that count the rows.
func (p *plan) leaveCounters(c *candidate, fixed int) {
	for j := range p.columns {
		col := &p.columns[j]
		if col.use != asData || p.others(j) == 0 || j == fixed {
			continue
		}
		if j > 0 && word(col.name) == "table" && word(p.columns[j-1].name) == "result" && c.constant(j) {
			col.use = asNothing
			p.note("Column " + itoa(j+1) + p.called(j) + " numbers the answers of a query and was left out.")
			continue
		}
		unit := strings.ToLower(col.unit)
		unnamed := j == 0 && col.name == "" && unit == "" && p.named                                                                  // an index, as pandas and R write it
		unnamed = unnamed || j == 0 && unit == "" && (p.time == 1 && p.columns[1].use == asInstant || p.date == 1) && p.countsRows(c) // "EasyLog USB,Time,Celsius"
		if !unnamed && !countNames[word(col.name)] && unit != "sequence" && unit != "rn" && unit != "no." && unit != "#" {
			continue
		}
		if values, _, _ := c.rising(p, j); countsBy1(values) {
			col.use = asNothing
			p.note("Column " + itoa(j+1) + p.called(j) + " counts the rows and was left out.")
		}
	}
}
