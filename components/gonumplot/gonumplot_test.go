package gonumplot

import (
	"image/color"
	"testing"

	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"

	"github.com/sonde-viz/sonde/components/paint"
	"github.com/sonde-viz/sonde/components/paint/vgpaint"
	"github.com/sonde-viz/sonde/components/widgettest"
)

func TestWidget(t *testing.T) { widgettest.Run(t, Def) }

// The way through a list and back ends at the picture that gonum draws itself. Letters are filled by another
// rasterizer, which changes pixels at their edges; nothing else may differ.
func TestRecordedLooksLikeGonums(t *testing.T) {
	const w, h = 480, 300
	for _, e := range examples {
		p := e.Props().Plot.plot
		var l paint.List
		if err := Record(&l, p, w, h, 1); err != nil {
			t.Fatal(err)
		}
		got := vgpaint.Image(w, h, 1, color.White, &l)
		c := vgimg.NewWith(vgimg.UseWH(w*pixel, h*pixel), vgimg.UseDPI(96))
		p.Draw(draw.New(c))
		n, at := widgettest.Differ(got, c.Image(), 48)
		t.Logf("%s: %d pixels", e.Name, n)
		if n > w*h/500 {
			t.Errorf("%s: %d pixels differ from gonum's, the first at %v", e.Name, n, at)
		}
	}
}
