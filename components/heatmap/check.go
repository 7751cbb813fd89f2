package heatmap

import (
	"math"
	"strconv"

	"github.com/sonde-viz/sonde/components/widget"
)

// maxHistory and maxIsolines bound what an element may be asked to do.
const (
	maxHistory  = 1 << 24
	maxIsolines = 100
)

// check returns the first prop that is out of range.
func (p *Props) check() error {
	for _, e := range [...]struct {
		name   string
		n, top int
	}{{"rows", p.Rows, math.MaxInt}, {"columns", p.Columns, math.MaxInt}, {"history", p.History, maxHistory}, {"isolines", p.Isolines, maxIsolines}} {
		if e.n < 0 || e.n > e.top {
			allowed := "a whole number from 0"
			if e.top < math.MaxInt {
				allowed += " to " + strconv.Itoa(e.top)
			}
			return &widget.PropError{Prop: e.name, Value: strconv.Itoa(e.n), Allowed: allowed}
		}
	}
	if err := p.Interaction.Check(); err != nil {
		return err
	}
	// As long as there are no data, rows, columns and edges may be on their way too: nothing is shown of them.
	if cells := int64(p.Rows) * int64(p.Columns); cells != int64(p.Data.Len()) && p.Data.Len() > 0 {
		return &widget.PropError{Prop: "data", Value: strconv.Itoa(p.Data.Len()) + " values",
			Allowed: "rows x columns = " + strconv.Itoa(p.Rows) + " x " + strconv.Itoa(p.Columns) + " = " + strconv.FormatInt(cells, 10) + " values"}
	}
	for _, e := range [...]struct {
		name, value string
		of          interface{ Values() []string }
	}{
		{"xScale", string(p.XScale), p.XScale}, {"yScale", string(p.YScale), p.YScale}, {"origin", string(p.Origin), p.Origin},
		{"aspect", string(p.Aspect), p.Aspect}, {"interpolation", string(p.Interpolation), p.Interpolation},
		{"reduce", string(p.Reduce), p.Reduce}, {"colormap", string(p.Colormap), p.Colormap}, {"norm", string(p.Norm), p.Norm},
		{"limits", string(p.Limits), p.Limits},
	} {
		if err := widget.OneOf(e.name, e.value, e.of); err != nil {
			return err
		}
	}
	if err := p.checkAxis("x0", "x1", "xedges", p.X0, p.X1, p.XEdges, p.Columns, p.XScale); err != nil {
		return err
	}
	if err := p.checkAxis("y0", "y1", "yedges", p.Y0, p.Y1, p.YEdges, p.Rows, p.YScale); err != nil {
		return err
	}
	for _, e := range [...]struct {
		name string
		o    widget.Opt[float64]
	}{{"xThreshold", p.XThreshold}, {"yThreshold", p.YThreshold}, {"threshold", p.Threshold}, {"gamma", widget.Some(p.Gamma)}} {
		if e.o.Set && !(e.o.V > 0 && finite(e.o.V)) {
			return &widget.PropError{Prop: e.name, Value: widget.NumberText(e.o.V), Allowed: "a positive number"}
		}
	}
	return p.checkColors()
}

// checkColors returns the first prop of the colours that is out of range.
func (p *Props) checkColors() error {
	for _, e := range [...]struct {
		name string
		o    widget.Opt[float64]
	}{{"vmin", p.VMin}, {"vmax", p.VMax}, {"center", widget.Some(p.Center)}} {
		if e.o.Set && !finite(e.o.V) {
			return &widget.PropError{Prop: e.name, Value: widget.NumberText(e.o.V), Allowed: "a finite number"}
		}
	}
	if lo, hi := p.VMin, p.VMax; lo.Set && hi.Set {
		switch {
		case !(lo.V < hi.V):
			return &widget.PropError{Prop: "vmax", Value: widget.NumberText(hi.V), Allowed: "a number above vmin = " + widget.NumberText(lo.V)}
		case !finite(hi.V - lo.V):
			return &widget.PropError{Prop: "vmax", Value: widget.NumberText(hi.V), Allowed: "a number whose distance from vmin is finite"}
		}
	}
	if p.Norm == "two-slope" {
		if p.VMin.Set && p.Center <= p.VMin.V {
			return &widget.PropError{Prop: "center", Value: widget.NumberText(p.Center), Allowed: "a number above vmin = " + widget.NumberText(p.VMin.V)}
		}
		if p.VMax.Set && p.Center >= p.VMax.V {
			return &widget.PropError{Prop: "center", Value: widget.NumberText(p.Center), Allowed: "a number below vmax = " + widget.NumberText(p.VMax.V)}
		}
	}
	if lo, hi := p.LowPercentile, p.HighPercentile; !(lo >= 0 && lo <= 100) {
		return &widget.PropError{Prop: "lowPercentile", Value: widget.NumberText(lo), Allowed: "a number from 0 to 100"}
	} else if !(hi > lo && hi <= 100) {
		return &widget.PropError{Prop: "highPercentile", Value: widget.NumberText(hi), Allowed: "a number above lowPercentile = " + widget.NumberText(lo) + ", up to 100"}
	}
	for _, e := range [...]struct{ name, text string }{{"nanColor", p.NaNColor}, {"underColor", p.UnderColor}, {"overColor", p.OverColor}} {
		if _, ok := parseColor(e.text); e.text != "" && !ok {
			return &widget.PropError{Prop: e.name, Value: `"` + e.text + `"`, Allowed: "#rrggbb, six digits from 0 to f"}
		}
	}
	if n := p.Levels.Len(); n > maxIsolines {
		return &widget.PropError{Prop: "levels", Value: strconv.Itoa(n) + " values", Allowed: "up to " + strconv.Itoa(maxIsolines)}
	}
	for i := range p.Levels.Len() {
		if v := p.Levels.At(i); !finite(v) {
			return &widget.PropError{Prop: "levels", Value: widget.NumberText(v) + " at " + strconv.Itoa(i), Allowed: "finite numbers"}
		}
	}
	return nil
}

// checkAxis checks that the edges of n cells are finite and in order.
func (p *Props) checkAxis(name0, name1, nameEdges string, e0, e1 widget.Opt[float64], edges widget.Series, n int, s AxisScale) error {
	if m := edges.Len(); m > 0 {
		if m != n+1 && p.Data.Len() > 0 {
			return &widget.PropError{Prop: nameEdges, Value: strconv.Itoa(m) + " values", Allowed: strconv.Itoa(n+1) + " values, one more than there are cells"}
		}
		last := math.Inf(-1)
		for i := range m {
			v := edges.At(i)
			if !finite(v) || !(v > last) {
				return &widget.PropError{Prop: nameEdges, Value: widget.NumberText(v) + " at " + strconv.Itoa(i), Allowed: "finite numbers, each above the one before"}
			}
			last = v
		}
		if !finite(last - edges.At(0)) {
			return &widget.PropError{Prop: nameEdges, Value: widget.NumberText(last), Allowed: "numbers whose distance is finite"}
		}
		return nil
	}
	lo, hi := ends(e0, e1, n, s)
	switch {
	case !finite(lo):
		return &widget.PropError{Prop: name0, Value: widget.NumberText(lo), Allowed: "a finite number"}
	case !finite(hi):
		return &widget.PropError{Prop: name1, Value: widget.NumberText(hi), Allowed: "a finite number"}
	case n > 0 && !(lo < hi):
		return &widget.PropError{Prop: name1, Value: widget.NumberText(hi), Allowed: "a number above " + name0 + " = " + widget.NumberText(lo)}
	case !finite(hi - lo):
		return &widget.PropError{Prop: name1, Value: widget.NumberText(hi), Allowed: "a number whose distance from " + name0 + " is finite"}
	}
	return nil
}

func finite(v float64) bool { return v-v == 0 }

// parseColor reads #rrggbb.
func parseColor(s string) (c [4]uint8, ok bool) {
	if len(s) != 7 || s[0] != '#' {
		return c, false
	}
	n, err := strconv.ParseUint(s[1:], 16, 32)
	if err != nil {
		return c, false
	}
	return [4]uint8{uint8(n >> 16), uint8(n >> 8), uint8(n), 255}, true
}
