package analyze

import (
	"net/url"
	"time"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"github.com/sonde-viz/sonde/app/page"
	"github.com/sonde-viz/sonde/app/ui"
	"github.com/sonde-viz/sonde/components/widget"
)

// Page is the page at "/". What it shows is kept in the session, so that it is there again after a look at another page.
type Page struct {
	app.Compo

	session  *session
	dragging bool     // a file is held over the window
	zooming  int      // zooms of the user's that are not in the address yet
	leaving  int      // navigations on their way: go-app defers them
	next     Settings // what the last of them leads to
	unlisten []func()
}

// OnInit finds the session.
func (p *Page) OnInit() {
	if theSession == nil {
		theSession = newSession()
	}
	p.session = theSession
}

// OnMount listens for files dropped anywhere in the window.
func (p *Page) OnMount(ctx app.Context) {
	ctx.Page().SetTitle("Sonde: analyze a recording")
	p.session.tell = func() {
		ctx.Dispatch(p.refresh)
		ui.Wake()
	}
	p.unlisten = []func(){
		app.Window().AddEventListener("dragover", p.onDrag),
		app.Window().AddEventListener("dragleave", p.onDragLeave),
		app.Window().AddEventListener("drop", p.onDrop),
	}
}

// OnDismount stops listening; work under way goes on.
func (p *Page) OnDismount() {
	p.session.tell = nil
	for _, f := range p.unlisten {
		f()
	}
}

// OnNav takes the address: what is in it is what the page shows.
func (p *Page) OnNav(ctx app.Context) {
	p.zooming = 0
	p.leaving = max(0, p.leaving-1)
	s := Parse(ctx.Page().URL().Query())
	if now := p.session.model.Settings(); s.names(now) && s.Import == now.Import {
		p.session.model.Apply(s)
	} else {
		p.session.load(s)
	}
}

// refresh writes the model's settings into the address when they are not what it says: after a file that failed, a
// cancel, or an address with nonsense in it.
func (p *Page) refresh(ctx app.Context) {
	m := p.session.model
	path := m.Settings().Path()
	page.Links[0].Path = path
	u := ctx.Page().URL()
	if _, _, busy := m.Busy(); busy || p.zooming > 0 || p.leaving > 0 || u.Path != "/" || path == Parse(u.Query()).Path() {
		return
	}
	if to, err := url.Parse(path); err == nil {
		ctx.Page().ReplaceURL(to)
	}
}

// settings are those that the user sees, or has chosen already.
func (p *Page) settings() Settings {
	if p.leaving > 0 {
		return p.next
	}
	return p.session.model.Settings()
}

// navigate goes to the address of settings, unless it is the present one, to which go-app does not go.
func (p *Page) navigate(ctx app.Context, s Settings) {
	path := s.Path()
	if p.leaving == 0 && path == ctx.Page().URL().RequestURI() || p.leaving > 0 && path == p.next.Path() {
		return
	}
	p.leaving++
	p.next = s
	ctx.Navigate(path)
}

// onSetting takes a control whose id is the name of the parameter in the address.
func (p *Page) onSetting(ctx app.Context, _ app.Event) {
	input := ctx.JSSrc()
	key, value := input.Get("id").String(), input.Get("value").String()
	input.Call("setCustomValidity", "")
	if v := input.Get("validity"); v.Get("badInput").Bool() || v.Get("rangeUnderflow").Bool() || v.Get("rangeOverflow").Bool() {
		input.Call("reportValidity")
		return
	}
	q := p.settings().Query()
	switch key {
	case keyFrom, keyTo:
		if err := p.session.model.spanQuery(q, key, value); err != nil {
			input.Call("setCustomValidity", err.Error())
			input.Call("reportValidity")
			return
		}
	case keyMix:
		q.Set(keyChannel, "1")
		if input.Get("checked").Bool() {
			q.Set(keyChannel, mixed)
		}
	default:
		q.Set(key, value)
	}
	p.navigate(ctx, Parse(q))
}

func (p *Page) onRecording(ctx app.Context, _ app.Event) {
	s := p.settings().forAnother()
	s.Recording = ctx.JSSrc().Get("dataset").Get("recording").String()
	p.session.notice = ""
	p.navigate(ctx, s)
}

func (p *Page) onClose(ctx app.Context, _ app.Event) {
	p.session.notice = ""
	p.navigate(ctx, p.settings().forAnother())
}

// onAgain opens the recording that was closed to make room for one that could not be read.
func (p *Page) onAgain(ctx app.Context, _ app.Event) {
	if c := p.session.model.Closed(); c != nil {
		p.navigate(ctx, c.Settings)
	}
}

func (p *Page) onCancel(app.Context, app.Event) { p.session.cancel() }

func (p *Page) onWhole(ctx app.Context, _ app.Event) {
	s := p.settings()
	s.From, s.To = 0, 0
	p.navigate(ctx, s)
}

// calm is how long a zoom must rest before the spectrum follows and the address notes it.
const calm = 150 * time.Millisecond

func (p *Page) onZoom(ctx app.Context, v widget.ViewDetail) {
	p.session.model.Zoom(v)
	p.rest(ctx)
}

func (p *Page) onZoomWave(ctx app.Context, v widget.ViewDetail) {
	p.session.model.ZoomWave(v)
	p.rest(ctx)
}

// rest notes a zoom in the address once it has come to rest.
func (p *Page) rest(ctx app.Context) {
	p.zooming++
	n := p.zooming
	ctx.After(calm, func(ctx app.Context) {
		if n != p.zooming {
			return
		}
		s := p.session.model.Settings()
		if s.Path() == ctx.Page().URL().RequestURI() {
			p.zooming = 0
			return
		}
		p.navigate(ctx, s)
	})
}

// The states of the pictures: go-app tells handlers apart by their code, so each has one.
func (p *Page) onWaveform(_ app.Context, s ui.State)    { p.session.onState(idWaveform, s) }
func (p *Page) onSpectrogram(_ app.Context, s ui.State) { p.session.onState(idSpectrogram, s) }
func (p *Page) onSpectrum(_ app.Context, s ui.State)    { p.session.onState(idSpectrum, s) }
