package table

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// moment is what a cell says of a time: a date, a time of day, or both.
type moment struct {
	date, clock bool
	days        int64   // since 1970-01-01, when there is a date
	seconds     int64   // of the day; more than a day's for an elapsed time
	fraction    float64 // of a second
	digits      int     // of the fraction; -1: no seconds are written
	negative    bool    // an elapsed time before 0
	zone        string  // "Z", "+02:00", or "" for none
	offset      int64   // of the zone, in seconds
	doubtful    bool    // day and month could be the other way round
}

// order is the order of the parts of a date that does not begin with its year.
type order byte

const (
	dayFirst order = iota + 1
	monthFirst
	dotted // times of day have points, and dates begin with the day
)

// parseMoment reads dates and times as they are written by instruments: 2025-03-30T01:59:58.123456789+02:00, 30.03.2025 1:59,
// 3/30/2025 1:59:58 AM, 28-Apr-2009 13:11:59, 20250330T015958, 01:59:58,5, 123:59:58. A number alone is not a time.
func parseMoment(s string, o order) (m moment, ok bool) {
	s = strings.TrimSpace(s)
	s = strings.TrimPrefix(strings.TrimRight(s, "]:"), "[") // as logs set them off
	s = colons(yearLast(strings.TrimSuffix(s, " Uhr")), o)
	if len(s) < 4 || len(s) > 48 {
		return m, false
	}
	if strings.HasPrefix(s, "-") && strings.Contains(s, ":") {
		m.negative, s = true, s[1:]
	}
	if n := strings.TrimLeft(s, "0123456789"); len(s)-len(n) == 14 && (n == "" || n[0] == '.' || n[0] == ',') && (s[:2] == "19" || s[:2] == "20") {
		s = s[:8] + "T" + s[8:] // 20250330015958
	}
	rest := s
	if date, after, found := cutDate(s, o, &m); found {
		m.date, m.days = true, date
		rest = strings.TrimLeft(after, " ,\u00a0")
		if len(rest) > 1 && (rest[0] == 'T' || rest[0] == 't' || rest[0] == '_' || rest[0] == '-' || rest[0] == ':' || rest[0] == '/') && rest[1] >= '0' && rest[1] <= '9' {
			rest = rest[1:]
		}
		if rest == "" || rest == "Z" {
			m.digits = -1
			return m, !m.negative
		}
	}
	if m.date {
		rest = colons(rest, dotted) // 2024-05-16-13.02.03
	}
	half := ""
	for word, latin := range halfWords {
		if after, found := strings.CutPrefix(rest, word); found { // 下午1:02:03
			half, rest = latin, strings.TrimLeft(after, " ")
		}
	}
	hour, _ := leading(rest, 2)
	if rest, ok = m.cutClock(rest); !ok {
		return m, false
	}
	if half != "" {
		if _, ok = m.cutHalf(half, hour, 0); !ok {
			return m, false
		}
	}
	if rest, ok = m.cutZone(rest); !ok {
		return m, false
	}
	if !m.date { // 10:30:25 2025-03-30
		if date, after, found := cutDate(strings.TrimLeft(rest, " ,"), o, &m); found {
			m.date, m.days, rest = true, date, after
		}
	}
	if m.date && (m.negative || m.seconds > 86400) {
		return m, false
	}
	return m, rest == ""
}

// leading takes a number of at most width digits off the start of s.
func leading(s string, width int) (n, size int) {
	for size < len(s) && size < width && s[size] >= '0' && s[size] <= '9' {
		n = 10*n + int(s[size]-'0')
		size++
	}
	return n, size
}

// cutDate takes a date off the start of s.
func cutDate(s string, o order, m *moment) (days int64, rest string, ok bool) {
	s = dayName(s)
	a, n := leading(s, 9)
	if n == 0 {
		return monthNameFirst(s)
	}
	rest = s[n:]
	if n == 8 && (rest == "" || rest[0] == 'T' || rest[0] == ' ' || rest[0] == '_' || rest[0] == '-') && (rest != "" || a > 19000000 && a < 22000000) { // 20250330
		if rest == "" {
			return 0, "", false // a number
		}
		days, ok = civil(a/10000, a/100%100, a%100)
		return days, rest, ok
	}
	if rest == "" || strings.IndexByte("-/. 年", rest[0]) < 0 && !strings.HasPrefix(rest, "年") {
		return 0, "", false
	}
	mark := rest[:1]
	if strings.HasPrefix(rest, "年") {
		mark = "年"
	}
	rest = strings.TrimLeft(rest[len(mark):], " ")
	if name, after, named := monthName(rest); named && n <= 2 { // 28-Apr-2009
		after = strings.TrimLeft(after, "-/. ,")
		y, size := leading(after, 4)
		if size != 4 && size != 2 {
			return 0, "", false
		}
		days, ok = civil(century(y, size), name, a)
		return days, after[size:], ok
	} else if named && n == 4 { // 2009-Apr-28
		after = strings.TrimLeft(after, "-/. ")
		d, size := leading(after, 2)
		days, ok = civil(a, name, d)
		return days, after[size:], ok && size > 0
	}
	if mark == " " {
		return 0, "", false
	}
	if day, size := leading(rest, 4); n == 4 && size == 3 && mark == "-" { // 2024-137, the day of the year
		days, ok = civil(a, 1, 1)
		return days + int64(day) - 1, rest[size:], ok && day > 0 && day < 367
	}
	b, size := leading(rest, 2)
	if size == 0 {
		return 0, "", false
	}
	rest = rest[size:]
	second := mark
	if mark == "年" {
		second = "月"
	}
	if !strings.HasPrefix(rest, second) {
		return 0, "", false
	}
	rest = strings.TrimLeft(rest[len(second):], " ")
	c, size := leading(rest, 4)
	rest = strings.TrimPrefix(rest[size:], "日")
	switch {
	case n == 4 && (size == 1 || size == 2): // year first
		days, ok = civil(a, b, c)
		return days, rest, ok
	case n > 2 || size != 4 && size != 2:
		return 0, "", false
	}
	day, month := a, b
	if m.doubtful = a <= 12 && b <= 12 && a != b; o == monthFirst && b <= 31 || a <= 12 && b > 12 {
		day, month = b, a
	}
	if a > 12 {
		day, month = a, b
	}
	days, ok = civil(century(c, size), month, day)
	return days, rest, ok
}

// century makes a year of two digits one of four: 1970 to 2069.
func century(y, digits int) int {
	switch {
	case digits == 4:
		return y
	case y < 70:
		return 2000 + y
	}
	return 1900 + y
}

// civil is the day's number since 1970-01-01 in the Gregorian calendar.
func civil(y, m, d int) (days int64, ok bool) {
	if y < 1000 || y > 9999 || m < 1 || m > 12 || d < 1 || d > 31 {
		return 0, false
	}
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	return t.Unix() / 86400, t.Day() == d // before 1970 the times are whole days too
}

var monthNames = [...]string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
	"jän", "fév", "mär", "avr", "mai", "juin", "juil", "aoû", "set", "okt", "nov", "dez", "janv", "fevr", "mrz", "abr", "maj", "jui", "ago", "ago", "sept", "out", "nov", "déc"}

// monthName takes the name of a month off the start of s.
func monthName(s string) (month int, rest string, ok bool) {
	end := 0
	for end < len(s) && (s[end]|0x20 >= 'a' && s[end]|0x20 <= 'z' || s[end] >= 0x80) {
		end++
	}
	if end < 3 {
		return 0, "", false
	}
	word := strings.ToLower(s[:end])
	for i, n := range monthNames {
		if strings.HasPrefix(word, n) {
			return i%12 + 1, strings.TrimLeft(s[end:], "."), true
		}
	}
	return 0, "", false
}

// monthNameFirst reads "Apr 28, 2009" and "Apr 28 13:11:59 2009" as far as the day and year go.
func monthNameFirst(s string) (days int64, rest string, ok bool) {
	month, rest, ok := monthName(s)
	if !ok {
		return 0, "", false
	}
	rest = strings.TrimLeft(rest, " -./")
	d, n := leading(rest, 2)
	if n == 0 {
		return 0, "", false
	}
	rest = strings.TrimLeft(rest[n:], " ,-./")
	y, n := leading(rest, 4)
	if n != 4 || n < len(rest) && rest[n] == ':' {
		return 0, "", false
	}
	days, ok = civil(y, month, d)
	return days, rest[n:], ok
}

// dayName takes the name of a weekday off the start of s.
func dayName(s string) string {
	for _, n := range [...]string{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"} {
		if strings.HasPrefix(s, n) {
			return strings.TrimLeft(strings.TrimLeft(s[3:], "abcdefghijklmnopqrstuvwxyz"), "., ")
		}
	}
	return s
}

// cutClock takes a time of day, or an elapsed time, off the start of s.
func (m *moment) cutClock(s string) (rest string, ok bool) {
	h, n := leading(s, 6)
	if n == 0 {
		return "", false
	}
	rest = s[n:]
	if m.date && n == 6 && (rest == "" || rest[0] < '0' || rest[0] > '9') { // 015958
		m.clock, m.seconds = true, int64(h/10000*3600+h/100%100*60+h%100)
		return m.cutFraction(rest), h/100%100 < 60 && h%100 < 61
	}
	days := 0
	if n <= 5 && len(rest) > 1 && rest[0] == '.' && !m.date { // 1.02:03:04 is a day and two hours
		if hours, size := leading(rest[1:], 2); size == 2 && strings.HasPrefix(rest[3:], ":") {
			days, h, rest = h, hours, rest[3:]
		}
	}
	if !strings.HasPrefix(rest, ":") {
		return "", false
	}
	minute, n := leading(rest[1:], 2)
	if n == 0 || minute > 59 {
		return "", false
	}
	rest = rest[1+n:]
	m.clock = true
	m.seconds = int64(days)*86400 + int64(h)*3600 + int64(minute)*60
	m.digits = -1
	switch {
	case strings.HasPrefix(rest, ":"):
		second, n := leading(rest[1:], 2)
		if n == 0 || second > 60 {
			return "", false
		}
		m.seconds += int64(second)
		rest = m.cutFraction(rest[1+n:])
	case len(rest) > 1 && rest[0] == '.' && !m.date: // 59:58.5 is minutes and seconds
		m.seconds = int64(h)*60 + int64(minute)
		rest = m.cutFraction(rest)
	}
	return m.cutHalf(rest, h, n)
}

// cutFraction takes the fraction of a second: after a point, a comma, or a colon as some loggers write.
func (m *moment) cutFraction(s string) (rest string) {
	m.digits = 0
	if len(s) < 2 || s[0] != '.' && s[0] != ',' && s[0] != ':' || s[1] < '0' || s[1] > '9' {
		return s
	}
	n, size := leading(s[1:], 9)
	m.digits = size
	m.fraction = float64(n) / powersOfTen[size]
	rest = strings.TrimLeft(s[1+size:], "0123456789")
	return rest
}

// cutHalf takes AM or PM.
func (m *moment) cutHalf(s string, hour, _ int) (rest string, ok bool) {
	word := strings.ToLower(strings.TrimLeft(s, " \u00a0\u202f"))
	if word == "a" || word == "p" { // 1:02p
		s, word = s+"m", word+"m"
	}
	for _, half := range [...]struct {
		word  string
		after bool
	}{{"am", false}, {"pm", true}, {"a.m.", false}, {"p.m.", true}, {"a. m.", false}, {"p. m.", true}, {"a.\u00a0m.", false}, {"p.\u00a0m.", true}} {
		if strings.HasPrefix(word, half.word) {
			if hour < 1 || hour > 12 {
				return "", false
			}
			if half.after && hour < 12 {
				m.seconds += 12 * 3600
			} else if !half.after && hour == 12 {
				m.seconds -= 12 * 3600
			}
			return strings.TrimLeft(s, " \u00a0\u202f")[len(half.word):], true
		}
	}
	return s, true
}

// zoneNames are the zones whose letters mean one thing only.
var zoneNames = map[string]int64{"Z": 0, "UTC": 0, "GMT": 0, "CET": 3600, "CEST": 7200, "MEZ": 3600, "MESZ": 7200, "EST": -5 * 3600, "EDT": -4 * 3600,
	"CDT": -5 * 3600, "MST": -7 * 3600, "MDT": -6 * 3600, "PST": -8 * 3600, "PDT": -7 * 3600, "JST": 9 * 3600, "KST": 9 * 3600}

// cutZone takes a zone off the start of s.
func (m *moment) cutZone(s string) (rest string, ok bool) {
	rest = strings.TrimLeft(s, " ")
	end := 0
	for end < len(rest) && (rest[end] >= 'A' && rest[end] <= 'Z' || rest[end] == 'z') {
		end++
	}
	named := false
	if end > 0 {
		offset, known := zoneNames[strings.ToUpper(rest[:end])]
		if !known {
			return s, true // a date after the time, or not a time at all
		}
		m.zone, m.offset, named = zoneOf(offset), offset, true
		rest = rest[end:]
	}
	if len(rest) < 2 || rest[0] != '+' && rest[0] != '-' {
		if !named {
			return s, true
		}
		return rest, true
	}
	h, n := leading(rest[1:], 2)
	if n == 0 {
		return "", false
	}
	after := strings.TrimPrefix(rest[1+n:], ":")
	minute, k := leading(after, 2)
	if h > 15 || minute > 59 {
		return "", false
	}
	m.offset = int64(h)*3600 + int64(minute)*60
	if rest[0] == '-' {
		m.offset = -m.offset
	}
	m.zone = zoneOf(m.offset)
	return after[k:], true
}

// zoneOf writes an offset in seconds as RFC 3339 does.
func zoneOf(offset int64) string {
	if offset == 0 {
		return "Z"
	}
	sign := "+"
	if offset < 0 {
		sign, offset = "-", -offset
	}
	two := func(n int64) string { return strconv.Itoa(int(n/10)) + strconv.Itoa(int(n%10)) }
	return sign + two(offset/3600) + ":" + two(offset/60%60)
}

// unix is the time as whole seconds, since 1970 when there is a date, and a fraction.
func (m moment) unix() (whole int64, fraction float64) {
	if m.negative {
		return -m.seconds, -m.fraction
	}
	return m.days*86400 + m.seconds - m.offset, m.fraction
}

// quantum is the step of the last digit that is written, in seconds.
func (m moment) quantum() float64 {
	switch {
	case !m.clock:
		return 86400
	case m.digits < 0:
		return 60
	}
	return 1 / powersOfTen[m.digits]
}

// parseRFC3339 reads an absolute time with or without a zone.
func parseRFC3339(s string) (Start, bool) {
	m, ok := parseMoment(s, dayFirst)
	if !ok || !m.date {
		return Start{}, false
	}
	whole, fraction := m.unix()
	return Start{Whole: whole, Fraction: fraction, Absolute: true, Zone: m.zone}, true
}

// rfc3339 writes an absolute time in its zone, to the nanosecond.
func (s Start) rfc3339() string {
	t := time.Unix(s.Whole, int64(math.Round(s.Fraction*1e9))).UTC()
	if z, err := time.Parse("Z07:00", s.Zone); err == nil {
		t = t.In(z.Location())
	}
	return t.Format(time.RFC3339Nano)
}
