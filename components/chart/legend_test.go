package chart

import (
	"slices"
	"testing"

	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/paint"
	"github.com/sonde-viz/sonde/components/tool"
)

// keyed has a legend of three keys.
func keyed(title string) *Chart {
	c := newChart()
	c.Fig.Title = title
	for i, name := range []string{"left", "right", "both"} {
		c.Fig.Keys = append(c.Fig.Keys, figure.Key{Color: figure.Trace(i), Text: name})
	}
	c.Layout()
	return c
}

// click presses and lets go in the middle of a key.
func click(c *Chart, key int) tool.Change {
	e := c.at.Legend.Entries[key]
	x, y := e.X+e.Wide/2, c.at.Legend.Y+5
	down := c.Pointer(tool.Event{Kind: tool.Down, X: x, Y: y})
	up := c.Pointer(tool.Event{Kind: tool.Up, X: x, Y: y})
	return down.And(up)
}

// A click on a key hides what it stands for, and the next one shows it again; the event says which. The view stays as it is.
func TestLegendHides(t *testing.T) {
	for _, title := range []string{"", "Two channels and their mean"} { // in the plot, and beside the title
		c := keyed(title)
		before := c.At()
		for _, want := range []struct {
			key    int
			hidden []bool
		}{{1, []bool{false, true, false}}, {2, []bool{false, true, true}}, {1, []bool{false, false, true}}} {
			d := click(c, want.key)
			detail := tool.LegendDetail{Key: want.key, Name: c.Fig.Keys[want.key].Text, Hidden: want.hidden[want.key]}
			if d.Event != tool.LegendToggle || d.Detail != detail || !d.Used || !d.Layout || d.View {
				t.Fatalf("%q: a click did %+v, want %+v", title, d, detail)
			}
			c.Layout()
			at := c.At()
			for k, h := range want.hidden {
				if at.Hidden.Has(k) != h {
					t.Errorf("%q: after a click on key %d, key %d is hidden: %v", title, want.key, k, !h)
				}
			}
			if at.X != before.X || at.Y != before.Y {
				t.Errorf("%q: a click on a key changed the view", title)
			}
		}
		if r := record(c.PaintBase()); !slices.ContainsFunc(r.labels, func(l paint.Label) bool { return l.Text == "both" }) {
			t.Errorf("%q: the key of what is hidden is gone", title)
		}
	}
}

// A press that is let go elsewhere, or cancelled, hides nothing, and neither does one of another button.
func TestLegendNeedsAClick(t *testing.T) {
	c := keyed("")
	e := c.at.Legend.Entries[0]
	y := c.at.Legend.Y + 5
	for _, events := range [][]tool.Event{
		{{Kind: tool.Down, X: e.X + 2, Y: y}, {Kind: tool.Up, X: e.X + 2, Y: y + 40}},
		{{Kind: tool.Down, X: e.X + 2, Y: y}, {Kind: tool.Cancel}, {Kind: tool.Up, X: e.X + 2, Y: y}},
		{{Kind: tool.Down, X: e.X + 2, Y: y, Button: 2}, {Kind: tool.Up, X: e.X + 2, Y: y}},
		{{Kind: tool.Down, X: e.X - 60, Y: y}, {Kind: tool.Up, X: e.X + 2, Y: y}},
	} {
		for _, e := range events {
			if d := c.Pointer(e); d.Event != "" {
				t.Errorf("%v: %s", events, d.Event)
			}
		}
		if at := c.At(); at.Hidden != 0 || c.dragging() != nil {
			t.Errorf("%v: hidden are %b", events, at.Hidden)
		}
	}
}

// Another legend begins with everything shown.
func TestOtherKeysAreShown(t *testing.T) {
	c := keyed("")
	click(c, 0)
	c.Fig.Keys = c.Fig.Keys[:2]
	c.Layout()
	if at := c.At(); at.Hidden != 0 {
		t.Errorf("hidden are %b", at.Hidden)
	}
}
