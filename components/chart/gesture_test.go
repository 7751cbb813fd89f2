package chart

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/scale"
	"github.com/sonde-viz/sonde/components/tool"
)

// at turns a place in data units into a pointer there.
func at(c *Chart, kind tool.Kind, x, y float64) tool.Event {
	px, py := c.PixelOf(x, y)
	return tool.Event{Kind: kind, X: px, Y: py}
}

func TestWheelKeepsWhatIsUnderTheCursor(t *testing.T) {
	for _, scale := range []scale.Kind{scale.Linear, scale.Log} {
		c := newChart()
		c.Fig.X = figure.Axis{Unit: "Hz", Scale: scale, Lo: 10, Hi: 10000}
		c.Layout()
		e := at(c, tool.Wheel, 300, 0)
		e.DeltaY = -100
		for range 5 {
			before := c.At()
			if d := c.Pointer(e); !d.View || !d.Used {
				t.Fatalf("effect is %+v", d)
			}
			c.Layout()
			vp := c.At()
			if px, _ := c.PixelOf(300, 0); math.Abs(px-e.X) > 1 {
				t.Errorf("300 Hz moved from %v to %v", e.X, px)
			}
			if vp.X.Lo <= before.X.Lo || vp.X.Hi >= before.X.Hi || vp.Y.Lo != before.Y.Lo || vp.Y.Hi != before.Y.Hi {
				t.Errorf("zoomed in from %v to %v", before, vp)
			}
		}
		e.DeltaY = 1000
		for range 10 {
			c.Pointer(e)
		}
		if vp := c.At(); vp.X.Lo != 10 || vp.X.Hi != 10000 {
			t.Errorf("zoomed out to %v to %v, want the whole", vp.X.Lo, vp.X.Hi)
		}
	}
}

func TestWheelOnYAxis(t *testing.T) {
	c := newChart()
	for _, e := range []tool.Event{
		{Kind: tool.Wheel, X: 10, Y: 100, DeltaY: -100},               // over its labels
		{Kind: tool.Wheel, X: 200, Y: 100, DeltaX: -100, Shift: true}, // browsers turn the wheel with Shift
	} {
		before := c.At()
		c.Pointer(e)
		vp := c.At()
		if vp.X.Lo != before.X.Lo || vp.X.Hi != before.X.Hi || vp.Y.Hi-vp.Y.Lo >= before.Y.Hi-before.Y.Lo {
			t.Errorf("%+v: from %v to %v", e, before, vp)
		}
	}
}

// Turned sideways the wheel moves the window as far as the pointer would, and not beyond the ends; a whole axis is left
// alone, so that the page scrolls.
func TestWheelSideways(t *testing.T) {
	c := newChart()
	e := at(c, tool.Wheel, 50, 0)
	e.DeltaX, e.DeltaY = 40, 3 // fingers are never quite level
	if d := c.Pointer(e); d.View || d.Used {
		t.Errorf("on the whole axis: %+v", d)
	}
	c.SetView([2]float64{40, 60}, [2]float64{-1, 1})
	per := 20 / (float64(c.at.Plot.W()) / c.size.Ratio)
	if d := c.Pointer(e); !d.View || !d.Used {
		t.Errorf("effect is %+v", d)
	}
	if vp := c.At(); !near0(vp.X.Lo, 40+40*per) || !near0(vp.X.Hi, 60+40*per) || vp.Y.Lo != -1 || vp.Y.Hi != 1 {
		t.Errorf("view is %v, want it moved by %v", vp, 40*per)
	}
	e.DeltaX = 1e5
	c.Pointer(e)
	if d := c.Pointer(e); d.View || !d.Used || !near0(c.At().X.Lo, 80) || !near0(c.At().X.Hi, 100) {
		t.Errorf("at the end: %+v, view is %v", d, c.At())
	}
}

func drag(c *Chart, x0, y0, x1, y1 float64, shift bool) (d tool.Change) {
	e := at(c, tool.Down, x0, y0)
	e.Shift = shift
	to := at(c, tool.Move, x1, y1)
	c.Pointer(e)
	d = c.Pointer(to)
	to.Kind = tool.Up
	up := c.Pointer(to)
	return tool.Change{Cursor: d.Cursor || up.Cursor, View: d.View || up.View, Used: d.Used && up.Used}
}

func TestDragZoomsToTheRectangle(t *testing.T) {
	c := newChart()
	if d := drag(c, 20, 0.5, 60, -0.25, false); !d.View || !d.Used {
		t.Errorf("effect is %+v", d)
	}
	vp := c.At()
	for _, v := range [][2]float64{{vp.X.Lo, 20}, {vp.X.Hi, 60}, {vp.Y.Lo, -0.25}, {vp.Y.Hi, 0.5}} {
		if !near0(v[0], v[1]) {
			t.Errorf("view is %v, want 20 to 60 and -0.25 to 0.5", vp)
		}
	}
	if d := c.Pointer(at(c, tool.DoubleClick, 40, 0)); !d.View {
		t.Errorf("effect of a double click is %+v", d)
	}
	if vp := c.At(); vp.X.Lo != 0 || vp.X.Hi != 100 || vp.Y.Lo != -1 || vp.Y.Hi != 1 {
		t.Errorf("after a double click the view is %v", vp)
	}
}

func TestThinDragZoomsOneAxis(t *testing.T) {
	c := newChart()
	drag(c, 20, 0, 60, 0.01, false)
	if vp := c.At(); !near0(vp.X.Lo, 20) || !near0(vp.X.Hi, 60) || vp.Y.Lo != -1 || vp.Y.Hi != 1 {
		t.Errorf("view is %v", vp)
	}
}

func TestClickDoesNotZoom(t *testing.T) {
	c := newChart()
	if d := drag(c, 20, 0, 20.2, 0, false); d.View {
		t.Error("a click has changed the view")
	}
	if d := drag(c, 20, 0, 22, 0.05, false); d.View {
		t.Error("a selection of a few pixels has changed the view")
	}
}

func TestPanStopsAtTheEnds(t *testing.T) {
	c := newChart()
	c.SetView([2]float64{40, 60}, [2]float64{-0.5, 0.5})
	drag(c, 50, 0, 45, 0, true)
	if vp := c.At(); !near0(vp.X.Lo, 45) || !near0(vp.X.Hi, 65) || !near0(vp.Y.Lo, -0.5) {
		t.Errorf("dragged 5 to the left: view is %v", vp)
	}
	for range 20 {
		vp := c.At()
		x, y := vp.X.Value(0.2), vp.Y.Value(0.2)
		drag(c, x, y, vp.X.Value(0.9), vp.Y.Value(0.9), true)
	}
	if vp := c.At(); !near0(vp.X.Lo, 0) || !near0(vp.X.Hi, 20) || !near0(vp.Y.Lo, -1) || !near0(vp.Y.Hi, 0) {
		t.Errorf("dragged to the end: view is %v", vp)
	}
}

func TestSetViewRefusesWhatIsNoWindow(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	c := newChart()
	for _, v := range [][2]float64{{nan, 1}, {0, nan}, {1, 1}, {2, 1}, {0, inf}, {-inf, inf}} {
		if c.SetView(v, [2]float64{0, 1}) || c.SetView([2]float64{0, 1}, v) {
			t.Errorf("the view %v is taken", v)
		}
	}
	c.Fig.X.Scale, c.Fig.X.Lo = scale.Log, 1
	if c.SetView([2]float64{0, 1}, [2]float64{0, 1}) {
		t.Error("a logarithmic view from 0 is taken")
	}
}

// One axis of a view may be left as it is: whole, and then it goes on following the data, or zoomed.
func TestSetViewOfOneAxis(t *testing.T) {
	c := newChart()
	whole := c.At()
	if !c.SetView([2]float64{10, 20}, [2]float64{}) {
		t.Fatal("x alone is not taken")
	}
	c.Fig.Y.Hi *= 2
	if vp := c.At(); vp.X.Lo != 10 || vp.X.Hi != 20 || vp.Y.Lo != whole.Y.Lo || vp.Y.Hi != 2*whole.Y.Hi {
		t.Errorf("x alone: %v", vp)
	}
	if !c.SetView([2]float64{}, [2]float64{-0.5, 0.25}) {
		t.Fatal("y alone is not taken")
	}
	if vp := c.At(); vp.X.Lo != 10 || vp.X.Hi != 20 || vp.Y.Lo != -0.5 || vp.Y.Hi != 0.25 {
		t.Errorf("y alone, after x: %v", vp)
	}
	if c.SetView([2]float64{}, [2]float64{}) || c.SetView([2]float64{2, 1}, [2]float64{}) || c.SetView([2]float64{}, [2]float64{1, 1}) {
		t.Error("neither axis, or one that is not a range, is taken")
	}
}

// The whole goes on following the data; a zoomed view stays.
func TestWholeFollowsTheData(t *testing.T) {
	c := newChart()
	c.Fig.X.Hi = 200
	if vp := c.At(); vp.X.Hi != 200 {
		t.Errorf("view is %v", vp)
	}
	c.SetView([2]float64{0, 50}, [2]float64{-1, 1})
	c.Fig.X.Hi = 300
	if vp := c.At(); vp.X.Hi != 50 {
		t.Errorf("view is %v", vp)
	}
}

// Units and values are inverse, on any window.
func TestWindowIsInvertible(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 1000 {
		lo := math.Exp(r.NormFloat64() * 5)
		w := scale.Window{Lo: lo, Hi: lo * (1.1 + r.ExpFloat64()*100), Scale: scale.Kind(r.IntN(6)), Pixels: 1 + r.IntN(3000), Threshold: lo * math.Exp(3*r.NormFloat64())}
		if w.Scale == scale.Symlog && r.IntN(2) == 0 {
			w.Lo = -w.Hi * r.Float64()
		}
		u := r.Float64()
		if got := w.Unit(w.Value(u)); math.Abs(got-u) > 1e-9 {
			t.Fatalf("%v: %v comes back as %v", w, u, got)
		}
		if w.Edge(0) != w.Lo || w.Edge(w.Pixels) != w.Hi {
			t.Fatalf("%v: edges are %v and %v", w, w.Edge(0), w.Edge(w.Pixels))
		}
	}
}

// Of an upright figure the wheel zooms y, and with Shift or over the labels of x it zooms x.
func TestWheelOfAnUprightFigure(t *testing.T) {
	for _, k := range []struct {
		e    tool.Event
		x, y bool
	}{
		{tool.Event{Kind: tool.Wheel, X: 200, Y: 100, DeltaY: -100}, false, true},
		{tool.Event{Kind: tool.Wheel, X: 200, Y: 100, DeltaX: -100, Shift: true}, true, false},
		{tool.Event{Kind: tool.Wheel, X: 10, Y: 100, DeltaY: -100}, false, true},
		{tool.Event{Kind: tool.Wheel, X: 200, Y: -1, DeltaY: -100}, true, false},
	} {
		c := newChart()
		c.Fig.Upright = true
		before := c.At()
		if _, _, _, bottom := c.at.Box(); k.e.Y < 0 {
			k.e.Y = bottom + 5
		}
		c.Pointer(k.e)
		vp := c.At()
		if x, y := vp.X != before.X, vp.Y != before.Y; x != k.x || y != k.y {
			t.Errorf("%+v zooms x: %v, y: %v", k.e, x, y)
		}
	}
}
