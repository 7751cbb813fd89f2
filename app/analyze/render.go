package analyze

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"github.com/sonde-viz/sonde/app/page"
	"github.com/sonde-viz/sonde/app/recordings"
	"github.com/sonde-viz/sonde/app/ui"
	"github.com/sonde-viz/sonde/components/spectrogram"
	"github.com/sonde-viz/sonde/components/spectrum"
	"github.com/sonde-viz/sonde/compute/colormap"
	"github.com/sonde-viz/sonde/compute/spectral"
	"github.com/sonde-viz/sonde/compute/window"
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
		content(),
	)
}

func (p *Page) renderSource() app.UI {
	now := p.session.model.Settings().Recording
	all := recordings.All()
	return app.Section().Class("source").Aria("label", "Recording").Body(
		app.Label().Class("button button-main").For("file").Body(
			app.Text("Open a file…"),
			app.Input().ID("file").Type("file").Class("hidden").Attr("accept", ".wav,.csv,.tsv,.txt,audio/wav,text/csv").
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
	return app.Section().Class("status").Body(
		app.Div().Class("status-line").Body(
			app.If(busy,
				bar,
				app.Span().ID("progress-text").Text(text),
				app.Button().ID("cancel").Type("button").Class("button").Text("Cancel").OnClick(p.onCancel)).
				Else(app.Span().ID("showing").Class("muted").Text(p.session.model.Showing()))),
		app.P().Class("hidden").Role("status").Text(or(what, p.session.model.Showing())), // without the numbers, which would be read all the time
		app.Div().ID("alert").Role("alert").Body(
			app.If(p.session.model.Err != nil, app.P().Class("alert").Text(message(p.session.model.Err)))),
	)
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
		app.Section().Class("pictures").Aria("label", "Pictures").Body(
			ui.Waveform(m.Waveform()).ID("waveform").Class("picture picture-low").View(m.WaveView()).OnViewChange(p.onZoomWave),
			ui.Spectrogram(m.Spectrogram()).ID("spectrogram").Class("picture").View(m.View()).OnViewChange(p.onZoom),
			app.P().ID("hint").Class("caption").Text("Drag or turn the wheel to zoom; drag with Shift or turn the wheel sideways to move; double-click shows the whole. A pixel that covers several segments shows the greatest level. The spectrum below is that of the time span shown above."),
			ui.Spectrum(m.Spectrum()).ID("spectrum").Class("picture"),
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

func (p *Page) renderFacts() app.UI {
	facts := p.session.model.Facts()
	return app.Dl().ID("facts").Class("facts").Body(app.Range(facts).Slice(func(i int) app.UI {
		return app.Div().Body(app.Dt().Text(facts[i].Name), app.Dd().Text(facts[i].Value))
	}))
}

func (p *Page) renderSettings() app.UI {
	m := p.session.model
	s, r := m.Settings(), m.good.rec
	rate, _ := m.good.rate()
	from, to := "", ""
	if !s.Whole() {
		from, to = Seconds(s.From), Seconds(s.To)
	}
	channel := strconv.Itoa(s.Channel)
	if s.Channel == Mix {
		channel = mixed
	}
	known := ""
	if s.Rate > 0 {
		known = decimal(s.Rate)
	}
	return app.Form().ID("settings").Class("settings").Aria("label", "Settings").On("submit", stay).Body(
		app.If(len(r.Channels) > 1, page.Select(keyChannel, "Channel", channel, channels(m), p.onSetting)),
		app.If(r.SampleRate == 0, page.Number(keyRate, "Sample rate, Hz", known, "0.000001", "any", "unknown", p.onSetting)),
		page.Select(keyFFT, "FFT size", strconv.Itoa(s.FFTSize), fftSizes(s, rate), p.onSetting),
		page.Select(keyWindow, "Window", string(s.Window), named(window.Hann.Values(), nil), p.onSetting),
		page.Select(keyOverlap, "Overlap", decimal(s.Overlap), percents(s.Overlap), p.onSetting),
		page.Select(keyUnit, "Unit", string(s.Unit), units(m), p.onSetting),
		page.Select(keyFrequencies, "Frequency axis above", string(s.Frequencies), named(spectrogram.Linear.Values(), map[string]string{"bark": "Bark", "erb": "ERB"}), p.onSetting),
		page.Select(keyScale, "Frequency axis below", string(s.Scale), named(spectrum.Linear.Values(), nil), p.onSetting),
		page.Select(keyColormap, "Colour map", string(s.Colormap), named(colormap.Viridis.Values(), nil), p.onSetting),
		page.Select(keyRange, "Dynamic range", decimal(s.Range), ranges(s.Range), p.onSetting),
		app.FieldSet().Class("span").Body(
			app.Legend().Text("Time span, s"),
			page.Number(keyFrom, "From", from, "0", "any", "0", p.onSetting),
			page.Number(keyTo, "To", to, "0", "any", Seconds(m.good.seconds()), p.onSetting),
			app.Button().ID("whole").Type("button").Class("button").Disabled(s.Whole()).Text("Whole recording").OnClick(p.onWhole)),
	)
}

func stay(_ app.Context, e app.Event) { e.PreventDefault() }

func channels(m *Model) []page.Option {
	var o []page.Option
	for i, c := range m.good.rec.Channels {
		n := strconv.Itoa(i + 1)
		name := n
		if c.Name != "" {
			name += ": " + c.Name
		}
		o = append(o, page.Option{Value: n, Text: name})
	}
	return append(o, page.Option{Value: mixed, Text: "Mix (mean of all)"})
}

func fftSizes(s Settings, rate float64) []page.Option {
	auto := s
	auto.FFTSize = 0
	o := []page.Option{{Value: "0", Text: "Automatic (" + strconv.Itoa(auto.fftSize(rate)) + ")"}}
	odd := s.FFTSize != 0 // a size from the address that is not among those offered
	for _, n := range FFTSizes {
		odd = odd && n != s.FFTSize
		o = append(o, page.Option{Value: strconv.Itoa(n), Text: strconv.Itoa(n)})
	}
	if odd {
		o = append(o, page.Option{Value: strconv.Itoa(s.FFTSize), Text: strconv.Itoa(s.FFTSize)})
	}
	return o
}

func percents(now float64) []page.Option {
	return numbers(Overlaps, now, func(v float64) string { return digits(100*v, 4) + " %" })
}

func ranges(now float64) []page.Option {
	return numbers(Ranges, now, func(v float64) string { return digits(v, 4) + " dB" })
}

// numbers offers the usual ones and the present one.
func numbers(usual []float64, now float64, text func(float64) string) []page.Option {
	var o []page.Option
	odd := true
	for _, v := range usual {
		odd = odd && v != now
		o = append(o, page.Option{Value: decimal(v), Text: text(v)})
	}
	if odd {
		o = append(o, page.Option{Value: decimal(now), Text: text(now)})
	}
	return o
}

func units(m *Model) []page.Option {
	auto := m.good
	auto.settings.Unit = ""
	physical := m.good.physical()
	names := map[string]string{
		string(spectral.DBFS): "dBFS (0 is a full-scale sine)",
		string(spectral.DB):   "dB re 1 rms",
		string(spectral.V):    "Amplitude (rms)",
		string(spectral.V2Hz): "Power density (per Hz)",
	}
	if physical != "" {
		names[string(spectral.DB)] = "dB re 1 " + physical + " rms"
		names[string(spectral.V)] = "Amplitude (rms, in " + physical + ")"
		names[string(spectral.V2Hz)] = "Power density (" + physical + "²/Hz)"
	}
	o := []page.Option{{Value: "", Text: "Automatic (" + auto.unit().Name(physical) + ")"}}
	return append(o, named(spectral.DBFS.Values(), names)...)
}

func named(values []string, names map[string]string) []page.Option {
	var o []page.Option
	for _, v := range values {
		text := names[v]
		if text == "" {
			text = v
		}
		o = append(o, page.Option{Value: v, Text: text})
	}
	return o
}
