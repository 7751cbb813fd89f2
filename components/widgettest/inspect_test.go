package widgettest

import (
	"math"
	"strings"
	"testing"

	"github.com/sonde-viz/sonde/components/paint"
	"github.com/sonde-viz/sonde/components/paint/vgpaint"
)

// Each mistake in a list is found, and a list without one has none.
func TestInspect(t *testing.T) {
	font := paint.Font{Size: 12}
	line := func(l *paint.List, width float64, xy ...float64) {
		p := l.Stroke(paint.Pen{Width: width})
		for i := 0; i < len(xy); i += 2 {
			p.Point(xy[i], xy[i+1])
		}
		p.End()
	}
	for _, c := range []struct {
		name, want string // a part of the problem; "" for none
		draw       func(l *paint.List)
	}{
		{"nothing", "", func(l *paint.List) {}},
		{"inside", "", func(l *paint.List) { l.Rect(0, 0, 100, 50, 1); line(l, 1, 0, 0, math.NaN(), 0, 100, 50) }},
		{"rectangle outside", "a rectangle reaches", func(l *paint.List) { l.Rect(90, 0, 20, 10, 1) }},
		{"rectangle outside in a clip", "", func(l *paint.List) { l.Clip(0, 0, 10, 10); l.Rect(90, 0, 20, 10, 1); l.Unclip() }},
		{"rectangle turned over", "a rectangle is -5", func(l *paint.List) { l.Rect(20, 20, -5, 2, 1) }},
		{"clip outside", "a clip reaches", func(l *paint.List) { l.Clip(0, 0, 200, 10); l.Unclip() }},
		{"clip left open", "1 clips are left open", func(l *paint.List) { l.Clip(0, 0, 10, 10) }},
		{"clip ended twice", "was not begun", func(l *paint.List) { l.Unclip() }},
		{"line outside", "a line reaches", func(l *paint.List) { line(l, 1, 0, 0, 0, 60) }},
		{"line to nowhere", "a line has coordinates", func(l *paint.List) { line(l, 1, 0, 0, 5, math.NaN()) }},
		{"line without width", "a line is 0 wide", func(l *paint.List) { line(l, 0, 0, 0, 5, 5) }},
		{"infinite area in a clip", "an area has coordinates", func(l *paint.List) {
			l.Clip(0, 0, 10, 10)
			p := l.Fill(1)
			p.Point(math.Inf(1), 0)
			p.End()
			l.Unclip()
		}},
		{"circle over the edge", "a circle reaches", func(l *paint.List) { p := l.Circles(5, 1); p.Point(98, 20); p.End() }},
		{"text outside", "the text \"Frequency\" reaches", func(l *paint.List) {
			l.Label(paint.Label{X: 80, Y: 20, Font: font, Text: "Frequency"})
		}},
		{"turned text outside", "the text \"Frequency\" reaches", func(l *paint.List) {
			l.Label(paint.Label{X: 50, Y: 20, Font: font, Text: "Frequency", Turn: 1})
		}},
		{"turned text inside", "", func(l *paint.List) {
			l.Label(paint.Label{X: 50, Y: 49, Font: font, Text: "Freq", Turn: 1})
			l.Label(paint.Label{X: 70, Y: 2, Font: font, Text: "Freq", Turn: 3})
			l.Label(paint.Label{X: 40, Y: 25, Font: font, Text: "Freq", Turn: 2})
		}},
		{"texts on each other", "overlap", func(l *paint.List) {
			l.Label(paint.Label{X: 10, Y: 20, Font: font, Text: "Level"})
			l.Label(paint.Label{X: 50, Y: 24, Font: font, Text: "dB", Align: paint.End})
		}},
		{"texts beside each other", "", func(l *paint.List) {
			l.Label(paint.Label{X: 50, Y: 20, Font: font, Text: "Level", Align: paint.End})
			l.Label(paint.Label{X: 51, Y: 20, Font: font, Text: "dB"})
		}},
		{"image outside", "an image lies", func(l *paint.List) { l.Image(150, 0, paint.Image{Pix: make([]byte, 4*60), W: 60, H: 1}) }},
		{"image to the edge", "", func(l *paint.List) { l.Image(140, 99, paint.Image{Pix: make([]byte, 4*60), W: 60, H: 1}) }},
		{"image without pixels", "has 8 bytes", func(l *paint.List) { l.Image(0, 0, paint.Image{Pix: make([]byte, 8), W: 60, H: 1}) }},
		{"unknown operation", "malformed", func(l *paint.List) { l.Words = append(l.Words, 99) }},
		{"cut short", "malformed", func(l *paint.List) { l.Rect(0, 0, 1, 1, 1); l.Words = l.Words[:3] }},
	} {
		var l paint.List
		c.draw(&l)
		got := strings.Join(Inspect(&l, &vgpaint.Measurer{}, 100, 50, 2), "; ")
		if c.want == "" && got != "" || c.want != "" && !strings.Contains(got, c.want) {
			t.Errorf("%s: problems are %q, want %q", c.name, got, c.want)
		}
	}
}
