package analyze

import (
	"strconv"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"github.com/sonde-viz/sonde/app/page"
)

// mostListed is how many channels a list offers. Of more, one is chosen by its number.
const mostListed = 100

func channelValue(s Settings) string {
	if s.Channel == Mix {
		return mixed
	}
	return strconv.Itoa(s.Channel)
}

func channels(m *Model) []page.Option {
	var o []page.Option
	for i := range m.good.rec.Channels {
		o = append(o, page.Option{Value: strconv.Itoa(i + 1), Text: m.channelName(i + 1)})
	}
	return append(o, page.Option{Value: mixed, Text: "Mix (mean of all)"})
}

// channelName is the number of a channel with the name that the file gives it.
func (m *Model) channelName(n int) string {
	s := strconv.Itoa(n)
	if name := m.good.rec.Channels[n-1].Name; name != "" {
		s += ": " + shorten(name, mostName)
	}
	return s
}

// mostName is how many letters of a name a control shows.
const mostName = 60

// shorten leaves out the middle of a text that is longer than n letters.
func shorten(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	return string(r[:n-n/3-1]) + "…" + string(r[len(r)-n/3:])
}

// renderChannelNumber chooses one of many channels: a list of thousands is of use to nobody.
func (p *Page) renderChannelNumber() app.UI {
	m := p.session.model
	s, n := m.Settings(), len(m.good.rec.Channels)
	number, name := "", "the mean of all"
	if s.Channel != Mix {
		number = strconv.Itoa(s.Channel)
		name = m.channelName(min(s.Channel, n))
	}
	return app.Div().Class("field").Body(
		app.Label().Class("field-name").For(keyChannel).Text("Channel, 1 to "+strconv.Itoa(n)),
		app.Input().ID(keyChannel).Name(keyChannel).Type("number").Min(1).Max(n).Step(1).Value(number).Placeholder("mix").
			Disabled(s.Channel == Mix).Aria("describedby", "channel-name").OnChange(p.onSetting, keyChannel),
		app.Span().ID("channel-name").Class("caption name").Text(name),
		page.Check(keyMix, "Mix (mean of all)", s.Channel == Mix, p.onSetting))
}
