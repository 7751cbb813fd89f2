package components_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/layout"
	"github.com/sonde-viz/sonde/components/tool"
	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/components/widgettest"
)

// own is a widget of somebody: a line, and nothing else. Its axis has an origin.
type own struct {
	Origin, Length float64
	Unit           string
	Clock          bool
}

type ownView struct {
	p own
	x [2]float64
}

func (v *ownView) Update(p own) error { v.p, v.x = p, [2]float64{0, p.Length}; return nil }
func (v *ownView) Axes(f *figure.Figure) {
	f.X = figure.Axis{Title: "Along", Unit: v.p.Unit, Hi: v.p.Length, Origin: v.p.Origin, Clock: v.p.Clock}
	f.Y = figure.Axis{Hi: 1}
}
func (v *ownView) Marks(f *figure.Figure, vp layout.Layout) {
	f.Line(figure.Line{X: v.x[:], Y: v.x[:], Color: figure.Accent})
}

var ownDef = widget.Def[own]{
	Tag:    "my-line",
	Events: []widget.Event{{Name: widget.CursorChange, Detail: widget.Cursor{}}, {Name: widget.ViewChange, Detail: widget.ViewDetail{}}},
	New:    func(widget.Env) widget.View[own] { return &ownView{} },
}

// A widget of one's own whose axis has an origin says where the cursor is, and is zoomed, as finely as one that has none.
func TestOwnWidgetAtEveryOrigin(t *testing.T) {
	for e := -12; e <= 12; e++ {
		for _, p := range []own{{Unit: "s"}, {Origin: 1.7e9 + 0.25, Unit: "s"}, {Origin: 1.7e9, Clock: true}, {Origin: -0.2}, {Origin: 1e-6, Unit: "V"}, {Origin: -3e12, Unit: "dB"}, {Origin: 1.7e25, Unit: "Hz"}} {
			p.Length = 2.5 * math.Pow10(e)
			t.Run(fmt.Sprintf("%+v", p), func(t *testing.T) {
				inst, h := widgettest.Mount(t, ownDef, p, 560, 300, 1)
				x, y := inst.View()
				left, py := inst.PixelOf(x[0], (y[0]+y[1])/2)
				lo, hi := 0.0, p.Length
				for range 12 { // to a 160 000th
					if !inst.Pointer(tool.Event{Kind: tool.Wheel, X: left, Y: py, DeltaY: -400}) {
						t.Fatalf("%v is not zoomed to a part of it", hi)
					}
					hi /= math.E
				}
				rough := 2 * ulp(p.Origin+hi)
				x, _ = inst.View()
				if math.Abs(x[0]-p.Origin-lo) > rough || math.Abs(x[1]-p.Origin-hi) > rough+1e-9*hi {
					t.Errorf("the view is %v, want %v more than the origin", x, hi)
				}
				if e, _ := h.Last(widget.ViewChange); e.Detail.(widget.ViewDetail).X != x {
					t.Errorf("view-change says %v, the view is %v", e.Detail, x)
				}
				inst.Pointer(tool.Event{Kind: tool.Move, X: left + 100, Y: py})
				f := widgettest.Settle(t, inst, h)
				d, _ := h.Last(widget.CursorChange)
				read, ok := math.NaN(), false
				for _, text := range widgettest.Texts(f.Overlay) {
					if rest, is := strings.CutPrefix(text, "Along  "); is {
						unit := p.Unit
						if p.Clock {
							unit = "s"
						}
						read, ok = since(rest, unit, p.Origin)
					}
				}
				want := hi * 100 / 480 // of about so many pixels
				if at := d.Detail.(widget.Cursor).X - p.Origin; math.Abs(at-want) > rough+0.2*want {
					t.Errorf("the cursor is said to be at %v, want %v", at, want)
				}
				if !ok || math.Abs(read-want) > 0.2*want {
					t.Errorf("the read-out of %v is %v", want, read)
				}
			})
		}
	}
}
