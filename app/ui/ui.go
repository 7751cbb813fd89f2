// Package ui has the widgets as go-app components:
//
//	func (p *page) Render() app.UI {
//		return ui.Spectrum(spectrum.Props{
//			Data:       p.samples, // widget.Float32s(...), made once
//			SampleRate: 48000, FFTSize: 4096, Window: window.Hann,
//		}).Class("plot").OnCursorChange(p.read)
//	}
//
// To go-app a component is an empty custom element; what it draws is drawn by the same code as in any other page. The
// props go to the widget as they are, in one heap: samples are not copied. The page must be served with the boot script
// of package web/site, which attaches the elements to the program.
//
// The element has the size that its class gives it. Classes, not Style, set looks: a style attribute is refused by a
// strict Content-Security-Policy.
//
// Data that go on are appended by a Stream, from any goroutine.
package ui

import (
	"github.com/sonde-viz/sonde/components/heatmap"
	"github.com/sonde-viz/sonde/components/spectrum"
	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/web/generated/bind"
	"github.com/sonde-viz/sonde/web/port"
)

// Spectrum shows the level of a signal over frequency. Start from spectrum.Def.Defaults: zero props are not the defaults.
func Spectrum(p spectrum.Props) *Element[spectrum.Props, spectrum.CursorChange] {
	return WithCursor[spectrum.CursorChange](spectrum.Def, p)
}

// Heatmap shows a grid of numbers as a grid of colours. Start from heatmap.Def.Defaults.
func Heatmap(p heatmap.Props) *Element[heatmap.Props, heatmap.CursorChange] {
	return WithCursor[heatmap.CursorChange](heatmap.Def, p)
}

// Of shows any widget, a program's own too. Its cursor-change has the detail that a View without Read has.
func Of[P comparable](def widget.Def[P], p P) *Element[P, widget.Cursor] {
	return WithCursor[widget.Cursor](def, p)
}

// WithCursor is Of for a widget whose cursor-change has a detail C of its own.
func WithCursor[C any, P comparable](def widget.Def[P], p P) *Element[P, C] {
	register(def)
	return &Element[P, C]{Tag: def.Tag, Props: p, pushes: def.Pushes}
}

// Any shows a widget whose props type is not known here; p must be of that type.
func Any(w widget.Widget, p any) *Element[any, widget.Cursor] {
	register(w)
	d := w.Describe()
	return &Element[any, widget.Cursor]{Tag: d.Tag, Props: p, pushes: d.Pushes}
}

// registered holds the tags that the port knows.
var registered = map[string]bool{}

// register tells the port of a widget before its first element is made. Sonde's own have generated bindings, so that
// their elements take attributes as well; for others the encoder of events works by reflection.
func register(w widget.Widget) {
	d := w.Describe()
	if registered[d.Tag] {
		return
	}
	if len(registered) == 0 {
		own := bind.All()
		port.Start(own...)
		for _, b := range own {
			registered[b.Tag] = true
		}
	}
	if !registered[d.Tag] {
		port.Start(widget.Binding{Tag: d.Tag, Events: d.Events, Encode: encode, New: d.New})
		registered[d.Tag] = true
	}
}
