package chart

import (
	"math"
	"strconv"
	"testing"

	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/paint"
)

// The colours of all traces stand out from the page by 3 to 1, on light and on dark ones.
func TestTracesAreSeen(t *testing.T) {
	for name, theme := range map[string]struct {
		figure.Theme
		page paint.Color
	}{"light": {figure.Light, 0xffffffff}, "dark": {figure.Dark, 0x0d1117ff}} {
		seen := map[paint.Color]int{}
		for i := range figure.Traces {
			c := theme.Theme[figure.Trace(i)]
			if k := contrast(c, theme.page); k < 3 {
				t.Errorf("%s: trace %d has a contrast of %.2f", name, i, k)
			}
			if other, ok := seen[c]; ok {
				t.Errorf("%s: traces %d and %d have the same colour", name, other, i)
			}
			seen[c] = i
		}
	}
	if figure.Trace(figure.Traces) != figure.Trace(0) {
		t.Error("the colours do not begin again")
	}
}

// contrast is that of WCAG 2.2.
func contrast(a, b paint.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(c paint.Color) float64 {
	part := func(v paint.Color) float64 {
		u := float64(v&255) / 255
		if u <= 0.04045 {
			return u / 12.92
		}
		return math.Pow((u+0.055)/1.055, 2.4)
	}
	return 0.2126*part(c>>24) + 0.7152*part(c>>16) + 0.0722*part(c>>8)
}

func TestKeys(t *testing.T) {
	draw := func(width float64, title string, n int) (texts []string, at [][2]float32, c *Chart) {
		c = newChart()
		c.Resize(width, 200, 1)
		c.Fig.X, c.Fig.Y = figure.Axis{Hi: 1}, figure.Axis{Hi: 1}
		c.Fig.Title = title
		for i := range n {
			c.Fig.Keys = append(c.Fig.Keys, figure.Key{Color: figure.Trace(i), Text: "k" + strconv.Itoa(i)})
		}
		c.Layout()
		for _, l := range record(c.PaintBase()).labels {
			if l.Text == "…" || l.Text[0] == 'k' {
				texts, at = append(texts, l.Text), append(at, [2]float32{float32(l.X), float32(l.Y)})
			}
		}
		return texts, at, c
	}
	texts, at, c := draw(640, "", 3)
	if len(texts) != 3 || at[0][1] < float32(c.at.Plot.Top) || at[2][0] > float32(c.at.Plot.Right) {
		t.Errorf("without a title: %v at %v", texts, at)
	}
	texts, at, c = draw(640, "Title", 3)
	if len(texts) != 3 || at[0][1] > float32(c.at.Plot.Top) {
		t.Errorf("beside a title: %v at %v", texts, at)
	}
	texts, at, c = draw(640, "A title that is so long that there is no room for anything beside it, because it takes all", 3)
	if len(texts) != 3 || at[0][1] < float32(c.at.Plot.Top) {
		t.Errorf("beside a long title: %v at %v", texts, at)
	}
	texts, at, c = draw(260, "", 8)
	if n := len(texts); n < 2 || n > 8 || texts[n-1] != "…" || texts[0] != "k0" || at[0][0] < float32(c.at.Plot.Left) || at[n-1][0] > float32(c.at.Plot.Right) {
		t.Errorf("without room: %v at %v", texts, at)
	}
}
