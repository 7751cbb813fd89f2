package chart

import (
	"math"
	"testing"

	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/layout"
	"github.com/sonde-viz/sonde/components/scale"
	"github.com/sonde-viz/sonde/components/tool"
)

// A zoomed window at the head moves on with it, one that was scrolled back stays until its data are gone, and one that
// is scrolled to the end again goes on.
func TestFollow(t *testing.T) {
	c := newChart()
	head := 100.0
	advance := func(by float64) scale.Window {
		head += by
		c.Fig.X = figure.Axis{Lo: head - 100, Hi: head, Follow: true, Head: head}
		c.Layout()
		return c.At().X
	}
	expect := func(what string, w scale.Window, lo, hi float64) {
		t.Helper()
		if !near0(w.Lo, lo) || !near0(w.Hi, hi) {
			t.Errorf("%s: the window is %v to %v, want %v to %v", what, w.Lo, w.Hi, lo, hi)
		}
	}
	expect("the whole", advance(10), 10, 110)
	c.SetView([2]float64{80, 110}, [2]float64{-1, 1})
	expect("at the head", advance(5), 85, 115)
	drag(c, 90, 0, 95, 0, true)
	expect("scrolled back", advance(0), 80, 110)
	expect("scrolled back, the head moves on", advance(20), 80, 110)
	expect("the data are gone", advance(100), 135, 165)
	for range 9 {
		w := advance(0)
		drag(c, w.Value(0.9), 0, w.Value(0.1), 0, true)
	}
	expect("scrolled to the end", advance(0), 205, 235)
	expect("and on", advance(50), 255, 285)
	e := at(c, tool.Wheel, 260, 0)
	e.DeltaY = -400
	c.Pointer(e)
	expect("zoomed in at the head", advance(0), 285-30/math.E, 285)
	expect("and on", advance(10), 295-30/math.E, 295)
	head = 0
	expect("another stream", advance(0), -30/math.E, 0)
	c.SetView([2]float64{-90, -80}, [2]float64{-1, 1})
	head = -200
	expect("and one without what is shown", advance(0), -300, -200)
}

// While the stream is not as long as its axis, a window that holds the head stands until the head comes to its end, and then moves on with it.
func TestFollowWhileTheStreamGrows(t *testing.T) {
	c := newChart()
	at := func(head float64) scale.Window {
		c.Fig.X = figure.Axis{Hi: 100, Follow: true, Head: head}
		c.Layout()
		return c.At().X
	}
	at(15)
	c.SetView([2]float64{10, 30}, [2]float64{-1, 1})
	for _, w := range [][3]float64{{16, 10, 30}, {30, 10, 30}, {31, 11, 31}, {70, 50, 70}, {100, 80, 100}} {
		if got := at(w[0]); got.Lo != w[1] || got.Hi != w[2] {
			t.Errorf("head at %v: %v to %v, want %v to %v", w[0], got.Lo, got.Hi, w[1], w[2])
		}
	}
	at(60)
	c.SetView([2]float64{10, 30}, [2]float64{-1, 1})
	if got := at(90); got.Lo != 10 || got.Hi != 30 {
		t.Errorf("scrolled back: %v to %v", got.Lo, got.Hi)
	}
	c.SetView([2]float64{92, 97}, [2]float64{-1, 1})
	if got := at(98); got.Lo != 92 || got.Hi != 97 {
		t.Errorf("ahead, and the head has passed by: %v to %v", got.Lo, got.Hi)
	}
	c.SetView([2]float64{92, 97}, [2]float64{-1, 1})
	at(93)
	if got := at(98); got.Lo != 93 || got.Hi != 98 {
		t.Errorf("ahead, and the head has come: %v to %v", got.Lo, got.Hi)
	}
}

// An axis that is not followed leaves the window where it is.
func TestNoFollow(t *testing.T) {
	c := newChart()
	c.SetView([2]float64{90, 100}, [2]float64{-1, 1})
	c.Fig.X.Hi = 150
	c.Layout()
	if w := c.At().X; w.Lo != 90 || w.Hi != 100 {
		t.Errorf("the window is %v to %v", w.Lo, w.Hi)
	}
}

// On reversed axes all gestures do with the picture what they do on others: the mirror image of a drag gives the mirror
// image of the window.
func TestReversedGestures(t *testing.T) {
	for _, do := range []struct {
		name string
		run  func(c *Chart)
	}{
		{"zoom", func(c *Chart) { drag(c, 20, 0.5, 60, -0.25, false) }},
		{"pan", func(c *Chart) {
			c.SetView([2]float64{40, 60}, [2]float64{-0.5, 0.5})
			drag(c, 50, 0, 45, 0.2, true)
		}},
		{"wheel", func(c *Chart) {
			e := at(c, tool.Wheel, 30, 0)
			e.DeltaY = -100
			c.Pointer(e)
			e = at(c, tool.Wheel, 30, 0.25)
			e.DeltaY, e.Shift = -100, true
			c.Pointer(e)
		}},
		{"pan by the x axis", func(c *Chart) {
			c.SetView([2]float64{40, 60}, [2]float64{-0.5, 0.5})
			x, _ := c.PixelOf(50, 0)
			c.Pointer(tool.Event{Kind: tool.Down, X: x, Y: 265})
			x, _ = c.PixelOf(55, 0)
			c.Pointer(tool.Event{Kind: tool.Move, X: x, Y: 265})
			c.Pointer(tool.Event{Kind: tool.Up, X: x, Y: 265})
		}},
		{"zoom by the y axis", func(c *Chart) {
			_, y := c.PixelOf(0, 0.5)
			c.Pointer(tool.Event{Kind: tool.Wheel, X: 20, Y: y, DeltaY: -100})
		}},
	} {
		plain, mirrored := newChart(), newChart()
		mirrored.Fig.X.Reversed, mirrored.Fig.Y.Reversed = true, true
		mirrored.Layout()
		do.run(plain)
		do.run(mirrored)
		a, b := plain.At(), mirrored.At()
		if !near0(a.X.Lo, b.X.Lo) || !near0(a.X.Hi, b.X.Hi) || !near0(a.Y.Lo, b.Y.Lo) || !near0(a.Y.Hi, b.Y.Hi) {
			t.Errorf("%s: %v to %v by %v to %v, reversed %v to %v by %v to %v", do.name, a.X.Lo, a.X.Hi, a.Y.Lo, a.Y.Hi, b.X.Lo, b.X.Hi, b.Y.Lo, b.Y.Hi)
		}
		if a.X.Lo == 0 && a.X.Hi == 100 && a.Y.Lo == -1 && a.Y.Hi == 1 {
			t.Errorf("%s: nothing has happened", do.name)
		}
	}
}

func TestReversedAxesRunTheOtherWay(t *testing.T) {
	c := newChart()
	x0, y0 := c.PixelOf(0, -1)
	x1, y1 := c.PixelOf(100, 1)
	c.Fig.X.Reversed, c.Fig.Y.Reversed = true, true
	c.Layout()
	if x, y := c.PixelOf(0, -1); x != x1 || y != y1 {
		t.Errorf("the least values are at %v, %v, want %v, %v", x, y, x1, y1)
	}
	if x, y := c.PixelOf(100, 1); x != x0 || y != y0 {
		t.Errorf("the greatest values are at %v, %v, want %v, %v", x, y, x0, y0)
	}
	c.Pointer(tool.Event{Kind: tool.Move, X: x0 + 10, Y: y0 - 20})
	if x, y, in := c.Cursor(); !in || math.Abs(x-100*(1-10/(x1-x0))) > 1e-9 || math.Abs(y-(1-2*20/(y0-y1))) > 1e-9 {
		t.Errorf("the cursor is at %v, %v", x, y)
	}
}

// Where units are equally long they stay so, whatever is zoomed; and gestures keep the shape of the plot.
func TestEqual(t *testing.T) {
	c := newChart()
	c.Fig.X, c.Fig.Y, c.Fig.Equal = figure.Axis{Title: "x", Unit: "m", Hi: 30}, figure.Axis{Title: "y", Unit: "m", Hi: 20}, true
	check := func(what string) {
		t.Helper()
		c.Layout()
		vp := c.At()
		x, y := (vp.X.Hi-vp.X.Lo)/float64(vp.X.Pixels), (vp.Y.Hi-vp.Y.Lo)/float64(vp.Y.Pixels)
		if d := math.Abs(x/y - 1); d > 1/float64(min(vp.X.Pixels, vp.Y.Pixels)) { // a pixel
			t.Errorf("%s: a pixel is %v by %v", what, x, y)
		}
		if vp.X.Lo < -1e-9 || vp.X.Hi > 30+1e-9 || vp.Y.Lo < -1e-9 || vp.Y.Hi > 20+1e-9 {
			t.Errorf("%s: the window is %v to %v by %v to %v", what, vp.X.Lo, vp.X.Hi, vp.Y.Lo, vp.Y.Hi)
		}
	}
	check("the whole")
	plot := c.at.Plot
	e := at(c, tool.Wheel, 10, 15)
	e.DeltaY = -200
	c.Pointer(e)
	check("zoomed in")
	if x, y := c.PixelOf(10, 15); math.Abs(x-e.X) > 1 || math.Abs(y-e.Y) > 1 {
		t.Errorf("what was under the pointer has moved from %v, %v to %v, %v", e.X, e.Y, x, y)
	}
	drag(c, 9, 14, 12, 14.5, false)
	check("a flat rectangle")
	if vp := c.At(); !near0(vp.X.Lo, 9) || !near0(vp.X.Hi, 12) {
		t.Errorf("the rectangle from 9 to 12 shows %v to %v", vp.X.Lo, vp.X.Hi)
	}
	drag(c, 10, 14, 11, 14.2, true)
	check("panned")
	// Longer labels leave less room, but the shape stays.
	if d := float64(c.at.Plot.W())/float64(c.at.Plot.H()) - float64(plot.W())/float64(plot.H()); math.Abs(d) > 0.01 {
		t.Errorf("the plot has changed from %v to %v", plot, c.at.Plot)
	}
	e.DeltaY = 4000
	for range 8 {
		c.Pointer(e)
		check("zoomed out")
	}
	if vp := c.At(); vp.X.Lo != 0 || vp.X.Hi != 30 || vp.Y.Lo != 0 || vp.Y.Hi != 20 {
		t.Errorf("zoomed out to %v to %v by %v to %v", vp.X.Lo, vp.X.Hi, vp.Y.Lo, vp.Y.Hi)
	}
	c.SetView([2]float64{0, 30}, [2]float64{0, 5})
	check("a view of another shape")
	if vp := c.At(); vp.X.Hi != 30 || vp.Y.Hi != 5 {
		t.Errorf("the view is %v by %v", vp.X.Hi, vp.Y.Hi)
	}
}

// A thumbnail without axes has equal units, too.
func TestEqualWithoutAxes(t *testing.T) {
	c := newChart()
	c.Fig.X, c.Fig.Y, c.Fig.Equal = figure.Axis{Hi: 20}, figure.Axis{Hi: 10}, true
	c.Resize(100, 90, 2)
	c.Layout()
	if want := (layout.Rect{Top: 40, Right: 200, Bottom: 140}); c.at.Plot != want {
		t.Errorf("the plot is %v, want %v", c.at.Plot, want)
	}
}

// An image of one row would be a line: it takes what room there is.
func TestEqualHasItsLimits(t *testing.T) {
	c := newChart()
	c.Fig.X, c.Fig.Y, c.Fig.Equal = figure.Axis{Hi: 1000}, figure.Axis{Hi: 1}, true
	c.Layout()
	if c.at.Plot.H() < 100 || c.at.Plot.W() < 100 {
		t.Errorf("the plot is %v", c.at.Plot)
	}
}
