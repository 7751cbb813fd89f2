package ui

import (
	"errors"
	"math"
	"slices"
	"testing"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"github.com/sonde-viz/sonde/components/spectrum"
	"github.com/sonde-viz/sonde/components/widget"
)

// fake is an instance that notes what it is told.
type fake struct {
	widget.Instance
	props  []any
	views  []widget.ViewDetail
	resets int
}

func (f *fake) SetProps(p any)               { f.props = append(f.props, p) }
func (f *fake) ResetView()                   { f.resets++ }
func (f *fake) Sides() (left, right float64) { return 40, 20 }
func (f *fake) SetView(x, y [2]float64) bool {
	f.views = append(f.views, widget.ViewDetail{X: x, Y: y})
	return x[0] < x[1]
}

// parent is a page with one widget.
type parent struct {
	app.Compo
	props spectrum.Props
	view  widget.Opt[widget.ViewDetail]
	made  *Element[spectrum.Props, spectrum.CursorChange] // the first one, which go-app keeps
}

func (p *parent) Render() app.UI {
	e := Spectrum(p.props).ID("s").Class("wide").View(p.view).OnCursorChange(p.onCursor)
	if p.made == nil {
		p.made = e
	}
	return app.Div().Body(e)
}

func (p *parent) onCursor(app.Context, *spectrum.CursorChange) {}

// settle runs go-app's loop until updates of updates are done.
func settle(d app.ClientDispatcher) {
	d.Consume() // renders, which asks for OnUpdate
	d.Consume()
}

func TestAnElementHandsOnItsProps(t *testing.T) {
	p := &parent{props: spectrum.Def.Defaults}
	d := app.NewClientTester(p)
	defer d.Close()
	settle(d)
	var f fake
	p.made.attach(&f) // the port does so when the element comes into the page
	if len(f.props) != 1 || f.props[0] != any(p.props) {
		t.Fatalf("at first: %v", f.props)
	}

	p.props.Data = widget.Float32s([]float32{1, 2, 3})
	p.Update()
	settle(d)
	if len(f.props) < 2 || f.props[len(f.props)-1] != any(p.props) {
		t.Errorf("after a change: %v", f.props)
	}

	var second fake // the element was taken out and put back
	p.made.attach(nil)
	p.made.attach(&second)
	if len(second.props) != 1 || second.props[0] != any(p.props) {
		t.Errorf("the second instance has %v", second.props)
	}
}

func TestAViewIsSetOnlyWhenItChanges(t *testing.T) {
	p := &parent{props: spectrum.Def.Defaults}
	d := app.NewClientTester(p)
	defer d.Close()
	settle(d)
	var f fake
	p.made.attach(&f)
	if len(f.views)+f.resets != 0 {
		t.Errorf("no view: set %v, reset %d times", f.views, f.resets)
	}
	zoom := widget.ViewDetail{X: [2]float64{1, 2}, Y: [2]float64{3, 4}}
	p.view = widget.Some(zoom)
	for range 3 { // the user may have zoomed elsewhere in between: that stays
		p.props.FFTSize++
		p.Update()
		settle(d)
	}
	if len(f.views) != 1 || f.views[0] != zoom {
		t.Errorf("set %v, want %v once", f.views, zoom)
	}
	p.view = widget.Opt[widget.ViewDetail]{}
	p.Update()
	settle(d)
	if f.resets != 1 {
		t.Errorf("reset %d times, want once", f.resets)
	}
}

func TestTheElementIsALeafWithItsAttributes(t *testing.T) {
	p := spectrum.Def.Defaults
	p.Label = "Noise"
	e := Spectrum(p).ID("s").Class("wide")
	e.OnInit()
	want := app.Elem("sonde-spectrum").Attr("instance", int(e.token)).ID("s").Class("wide").Aria("label", "Noise")
	if err := app.TestMatch(e.Render(), app.TestUIDescriptor{Expected: want}); err != nil {
		t.Error(err)
	}
	if e.token == 0 {
		t.Error("no place was offered to the port")
	}
}

func TestDetails(t *testing.T) {
	type all struct {
		Angle float64
		Count int
		Up    bool
		Name  string
		Range [2]float64
	}
	tests := map[string]struct{ in, want all }{
		"plain":     {all{1.5, -7, true, "a \"b\" \n ü", [2]float64{1e-300, 2}}, all{1.5, -7, true, "a \"b\" \n ü", [2]float64{1e-300, 2}}},
		"NaN":       {all{Angle: math.NaN(), Count: 3}, all{Angle: math.NaN(), Count: 3}},
		"infinite":  {all{Angle: math.Inf(1), Name: "1e999"}, all{Angle: math.Inf(1), Name: "1e999"}},
		"a pair":    {all{Range: [2]float64{math.Inf(-1), math.Inf(1)}}, all{Range: [2]float64{math.Inf(-1), math.Inf(1)}}},
		"exact":     {all{Angle: 0.1 + 0.2, Range: [2]float64{5e-324, math.MaxFloat64}}, all{Angle: 0.1 + 0.2, Range: [2]float64{5e-324, math.MaxFloat64}}},
		"−infinite": {all{Angle: math.Inf(-1), Up: true}, all{Angle: math.Inf(-1), Up: true}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			var got all
			if err := (Detail{encode(nil, test.in)}).Into(&got); err != nil {
				t.Fatal(err)
			}
			if math.IsNaN(test.want.Angle) && math.IsNaN(got.Angle) {
				got.Angle, test.want.Angle = 0, 0
			}
			if got != test.want {
				t.Errorf("%s: %+v, want %+v", encode(nil, test.in), got, test.want)
			}
		})
	}
	if d := (Detail{encode(nil, nil)}); !d.IsNull() {
		t.Errorf("no detail is %s", d)
	}
}

// stater is a page that is told what its picture shows.
type stater struct {
	app.Compo
	props spectrum.Props
	made  *Element[spectrum.Props, spectrum.CursorChange]
	told  []State

	renders int
}

func (p *stater) Render() app.UI {
	e := Spectrum(p.props).OnState(p.onState)
	if p.made == nil {
		p.made = e
	}
	p.renders++
	return app.Div().Body(e)
}

func (p *stater) onState(_ app.Context, s State) { p.told = append(p.told, s) }

// A page hears when its props are refused, with the same reason twice too, and when they are shown again.
func TestAPageIsToldWhatItsPictureShows(t *testing.T) {
	p := &stater{props: spectrum.Def.Defaults}
	d := app.NewClientTester(p)
	defer d.Close()
	settle(d)
	var f fake
	p.made.attach(&f)
	no := errors.New("fftSize is 1; allowed: 2 to 1048576")
	for _, err := range []error{no, nil, nil, no, no, nil} {
		p.made.told(err)
		settle(d)
	}
	want := []State{{Refused: no.Error()}, {"", true, 40, 20}, {no.Error(), true, 40, 20}, {"", true, 40, 20}}
	if !slices.Equal(p.told, want) {
		t.Errorf("told %v, want %v", p.told, want)
	}
	before := p.renders
	p.made.told(no)
	settle(d)
	if p.renders == before {
		t.Error("the page is not rendered again")
	}
	p.made.attach(nil) // a new instance has no picture
	p.made.attach(&f)
	p.made.told(no)
	settle(d)
	if got := p.told[len(p.told)-1]; got.Drawn {
		t.Errorf("a new instance has drawn: %v", got)
	}
}
