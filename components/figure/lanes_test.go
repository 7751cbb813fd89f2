package figure

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/sonde-viz/sonde/components/paint/vgpaint"
)

// laned is a chart of three lanes, each with a line at its own height.
func laned() *Chart {
	c := &Chart{}
	c.Init(&vgpaint.Measurer{})
	c.Resize(400, 320, 1)
	c.Fig.X, c.Fig.Y, c.Fig.Lanes = Axis{Hi: 10}, Axis{Lo: -1, Hi: 1}, 3
	c.Layout()
	return c
}

// Each lane has the whole axis: a value stands as high in one as in the others, and lanes do not overlap.
func TestLanesDivideThePlot(t *testing.T) {
	c := laned()
	h := c.laneHeight()
	if vp := c.Viewport(); vp.Lanes != 3 || vp.Y.Pixels != h || h != c.plot.h()/3 {
		t.Fatalf("%d lanes of %d pixels in %d", vp.Lanes, vp.Y.Pixels, c.plot.h())
	}
	whole := c.plot
	for k := range 3 {
		was := c.enter(k)
		if got, want := c.py(1), float64(whole.top+k*h); got != want {
			t.Errorf("lane %d begins at %v, want %v", k, got, want)
		}
		if got, want := c.py(0), float64(whole.top+(k+1)*h); got != want {
			t.Errorf("lane %d ends at %v, want %v", k, got, want)
		}
		inner := c.enter(2) // a lane within a lane is that lane
		c.leave(inner)
		c.leave(was)
		if c.plot != whole || c.inLane {
			t.Fatal("the plot is not what it was")
		}
	}
}

// The pointer reads the value of the lane that it is in, and a drag stays in the lane where it began.
func TestPointerInLanes(t *testing.T) {
	c := laned()
	h := float64(c.laneHeight())
	for k := range 3 {
		y := float64(c.plot.top) + (float64(k)+0.25)*h
		c.Pointer(Pointer{Kind: Move, X: 200, Y: y})
		_, v, in := c.Cursor()
		if !in || math.Abs(v-0.5) > 1e-9 || c.Viewport().Lane != k {
			t.Errorf("a quarter down in lane %d: value %v in lane %d", k, v, c.Viewport().Lane)
		}
	}
	top := float64(c.plot.top)
	c.Pointer(Pointer{Kind: Down, X: 100, Y: top + 1.25*h})
	c.Pointer(Pointer{Kind: Move, X: 250, Y: top + 2.9*h})
	c.Pointer(Pointer{Kind: Up, X: 250, Y: top + 2.9*h})
	if vp := c.Viewport(); math.Abs(vp.Y.Hi-0.5) > 1e-9 || vp.Y.Lo != -1 {
		t.Errorf("zoomed to %v to %v, want -1 to 0.5", vp.Y.Lo, vp.Y.Hi)
	}
}

// More lanes than there are pixels are one.
func TestTooManyLanes(t *testing.T) {
	c := laned()
	c.Fig.Lanes = 1000
	c.Layout()
	if c.Viewport().Lanes != 1 {
		t.Errorf("%d lanes", c.Viewport().Lanes)
	}
}

// Lanes have at least two labels each; where they are too low for that, the title says their range. The numbers of the
// lanes stand before the marks.
func TestLabelsOfLanes(t *testing.T) {
	for _, k := range []struct {
		lanes  int
		title  string
		labels bool
	}{{2, "Level (V)", true}, {5, "Level (V)", true}, {8, "Level (−1.00\u00a0V to 1.00\u00a0V)", false}} {
		c := laned()
		c.Fig.Lanes, c.Fig.Y.Title, c.Fig.Y.Unit = k.lanes, "Level", "V"
		c.Layout()
		got := record(c.PaintBase())
		if !slices.Contains(got.texts, k.title) {
			t.Errorf("%d lanes: no title %q among %q", k.lanes, k.title, got.texts)
		}
		labels := map[string]int{}
		for _, s := range got.texts {
			if _, err := strconv.ParseFloat(strings.Replace(s, "−", "-", 1), 64); err == nil {
				labels[s]++
			}
		}
		if n := labels["0.0"] + labels["−0.5"] + labels["0.5"]; n >= 2*k.lanes != k.labels {
			t.Errorf("%d lanes have the labels %v", k.lanes, labels)
		}
	}
}
