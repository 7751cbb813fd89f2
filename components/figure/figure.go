// Package figure is what a widget shows, as plain data in data units: axes, marks, colour scale, legend and read-out.
package figure

import (
	"github.com/sonde-viz/sonde/components/paint"
	"github.com/sonde-viz/sonde/components/scale"
	"github.com/sonde-viz/sonde/compute/colormap"
)

// Axis is one of the two directions of a figure.
type Axis struct {
	Title  string
	Unit   string // an SI unit such as "Hz", "s" or "V" gets a prefix that suits the window; others stand as they are
	Scale  scale.Kind
	Lo, Hi float64 // what is shown when nothing is zoomed; Lo < Hi
	// Origin is added to all values of a Linear axis where they are labelled, read out or handed to the host: so times far from 0 are as exact as
	// near it. Windows, marks and cursor count from it.
	Origin float64
	// Threshold is where a Symlog axis passes from linear to logarithmic; positive.
	Threshold float64
	// Clock has values counted as seconds since 1970-01-01T00:00:00Z and labels that are dates and times of day, in UTC.
	Clock bool
	// Reversed has Lo at the right, or at the top.
	Reversed bool
	// Follow says that there is a stream whose newest values stand at Head, before Hi while it is not as long as the axis. A zoomed window that
	// holds the head moves on with it.
	Follow bool
	Head   float64
}

// ColorScale is the colour bar beside a raster.
type ColorScale struct {
	Title, Unit string
	Lo, Hi      float64
	Map         *colormap.Map // nil: no bar
	// Norm says where a value lies between Lo and Hi; the zero Norm is linear.
	Norm colormap.Norm
	// Counts is a histogram drawn on the bar: how many values lie in each of as many equal parts of the bar; nil for none.
	// Lengths are logarithms, so that a single value is seen beside millions.
	Counts []int
	// Special are the colours of values beyond the limits and of what is no number, shown at the ends of the bar; one with
	// alpha 0 is not shown.
	Special colormap.Special
	// Drag lets the user drag both limits by the ends of the bar, and have the widget's own again by a double click on it
	// (the View is a widget.Limiter).
	Drag bool
	// Dragged says that the limits are those that the user has dragged.
	Dragged bool
}

// Role names a colour of the theme.
type Role uint8

// The colours of a theme.
const (
	Foreground Role = iota // text
	Muted                  // tick labels, frame
	Grid                   // grid lines
	Background             // behind everything; transparent by default
	Accent                 // the first trace
	Accent2                // a second one
	Surface                // behind the cursor's read-out
	Alert                  // errors
	trace3                 // see Trace; pages have no say in these
	trace4
	trace5
	trace6
	trace7
	trace8
	roles
)

// Figure is what a widget shows, as plain data in data units. It is filled in place and reused.
type Figure struct {
	Title  string
	X, Y   Axis
	Color  ColorScale
	Notice string // shown in the middle of an empty plot: "no data"; it may have several lines
	// Progress of long work behind the picture, 0 to 1, is shown as a thin bar at the top of the plot; 0 and 1 show none.
	Progress float64
	// Lanes, when it is above 1, draws the y axis so many times, one lane below the other; marks say in which they lie.
	Lanes int
	// Keys say what the colours of the marks stand for, in the upper right corner of the plot; nil for none.
	Keys []Key
	// Equal makes a unit of x as long as a unit of y: the plot shrinks in one direction.
	Equal bool
	// Upright says that the data run upwards, as time does in a waterfall: the wheel zooms y, and with Shift x.
	Upright   bool
	Drag      Drag      // what a drag over the plot does
	Selection Selection // of the x axis
	Bare      bool      // neither axes nor zoom nor cursor: the plot is all of the widget, for a Picture

	Marks Marks
}

// Marks are what a figure shows in its plot. They are added by the figure's methods.
type Marks struct {
	Areas    []Area
	Columns  []Columns
	Isolines []Isoline
	Lines    []Line
	Points   []Points
	Bars     []Bars
	Rasters  []Raster
	Rules    []Rule
	Spans    []Span
	Texts    []Text
	Picture  *paint.List // in the place of everything else
}

// Reset empties f and keeps its memory.
func (f *Figure) Reset() {
	f.ResetMarks()
	f.Title, f.X, f.Y, f.Color, f.Notice, f.Bare = "", Axis{}, Axis{}, ColorScale{}, "", false
	f.Drag, f.Selection = DragZoom, Selection{}
	f.Progress, f.Equal, f.Upright, f.Lanes, f.Keys = 0, false, false, 0, nil
}

// ResetMarks removes the marks and leaves the axes.
func (f *Figure) ResetMarks() {
	m := &f.Marks
	m.Lines, m.Points, m.Bars, m.Rasters = m.Lines[:0], m.Points[:0], m.Bars[:0], m.Rasters[:0]
	m.Areas, m.Columns, m.Isolines = m.Areas[:0], m.Columns[:0], m.Isolines[:0]
	m.Rules, m.Spans, m.Texts, m.Picture = m.Rules[:0], m.Spans[:0], m.Texts[:0], nil
}

// The marks, from the back to the front in the order: rasters, spans, areas, columns, bars, isolines, lines, points, rules, texts.
// The slices in a mark are the widget's and must stay until the next call of Marks.

// Raster adds a picture of the whole plot area.
func (f *Figure) Raster(m Raster) { f.Marks.Rasters = append(f.Marks.Rasters, m) }

// Span adds a shaded range.
func (f *Figure) Span(m Span) { f.Marks.Spans = append(f.Marks.Spans, m) }

// Area adds a band.
func (f *Figure) Area(m Area) { f.Marks.Areas = append(f.Marks.Areas, m) }

// Columns adds spans of pixels.
func (f *Figure) Columns(m Columns) { f.Marks.Columns = append(f.Marks.Columns, m) }

// Isoline adds a line of one level.
func (f *Figure) Isoline(m Isoline) { f.Marks.Isolines = append(f.Marks.Isolines, m) }

// Bars adds bars.
func (f *Figure) Bars(m Bars) { f.Marks.Bars = append(f.Marks.Bars, m) }

// Line adds a line.
func (f *Figure) Line(m Line) { f.Marks.Lines = append(f.Marks.Lines, m) }

// Points adds points.
func (f *Figure) Points(m Points) { f.Marks.Points = append(f.Marks.Points, m) }

// Rule adds a line across the plot.
func (f *Figure) Rule(m Rule) { f.Marks.Rules = append(f.Marks.Rules, m) }

// Text adds words.
func (f *Figure) Text(m Text) { f.Marks.Texts = append(f.Marks.Texts, m) }

// Picture takes the place of everything else: a list made elsewhere, in logical pixels from the widget's top left.
func (f *Figure) Picture(l *paint.List) { f.Marks.Picture = l }

// Item is one line of a read-out: "Frequency", 1000, "Hz". The unit UTC writes the value as date and time.
type Item struct {
	Name   string
	Origin float64 // what is added to Value
	Value  float64
	Unit   string
}

// Readout is what the cursor shows: where it stands, in data units, and up to four numbers. Resolution is the
// step between neighbouring values of each item, in its unit, so that no digit is shown that means nothing
// (0: four significant digits).
type Readout struct {
	X, Y       float64
	Items      [4]Item
	Resolution [4]float64
	Len        int
}

// Add appends an item.
func (r *Readout) Add(name string, value float64, unit string, resolution float64) {
	r.AddFrom(name, 0, value, unit, resolution)
}

// AddFrom appends an item of an axis with an origin.
func (r *Readout) AddFrom(name string, origin, value float64, unit string, resolution float64) {
	r.Items[r.Len] = Item{name, origin, value, unit}
	r.Resolution[r.Len] = resolution
	r.Len++
}
