package tool

import (
	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/layout"
	"github.com/sonde-viz/sonde/components/scale"
)

// Zoom is the window of one axis when it is not the whole.
type Zoom struct {
	on     bool
	live   bool // it holds the head of a followed axis, and moves on with it
	lo, hi float64
	origin float64 // of the axis, which they count from
	span   float64 // hi - lo as it was set: it does not wear off while the window moves
}

// set zooms to lo, hi; the whole axis is no zoom, so that it goes on following the data.
func (z *Zoom) set(a figure.Axis, lo, hi float64) {
	*z = Zoom{
		on: lo != a.Lo || hi != a.Hi,
		lo: lo, hi: hi, origin: a.Origin, span: hi - lo,
	}
	z.live = z.holds(a)
}

// holds says whether the head of the axis is in the window. One that was panned to it may miss it by rounding.
func (z *Zoom) holds(a figure.Axis) bool { return a.Head > z.lo && a.Head <= z.hi+1e-6*z.span }

// count has the window count from the origin of the axis: it stays where it is when that is another than before.
func (z *Zoom) count(a figure.Axis) {
	by := z.origin - a.Origin
	z.lo, z.hi, z.origin = z.lo+by, z.hi+by, a.Origin
}

// counted is count for a window that was kept.
func counted(w scale.Window, a figure.Axis) scale.Window {
	by := w.Origin - a.Origin
	w.Lo, w.Hi, w.Origin = w.Lo+by, w.Hi+by, a.Origin
	return w
}

// follow moves the window of a followed axis: on with its head if that was in it, and out of what is gone at its tail.
func (z *Zoom) follow(a figure.Axis) {
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
		*z = Zoom{}
	}
}

// to zooms to a part of the window; false when it could not get any smaller.
func (z *Zoom) to(a figure.Axis, w scale.Window, u0, u1 float64) bool {
	return z.change(a, w, w.Value(min(u0, u1)), w.Value(max(u0, u1)))
}

// by zooms by a factor about a place of the window, inside the whole axis. At the head of a followed axis that place is
// the head: what is under the pointer moves on anyway.
func (z *Zoom) by(a figure.Axis, w scale.Window, u, factor float64) bool {
	u = within(u)
	if a.Follow && w.Hi == a.Head {
		u = 1
	}
	lo, hi := w.Value(u-u*factor), w.Value(u+(1-u)*factor)
	return z.change(a, w, max(lo, a.Lo), min(hi, a.Hi))
}

// change zooms from window w to lo, hi; false when that is the same or too small.
func (z *Zoom) change(a figure.Axis, w scale.Window, lo, hi float64) bool {
	if lo == w.Lo && hi == w.Hi || !scale.Fine(lo, hi) {
		return false
	}
	z.set(a, lo, hi)
	return true
}

// shift moves the window w by a part of itself, inside the whole axis.
func (z *Zoom) shift(a figure.Axis, w scale.Window, u float64) bool {
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

// Window is the part of the axis that is shown, on one pixel.
func (z *Zoom) Window(a figure.Axis) scale.Window {
	if w := a.Window(z.lo, z.hi); z.on && w.Valid() {
		return w
	}
	return a.Window(a.Lo, a.Hi)
}

// View is what is shown of both axes.
type View struct {
	X, Y  Zoom
	begun [2]Zoom // what was shown when a drag began that moves it
	moved bool    // it has moved it since
}

// begin notes what is shown, for restore.
func (v *View) begin() { v.begun, v.moved = [2]Zoom{v.X, v.Y}, false }

// restore shows what was shown when a drag began, unless it has moved nothing or something else has changed the view since.
func (v *View) restore(f *figure.Figure) bool {
	if !v.moved {
		return false
	}
	v.X, v.Y, v.moved = v.begun[0], v.begun[1], false
	v.X.count(f.X)
	v.Y.count(f.Y)
	return true
}

// Reset shows the whole.
func (v *View) Reset() {
	v.X, v.Y = Zoom{}, Zoom{}
	v.begin()
}

// Follow moves the view on with the data.
func (v *View) Follow(f *figure.Figure) {
	v.X.follow(f.X)
	v.Y.follow(f.Y)
}

// Zoomed says whether not all is shown.
func (v *View) Zoomed() bool { return v.X.on || v.Y.on }

// Set shows a part of the axes, as scale.Window.Outside gives it; false, and nothing has changed, when it is not one. An axis of 0 to 0
// stays as it is.
func (v *View) Set(f *figure.Figure, l *layout.Layout, x, y [2]float64) bool {
	if x == y && x == [2]float64{} {
		return false
	}
	zoomX, okX := v.X.shown(f.X, x, l.X)
	zoomY, okY := v.Y.shown(f.Y, y, l.Y)
	if okX && okY {
		v.X, v.Y = zoomX, zoomY
		v.begin() // a drag that is cancelled does not take this back
	}
	return okX && okY
}

// shown is z, or what it becomes where v is not 0 to 0; not ok: v is not a window.
func (z Zoom) shown(a figure.Axis, v [2]float64, now scale.Window) (_ Zoom, ok bool) {
	if v == [2]float64{} {
		return z, true
	}
	v[0], v[1] = inner(a, v, now)
	z.set(a, v[0], v[1])
	return z, a.Window(v[0], v[1]).Valid()
}

// inner is the inverse of scale.Window.Outside. Of windows that float64 can't tell apart it is the one shown, or else the whole axis.
func inner(a figure.Axis, v [2]float64, shown scale.Window) (lo, hi float64) {
	if a.Origin == 0 {
		return v[0], v[1]
	}
	whole := a.Window(a.Lo, a.Hi)
	for _, w := range [...]scale.Window{shown, whole} {
		if w.Outside() == v {
			return w.Lo, w.Hi
		}
	}
	lo, hi = v[0]-a.Origin, v[1]-a.Origin
	if o := whole.Outside(); v[0] == o[0] {
		lo = a.Lo
	} else if v[1] == o[1] {
		hi = a.Hi
	}
	return lo, hi
}
