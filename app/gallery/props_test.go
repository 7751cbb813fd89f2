package gallery

import (
	"testing"

	"github.com/sonde-viz/sonde/components"
	"github.com/sonde-viz/sonde/web/generated/bind"
)

// TestEveryPropGoesThroughItsControl writes each prop of each example and reads it back.
func TestEveryPropGoesThroughItsControl(t *testing.T) {
	meta := bind.Meta()
	for i, w := range components.All() {
		d := w.Describe()
		if meta[i].Tag != d.Tag {
			t.Fatalf("widget %d is %s, its bindings are of %s: make generate", i, d.Tag, meta[i].Tag)
		}
		for _, e := range d.Examples {
			props := e.Props()
			for _, p := range meta[i].Props {
				if p.Kind == "data" {
					continue
				}
				got, err := withText(props, p, textOf(props, p))
				if err != nil || got != props {
					t.Errorf("%s, %s, %s: %q gives %v, %v", d.Tag, e.Name, p.Name, textOf(props, p), got, err)
				}
			}
		}
	}
}

func TestControls(t *testing.T) {
	meta := map[string]bind.Prop{}
	var props any
	for i, w := range components.All() {
		if w.Describe().Tag == "sonde-heatmap" {
			props = w.Describe().Defaults
			for _, p := range bind.Meta()[i].Props {
				meta[p.Name] = p
			}
		}
	}
	tests := []struct {
		prop, text, want string
		refused          bool
	}{
		{"x0", "-1.5", "-1.5", false},
		{"x0", " ", "", false}, // an optional prop is taken away
		{"x0", "left", "", true},
		{"x0", "NaN", "NaN", false}, // for the widget to refuse
		{"x0", "1e999", "+Inf", false},
		{"rows", "12", "12", false},
		{"rows", "1.5", "0", true},
		{"rows", "99999999999", "0", true},
		{"colormap", "magma", "magma", false},
		{"label", "größer", "größer", false},
	}
	for _, test := range tests {
		got, err := withText(props, meta[test.prop], test.text)
		if text := textOf(got, meta[test.prop]); text != test.want || (err != nil) != test.refused {
			t.Errorf("%s = %q: %q, %v", test.prop, test.text, text, err)
		}
	}
}
