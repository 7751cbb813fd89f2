package figure

import "math"

// zoom is the window of one axis when it is not the whole.
type zoom struct {
	on     bool
	live   bool // it holds the head of a followed axis, and moves on with it
	lo, hi float64
	origin float64 // of the axis, which they count from
	span   float64 // hi - lo as it was set: it does not wear off while the window moves
}

// set zooms to lo, hi; the whole axis is no zoom, so that it goes on following the data.
func (z *zoom) set(a Axis, lo, hi float64) {
	*z = zoom{
		on: lo != a.Lo || hi != a.Hi,
		lo: lo, hi: hi, origin: a.Origin, span: hi - lo,
	}
	z.live = z.holds(a)
}

// holds says whether the head of the axis is in the window. One that was panned to it may miss it by rounding.
func (z *zoom) holds(a Axis) bool { return a.Head > z.lo && a.Head <= z.hi+1e-6*z.span }

// count has the window count from the origin of the axis: it stays where it is when that is another than before.
func (z *zoom) count(a Axis) {
	by := z.origin - a.Origin
	z.lo, z.hi, z.origin = z.lo+by, z.hi+by, a.Origin
}

// from is count for a window that was kept.
func (w Window) from(a Axis) Window {
	by := w.Origin - a.Origin
	w.Lo, w.Hi, w.Origin = w.Lo+by, w.Hi+by, a.Origin
	return w
}

// follow moves the window of a followed axis: on with its head if that was in it, and out of what is gone at its tail.
func (z *zoom) follow(a Axis) {
	z.count(a)
	if !z.on || !a.Follow {
		return
	}
	if z.live && (a.Head > z.hi || a.Head <= z.lo) { // before it: the stream has begun again
		z.lo, z.hi = a.Head-z.span, a.Head
	} else if z.lo < a.Lo {
		z.lo, z.hi = a.Lo, a.Lo+z.span
	}
	z.lo, z.hi = max(z.lo, a.Lo), min(z.hi, a.Hi)
	z.live = z.live || z.holds(a)
	if !(z.lo < z.hi) { // another stream
		*z = zoom{}
	}
}

// to zooms to a part of the window; false when it could not get any smaller.
func (z *zoom) to(a Axis, w Window, u0, u1 float64) bool {
	return z.change(a, w, w.Value(min(u0, u1)), w.Value(max(u0, u1)))
}

// by zooms by a factor about a place of the window, inside the whole axis. At the head of a followed axis that place is
// the head: what is under the pointer moves on anyway.
func (z *zoom) by(a Axis, w Window, u, factor float64) bool {
	u = inside(u)
	if a.Follow && w.Hi == a.Head {
		u = 1
	}
	lo, hi := w.Value(u-u*factor), w.Value(u+(1-u)*factor)
	return z.change(a, w, max(lo, a.Lo), min(hi, a.Hi))
}

// change zooms from window w to lo, hi; false when that is the same or too small.
func (z *zoom) change(a Axis, w Window, lo, hi float64) bool {
	if lo == w.Lo && hi == w.Hi || !fine(lo, hi) {
		return false
	}
	z.set(a, lo, hi)
	return true
}

// shift moves the window w by a part of itself, inside the whole axis.
func (z *zoom) shift(a Axis, w Window, u float64) bool {
	u = min(max(u, w.Unit(a.Lo)), w.Unit(a.Hi)-1) // not beyond the ends
	if u == 0 && !z.on {
		return false
	}
	lo, hi := w.Value(u), w.Value(1+u)
	if lo == z.lo && hi == z.hi || !(lo < hi) {
		return false
	}
	z.set(a, lo, hi)
	return true
}

// fine says whether a window is wide enough for float64 to tell its pixels apart.
func fine(lo, hi float64) bool {
	return hi-lo > 1e-11*max(math.Abs(lo), math.Abs(hi)) && hi-lo > 1e-300
}

// held moves a window of a linear axis inside of the whole; one larger than that becomes the whole.
func held(a Axis, lo, hi float64) (float64, float64) {
	switch {
	case hi-lo >= a.Hi-a.Lo:
		return a.Lo, a.Hi
	case lo < a.Lo:
		return a.Lo, a.Lo + (hi - lo)
	case hi > a.Hi:
		return a.Hi - (hi - lo), a.Hi
	}
	return lo, hi
}

// equal says whether a unit of x is to be as long as one of y.
func (c *Chart) equal() bool {
	return c.Fig.Equal && !c.Fig.Bare && c.Fig.X.Scale == Linear && c.Fig.Y.Scale == Linear
}

// zoomBoth zooms both axes by one factor about a place: their units stay equally long, and the plot stays as it is.
func (c *Chart) zoomBoth(vp Viewport, ux, uy, factor float64) bool {
	x0, x1 := about(c.Fig.X, vp.X, inside(ux), factor)
	y0, y1 := about(c.Fig.Y, vp.Y, inside(uy), factor)
	if !fine(x0, x1) || !fine(y0, y1) {
		return false
	}
	a := c.zoomX.change(c.Fig.X, vp.X, x0, x1)
	b := c.zoomY.change(c.Fig.Y, vp.Y, y0, y1)
	return a || b
}

func about(a Axis, w Window, u, factor float64) (lo, hi float64) {
	if factor == 1 {
		return w.Lo, w.Hi
	}
	return held(a, w.Value(u-u*factor), w.Value(u+(1-u)*factor))
}

// zoomEqual zooms to a rectangle, which is enlarged in one direction to the shape of the plot.
func (c *Chart) zoomEqual(vp Viewport, x0, x1, y0, y1 float64) bool {
	if x0 > x1 {
		x0, x1 = x1, x0
	}
	if y0 > y1 {
		y0, y1 = y1, y0
	}
	per := max((x1-x0)/float64(vp.X.Pixels), (y1-y0)/float64(vp.Y.Pixels)) // units a pixel
	x0, x1 = grow(c.Fig.X, vp.X, x0, x1, per)
	y0, y1 = grow(c.Fig.Y, vp.Y, y0, y1, per)
	if !fine(x0, x1) || !fine(y0, y1) {
		return false
	}
	a := c.zoomX.change(c.Fig.X, vp.X, x0, x1)
	b := c.zoomY.change(c.Fig.Y, vp.Y, y0, y1)
	return a || b
}

func grow(a Axis, w Window, lo, hi, per float64) (float64, float64) {
	middle, half := (lo+hi)/2, per*float64(w.Pixels)/2
	return held(a, middle-half, middle+half)
}
