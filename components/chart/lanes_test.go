package chart

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/paint/vgpaint"
	"github.com/sonde-viz/sonde/components/tool"
)

// laned is a chart of three lanes, each with a line at its own height.
func laned() *Chart {
	c := &Chart{}
	c.Init(&vgpaint.Measurer{})
	c.Resize(400, 320, 1)
	c.Fig.X, c.Fig.Y, c.Fig.Lanes = figure.Axis{Hi: 10}, figure.Axis{Lo: -1, Hi: 1}, 3
	c.Layout()
	return c
}

// Each lane has the whole axis: a value stands as high in one as in the others, and lanes do not overlap.
func TestLanesDivideThePlot(t *testing.T) {
	c := laned()
	h := c.at.LaneHeight()
	if vp := c.At(); vp.Lanes != 3 || vp.Y.Pixels != h || h != c.at.Plot.H()/3 {
		t.Fatalf("%d lanes of %d pixels in %d", vp.Lanes, vp.Y.Pixels, c.at.Plot.H())
	}
	whole := c.at.Plot
	for k := range 3 {
		at := c.At()
		lane := at.OfLane(k)
		if got, want := lane.PY(1), float64(whole.Top+k*h); got != want {
			t.Errorf("lane %d begins at %v, want %v", k, got, want)
		}
		if got, want := lane.PY(0), float64(whole.Top+(k+1)*h); got != want {
			t.Errorf("lane %d ends at %v, want %v", k, got, want)
		}
		if inner := lane.OfLane(2); inner != lane {
			t.Error("a lane within a lane is not that lane")
		}
	}
}

// The pointer reads the value of the lane that it is in, and a drag stays in the lane where it began.
func TestPointerInLanes(t *testing.T) {
	c := laned()
	h := float64(c.at.LaneHeight())
	for k := range 3 {
		y := float64(c.at.Plot.Top) + (float64(k)+0.25)*h
		c.Pointer(tool.Event{Kind: tool.Move, X: 200, Y: y})
		_, v, in := c.Cursor()
		if !in || math.Abs(v-0.5) > 1e-9 || c.At().Lane != k {
			t.Errorf("a quarter down in lane %d: value %v in lane %d", k, v, c.At().Lane)
		}
	}
	top := float64(c.at.Plot.Top)
	c.Pointer(tool.Event{Kind: tool.Down, X: 100, Y: top + 1.25*h})
	c.Pointer(tool.Event{Kind: tool.Move, X: 250, Y: top + 2.9*h})
	c.Pointer(tool.Event{Kind: tool.Up, X: 250, Y: top + 2.9*h})
	if vp := c.At(); math.Abs(vp.Y.Hi-0.5) > 1e-9 || vp.Y.Lo != -1 {
		t.Errorf("zoomed to %v to %v, want -1 to 0.5", vp.Y.Lo, vp.Y.Hi)
	}
}

// More lanes than there are pixels are one.
func TestTooManyLanes(t *testing.T) {
	c := laned()
	c.Fig.Lanes = 1000
	c.Layout()
	if c.At().Lanes != 1 {
		t.Errorf("%d lanes", c.At().Lanes)
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
