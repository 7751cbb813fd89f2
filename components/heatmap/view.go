package heatmap

import (
	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/layout"
	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/components/work"
	"github.com/sonde-viz/sonde/compute/colormap"
	"github.com/sonde-viz/sonde/compute/grid"
)

// view is one live heatmap.
type view struct {
	env      widget.Env
	props    Props
	x, y     axis
	cells    cells     // of the data, or of the history
	history  *history  // nil until something is pushed
	ahead    *history  // where pushes go while the picture is paused; nil before the first of them
	doubles  []float64 // the data, where they must be read as float64
	colors   *colormap.Map
	scale    coloring
	found    bool        // limits have been found
	dragged  *[2]float64 // limits that the user set
	palette  colormap.Palette
	raster   raster
	isolines isolines
	rev      int    // counts changes: pixels made before one are old
	title    string // the label, and what is missing from the history
	stale    bool   // data have been pushed that limits and histogram do not know
}

func (v *view) Update(p Props) error {
	if err := p.check(); err != nil {
		return err
	}
	was, first := v.props, v.rev == 0
	fresh := first || p.Data != was.Data || p.Rows != was.Rows || p.Columns != was.Columns || p.History != was.History
	if bytes := cellsBytes(p.Data); fresh {
		if err := widget.Hold(v.env, "data", widget.SamplesText(p.Data.Len(), bytes)+" of what is worked out of them", bytes, bytes); err != nil {
			return err
		}
	}
	v.props = p
	v.rev++
	if first || p.Colormap != was.Colormap {
		v.colors, _ = colormap.Lookup(p.Colormap)
	}
	if fresh {
		v.history, v.ahead = nil, nil
	}
	resumed := v.ahead != nil && !p.Paused
	if resumed {
		v.history, v.ahead = v.ahead, nil
		v.cells = &v.history.plane
		_ = widget.Hold(v.env, "", "", historyBytes(v.history.across, p.History), 0) // less than before is never refused
	}
	switch {
	case v.history != nil:
		v.history.average(p.Reduce == grid.Mean)
	case fresh || p.Reduce != was.Reduce:
		rows, columns := p.Rows, p.Columns
		if p.Data.Len() == 0 {
			rows, columns = 0, 0
		}
		v.cells = newCells(v.cells, p.Data, rows, columns, p.Reduce == grid.Mean)
	}
	v.name()
	v.place()
	asked := first || p.VMin != was.VMin || p.VMax != was.VMax || p.Limits != was.Limits || p.Norm != was.Norm || p.Center != was.Center ||
		p.LowPercentile != was.LowPercentile || p.HighPercentile != was.HighPercentile || p.Lock != was.Lock && !p.Lock
	if asked {
		v.dragged = nil
	}
	v.limits(!asked && (!fresh && !resumed || p.Lock && v.found))
	if v.cells.progress() < 1 {
		v.env.Work()
	}
	return nil
}

// place sets the axes. Along a stream, cells are as large as rows or columns says, or else history.
func (v *view) place() {
	p := &v.props
	columns, rows := p.Columns, p.Rows
	xs, ys, xe, ye := p.XScale, p.YScale, p.XEdges, p.YEdges
	if h := v.history; h != nil && h.rows {
		rows, ys, ye = along(rows, p.History, ys)
	} else if h != nil {
		columns, xs, xe = along(columns, p.History, xs)
	}
	v.x.set(p.X0, p.X1, xe, columns, xs, p.XThreshold)
	v.y.set(p.Y0, p.Y1, ye, rows, ys, p.YThreshold)
}

// along is the axis of a stream: of equal steps.
func along(n, history int, s AxisScale) (int, AxisScale, widget.Series) {
	if n == 0 {
		n = history
	}
	if s != Time {
		s = Linear
	}
	return n, s, widget.Series{}
}

// limits brings colours up to date; keep says that the limits stay.
func (v *view) limits(keep bool) {
	s := &v.scale
	s.find(&v.props, v.cells, keep || v.dragged != nil)
	if v.dragged != nil {
		s.lo, s.hi = v.dragged[0], v.dragged[1]
	}
	s.spread(&v.props, v.cells)
	v.found = v.found || s.found > 0
	if v.history != nil { // the ring has empty places, which are not shown
		s.others.NaN = v.history.holes()
	}
	v.doubles = nil
	if c, ok := v.cells.(*plane[float64]); ok && v.history == nil && !narrow(&s.norm, s.lo, s.hi) {
		v.doubles = c.z
	}
	v.palette.Set(v.colors, s.norm, s.lo, s.hi, v.props.specials(v.colors))
	v.isolines.set(&v.props, s)
	v.stale = false
	v.rev++
}

// empty says whether there are no values.
func (v *view) empty() bool { return v.history == nil && v.props.Data.Len() == 0 }

// picture says how cells become pixels.
func (v *view) picture() grid.Picture {
	return grid.Picture{Reduce: v.props.Reduce, Middle: v.scale.middle, Bilinear: v.props.Interpolation == Bilinear}
}

// shown are the columns and rows that there are, from first up to but not with end.
func (v *view) shown() (firstX, endX, firstY, endY int64) {
	endX, endY = int64(v.props.Columns), int64(v.props.Rows)
	if h := v.history; h != nil && h.rows {
		firstY, endY = h.first(), h.total
	} else if h != nil {
		firstX, endX = h.first(), h.total
	}
	return firstX, endX, firstY, endY
}

// ofBlocks is how much of the work on new data the pyramid is, about.
const ofBlocks = 0.8

// Step implements widget.Worker: first the pyramid, then the picture of the cells themselves.
func (v *view) Step(b *work.Budget) (progress float64, done bool) {
	if v.cells.progress() < 1 {
		if !v.cells.step(b) {
			return ofBlocks * v.cells.progress(), false
		}
		v.limits(v.scale.exact)
		return ofBlocks, true // the cells themselves come with the next picture
	}
	if r := &v.raster; v.history == nil && r.key.rev == v.rev && r.detail == grid.Near && !r.refine(v, b.Spent) {
		return float64(r.next) / float64(r.y.Pixels()), false
	}
	return 1, true
}

func (v *view) Axes(f *figure.Figure) {
	v.props.Interaction.Show(f)
	p := &v.props
	f.Title = v.title
	if v.empty() {
		f.X = figure.Axis{Title: p.XTitle, Unit: p.XUnit, Hi: 1}
		f.Y = figure.Axis{Title: p.YTitle, Unit: p.YUnit, Hi: 1}
		f.Notice = "no data"
		return
	}
	if v.stale {
		v.history.update()
		v.limits(p.Lock && v.found)
	}
	firstX, endX, firstY, endY := v.shown()
	if h := v.history; h != nil { // as much of a stream as is kept when it is full, from its beginning on
		end := max(h.total, int64(h.keep))
		if first := end - int64(h.keep); h.rows {
			firstY, endY = first, end
		} else {
			firstX, endX = first, end
		}
	}
	v.x.figure(&f.X, heading(p.XTitle, v.x.fallback), p.XUnit, firstX, endX)
	v.y.figure(&f.Y, heading(p.YTitle, v.y.fallback), p.YUnit, firstY, endY)
	f.Y.Reversed = p.Origin == Top
	if h := v.history; h != nil {
		f.X.Follow, f.Y.Follow, f.Upright = !h.rows, h.rows, h.rows
		f.X.Head, f.Y.Head = v.x.value(float64(h.total)), v.y.value(float64(h.total))
	}
	f.Equal = p.Aspect == Equal
	s := &v.scale
	title := heading(p.ValueTitle, s.fallback)
	if p.Reduce == grid.Mean {
		title = widget.Remark(title, "mean")
	}
	f.Color = figure.ColorScale{
		Title: title, Unit: p.ValueUnit, Lo: s.lo, Hi: s.hi, Map: v.colors, Norm: s.norm, Counts: s.counts[:], Drag: true, Dragged: v.dragged != nil,
	}
	f.Color.Special = s.shown(p.specials(v.colors))
	if s.found < 2*bins { // too few to be a distribution
		f.Color.Counts = nil
	}
	if v.history == nil {
		f.Progress = v.cells.progress()
	}
}

// heading is a title, with a word where a logarithm had no place.
func heading(title string, fallback bool) string {
	if fallback {
		return widget.Remark(title, "symlog: values from 0 or below")
	}
	return title
}

func (v *view) Marks(f *figure.Figure, vp layout.Layout) {
	if v.empty() {
		return
	}
	f.Raster(figure.Raster{Pix: v.raster.draw(v, vp)})
	v.isolines.draw(v, f, vp)
	if v.raster.next == 0 && v.history == nil && v.cells.progress() == 1 {
		v.env.WorkAtRest()
	}
}

// SetLimits implements widget.Limiter.
func (v *view) SetLimits(lo, hi float64, reset bool) {
	v.dragged = nil
	if !reset && lo < hi && finite(hi-lo) {
		v.dragged = &[2]float64{lo, hi}
	}
	v.limits(false)
	v.env.Emit(widget.LimitsChange, widget.LimitsDetail{VMin: v.scale.lo, VMax: v.scale.hi})
	v.env.Repaint()
}
