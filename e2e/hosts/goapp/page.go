//go:build js

package main

import (
	"encoding/json"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"github.com/sonde-viz/sonde/app/ui"
	"github.com/sonde-viz/sonde/components/heatmap"
	"github.com/sonde-viz/sonde/components/spectrogram"
	"github.com/sonde-viz/sonde/components/spectrum"
	"github.com/sonde-viz/sonde/components/waveform"
	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/compute/colormap"
	"github.com/sonde-viz/sonde/compute/window"
	"github.com/sonde-viz/sonde/web/port"
)

// page shows the example that the address names, ?tag=sonde-spectrum&example=tone, and one of the same widget below;
// buttons change it, and outputs hold what its handlers were given.
type page struct {
	app.Compo
	tag            string
	spectrum       spectrum.Props
	heatmap        heatmap.Props
	spectrogram    spectrogram.Props
	waveform       waveform.Props
	changed, wrong bool
	shown          bool

	cursor, view, refused, counts string
}

func (p *page) OnNav(ctx app.Context) {
	q := ctx.Page().URL().Query()
	p.tag, p.shown = q.Get("tag"), true
	p.spectrum = props(spectrum.Def, q.Get("example"))
	p.heatmap = props(heatmap.Def, q.Get("example"))
	p.spectrogram = props(spectrogram.Def, q.Get("example"))
	p.waveform = props(waveform.Def, q.Get("example"))
}

func props[P comparable](d widget.Def[P], example string) P {
	for _, e := range d.Examples {
		if e.Name == example {
			return e.Props()
		}
	}
	return d.Defaults
}

func (p *page) Render() app.UI {
	var widgets []app.UI
	if p.shown {
		widgets = []app.UI{p.widget("a"), p.widget("b")}
	}
	return app.Div().Body(
		app.Header().Body(app.H1().Text("A go-app program")),
		app.Main().Body(widgets...),
		app.P().Body(
			app.Button().ID("toggle").Text("Show or hide").OnClick(func(app.Context, app.Event) { p.shown = !p.shown }),
			app.Button().ID("change").Text("Change a prop").OnClick(func(app.Context, app.Event) { p.changed = !p.changed }),
			app.Button().ID("wrong").Text("Set a prop wrongly").OnClick(func(app.Context, app.Event) { p.wrong = !p.wrong }),
			app.Button().ID("count").Text("Count").OnClick(func(app.Context, app.Event) { p.counts = text(port.Stats()) }),
		),
		app.P().Body(
			app.Output().ID("cursor").Text(p.cursor),
			app.Output().ID("view").Text(p.view),
			app.Output().ID("refused").Text(p.refused),
			app.Output().ID("counts").Text(p.counts),
		),
	)
}

// widget is the one with the handlers ("a") or the other one, which nothing may disturb.
func (p *page) widget(id string) app.UI {
	switch p.tag {
	case spectrum.Def.Tag:
		return shown(p, id, ui.Spectrum, p.spectrum, p.onSpectrumCursor,
			func(q *spectrum.Props) { q.Window = window.FlatTop }, func(q *spectrum.Props) { q.Overlap = 2 })
	case heatmap.Def.Tag:
		return shown(p, id, ui.Heatmap, p.heatmap, p.onHeatmapCursor,
			func(q *heatmap.Props) { q.Colormap = colormap.Magma }, func(q *heatmap.Props) { q.Rows = 7 })
	case spectrogram.Def.Tag:
		return shown(p, id, ui.Spectrogram, p.spectrogram, p.onSpectrogramCursor,
			func(q *spectrogram.Props) { q.Colormap = colormap.Gray }, func(q *spectrogram.Props) { q.Overlap = 2 })
	case waveform.Def.Tag:
		return shown(p, id, ui.Waveform, p.waveform, p.onWaveformCursor,
			func(q *waveform.Props) { q.YScale = waveform.Symlog }, func(q *waveform.Props) { q.Channels = 0 })
	}
	return app.P().Text("There is no " + p.tag + ".")
}

// shown makes an element of props, which the buttons change in the first one alone.
func shown[P comparable, C any](p *page, id string, make func(P) *ui.Element[P, C], props P, cursor func(app.Context, *C), change, spoil func(*P)) app.UI {
	if id != "a" {
		return make(props).ID(id)
	}
	if p.changed {
		change(&props)
	}
	if p.wrong {
		spoil(&props)
	}
	return make(props).ID(id).OnCursorChange(cursor).OnViewChange(p.onView).OnError(p.onError)
}

func (p *page) onSpectrumCursor(_ app.Context, e *spectrum.CursorChange)       { p.cursor = text(e) }
func (p *page) onHeatmapCursor(_ app.Context, e *heatmap.CursorChange)         { p.cursor = text(e) }
func (p *page) onSpectrogramCursor(_ app.Context, e *spectrogram.CursorChange) { p.cursor = text(e) }
func (p *page) onWaveformCursor(_ app.Context, e *waveform.CursorChange)       { p.cursor = text(e) }
func (p *page) onView(_ app.Context, v widget.ViewDetail)                      { p.view = text(v) }
func (p *page) onError(_ app.Context, e *ui.Error)                             { p.refused = text(e) }

func text(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		return err.Error()
	}
	return string(b)
}
