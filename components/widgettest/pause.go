package widgettest

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"testing"

	"github.com/sonde-viz/sonde/components/widget"
)

// pauses sees to it that a widget with the prop paused stands still while that is true: whatever is pushed, far beyond what
// it keeps, and whichever prop changes, its picture is that of one to which nothing more was pushed. Then it shows the newest.
func pauses(t testing.TB, d widget.Description, e widget.ExampleOf) {
	if f := settable(d.Defaults).FieldByName("Paused"); !f.IsValid() || f.Kind() != reflect.Bool {
		return
	}
	for method, push := range d.Pushes {
		props := pushable(t, d, e, method)
		if props == nil {
			continue // which pushes says
		}
		props = brief(t, d, props, method)
		p := newPause(t, d, method, props)
		if p == nil {
			t.Errorf("%s: no push is taken", push.Name)
			continue
		}
		p.stands("after some pushes")
		fields := settable(props)
		for _, prop := range fieldsOf(fields.Type()) {
			for _, other := range others(fields.FieldByIndex(prop.Index)) {
				p.change(prop, other)
			}
		}
		p.resume()
		pausedAtFirst(t, d, method, props, p.length)
	}
}

// pause is two instances to which the same was pushed: more to the one, which is paused, and nothing to the other.
type pause struct {
	t             testing.TB
	d             widget.Description
	method        int
	props         any
	length        int // of pushes
	paused, still *stage
	seed          int
}

// brief has the widget keep little, so that few pushes are beyond it.
func brief(t testing.TB, d widget.Description, props any, method int) any {
	short := settable(props)
	f := short.FieldByName("History")
	if !f.IsValid() || f.Type() != reflect.TypeFor[widget.Opt[float64]]() {
		return props
	}
	f.Set(reflect.ValueOf(widget.Some(1e-9)))
	return short.Interface()
}

func newPause(t testing.TB, d widget.Description, method int, props any) *pause {
	p := &pause{t: t, d: d, method: method, props: props}
	for _, s := range []**stage{&p.paused, &p.still} {
		*s = mount(t, d, props, goldenWidth, goldenHeight, 1)
		(*s).doing = d.Pushes[method].Name
	}
	for _, n := range pushLengths(props) {
		if n > p.length && n <= 4096 && p.still.push(method, samples(widget.Float32, n, 3)) == nil {
			p.paused.push(method, samples(widget.Float32, n, 3))
			p.length = n
		}
	}
	if p.length == 0 {
		return nil
	}
	for k := range 20 {
		for _, s := range []*stage{p.paused, p.still} {
			s.push(method, samples(widget.Float32, p.length, k))
			s.frame()
		}
	}
	p.set(p.paused, nil, reflect.Value{}, true)
	p.push(200)
	return p
}

// set sets the props with one of them changed, if any.
func (p *pause) set(s *stage, field []int, v reflect.Value, paused bool) error {
	props := settable(p.props)
	if field != nil {
		props.FieldByIndex(field).Set(v)
	}
	props.FieldByName("Paused").SetBool(paused)
	err := s.set(props.Interface())
	s.frame()
	return err
}

// push goes on pushing to the one that is paused, gaps too.
func (p *pause) push(times int) {
	for k := range times {
		p.seed++
		x := samples(widget.Float32, p.length, 5+p.seed%7)
		if k%50 == 7 {
			x.F32()[0] = float32(math.NaN())
		}
		p.paused.inst.Push(p.method, x)
		if k%67 == 0 {
			p.paused.host.Finish()
			p.paused.frame()
		}
	}
	p.paused.host.Finish()
}

// stands compares both pictures, painted anew, and both values.
func (p *pause) stands(what string) {
	p.t.Helper()
	for _, s := range []*stage{p.paused, p.still} {
		s.inst.FontsChanged()
		s.frame()
	}
	if !same(p.paused.base, p.still.base) {
		p.t.Errorf("%s, paused, %s: the picture has changed: it says %.300q, and %.300q if nothing is pushed", p.d.Pushes[p.method].Name, what, Texts(&p.paused.base), Texts(&p.still.base))
		return
	}
	if !equalValues(p.paused.inst.Values(), p.still.inst.Values()) {
		p.t.Errorf("%s, paused, %s: values() has changed", p.d.Pushes[p.method].Name, what)
	}
}

// change changes a prop of both and back.
func (p *pause) change(prop reflect.StructField, v reflect.Value) {
	name, field := prop.Name, prop.Index
	before := clone(&p.still.base)
	a, b := p.set(p.still, field, v, false), p.set(p.paused, field, v, true)
	if (a == nil) != (b == nil) {
		p.t.Errorf("%s of %v: %v, and paused %v", name, v, a, b)
	}
	p.push(8)
	p.stands(fmt.Sprintf("with %s = %.100v", name, v))
	p.set(p.still, nil, v, false)
	p.set(p.paused, nil, v, true)
	p.still.inst.FontsChanged()
	if p.still.frame(); !same(before, p.still.base) { // a prop with which another stream begins
		p.paused.end()
		p.still.end()
		*p = *newPause(p.t, p.d, p.method, p.props)
		return
	}
	p.stands(name + " set back")
}

// resume lets it go on: it shows what was pushed meanwhile.
func (p *pause) resume() {
	before := clone(&p.paused.base)
	p.set(p.paused, nil, reflect.Value{}, false)
	p.paused.inst.FontsChanged()
	if p.paused.frame(); same(before, p.paused.base) {
		p.t.Errorf("%s: going on, it shows what it did", p.d.Pushes[p.method].Name)
	}
	p.paused.end()
	p.still.end()
}

// pausedAtFirst pauses before anything is pushed.
func pausedAtFirst(t testing.TB, d widget.Description, method int, props any, length int) {
	on := settable(props)
	on.FieldByName("Paused").SetBool(true)
	s := mount(t, d, on.Interface(), goldenWidth, goldenHeight, 1)
	defer s.end()
	s.doing = d.Pushes[method].Name + " to what was paused before"
	s.frame()
	before := clone(&s.base)
	again := func() bool {
		s.inst.FontsChanged()
		s.frame()
		return same(before, s.base)
	}
	for k := range 30 {
		s.push(method, samples(widget.Float32, length, k))
		if !again() {
			t.Fatalf("%s: the picture has changed", s.doing)
		}
	}
	if s.set(props); again() {
		t.Errorf("%s: going on, nothing of it is shown", s.doing)
	}
}

// others are other values of a prop; none of data, which begin anew.
func others(f reflect.Value) (v []reflect.Value) {
	add := func(x any) { v = append(v, reflect.ValueOf(x).Convert(f.Type())) }
	switch {
	case f.Kind() == reflect.Bool:
		add(!f.Bool())
	case f.Kind() == reflect.String:
		if e, ok := f.Interface().(interface{ Values() []string }); ok {
			for _, s := range e.Values() {
				if s != f.String() && len(v) < 3 {
					add(s)
				}
			}
		} else {
			add("other")
		}
	case f.CanInt():
		add(2 * f.Int())
		add(f.Int()/2 + 1)
	case f.CanFloat():
		add(1.5 * f.Float())
		add(0.4*f.Float() + 0.1)
	case f.Type() == reflect.TypeFor[widget.Opt[float64]]():
		for _, x := range []float64{-60, 0.5, 100} {
			add(widget.Some(x))
		}
	}
	return v
}

// equalValues says whether two grids or lines are the same; NaN is NaN.
func equalValues(a, b widget.Values) bool {
	alike := func(x, y float64) bool { return x == y || x != x && y != y }
	if !slices.EqualFunc(a.X, b.X, alike) || !slices.EqualFunc(a.Y, b.Y, alike) || a.Z.Len() != b.Z.Len() {
		return false
	}
	for i := range a.Z.Len() {
		if !alike(a.Z.At(i), b.Z.At(i)) {
			return false
		}
	}
	return true
}
