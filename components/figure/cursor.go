package figure

import (
	"math"

	"github.com/sonde-viz/sonde/components/paint"
)

// cursor is where the pointer stands over the plot, and what was read there.
type cursor struct {
	in   bool
	x, y float64 // logical pixels
	show bool
	read Readout
}

// Cursor returns the data point under the pointer; in is false when it is not over the plot.
func (c *Chart) Cursor() (x, y float64, in bool) {
	if !c.cursor.in || !c.Drawable() {
		return 0, 0, false
	}
	vp := c.Viewport()
	defer c.leave(c.enter(c.hand))
	return vp.X.Value(c.ux(c.cursor.x)), vp.Y.Value(c.uy(c.cursor.y)), true
}

// Show sets what the cursor shows, or hides it.
func (c *Chart) Show(r Readout, ok bool) { c.cursor.read, c.cursor.show = r, ok }

// PlainReadout is the read-out of a widget that has none of its own: the place itself.
func (c *Chart) PlainReadout(x, y float64) (r Readout) {
	vp := c.Viewport()
	r.X, r.Y = x, y
	r.AddFrom(c.Fig.X.Title, c.Fig.X.Origin, x, c.Fig.X.unit(), vp.X.pixelAt(x))
	r.AddFrom(c.Fig.Y.Title, c.Fig.Y.Origin, y, c.Fig.Y.unit(), vp.Y.pixelAt(y))
	return r
}

// pixelAt is the size of a pixel at v, in the unit of the axis.
func (w Window) pixelAt(v float64) float64 {
	if w.Scale == Linear {
		return (w.Hi - w.Lo) / float64(w.Pixels)
	}
	return math.Abs(w.Value(w.Unit(v)+1/float64(w.Pixels)) - v)
}

// Resolution is the step of the last digit of a value that is read out: 0, which is four significant digits, where these tell values apart
// that are a pixel apart, and else a tenth of a pixel.
func (w Window) Resolution(v float64) float64 {
	if tenth := w.pixelAt(v) / 10; tenth < 1e-4*math.Abs(v) {
		return tenth
	}
	return 0
}

// Sizes of the read-out in logical pixels.
const (
	boxPad   = 6
	boxLine  = 15
	boxAway  = 12 // from the cursor
	boxLeast = 40 // no box where there is room for less
)

// PaintOverlay paints cursor and selection. The list is the chart's own and stays until the next call.
func (c *Chart) PaintOverlay() *paint.List {
	l := &c.overlay
	l.Reset()
	if !c.Drawable() {
		return l
	}
	c.grips(l)
	left, top := float64(c.plot.left)/c.dpr, float64(c.plot.top)/c.dpr
	w, h := float64(c.plot.w())/c.dpr, float64(c.plot.h())/c.dpr
	if g := &c.gesture; g.kind == selecting && g.moved {
		x0, y0, x1, y1 := c.selection()
		l.Rect(x0, y0, x1-x0, y1-y0, c.Theme[Accent].Alpha(40))
		p := l.Stroke(paint.Pen{Color: c.Theme[Accent], Width: 1})
		p.Point(x0, y0)
		p.Point(x1, y0)
		p.Point(x1, y1)
		p.Point(x0, y1)
		p.Point(x0, y0)
		p.End()
		return l
	}
	if !c.cursor.show || c.grip.held != none {
		return l
	}
	vp := c.Viewport()
	r := &c.cursor.read
	u, v := vp.X.Unit(r.X), vp.Y.Unit(r.Y)
	was := c.enter(c.hand)
	x, y := c.px(near(u)), c.py(near(v))
	c.leave(was)
	l.Clip(left, top, w, h)
	// Dashes of the one on a line of the other are seen on any picture, dark or light.
	for _, pen := range [...]paint.Pen{
		{Color: c.Theme[Surface].Alpha(150), Width: 1},
		{Color: c.Theme[Foreground].Alpha(170), Width: 1, Dash: 3, Gap: 3},
	} {
		if u == u {
			p := l.Stroke(pen)
			p.Point(x, top)
			p.Point(x, top+h)
			p.End()
		}
		if v == v && !math.IsInf(v, 0) {
			p := l.Stroke(pen)
			p.Point(left, y)
			p.Point(left+w, y)
			p.End()
		}
	}
	if u == u && v == v && !math.IsInf(v, 0) {
		p := l.Circles(4.5, c.Theme[Surface].Alpha(255))
		p.Point(x, y)
		p.End()
		p = l.Circles(3.5, c.Theme[Accent2])
		p.Point(x, y)
		p.End()
	}
	l.Unclip()
	c.box(l, x, y)
	return l
}

// box writes the read-out beside the cursor, on the side where there is room.
func (c *Chart) box(l *paint.List, x, y float64) {
	r := &c.cursor.read
	room := c.width - 2*(margin+boxPad)
	bh := float64(r.Len)*boxLine + 2*boxPad - 3
	if r.Len == 0 || room < boxLeast || bh > c.height-2*margin {
		return
	}
	wide := 0.0
	c.text = c.text[:0]
	var end [len(r.Items)]int
	for i := range r.Len {
		var w float64
		w, end[i] = c.item(r, i, room)
		wide = max(wide, w)
	}
	bw := wide + 2*boxPad
	bx, by := x+boxAway, y-boxAway-bh
	if bx+bw > c.width-margin {
		bx = x - boxAway - bw
	}
	bx = max(min(bx, c.width-bw-margin), min(margin, c.width-bw))
	if by < margin {
		by = min(max(y+boxAway, margin), c.height-bh-margin)
	}
	by = min(by, c.height-bh-margin)
	c.card(l, bx, by, bw, bh)
	for i, from := 0, 0; i < r.Len; i++ {
		l.Write(paint.Label{X: bx + boxPad, Y: by + boxPad + float64(i)*boxLine, Font: titleFont, Color: c.Theme[Foreground], Baseline: paint.Top}, c.text[from:end[i]])
		from = end[i]
	}
}

// item appends an item's line to c.text, cut if it is too long for its room, and returns its width and where it ends.
func (c *Chart) item(r *Readout, i int, room float64) (wide float64, end int) {
	it, from := r.Items[i], len(c.text)
	if it.Name != "" {
		c.text = append(append(c.text, it.Name...), "  "...)
	}
	if it.Unit == UTC {
		c.text = moment(c.text, it.Origin, it.Value, r.Resolution[i])
	} else {
		c.text = precise(c.text, it.Origin, it.Value, it.Unit, r.Resolution[i])
	}
	if wide = float64(c.wideTitle.of(c.measure, titleFont, c.text[from:])); wide > room {
		var s string
		s, wide = c.cut(string(c.text[from:]), titleFont, room)
		c.text = append(c.text[:from], s...)
	}
	return wide, len(c.text)
}
