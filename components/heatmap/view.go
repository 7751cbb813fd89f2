package heatmap

import (
	"math"

	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/compute/colormap"
)

// view is one live heatmap.
type view struct {
	env    widget.Env
	props  Props
	colors *colormap.Map
	name   colormap.Name
	lo, hi float64 // range of the colours
	raster raster
	rev    int // counts updates: pixels made for another one are old

	given, floats widget.Series // whole numbers, and the same as float64
}

func (v *view) Update(p Props) error {
	if err := p.check(); err != nil {
		return err
	}
	if p.Data != v.given {
		v.given, v.floats = p.Data, p.Data
		if p.Data.F32() == nil && p.Data.F64() == nil {
			x := make([]float64, p.Data.Len())
			widget.Read(x, p.Data, 0)
			v.floats = widget.Float64s(x)
		}
	}
	p.Data = v.floats
	if v.name != p.Colormap {
		v.colors, _ = colormap.Lookup(p.Colormap)
		v.name = p.Colormap
	}
	if p.Data != v.props.Data || p.VMin != v.props.VMin || p.VMax != v.props.VMax || v.rev == 0 {
		v.lo, v.hi = limits(p)
	}
	v.props = p
	v.rev++
	return nil
}

// limits are the values of the first and the last colour. A constant grid lies in the middle of a range of 1.
func limits(p Props) (lo, hi float64) {
	if !p.VMin.Set || !p.VMax.Set {
		if x := p.Data.F32(); x != nil {
			a, b := widget.FiniteRange(x)
			lo, hi = float64(a), float64(b)
		} else {
			lo, hi = widget.FiniteRange(p.Data.F64())
		}
		if lo > hi {
			lo, hi = 0, 1
		}
	}
	lo, hi = p.VMin.Or(lo), p.VMax.Or(hi)
	switch {
	case lo < hi:
	case p.VMin.Set:
		hi = lo + 1
	case p.VMax.Set:
		lo = hi - 1
	default:
		d := max(0.5, math.Abs(lo)*1e-6)
		lo, hi = lo-d, hi+d
	}
	return lo, hi
}

// cells returns the edges of the grid.
func (v *view) cells() (x0, x1, y0, y1 float64) {
	p := &v.props
	return p.X0.Or(0), p.X1.Or(float64(p.Columns)), p.Y0.Or(0), p.Y1.Or(float64(p.Rows))
}

func (v *view) Axes(f *figure.Figure) {
	p := &v.props
	x0, x1, y0, y1 := v.cells()
	f.Title = p.Label
	f.X = figure.Axis{Title: p.XTitle, Unit: p.XUnit, Lo: x0, Hi: x1}
	f.Y = figure.Axis{Title: p.YTitle, Unit: p.YUnit, Lo: y0, Hi: y1}
	if p.Data.Len() == 0 {
		f.X.Lo, f.X.Hi, f.Y.Lo, f.Y.Hi = 0, 1, 0, 1
		f.Notice = "no data"
		return
	}
	f.Color = figure.ColorScale{Title: p.ValueTitle, Unit: p.ValueUnit, Lo: v.lo, Hi: v.hi, Map: v.colors}
}

func (v *view) Marks(f *figure.Figure, vp figure.Viewport) {
	if v.props.Data.Len() == 0 {
		return
	}
	f.Raster(figure.Raster{Pix: v.raster.draw(v, vp)})
}

// cell returns the number of the cell that holds u of n cells from lo to hi, -1 outside.
func cell(u, lo, hi float64, n int) int {
	i := math.Floor((u - lo) / (hi - lo) * float64(n))
	if u == hi {
		i = float64(n - 1)
	}
	if !(i >= 0 && i < float64(n)) {
		return -1
	}
	return int(i)
}

func (v *view) Read(vp figure.Viewport, x, y float64) (r figure.Readout, detail any, ok bool) {
	p := &v.props
	x0, x1, y0, y1 := v.cells()
	column, row := cell(x, x0, x1, p.Columns), cell(y, y0, y1, p.Rows)
	if p.Data.Len() == 0 || column < 0 || row < 0 {
		return r, nil, false
	}
	dx, dy := (x1-x0)/float64(p.Columns), (y1-y0)/float64(p.Rows)
	d := CursorChange{
		X: x0 + (float64(column)+0.5)*dx, Y: y0 + (float64(row)+0.5)*dy,
		Row: row, Column: column, Value: p.Data.At(row*p.Columns + column),
	}
	r.X, r.Y = x, y
	r.Add(name(p.XTitle, "x"), d.X, p.XUnit, dx/10)
	r.Add(name(p.YTitle, "y"), d.Y, p.YUnit, dy/10)
	r.Add(name(p.ValueTitle, "Value"), d.Value, p.ValueUnit, 0)
	return r, d, true
}

func name(title, other string) string {
	if title != "" {
		return title
	}
	return other
}

func (v *view) Values() widget.Values {
	p := &v.props
	x0, x1, y0, y1 := v.cells()
	return widget.Values{X: steps(x0, x1, p.Columns), Y: steps(y0, y1, p.Rows), Z: p.Data, Rows: p.Rows, Columns: p.Columns}
}

// steps returns the n+1 edges of n equal cells.
func steps(lo, hi float64, n int) []float64 {
	e := make([]float64, n+1)
	for i := range e {
		e[i] = lo + (hi-lo)*float64(i)/float64(n)
	}
	e[n] = hi
	return e
}
