package figure

import "math"

// Window is the part of an axis that is shown, and the device pixels it is shown on.
type Window struct {
	Lo, Hi float64
	Scale  Scale
	Pixels int
}

// Viewport is the window of both axes, and how many device pixels one logical pixel has.
type Viewport struct {
	X, Y  Window
	Ratio float64
	Lanes int // how often the y axis is drawn: 0 and 1 are once
	Lane  int // the lane that the cursor is in, counted from the top
}

// Unit returns where v lies in the window: 0 at Lo, 1 at Hi. On a log scale a v <= 0 gives -Inf.
func (w Window) Unit(v float64) float64 {
	if w.Scale == Log {
		if v <= 0 {
			return math.Inf(-1)
		}
		return math.Log(v/w.Lo) / math.Log(w.Hi/w.Lo)
	}
	return (v - w.Lo) / (w.Hi - w.Lo)
}

// Value is the inverse of Unit: 0 gives Lo, 1 gives Hi.
func (w Window) Value(u float64) float64 {
	switch {
	case u == 0:
		return w.Lo
	case u == 1:
		return w.Hi
	case w.Scale == Log:
		return w.Lo * math.Exp(u*math.Log(w.Hi/w.Lo))
	}
	return w.Lo + u*(w.Hi-w.Lo)
}

// Edge returns the value at the edge before device pixel i, counted from Lo: Edge(0) is Lo, Edge(Pixels) is Hi.
func (w Window) Edge(i int) float64 { return w.Value(float64(i) / float64(w.Pixels)) }

// Center returns the value in the middle of device pixel i, counted from Lo.
func (w Window) Center(i int) float64 { return w.Value((float64(i) + 0.5) / float64(w.Pixels)) }

// valid says whether the window can be divided into pixels.
func (w Window) valid() bool {
	return w.Hi > w.Lo && !math.IsInf(w.Hi-w.Lo, 0) && (w.Scale == Linear || w.Lo > 0)
}
