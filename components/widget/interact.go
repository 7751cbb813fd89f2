package widget

import (
	"strings"

	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/tool"
)

// ViewDetail is the detail of view-change: the user zoomed, panned or reset.
type ViewDetail struct {
	X [2]float64 // the range of the x axis shown, in its unit
	Y [2]float64 // the range of the y axis shown, in its unit
}

// Cursor is the detail of cursor-change for a View that is no Reader: the cursor moved, or left.
type Cursor struct {
	X float64 // the cursor's place on the x axis, in its unit
	Y float64 // the cursor's place on the y axis, in its unit
}

// LimitsChange is the name of the event of a View that is a Limiter: the user has dragged a limit of the colours, or has
// asked for the widget's own again. The View emits it.
const LimitsChange = "limits-change"

// LimitsDetail is the detail of limits-change: the user dragged the limits of the colours, or reset them.
type LimitsDetail struct {
	VMin float64 `js:"vmin"` // value of the first colour, in the unit of the values
	VMax float64 `js:"vmax"` // value of the last colour, in the unit of the values
}

func (i *instance[P]) Pointer(e tool.Event) bool {
	if i.closed || !i.started {
		return false
	}
	i.prepare()
	did := i.chart.Pointer(e)
	if did.View {
		i.axes = true
		x, y := i.View()
		i.host.Emit(ViewChange, ViewDetail{x, y})
	}
	if did.Cursor {
		i.read(true)
		i.overlay = true
	}
	if did.Limits {
		if v, ok := i.view.(Limiter); ok {
			v.SetLimits(did.Lo, did.Hi, did.Reset)
		}
	}
	if did.Event != "" {
		i.host.Emit(did.Event, did.Detail)
	}
	i.grip = did.Grip
	if did.Limits || did.Layout {
		i.dirty()
	}
	if did.View || did.Cursor {
		i.host.Wake()
	}
	return did.Used
}

func (i *instance[P]) Grip() bool { return i.grip }

// prepare brings axes and layout up to date: for a frame, and before a pointer is judged by them when the frame has not
// come yet. A View that has not accepted props has no axes.
func (i *instance[P]) prepare() {
	if !i.axes {
		return
	}
	i.chart.Fig.Reset()
	if i.started {
		i.view.Axes(&i.chart.Fig)
	} else if i.refused != nil {
		i.chart.Fig.Notice = strings.Replace(i.refused.Error(), "; ", ";\n", 1) // without axes
	}
	i.chart.Layout()
	i.axes, i.marks, i.base = false, true, true
}

// read asks the View what lies under the cursor, and emits cursor-change when that is something else than before.
func (i *instance[P]) read(emit bool) {
	x, y, in := i.chart.Cursor()
	var detail any
	if in && i.started {
		var r figure.Readout
		if v, ok := i.view.(Reader); ok {
			r, detail, ok = v.Read(i.chart.At(), x, y)
			i.chart.Show(r, ok)
			if !ok {
				detail = nil
			}
		} else {
			r = i.chart.Plain(x, y)
			detail = Cursor{x + i.chart.Fig.X.Origin, y + i.chart.Fig.Y.Origin}
			i.chart.Show(r, true)
		}
	} else {
		i.chart.Show(figure.Readout{}, false)
	}
	if emit && detail != i.cursor {
		i.cursor = detail
		i.host.Emit(CursorChange, detail)
	}
}

func (i *instance[P]) View() (x, y [2]float64) {
	i.Update()
	i.prepare()
	return i.chart.View()
}

func (i *instance[P]) SetView(x, y [2]float64) bool {
	i.Update()
	i.prepare()
	if !i.chart.SetView(x, y) {
		return false
	}
	i.dirty()
	return true
}

func (i *instance[P]) ResetView() {
	i.chart.ResetView()
	i.dirty()
}

func (i *instance[P]) PixelOf(x, y float64) (px, py float64) {
	i.Update()
	i.prepare()
	return i.chart.PixelOf(x, y)
}
