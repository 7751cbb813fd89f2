package chart

import (
	"math"
	"testing"

	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/tool"
)

// selecting is a chart over which a drag selects.
func selecting() *Chart {
	c := newChart()
	c.Fig.Drag = figure.DragSelect
	c.Layout()
	return c
}

// sweep drags from one place to another, in logical pixels.
func sweep(c *Chart, x0, y0, x1, y1 float64, shift bool) (d tool.Change) {
	for _, e := range []tool.Event{{Kind: tool.Down, X: x0, Y: y0, Shift: shift}, {Kind: tool.Move, X: x1, Y: y1}, {Kind: tool.Up, X: x1, Y: y1}} {
		d = d.And(c.Pointer(e))
	}
	return d
}

// A drag selects a range of x, in either direction and up to the ends of the plot, and leaves the view alone; a click clears it.
func TestDragSelectsARange(t *testing.T) {
	for _, origin := range []float64{0, 1.7e9} {
		c := selecting()
		c.Fig.X.Origin = origin
		c.Layout()
		before := c.At()
		left, top, right, _ := c.at.Box()
		pixel := 100 / (right - left)
		for _, d := range [][2]float64{{100, 200}, {200, 100}, {300, right + 50}, {right - 10, left - 30}} {
			a, b := min(d[0], d[1]), max(d[0], d[1])
			want := [2]float64{(max(a, left) - left) * pixel, (min(b, right) - left) * pixel}
			got := sweep(c, d[0], top+20, d[1], top+90, false)
			detail, ok := got.Detail.(tool.RangeDetail)
			if got.Event != tool.RangeSelect || !ok || !detail.Selected || got.View {
				t.Fatalf("a drag from %v to %v did %+v", d[0], d[1], got)
			}
			for i := range want {
				// Of times since 1970 a float64 holds a part of a millionth.
				if math.Abs(detail.X[i]-origin-want[i]) > 1e-6 {
					t.Errorf("a drag from %v to %v selects %v, want %v", d[0], d[1], detail.X, want)
				}
			}
			if rects := record(c.PaintOverlay()).rects; !has(rects, [4]float64{max(a, left), top, min(b, right) - max(a, left), float64(c.at.Plot.H()) / 2}) {
				t.Errorf("the selection from %v to %v is not shown: %v", d[0], d[1], rects)
			}
		}
		got := sweep(c, 150, top+20, 150, top+20, false)
		if got.Event != tool.RangeSelect || got.Detail != (tool.RangeDetail{}) {
			t.Errorf("a click did %+v", got)
		}
		if got := sweep(c, 150, top+20, 150, top+20, false); got.Event != "" {
			t.Errorf("a click where nothing is selected did %+v", got)
		}
		if at := c.At(); at.X != before.X || at.Y != before.Y {
			t.Error("selecting changed the view")
		}
	}
}

// What the figure says is selected is shown; what the user selects then stays until the figure says something else.
func TestSelectionOfTheFigure(t *testing.T) {
	c := selecting()
	_, top, _, _ := c.at.Box()
	shown := func() figure.Selection { c.Layout(); return c.ranged.Selection() }
	c.Fig.Selection = figure.Selection{Lo: 10, Hi: 20}
	if got := shown(); got != c.Fig.Selection {
		t.Fatalf("shown is %v", got)
	}
	sweep(c, 200, top+20, 300, top+20, false)
	if got := shown(); got == c.Fig.Selection || !got.Some() {
		t.Errorf("after a drag, shown is %v", got)
	}
	c.Fig.Selection = figure.Selection{}
	if got := shown(); got.Some() {
		t.Errorf("the figure says none, and shown is %v", got)
	}
}

// A drag that is cancelled selects nothing; with Shift it pans, and so it does where that is chosen.
func TestOtherDragsSelectNothing(t *testing.T) {
	c := selecting()
	_, top, _, _ := c.at.Box()
	c.SetView([2]float64{20, 60}, [2]float64{-1, 1})
	c.Layout()
	c.Pointer(tool.Event{Kind: tool.Down, X: 100, Y: top + 20})
	c.Pointer(tool.Event{Kind: tool.Move, X: 200, Y: top + 20})
	if d := c.Pointer(tool.Event{Kind: tool.Cancel}); d.Event != "" || c.ranged.Selection().Some() {
		t.Errorf("a cancelled drag did %+v", d)
	}
	for _, chosen := range []figure.Drag{figure.DragSelect, figure.DragPan} {
		c.Fig.Drag = chosen
		if d := sweep(c, 200, top+20, 240, top+20, chosen == figure.DragSelect); d.Event != "" || !d.View {
			t.Errorf("a drag that pans did %+v", d)
		}
	}
}
