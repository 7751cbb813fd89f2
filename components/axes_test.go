package components_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/sonde-viz/sonde/components/heatmap"
	"github.com/sonde-viz/sonde/components/tool"
	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/components/widgettest"
)

// Of a heatmap whose cells span 1e-12 to 1e12 of any unit, or of time, from any origin on, along x and along y, given at once
// and pushed: it is refused with words that help, or axis, labels, cursor, read-out and values() say where the cells lie, and the
// wheel zooms to a single one.
func TestEveryAxis(t *testing.T) {
	const n = 1000
	for e := -12; e <= 12; e++ {
		for i, x0 := range []float64{0, 1e-6, -0.2, 1.75, 440e6, 1.7e9, 1.7e9 + 0.25, 1733000000.123456, -3e12, 1.7e25} {
			for _, c := range []struct {
				scale    heatmap.AxisScale
				edges    bool
				stream   bool
				vertical bool
			}{
				{heatmap.Linear, false, false, false}, {heatmap.Linear, false, false, true}, {heatmap.Linear, true, false, false},
				{heatmap.Linear, true, false, true}, {heatmap.Linear, false, true, false}, {heatmap.Linear, false, true, true},
				{heatmap.Time, false, false, false}, {heatmap.Time, true, false, true}, {heatmap.Time, false, true, true},
				{heatmap.Log, false, false, false}, {heatmap.Symlog, false, false, true},
			} {
				span := []float64{1, 4.41, 2.5}[i%3] * math.Pow10(e)
				a := along{unit: []string{"s", "Hz", "", "dB"}[(i+e+12)%4], x0: x0, x1: x0 + span, n: n, scale: c.scale, stream: c.stream, vertical: c.vertical}
				a.name = fmt.Sprintf("%v from %v on, %+v", span, x0, c)
				if c.edges {
					a.edges = make([]float64, n+1)
					for k := range a.edges {
						u := float64(k) / n
						a.edges[k] = x0 + span*(0.5*u+0.5*u*u)
					}
				}
				t.Run("", func(t *testing.T) {
					a.t = t
					a.check()
				})
			}
		}
	}
}

// props are those of a heatmap with the cells of a, and two others across.
func (a *along) props() heatmap.Props {
	p := heatmap.Def.Defaults
	z := make([]float32, 2*a.n)
	for i := range z {
		z[i] = float32(i)
	}
	e0, e1 := widget.Some(a.x0), widget.Some(a.x1)
	edges := widget.Series{}
	if a.edges != nil {
		e0, e1, edges = widget.Opt[float64]{}, widget.Opt[float64]{}, widget.Float64s(a.edges)
	}
	p.Data = widget.Float32s(z)
	if a.stream {
		p.Data, p.History = widget.Series{}, a.n
	}
	if a.vertical {
		p.Rows, p.Columns, p.Y0, p.Y1, p.YEdges, p.YScale, p.YTitle, p.YUnit = a.n, 2, e0, e1, edges, a.scale, "Along", a.unit
	} else {
		p.Columns, p.Rows, p.X0, p.X1, p.XEdges, p.XScale, p.XTitle, p.XUnit = a.n, 2, e0, e1, edges, a.scale, "Along", a.unit
	}
	return p
}

// check shows the cells, first all of them and then a single one.
func (a *along) check() {
	a.inst, a.host = widgettest.Mount(a.t, heatmap.Def, a.props(), 560, 420, 1)
	if a.refused() {
		return
	}
	if len(a.host.Errors) > 0 {
		a.errorf("%v", a.host.Errors)
		return
	}
	a.total = a.n
	if a.stream {
		a.total += a.n / 2
		a.first = a.n / 2
		method := 1
		if a.vertical {
			method = 0
		}
		a.inst.Push(method, widget.Float32s(make([]float32, 2*a.total)))
		if len(a.host.Errors) > 0 {
			a.errorf("%v", a.host.Errors)
			return
		}
	}
	var l labels
	widgettest.Settle(a.t, a.inst, a.host)
	a.inst.FontsChanged()
	a.inst.Frame().Base.Replay(&l)
	a.from, a.to = a.place(float64(a.first)), a.place(float64(a.total))
	if a.left, a.right, a.middle = float64(l.left), float64(l.right), float64(l.top+l.bottom)/2; a.vertical {
		a.left, a.right, a.middle = float64(l.bottom), float64(l.top), float64(l.left+l.right)/2
	}
	if !(math.Abs(a.right-a.left) > 100) {
		a.errorf("the axis lies from %v to %v px", a.left, a.right)
		return
	}
	a.shown()
	a.values()
	at := 0.3704
	if a.stream {
		at = 1 // the newest stays where it is
	}
	factor := math.Exp(1)
	for range 80 {
		if first, last := a.under(0.001), a.under(0.999); first == last {
			break
		}
		v := a.from + at*(a.to-a.from)
		if !a.point(tool.Event{Kind: tool.Wheel, DeltaY: -400}, 0.3704) {
			if a.narrow() {
				break
			}
			a.errorf("the wheel does not zoom to a single cell: cells %d to %d are shown", a.under(0.001), a.under(0.999))
			return
		}
		a.from, a.to = v-(v-a.from)/factor, v+(a.to-v)/factor
	}
	a.shown()
	a.single(a.under(0.5))
}

// refused says whether the cells have no place on the axis; an error must say so then.
func (a *along) refused() bool {
	prop := map[bool][2]string{false: {"x1", "xedges"}, true: {"y1", "yedges"}}[a.vertical][0]
	bad := !(a.x0 < a.x1)
	if a.edges != nil {
		prop = map[bool]string{false: "xedges", true: "yedges"}[a.vertical]
		for k := 1; k < len(a.edges); k++ {
			bad = bad || !(a.edges[k-1] < a.edges[k])
		}
	}
	if !bad {
		return false
	}
	if len(a.host.Errors) == 1 {
		if err, ok := a.host.Errors[0].(*widget.PropError); ok && err.Prop == prop && err.Value != "" && err.Allowed != "" {
			return true
		}
	}
	a.errorf("cells without a place give %v", a.host.Errors)
	return true
}

// values sees to it that values() has the edges of the cells.
func (a *along) values() {
	v := a.inst.Values()
	x := v.X
	if a.vertical {
		x = v.Y
	}
	if len(x) != a.n+1 || v.Z.Len() != 2*a.n {
		a.errorf("values() has %d edges and %d values", len(x), v.Z.Len())
		return
	}
	if !a.stream && (x[0] != a.x0 || a.edges == nil && x[a.n] != a.x1) {
		a.errorf("values() is from %v to %v", x[0], x[a.n])
	}
	for k, e := range x {
		if want := a.edge(a.first + k); math.Abs((e-a.x0)-want) > a.rough(e) || k > 0 && e < x[k-1] {
			a.errorf("edge %d of values() is at %v, want %v", k, e-a.x0, want)
			return
		}
	}
}

// single sets the view to one cell, where float64 has room for it.
func (a *along) single(k int) {
	lo, hi := a.x0+a.edge(k), a.x0+a.edge(k+1)
	if hi-lo < 4*ulp(hi) {
		return
	}
	view, none := [2]float64{lo, hi}, [2]float64{}
	ok := false
	if a.vertical {
		ok = a.inst.SetView(none, view)
	} else {
		ok = a.inst.SetView(view, none)
	}
	x, y := a.inst.View()
	if a.vertical {
		x = y
	}
	if !ok || x != view {
		a.errorf("the view %v is %v", view, x)
	}
	if at := a.under(0.5); at != k {
		a.errorf("the view of cell %d shows %d", k, at)
	}
}
