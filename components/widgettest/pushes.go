package widgettest

import (
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"github.com/sonde-viz/sonde/components/tool"
	"github.com/sonde-viz/sonde/components/widget"
)

// allKinds are the kinds of samples that may be pushed.
var allKinds = []widget.Kind{widget.Float32, widget.Float64, widget.Int16, widget.Int32, widget.Uint8, widget.Uint16}

// pushes appends data by every method of the widget: of all kinds and lengths, out of sight, before there is a size, and
// between changes of props.
func pushes(t testing.TB, d widget.Description, e widget.ExampleOf) {
	for method, push := range d.Pushes {
		props := pushable(t, d, e, method)
		if props == nil {
			t.Errorf("%s: no push is taken", push.Name)
			continue
		}
		s := mount(t, d, props, goldenWidth, goldenHeight, 1)
		s.frame()
		lengths := pushEverything(s, method, props)
		pushHidden(s, method, lengths)
		pushEarly(t, d, props, method, lengths)
		pushReused(t, d, props, method, lengths)
		pushBetweenProps(s, props)
		for _, m := range []int{-1, len(d.Pushes)} {
			errors := len(s.host.Errors)
			if s.inst.Push(m, samples(widget.Float32, 64, 1)); len(s.host.Errors) > errors {
				t.Errorf("a push by method %d, which there is not, fails: %v", m, s.host.Errors[errors])
			}
		}
		s.end()
		s.inst.Push(method, samples(widget.Float32, 64, 1))
		if s.host.Scheduler().Busy() {
			t.Errorf("%s: a push begins work in a closed instance", push.Name)
		}
	}
}

// pushable returns props with which the method takes something: those of the example, or the like with a history, which
// some widgets need; nil when there are none.
func pushable(t testing.TB, d widget.Description, e widget.ExampleOf, method int) any {
	var candidates []any
	for _, p := range []any{e.Props(), d.Defaults} {
		history, sized := settable(p), settable(p)
		for _, prop := range fieldsOf(history.Type()) {
			f, g := history.FieldByIndex(prop.Index), sized.FieldByIndex(prop.Index)
			if prop.Name == "History" && f.CanInt() {
				f.SetInt(64)
				g.SetInt(64)
			} else if f.CanInt() && f.IsZero() {
				g.SetInt(16)
			}
		}
		candidates = append(candidates, p, history.Interface(), sized.Interface())
	}
	for _, p := range candidates {
		s := mount(t, d, p, goldenWidth, goldenHeight, 1)
		s.doing = "looking for props for " + d.Pushes[method].Name
		for _, n := range pushLengths(p) {
			if s.started() && s.push(method, samples(widget.Float32, n, 1)) == nil {
				s.end()
				return p
			}
		}
		s.end()
	}
	return nil
}

// pushSteady sees to it that a stream makes no garbage: neither the push, nor the work and the frame that follow.
func pushSteady(t testing.TB, d widget.Description, e widget.ExampleOf) {
	for method := range d.Pushes {
		props := pushable(t, d, e, method)
		if props == nil {
			continue // which pushes says
		}
		for _, k := range allKinds {
			s := mount(t, d, props, goldenWidth, goldenHeight, 1)
			s.doing = fmt.Sprintf("%s of kind %d", d.Pushes[method].Name, k)
			n := 0
			for _, l := range pushLengths(props) {
				if l > 0 && l <= 4096 && s.push(method, samples(k, l, 3)) == nil {
					n = l
					break
				}
			}
			if n == 0 {
				t.Errorf("%s: no push is taken, those of kind 0 are", s.doing)
				s.end()
				continue
			}
			data := samples(k, n, 3)
			cycle := func() {
				s.inst.Push(method, data)
				s.host.Finish()
				s.inst.Frame()
			}
			for range 50 {
				cycle()
			}
			events := len(s.host.Events)
			// An event is a box on the heap: what is pushed seldom, a gap for one, may say so.
			if a := testing.AllocsPerRun(20, cycle); a != 0 && len(s.host.Events)-events < 20 {
				t.Errorf("%s: %v allocations for %d samples and their frame", s.doing, a, n)
			}
			s.end()
		}
	}
}

// push appends samples, finishes the work, and returns the error, which must help its reader.
func (s *stage) push(method int, x widget.Series) error {
	s.t.Helper()
	before, wakes := len(s.host.Errors), s.host.Wakes
	s.inst.Push(method, x)
	if !s.host.Finish() {
		s.t.Fatalf("%s: the work does not come to an end", s.doing)
	}
	if len(s.host.Errors) == before {
		if s.host.Wakes == wakes {
			s.t.Errorf("%s: the host is not woken; is the View a widget.Pusher?", s.doing)
		}
		return nil
	}
	err := s.host.Errors[before]
	p, ok := err.(*widget.PropError)
	if name := s.d.Pushes[method].Name; !ok || p.Prop != name || p.Value == "" || p.Allowed == "" {
		s.t.Errorf("%s: the error %q is no *widget.PropError of %s with a value and what is allowed", s.doing, err, name)
	}
	if len(s.host.Errors) > before+1 {
		s.t.Errorf("%s: %d errors", s.doing, len(s.host.Errors)-before)
	}
	return err
}

// pushLengths are likely ones: small ones, and those of rows and columns if the props name them.
func pushLengths(props any) (n []int) {
	n = []int{512, 1, 2, 3, 6, 7, 64, 1000}
	v := reflect.ValueOf(props)
	for _, prop := range fieldsOf(v.Type()) {
		if f := v.FieldByIndex(prop.Index); f.CanInt() && f.Int() > 0 && f.Int() <= 4096 {
			n = append(n, int(f.Int()), 3*int(f.Int()))
		}
	}
	return n
}

// pushEverything pushes all kinds of numbers in all likely lengths and returns those that are taken. What is refused
// must leave the picture as it was.
func pushEverything(s *stage, method int, props any) (taken []int) {
	for _, n := range append(pushLengths(props), 0, 20_000) {
		for _, k := range allKinds {
			s.doing = fmt.Sprintf("%s of %d samples of kind %d", s.d.Pushes[method].Name, n, k)
			before := clone(&s.base)
			if s.push(method, samples(k, n, 7)) == nil {
				s.frame()
				if k == widget.Float32 && n > 0 {
					taken = append(taken, n)
				}
				continue
			}
			s.inst.FontsChanged()
			s.frame()
			if !same(before, s.base) {
				s.t.Errorf("%s: refused, but the picture has changed", s.doing)
			}
		}
	}
	for _, n := range taken {
		all := contents(n)
		for _, name := range slices.Sorted(maps.Keys(all)) {
			for _, single := range []bool{true, false} {
				s.doing = fmt.Sprintf("%s of %d samples %q, float32 %v", s.d.Pushes[method].Name, n, name, single)
				s.push(method, series(n, single, all[name]))
				s.frame()
				s.inst.Values()
			}
		}
	}
	s.doing = s.d.Pushes[method].Name + " with a scale"
	for _, n := range taken {
		s.push(method, widget.Int16s(samples(widget.Int16, n, 1).I16(), 1.0/32768))
		s.frame()
	}
	return taken
}

// pushHidden pushes what nobody sees: nothing is painted until it is seen.
func pushHidden(s *stage, method int, lengths []int) {
	s.doing = "hidden " + s.d.Pushes[method].Name
	s.inst.SetVisible(false)
	for _, n := range lengths {
		s.push(method, samples(widget.Float32, n, 5))
		if f := s.inst.Frame(); f.Base != nil || f.Overlay != nil {
			s.t.Errorf("%s: painted", s.doing)
		}
	}
	if !s.inst.Settled() {
		s.t.Errorf("%s: not settled", s.doing)
	}
	s.inst.SetVisible(true)
	if f := s.frame(); f.Base == nil {
		s.t.Errorf("%s: not painted when it is seen again", s.doing)
	}
}

// pushEarly pushes to instances that have no size yet, and no props.
func pushEarly(t testing.TB, d widget.Description, example any, method int, lengths []int) {
	for _, props := range []bool{true, false} {
		s := &stage{t: t, d: d, host: &Host{}, doing: fmt.Sprintf("early %s, props %v", d.Pushes[method].Name, props)}
		s.inst = d.New(s.host)
		if props {
			s.inst.SetProps(example)
		}
		for _, n := range lengths {
			s.inst.Push(method, samples(widget.Float32, n, 5)) // other props may allow other lengths
			s.host.Finish()
		}
		s.inst.Frame()
		s.resize(goldenWidth, goldenHeight, 1)
		s.frame()
		s.set(example)
		s.frame()
		s.end()
	}
}

// pushReused uses one array for all pushes, as a page does: an instance that keeps it shows something else than one whose
// arrays stay.
func pushReused(t testing.TB, d widget.Description, props any, method int, lengths []int) {
	a, b := mount(t, d, props, goldenWidth, goldenHeight, 1), mount(t, d, props, goldenWidth, goldenHeight, 1)
	defer a.end()
	defer b.end()
	var block widget.Block
	for _, k := range allKinds {
		for i, n := range lengths {
			a.doing = fmt.Sprintf("%s of kind %d from one array", d.Pushes[method].Name, k)
			x := samples(k, n, i)
			reused := block.Series(k, n, 0)
			copySamples(reused, x)
			a.push(method, reused)
			copySamples(reused, samples(k, n, 99))
			b.push(method, x)
			a.frame()
			b.frame()
			if !same(a.base, b.base) {
				t.Fatalf("%s: the picture follows the array after the push", a.doing)
			}
		}
	}
}

// pushBetweenProps pushes while props change at random and the pointer moves.
func pushBetweenProps(s *stage, good any) {
	r := rand.New(rand.NewPCG(1, 7))
	s.set(good)
	props := settable(good)
	lengths := pushLengths(good)
	for i := range 150 {
		mutate(r, props)
		s.doing = fmt.Sprintf("pushes after change %d, props %.1000s", i, show(props))
		if s.set(props.Interface()) != nil || i%15 == 14 {
			props = settable(good)
			s.set(props.Interface())
		}
		for range r.IntN(4) {
			method, k := r.IntN(len(s.d.Pushes)), allKinds[r.IntN(len(allKinds))]
			s.push(method, samples(k, lengths[r.IntN(len(lengths))], i))
		}
		s.inst.Pointer(tool.Event{Kind: tool.Kind(r.IntN(int(tool.Kinds))), X: r.Float64() * s.w, Y: r.Float64() * s.h, DeltaY: r.Float64()*100 - 50})
		s.frame()
	}
}

// samples are n numbers that every kind can hold: a tone and its harmonics between 0 and 250.
func samples(k widget.Kind, n, seed int) widget.Series {
	s := widget.MakeSeries(k, n)
	for i := range n {
		v := math.Round(125 + 80*math.Sin(float64(i*(seed+1))*0.1) + 40*math.Sin(float64(i)*0.73))
		switch k {
		case widget.Float32:
			s.F32()[i] = float32(v)
		case widget.Float64:
			s.F64()[i] = v
		case widget.Int16:
			s.I16()[i] = int16(v)
		case widget.Int32:
			s.I32()[i] = int32(v)
		case widget.Uint8:
			s.U8()[i] = uint8(v)
		case widget.Uint16:
			s.U16()[i] = uint16(v)
		}
	}
	return s
}

// copySamples copies samples of one kind.
func copySamples(dst, src widget.Series) {
	copy(dst.F32(), src.F32())
	copy(dst.F64(), src.F64())
	copy(dst.I16(), src.I16())
	copy(dst.I32(), src.I32())
	copy(dst.U8(), src.U8())
	copy(dst.U16(), src.U16())
}
