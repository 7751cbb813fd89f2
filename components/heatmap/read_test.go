package heatmap

import (
	"math"
	"testing"

	"github.com/sonde-viz/sonde/components/scale"
	"github.com/sonde-viz/sonde/components/widget"
)

// The value under the cursor is read out in digits that tell it from those beside it: whole numbers whole, values that lie
// close together in more digits than four, and never more than the kind of number has.
func TestValueIsReadOutRaw(t *testing.T) {
	for _, c := range []struct {
		name string
		data widget.Series
		want float64
	}{
		{"bytes", widget.Uint8s([]uint8{3, 250}, 1), 1},
		{"16 bits, scaled", widget.Uint16s([]uint16{3, 65535}, -0.25), 0.25},
		{"four digits are enough", widget.Float32s([]float32{0, 1.25}), 0},
		{"counts", widget.Float32s([]float32{0, 123456}), 1},
		{"greater than all whole numbers of float32", widget.Float32s([]float32{0, 3e9}), 0},
		{"close together", widget.Float64s([]float64{1e6, 1e6 + 2.56e-6}), 1e-8},
		{"close together as float32", widget.Float32s([]float32{1000, 1000.0001}), 1000.0001 * 0x1p-23},
		{"NaN", widget.Float64s([]float64{1, math.NaN()}), 0},
	} {
		p := defaults
		p.Data, p.Rows, p.Columns = c.data, 1, 2
		l := see(t, p, 2, 1)
		r, _, ok := l.Read(l.vp, 1.5, 0.5)
		if got := r.Resolution[2]; !ok || got < c.want*(1-1e-3) || got > c.want*(1+1e-3) {
			t.Errorf("%s: the step of %v is %v, want %v", c.name, r.Items[2].Value, got, c.want)
		}
	}
}

// Cells of a clock are read out as dates and times of day.
func TestClockIsReadOutAsOne(t *testing.T) {
	p := defaults
	p.Data, p.Rows, p.Columns, p.XScale, p.XUnit = widget.Float32s([]float32{1, 2}), 1, 2, Time, "s"
	p.X0, p.X1 = widget.Some(1.733e9), widget.Some(1.733e9+2)
	l := see(t, p, 2, 1)
	r, _, ok := l.Read(l.vp, 1.733e9+1.2-l.vp.X.Origin, 0.5)
	if x := r.Items[0]; !ok || x.Unit != scale.UTC || x.Origin+x.Value != 1.733e9+1.5 || r.Resolution[0] != 0.1 {
		t.Errorf("x is read out as %+v to %v", x, r.Resolution[0])
	}
}
