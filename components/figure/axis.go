package figure

import "github.com/sonde-viz/sonde/components/scale"

// Window is the part of the axis from lo to hi, on one pixel.
func (a Axis) Window(lo, hi float64) scale.Window {
	return scale.Window{Lo: lo, Hi: hi, Scale: a.Scale, Pixels: 1, Threshold: a.Threshold, Reversed: a.Reversed, Origin: a.Origin}
}

// LabelUnit is the unit in which the labels of the axis are written.
func (a Axis) LabelUnit() string {
	if a.Clock {
		return scale.UTC
	}
	return a.Unit
}

// EqualUnits says whether a unit of x is to be as long as one of y.
func (f *Figure) EqualUnits() bool {
	return f.Equal && !f.Bare && f.X.Scale == scale.Linear && f.Y.Scale == scale.Linear
}
