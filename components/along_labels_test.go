package components_test

import (
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/sonde-viz/sonde/components/heatmap"
	"github.com/sonde-viz/sonde/components/paint"
)

// words is the unit as it is written: times that have no date are seconds.
func (a *along) words() string {
	if a.scale == heatmap.Time {
		return "s"
	}
	return a.unit
}

// labels sees to it that the labels of the axis are apart and stand where they say.
func (a *along) labels(base *paint.List) {
	var l labels
	base.Replay(&l)
	title := ""
	for _, k := range l.list {
		if strings.HasPrefix(k.Text, "Along") {
			title = k.Text
		}
	}
	words := strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(title, "Along"), " (symlog: values from 0 or below)"), " ("), ")")
	clock := words == "UTC"
	each, plus, ok := 0.0, -a.x0, true
	if !clock {
		each, plus, ok = inUnit(words, a.words(), a.x0)
	}
	if !ok {
		a.errorf("the title %q has no unit", title)
		return
	}
	seen := map[string]bool{}
	n := 0
	for _, k := range l.list {
		at, baseline, align := k.X, paint.Top, paint.Center
		if a.vertical {
			at, baseline, align = k.Y, paint.Middle, paint.End
		}
		if k.Turn != 0 || k.Font.Size != 11 || k.Baseline != baseline || k.Align != align {
			continue
		}
		n++
		if seen[k.Text] && !clock {
			a.errorf("two labels %q of %q", k.Text, title)
		}
		seen[k.Text] = true
		loose := 1.5
		if !a.vertical && min(math.Abs(at-a.left), math.Abs(at-a.right)) < 60 {
			loose = 6 // moved inside
		}
		u := a.from + (at-a.left)/(a.right-a.left)*(a.to-a.from)
		by := loose * (a.to - a.from) / math.Abs(a.right-a.left)
		lo, hi := a.at(u-by), a.at(u+by)
		v, ok := 0.0, false
		if clock {
			v, ok = a.moment(k.Text, (lo+hi)/2)
		} else if v, ok = since(k.Text, "", 0); ok {
			v = plus + v*each
		}
		if !ok || v < lo-a.rough(a.x0) || v > hi+a.rough(a.x0) {
			a.errorf("%q of %q stands where %v to %v are, want %v", k.Text, title, lo, hi, v)
		}
	}
	if n < 2 {
		a.errorf("%d labels, title %q", n, title)
	}
}

// moment reads the label of a clock, of which a time near it says the rest, less x0.
func (a *along) moment(text string, near float64) (v float64, ok bool) {
	whole := math.Floor(a.x0 + near)
	at := time.Unix(int64(whole), 0).UTC()
	part := whole - a.x0 // whole seconds are at this
	turn := func(v, of float64) float64 { return v - of*math.Round(v/of) }
	seconds := float64(at.Hour()*3600 + at.Minute()*60 + at.Second())
	switch {
	case strings.Contains(text, "."):
		s, err := strconv.ParseFloat(text, 64)
		return part + turn(s-float64(at.Second()), 60), err == nil
	case strings.Contains(text, ":"):
		form := time.TimeOnly[:len(text)]
		s, err := time.Parse(form, text)
		return part + turn(float64(s.Hour()*3600+s.Minute()*60+s.Second())-seconds, 86400), err == nil
	}
	best, ok := math.Inf(1), false
	for _, year := range []int{at.Year() - 1, at.Year(), at.Year() + 1} {
		form, full := "2006-01-02", text
		switch len(text) {
		case 4:
			form = "2006"
		case 5:
			full = strconv.Itoa(year) + "-" + text
		case 7:
			form = "2006-01"
		}
		s, err := time.Parse(form, full)
		if d := float64(s.Unix()) - a.x0; err == nil && math.Abs(d-near) < math.Abs(best-near) {
			best, ok = d, true
		}
	}
	return best, ok
}
