package heatmap

import "github.com/sonde-viz/sonde/components/scale"

// AxisScale is how an axis is divided.
type AxisScale string

// The scales of an axis.
const (
	Linear AxisScale = "linear" // equal steps are equally long
	Log    AxisScale = "log"    // equal ratios are equally long
	Symlog AxisScale = "symlog" // linear within a threshold about 0, logarithmic beyond it on both sides
	Time   AxisScale = "time"   // seconds since 1970-01-01T00:00:00Z, shown as dates and times of day in UTC
)

// Values lists the choices, in the order of the constants.
func (AxisScale) Values() []string {
	return []string{string(Linear), string(Log), string(Symlog), string(Time)}
}

// figure is the scale as an axis of a figure has it.
func (s AxisScale) figure() scale.Kind {
	switch s {
	case Log:
		return scale.Log
	case Symlog:
		return scale.Symlog
	}
	return scale.Linear
}

// Origin is where row 0 lies.
type Origin string

// The origins.
const (
	Bottom Origin = "bottom" // y grows upwards
	Top    Origin = "top"    // y grows downwards, as in images
)

// Values lists the choices, in the order of the constants.
func (Origin) Values() []string { return []string{string(Bottom), string(Top)} }

// Aspect says how long a unit of x is beside a unit of y.
type Aspect string

// The aspects.
const (
	Free  Aspect = "free"  // the plot fills the element
	Equal Aspect = "equal" // a unit of x is as long as a unit of y
)

// Values lists the choices, in the order of the constants.
func (Aspect) Values() []string { return []string{string(Free), string(Equal)} }

// Interpolation is how cells larger than a pixel are shown.
type Interpolation string

// The interpolations.
const (
	Nearest  Interpolation = "nearest"  // each cell in one colour
	Bilinear Interpolation = "bilinear" // values between the middles of four cells are mixed
)

// Values lists the choices, in the order of the constants.
func (Interpolation) Values() []string { return []string{string(Nearest), string(Bilinear)} }

// Limits is how the limits of the colours are found.
type Limits string

// The ways to find limits. Percentiles of more than 65536 values are those of as many from all over the grid: within
// 0.2 in 100 of the right ones.
const (
	MinMax     Limits = "minmax"     // the least and the greatest finite value
	Percentile Limits = "percentile" // the percentiles lowPercentile and highPercentile of the finite values
	Robust     Limits = "robust"     // the 2nd and the 98th percentile of the finite values
)

// Values lists the choices, in the order of the constants.
func (Limits) Values() []string { return []string{string(MinMax), string(Percentile), string(Robust)} }
