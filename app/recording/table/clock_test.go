package table

import "testing"

func TestMoments(t *testing.T) {
	for _, tt := range []struct {
		text, want string // as RFC 3339, or seconds of a time of day; "" when it is not a time
		order      order
	}{
		{"2025-03-30T01:59:58Z", "2025-03-30T01:59:58Z", dayFirst},
		{"2025-03-30 01:59:58.123456789", "2025-03-30T01:59:58.123456789Z", dayFirst},
		{"2025-03-30T01:59:58,5+02:00", "2025-03-30T01:59:58.5+02:00", dayFirst},
		{"2025-03-30T01:59:58-0530", "2025-03-30T01:59:58-05:30", dayFirst},
		{"2025-03-30 01:59:58 UTC", "2025-03-30T01:59:58Z", dayFirst},
		{"2025-03-30 01:59:58 CEST", "2025-03-30T01:59:58+02:00", dayFirst},
		{"20250330T015958", "2025-03-30T01:59:58Z", dayFirst},
		{"20250330 01:59:58.5", "2025-03-30T01:59:58.5Z", dayFirst},
		{"30.03.2025 1:59", "2025-03-30T01:59:00Z", dayFirst},
		{"3/4/2025 1:59:58 PM", "2025-03-04T13:59:58Z", monthFirst},
		{"3/4/2025 1:59:58 PM", "2025-04-03T13:59:58Z", dayFirst},
		{"12/31/25 12:00:00 AM", "2025-12-31T00:00:00Z", dayFirst},
		{"28-Apr-2009 13:11:59", "2009-04-28T13:11:59Z", dayFirst},
		{"Apr 28, 2009 13:11:59", "2009-04-28T13:11:59Z", dayFirst},
		{"Tue, 28 Apr 2009 13:11:59 GMT", "2009-04-28T13:11:59Z", dayFirst},
		{"2024年5月6日 07:08:09", "2024-05-06T07:08:09Z", dayFirst},
		{"2024/5/6 7:8:9", "2024-05-06T07:08:09Z", dayFirst},
		{"10:30:25 2025-03-30", "2025-03-30T10:30:25Z", dayFirst},
		{"01:59:58.5", "7198.5", dayFirst}, {"59:58.5", "3598.5", dayFirst}, {"123:00:00", "442800", dayFirst}, {"-00:00:01.5", "-1.5", dayFirst}, {"1.02:03:04", "93784", dayFirst}, {"07:08:09:250", "25689.25", dayFirst},
		{"2025-02-30", "", dayFirst}, {"2025-13-01", "", dayFirst}, {"25:61", "", dayFirst}, {"12.5", "", dayFirst}, {"1.26.7", "", dayFirst}, {"192.168.1.20", "", dayFirst}, {"hello", "", dayFirst}, {"10:30 o'clock", "", dayFirst},
	} {
		m, ok := parseMoment(tt.text, tt.order)
		whole, fraction := m.unix()
		got := ""
		if ok {
			got = Start{Whole: whole, Fraction: fraction, Absolute: m.date, Zone: m.zone}.String()
		}
		if got != tt.want {
			t.Errorf("%q is %q, want %q", tt.text, got, tt.want)
		}
	}
}

func FuzzMoment(f *testing.F) {
	for _, s := range []string{"2025-03-30T01:59:58Z", "3/4/25 1:59 PM", "28-Apr-2009", "1.02:03:04", "2024年5月6日", "01:59:58,5+02"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, o := range []order{dayFirst, monthFirst} {
			if m, ok := parseMoment(s, o); ok && (m.fraction < 0 || m.fraction >= 1 || !m.date && !m.clock) {
				t.Errorf("%q: %+v", s, m)
			}
		}
	})
}
