package analyze

import (
	"errors"
	"net/url"
	"time"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"github.com/sonde-viz/sonde/app/page"
	"github.com/sonde-viz/sonde/app/recordings"
	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/web/port"
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

// session outlives the page.
type session struct {
	model  *Model
	source source
	files  map[string]app.Value // opened by the user, by name
	tell   func()               // re-renders the mounted page
}

var theSession *session

// OnInit finds the session.
func (p *Page) OnInit() {
	if theSession == nil {
		s := &session{files: map[string]app.Value{}}
		s.model = NewModel(port.Scheduler(), func() {
			if s.tell != nil {
				s.tell()
			}
		})
		theSession = s
	}
	p.session = theSession
}

// OnMount listens for files dropped anywhere in the window.
func (p *Page) OnMount(ctx app.Context) {
	ctx.Page().SetTitle("Sonde: analyze a recording")
	wake := app.FuncOf(func(app.Value, []app.Value) any { return nil })
	p.session.tell = func() {
		ctx.Dispatch(p.refresh)
		// The model's work runs in an export of the port, after which go-app's loop stays asleep; a callback wakes it.
		app.Window().Call("queueMicrotask", wake)
	}
	p.unlisten = []func(){
		app.Window().AddEventListener("dragover", p.onDrag),
		app.Window().AddEventListener("dragleave", p.onDragLeave),
		app.Window().AddEventListener("drop", p.onDrop),
		wake.Release,
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
	if now := p.session.model.Settings(); s.Recording == now.Recording && s.File == now.File {
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

// load starts to read the recording that s names.
func (s *session) load(to Settings) {
	if s.source != nil {
		s.source.stop()
		s.source = nil
	}
	switch {
	case to.Recording != "":
		for _, e := range recordings.All() {
			if e.ID == to.Recording {
				s.open(&fetchSource{url: "/recordings/" + e.File}, e.File, 0, to)
				return
			}
		}
		s.model.Fail(errors.New("There is no shipped recording called " + to.Recording + "."))
	case to.File != "":
		if file, ok := s.files[to.File]; ok {
			f := newFileSource(file)
			s.open(f, to.File, f.size, to)
			return
		}
		s.model.Fail(errors.New(to.File + " is a file on your computer; open it again to see it."))
	default:
		s.model.Clear(to)
	}
}

func (s *session) open(from source, name string, size int64, to Settings) {
	s.source = from
	var r *Reading
	r = s.model.Open(name, size, to, func() { from.more(r) })
	from.more(r)
}

// openFile shows a File of the user's.
func (p *Page) openFile(ctx app.Context, file app.Value) {
	name := file.Get("name").String()
	p.session.files[name] = file
	s := p.settings().forAnother()
	s.File = name
	p.session.load(s)
	p.navigate(ctx, s)
}

func (p *Page) onFile(ctx app.Context, _ app.Event) {
	input := ctx.JSSrc()
	if files := input.Get("files"); files.Length() > 0 {
		p.openFile(ctx, files.Index(0))
	}
	input.Set("value", "") // so that the same file can be chosen again
}

func holdsFiles(e app.Event) bool {
	d := e.Get("dataTransfer")
	return d.Truthy() && d.Get("types").Call("includes", "Files").Bool()
}

func (p *Page) onDrag(_ app.Context, e app.Event) {
	if holdsFiles(e) {
		e.PreventDefault()
		p.dragging = true
	}
}

func (p *Page) onDragLeave(_ app.Context, e app.Event) {
	if !e.Get("relatedTarget").Truthy() { // out of the window
		p.dragging = false
	}
}

func (p *Page) onDrop(ctx app.Context, e app.Event) {
	if !holdsFiles(e) {
		return
	}
	e.PreventDefault()
	p.dragging = false
	if files := e.Get("dataTransfer").Get("files"); files.Length() > 0 {
		p.openFile(ctx, files.Index(0))
	}
}

// onSetting takes a control whose id is the name of the parameter in the address.
func (p *Page) onSetting(ctx app.Context, _ app.Event) {
	input := ctx.JSSrc()
	if !input.Call("reportValidity").Bool() {
		return
	}
	m := p.session.model
	q := p.settings().Query()
	key := input.Get("id").String()
	q.Set(key, input.Get("value").String())
	if (key == keyFrom || key == keyTo) && m.good.rec != nil {
		if q.Get(keyFrom) == "" {
			q.Set(keyFrom, "0")
		}
		if q.Get(keyTo) == "" {
			q.Set(keyTo, Seconds(m.good.seconds()))
		}
	}
	p.navigate(ctx, Parse(q))
}

func (p *Page) onRecording(ctx app.Context, _ app.Event) {
	s := p.settings().forAnother()
	s.Recording = ctx.JSSrc().Get("dataset").Get("recording").String()
	p.navigate(ctx, s)
}

func (p *Page) onCancel(app.Context, app.Event) {
	if p.session.source != nil {
		p.session.source.stop()
	}
	p.session.model.Cancel()
}

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
