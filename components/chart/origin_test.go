package chart

import (
	"math"
	"testing"

	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/tool"
)

// A window stays where it is when its axis counts from another origin: one that is zoomed, that is dragged, and to which a drag that is
// cancelled goes back.
func TestWindowOutlivesItsOrigin(t *testing.T) {
	c := newChart()
	origins := []float64{0, 64, 1.7e9, 0.5}
	y := [2]float64{-1, 1}
	c.Fig.Y = figure.Axis{Lo: -1, Hi: 1}
	from := func(origin float64) {
		c.Fig.X = figure.Axis{Lo: 1.7e9 - 100 - origin, Hi: 1.7e9 + 100 - origin, Origin: origin}
		c.Layout()
	}
	expect := func(what string, lo, hi float64) {
		t.Helper()
		if x, _ := c.View(); math.Abs(x[0]-lo) > 1e-5 || math.Abs(x[1]-hi) > 1e-5 {
			t.Errorf("%s: the view is from 1.7e9 + %v to %v, want %v to %v", what, x[0]-1.7e9, x[1]-1.7e9, lo-1.7e9, hi-1.7e9)
		}
	}
	const lo, hi = 1.7e9 + 10, 1.7e9 + 20
	from(0)
	if !c.SetView([2]float64{lo, hi}, y) {
		t.Fatal("the view is refused")
	}
	for _, o := range origins {
		from(o)
		expect("zoomed", lo, hi)
	}
	px, _ := c.PixelOf(lo+5, 0)
	next, _ := c.PixelOf(lo+7, 0)
	_, py := c.PixelOf(lo, 0)
	c.Pointer(tool.Event{Kind: tool.Down, X: px, Y: py, Shift: true})
	for _, o := range origins {
		from(o)
		c.Pointer(tool.Event{Kind: tool.Move, X: next, Y: py, Shift: true})
		expect("dragged", lo-2, hi-2)
		c.Pointer(tool.Event{Kind: tool.Move, X: px, Y: py, Shift: true})
		expect("dragged back", lo, hi)
	}
	c.Pointer(tool.Event{Kind: tool.Move, X: next, Y: py, Shift: true})
	from(1e9)
	c.Pointer(tool.Event{Kind: tool.Cancel})
	expect("cancelled", lo, hi)
}
