package main

import (
	"strconv"

	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/layout"
	"github.com/sonde-viz/sonde/components/widget"
)

// The widget <sonde-tape> keeps what is pushed, for tests of pushes: values() has in x what came, each push after the
// number of its method, and in y the gain that held then and the kind of the samples; z are the data, as they were kept.
type tapeProps struct {
	Gain float64
	Data widget.Series
}

type tapeView struct {
	props  tapeProps
	x, y   []float64
	frames int
	count  int // of samples pushed by the method that keeps none
}

func (v *tapeView) Update(p tapeProps) error {
	if p.Gain < 0 {
		return &widget.PropError{Prop: "gain", Value: widget.NumberText(p.Gain), Allowed: "at least 0"}
	}
	v.props = p
	return nil
}

// Push keeps samples of method 0, takes pairs of method 1, and counts those of method 2.
func (v *tapeView) Push(method int, s widget.Series) error {
	switch {
	case method == 1 && s.Len()%2 != 0:
		return &widget.PropError{Prop: "pushPairs", Value: strconv.Itoa(s.Len()) + " samples", Allowed: "pairs"}
	case method == 2:
		v.count += s.Len()
		return nil
	}
	v.x, v.y = append(v.x, float64(method)), append(v.y, v.props.Gain)
	for i := range s.Len() {
		v.x, v.y = append(v.x, s.At(i)), append(v.y, float64(s.Kind()))
	}
	return nil
}

func (v *tapeView) Axes(f *figure.Figure) {
	f.Title = strconv.Itoa(len(v.x))
	f.X, f.Y = figure.Axis{Hi: 1}, figure.Axis{Hi: 1}
}

func (v *tapeView) Marks(f *figure.Figure, _ layout.Layout) { v.frames++ }

func (v *tapeView) Values() widget.Values {
	return widget.Values{X: v.x, Y: v.y, Z: v.props.Data, Rows: v.count, Columns: v.frames}
}

var tapeDef = widget.Def[tapeProps]{
	Tag:    "sonde-tape",
	Pushes: []widget.Push{{Name: "push"}, {Name: "pushPairs"}, {Name: "count"}},
	Events: []widget.Event{{Name: widget.CursorChange}, {Name: widget.ViewChange}},
	New:    func(widget.Env) widget.View[tapeProps] { return &tapeView{} },
}

func setTape(p, defaults *tapeProps, prop int, v widget.Value) bool {
	switch {
	case prop == 0 && v.Kind == widget.Number:
		p.Gain = v.Number
	case prop == 0 && v.Kind == widget.Default:
		p.Gain = defaults.Gain
	case prop == 1 && v.Kind == widget.Data:
		p.Data = v.Series
	case prop == 1 && v.Kind == widget.Default:
		p.Data = defaults.Data
	default:
		return false
	}
	return true
}
