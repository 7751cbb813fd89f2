package heatmap

import (
	"math"

	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/layout"
	"github.com/sonde-viz/sonde/components/scale"
	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/compute/colormap"
)

// Read implements widget.Reader: the cell under the cursor and its value as it was given.
func (v *view) Read(vp layout.Layout, x, y float64) (r figure.Readout, detail any, ok bool) {
	if v.empty() {
		return r, nil, false
	}
	p := &v.props
	firstX, endX, firstY, endY := v.shown()
	column, row := v.x.cell(x, int(endX)), v.y.cell(y, int(endY))
	if int64(column) < firstX || int64(row) < firstY {
		return r, nil, false
	}
	cx, cy := float64(column)+0.5, float64(row)+0.5
	atX, atY := v.x.value(cx), v.y.value(cy)
	d := CursorChange{X: v.x.origin + atX, Y: v.y.origin + atY, Row: row, Column: column}
	switch h := v.history; {
	case h == nil:
		d.Value = p.Data.At(row*p.Columns + column)
	case h.rows:
		d.Value = h.at(int64(row), column)
	default:
		d.Value = h.at(int64(column), row)
	}
	r.X, r.Y = x, y
	r.AddFrom(name(p.XTitle, "x"), v.x.origin, atX, v.x.unit(p.XUnit), v.x.size(column)/10)
	r.AddFrom(name(p.YTitle, "y"), v.y.origin, atY, v.y.unit(p.YUnit), v.y.size(row)/10)
	r.Add(name(p.ValueTitle, "Value"), d.Value, p.ValueUnit, v.resolution(d.Value))
	return r, d, true
}

// unit is the one in which a place on the axis is read out: dates and times of day of a clock.
func (a *axis) unit(unit string) string {
	if a.clock {
		return scale.UTC
	}
	return unit
}

// resolution is the step of the last digit of a value that is read out. Four digits are enough (0) where they tell
// colours apart and are no part of a whole number; no more are shown than the kind of number has.
func (v *view) resolution(value float64) float64 {
	s := v.props.Data
	kind, epsilon := s.Kind(), 0x1p-23
	switch {
	case v.history != nil || kind == widget.Float32:
	case kind == widget.Float64:
		epsilon = 0x1p-52
	default:
		return math.Abs(s.Scale())
	}
	size := math.Abs(value)
	switch step := max(size*epsilon, (v.scale.hi-v.scale.lo)/256); {
	case size >= 1e4 && size < 1/epsilon && value == math.Trunc(value):
		return 1
	case size > 0 && step < math.Pow(10, math.Floor(math.Log10(size))-3):
		return step
	}
	return 0
}

func name(title, other string) string {
	if title != "" {
		return title
	}
	return other
}

// Values implements widget.Valuer: the data as they were given, or a copy of the history.
func (v *view) Values() widget.Values {
	if v.empty() {
		return widget.Values{}
	}
	firstX, endX, firstY, endY := v.shown()
	columns, rows := int(endX-firstX), int(endY-firstY)
	z := v.props.Data
	if h := v.history; h != nil {
		x := make([]float32, rows*columns)
		for r := range rows {
			for c := range columns {
				if h.rows {
					x[r*columns+c] = float32(h.at(firstY+int64(r), c))
				} else {
					x[r*columns+c] = float32(h.at(firstX+int64(c), r))
				}
			}
		}
		z = widget.Float32s(x)
	}
	return widget.Values{X: v.x.between(int(firstX), columns), Y: v.y.between(int(firstY), rows), Z: z, Rows: rows, Columns: columns}
}

// specials are the colours of what is not in the table, as props say.
func (p *Props) specials(m *colormap.Map) colormap.Special {
	s := m.Specials()
	for _, e := range [...]struct {
		text string
		c    *[4]uint8
	}{{p.NaNColor, &s.NaN}, {p.UnderColor, &s.Under}, {p.OverColor, &s.Over}} {
		if c, ok := parseColor(e.text); ok {
			*e.c = c
		}
	}
	return s
}
