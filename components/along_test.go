package components_test

import (
	"math"
	"strings"
	"testing"

	"github.com/sonde-viz/sonde/components/heatmap"
	"github.com/sonde-viz/sonde/components/scale"
	"github.com/sonde-viz/sonde/components/tool"
	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/components/widgettest"
)

// along is a heatmap of which one axis is looked at.
type along struct {
	t            *testing.T
	inst         widget.Instance
	host         *widgettest.Host
	name, unit   string
	x0, x1       float64
	edges        []float64
	n            int
	scale        heatmap.AxisScale
	stream       bool
	vertical     bool
	first, total int     // cells
	from, to     float64 // the window, in parts of the axis from x0 to x1
	left, right  float64 // of the plot, in pixels; of a vertical axis bottom and top
	middle       float64 // of the other axis
}

func (a *along) errorf(format string, args ...any) {
	a.t.Helper()
	a.t.Errorf(a.name+": "+format, args...)
}

func ulp(v float64) float64 {
	v = math.Abs(v)
	return math.Nextafter(v, math.Inf(1)) - v
}

// rough is how far two numbers may be apart: what float64 carries of them.
func (a *along) rough(v float64) float64 {
	r := 2 * max(ulp(v), ulp(v-a.x0))
	if a.curved() {
		return 4 * r // of the powers
	}
	return r
}

// curved says whether the axis is none of equal steps, not even nearly.
func (a *along) curved() bool {
	return (a.scale == heatmap.Log || a.scale == heatmap.Symlog) && a.x1-a.x0 > 1e-6*math.Abs(a.x0)
}

// at is the number at a part of the axis, less x0.
func (a *along) at(u float64) float64 {
	w := scale.Window{Lo: a.x0, Hi: a.x1, Pixels: 1, Scale: scale.Log}
	switch {
	case (a.scale == heatmap.Log || a.scale == heatmap.Symlog) && !a.curved():
		return u * (a.x1 - a.x0)
	case a.scale == heatmap.Symlog || a.scale == heatmap.Log && a.x0 <= 0:
		w.Scale, w.Threshold = scale.Symlog, max(math.Abs(a.x0), math.Abs(a.x1))/1000
		return w.Value(u) - a.x0
	case u == 1:
		return a.x1 - a.x0
	case a.scale == heatmap.Log:
		return a.x0 * math.Expm1(u*math.Log1p((a.x1-a.x0)/a.x0))
	case a.edges != nil:
		return u * (a.edges[a.n] - a.x0)
	}
	return u * (a.x1 - a.x0)
}

// place is the part of the axis where a cell begins.
func (a *along) place(c float64) float64 {
	if a.edges != nil {
		k := min(int(c), a.n-1)
		return (a.edge(k) + (c-float64(k))*(a.edge(k+1)-a.edge(k))) / (a.edges[a.n] - a.x0)
	}
	return c / float64(a.n)
}

// edge is where a cell begins, less x0.
func (a *along) edge(k int) float64 {
	if a.edges != nil {
		return a.edges[k] - a.x0
	}
	return a.at(float64(k) / float64(a.n))
}

// cell is the one at a part of the axis.
func (a *along) cell(u float64) int {
	k := int(math.Floor(u * float64(a.n)))
	for a.edges != nil && k > 0 && a.place(float64(k)) > u {
		k--
	}
	for a.edges != nil && k+1 < a.n && a.place(float64(k+1)) <= u {
		k++
	}
	return k
}

// narrow says whether float64 can't tell apart much more than the pixels of the window: that is the end of zooming.
func (a *along) narrow() bool {
	lo, hi := a.at(a.from), a.at(a.to)
	far := max(math.Abs(lo), math.Abs(hi))
	if a.curved() {
		far = max(math.Abs(a.x0+lo), math.Abs(a.x0+hi))
	}
	return hi-lo < 3e-11*far
}

// point sends a pointer to a part of the plot.
func (a *along) point(p tool.Event, u float64) bool {
	p.X, p.Y = a.left+u*(a.right-a.left), a.middle
	if a.vertical {
		p.X, p.Y = a.middle, p.X
		if p.Kind == tool.Wheel {
			p.X = 0
		}
	}
	return a.inst.Pointer(p)
}

// cursor is what the cursor says at a part of the plot.
func (a *along) cursor(u float64) (cell int, at float64, text string) {
	a.point(tool.Event{Kind: tool.Move}, u)
	over := a.inst.Frame().Overlay
	event, _ := a.host.Last(widget.CursorChange)
	d, ok := event.Detail.(heatmap.CursorChange)
	if !ok {
		return -1, 0, ""
	}
	if over != nil {
		for _, t := range widgettest.Texts(over) {
			if rest, is := strings.CutPrefix(t, "Along  "); is {
				text = rest
			}
		}
	}
	if a.vertical {
		return d.Row, d.Y, text
	}
	return d.Column, d.X, text
}

func (a *along) under(u float64) int {
	k, _, _ := a.cursor(u)
	return k
}

// shown looks at view, labels and cursor of the window.
func (a *along) shown() {
	widgettest.Settle(a.t, a.inst, a.host)
	a.inst.FontsChanged()
	base := a.inst.Frame().Base
	x, y := a.inst.View()
	if a.vertical {
		x = y
	}
	for i, u := range [...]float64{a.from, a.to} {
		if want := a.at(u); math.Abs((x[i]-a.x0)-want) > a.rough(x[i])+1e-9*(a.at(a.to)-a.at(a.from)) {
			a.errorf("the view is %v, less %v, want %v", x, a.x0, want)
		}
	}
	a.labels(base)
	pixel := (a.to - a.from) / math.Abs(a.right-a.left)
	for _, at := range []float64{0.12, 0.37, 0.5, 0.81} {
		u := a.from + at*(a.to-a.from)
		pixel := pixel
		if a.curved() { // values, from 0 and not from x0 on, have the cursor's place
			pixel += a.rough(a.x1) / (a.x1 - a.x0)
		}
		k, v, text := a.cursor(at)
		if k < a.cell(u-pixel) || k > a.cell(u+pixel) {
			a.errorf("the cursor at %v shows cell %d, want %d", at, k, a.cell(u))
			return
		}
		lo, hi := a.edge(k), a.edge(k+1)
		middle := (lo + hi) / 2
		if a.edges == nil {
			middle = a.at((float64(k) + 0.5) / float64(a.n))
		}
		if math.Abs((v-a.x0)-middle) > a.rough(v)+1e-9*(hi-lo) {
			a.errorf("the middle of cell %d is said to be at %v, want %v + %v", k, v, a.x0, middle)
		}
		near := 0.051*(hi-lo) + 1e-9*(hi-lo)
		if a.curved() || math.Abs(a.x0) < a.x1-a.x0 {
			near += a.rough(v)
		}
		if read, ok := since(text, a.words(), a.x0); !ok || math.Abs(read-middle) > near {
			a.errorf("the middle of cell %d is read out as %q, %v, want %v", k, text, read, middle)
		}
	}
}
