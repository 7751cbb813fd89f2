package figure

// Drag is what a drag of the pointer over the plot does.
type Drag uint8

// What a drag can do. With Shift, or over the labels of an axis, it pans whatever is chosen.
const (
	DragZoom   Drag = iota // zooms to the rectangle
	DragPan                // moves the view
	DragSelect             // selects a range of the x axis
)

// Selection is a selected range of the x axis, with its origin added; Lo >= Hi is none.
type Selection struct{ Lo, Hi float64 }

// Some says whether something is selected.
func (s Selection) Some() bool { return s.Lo < s.Hi }
