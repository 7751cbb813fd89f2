package figure

import (
	"math"

	"github.com/sonde-viz/sonde/components/paint"
)

// Chart shows a Figure: it holds size, theme, the window zoomed to, and the cursor, and paints.
type Chart struct {
	Fig   Figure
	Theme Theme

	measure            paint.Measurer
	width, height, dpr float64
	marginLeft         float64 // from the sides to the plot, at least
	marginRight        float64
	needLeft           float64 // that the labels and the colour bar ask for
	needRight          float64

	plot          rect // the plot area, in device pixels
	axisX, axisY  ticks
	axisColor     ticks
	inLane        bool // plot is a lane
	low           bool // lanes are too low for labels
	hand          int  // the lane that the pointer is in
	small         bool // the plot takes all the room: no axes
	head          caption
	titleX        caption
	titleY        caption
	titleColor    caption
	laneRange     laneRange
	insetX        int // how far the frame is moved in from left and right, in device pixels, where units are equally long
	insetY        int // and from top and bottom
	barLeft       int // left edge of the colour bar, device pixels
	barPix        []byte
	barKnown      barMade
	grip          grip
	zoomX, zoomY  zoom
	base, overlay paint.List
	gesture       gesture
	cursor        cursor
	dense         dense
	band          []float64 // of an area: x and both edges of each place, in logical pixels
	iso           isolines
	computing     computing
	text          []byte
	wideTitle     widths    // in titleFont
	one           [1]string // scratch of wide
	oneW          [1]float32
}

// rect is a rectangle in device pixels.
type rect struct{ left, top, right, bottom int }

func (r rect) w() int { return r.right - r.left }
func (r rect) h() int { return r.bottom - r.top }

// Init makes c ready: m tells text widths.
func (c *Chart) Init(m paint.Measurer) {
	c.measure = m
	c.Theme = Light
	c.dpr = 1
}

// Resize sets the size in logical pixels and the device pixels in one; it says whether anything changed.
// Sizes that are no size count as nothing.
func (c *Chart) Resize(w, h, dpr float64) bool {
	if !(w > 0) || !(h > 0) || w > 1<<15 || h > 1<<15 {
		w, h = 0, 0
	}
	if !(dpr > 0) || dpr > 16 {
		dpr = 1
	}
	if c.width == w && c.height == h && c.dpr == dpr {
		return false
	}
	c.width, c.height, c.dpr = w, h, dpr
	return true
}

// Sides is how far the plot stands from the sides for the sake of its labels and its colour bar, in logical pixels, whatever
// SetMargins asks for. It is known after Layout.
func (c *Chart) Sides() (left, right float64) { return c.needLeft, c.needRight }

// SetMargins sets how far the plot stands from the left and the right edge at least, in logical pixels, so that plots line up that
// stand one above the other; it says whether anything changed. What is no distance is 0, and a third of the width is the most.
func (c *Chart) SetMargins(left, right float64) bool {
	left, right = length(left), length(right)
	if c.marginLeft == left && c.marginRight == right {
		return false
	}
	c.marginLeft, c.marginRight = left, right
	return true
}

func length(v float64) float64 {
	if v > 0 {
		return v
	}
	return 0 // NaN too
}

// Forget drops all that depends on text widths: the fonts have changed.
func (c *Chart) Forget() {
	c.axisX.forget()
	c.axisY.forget()
	c.axisColor.forget()
	c.wideTitle.forget()
	c.head.valid, c.titleX.valid, c.titleY.valid, c.titleColor.valid = false, false, false, false
}

// Drawable says whether there is a plot area with valid axes.
func (c *Chart) Drawable() bool {
	vp := c.Viewport()
	return c.plot.w() > 0 && c.plot.h() > 0 && vp.X.valid() && vp.Y.valid()
}

// Viewport returns the windows shown.
func (c *Chart) Viewport() Viewport {
	return Viewport{X: window(c.Fig.X, c.zoomX, c.plot.w()), Y: window(c.Fig.Y, c.zoomY, c.laneHeight()), Ratio: c.dpr, Lanes: c.lanes(), Lane: min(c.hand, c.lanes()-1)}
}

func window(a Axis, z zoom, pixels int) Window {
	w := a.window(a.Lo, a.Hi)
	if v := a.window(z.lo, z.hi); z.on && v.valid() {
		w = v
	}
	w.Pixels = max(0, pixels)
	return w
}

// window is the part of the axis from lo to hi, on one pixel.
func (a Axis) window(lo, hi float64) Window {
	return Window{Lo: lo, Hi: hi, Scale: a.Scale, Pixels: 1, Threshold: a.Threshold, Reversed: a.Reversed, Origin: a.Origin}
}

// SetView zooms to a window, as View gives it; false, and nothing has changed, when it is not one. An axis of 0 to 0 stays as it is.
func (c *Chart) SetView(x, y [2]float64) bool {
	if c.Fig.Bare || x == y && x == [2]float64{} {
		return false
	}
	vp := c.Viewport()
	zoomX, okX := c.Fig.X.zoomed(c.zoomX, x, vp.X)
	zoomY, okY := c.Fig.Y.zoomed(c.zoomY, y, vp.Y)
	if !okX || !okY {
		return false
	}
	c.zoomX, c.zoomY = zoomX, zoomY
	c.gesture.panned = false // a drag that is cancelled does not take this back
	c.gesture.zoomX, c.gesture.zoomY = c.zoomX, c.zoomY
	return true
}

// zoomed is z, or what it becomes where v is not 0 to 0; not ok: v is not a window.
func (a Axis) zoomed(z zoom, v [2]float64, shown Window) (_ zoom, ok bool) {
	if v == [2]float64{} {
		return z, true
	}
	v[0], v[1] = a.inside(v, shown)
	z.set(a, v[0], v[1])
	return z, a.window(v[0], v[1]).valid()
}

// ResetView shows the whole again.
func (c *Chart) ResetView() {
	c.zoomX, c.zoomY = zoom{}, zoom{}
	c.gesture.panned = false
	c.gesture.zoomX, c.gesture.zoomY = zoom{}, zoom{}
}

// PixelOf returns where a point stands, in logical pixels; NaN where it has no place.
func (c *Chart) PixelOf(x, y float64) (px, py float64) {
	vp := c.Viewport()
	if !c.Drawable() {
		return math.NaN(), math.NaN()
	}
	defer c.leave(c.enter(0))
	return c.px(vp.X.Unit(x - c.Fig.X.Origin)), c.py(vp.Y.Unit(y - c.Fig.Y.Origin))
}

// px and py turn a place in the window (0 to 1) into logical pixels.
func (c *Chart) px(u float64) float64 {
	if c.Fig.X.Reversed {
		u = 1 - u
	}
	return (float64(c.plot.left) + u*float64(c.plot.w())) / c.dpr
}

func (c *Chart) py(u float64) float64 {
	if c.Fig.Y.Reversed {
		u = 1 - u
	}
	return (float64(c.plot.bottom) - u*float64(c.plot.h())) / c.dpr
}

// ux and uy are their inverses.
func (c *Chart) ux(px float64) float64 {
	u := (px*c.dpr - float64(c.plot.left)) / float64(c.plot.w())
	if c.Fig.X.Reversed {
		u = 1 - u
	}
	return u
}

func (c *Chart) uy(py float64) float64 {
	u := (float64(c.plot.bottom) - py*c.dpr) / float64(c.plot.h())
	if c.Fig.Y.Reversed {
		u = 1 - u
	}
	return u
}
