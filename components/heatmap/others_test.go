package heatmap

import (
	"math"
	"testing"

	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/compute/colormap"
)

// shown says which colours that are not in the map the colour bar explains.
func (l *look) shown() (under, over, nan bool) {
	var f figure.Figure
	l.Axes(&f)
	s := f.Color.Special
	return s.Under[3] > 0, s.Over[3] > 0, s.NaN[3] > 0
}

// The colour bar explains each colour that the picture has: of one cell among very many, and of infinities, which are
// values beyond the limits and not NaN.
func TestBarExplainsTheColors(t *testing.T) {
	const n = 500
	inf, nan := float32(math.Inf(1)), float32(math.NaN())
	for _, c := range []struct {
		name             string
		cells            []float32
		under, over, nan bool
	}{
		{"none", nil, false, false, false}, {"-Inf", []float32{-inf}, true, false, false}, {"+Inf", []float32{inf}, false, true, false},
		{"NaN", []float32{nan}, false, false, true}, {"below", []float32{-1}, true, false, false}, {"above", []float32{2}, false, true, false},
		{"all", []float32{2, nan, -inf}, true, true, true},
	} {
		z := make([]float32, n*n)
		for i := range z {
			z[i] = float32(i%n) / n
		}
		for i, v := range c.cells {
			z[12345+777*i] = v
		}
		p := defaults
		p.Data, p.Rows, p.Columns, p.VMin, p.VMax = widget.Float32s(z), n, n, widget.Some(0.0), widget.Some(1.0)
		l := see(t, p, 10, 10)
		if under, over, nan := l.shown(); under != c.under || over != c.over || nan != c.nan {
			t.Errorf("%s: below %v, above %v, NaN %v", c.name, under, over, nan)
		}
	}
	p := defaults
	p.Data, p.Rows, p.Columns = widget.Float64s([]float64{math.Inf(-1), 1, 2, math.Inf(1)}), 1, 4
	p.Norm = colormap.Log
	l := see(t, p, 4, 1)
	if under, over, nan := l.shown(); !under || !over || nan {
		t.Errorf("infinities beside automatic limits: below %v, above %v, NaN %v", under, over, nan)
	}
}

// Of a history NaN is explained while there is one in what is kept; places that are still empty are none.
func TestBarExplainsHolesOfTheHistory(t *testing.T) {
	nan := math.NaN()
	for method := range 2 {
		l := stream(t, method, 3, 4, nil)
		for i, c := range []struct {
			values []float64
			want   bool
		}{
			{[]float64{1, 2, 3}, false}, {[]float64{1, nan, 3}, true}, {[]float64{1, 2, 3}, true}, {[]float64{1, 2, 3}, true},
			{[]float64{1, 2, 3}, true}, {[]float64{1, 2, 3}, false}, {[]float64{nan, nan, nan}, true},
			{[]float64{math.Inf(-1), math.Inf(-1), 1}, true},
		} {
			if err := l.Push(method, widget.Float64s(c.values)); err != nil {
				t.Fatal(err)
			}
			under, over, nan := l.shown()
			if nan != c.want || over || under != (i == 7) {
				t.Errorf("push %d of method %d: below %v, above %v, NaN %v", i, method, under, over, nan)
			}
		}
	}
}
