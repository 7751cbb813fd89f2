package chart

import (
	"testing"

	"github.com/sonde-viz/sonde/components/tool"
	"github.com/sonde-viz/sonde/compute/colormap"
)

// What was begun and is cancelled leaves the view and the limits as they were, and the pointer free.
func TestCancelLeavesTheViewAsItWas(t *testing.T) {
	for _, zoomed := range []bool{false, true} {
		for name, down := range map[string]tool.Event{
			"a selection":       {Kind: tool.Down, X: 150, Y: 80},
			"a pan":             {Kind: tool.Down, X: 150, Y: 80, Shift: true},
			"a pan of the axis": {Kind: tool.Down, X: 150, Y: 290},
		} {
			c := newChart()
			if zoomed {
				c.SetView([2]float64{1, 3}, [2]float64{-0.5, 0.5})
				c.Layout()
			}
			before := c.At()
			x, y := c.view.X, c.view.Y
			if d := c.Pointer(down); !d.Used {
				t.Fatalf("%s: the press has the effect %+v", name, d)
			}
			panned := false
			for _, dx := range []float64{10, 60, 90} {
				panned = c.Pointer(tool.Event{Kind: tool.Move, X: down.X + dx, Y: down.Y + dx}).View || panned
				c.Pointer(tool.Event{Kind: tool.Wheel, X: down.X + dx, Y: 80, DeltaY: -100})
				c.Layout()
			}
			d := c.Pointer(tool.Event{Kind: tool.Cancel})
			if c.view.X != x || c.view.Y != y || c.At() != before {
				t.Errorf("%s, zoomed %v: %+v is left, want %+v", name, zoomed, c.At(), before)
			}
			if d.View != panned || !d.Cursor {
				t.Errorf("%s, zoomed %v: cancelled with the effect %+v, after a view-change %v", name, zoomed, d, panned)
			}
			for _, e := range []tool.Event{{Kind: tool.Move, X: 200, Y: 120}, {Kind: tool.Up, X: 200, Y: 120}, {Kind: tool.Cancel}} {
				if d := c.Pointer(e); d.View || d.Used {
					t.Errorf("%s: afterwards %+v has the effect %+v", name, e, d)
				}
			}
		}
	}
}

// The view that a page sets while something is dragged is not taken back.
func TestCancelKeepsWhatThePageSet(t *testing.T) {
	c := newChart()
	c.Pointer(tool.Event{Kind: tool.Down, X: 150, Y: 80, Shift: true})
	c.SetView([2]float64{1, 3}, [2]float64{-0.5, 0.5})
	c.Pointer(tool.Event{Kind: tool.Move, X: 170, Y: 80, Shift: true})
	c.SetView([2]float64{1, 2}, [2]float64{-0.5, 0.5})
	c.Pointer(tool.Event{Kind: tool.Cancel})
	if vp := c.At(); vp.X.Lo != 1 || vp.X.Hi != 2 {
		t.Errorf("x from %v to %v is left, want 1 to 2", vp.X.Lo, vp.X.Hi)
	}
}

func TestCancelLeavesTheLimitsAsTheyWere(t *testing.T) {
	for _, dragged := range []bool{false, true} {
		c := newBar(colormap.Norm{}, -100, 0)
		c.Fig.Color.Dragged = dragged
		c.Pointer(onBar(c, tool.Down, 1))
		if d := c.Pointer(onBar(c, tool.Cancel, 1)); d.Limits {
			t.Errorf("a press that moved nothing and was cancelled has the effect %+v", d)
		}
		c.Pointer(onBar(c, tool.Down, 1))
		if d := c.Pointer(onBar(c, tool.Move, 0.6)); !d.Limits {
			t.Fatalf("a drag has the effect %+v", d)
		}
		d := c.Pointer(onBar(c, tool.Cancel, 0.6))
		if !d.Limits || !d.Layout || d.Lo != -100 || d.Hi != 0 || d.Reset == dragged {
			t.Errorf("limits that were dragged before (%v): cancelled with the effect %+v", dragged, d)
		}
		if d := c.Pointer(onBar(c, tool.Move, 0.3)); d.Limits {
			t.Errorf("afterwards a move has the effect %+v", d)
		}
	}
}

// A drag that ends where there is no plot any more ends all the same.
func TestADragEndsWithoutAPlot(t *testing.T) {
	c := newChart()
	before := c.At()
	c.Pointer(tool.Event{Kind: tool.Down, X: 150, Y: 80})
	c.Pointer(tool.Event{Kind: tool.Move, X: 250, Y: 120})
	c.Resize(0, 0, 1)
	c.Layout()
	c.Pointer(tool.Event{Kind: tool.Up})
	c.Resize(400, 300, 1)
	c.Layout()
	if d := c.Pointer(tool.Event{Kind: tool.Move, X: 100, Y: 80}); d.Used {
		t.Errorf("the drag goes on: %+v", d)
	}
	if vp := c.At(); vp.X.Lo != before.X.Lo || vp.X.Hi != before.X.Hi {
		t.Errorf("x from %v to %v, want %v to %v", vp.X.Lo, vp.X.Hi, before.X.Lo, before.X.Hi)
	}
}
