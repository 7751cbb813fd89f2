package gen

import (
	"math"
	"strings"
	"testing"

	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/web/gen/testdata/bad"
	"github.com/sonde-viz/sonde/web/gen/testdata/dial"
)

func def[P comparable](tag string, defaults P, more ...widget.Event) widget.Widget {
	events := []widget.Event{
		{Name: widget.CursorChange, Detail: widget.Cursor{}},
		{Name: widget.ViewChange, Detail: widget.ViewDetail{}},
	}
	return widget.Def[P]{Tag: tag, Defaults: defaults, Events: append(events, more...)}
}

func event(name string, detail any) widget.Event { return widget.Event{Name: name, Detail: detail} }

// pushing is a widget with methods, given as names and texts.
func pushing(methods ...string) widget.Widget {
	d := def("a-b", bad.Sound{Rate: 1}).(widget.Def[bad.Sound])
	for i := 0; i < len(methods); i += 2 {
		d.Pushes = append(d.Pushes, widget.Push{Name: methods[i], Doc: methods[i+1]})
	}
	return d
}

// TestRefused names what no host could carry, and where it is.
func TestRefused(t *testing.T) {
	sound := bad.Sound{Rate: 1}
	for name, c := range map[string]struct {
		widgets []widget.Widget
		says    []string
	}{
		"tag of one word":      {[]widget.Widget{def("bad", sound)}, []string{`"bad"`, "custom element"}},
		"tag in capitals":      {[]widget.Widget{def("bad-Tag", sound)}, []string{`"bad-Tag"`}},
		"HTML's name":          {[]widget.Widget{def("a-b", bad.Reserved{})}, []string{"Reserved.Title", `"title" is reserved`, "HTML"}},
		"handler":              {[]widget.Widget{def("a-b", bad.Handler{})}, []string{"Handler.OnLoad", "event handler"}},
		"ARIA":                 {[]widget.Widget{def("a-b", bad.Accessible{})}, []string{"Accessible.AriaName", "accessibility"}},
		"field not exported":   {[]widget.Widget{def("a-b", bad.Hidden{})}, []string{"Hidden.rate", "exported"}},
		"field undocumented":   {[]widget.Widget{def("a-b", bad.Undocumented{})}, []string{"Undocumented.Rate", "no comment"}},
		"type of no host":      {[]widget.Widget{def("a-b", bad.Slice{})}, []string{"Slice.Rate", "complex128"}},
		"name twice":           {[]widget.Widget{def("a-b", bad.Twice{})}, []string{"Twice.Speed", `"rate"`, "Twice.Rate"}},
		"attribute not kebab":  {[]widget.Widget{def("a-b", bad.Attribute{})}, []string{"Attribute.Rate", `"Rate_Hz"`}},
		"page's attribute":     {[]widget.Widget{def("a-b", bad.PageData{})}, []string{"PageData.DataRate", `"data-rate"`}},
		"default not in enum":  {[]widget.Widget{def("a-b", bad.Enum{})}, []string{"Enum.Mode", "arc, needle"}},
		"true by default":      {[]widget.Widget{def("a-b", bad.Truth{Smooth: true})}, []string{"Truth.Smooth", "opposite"}},
		"NaN by default":       {[]widget.Widget{def("a-b", bad.Number{Rate: math.NaN()})}, []string{"Number.Rate", "Opt"}},
		"props without a name": {[]widget.Widget{def("a-b", struct{ Rate float64 }{})}, []string{"struct with a name"}},
		"same tag":             {[]widget.Widget{dial.Def, dial.Def}, []string{"test-dial"}},
		"same component":       {[]widget.Widget{def("a-b", sound), def("c-b", sound)}, []string{"widget c-b", "a-b"}},
		"event of the browser": {[]widget.Widget{def("a-b", sound, event("load", widget.Cursor{}))}, []string{`"load"`}},
		"event of the element": {[]widget.Widget{def("a-b", sound, event("widget-error", widget.Cursor{}))}, []string{`"widget-error"`}},
		"event twice":          {[]widget.Widget{def("a-b", sound, event("view-change", widget.Cursor{}))}, []string{`"view-change"`, "twice"}},
		"event missing":        {[]widget.Widget{widget.Def[bad.Sound]{Tag: "a-b", Defaults: sound}}, []string{`"cursor-change"`, "missing"}},
		"detail nil":           {[]widget.Widget{def("a-b", sound, event("b-c", nil))}, []string{"b-c", "struct"}},
		"detail nested":        {[]widget.Widget{def("a-b", sound, event("b-c", bad.Nested{}))}, []string{"Nested.Window", "widget.ViewDetail"}},
		"field silent":         {[]widget.Widget{def("a-b", sound, event("b-c", bad.Silent{}))}, []string{"Silent.Count", "no comment"}},
		"method undocumented":  {[]widget.Widget{pushing("push", "Appends.")}, []string{`"push"`, "starts with its name"}},
		"method not camel":     {[]widget.Widget{pushing("push-rows", "push-rows appends.")}, []string{`"push-rows"`, "lowerCamelCase"}},
		"method of HTML":       {[]widget.Widget{pushing("append", "append appends.")}, []string{`"append" is taken`, "HTML"}},
		"method of a prop":     {[]widget.Widget{pushing("rate", "rate appends.")}, []string{`"rate" is taken`, "Sound.Rate"}},
		"method twice":         {[]widget.Widget{pushing("push", "push appends.", "pushRows", "pushRows appends.", "pushRows", "pushRows too.")}, []string{`"pushRows"`, "another method"}},
		"detail wordless":      {[]widget.Widget{def("a-b", sound, event("b-c", bad.Wordless{}))}, []string{"Wordless", "no comment"}},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Generate(Package{Name: "@test/bad", Version: "1.0.0"}, c.widgets...)
			if err == nil {
				t.Fatal("not refused")
			}
			for _, s := range c.says {
				if !strings.Contains(err.Error(), s) {
					t.Errorf("the error does not say %q: %v", s, err)
				}
			}
		})
	}
	if _, err := Generate(Package{Name: "@test/good", Version: "1.0.0"}, def("a-b", sound)); err != nil {
		t.Errorf("the widget that all of these differ from is refused: %v", err)
	}
}

func TestNames(t *testing.T) {
	for goName, want := range map[string][2]string{
		"Data":       {"data", "data"},
		"FFTSize":    {"fftSize", "fft-size"},
		"XScale":     {"xScale", "x-scale"},
		"SampleRate": {"sampleRate", "sample-rate"},
		"X0":         {"x0", "x0"},
		"MaxRPM":     {"maxRpm", "max-rpm"},
		"Y":          {"y", "y"},
		"RMS":        {"rms", "rms"},
	} {
		if got := [2]string{jsName(goName), kebab(jsName(goName))}; got != want {
			t.Errorf("%s is %v, want %v", goName, got, want)
		}
	}
}
