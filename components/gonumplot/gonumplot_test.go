package gonumplot

import (
	"image"
	"image/color"
	"math"
	"testing"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"

	"github.com/sonde-viz/sonde/components/paint"
	"github.com/sonde-viz/sonde/components/paint/vgpaint"
	"github.com/sonde-viz/sonde/components/widgettest"
)

func TestWidget(t *testing.T) { widgettest.Run(t, Def) }

const w, h = 480, 300

// both draws p through a list and back, and as gonum does itself.
func both(t *testing.T, f func(c vg.Canvas)) (got, want image.Image) {
	t.Helper()
	var l paint.List
	f(NewCanvas(&l, w, h, 1))
	c := vgimg.NewWith(vgimg.UseWH(w*pixel, h*pixel), vgimg.UseDPI(96))
	f(c)
	return vgpaint.Image(w, h, 1, color.White, &l), c.Image()
}

// The way through a list and back ends at the picture that gonum draws itself. Letters are filled by another
// rasterizer, which changes pixels at their edges; nothing else may differ.
func TestRecordedLooksLikeGonums(t *testing.T) {
	for _, e := range examples {
		p := e.Props().Plot.plot
		got, want := both(t, func(c vg.Canvas) { p.Draw(draw.NewCanvas(c, w*pixel, h*pixel)) })
		if n, at := widgettest.Differ(got, want, 48); n > w*h/5000 {
			t.Errorf("%s: %d pixels differ from gonum's, the first at %v", e.Name, n, at)
		}
	}
}

// All that a canvas can do: curves, dashes, transforms, turned text, images.
func TestCanvas(t *testing.T) {
	img := image.NewNRGBA(image.Rect(0, 0, 8, 6))
	for y := range 6 {
		for x := range 8 {
			img.Set(x, y, color.NRGBA{uint8(30 * x), uint8(40 * y), 100, 255})
		}
	}
	curve := func() (p vg.Path) {
		p.Move(vg.Point{X: 20, Y: 20})
		p.QuadTo(vg.Point{X: 80, Y: 150}, vg.Point{X: 120, Y: 30})
		p.CubeTo(vg.Point{X: 150, Y: 0}, vg.Point{X: 200, Y: 200}, vg.Point{X: 250, Y: 100})
		return p
	}
	circle := func() (p vg.Path) {
		p.Move(vg.Point{X: 130, Y: 100})
		p.Arc(vg.Point{X: 100, Y: 100}, 30, 0, 2*math.Pi)
		p.Close()
		return p
	}
	for name, f := range map[string]func(c vg.Canvas){
		"curve":  func(c vg.Canvas) { c.SetLineWidth(2); c.Stroke(curve()) },
		"filled": func(c vg.Canvas) { c.SetColor(color.NRGBA{0, 100, 0, 128}); c.Fill(circle()) },
		"circle": func(c vg.Canvas) { c.SetLineWidth(3); c.Stroke(circle()) },
		"dashes": func(c vg.Canvas) { c.SetLineWidth(2); c.SetLineDash([]vg.Length{9, 4, 2, 4}, 5); c.Stroke(curve()) },
		"an odd number of dashes": func(c vg.Canvas) {
			c.SetLineWidth(2)
			c.SetLineDash([]vg.Length{9, 4, 2, 9, 4, 2}, 0)
			c.Stroke(curve())
		},
		"transforms": func(c vg.Canvas) {
			c.Push()
			c.Translate(vg.Point{X: 100, Y: 20})
			c.Rotate(0.4)
			c.Scale(1.2, 0.5)
			c.SetColor(color.NRGBA{200, 0, 0, 255})
			c.Fill(circle())
			c.Pop()
			c.Fill(circle())
		},
		"image": func(c vg.Canvas) {
			c.DrawImage(vg.Rectangle{Min: vg.Point{X: 30, Y: 30}, Max: vg.Point{X: 210, Y: 165}}, img)
		},
		"text": func(c vg.Canvas) {
			c.FillString(plot.DefaultTextHandler.Cache().Lookup(plot.DefaultFont, 20), vg.Point{X: 50, Y: 50}, "Signal, 20 dB")
		},
		"turned text": func(c vg.Canvas) {
			c.Rotate(math.Pi / 2)
			c.FillString(plot.DefaultTextHandler.Cache().Lookup(plot.DefaultFont, 24), vg.Point{X: 30, Y: -150}, "Level")
		},
	} {
		got, want := both(t, f)
		// Dashes end at slightly other places where curves become lines; letters have other soft edges.
		if n, at := widgettest.Differ(got, want, 64); n > w*h/2000 {
			t.Errorf("%s: %d pixels differ from gonum's, the first at %v", name, n, at)
		}
		if n, _ := widgettest.Differ(got, vgpaint.Image(w, h, 1, color.White), 64); n < 100 {
			t.Errorf("%s: only %d pixels are drawn", name, n)
		}
	}
}

// A plot that gonum panics on is refused, and the last good one stays.
func TestPlotThatCannotBeDrawn(t *testing.T) {
	inst, host := widgettest.Mount(t, Def, examples[0].Props(), w, h, 1)
	bad := plot.New()
	l, err := plotter.NewLine(plotter.XYs{{X: 0, Y: 0}, {X: 1, Y: 1}})
	if err != nil {
		t.Fatal(err)
	}
	bad.Add(l)
	bad.Y.Scale, bad.Y.Tick.Marker = plot.LogScale{}, plot.LogTicks{}
	inst.SetProps(Props{Plot: Of(bad)})
	inst.Update()
	if len(host.Errors) != 1 {
		t.Fatalf("errors are %v", host.Errors)
	}
	inst.FontsChanged()
	got := vgpaint.Image(w, h, 1, color.White, inst.Frame().Base)
	good, _ := widgettest.Mount(t, Def, examples[0].Props(), w, h, 1)
	good.FontsChanged()
	if n, _ := widgettest.Differ(got, vgpaint.Image(w, h, 1, color.White, good.Frame().Base), 0); n > 0 {
		t.Errorf("%d pixels have changed", n)
	}
}
