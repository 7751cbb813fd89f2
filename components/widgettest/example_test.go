package widgettest_test

import (
	"fmt"

	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/layout"
	"github.com/sonde-viz/sonde/components/tool"
	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/components/widgettest"
)

// Props of a widget with one line.
type Props struct{ Level float64 }

type view struct{ level [2]float64 }

func (v *view) Update(p Props) error { v.level = [2]float64{p.Level, p.Level}; return nil }
func (v *view) Axes(f *figure.Figure) {
	f.X, f.Y = figure.Axis{Unit: "s", Hi: 1}, figure.Axis{Unit: "dB", Lo: -100}
}
func (v *view) Marks(f *figure.Figure, vp layout.Layout) {
	f.Line(figure.Line{X: []float64{0, 1}, Y: v.level[:], Color: figure.Accent})
}

// A widget lives in a Host as it does in a page.
func ExampleHost() {
	def := widget.Def[Props]{
		Tag:    "my-level",
		Events: []widget.Event{{Name: widget.CursorChange, Detail: widget.Cursor{}}},
		New:    func(widget.Env) widget.View[Props] { return &view{} },
	}
	h := &widgettest.Host{}
	inst := def.Describe().New(h)
	inst.Resize(300, 200, 1)
	inst.SetProps(Props{Level: -40})
	inst.Update()
	fmt.Println("problems:", widgettest.Inspect(inst.Frame().Base, h.Measurer(), 300, 200, 1))

	x, y := inst.PixelOf(0.5, -40)
	inst.Pointer(tool.Event{Kind: tool.Move, X: x, Y: y})
	e, _ := h.Last(widget.CursorChange)
	fmt.Printf("%s %.1f\n", e.Name, e.Detail)
	// Output:
	// problems: []
	// cursor-change {0.5 -40.0}
}
