package analyze

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"github.com/sonde-viz/sonde/app/page"
	"github.com/sonde-viz/sonde/app/recordings"
	"github.com/sonde-viz/sonde/app/ui"
)

// Render shows the model.
func (p *Page) Render() app.UI {
	content := p.renderEmpty
	if _, _, shown := p.session.model.Shown(); shown {
		content = p.renderShown
	}
	class := "analyze"
	if p.dragging {
		class += " dragging"
	}
	return page.Frame("Analyze", class,
		app.H1().Class("hidden").Text("Analyze a recording"),
		p.renderSource(),
		p.renderStatus(),
		p.renderPanel(),
		content(),
	)
}

func (p *Page) renderSource() app.UI {
	now := p.session.model.Settings().Recording
	all := recordings.All()
	return app.Section().Class("source").Aria("label", "Recording").Body(
		app.Label().Class("button button-main").For("file").Body(
			app.Text("Open a file…"),
			app.Input().ID("file").Type("file").Class("hidden").Attr("accept", ".wav,.wave,.bwf,.csv,.tsv,.txt,.dat,.asc,.log,.prn,audio/wav,text/csv,text/plain").
				OnChange(p.onFile)),
		app.Span().Class("muted").Text("or a recording that comes with Sonde:"),
		app.Range(all).Slice(func(i int) app.UI {
			e := all[i]
			return app.Button().ID("recording-"+e.ID).Type("button").Class("button").DataSet("recording", e.ID).
				Aria("pressed", e.ID == now).Title("%s. %s", e.Source, e.Licence).Text(e.Title).OnClick(p.onRecording, e.ID)
		}))
}

// renderStatus has the room of one line whether there is something to say or not.
func (p *Page) renderStatus() app.UI {
	what, progress, busy := p.session.model.Busy()
	bar := app.Progress().ID("progress").Aria("label", "Progress").Max(1)
	text := what
	if busy && progress >= 0 {
		bar = bar.Value(strconv.FormatFloat(progress, 'f', 3, 64))
		text += ": " + strconv.Itoa(int(100*progress)) + " %"
	}
	showing := p.session.model.Showing()
	_, _, shown := p.session.model.Shown()
	return app.Section().Class("status").Body(
		app.Div().Class("status-line").Body(
			app.If(busy,
				bar,
				app.Span().ID("progress-text").Class("name").Text(text),
				app.Button().ID("cancel").Type("button").Class("button").Text("Cancel").OnClick(p.onCancel)).
				Else(app.Span().ID("showing").Class("muted name").Text(showing)),
			app.If(!busy && shown, app.Button().ID("close").Type("button").Class("button").Text("Close").
				Title("Close the recording and give its memory back").OnClick(p.onClose)),
			p.renderPanelButton()),
		app.P().Class("hidden").Role("status").Text(or(what, showing)), // without the numbers, which would be read all the time
		app.Div().ID("alert").Role("alert").Body(
			app.If(p.session.model.Err != nil, app.P().Class("alert").Text(message(p.session.model.Err)))),
		p.renderClosed(),
		app.Div().ID("notice").Role("status").Body(
			app.If(p.session.notice != "", app.P().Class("remark").Text(p.session.notice))),
	)
}

// renderClosed says what was closed for a recording that then could not be read, and opens it again.
func (p *Page) renderClosed() app.UI {
	c := p.session.model.Closed()
	if c == nil {
		return app.Div().ID("closed")
	}
	return app.Div().ID("closed").Class("remark").Role("status").Body(
		app.Span().Text(c.Name+" was closed to make room: the two together are more than "+strconv.Itoa(mostKept>>20)+" MB. "),
		app.Button().ID("again").Type("button").Class("button").Text("Open it again").OnClick(p.onAgain))
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

func message(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func (p *Page) renderEmpty() app.UI {
	return app.Section().Class("empty").Body(
		app.Span().Class("empty-mark").Aria("hidden", true),
		app.P().Class("empty-title").Text("Drop a recording here"),
		app.P().Class("muted").Text("WAV with any number of channels, or CSV with columns of numbers. It is computed in your browser: nothing leaves your machine."))
}

func (p *Page) renderShown() app.UI {
	m := p.session.model
	remarks := m.Remarks()
	return app.Div().Class("workbench").Body(
		app.Section().ID("pictures").Class("pictures").Aria("label", "Pictures").Body(
			p.stage(idWaveform, ui.Waveform(m.Waveform()).ID(idWaveform).Class("picture picture-low").View(m.WaveView()).
				OnViewChange(p.onZoomWave).OnState(p.onWaveform)),
			p.stage(idSpectrogram, ui.Spectrogram(m.Spectrogram()).ID(idSpectrogram).Class("picture").View(m.View()).
				OnViewChange(p.onZoom).OnState(p.onSpectrogram)),
			app.P().ID("hint").Class("caption").Text("Drag or turn the wheel to zoom; drag with Shift or turn the wheel sideways to move; double-click shows the whole. A pixel that covers several segments shows the greatest level. The spectrum below is that of the time span shown above."),
			p.stage(idSpectrum, ui.Spectrum(m.Spectrum()).ID(idSpectrum).Class("picture").OnState(p.onSpectrum)),
		),
		app.Aside().Class("side").Aria("label", "Settings and facts").Body(
			p.renderSettings(),
			app.H2().Text("Recording"),
			p.renderFacts(),
			app.Div().ID("remarks").Body(app.Range(remarks).Slice(func(i int) app.UI {
				return app.P().Class("remark").Text(remarks[i])
			})),
		),
	)
}

// The ids of the pictures.
const (
	idWaveform    = "waveform"
	idSpectrogram = "spectrogram"
	idSpectrum    = "spectrum"
)

// stage is a picture, and over it a word of what it shows when that is not what it should.
func (p *Page) stage(id string, picture app.UI) app.UI {
	s := p.session.pictures[id]
	return page.Stage(id, s.Refused, s.Drawn, picture)
}

func (p *Page) renderFacts() app.UI {
	facts := p.session.model.Facts()
	return app.Dl().ID("facts").Class("facts").Body(app.Range(facts).Slice(func(i int) app.UI {
		return app.Div().Body(app.Dt().Text(facts[i].Name), app.Dd().Class("name").Text(facts[i].Value))
	}))
}

// sentence is an error that is shown to the visitor as it is.
type sentence string

func (s sentence) Error() string { return string(s) }
