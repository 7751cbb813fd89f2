package analyze

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"github.com/sonde-viz/sonde/app/page"
	"github.com/sonde-viz/sonde/components/spectrogram"
	"github.com/sonde-viz/sonde/components/spectrum"
	"github.com/sonde-viz/sonde/compute/colormap"
	"github.com/sonde-viz/sonde/compute/spectral"
	"github.com/sonde-viz/sonde/compute/window"
)

func (p *Page) renderSettings() app.UI {
	m := p.session.model
	s, r := m.Settings(), m.good.rec
	known := ""
	if s.Rate > 0 {
		known = decimal(s.Rate)
	}
	return app.Form().ID("settings").Class("settings").Aria("label", "Settings").NoValidate(true).On("submit", stay).Body(
		app.If(len(r.Channels) > mostListed, p.renderChannelNumber()).
			ElseIf(len(r.Channels) > 1, page.Select(keyChannel, "Channel", channelValue(s), channels(m), p.onSetting)),
		app.If(r.SampleRate == 0, page.Number(keyRate, "Sample rate, Hz", known, decimal(minRate), "any", "unknown", p.onSetting)),
		page.Select(keyFFT, "FFT size", strconv.Itoa(s.FFTSize), fftSizes(s, m.good), p.onSetting),
		page.Select(keyWindow, "Window", string(s.Window), named(window.Hann.Values(), nil), p.onSetting),
		page.Select(keyOverlap, "Overlap", decimal(s.Overlap), percents(s.Overlap), p.onSetting),
		page.Select(keyUnit, "Unit", string(s.Unit), units(m), p.onSetting),
		page.Select(keyFrequencies, "Frequency axis above", string(s.Frequencies), named(spectrogram.Linear.Values(), map[string]string{"bark": "Bark", "erb": "ERB"}), p.onSetting),
		page.Select(keyScale, "Frequency axis below", string(s.Scale), named(spectrum.Linear.Values(), nil), p.onSetting),
		page.Select(keyColormap, "Colour map", string(s.Colormap), named(colormap.Viridis.Values(), nil), p.onSetting),
		page.Select(keyRange, "Dynamic range", decimal(s.Range), ranges(s.Range), p.onSetting),
		p.renderSpan(),
	)
}

// renderSpan has the ends of the span, as the axes of the pictures count them.
func (p *Page) renderSpan() app.UI {
	s, l := p.session.model.Settings(), p.session.model.good.timeline()
	from, to := "", ""
	if !s.Whole() {
		from, to = l.input(s.From), l.input(s.To)
	}
	legend := "Time span, " + l.unit().name
	field := func(id, name, value, whole string) app.UI {
		return page.Number(id, name, value, "", decimal(l.step()), whole, p.onSetting)
	}
	if l.start.Absolute {
		legend = "Time span, UTC"
		field = func(id, name, value, whole string) app.UI { return page.Text(id, name, value, whole, p.onSetting) }
	}
	class := "span"
	if l.start.Absolute {
		class += " span-clock"
	}
	return app.FieldSet().Class(class).Body(
		app.Legend().Text(legend),
		field(keyFrom, "From", from, l.input(l.at(0))),
		field(keyTo, "To", to, l.input(l.end())),
		app.Button().ID("whole").Type("button").Class("button").Disabled(s.Whole()).Text("Whole recording").OnClick(p.onWhole))
}

func stay(_ app.Context, e app.Event) { e.PreventDefault() }

func fftSizes(s Settings, good state) []page.Option {
	good.settings.FFTSize = 0
	above, below := good.config().FFTSize, good.averaged().FFTSize
	auto := "Automatic (" + strconv.Itoa(above) + ")"
	if above != below {
		auto = "Automatic: " + strconv.Itoa(above) + ", below " + strconv.Itoa(below) // as wide as the field
	}
	o := []page.Option{{Value: "0", Text: auto}}
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
