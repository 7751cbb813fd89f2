package tool

import (
	"math"

	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/layout"
	"github.com/sonde-viz/sonde/components/mark"
	"github.com/sonde-viz/sonde/components/paint"
	"github.com/sonde-viz/sonde/components/scale"
	"github.com/sonde-viz/sonde/components/tick"
)

// Cursor shows what lies under the pointer.
type Cursor struct {
	in   bool
	x, y float64 // where the pointer stands over the plot, in logical pixels
	show bool
	read figure.Readout
	text []byte
}

// At returns the data point under the pointer; in is false when it is not over the plot.
func (t *Cursor) At(l *layout.Layout) (x, y float64, in bool) {
	if !t.in || !l.Drawable() {
		return 0, 0, false
	}
	lane := l.OfLane(l.Lane)
	return l.X.Value(lane.UX(t.x)), l.Y.Value(lane.UY(t.y)), true
}

// Show sets what the cursor shows, or hides it.
func (t *Cursor) Show(r figure.Readout, ok bool) { t.read, t.show = r, ok }

// Leave has the cursor go: the pointer is over something else.
func (t *Cursor) Leave() { t.in = false }

// Plain is the read-out of a widget that has none of its own: the place itself.
func Plain(f *figure.Figure, l *layout.Layout, x, y float64) (r figure.Readout) {
	r.X, r.Y = x, y
	r.AddFrom(f.X.Title, f.X.Origin, x, f.X.LabelUnit(), l.X.PixelAt(x))
	r.AddFrom(f.Y.Title, f.Y.Origin, y, f.Y.LabelUnit(), l.Y.PixelAt(y))
	return r
}

// Event is Tool's.
func (t *Cursor) Event(e Event, s *Scene) (d Change, taken bool) {
	switch e.Kind {
	case Move:
		p := s.place(e)
		d.Cursor = t.in || p.inX && p.inY
		t.in, t.x, t.y = p.inX && p.inY, e.X, e.Y
		t.show = false // until it was read
	case Leave:
		d.Cursor = t.in
		t.in = false
	case Up:
		d.Cursor = true
	}
	return d, false
}

// Dragging is Tool's.
func (*Cursor) Dragging() bool { return false }

// Sizes of the read-out in logical pixels.
const (
	boxAway  = 12 // from the cursor
	boxLeast = 40 // no box where there is room for less
)

// Draw is Tool's.
func (t *Cursor) Draw(c *mark.Canvas) (alone bool) {
	if !t.show {
		return false
	}
	r := &t.read
	u, v := c.At.X.Unit(r.X), c.At.Y.Unit(r.Y)
	lane := c.At.OfLane(c.At.Lane)
	x, y := lane.PX(mark.Near(u)), lane.PY(mark.Near(v))
	left, top, _, _ := c.At.Box()
	w, h := float64(c.At.Plot.W())/c.At.Ratio, float64(c.At.Plot.H())/c.At.Ratio
	c.Clip(left, top, w, h)
	// Dashes of the one on a line of the other are seen on any picture, dark or light.
	for _, pen := range [...]paint.Pen{
		{Color: c.Theme[figure.Surface].Alpha(150), Width: 1},
		{Color: c.Theme[figure.Foreground].Alpha(170), Width: 1, Dash: 3, Gap: 3},
	} {
		if u == u {
			p := c.Stroke(pen)
			p.Point(x, top)
			p.Point(x, top+h)
			p.End()
		}
		if v == v && !math.IsInf(v, 0) {
			p := c.Stroke(pen)
			p.Point(left, y)
			p.Point(left+w, y)
			p.End()
		}
	}
	if u == u && v == v && !math.IsInf(v, 0) {
		p := c.Circles(4.5, c.Theme[figure.Surface].Alpha(255))
		p.Point(x, y)
		p.End()
		p = c.Circles(3.5, c.Theme[figure.Accent2])
		p.Point(x, y)
		p.End()
	}
	c.Unclip()
	t.box(c, x, y)
	return false
}

// box writes the read-out beside the cursor, on the side where there is room.
func (t *Cursor) box(c *mark.Canvas, x, y float64) {
	r := &t.read
	room := c.At.Width - 2*(layout.Margin+mark.BoxPad)
	bh := float64(r.Len)*mark.BoxLine + 2*mark.BoxPad - 3
	if r.Len == 0 || room < boxLeast || bh > c.At.Height-2*layout.Margin {
		return
	}
	wide := 0.0
	t.text = t.text[:0]
	var end [len(r.Items)]int
	for i := range r.Len {
		var w float64
		w, end[i] = t.item(c, r, i, room)
		wide = max(wide, w)
	}
	bw := wide + 2*mark.BoxPad
	bx, by := x+boxAway, y-boxAway-bh
	if bx+bw > c.At.Width-layout.Margin {
		bx = x - boxAway - bw
	}
	bx = max(min(bx, c.At.Width-bw-layout.Margin), min(layout.Margin, c.At.Width-bw))
	if by < layout.Margin {
		by = min(max(y+boxAway, layout.Margin), c.At.Height-bh-layout.Margin)
	}
	by = min(by, c.At.Height-bh-layout.Margin)
	c.Card(bx, by, bw, bh)
	for i, from := 0, 0; i < r.Len; i++ {
		c.Write(paint.Label{X: bx + mark.BoxPad, Y: by + mark.BoxPad + float64(i)*mark.BoxLine, Font: layout.TitleFont, Color: c.Theme[figure.Foreground], Baseline: paint.Top}, t.text[from:end[i]])
		from = end[i]
	}
}

// item appends an item's line to t.text, cut if it is too long for its room, and returns its width and where it ends.
func (t *Cursor) item(c *mark.Canvas, r *figure.Readout, i int, room float64) (wide float64, end int) {
	it, from := r.Items[i], len(t.text)
	if it.Name != "" {
		t.text = append(append(t.text, it.Name...), "  "...)
	}
	if it.Unit == scale.UTC {
		t.text = tick.Moment(t.text, it.Origin, it.Value, r.Resolution[i])
	} else {
		t.text = tick.Precise(t.text, it.Origin, it.Value, it.Unit, r.Resolution[i])
	}
	if wide = float64(c.Ruler.Number(layout.TitleFont, t.text[from:])); wide > room {
		var s string
		s, wide = c.Ruler.Cut(layout.TitleFont, string(t.text[from:]), room)
		t.text = append(t.text[:from], s...)
	}
	return wide, len(t.text)
}
