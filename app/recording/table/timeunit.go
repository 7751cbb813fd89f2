package table

import (
	"math"
	"strconv"
	"strings"
)

// agree gives the unit in which the steps of values are the metadata's sample interval.
func (p *plan) agree(values []float64) string {
	step := (values[len(values)-1] - values[0]) / float64(len(values)-1)
	for _, u := range [...]string{"s", "ms", "us", "ns", "min", "h", "ps"} {
		if math.Abs(inSeconds(step, u)-p.interval) <= 5e-3*p.interval {
			return u
		}
	}
	return ""
}

// timeUnit decides the unit of the column of times: by its heading, by metadata, by magnitude, and else seconds.
func (p *plan) timeUnit(c *candidate, o Options, meta *metadata, own string) {
	col := &p.columns[p.time]
	values, _, _ := c.rising(p, p.time)
	unit := timeUnit(col.unit)
	if unit == "" {
		unit = own
	}
	if unit == "" {
		if x := meta.find(xUnitKeys); x != nil {
			unit = timeUnit(x.values[0])
		}
	}
	said := unit != ""
	if len(values) > 0 && o.TimeUnit == "" && unit == "" && values[0] > 1.9e13 && values[0] < 2.2e13 {
		if _, ok := parseMoment(strconv.FormatFloat(values[0], 'f', 0, 64), dayFirst); ok { // 20250330015958
			p.unit, p.scale, col.use, p.onTrial = "date", 1, asInstant, false
			return
		}
	}
	if w := word(col.name); len(values) > 0 && o.TimeUnit == "" && unit == "" && spreadsheetDay(values[0]) && (dateNames[w] || strings.Contains(w, "date") || strings.Contains(w, "stamp")) {
		p.note("By their size, the times in column " + itoa(p.time+1) + p.called(p.time) + " were taken for days since 1900 (UTC), as spreadsheets count.")
		p.guess("timeUnit")
		p.unit, p.scale, p.since, p.onTrial = "d", 86400, -25569*86400, false
		return
	}
	if len(values) > 0 && o.TimeUnit == "" && (unit == "" || unit == "d") {
		if d, ok := dayCounts[word(col.name)]; ok && values[0] > d.least && values[0] < d.least+60000 {
			p.note("The times in column " + itoa(p.time+1) + p.called(p.time) + " were taken for " + d.what + " (UTC).")
			p.guess("timeUnit")
			p.unit, p.scale, p.since, p.onTrial = "d", 86400, d.since, false
			return
		}
	}
	if len(values) > 0 && o.TimeUnit == "" && (unit == "" || unit == "s") && values[0] > 2.9e9 && values[0] < 4.2e9 {
		p.note("By their size, the times in column " + itoa(p.time+1) + p.called(p.time) + " were taken for seconds since 1904 (UTC), as LabVIEW counts.")
		p.guess("timeUnit")
		p.unit, p.scale, p.since, col.use, p.onTrial = "s", 1, -2082844800, asEpoch, false
		return
	}
	if len(values) > 0 && o.TimeUnit == "" {
		if u, ok := epoch(values[0], unit); ok && (!p.onTrial || len(values) > 2) {
			if u != unit {
				p.note("By their size, the times in column " + itoa(p.time+1) + p.called(p.time) + " were taken for " + unitName(u) + " since 1970 (UTC).")
				p.guess("timeUnit")
			}
			p.unit, p.scale, col.use = u, timeScales[u], asEpoch
			p.onTrial = false
			return
		}
	}
	switch {
	case o.TimeUnit == "samples":
		p.unit, p.scale = "samples", 1
		return
	case timeScales[o.TimeUnit] > 0:
		unit, said = o.TimeUnit, true
		if len(values) > 0 {
			if u, ok := epoch(values[0], unit); ok && u == unit {
				col.use = asEpoch
			}
		}
	case said:
	case p.interval > 0 && len(values) > 1 && p.agree(values) != "":
		unit = p.agree(values)
		if p.onTrial {
			p.onTrial = false
		}
		if unit != "s" {
			p.note("The unit of the times in column " + itoa(p.time+1) + p.called(p.time) + " is " + unit + ", by the sample interval above the table.")
		}
		said = true
	default:
		unit = "s"
	}
	p.unit, p.scale = unit, timeScales[unit]
	if !said && !p.onTrial {
		p.note("The unit of the times in column " + itoa(p.time+1) + p.called(p.time) + " is not said; seconds were taken.")
		p.guess("timeUnit")
	}
}

// dayCounts are names of times in days: what they are, the number of a day in 1970 or somewhat before, and the seconds from
// their day 0 to 1970.
var dayCounts = func() map[string]dayCount {
	julian := dayCount{"Julian days", 2440000, -210866760000}
	return map[string]dayCount{"datenum": {"days of MATLAB", 719000, -719529 * 86400}, "mjd": {"modified Julian days", 40000, -40587 * 86400},
		"jd": julian, "bjd": julian, "hjd": julian, "juliandate": julian, "julianday": julian}
}()

type dayCount struct {
	what  string
	least float64
	since int64
}

func unitName(u string) string {
	return map[string]string{"s": "seconds", "ms": "milliseconds", "us": "microseconds", "ns": "nanoseconds"}[u]
}

// epoch tells the unit of a time since 1970 by its size: from 1998 to 2103, which the units share nothing of. A unit that is
// said stays, but for seconds too many for any date.
func epoch(v float64, unit string) (string, bool) {
	for _, u := range [...]struct {
		name  string
		scale float64
	}{{"s", 1}, {"ms", 1e3}, {"us", 1e6}, {"ns", 1e9}} {
		if v >= 9e8*u.scale && v < 4.2e9*u.scale {
			return u.name, unit == "" || unit == u.name || unit == "s"
		}
	}
	return "", false
}

// spreadsheetDay says whether v can be a date as spreadsheets keep it, in days: 1995 to 2064.
func spreadsheetDay(v float64) bool { return v > 34700 && v < 60000 }
