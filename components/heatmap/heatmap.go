// Package heatmap is the widget <sonde-heatmap>: a grid of numbers as a grid of colours. Zoomed in it shows the cells;
// zoomed out, each pixel shows what reduce says of the cells whose middles lie on it. A large grid is seen at once, first by a cell
// for each pixel, and then more and more exactly while the progress bar runs. Isolines pass between the middles of cells as
// straight lines have it, and between those of blocks of cells where these are smaller than two pixels; in a saddle, where two opposite
// corners lie above the level and two below, the mean of the four says which are joined; beside NaN there is no line.
package heatmap

import (
	"github.com/sonde-viz/sonde/components/tool"
	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/compute/colormap"
	"github.com/sonde-viz/sonde/compute/grid"
)

// Props are the properties of the heatmap.
type Props struct {
	// Data are the values of the cells, row by row; row 0 is at y0. They are read as they come, float32, float64, uint8 or uint16, without a copy.
	Data widget.Series
	// Rows is the number of rows.
	Rows int
	// Columns is the number of columns.
	Columns int
	// X0 is the outer edge of the first column; 0 when unset, and 1 on a logarithmic axis.
	X0 widget.Opt[float64]
	// X1 is the outer edge of the last column; x0 and the number of columns when unset. Columns in between are equally wide on the axis: on a logarithmic one their edges are a geometric series.
	X1 widget.Opt[float64]
	// Y0 is the outer edge of row 0; 0 when unset, and 1 on a logarithmic axis.
	Y0 widget.Opt[float64]
	// Y1 is the outer edge of the last row; y0 and the number of rows when unset. Rows in between are equally high on the axis.
	Y1 widget.Opt[float64]
	// XEdges are the edges of columns of unlike width, in place of x0 and x1: one more than there are columns, ascending, in the unit of the x axis.
	XEdges widget.Series `js:"xedges"`
	// YEdges are the edges of rows of unlike height, in place of y0 and y1: one more than there are rows, ascending, in the unit of the y axis.
	YEdges widget.Series `js:"yedges"`
	// XScale is how the x axis is divided. A logarithmic axis that reaches 0 or below is shown as symlog, and says so.
	XScale AxisScale
	// YScale is how the y axis is divided. A logarithmic axis that reaches 0 or below is shown as symlog, and says so.
	YScale AxisScale
	// XThreshold is where a symlog x axis passes from linear to logarithmic, in its unit; a thousandth of its farther end when unset. 0 to the threshold is as long as each decade beyond it.
	XThreshold widget.Opt[float64]
	// YThreshold is where a symlog y axis passes from linear to logarithmic, in its unit; a thousandth of its farther end when unset. 0 to the threshold is as long as each decade beyond it.
	YThreshold widget.Opt[float64]
	// Origin is where row 0 lies.
	Origin Origin
	// Aspect says whether a unit of x is as long as a unit of y: where both axes are linear, and the picture would not be a line of less than 16 pixels.
	Aspect Aspect
	// Interpolation is how cells larger than a pixel are shown.
	Interpolation Interpolation
	// Reduce is what a pixel shows that covers several cells: extreme is the least or the greatest of them, the one farther from the median of all values, estimated from up to 4096; mean is that of the finite ones, and is named in the title of the colour bar.
	Reduce grid.Reduce
	// History is how many rows pushRows keeps, or how many columns pushColumns keeps; 0 takes no pushes. They are kept as float32.
	History int
	// Paused keeps the picture as it is while more is pushed, in memory of its own; what was pushed meanwhile is seen when it is false again.
	Paused bool
	// Colormap is the colour map, from the low values to the high ones.
	Colormap colormap.Name
	// Norm is how values are spread over the colours. In symlog, 0 to threshold has as many colours as each decade beyond it. A logarithmic norm whose limits reach 0 or below is symlog, and the colour bar says so.
	Norm colormap.NormName
	// Gamma is the exponent of the norm power, which the place of a value between vmin (0) and vmax (1) is raised to.
	Gamma float64
	// Center is the value in the middle of the norm two-slope, in the unit of the values.
	Center float64
	// Threshold is where the norm symlog passes from linear to logarithmic, in the unit of the values; a thousandth of the farther limit when unset.
	Threshold widget.Opt[float64]
	// VMin is the value of the first colour; found as limits says when unset. Lower values have a colour of their own.
	VMin widget.Opt[float64] `js:"vmin"`
	// VMax is the value of the last colour; found as limits says when unset. Higher values have a colour of their own.
	VMax widget.Opt[float64] `js:"vmax"`
	// Limits is how vmin and vmax are found when they are unset: minmax takes the least and the greatest finite value, percentile those of lowPercentile and highPercentile, robust the 2nd and the 98th percentile. Percentiles are of up to 65536 values from all over the grid.
	Limits Limits
	// LowPercentile is the percentile of the finite values that vmin is with limits percentile, 0 to 100.
	LowPercentile float64
	// HighPercentile is the percentile of the finite values that vmax is with limits percentile, 0 to 100.
	HighPercentile float64
	// Lock leaves the limits that were found as they are when the data change.
	Lock bool
	// NaNColor is the colour of values that are not a number, such as #969696; one that is not in the colour map when empty.
	NaNColor string `js:"nanColor"`
	// UnderColor is the colour of values below vmin, such as #000000; darker than the first colour when empty.
	UnderColor string
	// OverColor is the colour of values above vmax, such as #ffffff; lighter than the last colour when empty.
	OverColor string
	// Isolines is how many levels have a line through the values that are equal to them, about: levels are round numbers.
	Isolines int
	// Levels are the levels of isolines, in the unit of the values; they take the place of isolines.
	Levels widget.Series
	// XTitle is the title of the x axis.
	XTitle string
	// XUnit is the unit of the x axis, such as s.
	XUnit string
	// YTitle is the title of the y axis.
	YTitle string
	// YUnit is the unit of the y axis, such as Hz.
	YUnit string
	// ValueTitle is the title of the colour bar.
	ValueTitle string
	// ValueUnit is the unit of the values, such as dBFS.
	ValueUnit string
	// Label is the title above the plot and the accessible name.
	Label string
	widget.Interaction
}

// CursorChange says which cell the cursor stands on.
type CursorChange struct {
	X      float64 // middle of the cell, in the unit of the x axis
	Y      float64 // middle of the cell, in the unit of the y axis
	Row    int     // number of the row, 0 is the first, at y0
	Column int     // number of the column, 0 is the first, at x0
	Value  float64 // value of the cell
}

// HistoryChange says what is missing from pushed data, whenever that becomes more; the title of the picture says it too.
type HistoryChange struct {
	Gaps int // rows or columns so far in which no value was finite
	Lost int // rows or columns so far that were pushed and never seen: more at a time than the history holds
}

var defaults = Props{
	Interaction: widget.DefaultInteraction,
	XScale:      Linear, YScale: Linear, Origin: Bottom, Aspect: Free, Interpolation: Nearest, Reduce: grid.Extreme,
	Colormap: colormap.Viridis, Norm: colormap.Linear, Gamma: 0.5, Limits: MinMax, LowPercentile: 1, HighPercentile: 99,
}

// Numbers of the pushes in Def.
const (
	pushRows = iota
	pushColumns
)

// Def is the widget.
var Def = widget.Def[Props]{
	Tag:      "sonde-heatmap",
	Defaults: defaults,
	Events: []widget.Event{
		{Name: widget.CursorChange, Detail: CursorChange{}},
		{Name: widget.ViewChange, Detail: widget.ViewDetail{}},
		{Name: tool.RangeSelect, Detail: tool.RangeDetail{}},
		{Name: widget.LimitsChange, Detail: widget.LimitsDetail{}},
		{Name: widget.HistoryChange, Detail: HistoryChange{}},
	},
	Pushes: []widget.Push{
		pushRows:    {Name: "pushRows", Doc: "pushRows appends whole rows of values at the end of the y axis, each of as many values as columns says. The last ones, as many as history says, are kept; the picture follows the newest row unless it is zoomed to older ones. A row of NaN is a gap."},
		pushColumns: {Name: "pushColumns", Doc: "pushColumns appends whole columns of values at the end of the x axis, column after column, each of as many values as rows says. It keeps and follows them as pushRows does."},
	},
	Examples: examples,
	New:      func(env widget.Env) widget.View[Props] { return &view{env: env} },
}
