package table

import (
	"math"
	"strings"
	"time"
)

// parseRFC3339 reads a date with or without a time of day, a blank or T between them, and a zone or none.
func parseRFC3339(text string) (Start, bool) {
	text = strings.Replace(text, ",", ".", 1)
	for _, form := range [...]string{"2006-01-02T15:04:05Z07:00", "2006-01-02 15:04:05Z07:00", "2006-01-02T15:04:05", "2006-01-02 15:04:05",
		"2006-01-02T15:04", "2006-01-02 15:04", "2006-01-02"} {
		t, err := time.Parse(form, text)
		if err != nil {
			continue
		}
		s := Start{Whole: t.Unix(), Fraction: float64(t.Nanosecond()) / 1e9, Absolute: true}
		if strings.HasSuffix(form, "Z07:00") {
			s.Zone = t.Format("Z07:00")
		}
		return s, true
	}
	return Start{}, false
}

// rfc3339 writes an absolute time in its zone, to the nanosecond.
func (s Start) rfc3339() string {
	t := time.Unix(s.Whole, int64(math.Round(s.Fraction*1e9))).UTC()
	if z, err := time.Parse("Z07:00", s.Zone); err == nil {
		t = t.In(z.Location())
	}
	return t.Format(time.RFC3339Nano)
}
