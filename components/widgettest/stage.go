package widgettest

import (
	"math"
	"reflect"
	"testing"

	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/paint"
	"github.com/sonde-viz/sonde/components/widget"
)

// stage is an instance under test; whatever is done with it, what it says and paints is inspected.
type stage struct {
	t       testing.TB
	d       widget.Description
	host    *Host
	inst    widget.Instance
	w, h    float64
	dpr     float64
	doing   string // what the test is about, for messages
	base    paint.List
	checked int // events checked
}

// mount makes an instance with the given props and size and finishes its work.
func mount(t testing.TB, d widget.Description, props any, w, h, dpr float64) *stage {
	t.Helper()
	s := &stage{t: t, d: d, host: &Host{}}
	s.inst = d.New(s.host)
	s.resize(w, h, dpr)
	s.set(props)
	return s
}

func (s *stage) resize(w, h, dpr float64) {
	s.w, s.h, s.dpr = w, h, dpr
	s.inst.Resize(w, h, dpr)
}

// set applies props and finishes the work; it returns the error, if any.
func (s *stage) set(props any) error {
	s.t.Helper()
	before := len(s.host.Errors)
	s.inst.SetProps(props)
	s.inst.Update()
	if p := s.inst.Progress(); !(p >= 0 && p <= 1) {
		s.t.Errorf("%s: progress is %v", s.doing, p)
	}
	if !s.host.Finish() {
		s.t.Fatalf("%s: the work does not come to an end", s.doing)
	}
	if len(s.host.Errors) == before {
		return nil
	}
	err := s.host.Errors[before]
	s.checkError(err)
	return err
}

// checkError sees to it that an error helps its reader.
func (s *stage) checkError(err error) {
	s.t.Helper()
	p, ok := err.(*widget.PropError)
	if !ok {
		s.t.Errorf("%s: the error %q is no *widget.PropError", s.doing, err)
		return
	}
	props := reflect.TypeOf(s.d.Defaults)
	for _, prop := range fieldsOf(props) {
		if jsName(prop) == p.Prop {
			if p.Value == "" || p.Allowed == "" {
				s.t.Errorf("%s: the error %q does not say what was given and what is allowed", s.doing, err)
			}
			return
		}
	}
	s.t.Errorf("%s: the error %q names no prop", s.doing, err)
}

// frame paints, inspects what was painted, and keeps it in s.base. Work that a frame begins, because the window has
// changed, is finished and painted.
func (s *stage) frame() widget.Frame {
	s.t.Helper()
	f := Settle(s.t, s.inst, s.host)
	for _, l := range []*paint.List{f.Base, f.Overlay} {
		if l == nil {
			continue
		}
		for _, p := range Inspect(l, s.host.Measurer(), s.w, s.h, s.dpr) {
			s.t.Errorf("%s: %v x %v at %v: %s", s.doing, s.w, s.h, s.dpr, p)
		}
	}
	if f.Base != nil {
		s.base = clone(f.Base)
	}
	s.view()
	s.events()
	return f
}

// view sees to it that the window shown is one.
func (s *stage) view() (x, y [2]float64) {
	s.t.Helper()
	x, y = s.inst.View()
	if !s.bare() && s.started() && (!window(x) || !window(y)) {
		s.t.Errorf("%s: the view is %v, %v", s.doing, x, y)
	}
	return x, y
}

func window(r [2]float64) bool { return r[0] < r[1] && !math.IsInf(r[1]-r[0], 0) }

// started says whether the instance has had good props: until then there are no axes.
func (s *stage) started() bool {
	x, y := s.inst.View()
	return x != [2]float64{} || y != [2]float64{}
}

// bare says whether the widget paints without axes: then it has no window.
func (s *stage) bare() bool {
	x, y := s.inst.View()
	return x == [2]float64{0, 1} && y == x && !s.inst.SetView(x, y)
}

// events sees to it that the events are declared, with the detail they carry.
func (s *stage) events() {
	s.t.Helper()
	for ; s.checked < len(s.host.Events); s.checked++ {
		e := s.host.Events[s.checked]
		declared := false
		for _, d := range s.d.Events {
			declared = declared || d.Name == e.Name && (e.Detail == nil || reflect.TypeOf(e.Detail) == reflect.TypeOf(d.Detail))
		}
		if !declared {
			s.t.Errorf("%s: the event %q with a %T is not in Def.Events", s.doing, e.Name, e.Detail)
		}
	}
}

// themes returns a function that gives another theme at each call.
func (s *stage) themes() func() figure.Theme {
	dark := false
	return func() figure.Theme {
		dark = !dark
		if dark {
			return figure.Dark
		}
		return figure.Light
	}
}

// end closes the instance.
func (s *stage) end() {
	s.t.Helper()
	s.events()
	s.inst.Close()
}

func clone(l *paint.List) (c paint.List) {
	c.Words = append(c.Words, l.Words...)
	c.Text = append(c.Text, l.Text...)
	for _, m := range l.Images {
		m.Pix = append([]byte(nil), m.Pix...)
		c.Images = append(c.Images, m)
	}
	return c
}

func same(a, b paint.List) bool {
	if len(a.Words) != len(b.Words) || string(a.Text) != string(b.Text) || len(a.Images) != len(b.Images) {
		return false
	}
	for i := range a.Words {
		if a.Words[i] != b.Words[i] {
			return false
		}
	}
	for i := range a.Images {
		if string(a.Images[i].Pix) != string(b.Images[i].Pix) {
			return false
		}
	}
	return true
}
