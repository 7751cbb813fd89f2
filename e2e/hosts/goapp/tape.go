//go:build js

package main

import (
	"runtime"
	"strconv"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
	"github.com/sonde-viz/sonde/app/ui"
	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/layout"
	"github.com/sonde-viz/sonde/components/widget"
)

// tape is a page with a widget of its own, <host-tape>, that goroutines feed.
type tape struct {
	app.Compo
	stream  ui.Stream
	shown   bool
	refused string
}

func (p *tape) OnNav(app.Context) {
	p.stream.Push(widget.Int16s([]int16{-2, -1}, 0.5)) // before there is an element
	p.shown = true
}

func (p *tape) Render() app.UI {
	var shown app.UI = app.Text("")
	if p.shown {
		shown = ui.Of(tapeDef, tapeProps{}).ID("a").Stream("push", &p.stream).OnError(p.onError)
	}
	return app.Main().Body(
		shown,
		app.Button().ID("feed").Text("Feed").OnClick(p.feed),
		app.Button().ID("wrong").Text("Feed wrongly").OnClick(func(app.Context, app.Event) { p.stream.Push(widget.Float32s([]float32{1})) }),
		app.Button().ID("toggle").Text("Show or hide").OnClick(func(app.Context, app.Event) { p.shown = !p.shown }),
		app.Output().ID("refused").Text(p.refused),
	)
}

func (p *tape) onError(_ app.Context, e *ui.Error) { p.refused = text(e) }

// feed pushes 100 pairs from a goroutine, all out of one slice.
func (p *tape) feed(app.Context, app.Event) {
	go func() {
		x := make([]float32, 2)
		for i := range 100 {
			x[0], x[1] = float32(2*i), float32(2*i+1)
			p.stream.Push(widget.Float32s(x))
			runtime.Gosched()
		}
	}()
}

type tapeProps struct{ Label string }

type tapeView struct{ x []float64 }

var tapeDef = widget.Def[tapeProps]{
	Tag:    "host-tape",
	Pushes: []widget.Push{{Name: "push", Doc: "push appends pairs."}},
	Events: []widget.Event{{Name: widget.CursorChange, Detail: widget.Cursor{}}, {Name: widget.ViewChange, Detail: widget.ViewDetail{}}},
	New:    func(widget.Env) widget.View[tapeProps] { return &tapeView{} },
}

func (v *tapeView) Update(tapeProps) error { return nil }

func (v *tapeView) Push(_ int, s widget.Series) error {
	if s.Len()%2 != 0 {
		return &widget.PropError{Prop: "push", Value: strconv.Itoa(s.Len()) + " samples", Allowed: "pairs"}
	}
	for i := range s.Len() {
		v.x = append(v.x, s.At(i))
	}
	return nil
}

func (v *tapeView) Axes(f *figure.Figure)               { f.X, f.Y = figure.Axis{Hi: 1}, figure.Axis{Hi: 1} }
func (v *tapeView) Marks(*figure.Figure, layout.Layout) {}
func (v *tapeView) Values() widget.Values               { return widget.Values{X: v.x, Y: v.x} }
