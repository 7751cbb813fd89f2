package chart_test

import (
	"image/color"
	"math"
	"testing"

	"github.com/sonde-viz/sonde/components/chart"
	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/paint/vgpaint"
	"github.com/sonde-viz/sonde/components/scale"
	"github.com/sonde-viz/sonde/components/tool"
	"github.com/sonde-viz/sonde/components/widgettest"
	"github.com/sonde-viz/sonde/compute/colormap"
)

const noon = 1715947200 // 2024-05-17T12:00:00Z

var dark = color.NRGBA{0x0d, 0x11, 0x17, 255}

// raster fills the plot with a value of each place, as a widget does.
func raster(c *chart.Chart, colors *colormap.Map, value func(x, y float64) float64) {
	vp := c.At()
	w, h := vp.X.Pixels, vp.Y.Pixels
	pix := make([]byte, 4*w*h)
	s := &c.Fig.Color
	for row := range h {
		i := h - 1 - row
		if vp.Y.Reversed {
			i = row
		}
		for column := range w {
			k := column
			if vp.X.Reversed {
				k = w - 1 - column
			}
			u := s.Norm.Unit(value(vp.X.Center(k), vp.Y.Center(i)), s.Lo, s.Hi)
			rgba := colors.RGBA(int(256 * u))
			copy(pix[4*(row*w+column):], rgba[:])
		}
	}
	c.Fig.Raster(figure.Raster{Pix: pix})
}

func band(n int, from, to float64, f func(x float64) (lo, hi float64)) (m figure.Area) {
	for i := range n {
		x := from + (to-from)*float64(i)/float64(n-1)
		lo, hi := f(x)
		m.X, m.Lo, m.Hi = append(m.X, x), append(m.Lo, lo), append(m.Hi, hi)
	}
	return m
}

// circle is a line of equal level about (x, y).
func circle(x, y, r, level float64) (m figure.Isoline) {
	for i := range 121 {
		sin, cos := math.Sincos(float64(i) * math.Pi / 60)
		m.X, m.Y = append(m.X, x+r*cos), append(m.Y, y+r*sin)
	}
	m.Level = level
	return m
}

// What axes, marks and colour bar look like.
func TestPictures(t *testing.T) {
	viridis, _ := colormap.Lookup(colormap.Viridis)
	coolwarm, _ := colormap.Lookup(colormap.Coolwarm)
	for _, p := range []struct {
		name  string
		theme figure.Theme
		axes  func(f *figure.Figure)
		marks func(c *chart.Chart)
		after func(c *chart.Chart)
	}{
		{"symlog", figure.Light, func(f *figure.Figure) {
			f.Title = "Both signs over six decades, with a gap"
			f.X = figure.Axis{Title: "Time", Unit: "s", Hi: 10}
			f.Y = figure.Axis{Title: "Charge", Unit: "C/s", Scale: scale.Symlog, Threshold: 1, Lo: -1000, Hi: 1000}
			f.Progress = 0.4
		}, func(c *chart.Chart) {
			a := band(400, 0, 10, func(x float64) (lo, hi float64) {
				if x > 6 && x < 6.5 {
					return math.NaN(), 0
				}
				v := 900 * math.Sin(x) * math.Exp(-x/3)
				return v - 5, v + 5
			})
			c.Fig.Area(figure.Area{X: a.X, Lo: a.Lo, Hi: a.Hi, Color: figure.Accent, Opacity: 0.4})
			c.Fig.Line(figure.Line{X: a.X, Y: a.Lo, Color: figure.Accent, Width: 1})
		}, nil},
		{"hearing", figure.Light, func(f *figure.Figure) {
			f.X = figure.Axis{Title: "Mel", Unit: "Hz", Scale: scale.Mel, Hi: 20000}
			f.Y = figure.Axis{Title: "ERB rate", Unit: "Hz", Scale: scale.ERB, Hi: 20000}
		}, func(c *chart.Chart) {
			a := band(200, 0, 20000, func(x float64) (lo, hi float64) { return x, x })
			c.Fig.Line(figure.Line{X: a.X, Y: a.Lo, Color: figure.Accent})
		}, nil},
		{"waterfall", figure.Dark, func(f *figure.Figure) {
			f.Title = "Time downwards"
			f.X = figure.Axis{Title: "Frequency", Unit: "Hz", Scale: scale.Bark, Lo: 50, Hi: 16000}
			f.Y = figure.Axis{Title: "Time", Clock: true, Reversed: true, Lo: noon + 43200 - 40, Hi: noon + 43200 + 50}
			counts := make([]int, 64)
			for i := range counts {
				counts[i] = int(1e5 * math.Exp(-0.02*float64((i-20)*(i-20))))
			}
			counts[60] = 1
			f.Color = figure.ColorScale{Title: "Level", Unit: "dBFS", Lo: -110, Hi: -20, Map: viridis, Counts: counts, Drag: true}
		}, func(c *chart.Chart) {
			raster(c, viridis, func(x, y float64) float64 { return -100 + 40*math.Cos(x/1000) + 0.7*(y-noon-43200) })
		}, func(c *chart.Chart) { c.Pointer(tool.Event{Kind: tool.Move, X: 410, Y: 100}) }},
		{"contours", figure.Light, func(f *figure.Figure) {
			f.Title = "Equal units"
			f.X = figure.Axis{Title: "x", Unit: "m", Lo: -1, Hi: 1}
			f.Y = figure.Axis{Title: "y", Unit: "m", Lo: -1, Hi: 1}
			f.Color = figure.ColorScale{Title: "Height", Unit: "m", Lo: -1, Hi: 20, Map: coolwarm,
				Norm: colormap.Norm{Name: colormap.TwoSlope}}
			f.Equal = true
		}, func(c *chart.Chart) {
			raster(c, coolwarm, func(x, y float64) float64 { return 20 - 21*math.Hypot(x, y) })
			for _, r := range []float64{0.05, 0.2, 0.4, 0.6, 0.8, 1.1} {
				m := circle(0, 0, r, math.Floor(5*r)+0.5)
				m.Color = figure.Foreground
				c.Fig.Isoline(m)
			}
		}, nil},
		{"clock", figure.Light, func(f *figure.Figure) {
			f.X = figure.Axis{Title: "Time", Clock: true, Lo: noon, Hi: noon + 86400}
			f.Y = figure.Axis{Title: "Temperature", Unit: "°C", Lo: 0, Hi: 30}
		}, func(c *chart.Chart) {
			a := band(300, noon, noon+86400, func(x float64) (lo, hi float64) {
				v := 15 + 8*math.Cos(2*math.Pi*(x-noon)/86400)
				return v - 2, v + 3
			})
			c.Fig.Area(figure.Area{X: a.X, Lo: a.Lo, Hi: a.Hi, Color: figure.Accent2, Opacity: 0.3})
		}, func(c *chart.Chart) {
			c.Pointer(tool.Event{Kind: tool.Move, X: 200, Y: 100})
			x, y, _ := c.Cursor()
			c.Show(c.Plain(x, y), true)
		}},
		{"reversed", figure.Light, func(f *figure.Figure) {
			f.X = figure.Axis{Title: "Wavenumber", Unit: "1/cm", Lo: 400, Hi: 4000, Reversed: true}
			f.Y = figure.Axis{Title: "Depth", Unit: "m", Lo: 0, Hi: 50, Reversed: true}
			f.Color = figure.ColorScale{Title: "Power", Lo: 1e-3, Hi: 1e3, Map: viridis, Norm: colormap.Norm{Name: colormap.Log},
				Special: colormap.Special{NaN: [4]uint8{150, 150, 150, 255}, Over: [4]uint8{255, 240, 200, 255}}}
		}, func(c *chart.Chart) {
			raster(c, viridis, func(x, y float64) float64 { return math.Pow(10, 6*(x-400)/3600-3) })
			c.Fig.Points(figure.Points{X: []float64{1000, 3000}, Y: []float64{10, 20}, Color: figure.Accent2, Radius: 5})
			c.Fig.Text(figure.Text{X: 1000, Y: 10, Text: "1000, 10", Color: figure.Foreground})
		}, nil},
		{"limits", figure.Light, func(f *figure.Figure) {
			f.X = figure.Axis{Title: "x", Unit: "m", Hi: 10}
			f.Y = figure.Axis{Title: "y", Unit: "m", Hi: 6}
			f.Color = figure.ColorScale{Title: "Field", Unit: "V/m", Lo: -100, Hi: 1000, Map: coolwarm, Drag: true, Counts: []int{1, 5, 1000, 70, 0, 3, 1, 0},
				Norm: colormap.Norm{Name: colormap.Symlog, Threshold: 10}, Special: colormap.Special{Under: [4]uint8{30, 30, 90, 255}, Over: [4]uint8{90, 0, 20, 255}}}
		}, func(c *chart.Chart) {
			raster(c, coolwarm, func(x, y float64) float64 { return 200*x*math.Sin(y) - 100 })
			m := band(200, 0, 10, func(x float64) (lo, hi float64) { return 3 + 2*math.Sin(x), 0 })
			c.Fig.Isoline(figure.Isoline{X: m.X, Y: m.Lo, Level: 0.25, Color: figure.Foreground})
		}, func(c *chart.Chart) { // the upper limit is being dragged
			c.Pointer(tool.Event{Kind: tool.Down, X: 390, Y: 15})
			d := c.Pointer(tool.Event{Kind: tool.Move, X: 390, Y: 80})
			c.Fig.Color.Lo, c.Fig.Color.Hi = d.Lo, d.Hi
			c.Layout()
		}},
	} {
		t.Run(p.name, func(t *testing.T) {
			c := &chart.Chart{}
			c.Init(&vgpaint.Measurer{})
			c.Theme = p.theme
			c.Resize(480, 300, 1)
			p.axes(&c.Fig)
			c.Layout()
			p.marks(c)
			if p.after != nil {
				p.after(c)
			}
			background := color.Color(color.White)
			if p.theme == figure.Dark {
				background = dark
			}
			base, overlay := c.PaintBase(), c.PaintOverlay()
			for _, l := range widgettest.Inspect(base, &vgpaint.Measurer{}, 480, 300, 1) {
				t.Error(l)
			}
			widgettest.Golden(t, p.name, vgpaint.Image(480, 300, 1, background, base, overlay))
		})
	}
}
