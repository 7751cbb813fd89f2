package tick

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/sonde-viz/sonde/components/paint"
	"github.com/sonde-viz/sonde/components/paint/vgpaint"
	"github.com/sonde-viz/sonde/components/scale"
)

// Days of 0000 to 9999, all of those of 1890 to 2110 among them, have the date that package time gives them, and are
// found from that.
func TestCivilDates(t *testing.T) {
	for day := int64(clockLeast / secondsDay); day < clockMost/secondsDay; day++ {
		if year := 1970 + day/365; (year < 1890 || year > 2111) && day%29 != 0 {
			continue
		}
		y, m, d := civil(day)
		if y2, m2, d2 := time.Unix(day*secondsDay, 0).UTC().Date(); int64(y2) != y || int(m2) != m || d2 != d {
			t.Fatalf("day %d is %d-%d-%d, want %d-%d-%d", day, y, m, d, y2, m2, d2)
		}
		if dayOf(y, m, d) != day {
			t.Fatalf("%d-%d-%d is day %d, want %d", y, m, d, dayOf(y, m, d), day)
		}
	}
}

func TestMoment(t *testing.T) {
	for _, c := range []struct {
		v, resolution float64
		want          string
	}{
		{0, 1, "1970-01-01 00:00:00"},
		{1715956205.25, 0.01, "2024-05-17 14:30:05.25"},
		{1715956205.25, 30, "2024-05-17 14:30:05"},
		{-0.5, 0.1, "1969-12-31 23:59:59.5"},
		{86399.9999, 0.001, "1970-01-02 00:00:00.000"}, // rounds into the next day
		{951782400, 0, "2000-02-29 00:00:00"},
		{clockLeast, 1, "0000-01-01 00:00:00"},
	} {
		if got := string(Moment(nil, 0, c.v, c.resolution)); got != c.want+"\u00a0UTC" {
			t.Errorf("%v to %v is %q, want %q", c.v, c.resolution, got, c.want)
		}
	}
	for _, v := range []float64{math.NaN(), math.Inf(1), -1e12, 1e300} {
		if got := string(Moment(nil, 0, v, 1)); strings.Contains(got, "UTC") {
			t.Errorf("%v is %q", v, got)
		}
	}
}

func TestClockTicks(t *testing.T) {
	at := func(s string) float64 {
		v, err := time.Parse(time.RFC3339, s+"Z")
		if err != nil {
			t.Fatal(err)
		}
		return float64(v.Unix())
	}
	for _, c := range []struct {
		name     string
		lo, span float64
		want     string
		contexts string
	}{
		{"milliseconds", at("2024-05-17T14:29:59") + 0.95, 0.1, "59.96 59.98 00.00 00.02 00.04", "2024-05-17 14:29|2024-05-17 14:30"},
		{"seconds", at("2024-05-17T14:29:55"), 20, "14:29:55 14:30:00 14:30:05 14:30:10 14:30:15", "2024-05-17"},
		{"minutes", at("2024-12-31T23:50:00"), 1500, "23:50 23:55 00:00 00:05 00:10 00:15", "2024-12-31|2025-01-01"},
		{"hours", at("2024-05-17T12:00:00"), 86400, "12:00 18:00 00:00 06:00 12:00", "2024-05-17|2024-05-18"},
		{"days", at("2024-02-27T00:00:00"), 4 * 86400, "02-27 02-28 02-29 03-01 03-02", "2024"},
		{"weeks", at("2024-05-17T00:00:00"), 40 * 86400, "05-20 05-27 06-03 06-10 06-17 06-24", "2024"},
		{"months", at("2024-11-17T00:00:00"), 130 * 86400, "2024-12 2025-01 2025-02 2025-03", ""},
		{"years", at("1999-06-01T00:00:00"), 7 * 366 * 86400, "2000 2001 2002 2003 2004 2005 2006", ""},
		{"centuries", at("1200-06-01T00:00:00"), 900 * 366 * 86400, "1400 1600 1800 2000", ""},
	} {
		var k Ticks
		k.Update(&paint.Ruler{Measurer: &vgpaint.Measurer{}}, scale.Window{Lo: c.lo, Hi: c.lo + c.span, Pixels: 100}, scale.UTC, 280, true)
		var contexts []string
		for _, x := range k.Contexts {
			contexts = append(contexts, string(k.Label(x)))
		}
		if got, also := strings.Join(k.labels(), " "), strings.Join(contexts, "|"); got != c.want || also != c.contexts {
			t.Errorf("%s: ticks are %s with %s, want %s with %s", c.name, got, also, c.want, c.contexts)
		}
	}
}

// On any window: a label and the context that holds for it say the time, by package time, at which they stand.
func TestClockTicksOnAnyWindow(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 14))
	m := &paint.Ruler{Measurer: &vgpaint.Measurer{}}
	layouts := []string{"2006-01-02 15:04 05", "2006-01-02 15:04:05", "2006-01-02 15:04", "2006 01-02", " 2006-01", " 2006"}
	for range 3000 {
		w := scale.Window{Lo: (2*r.Float64() - 1) * 2e10, Pixels: 500}
		w.Hi = w.Lo + math.Exp(r.Float64()*24-3)
		length, across := 60+r.Float64()*1000, r.IntN(2) == 0
		var k Ticks
		k.Update(m, w, scale.UTC, length, across)
		end, context := math.Inf(-1), 0
		for i, tick := range k.List {
			for context+1 < len(k.Contexts) && k.Contexts[context+1].At <= tick.At {
				context++
			}
			says := " " + string(k.Label(tick))
			if len(k.Contexts) > 0 {
				says = string(k.Label(k.Contexts[context])) + says
			}
			read := math.NaN()
			for _, layout := range layouts {
				if v, err := time.Parse(layout, says); err == nil { // fractions of seconds are accepted after 05
					read = float64(v.Unix()) + float64(v.Nanosecond())/1e9
					break
				}
			}
			if math.Abs(read-tick.At) > 1e-6 {
				t.Fatalf("%v to %v: the label %q is read as %f and stands at %f", w.Lo, w.Hi, says, read, tick.At)
			}
			at := w.Unit(tick.At)
			half := float64(k.Widths[i]) / 2
			if !across {
				half = k.line/2 - LabelGap/2 - 1e-6
			}
			if at < -1e-6 || at > 1+1e-6 || at*length-half < end+LabelGap-1e-6 {
				t.Fatalf("%v to %v, %v pixels: the label %q at %v touches the one before", w.Lo, w.Hi, length, says, at)
			}
			end = at*length + half
		}
		if len(k.List) < 2 && length > 250 {
			t.Errorf("%v to %v on %v pixels: labels %v", w.Lo, w.Hi, length, k.labels())
		}
	}
}
