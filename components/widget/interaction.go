package widget

import (
	"strconv"

	"github.com/sonde-viz/sonde/components/figure"
)

// Drag says what a drag of the pointer does.
type Drag string

// What a drag over the plot can do.
const (
	DragZoom   Drag = "zoom"   // zooms to the rectangle
	DragPan    Drag = "pan"    // moves the view
	DragSelect Drag = "select" // selects a range of the x axis
)

// Values lists what a drag can do.
func (Drag) Values() []string {
	return []string{string(DragZoom), string(DragPan), string(DragSelect)}
}

// Interaction are props for a widget to embed: what the user does with its plot. Its defaults are DefaultInteraction.
type Interaction struct {
	// Drag is what a drag over the plot does: zoom to the rectangle, pan the view, or select a range of the x axis. With Shift, or over the labels of an axis, a drag pans whatever is chosen.
	Drag Drag
	// Selection is the range of the x axis that is selected: two numbers in the unit of the axis, the lower one first; empty for none. It is shown until the user selects another range (event range-select) or this prop changes.
	Selection Series
}

// DefaultInteraction is what the props of Interaction are until they are set.
var DefaultInteraction = Interaction{Drag: DragZoom}

// Check returns a PropError for the first prop that is out of range.
func (g *Interaction) Check() error {
	if err := OneOf("drag", string(g.Drag), g.Drag); err != nil {
		return err
	}
	const allowed = "two finite numbers, the lower one first, or none"
	switch s := g.Selection; {
	case s.Len() == 0:
		return nil
	case s.Len() != 2:
		return &PropError{"selection", strconv.Itoa(s.Len()) + " numbers", allowed}
	case !(s.At(0) < s.At(1)) || s.At(1)-s.At(0) > 1e300 || s.At(0)-s.At(0) != 0:
		return &PropError{"selection", NumberText(s.At(0)) + ", " + NumberText(s.At(1)), allowed}
	}
	return nil
}

// Show tells a figure.
func (g *Interaction) Show(f *figure.Figure) {
	switch g.Drag {
	case DragPan:
		f.Drag = figure.DragPan
	case DragSelect:
		f.Drag = figure.DragSelect
	}
	if s := g.Selection; s.Len() == 2 {
		f.Selection = figure.Selection{Lo: s.At(0), Hi: s.At(1)}
	}
}
