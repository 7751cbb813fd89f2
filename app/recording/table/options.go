package table

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// Options are what a user fixes instead of letting the reader decide it. The zero value decides everything. Lines count
// from 1, as editors show them; columns count from 1. Options can be compared, and kept as JSON.
type Options struct {
	Heading   int     `json:"heading,omitempty"`   // line of the names; None: there is no such line
	Units     int     `json:"units,omitempty"`     // line of the units; None: there is no such line
	Time      int     `json:"time,omitempty"`      // column of the times; None: there is none
	TimeUnit  string  `json:"timeUnit,omitempty"`  // one of TimeUnits
	Separator string  `json:"separator,omitempty"` // one of Separators
	Decimal   string  `json:"decimal,omitempty"`   // one of Decimals
	Thousands string  `json:"thousands,omitempty"` // one of Thousands
	Rate      float64 `json:"rate,omitempty"`      // sample rate in Hz, whatever the file says
	Start     string  `json:"start,omitempty"`     // time of the first sample: seconds as "-0.2", or a date as "2025-03-30T01:59:58Z"
}

// None says that there is no such line or column.
const None = -1

// What the options may be, besides "" for what the reader decides.
var (
	// TimeUnits: of numbers, and for dates the order of their parts. "samples" is a column that counts.
	TimeUnits = []string{"s", "ms", "us", "ns", "ps", "min", "h", "d", "samples", "date", "dmy", "mdy", "ymd"}
	// Separators of cells; " " is any run of blanks.
	Separators = []string{",", ";", "\t", "|", " "}
	Decimals   = []string{".", ","}
	// Thousands are the separators of thousands; "none" takes no sign for one.
	Thousands = []string{"none", ",", ".", " ", "'"}
)

// Check says what is wrong with options.
func (o Options) Check() error {
	for _, c := range []struct {
		name, value string
		allowed     []string
	}{
		{"timeUnit", o.TimeUnit, TimeUnits}, {"separator", o.Separator, Separators},
		{"decimal", o.Decimal, Decimals}, {"thousands", o.Thousands, Thousands},
	} {
		if c.value != "" && !slices.Contains(c.allowed, c.value) {
			return fmt.Errorf("%s is %q; allowed: %q", c.name, c.value, c.allowed)
		}
	}
	switch {
	case o.Heading < None || o.Units < None || o.Time < None:
		return fmt.Errorf("heading, units, time are %d, %d, %d; allowed: 0 (decide), from 1, or %d (none)", o.Heading, o.Units, o.Time, None)
	case !(o.Rate >= 0) || math.IsInf(o.Rate, 0):
		return fmt.Errorf("rate is %v Hz; allowed: above 0, or 0 (decide)", o.Rate)
	case o.Decimal != "" && o.Decimal == o.Thousands:
		return fmt.Errorf("thousands and decimal are both %q; allowed: two signs", o.Decimal)
	}
	_, err := o.start()
	return err
}

// start is the time of the first sample that is fixed, nil for none.
func (o Options) start() (*Start, error) {
	if o.Start == "" {
		return nil, nil
	}
	s, err := ParseStart(o.Start)
	if err != nil {
		return nil, err
	}
	return &s, nil
}

// Layout is how a table was read: the options as decided, every field set, and what its columns are.
type Layout struct {
	Options
	Guessed []string `json:"guessed,omitempty"` // the options, by their names in JSON, that nothing in the file says
	Columns []Column `json:"columns"`
}

// Column is one column of the file.
type Column struct {
	Name string `json:"name"`
	Unit string `json:"unit"`
	Role Role   `json:"role"`
}

// Role is what a column, or a line, is.
type Role string

// The roles of columns are Time, Data and Text (not read); those of lines all but Time.
const (
	Time     Role = "time"
	Data     Role = "data"
	Text     Role = "text" // a line that is not part of the table: metadata, a comment, a footer
	Heading  Role = "heading"
	Units    Role = "units"
	Blank    Role = "blank"
	Skipped  Role = "skipped"  // within the table, and not readable as a row of it
	Repeated Role = "repeated" // the heading, once more
)

// Preview is the beginning of a file as it will be read.
type Preview struct {
	Layout  Layout   `json:"layout"`
	Lines   []Line   `json:"lines"`
	Remarks []string `json:"remarks"`
}

// Line is one line of a file: a row of the table, or what stands around it. A row whose quotes hold line ends is one line.
type Line struct {
	Number int      `json:"number"` // as an editor counts
	Role   Role     `json:"role"`
	Cells  []string `json:"cells"` // as text, without the quotes
}

// Start is the time of sample 0: Whole + Fraction seconds. Two numbers, since a float64 tells times since 1970 apart by
// 0.24 us only.
type Start struct {
	Whole    int64   // seconds from the file's own 0, or since 1970-01-01 00:00 UTC when Absolute
	Fraction float64 // between -1 and 1
	Absolute bool
	Zone     string // of an absolute time, as written: "Z" or "+02:00"; "" when none was, and UTC was taken
}

// Seconds is the start as one number.
func (s Start) Seconds() float64 { return float64(s.Whole) + s.Fraction }

// seconds makes a start from 0.
func seconds(t float64) Start {
	whole, fraction := math.Modf(t)
	if !(math.Abs(whole) < 1<<62) {
		return Start{}
	}
	return Start{Whole: int64(whole), Fraction: fraction}
}

// ParseStart reads seconds ("-0.2") or a date ("2025-03-30T01:59:58.5+02:00"; without a zone UTC is taken).
func ParseStart(text string) (Start, error) {
	text = strings.TrimSpace(text)
	if v, err := strconv.ParseFloat(text, 64); err == nil && !math.IsInf(v, 0) && v == v {
		return seconds(v), nil
	}
	if s, ok := parseRFC3339(text); ok {
		return s, nil
	}
	return Start{}, fmt.Errorf(`start is %q; allowed: seconds as "-0.2", or a date as "2025-03-30T01:59:58Z"`, text)
}

// String is RFC 3339 for an absolute time, with as many digits as it has, and else seconds.
func (s Start) String() string {
	if s.Absolute {
		return s.rfc3339()
	}
	return strconv.FormatFloat(s.Seconds(), 'g', -1, 64)
}
