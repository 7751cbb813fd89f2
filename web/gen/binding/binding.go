// Package binding is what the generated bindings are made of: values from a host into props, and the details of
// events into JSON. It compiles under TinyGo, like all of the port.
package binding

import (
	"math"

	"github.com/sonde-viz/sonde/components/widget"
)

// Number returns a number as it came, NaN included: the View says what it allows.
func Number(v widget.Value) (float64, bool) { return v.Number, v.Kind == widget.Number }

// Int returns a whole number of 32 bits, which is what every compiler's int can hold.
func Int(v widget.Value) (int, bool) {
	if v.Kind != widget.Number || v.Number != math.Trunc(v.Number) || v.Number < math.MinInt32 || v.Number > math.MaxInt32 {
		return 0, false
	}
	return int(v.Number), true
}

// Bool returns a truth value.
func Bool(v widget.Value) (on, ok bool) { return v.Number != 0, v.Kind == widget.Bool }

// Text returns a text; one that is not in an enum is for the View to refuse, with the texts allowed.
func Text(v widget.Value) (string, bool) { return v.Text, v.Kind == widget.Text }

// Data returns a handle on samples.
func Data(v widget.Value) (widget.Series, bool) { return v.Series, v.Kind == widget.Data }

// SomeNumber is Number for an optional prop.
func SomeNumber(v widget.Value) (widget.Opt[float64], bool) {
	n, ok := Number(v)
	return widget.Some(n), ok
}

// SomeInt is Int for an optional prop.
func SomeInt(v widget.Value) (widget.Opt[int], bool) {
	n, ok := Int(v)
	return widget.Some(n), ok
}
