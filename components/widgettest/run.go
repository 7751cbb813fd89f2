package widgettest

import (
	"image/color"
	"testing"

	"github.com/sonde-viz/sonde/components/paint/vgpaint"
	"github.com/sonde-viz/sonde/components/widget"
)

// Size of the golden pictures, in logical pixels, at one device pixel each.
const (
	goldenWidth  = 480
	goldenHeight = 300
)

// Run runs the suite: what README and docs promise of every widget. Golden pictures of the widget's examples are in
// testdata/<tag>-<example>.png beside the test; the flag -update writes them.
func Run(t *testing.T, w widget.Widget) {
	d := w.Describe()
	if len(d.Examples) == 0 {
		t.Fatal("the widget has no examples")
	}
	for k, e := range d.Examples {
		t.Run(e.Name, func(t *testing.T) {
			t.Run("golden", func(t *testing.T) { golden(t, d, e) })
			t.Run("sizes", func(t *testing.T) { sizes(t, d, e) })
			t.Run("data", func(t *testing.T) { data(t, d, e) })
			t.Run("random props", func(t *testing.T) { random(t, d, e) })
			t.Run("pointer", func(t *testing.T) { storm(t, d, e) })
			t.Run("steady state", func(t *testing.T) { steady(t, d, e) })
			if len(d.Pushes) > 0 {
				t.Run("pushes", func(t *testing.T) { pushes(t, d, e) })
				if k == len(d.Examples)-1 {
					t.Run("pause", func(t *testing.T) { pauses(t, d, e) })
				}
				t.Run("steady pushes", func(t *testing.T) { pushSteady(t, d, e) })
			}
			t.Run("close", func(t *testing.T) { closing(t, d, e) })
		})
	}
	t.Run("defaults", func(t *testing.T) {
		s := mount(t, d, d.Defaults, goldenWidth, goldenHeight, 1)
		if len(s.host.Errors) > 0 {
			t.Errorf("the defaults are refused: %v", s.host.Errors)
		}
		s.frame()
		s.end()
	})
}

func golden(t *testing.T, d widget.Description, e widget.ExampleOf) {
	s := mount(t, d, e.Props(), goldenWidth, goldenHeight, 1)
	defer s.end()
	f := s.frame()
	if f.Base == nil || len(f.Base.Words) == 0 {
		t.Fatal("the first frame is empty")
	}
	if len(s.host.Errors) > 0 {
		t.Errorf("the example is refused: %v", s.host.Errors)
	}
	Golden(t, d.Tag+"-"+e.Name, vgpaint.Image(goldenWidth, goldenHeight, 1, color.White, f.Base, f.Overlay))
}

func sizes(t *testing.T, d widget.Description, e widget.ExampleOf) {
	s := mount(t, d, e.Props(), 0, 0, 1)
	defer s.end()
	if f := s.frame(); f.Base != nil && len(f.Base.Words) > 0 {
		t.Error("a widget without size paints")
	}
	for _, size := range [][2]float64{{1, 1}, {16, 9}, {60, 400}, {400, 30}, {120, 80}, {121, 95}, {150, 110}, {200, 140}, {333.4, 217.7}, {800, 500}, {4096, 2160}, {0, 0}, {300, 200}} {
		for _, dpr := range []float64{1, 1.25, 2, 3} {
			if size[0] > 1000 && dpr > 1 {
				continue // half a gigabyte of pixels
			}
			s.resize(size[0], size[1], dpr)
			s.frame()
		}
	}
}

func steady(t *testing.T, d widget.Description, e widget.ExampleOf) {
	s := mount(t, d, e.Props(), goldenWidth, goldenHeight, 1)
	defer s.end()
	s.frame()
	s.frame()
	if f := s.inst.Frame(); f.Base != nil || f.Overlay != nil {
		t.Error("a frame is painted although nothing has changed")
	}
	if !s.inst.Settled() {
		t.Error("the instance is not settled although there is nothing to do")
	}
	if n := testing.AllocsPerRun(20, func() { s.inst.Frame() }); n != 0 {
		t.Errorf("%v allocations by a frame in which nothing has changed", n)
	}
	themes := s.themes()
	repaint := func() {
		s.inst.SetTheme(themes())
		s.inst.Frame()
	}
	for range 3 {
		repaint()
	}
	if n := testing.AllocsPerRun(20, repaint); n != 0 && !s.bare() {
		t.Errorf("%v allocations to paint the same again in other colours", n)
	}
}

func closing(t *testing.T, d widget.Description, e widget.ExampleOf) {
	h := &Host{}
	inst := d.New(h)
	inst.Resize(300, 200, 1)
	inst.SetProps(e.Props())
	inst.Update() // work may be under way
	inst.Close()
	inst.Close()
	if h.Scheduler().Busy() {
		t.Error("a closed instance leaves work behind")
	}
	events := len(h.Events)
	inst.SetProps(d.Defaults)
	inst.Update()
	inst.Resize(200, 200, 2)
	inst.SetVisible(false)
	inst.FontsChanged()
	inst.SetView([2]float64{0, 1}, [2]float64{0, 1})
	inst.ResetView()
	inst.View()
	inst.PixelOf(0, 0)
	inst.Values()
	if f := inst.Frame(); f.Base != nil || f.Overlay != nil {
		t.Error("a closed instance paints")
	}
	if len(h.Events) > events {
		t.Error("a closed instance emits events")
	}
	if h.Scheduler().Busy() {
		t.Error("a closed instance begins work")
	}
}
