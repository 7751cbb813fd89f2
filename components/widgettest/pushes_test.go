package widgettest

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/layout"
	"github.com/sonde-viz/sonde/components/widget"
)

// scope is a widget that shows the last samples pushed, with the mistakes that its props name.
type scopeProps struct {
	Columns int
	Fault   string
}

type scope struct {
	props scopeProps
	ring  *widget.Ring
	x, y  []float64
	kept  widget.Series
}

func (v *scope) Update(p scopeProps) error {
	if p.Columns < 0 || p.Columns > 1<<20 {
		return &widget.PropError{Prop: "columns", Value: strconv.Itoa(p.Columns), Allowed: "0 to 1048576"}
	}
	v.props = p
	return nil
}

func (v *scope) Push(method int, s widget.Series) error {
	if v.props.Fault == "empty error" && s.Len()%2 == 1 {
		return &widget.PropError{Prop: "push"}
	}
	if v.props.Fault == "other prop" && s.Len()%2 == 1 {
		return &widget.PropError{Prop: "columns", Value: "odd", Allowed: "even"}
	}
	if s.Len()%2 == 1 {
		if v.props.Fault == "half done" {
			v.ring.Write(s)
		}
		return &widget.PropError{Prop: "push", Value: strconv.Itoa(s.Len()) + " samples", Allowed: "pairs"}
	}
	if v.props.Fault == "garbage" {
		s = s.Copy()
	}
	v.ring.Write(s)
	v.kept = s
	return nil
}

func (v *scope) Axes(f *figure.Figure) { f.X, f.Y = figure.Axis{Hi: 64}, figure.Axis{Hi: 256} }

func (v *scope) Marks(f *figure.Figure, vp layout.Layout) {
	v.x, v.y = v.x[:0], v.y[:0]
	a, b := v.ring.Spans(0, v.ring.First(), v.ring.Total())
	for _, part := range [][]float32{a, b} {
		for _, y := range part {
			v.x, v.y = append(v.x, float64(len(v.x))), append(v.y, float64(y))
		}
	}
	if v.props.Fault == "keeps" {
		for i := range min(v.kept.Len(), len(v.y)) {
			v.y[i] = v.kept.At(i)
		}
	}
	f.Line(figure.Line{X: v.x, Y: v.y, Color: figure.Accent})
}

type mute struct{ *scope }

func (mute) Push() {} // no Pusher

var scopeDef = widget.Def[scopeProps]{
	Tag:    "test-scope",
	Pushes: []widget.Push{{Name: "push", Doc: "push appends pairs."}},
	Events: []widget.Event{{Name: widget.CursorChange, Detail: widget.Cursor{}}, {Name: widget.ViewChange, Detail: widget.ViewDetail{}}},
	New:    func(widget.Env) widget.View[scopeProps] { return &scope{ring: widget.NewRing(1, 64)} },
}

// notes is a test that notes what it fails for.
type notes struct {
	testing.TB
	failed []string
}

func (n *notes) Helper()           {}
func (n *notes) Error(args ...any) { n.failed = append(n.failed, fmt.Sprint(args...)) }
func (n *notes) Errorf(format string, args ...any) {
	n.failed = append(n.failed, fmt.Sprintf(format, args...))
}
func (n *notes) Fatalf(format string, args ...any) {
	n.Errorf(format, args...)
	panic(n)
}

// Each mistake is found, and a widget without one has none.
func TestPushes(t *testing.T) {
	for _, c := range []struct{ fault, want string }{
		{"", ""},
		{"empty error", "is no *widget.PropError of push with a value"},
		{"other prop", "is no *widget.PropError of push"},
		{"half done", "refused, but the picture has changed"},
		{"garbage", "allocations for"},
		{"keeps", "follows the array after the push"},
		{"mute", "the host is not woken; is the View a widget.Pusher?"},
	} {
		def := scopeDef
		if c.fault == "mute" {
			def.New = func(e widget.Env) widget.View[scopeProps] { return mute{scopeDef.New(e).(*scope)} }
		}
		e := widget.ExampleOf{Name: "a", Props: func() any { return scopeProps{Columns: 10, Fault: c.fault} }}
		n := &notes{TB: t}
		func() {
			defer func() {
				if p := recover(); p != nil && p != any(n) {
					panic(p)
				}
			}()
			pushSteady(n, def.Describe(), e)
			pushes(n, def.Describe(), e)
		}()
		got := strings.Join(n.failed, "\n")
		if c.want == "" && got != "" || c.want != "" && !strings.Contains(got, c.want) {
			t.Errorf("%s: failures are %.1000q, want %q", c.fault, got, c.want)
		}
	}
}
