package chart

import (
	"math"
	"testing"

	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/tool"
	"github.com/sonde-viz/sonde/compute/colormap"
)

// newBar returns a chart with a colour bar from 0 to 100 whose limits can be dragged.
func newBar(n colormap.Norm, lo, hi float64) *Chart {
	c := newChart()
	colors, _ := colormap.Lookup(colormap.Viridis)
	c.Fig.Color = figure.ColorScale{Title: "Level", Unit: "dB", Lo: lo, Hi: hi, Map: colors, Drag: true, Norm: n}
	c.Layout()
	return c
}

// onBar is an event in the middle of the bar, at a place from 0 to 1.
func onBar(c *Chart, kind tool.Kind, u float64) tool.Event {
	return tool.Event{Kind: kind, X: float64(c.at.Bar.Left)/c.size.Ratio + (float64(c.at.Bar.W())/c.size.Ratio)/2, Y: c.at.BarY(u)}
}

// pull drags a limit and does with the limits what a widget does.
func pull(t *testing.T, c *Chart, from float64, to ...float64) (d tool.Change) {
	t.Helper()
	if d = c.Pointer(onBar(c, tool.Down, from)); !d.Used || !d.Grip {
		t.Fatalf("a press at %v has the effect %+v", from, d)
	}
	for _, u := range to {
		if d = c.Pointer(onBar(c, tool.Move, u)); d.Limits {
			c.Fig.Color.Lo, c.Fig.Color.Hi = d.Lo, d.Hi
			c.Layout()
		}
		if d.View {
			t.Errorf("dragging a limit changes the view: %+v", d)
		}
	}
	up := c.Pointer(onBar(c, tool.Up, to[len(to)-1]))
	if !up.Layout {
		t.Errorf("letting go has the effect %+v", up)
	}
	c.Layout()
	return d
}

func TestDragLimits(t *testing.T) {
	for _, n := range []struct {
		norm   colormap.Norm
		lo, hi float64
	}{
		{colormap.Norm{}, -100, 0},
		{colormap.Norm{Name: colormap.Log}, 0.01, 1000},
		{colormap.Norm{Name: colormap.Symlog, Threshold: 1}, -50, 1e4},
		{colormap.Norm{Name: colormap.Power, Gamma: 0.3}, 0, 10},
		{colormap.Norm{Name: colormap.TwoSlope, Center: 3}, 0, 10},
	} {
		name := n.norm.Name
		c := newBar(n.norm, n.lo, n.hi)
		want := n.norm.Value(0.75, n.lo, n.hi)
		pull(t, c, 1, 0.9, 0.75)
		if got := c.Fig.Color; got.Lo != n.lo || math.Abs(got.Hi-want) > 1e-6*math.Abs(want) {
			t.Errorf("%s: the upper limit dragged to %v: %v to %v", name, want, got.Lo, got.Hi)
		}
		if b := c.limits.Scale(&c.Fig); b.Lo != c.Fig.Color.Lo || b.Hi != c.Fig.Color.Hi {
			t.Errorf("%s: let go, the bar is from %v to %v", name, b.Lo, b.Hi)
		}
		want = n.norm.Value(0.25, n.lo, c.Fig.Color.Hi)
		pull(t, c, 0, 0.1, 0.25)
		if got := c.Fig.Color.Lo; math.Abs(got-want) > 1e-6*math.Abs(want)+1e-12 {
			t.Errorf("%s: the lower limit dragged to %v is %v", name, want, got)
		}
		lo, hi := c.Fig.Color.Lo, c.Fig.Color.Hi
		pull(t, c, 1, 1.2)
		if c.Fig.Color.Hi <= hi {
			t.Errorf("%s: dragged beyond the end, the limit goes from %v to %v", name, hi, c.Fig.Color.Hi)
		}
		pull(t, c, 0, -0.2)
		if c.Fig.Color.Lo >= lo || name == colormap.Log && c.Fig.Color.Lo <= 0 {
			t.Errorf("%s: dragged beyond the end, the limit goes from %v to %v", name, lo, c.Fig.Color.Lo)
		}
		pull(t, c, 1, 0.5, -3)
		pull(t, c, 0, 0.5, 4)
		if got := c.Fig.Color; !(got.Lo < got.Hi) || name == colormap.TwoSlope && !(got.Lo < 3 && got.Hi > 3) {
			t.Errorf("%s: the limits have crossed: %v to %v", name, got.Lo, got.Hi)
		}
	}
}

// The bar keeps still while a limit is dragged: the pointer stays on the value it has.
func TestBarKeepsStillWhileDragged(t *testing.T) {
	c := newBar(colormap.Norm{}, 0, 100)
	c.Pointer(onBar(c, tool.Down, 1))
	for _, u := range []float64{0.8, 0.5, 0.5, 0.6} {
		d := c.Pointer(onBar(c, tool.Move, u))
		if d.Limits {
			c.Fig.Color.Lo, c.Fig.Color.Hi = d.Lo, d.Hi
			c.Layout()
		}
		if math.Abs(c.Fig.Color.Hi-100*u) > 1e-9 {
			t.Errorf("at %v of the bar the limit is %v", u, c.Fig.Color.Hi)
		}
	}
	// What is above the new limit has the last colour, or that of values above it where there are such.
	over := [4]uint8{1, 2, 3, 255}
	for _, want := range [][4]uint8{c.Fig.Color.Map.Table[255], over} {
		c.PaintBase()
		w := c.at.Device((float64(c.at.Bar.W()) / c.size.Ratio))
		for _, row := range []int{0, c.at.Plot.H() / 4} {
			if got := [4]byte(c.barPix()[4*w*row:]); got != want {
				t.Errorf("row %d is %v, want %v", row, got, want)
			}
		}
		c.Fig.Color.Special.Over = over
	}
}

func TestDoubleClickResetsLimits(t *testing.T) {
	c := newBar(colormap.Norm{}, 0, 100)
	c.SetView([2]float64{20, 30}, [2]float64{-1, 1})
	if d := c.Pointer(onBar(c, tool.DoubleClick, 0.5)); !d.Limits || !d.Reset || d.View {
		t.Errorf("on the bar the effect is %+v", d)
	}
	if d := c.Pointer(at(c, tool.DoubleClick, 25, 0)); d.Limits || !d.View {
		t.Errorf("on the plot the effect is %+v", d)
	}
}

// Handles are seen while the pointer is over the bar, and only then; a click alone changes nothing.
func TestHandles(t *testing.T) {
	c := newBar(colormap.Norm{}, 0, 100)
	if n := len(record(c.PaintOverlay()).rects); n != 0 {
		t.Errorf("%d rectangles without a pointer", n)
	}
	if d := c.Pointer(onBar(c, tool.Move, 0.5)); !d.Cursor || d.Grip {
		t.Errorf("over the middle of the bar the effect is %+v", d)
	}
	if n := len(record(c.PaintOverlay()).rects); n != 4 { // two handles and their edges
		t.Errorf("%d rectangles with the pointer over the bar", n)
	}
	if d := c.Pointer(onBar(c, tool.Move, 0.99)); !d.Grip {
		t.Errorf("over the end of the bar the effect is %+v", d)
	}
	c.Pointer(onBar(c, tool.Down, 1))
	if d := c.Pointer(onBar(c, tool.Move, 0.995)); d.Limits {
		t.Errorf("a click has the effect %+v", d)
	}
	c.Pointer(onBar(c, tool.Up, 0.995))
	if d := c.Pointer(at(c, tool.Move, 50, 0)); !d.Cursor {
		t.Errorf("back on the plot the effect is %+v", d)
	}
	if n := len(record(c.PaintOverlay()).rects); n != 0 {
		t.Errorf("%d rectangles with the pointer elsewhere", n)
	}
	c.Fig.Color.Drag = false
	if d := c.Pointer(onBar(c, tool.Down, 1)); d.Used {
		t.Errorf("where limits can't be dragged the effect is %+v", d)
	}
}

// Every count is seen on the bar, however the parts and the pixel rows lie, and lengths are logarithms.
func TestCounts(t *testing.T) {
	for _, parts := range []int{1, 7, 64, 1000} {
		for i := range min(parts, 20) {
			c := newBar(colormap.Norm{}, 0, 100)
			counts := make([]int, parts)
			counts[i] = 1
			c.Fig.Color.Counts = counts
			c.Layout()
			c.PaintBase()
			w, h := c.at.Device((float64(c.at.Bar.W()) / c.size.Ratio)), c.at.Plot.H()
			for row := range h {
				plain := c.Fig.Color.Map.Table[min(255, 256*(h-1-row)/h)]
				marked := [4]byte(c.barPix()[4*w*row:]) != plain
				// Row r reaches from (h-1-r)/h to (h-r)/h, part i from i/parts to (i+1)/parts.
				want := (h-1-row)*parts < (i+1)*h && (h-row)*parts > i*h
				if marked != want {
					t.Fatalf("part %d of %d: row %d is marked %v, want %v", i, parts, row, marked, want)
				}
			}
		}
	}
}

// However much is counted, each colour is seen on the bar as it is in the picture.
func TestCountsLeaveTheColors(t *testing.T) {
	for _, dpr := range []float64{1, 1.25, 2} {
		c := newBar(colormap.Norm{}, 0, 100)
		c.Fig.Color.Counts = []int{50, 50, 50, 50}
		c.Resize(400, 300, dpr)
		c.Layout()
		c.PaintBase()
		w, h := c.at.Device((float64(c.at.Bar.W()) / c.size.Ratio)), c.at.Plot.H()
		for row := range h {
			want := c.Fig.Color.Map.Table[256*(h-1-row)/h]
			for x := w - w/4; x < w; x++ {
				if got := [4]byte(c.barPix()[4*(w*row+x):]); got != want {
					t.Fatalf("ratio %v: pixel (%d, %d) of the bar is %v, want %v", dpr, x, row, got, want)
				}
			}
		}
	}
}
