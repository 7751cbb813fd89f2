package layout

import (
	"github.com/sonde-viz/sonde/components/scale"
	"github.com/sonde-viz/sonde/compute/colormap"
)

// Limits is what the colour bar reaches over.
type Limits struct {
	Norm   *colormap.Norm
	Lo, Hi float64
}

// Value is the value at a place of the bar, and beyond its ends.
func (b Limits) Value(u float64) float64 {
	n, lo, hi := b.Norm, b.Lo, b.Hi
	switch {
	case n.Name == colormap.Log:
		return scale.Window{Lo: lo, Hi: hi, Scale: scale.Log}.Value(u)
	case n.Name == colormap.Symlog:
		return scale.Window{Lo: lo, Hi: hi, Scale: scale.Symlog, Threshold: n.Threshold}.Value(u)
	case u < 0:
		return lo + u*(hi-lo)
	case u > 1:
		return hi + (u-1)*(hi-lo)
	}
	return n.Value(u, lo, hi)
}
