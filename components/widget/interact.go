package widget

import "github.com/sonde-viz/sonde/components/figure"

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

func (i *instance[P]) Pointer(e figure.Pointer) bool {
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
	if did.View || did.Cursor {
		i.host.Wake()
	}
	return did.Used
}

// prepare brings axes and layout up to date: for a frame, and before a pointer is judged by them when the frame has not
// come yet. A View that has not accepted props has no axes.
func (i *instance[P]) prepare() {
	if !i.axes {
		return
	}
	i.chart.Fig.Reset()
	if i.started {
		i.view.Axes(&i.chart.Fig)
	}
	i.chart.Layout()
	i.axes, i.marks = false, true
}

// read asks the View what lies under the cursor, and emits cursor-change when that is something else than before.
func (i *instance[P]) read(emit bool) {
	x, y, in := i.chart.Cursor()
	var detail any
	if in && i.started {
		var r figure.Readout
		if v, ok := i.view.(Reader); ok {
			r, detail, ok = v.Read(i.chart.Viewport(), x, y)
			i.chart.Show(r, ok)
			if !ok {
				detail = nil
			}
		} else {
			r = i.chart.PlainReadout(x, y)
			detail = Cursor{x, y}
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
	vp := i.chart.Viewport()
	return [2]float64{vp.X.Lo, vp.X.Hi}, [2]float64{vp.Y.Lo, vp.Y.Hi}
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
