package figure

// Area is the band between Lo[i] and Hi[i] at X[i]; a NaN in one of them ends it there.
type Area struct {
	X, Lo, Hi []float64
	Color     Role
	Opacity   float64 // 0 is 1
	Lane      int
}

// Columns are spans from Lo[i] to Hi[i] on device pixel column i of the plot, counted as scale.Window does: what many samples of a
// pixel come to. They are at least a device pixel high; a NaN leaves one out.
type Columns struct {
	Lo, Hi  []float64
	Color   Role
	Opacity float64 // 0 is 1
	Lane    int
}

// Isoline is a line of one level through (X[i], Y[i]) in data units; a NaN lifts the pen. Where there is room the level
// stands in the line, written as on the colour bar.
type Isoline struct {
	X, Y  []float64
	Level float64 // in the unit of the colour scale
	Color Role
}

// Line is a polyline through (X[i], Y[i]) in data units; a NaN lifts the pen.
type Line struct {
	X, Y  []float64
	Color Role
	Width float64 // logical pixels; 0 is 1.5
	Lane  int
}

// Points are filled circles at (X[i], Y[i]).
type Points struct {
	X, Y   []float64
	Color  Role
	Radius float64 // logical pixels; 0 is 2.5
	Lane   int
}

// Bars are rectangles from Base to Y[i], over the range X[i] to X[i+1]: X has one element more than Y.
type Bars struct {
	X, Y  []float64
	Base  float64
	Color Role
}

// Raster is a picture that covers the plot area exactly: Pix is RGBA, as wide as the window of x has pixels and
// as high as that of y, rows from the top of the screen and pixels from its left, whatever the axes. So pixel i of
// scale.Window.Edge and Center, which count from Lo, is column i of the picture, or column Pixels-1-i where X is
// Reversed; of Y it is row Pixels-1-i, or row i where Y is Reversed.
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
