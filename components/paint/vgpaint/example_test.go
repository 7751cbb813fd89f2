package vgpaint_test

import (
	"fmt"
	"image/color"

	"github.com/sonde-viz/sonde/components/chart"
	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/paint/vgpaint"
)

// A chart becomes a picture without a browser: image/png can write it.
func ExampleImage() {
	var c chart.Chart
	c.Init(&vgpaint.Measurer{})
	c.Resize(320, 200, 2)
	c.Fig.X = figure.Axis{Title: "Time", Unit: "s", Hi: 2}
	c.Fig.Y = figure.Axis{Title: "Voltage", Unit: "V", Lo: -1, Hi: 1}
	c.Fig.Line(figure.Line{X: []float64{0, 1, 2}, Y: []float64{-1, 1, -1}, Color: figure.Accent})
	c.Layout()
	m := vgpaint.Image(320, 200, 2, color.White, c.PaintBase())
	fmt.Println(m.Bounds().Size())
	// Output: (640,400)
}
