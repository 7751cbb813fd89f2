package chart_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/sonde-viz/sonde/components/chart"
	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/paint/vgpaint"
	"github.com/sonde-viz/sonde/components/scale"
	"github.com/sonde-viz/sonde/components/tool"
	"github.com/sonde-viz/sonde/components/widgettest"
	"github.com/sonde-viz/sonde/compute/colormap"
)

// Whatever size, window, title and unit: nothing is drawn outside of the canvas, and no texts lie over each other.
func TestLayoutClipsNothing(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	m := &vgpaint.Measurer{}
	colors, _ := colormap.Lookup(colormap.Viridis)
	titles := []string{"", "x", "Frequency", "Power density of the filtered noise", strings.Repeat("very long ", 20), "周波数"}
	units := []string{"", "Hz", "dBFS", "V²/Hz", "m", "counts"}
	axis := func() figure.Axis {
		span := math.Exp(r.NormFloat64() * 10)
		a := figure.Axis{Title: titles[r.IntN(len(titles))], Unit: units[r.IntN(len(units))], Lo: span * float64(r.IntN(5)-2)}
		a.Hi = a.Lo + span
		if kind := scale.Kind(r.IntN(8)); kind <= scale.ERB && (a.Lo > 0 || a.Lo == 0 && kind > scale.Log || kind == scale.Symlog) {
			a.Scale = kind
		}
		a.Threshold, a.Reversed = span*math.Exp(2*r.NormFloat64()-2), r.IntN(3) == 0
		if r.IntN(5) == 0 {
			a.Lo = (2*r.Float64() - 1) * 1e10
			a.Hi = a.Lo + math.Exp(r.Float64()*23-2)
			a.Clock, a.Scale = true, scale.Linear
		}
		return a
	}
	norms := []colormap.NormName{"", colormap.Log, colormap.Symlog, colormap.Power, colormap.TwoSlope, colormap.Quantile}
	c := &chart.Chart{}
	c.Init(m)
	for i := range 2000 {
		w, h, dpr := 10+r.Float64()*900, 10+r.Float64()*600, []float64{1, 1.25, 1.5, 2, 3}[r.IntN(5)]
		c.Resize(w, h, dpr)
		c.Fig.Reset()
		c.Fig.Title = titles[r.IntN(len(titles))]
		c.Fig.X, c.Fig.Y = axis(), axis()
		if a := axis(); r.IntN(2) == 0 {
			c.Fig.Color = figure.ColorScale{Title: a.Title, Unit: a.Unit, Lo: a.Lo, Hi: a.Hi, Map: colors, Drag: true}
			n := &c.Fig.Color.Norm
			*n = colormap.Norm{Name: norms[r.IntN(len(norms))], Threshold: a.Threshold, Gamma: math.Exp(r.NormFloat64()), Center: a.Lo + (a.Hi-a.Lo)*r.Float64()}
			for q := range 11 {
				n.Quantiles = append(n.Quantiles, a.Lo+(a.Hi-a.Lo)*math.Pow(float64(q)/10, 3))
			}
			if r.IntN(2) == 0 {
				c.Fig.Color.Special = colormap.Special{NaN: colors.Table[100], Under: colors.Table[0], Over: colors.Table[255]}
			}
			for k := range r.IntN(40) {
				c.Fig.Color.Counts = append(c.Fig.Color.Counts, k*k)
			}
		}
		c.Fig.Equal = r.IntN(3) == 0
		c.Fig.Progress = r.Float64()
		c.Layout()
		what := fmt.Sprintf("figure %d, %.0f x %.0f at %v, title %.20q, x %+v, y %+v, color %v to %v by %+v, equal %v", i, w, h, dpr, c.Fig.Title, c.Fig.X, c.Fig.Y, c.Fig.Color.Lo, c.Fig.Color.Hi, c.Fig.Color.Norm, c.Fig.Equal)
		for _, p := range widgettest.Inspect(c.PaintBase(), m, w, h, dpr) {
			t.Errorf("%s: %s", what, p)
		}
		x, y := r.Float64()*w, r.Float64()*h
		if r.IntN(2) == 0 {
			c.Pointer(tool.Event{Kind: tool.Down, X: w - 70*r.Float64(), Y: []float64{40 * r.Float64(), h - 50*r.Float64()}[r.IntN(2)]})
		}
		if d := c.Pointer(tool.Event{Kind: tool.Move, X: x, Y: y}); d.Limits {
			if c.Fig.Color.Lo, c.Fig.Color.Hi = d.Lo, d.Hi; !(d.Lo < d.Hi) {
				t.Fatalf("limits dragged to %v, %v", d.Lo, d.Hi)
			}
			c.Layout()
			for _, p := range widgettest.Inspect(c.PaintBase(), m, w, h, dpr) {
				t.Errorf("%s, dragged to %v, %v: %s", what, d.Lo, d.Hi, p)
			}
		}
		if dx, dy, in := c.Cursor(); in {
			c.Show(c.Plain(dx, dy), true)
		}
		for _, p := range widgettest.Inspect(c.PaintOverlay(), m, w, h, dpr) {
			t.Errorf("%s, cursor at %.0f, %.0f: %s", what, x, y, p)
		}
		c.Pointer(tool.Event{Kind: tool.Up, X: x, Y: y})
		c.ResetView()
		if t.Failed() {
			return
		}
	}
}

// The plot's edges lie on whole device pixels, or images and hairlines would blur.
func TestPlotLiesOnDevicePixels(t *testing.T) {
	for _, dpr := range []float64{1, 1.25, 1.5, 1.75, 2, 3} {
		c := &chart.Chart{}
		c.Init(&vgpaint.Measurer{})
		c.Resize(401.3, 287.7, dpr)
		c.Fig.X, c.Fig.Y = figure.Axis{Unit: "Hz", Hi: 20000}, figure.Axis{Unit: "dB", Lo: -100}
		c.Layout()
		vp := c.At()
		x0, y0 := c.PixelOf(0, -100)
		x1, y1 := c.PixelOf(20000, 0)
		for _, v := range []float64{x0, y0, x1, y1} {
			if d := v * dpr; math.Abs(d-math.Round(d)) > 1e-9 {
				t.Errorf("dpr %v: an edge of the plot is at device pixel %v", dpr, d)
			}
		}
		if w, h := (x1-x0)*dpr, (y0-y1)*dpr; math.Abs(w-float64(vp.X.Pixels)) > 1e-9 || math.Abs(h-float64(vp.Y.Pixels)) > 1e-9 {
			t.Errorf("dpr %v: the plot is %v x %v device pixels, the viewport says %d x %d", dpr, w, h, vp.X.Pixels, vp.Y.Pixels)
		}
	}
}
