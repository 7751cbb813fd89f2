package figure

// PointerKind is what a pointer did.
type PointerKind uint8

// What a pointer can do. Lifting it outside the element is an Up as well (the host captures the pointer).
const (
	Move PointerKind = iota
	Down
	Up
	Leave
	Wheel
	DoubleClick
	// Cancel takes back what the pointer has begun: the page scrolls with the finger, Escape was pressed, the element is gone.
	Cancel

	PointerKinds // how many there are
)

// Pointer is one event of mouse, pen or finger.
type Pointer struct {
	Kind           PointerKind
	X, Y           float64 // logical pixels from the element's top left
	DeltaX, DeltaY float64 // Wheel: logical pixels, positive is right and down
	Button         int     // Down: 0 is the main button
	Shift, Ctrl    bool    // Ctrl: or Cmd; a pinch on a touchpad arrives as a Wheel with Ctrl
}
