package ui

import (
	"slices"
	"sync"
	"testing"

	"github.com/maxence-charriere/go-app/v9/pkg/app"
	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/layout"
	"github.com/sonde-viz/sonde/components/widget"
)

// meterProps are the props of a widget that data can be appended to.
type meterProps struct{ Label string }

type meterView struct{}

func (meterView) Update(meterProps) error                { return nil }
func (meterView) Axes(*figure.Figure)                    {}
func (meterView) Marks(*figure.Figure, layout.Layout)    {}
func (meterView) Push(method int, s widget.Series) error { return nil }

var meterDef = widget.Def[meterProps]{
	Tag:    "test-meter",
	Pushes: []widget.Push{{Name: "push"}, {Name: "pushRows"}},
	New:    func(widget.Env) widget.View[meterProps] { return meterView{} },
}

// tape is an instance that notes what is pushed, each value with the number of the method before it.
type tape struct {
	fake
	pushed []float64
}

func (p *tape) Push(method int, s widget.Series) {
	for i := range s.Len() {
		p.pushed = append(p.pushed, float64(method), s.At(i))
	}
}

// meters is a page with one meter and its streams.
type meters struct {
	app.Compo
	rows, other *Stream
	props       meterProps
	made        *Element[meterProps, widget.Cursor]
}

func (p *meters) Render() app.UI {
	e := Of(meterDef, p.props)
	if p.rows != nil {
		e.Stream("pushRows", p.rows)
	}
	if p.other != nil {
		e.Stream("push", p.other)
	}
	if p.made == nil {
		p.made = e
	}
	return app.Div().Body(e)
}

func numbers(x ...float32) widget.Series { return widget.Float32s(x) }

func TestAStreamReachesItsElement(t *testing.T) {
	rows, other := new(Stream), new(Stream)
	p := &meters{rows: rows}
	d := app.NewClientTester(p)
	defer d.Close()
	settle(d)

	early := []float32{1, 2}
	rows.Push(widget.Float32s(early)) // before the element is in the page
	early[0] = 9
	var f tape
	p.made.attach(&f)
	rows.Push(numbers(3))
	if want := []float64{1, 1, 1, 2, 1, 3}; !slices.Equal(f.pushed, want) {
		t.Fatalf("pushed %v, want %v", f.pushed, want)
	}

	p.other = other // a parent renders again, with another stream beside it
	p.props.Label = "Two"
	p.Update()
	settle(d)
	rows.Push(numbers(4))
	other.Push(widget.Int16s([]int16{5}, 0.5))
	if want := []float64{1, 4, 0, 2.5}; !slices.Equal(f.pushed[6:], want) {
		t.Errorf("pushed %v, want %v", f.pushed[6:], want)
	}

	p.rows = nil // and without the first one
	p.Update()
	settle(d)
	rows.Push(numbers(6))
	if len(f.pushed) != 10 {
		t.Errorf("a stream that was taken away pushes %v", f.pushed[10:])
	}
}

func TestAStreamOutlivesItsElementsVisits(t *testing.T) {
	s := new(Stream)
	p := &meters{rows: s}
	d := app.NewClientTester(p)
	defer d.Close()
	settle(d)
	var first, second tape
	p.made.attach(&first)
	s.Push(numbers(1))
	p.made.attach(nil)
	s.Push(numbers(2)) // while it is away
	p.made.attach(&second)
	s.Push(numbers(3))
	if !slices.Equal(first.pushed, []float64{1, 1}) || !slices.Equal(second.pushed, []float64{1, 3}) {
		t.Errorf("pushed %v and %v", first.pushed, second.pushed)
	}
	p.made.OnDismount()
	s.Push(numbers(4))
	if len(second.pushed) != 2 {
		t.Errorf("pushed %v after the end", second.pushed)
	}
}

func TestAStreamWaitsWithinBounds(t *testing.T) {
	s := new(Stream)
	block := widget.MakeSeries(widget.Uint8, mostWaiting/4)
	for i := range 7 {
		for k := range block.U8() {
			block.U8()[k] = uint8(i)
		}
		s.Push(block)
	}
	s.Push(widget.MakeSeries(widget.Uint8, mostWaiting+1)) // by itself too large
	if s.samples != mostWaiting || len(s.waiting) != 4 {
		t.Fatalf("%d samples in %d pushes wait", s.samples, len(s.waiting))
	}
	for i, w := range s.waiting {
		if w.At(0) != float64(i+3) {
			t.Errorf("push %d that waits is number %v, want %d", i, w.At(0), i+3)
		}
	}
}

func TestAStreamIsFedByGoroutines(t *testing.T) {
	s := new(Stream)
	var f tape
	var all sync.WaitGroup
	one := numbers(1)
	for range 4 {
		all.Go(func() {
			for range 100 {
				s.Push(one)
			}
		})
	}
	s.attach(&f, 0)
	all.Wait()
	if len(f.pushed) != 800 {
		t.Errorf("%d of 400 samples arrived", len(f.pushed)/2)
	}
}

func TestAMethodThatThereIsNotPanics(t *testing.T) {
	defer func() {
		if p := recover(); p != "ui: test-meter has no method append that appends data" {
			t.Errorf("panic %v", p)
		}
	}()
	Of(meterDef, meterProps{}).Stream("append", new(Stream))
}
