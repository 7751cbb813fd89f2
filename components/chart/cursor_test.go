package chart

import (
	"slices"
	"strings"
	"testing"

	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/tool"
)

// The read-out says what it was given, with the digits that mean something, and stands inside of the figure.
func TestReadout(t *testing.T) {
	c := newChart()
	var r figure.Readout
	r.X, r.Y = 50, 0.25
	r.Add("Frequency", 1234.5678, "Hz", 0.5)
	r.Add("Level", -6.0206, "dBFS", 0.01)
	r.Add("", 3, "", 1)
	c.Show(r, true)
	got := record(c.PaintOverlay())
	want := []string{"Frequency  1.2346\u00a0kHz", "Level  −6.02\u00a0dBFS", "3"}
	if !slices.Equal(got.texts, want) {
		t.Errorf("the read-out is %q, want %q", got.texts, want)
	}
	x, y := c.PixelOf(50, 0.25)
	if p := got.circles[0]; !near0(float64(float32(x)), p[0]) || !near0(float64(float32(y)), p[1]) {
		t.Errorf("the cursor stands at %v, want %v, %v", p, x, y)
	}
	c.Show(r, false)
	if got := record(c.PaintOverlay()); len(got.texts)+len(got.circles)+len(got.strokes) > 0 {
		t.Error("a hidden cursor is painted")
	}
}

// In a narrow figure a long line is cut, and where there is no room there is no box.
func TestReadoutIsCut(t *testing.T) {
	c := newChart()
	c.Resize(160, 120, 1)
	c.Layout()
	var r figure.Readout
	r.Add(strings.Repeat("long ", 50), 1, "V", 0)
	c.Show(r, true)
	got := record(c.PaintOverlay()).texts
	if len(got) != 1 || !strings.HasPrefix(got[0], "long ") || !strings.HasSuffix(got[0], "…") {
		t.Errorf("the read-out is %q", got)
	}
	c.Resize(50, 120, 1)
	c.Layout()
	if got := record(c.PaintOverlay()).texts; len(got) != 0 {
		t.Errorf("the read-out is %q", got)
	}
}

// Nothing under the cursor but the plain figure: its place, to the pixel.
func TestPlainReadout(t *testing.T) {
	c := newChart()
	px, py := c.PixelOf(25, 0.5)
	c.Pointer(tool.Event{Kind: tool.Move, X: px, Y: py})
	x, y, in := c.Cursor()
	if !in || !near0(x, 25) || !near0(y, 0.5) {
		t.Fatalf("the cursor is at %v, %v, over the plot: %v", x, y, in)
	}
	c.Show(c.Plain(x, y), true)
	if got, want := record(c.PaintOverlay()).texts, []string{"Time  25.0\u00a0s", "Level  0.500"}; !slices.Equal(got, want) {
		t.Errorf("the read-out is %q, want %q", got, want)
	}
	c.Pointer(tool.Event{Kind: tool.Leave})
	if _, _, in := c.Cursor(); in {
		t.Error("the cursor is over the plot although it has left")
	}
}

// While a rectangle is dragged it is painted, and no read-out.
func TestSelectionIsPainted(t *testing.T) {
	c := newChart()
	c.Pointer(at(c, tool.Down, 20, 0.5))
	c.Pointer(at(c, tool.Move, 60, -0.5))
	r := record(c.PaintOverlay())
	x0, y0 := c.PixelOf(20, 0.5)
	x1, y1 := c.PixelOf(60, -0.5)
	if !has(r.rects, [4]float64{x0, y0, x1 - x0, y1 - y0}) || len(r.texts) > 0 {
		t.Errorf("rectangles %v, texts %v", r.rects, r.texts)
	}
}
