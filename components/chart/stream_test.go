package chart_test

import (
	"math"
	"testing"

	"github.com/sonde-viz/sonde/components/chart"
	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/paint/vgpaint"
	"github.com/sonde-viz/sonde/components/tool"
	"github.com/sonde-viz/sonde/compute/colormap"
)

// stream is a figure whose head moves on sixty times a second.
type stream struct {
	chart.Chart
	colors        *colormap.Map
	clock, upward bool
	head          float64
	drift         float64 // of the upper limit of the colours
	x, lo, hi     []float64
	counts        [64]int
}

func newStream(clock, upward bool) *stream {
	s := &stream{clock: clock, upward: upward, head: noon}
	s.colors, _ = colormap.Lookup(colormap.Viridis)
	s.Init(&vgpaint.Measurer{})
	s.Resize(480, 300, 1)
	for i := range 500 {
		s.x, s.lo, s.hi = append(s.x, 0), append(s.lo, -1+0.001*float64(i)), append(s.hi, 1)
	}
	s.axes()
	s.Layout()
	w := [2]float64{s.head - 10, s.head}
	if upward {
		s.SetView([2]float64{-1, 1}, w)
	} else {
		s.SetView(w, [2]float64{-1, 1})
	}
	return s
}

func (s *stream) axes() {
	f := &s.Fig
	f.Reset()
	f.Title = "Live"
	f.X = figure.Axis{Title: "Time", Unit: "s", Clock: s.clock, Follow: true, Lo: s.head - 60, Hi: s.head, Head: s.head}
	f.Y = figure.Axis{Title: "Level", Unit: "V", Lo: -1, Hi: 1}
	if s.upward {
		f.X, f.Y = f.Y, f.X
	}
	f.Color = figure.ColorScale{Lo: 0, Hi: 1 + s.drift*(s.head-noon), Map: s.colors, Counts: s.counts[:], Drag: true,
		Norm: colormap.Norm{Name: colormap.Power, Gamma: 0.5}}
}

func (s *stream) frame() {
	s.head += 1.0 / 60
	s.axes()
	s.Layout()
	for i := range s.x {
		s.x[i] = s.head - 10 + float64(i)/50
	}
	if !s.upward {
		s.Fig.Area(figure.Area{X: s.x, Lo: s.lo, Hi: s.hi})
		s.Fig.Columns(figure.Columns{Lo: s.lo, Hi: s.hi})
		s.Fig.Line(figure.Line{X: s.x, Y: s.lo})
		s.Fig.Isoline(figure.Isoline{X: s.x, Y: s.lo, Level: 0.5})
	}
	s.PaintBase()
	if x, y, in := s.Cursor(); in {
		s.Show(s.Plain(x, y), true)
	}
	s.PaintOverlay()
}

// A head that moves on sixty times a second costs no memory, with the cursor in the plot, whatever the axes.
func TestMovingHeadAllocatesNothing(t *testing.T) {
	for _, s := range []*stream{newStream(false, false), newStream(true, false), newStream(true, true), newStream(false, true)} {
		s.drift = 1
		s.Pointer(tool.Event{Kind: tool.Move, X: 200, Y: 100})
		for range 1200 { // labels of other widths have come and gone
			s.frame()
		}
		// A width not yet known is measured once; that is less than one allocation in ten frames.
		if n := testing.AllocsPerRun(600, s.frame); n != 0 {
			t.Errorf("clock %v, upward %v: %v allocations a frame", s.clock, s.upward, n)
		}
	}
}

// The frame does not tremble: while the labels are of one kind, the plot stays where it is, and the ticks go at the pace
// of the data.
func TestMovingHeadDoesNotTremble(t *testing.T) {
	s := newStream(true, false)
	left, top := s.PixelOf(s.head-10, 1)
	const mark = noon - 2.5 // a datum that goes through the plot
	last := math.NaN()
	for range 300 {
		s.frame()
		if x, y := s.PixelOf(s.head-10, 1); math.Abs(x-left) > 1e-3 || math.Abs(y-top) > 1e-9 {
			t.Fatalf("the plot has moved from %v, %v to %v, %v", left, top, x, y)
		}
		right, _ := s.PixelOf(s.head, 1)
		x, _ := s.PixelOf(mark, 0)
		if step := (right - left) / 600; last == last && math.Abs(last-x-step) > 1e-3 { // seconds of this century are good to 2e-7
			t.Fatalf("a datum has moved by %v pixels, want %v", last-x, step)
		}
		last = x
	}
}

func BenchmarkMovingHead(b *testing.B) {
	s := newStream(true, false)
	b.ReportAllocs()
	for b.Loop() {
		s.frame()
	}
}
