package widgettest

import (
	"image/color"
	"testing"

	"github.com/sonde-viz/sonde/components/paint/vgpaint"
	"github.com/sonde-viz/sonde/components/widget"
)

// Size of the golden pictures, in logical pixels, at one device pixel each.
const (
	goldenWidth  = 480
	goldenHeight = 300
)

// Run runs the suite. Golden pictures of the widget's examples are in testdata/<tag>-<example>.png beside the test.
func Run(t *testing.T, w widget.Widget) {
	d := w.Describe()
	t.Run("golden", func(t *testing.T) { goldens(t, d) })
}

func goldens(t *testing.T, d widget.Description) {
	if len(d.Examples) == 0 {
		t.Error("the widget has no examples")
	}
	for _, e := range d.Examples {
		t.Run(e.Name, func(t *testing.T) {
			h := &Host{}
			inst := show(t, d, h, e.Props(), goldenWidth, goldenHeight, 1)
			defer inst.Close()
			f := inst.Frame()
			if f.Base == nil {
				t.Fatal("the first frame has no base list")
			}
			Golden(t, d.Tag+"-"+e.Name, vgpaint.Image(goldenWidth, goldenHeight, 1, color.White, f.Base, f.Overlay))
		})
	}
}

// show makes an instance with the given props and size and finishes its work.
func show(t *testing.T, d widget.Description, h *Host, props any, w, hgt, dpr float64) widget.Instance {
	t.Helper()
	inst := d.New(h)
	inst.Resize(w, hgt, dpr)
	inst.SetProps(props)
	inst.Update()
	if !h.Finish() {
		t.Fatal("the work does not come to an end")
	}
	return inst
}
