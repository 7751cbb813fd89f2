package analyze

import (
	"math"
	"runtime"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"github.com/sonde-viz/sonde/app/recording"
	"github.com/sonde-viz/sonde/app/recordings"
	"github.com/sonde-viz/sonde/app/ui"
	"github.com/sonde-viz/sonde/web/port"
)

// session is what the page shows; it outlives the page.
type session struct {
	model    *Model
	source   source
	files    map[string]app.Value         // opened by the user, by name
	how      map[string]recording.Options // how the user had them read, by name
	asked    Settings                     // those of an address that names a file, which the user has to open
	notice   string                       // about what was dropped and is not shown
	pictures map[string]ui.State          // by the id of the element
	panel    panel
	tell     func() // re-renders the mounted page
}

var theSession *session

func newSession() *session {
	s := &session{files: map[string]app.Value{}, how: map[string]recording.Options{}, pictures: map[string]ui.State{}}
	s.model = NewModel(port.Scheduler(), func() {
		if s.tell != nil {
			s.tell()
		}
	})
	s.model.Room = s.room
	return s
}

// load starts to read the recording that a settings name.
func (s *session) load(to Settings) {
	s.stop()
	s.panel.follow(to)
	switch {
	case to.Recording != "":
		for _, e := range recordings.All() {
			if e.ID == to.Recording {
				s.open(&fetchSource{url: "/recordings/" + e.File}, e.File, 0, to)
				return
			}
		}
		s.model.Fail(sentence("There is no shipped recording called " + to.Recording + "."))
	case to.File != "":
		s.how[to.File] = to.Import
		if file, ok := s.files[to.File]; ok {
			f := newFileSource(file)
			s.open(f, to.File, f.size, to)
			return
		}
		s.asked = to
		s.model.Fail(sentence(to.File + " is a file on your computer; open it again to see it."))
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

func (s *session) stop() {
	if s.source != nil {
		s.source.stop()
		s.source = nil
	}
}

// cancel ends what is under way, and gives its memory back.
func (s *session) cancel() {
	s.stop()
	s.model.Cancel()
	s.panel.draft = s.model.Settings().Import
	later(runtime.GC)
}

// mostLooks is how often room looks whether the pictures have left the page: a page that is not rendered must not wait for ever.
const mostLooks = 1000

// room calls resume when nothing of the page holds the recording that was shown: its pictures have left the page, and their
// elements, which end in a task of their own, are gone.
func (s *session) room(resume func()) {
	looks := 0
	var look func()
	look = func() {
		if looks++; looks < mostLooks && app.Window().GetElementByID("pictures").Truthy() {
			later(look)
			return
		}
		later(func() {
			runtime.GC()
			resume()
		})
	}
	later(look)
}

// later calls f in a task of its own.
func later(f func()) {
	var call app.Func
	call = app.FuncOf(func(app.Value, []app.Value) any {
		call.Release()
		f()
		return nil
	})
	app.Window().Call("setTimeout", call)
}

// settingsFor are those with which a file of the user's is opened: the address's when that asks for it, else what was chosen
// before of how it is read.
func (s *session) settingsFor(name string, now Settings) Settings {
	if s.asked.File == name {
		return s.asked
	}
	to := now.forAnother()
	to.File, to.Import = name, s.how[name]
	return to
}

// How far the style sheet has plots stand from the sides.
const usualLeft, usualRight = 72, 96

// onState takes what a picture shows, and lines all of them up: as far from the sides as the one that needs most room.
func (s *session) onState(id string, state ui.State) {
	s.pictures[id] = state
	section := app.Window().GetElementByID("pictures")
	if !section.Truthy() {
		return
	}
	var left, right float64 // 0: what the style sheet gives, which is enough for most
	for _, p := range s.pictures {
		if p.Left > usualLeft {
			left = max(left, p.Left)
		}
		if p.Right > usualRight {
			right = max(right, p.Right)
		}
	}
	style := section.Get("style")
	for name, v := range map[string]float64{"--sonde-plot-left": left, "--sonde-plot-right": right} {
		text := ""
		if v > 0 {
			text = decimal(math.Ceil(v)) + "px"
		}
		if style.Call("getPropertyValue", name).String() != text {
			style.Call("setProperty", name, text)
		}
	}
}
