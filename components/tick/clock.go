package tick

import (
	"math"

	"github.com/sonde-viz/sonde/components/scale"
)

// Dates of the proleptic Gregorian calendar, without leap seconds, as of POSIX time. Years 0 to 9999.
const (
	clockLeast = -62167219200 // 0000-01-01T00:00:00Z
	clockMost  = 253402300800 // the end of 9999
	secondsDay = 86400
)

// civil returns the date of a day counted from 1970-01-01. (Source: H. Hinnant, chrono-compatible low-level date
// algorithms, civil_from_days.)
func civil(day int64) (year int64, month, date int) {
	day += 719468 // from 0000-03-01: a leap day ends its year
	era := floorDiv(day, 146097)
	inEra := day - era*146097
	yearOfEra := (inEra - inEra/1460 + inEra/36524 - inEra/146096) / 365
	inYear := inEra - (365*yearOfEra + yearOfEra/4 - yearOfEra/100)
	m := (5*inYear + 2) / 153 // 0 is March
	date = int(inYear-(153*m+2)/5) + 1
	month = int(m) + 3
	year = yearOfEra + era*400
	if month > 12 {
		month -= 12
		year++
	}
	return year, month, date
}

// dayOf is the inverse of civil (days_from_civil).
func dayOf(year int64, month, date int) int64 {
	if month <= 2 {
		year--
		month += 12
	}
	era := floorDiv(year, 400)
	yearOfEra := year - era*400
	inYear := (153*int64(month-3)+2)/5 + int64(date) - 1
	return era*146097 + yearOfEra*365 + yearOfEra/4 - yearOfEra/100 + inYear - 719468
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// digits appends n in at least so many digits.
func digits(dst []byte, n int64, least int) []byte {
	var b [20]byte
	i := len(b)
	for n > 0 || len(b)-i < least {
		i--
		b[i] = byte('0' + n%10)
		n /= 10
	}
	return append(dst, b[i:]...)
}

// appendDate appends 2024-05-17.
func appendDate(dst []byte, day int64) []byte {
	y, m, d := civil(day)
	dst = append(digits(dst, y, 4), '-')
	dst = append(digits(dst, int64(m), 2), '-')
	return digits(dst, int64(d), 2)
}

// appendMinutes appends 14:30 of the seconds of a day.
func appendMinutes(dst []byte, second int64) []byte {
	return digits(append(digits(dst, second/3600, 2), ':'), second/60%60, 2)
}

// clockTime is a time in whole parts of a second.
type clockTime struct {
	day, second, fraction int64
}

// mostDecimals is as fine as float64 seconds of this century are.
const mostDecimals = 6

// timeOf rounds v to the given decimals of a second.
func timeOf(v float64, decimals int) (t clockTime) {
	whole := math.Floor(v)
	per := math.Pow10(decimals)
	n, fraction := floor(whole), floor((v-whole)*per+0.5)
	if float64(fraction) >= per {
		n, fraction = n+1, 0
	}
	t.day = floorDiv(n, secondsDay)
	t.second, t.fraction = n-t.day*secondsDay, fraction
	return t
}

func floor(v float64) int64 {
	n := int64(v)
	if float64(n) > v {
		n--
	}
	return n
}

// Moment appends date and time of origin + v, in seconds since 1970, to the resolution in seconds: 2024-05-17 14:30:05.25.
func Moment(dst []byte, origin, v, resolution float64) []byte {
	if sum := origin + v; !(sum >= clockLeast && sum < clockMost) {
		return Precise(dst, origin, v, "s", resolution)
	}
	d := min(decimals(resolution), mostParts)
	if origin == 0 { // no finer than v is
		d = min(d, int(math.Floor(-math.Log10(2*scale.ULP(v)))))
	}
	f, _ := sumOf(origin, v)
	return f.moment(dst, d)
}

// dated says whether seconds since 1970 have a date.
func (f *fixed) dated() bool {
	n := int64(f[2])
	return (f[3] == 0 && n >= 0 || f[3] == math.MaxUint64 && n < 0) && n >= clockLeast && n < clockMost
}

// Moment appends date and time of seconds since 1970, with so many decimals.
func (f fixed) moment(dst []byte, decimals int) []byte {
	f.add(0.5 * math.Pow10(-decimals))
	n := int64(f[2])
	day := floorDiv(n, secondsDay)
	second := n - day*secondsDay
	dst = append(appendDate(dst, day), ' ')
	dst = append(appendMinutes(dst, second), ':')
	dst = digits(dst, second%60, 2)
	if decimals > 0 {
		dst = f.fraction(append(dst, '.'), decimals)
	}
	return append(dst, "\u00a0UTC"...)
}
