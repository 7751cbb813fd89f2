// Package binding is what the generated bindings are made of: values from a host into props, and the details of
// events into JSON. It compiles under TinyGo, like all of the port.
package binding

import (
	"math"

	"github.com/sonde-viz/sonde/components/widget"
)

// A value that a prop can't hold leaves the prop as it was, and the answer is false. A Value of kind Default is the
// default.

// Number sets a number as it came, NaN included: the View says what it allows.
func Number(p *float64, byDefault float64, v widget.Value) bool {
	return set(p, byDefault, v, widget.Number, v.Number)
}

// Int sets a whole number of 32 bits, which is what every compiler's int can hold.
func Int(p *int, byDefault int, v widget.Value) bool {
	return (v.Kind != widget.Number || isInt(v.Number)) && set(p, byDefault, v, widget.Number, int(v.Number))
}

// Bool sets a truth value.
func Bool(p *bool, byDefault bool, v widget.Value) bool {
	return set(p, byDefault, v, widget.Bool, v.Number != 0)
}

// Text sets a text. One that is not in an enum is for the View to refuse: it knows the texts allowed.
func Text[T ~string](p *T, byDefault T, v widget.Value) bool {
	return set(p, byDefault, v, widget.Text, T(v.Text))
}

// Data sets a handle on samples.
func Data(p *widget.Series, byDefault widget.Series, v widget.Value) bool {
	return set(p, byDefault, v, widget.Data, v.Series)
}

// SomeNumber is Number for an optional prop.
func SomeNumber(p *widget.Opt[float64], byDefault widget.Opt[float64], v widget.Value) bool {
	return set(p, byDefault, v, widget.Number, widget.Some(v.Number))
}

// SomeInt is Int for an optional prop.
func SomeInt(p *widget.Opt[int], byDefault widget.Opt[int], v widget.Value) bool {
	return (v.Kind != widget.Number || isInt(v.Number)) && set(p, byDefault, v, widget.Number, widget.Some(int(v.Number)))
}

func set[T any](p *T, byDefault T, v widget.Value, kind widget.ValueKind, value T) bool {
	switch v.Kind {
	case kind:
		*p = value
	case widget.Default:
		*p = byDefault
	default:
		return false
	}
	return true
}

func isInt(x float64) bool {
	return x == math.Trunc(x) && x >= math.MinInt32 && x <= math.MaxInt32
}
