// Package figure knows how a picture of numbers is shown: layout, ticks, painting, zoom, cursor, and the
// scheduler for long work. A widget fills in a Figure, which says what to show in data units.
package figure

import (
	"github.com/sonde-viz/sonde/components/paint"
	"github.com/sonde-viz/sonde/compute/colormap"
)

// Scale is how data lie along an axis.
type Scale uint8

// The scales of an axis.
const (
	Linear Scale = iota
	Log          // decades are equally long; Lo must be positive
)

// Axis is one of the two directions of a figure.
type Axis struct {
	Title  string
	Unit   string // an SI unit such as "Hz", "s" or "V" gets a prefix that suits the window; others stand as they are
	Scale  Scale
	Lo, Hi float64 // what is shown when nothing is zoomed; Lo < Hi
}

// ColorScale is the colour bar beside a raster.
type ColorScale struct {
	Title, Unit string
	Lo, Hi      float64
	Map         *colormap.Map // nil: no bar
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
	roles
)

// Line is a polyline through (X[i], Y[i]) in data units; a NaN lifts the pen.
type Line struct {
	X, Y  []float64
	Color Role
	Width float64 // logical pixels; 0 is 1.5
}

// Points are filled circles at (X[i], Y[i]).
type Points struct {
	X, Y   []float64
	Color  Role
	Radius float64 // logical pixels; 0 is 2.5
}

// Bars are rectangles from Base to Y[i], over the range X[i] to X[i+1]: X has one element more than Y.
type Bars struct {
	X, Y  []float64
	Base  float64
	Color Role
}

// Raster is a picture that covers the plot area exactly: Pix is RGBA, Viewport.X.Pixels wide and
// Viewport.Y.Pixels high, rows from the top.
type Raster struct {
	Pix []byte
}

// Rule is a line across the plot at a value of one axis.
type Rule struct {
	At       float64
	Vertical bool // true: at an x
	Color    Role
	Dashed   bool
}

// Span is a shaded range of one axis.
type Span struct {
	Lo, Hi   float64
	Vertical bool // true: a range of x
	Color    Role
}

// Text is a few words at a point of the plot.
type Text struct {
	X, Y  float64
	Text  string
	Color Role
}

// Figure is what a widget shows, as plain data in data units. It is filled in place and reused.
type Figure struct {
	Title  string
	X, Y   Axis
	Color  ColorScale
	Notice string // shown in the middle of an empty plot: "no data"
	Bare   bool   // neither axes nor zoom nor cursor: the plot is all of the widget, for a Picture

	lines   []Line
	points  []Points
	bars    []Bars
	rasters []Raster
	rules   []Rule
	spans   []Span
	texts   []Text
	picture *paint.List
}

// Reset empties f and keeps its memory.
func (f *Figure) Reset() {
	f.ResetMarks()
	f.Title, f.X, f.Y, f.Color, f.Notice, f.Bare = "", Axis{}, Axis{}, ColorScale{}, "", false
}

// ResetMarks removes the marks and leaves the axes.
func (f *Figure) ResetMarks() {
	f.lines, f.points, f.bars, f.rasters = f.lines[:0], f.points[:0], f.bars[:0], f.rasters[:0]
	f.rules, f.spans, f.texts = f.rules[:0], f.spans[:0], f.texts[:0]
	f.picture = nil
}

// The marks, from the back to the front in the order: rasters, spans, bars, lines, points, rules, texts.
// The slices in a mark are the widget's and must stay until the next call of Marks.

// Raster adds a picture of the whole plot area.
func (f *Figure) Raster(m Raster) { f.rasters = append(f.rasters, m) }

// Span adds a shaded range.
func (f *Figure) Span(m Span) { f.spans = append(f.spans, m) }

// Bars adds bars.
func (f *Figure) Bars(m Bars) { f.bars = append(f.bars, m) }

// Line adds a line.
func (f *Figure) Line(m Line) { f.lines = append(f.lines, m) }

// Points adds points.
func (f *Figure) Points(m Points) { f.points = append(f.points, m) }

// Rule adds a line across the plot.
func (f *Figure) Rule(m Rule) { f.rules = append(f.rules, m) }

// Text adds words.
func (f *Figure) Text(m Text) { f.texts = append(f.texts, m) }

// Picture takes the place of everything else: a list made elsewhere, in logical pixels from the widget's top left.
func (f *Figure) Picture(l *paint.List) { f.picture = l }

// Item is one line of a read-out: "Frequency", 1000, "Hz".
type Item struct {
	Name  string
	Value float64
	Unit  string
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
	r.Items[r.Len] = Item{name, value, unit}
	r.Resolution[r.Len] = resolution
	r.Len++
}
