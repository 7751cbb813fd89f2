package widgettest

import (
	"fmt"
	"hash/fnv"
	"image/color"
	"maps"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/paint/vgpaint"
	"github.com/sonde-viz/sonde/components/tool"
	"github.com/sonde-viz/sonde/components/widget"
)

// source is random, but the same in every run of a test.
func source(t *testing.T) *rand.Rand {
	h := fnv.New64()
	h.Write([]byte(t.Name()))
	return rand.New(rand.NewPCG(h.Sum64(), 1))
}

// settable returns a copy of props whose fields can be set.
func settable(props any) reflect.Value {
	v := reflect.New(reflect.TypeOf(props)).Elem()
	v.Set(reflect.ValueOf(props))
	return v
}

// data shows strange samples: as many as the example has, one, and none.
func data(t *testing.T, d widget.Description, e widget.ExampleOf) {
	s := mount(t, d, e.Props(), goldenWidth, goldenHeight, 1)
	defer s.end()
	example := reflect.ValueOf(e.Props())
	for _, prop := range fieldsOf(example.Type()) {
		if prop.Type != seriesType {
			continue
		}
		whole := example.FieldByIndex(prop.Index).Interface().(widget.Series).Len()
		for _, n := range []int{whole, 1, 0} {
			all := contents(n)
			for _, name := range slices.Sorted(maps.Keys(all)) {
				for _, single := range []bool{true, false} {
					p := settable(example.Interface())
					p.FieldByIndex(prop.Index).Set(reflect.ValueOf(series(n, single, all[name])))
					s.doing = fmt.Sprintf("%s = %d samples %q, float32 %v", prop.Name, n, name, single)
					s.set(p.Interface())
					s.frame()
					s.inst.Values()
				}
			}
		}
	}
}

// random changes props at random, with the pointer over the plot. What is refused must leave the picture as it was.
func random(t *testing.T, d widget.Description, e widget.ExampleOf) {
	r := source(t)
	s := mount(t, d, e.Props(), goldenWidth, goldenHeight, 1.25)
	defer s.end()
	s.frame()
	props, refused := settable(e.Props()), 0
	for i := range 300 {
		old := settable(props.Interface())
		for range 1 + r.IntN(2) {
			mutate(r, props)
		}
		s.doing = fmt.Sprintf("change %d, props %.2000s", i, show(props))
		before := s.base
		if s.set(props.Interface()) != nil {
			refused++
			props = old
			s.inst.SetProps(props.Interface()) // the same refused props once more would not be refused aloud
			s.inst.Update()
			s.inst.SetTheme(figure.Dark)
			s.inst.Frame()
			s.inst.SetTheme(figure.Light)
			s.frame()
			if !same(before, s.base) {
				t.Errorf("%s: refused, but the picture has changed", s.doing)
			}
		} else if s.frame(); i%10 == 0 {
			s.likeNew(props.Interface())
			props = settable(e.Props()) // or all would end in oddities
			s.set(props.Interface())
			s.frame()
		}
		s.inst.Pointer(tool.Event{Kind: tool.Move, X: r.Float64() * s.w, Y: r.Float64() * s.h})
		s.frame()
		if t.Failed() {
			return
		}
	}
	t.Logf("%d of 300 changes refused", refused)
}

// likeNew sees to it that the picture is that of a new instance with the same props: nothing of the old ones is left.
func (s *stage) likeNew(props any) {
	s.t.Helper()
	other := mount(s.t, s.d, props, s.w, s.h, s.dpr)
	defer other.end()
	other.frame()
	s.inst.FontsChanged()
	s.frame()
	if same(s.base, other.base) {
		return
	}
	// The order of drawing may differ, as it does where gonum walks through a map.
	a := vgpaint.Image(s.w, s.h, s.dpr, color.White, &s.base)
	b := vgpaint.Image(s.w, s.h, s.dpr, color.White, &other.base)
	if n, at := Differ(a, b, goldenStep); n > 0 {
		s.t.Errorf("%s: %d pixels, the first at %v, are others than those of a new instance with the same props", s.doing, n, at)
	}
}

// show writes props for a message, without samples.
func show(p reflect.Value) (s string) {
	for _, prop := range fieldsOf(p.Type()) {
		f := p.FieldByIndex(prop.Index)
		if f.Type() == seriesType {
			s += fmt.Sprintf("%s: %d samples, ", prop.Name, f.Interface().(widget.Series).Len())
		} else {
			s += fmt.Sprintf("%s: %.40v, ", prop.Name, f.Interface())
		}
	}
	return s
}

// storm sends random pointers. The view must stay inside the whole, which a double click brings back.
func storm(t *testing.T, d widget.Description, e widget.ExampleOf) {
	r := source(t)
	s := mount(t, d, e.Props(), goldenWidth, goldenHeight, 2)
	defer s.end()
	s.frame()
	wholeX, wholeY := s.view()
	coordinate := func(size float64) float64 {
		switch r.IntN(20) {
		case 0:
			return math.NaN()
		case 1:
			return []float64{math.Inf(1), math.Inf(-1), 1e300, -1e300}[r.IntN(4)]
		case 2:
			return -r.Float64() * size
		}
		return r.Float64() * size * 1.1
	}
	for i := range 600 {
		p := tool.Event{
			Kind: tool.Kind(r.IntN(int(tool.Kinds))), X: coordinate(s.w), Y: coordinate(s.h),
			DeltaX: coordinate(300) - 150, DeltaY: coordinate(300) - 150, Button: r.IntN(2), Shift: r.IntN(3) == 0, Ctrl: r.IntN(5) == 0,
		}
		s.doing = fmt.Sprintf("pointer event %d, %+v", i, p)
		s.inst.Pointer(p)
		if r.IntN(3) > 0 {
			s.frame()
		}
		x, y := s.view()
		if !within(x, wholeX) || !within(y, wholeY) {
			t.Fatalf("%s: the view %v, %v is outside of the whole, %v, %v", s.doing, x, y, wholeX, wholeY)
		}
		if t.Failed() {
			return
		}
	}
	s.doing = "double click"
	if s.inst.Pointer(tool.Event{Kind: tool.DoubleClick, X: s.w / 2, Y: s.h / 2}) {
		if x, y := s.view(); x != wholeX || y != wholeY {
			t.Errorf("a double click shows %v, %v instead of the whole, %v, %v", x, y, wholeX, wholeY)
		}
	}
	s.frame()
}

// within allows for rounding: a window is computed from positions of pixels.
func within(r, whole [2]float64) bool {
	e := 1e-9 * math.Max(math.Abs(whole[0]), math.Abs(whole[1]))
	return r[0] >= whole[0]-e && r[1] <= whole[1]+e
}
