// Package gonumplot shows any plot of gonum.org/v1/plot in a widget: its drawing is recorded into the list that the
// widgets' painter draws. It is no part of components.All, as it links gonum's plot package with its fonts; a program
// that wants it offers Binding to its page:
//
//	port.Start(gonumplot.Binding())
//
// and sets Props{Plot: gonumplot.Of(p)} on the instance of the element.
package gonumplot

import (
	"fmt"

	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/layout"
	"github.com/sonde-viz/sonde/components/paint"
	"github.com/sonde-viz/sonde/components/widget"
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg/draw"
)

// Plot is a handle on a plot: two are equal when they were made by the same call of Of.
type Plot struct {
	revision uint64
	plot     *plot.Plot
}

var revision uint64

// Of returns a new handle on p. Call it again after p has been changed.
func Of(p *plot.Plot) Plot {
	revision++
	return Plot{revision, p}
}

// Props are the properties of the widget.
type Props struct {
	// Plot is what is shown.
	Plot Plot
	// Label is the accessible name; the plot has its own title.
	Label string
}

// Def is the widget. The plot fills the element and follows its size. It is drawn as gonum draws it, with its own
// axes, so there are no zoom and no cursor.
var Def = widget.Def[Props]{
	Tag:      "sonde-gonum-plot",
	Examples: examples,
	New:      func(env widget.Env) widget.View[Props] { return &view{} },
}

// Binding is the widget for a host; plots have no text form, so props are set by SetProps alone.
func Binding() widget.Binding { return widget.Bind(Def, nil, nil) }

// view is one live plot.
type view struct {
	props Props
	list  paint.List
}

// Update draws the plot once to see whether it can be: gonum panics on an axis without a range or a logarithmic one
// that reaches 0.
func (v *view) Update(p Props) error {
	if p.Plot.plot != nil {
		var trial paint.List
		if err := Record(&trial, p.Plot.plot, 640, 480, 1); err != nil {
			return &widget.PropError{Prop: "plot", Value: "a plot with an error", Allowed: "plots that gonum draws (" + err.Error() + ")"}
		}
	}
	v.props = p
	return nil
}

func (v *view) Axes(f *figure.Figure) {
	f.Bare = true
	if v.props.Plot.plot == nil {
		f.Notice = "no data"
	}
}

func (v *view) Marks(f *figure.Figure, vp layout.Layout) {
	if v.props.Plot.plot == nil {
		return
	}
	v.list.Reset()
	w, h := float64(vp.X.Pixels)/vp.Ratio, float64(vp.Y.Pixels)/vp.Ratio
	if err := Record(&v.list, v.props.Plot.plot, w, h, vp.Ratio); err != nil {
		f.Notice = err.Error()
		return
	}
	f.Picture(&v.list)
}

// Record appends p to l, w x h logical pixels large with dpr device pixels in each. The error is gonum's reason for not
// drawing it.
func Record(l *paint.List, p *plot.Plot, w, h, dpr float64) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("the plot can't be drawn: %v", r)
		}
	}()
	l.Clip(0, 0, w, h)
	p.Draw(draw.New(NewCanvas(l, w, h, dpr)))
	l.Unclip()
	return nil
}
