package gen

import (
	"encoding/json"
	"math"
	"reflect"
	"strings"
	"testing"

	"github.com/sonde-viz/sonde/components/paint"
	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/components/work"
	"github.com/sonde-viz/sonde/web/gen/testdata/dial"
	"github.com/sonde-viz/sonde/web/gen/testdata/golden/bind"
)

// host is a widget.Host that nobody looks at.
type host struct{ measurer }

func (host) Emit(string, any)           {}
func (host) Wake()                      {}
func (host) Failed(error)               {}
func (host) Scheduler() *work.Scheduler { return nil }
func (h host) Measurer() paint.Measurer { return h.measurer }

type measurer struct{}

func (measurer) Widths(paint.Font, []string, []float32) {}

// number and textual are Values as the port makes them.
func number(x float64) widget.Value { return widget.Value{Kind: widget.Number, Number: x} }
func textual(s string) widget.Value { return widget.Value{Kind: widget.Text, Text: s} }

// TestSetters sets every kind of prop through the generated code: what fits is taken, what does not leaves all as it
// was, and the default comes back.
func TestSetters(t *testing.T) {
	series := widget.Float32s([]float32{1})
	data := widget.Value{Kind: widget.Data, Series: series}
	on, off := widget.Value{Kind: widget.Bool, Number: 1}, widget.Value{Kind: widget.Bool}
	for name, c := range map[string]struct {
		prop int
		v    widget.Value
		want func(p *dial.Props) // nil: refused
	}{
		"data":               {0, data, func(p *dial.Props) { p.Data = series }},
		"number for data":    {0, number(1), nil},
		"number":             {1, number(-0.5), func(p *dial.Props) { p.MaxRPM = -0.5 }},
		"infinity":           {1, number(math.Inf(1)), func(p *dial.Props) { p.MaxRPM = math.Inf(1) }},
		"text for number":    {1, textual("1"), nil},
		"bool for number":    {1, on, nil},
		"int":                {2, number(-3), func(p *dial.Props) { p.Turns = -3 }},
		"largest int":        {2, number(math.MaxInt32), func(p *dial.Props) { p.Turns = math.MaxInt32 }},
		"int too large":      {2, number(math.MaxInt32 + 1), nil},
		"int too small":      {2, number(math.MinInt32 - 1), nil},
		"fraction for int":   {2, number(1.5), nil},
		"NaN for int":        {2, number(math.NaN()), nil},
		"text for int":       {2, textual("1"), nil},
		"bool":               {3, on, func(p *dial.Props) { p.Jumpy = true }},
		"bool off":           {3, off, func(p *dial.Props) { p.Jumpy = false }},
		"number for bool":    {3, number(1), nil},
		"text":               {4, textual("ünï"), func(p *dial.Props) { p.Label = "ünï" }},
		"number for text":    {4, number(1), nil},
		"named text":         {5, textual("x"), func(p *dial.Props) { p.Remark = "x" }},
		"enum":               {6, textual("needle"), func(p *dial.Props) { p.Mode = dial.Needle }},
		"text not in enum":   {6, textual("hand"), func(p *dial.Props) { p.Mode = "hand" }}, // the View refuses it
		"data for enum":      {6, data, nil},
		"optional number":    {7, number(2), func(p *dial.Props) { p.VMin = widget.Some(2.0) }},
		"optional int":       {8, number(2), func(p *dial.Props) { p.Steps = widget.Some(2) }},
		"optional fraction":  {8, number(2.5), nil},
		"no such prop":       {9, number(1), nil},
		"prop below nothing": {-1, number(1), nil},
	} {
		t.Run(name, func(t *testing.T) {
			defaults := dial.Def.Defaults
			want := defaults
			if c.want != nil {
				c.want(&want)
			}
			i := bind.All()[0].New(host{})
			if ok := i.Set(c.prop, c.v); ok != (c.want != nil) {
				t.Fatalf("Set says %v", ok)
			}
			if i.Update(); dial.Last != want {
				t.Errorf("props are %+v, want %+v", dial.Last, want)
			}
			if c.want == nil {
				return
			}
			if !i.Set(c.prop, widget.Value{Kind: widget.Default}) {
				t.Fatal("the default is refused")
			}
			if i.Update(); dial.Last != defaults {
				t.Errorf("props are %+v after a reset, want %+v", dial.Last, defaults)
			}
		})
	}
}

// TestNaNReachesTheView holds the one value that is unlike itself: the View reports it, so the setter must pass it.
func TestNaNReachesTheView(t *testing.T) {
	i := bind.All()[0].New(host{})
	if !i.Set(1, number(math.NaN())) {
		t.Fatal("refused")
	}
	if i.Update(); !math.IsNaN(dial.Last.MaxRPM) {
		t.Errorf("maxRpm is %v", dial.Last.MaxRPM)
	}
}

// TestEncoders reads with encoding/json what the generated code wrote.
func TestEncoders(t *testing.T) {
	for name, c := range map[string]struct {
		detail any
		want   map[string]any // nil: null
	}{
		"numbers": {dial.Turned{Angle: -1.5e-7, Count: -3, Up: true, Name: "x"},
			map[string]any{"angle": -1.5e-7, "count": -3.0, "up": true, "name": "x"}},
		"large":     {dial.Turned{Angle: math.MaxFloat64}, map[string]any{"angle": math.MaxFloat64, "count": 0.0, "up": false, "name": ""}},
		"NaN":       {dial.Turned{Angle: math.NaN()}, map[string]any{"angle": nil, "count": 0.0, "up": false, "name": ""}},
		"infinite":  {dial.Turned{Angle: math.Inf(-1)}, map[string]any{"angle": math.Inf(-1), "count": 0.0, "up": false, "name": ""}},
		"text":      {dial.Turned{Name: "\"\\/\b\n\x00\x1f\x7f</script>語\U0001F600\u2028"}, map[string]any{"angle": 0.0, "count": 0.0, "up": false, "name": "\"\\/\b\n\x00\x1f\x7f</script>語\U0001F600\u2028"}},
		"not UTF-8": {dial.Turned{Name: "a\xffb\xed\xa0\x80"}, map[string]any{"angle": 0.0, "count": 0.0, "up": false, "name": "a\ufffdb\ufffd\ufffd\ufffd"}},
		"pairs":     {widget.ViewDetail{X: [2]float64{1, 2}, Y: [2]float64{-0.5, math.Inf(1)}}, map[string]any{"x": []any{1.0, 2.0}, "y": []any{-0.5, math.Inf(1)}}},
		"nothing":   {nil, nil},
		"stranger":  {42, nil},
	} {
		t.Run(name, func(t *testing.T) {
			written := string(bind.All()[0].Encode([]byte("before "), c.detail))
			var got map[string]any
			read := json.NewDecoder(strings.NewReader(written[len("before "):]))
			read.UseNumber()
			if err := read.Decode(&got); err != nil {
				t.Fatalf("%s: %v", written, err)
			}
			for name, v := range got {
				got[name] = asJavaScript(v)
			}
			if !reflect.DeepEqual(got, c.want) {
				t.Errorf("%s reads as %v, want %v", written, got, c.want)
			}
		})
	}
}

// asJavaScript turns numbers into those that JavaScript reads: infinities are too large for encoding/json.
func asJavaScript(v any) any {
	switch v := v.(type) {
	case json.Number:
		x, _ := v.Float64()
		return x
	case []any:
		for i := range v {
			v[i] = asJavaScript(v[i])
		}
	}
	return v
}

// TestMeta compares what Go pages know of a widget with its Def.
func TestMeta(t *testing.T) {
	m := bind.Meta()[0]
	if m.Tag != dial.Def.Tag || len(m.Events) != len(dial.Def.Events) {
		t.Errorf("meta of %s with %d events", m.Tag, len(m.Events))
	}
	if got, want := len(m.Props), reflect.TypeFor[dial.Props]().NumField(); got != want {
		t.Fatalf("%d props, want %d", got, want)
	}
	if p := m.Props[6]; p.Field != "Mode" || p.Kind != "enum" || p.Default != "arc" || !reflect.DeepEqual(p.Values, []string{"arc", "needle"}) {
		t.Errorf("prop 6 is %+v", p)
	}
}
