package figure

import "math"

// gesture is what the pointer is doing.
type gesture struct {
	kind   gestureKind
	moved  bool
	panned bool    // the view has changed
	x0, y0 float64 // where it began, in logical pixels
	x, y   float64 // where it is
	from   Viewport
	zoomX  zoom // as it began, for Cancel
	zoomY  zoom
}

type gestureKind uint8

const (
	idle gestureKind = iota
	selecting
	panning
)

// Effect says what a pointer's event did: it moved the cursor, changed the view, or was used so that the host should
// neither scroll nor select.
type Effect struct {
	Cursor, View, Used bool

	Limits bool    // the colour limits were dragged to Lo and Hi, or are to be the widget's own again
	Lo, Hi float64 // of Limits
	Reset  bool    // of Limits: the widget's own
	Layout bool    // axes and layout have to be made again
	Grip   bool    // the pointer is over something to be dragged up and down
}

const (
	slop  = 4   // logical pixels before a press becomes a drag
	thin  = 12  // a selection thinner than this zooms the other axis alone
	notch = 400 // logical pixels of wheel that zoom by a factor of e
)

// Pointer takes one event: the wheel zooms x about the cursor (with Shift, or over the labels of the y axis, y; of an upright figure the other way round), and turned
// sideways, as by two fingers on a touchpad, it moves along x; a drag zooms to the rectangle, with Shift or over an axis it pans; a double click shows the whole again. Where units
// are equally long, both axes zoom together.
func (c *Chart) Pointer(e Pointer) (d Effect) {
	v := e.X + e.Y + e.DeltaX + e.DeltaY
	if e.Kind == Cancel {
		return c.cancel()
	}
	if !c.Drawable() || c.Fig.Bare || v-v != 0 { // v is no finite number: no event of a pointer
		if e.Kind == Up { // a drag ends here, with nothing to end on
			return c.cancel()
		}
		return d
	}
	d, taken := c.limits(e)
	if taken {
		c.cursor.in = false
		return d
	}
	g := &c.gesture
	if g.kind == idle {
		c.hand = c.laneAt(e.Y)
	}
	defer c.leave(c.enter(c.hand))
	ux, uy := c.ux(e.X), c.uy(e.Y)
	inX, inY := ux >= 0 && ux <= 1, uy >= 0 && uy <= 1
	left, top, right, bottom := c.frameBox()
	before, below := e.X < left, e.Y > bottom
	switch e.Kind {
	case Move:
		if g.kind != idle {
			g.x, g.y = e.X, e.Y
			g.moved = g.moved || math.Abs(e.X-g.x0) > slop || math.Abs(e.Y-g.y0) > slop
			if g.kind == panning && g.moved {
				d.View = c.pan()
				g.panned = g.panned || d.View
			}
			d.Used = true
		}
		d.Cursor = d.Cursor || c.cursor.in || inX && inY || g.kind != idle
		c.cursor = cursor{in: inX && inY, x: e.X, y: e.Y}
	case Leave:
		d.Cursor = d.Cursor || c.cursor.in
		c.cursor.in = false
	case Down:
		overX, overY := inX && below, inY && before // the labels of an axis
		if e.Button != 0 || !(inX && inY || overX || overY) {
			return d
		}
		*g = gesture{kind: selecting, x0: e.X, y0: e.Y, x: e.X, y: e.Y, from: c.Viewport(), zoomX: c.zoomX, zoomY: c.zoomY}
		if e.Shift || overX || overY {
			g.kind = panning
		}
		d.Used, d.Cursor = true, true
	case Up:
		if g.kind == selecting && g.moved {
			d.View = c.zoomToSelection()
		}
		d.Used, d.Cursor = g.kind != idle, true
		g.kind = idle
	case DoubleClick:
		d.View = c.zoomX.on || c.zoomY.on
		d.Used = true
		c.ResetView()
		g.kind = idle
	case Wheel:
		if !inX && !inY || e.X > right || e.Y < top {
			return d
		}
		if g.kind != idle { // what is dragged stays under the pointer
			d.Used = true
			return d
		}
		vp := c.Viewport()
		if !e.Shift && math.Abs(e.DeltaX) > math.Abs(e.DeltaY) {
			d.View = c.zoomX.shift(c.Fig.X, vp.X, c.ux(e.X+e.DeltaX)-ux)
			d.Used, d.Cursor = c.zoomX.on, d.View // at the end of the axis too: there a browser would leave the page
			return d
		}
		delta := e.DeltaY
		if delta == 0 {
			delta = e.DeltaX // Shift turns the wheel sideways in browsers
		}
		factor := math.Exp(min(max(delta/notch, -1), 1))
		if c.equal() {
			d.View = c.zoomBoth(vp, ux, uy, factor)
		} else if before || e.Shift != (c.Fig.Upright && !below) {
			d.View = c.zoomY.by(c.Fig.Y, vp.Y, uy, factor)
		} else {
			d.View = c.zoomX.by(c.Fig.X, vp.X, ux, factor)
		}
		d.Used, d.Cursor = d.View, d.View
	}
	return d
}

// cancel takes back what the pointer has begun, a drag or the dragging of a limit: all is as it was before.
func (c *Chart) cancel() (d Effect) {
	if g := &c.grip; g.held != none {
		d.Limits, d.Lo, d.Hi, d.Reset = g.moved, g.lo, g.hi, !g.own
		d.Used, d.Cursor, d.Layout = true, true, true
		g.held, g.over = none, false
	}
	if g := &c.gesture; g.kind != idle {
		if g.panned {
			d.View = true
			c.zoomX, c.zoomY = g.zoomX, g.zoomY
			c.zoomX.count(c.Fig.X)
			c.zoomY.count(c.Fig.Y)
		}
		d.Used, d.Cursor = true, true
		g.kind = idle
	}
	return d
}

// selection returns the rectangle dragged, in logical pixels, inside the plot; thin ones take the whole other axis.
func (c *Chart) selection() (x0, y0, x1, y1 float64) {
	g := &c.gesture
	defer c.leave(c.enter(c.hand))
	left, top, right, bottom := c.frameBox()
	x0, x1 = min(max(min(g.x0, g.x), left), right), min(max(max(g.x0, g.x), left), right)
	y0, y1 = min(max(min(g.y0, g.y), top), bottom), min(max(max(g.y0, g.y), top), bottom)
	if c.equal() {
		return
	}
	if y1-y0 < thin && x1-x0 >= thin {
		y0, y1 = top, bottom
	} else if x1-x0 < thin && y1-y0 >= thin {
		x0, x1 = left, right
	}
	return
}

// frameBox is the plot area in logical pixels.
func (c *Chart) frameBox() (left, top, right, bottom float64) {
	p := c.plot
	return float64(p.left) / c.dpr, float64(p.top) / c.dpr, float64(p.right) / c.dpr, float64(p.bottom) / c.dpr
}

func (c *Chart) zoomToSelection() bool {
	x0, y0, x1, y1 := c.selection()
	if w, h := x1-x0, y1-y0; w < thin && h < thin || !c.equal() && (w < thin || h < thin) {
		return false
	}
	vp := c.Viewport()
	if c.equal() {
		return c.zoomEqual(vp, vp.X.Value(c.ux(x0)), vp.X.Value(c.ux(x1)), vp.Y.Value(c.uy(y0)), vp.Y.Value(c.uy(y1)))
	}
	a := c.zoomX.to(c.Fig.X, vp.X, c.ux(x0), c.ux(x1))
	b := c.zoomY.to(c.Fig.Y, vp.Y, c.uy(y1), c.uy(y0))
	return a || b
}

// pan moves the window with the pointer, inside the whole axis.
func (c *Chart) pan() bool {
	g := &c.gesture
	a := c.zoomX.shift(c.Fig.X, g.from.X.from(c.Fig.X), c.ux(g.x0)-c.ux(g.x))
	b := c.zoomY.shift(c.Fig.Y, g.from.Y.from(c.Fig.Y), c.uy(g.y0)-c.uy(g.y))
	return a || b
}
