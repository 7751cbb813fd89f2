package mark

import (
	"math"
	"slices"

	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/layout"
	"github.com/sonde-viz/sonde/components/paint"
	"github.com/sonde-viz/sonde/components/scale"
	"github.com/sonde-viz/sonde/components/tick"
	"github.com/sonde-viz/sonde/compute/colormap"
)

// colorBar is the scale of colours at the right.
type colorBar struct {
	pix  []byte
	made barMade
}

// barCounts is which part of the bar's width the histogram takes where most is counted.
const barCounts = 2.0 / 3

// Draw draws the scale of colours at the right, exactly one device pixel row a step.
func (s *colorBar) Draw(c *Canvas) {
	m := c.Fig.Color.Map
	if m == nil || c.At.Bar.W() == 0 {
		return
	}
	w, h := c.At.Bar.W(), c.At.Plot.H()
	if c.Dragged || !s.made.is(w, h, m, c.Fig.Color.Counts) {
		s.fill(c, w, h, m)
		if c.Dragged { // the limits change, and with them the colours
			s.made.w = 0
		}
	}
	c.Image(c.At.Bar.Left, c.At.Plot.Top, paint.Image{Pix: s.pix, W: w, H: h})
	s.special(c)
	n, lo, hi := c.Bar.Norm, c.Bar.Lo, c.Bar.Hi
	if !(scale.Window{Lo: lo, Hi: hi}).Valid() || !tick.Usable(n) {
		return
	}
	right := float64(c.At.Bar.Left+w) / c.At.Ratio
	for _, t := range c.At.TicksBar.List {
		u := n.Unit(t.At, lo, hi)
		length := float64(layout.TickLength)
		if t.Minor() {
			length /= 2
		}
		c.Rect(right, math.Ceil(float64(c.At.Plot.Bottom)-u*float64(h)-1)/c.At.Ratio, length, c.At.Hair(), c.Theme[figure.Muted])
		c.Write(paint.Label{X: right + layout.TickLength + layout.TickSpace, Y: c.At.BarY(u), Font: tick.Font, Color: c.Theme[figure.Muted], Baseline: paint.Middle}, c.At.TicksBar.Label(t))
	}
}

const (
	specialHigh = 6 // the arrows of values beyond the limits, in logical pixels
)

// special draws the colours of values that have none on the bar: arrows at its ends for those beyond, and a swatch below
// for what is no number.
func (*colorBar) special(c *Canvas) {
	s := &c.Fig.Color.Special
	left, wide := float64(c.At.Bar.Left)/c.At.Ratio, float64(c.At.Bar.W())/c.At.Ratio
	arrow := func(color [4]uint8, y, away float64) {
		if color[3] == 0 {
			return
		}
		p := c.Fill(rgba(color))
		p.Point(left, y)
		p.Point(left+wide/2, y+away)
		p.Point(left+wide, y)
		p.End()
		p = c.Stroke(paint.Pen{Color: c.Theme[figure.Muted], Width: c.At.Hair()}) // the colour may be that of the page
		p.Point(left, y)
		p.Point(left+wide/2, y+away)
		p.Point(left+wide, y)
		p.End()
	}
	gap := 2 * c.At.Hair()
	arrow(s.Over, c.At.BarY(1)-gap, -specialHigh)
	arrow(s.Under, c.At.BarY(0)+gap, specialHigh)
	if s.NaN[3] == 0 {
		return
	}
	y := c.At.BarY(0) + layout.TickLength + layout.TickSpace + 2
	c.Rect(left, y, wide, layout.LabelHeight-4, rgba(s.NaN))
	c.Label(paint.Label{X: left + wide + layout.TickLength + layout.TickSpace, Y: y + (layout.LabelHeight-4)/2, Font: tick.Font, Color: c.Theme[figure.Muted],
		Baseline: paint.Middle, Text: layout.NaNText})
}

func rgba(c [4]uint8) paint.Color {
	return paint.Color(c[0])<<24 | paint.Color(c[1])<<16 | paint.Color(c[2])<<8 | paint.Color(c[3])
}

// barMade is what the pixels of the bar were made of.
type barMade struct {
	w, h   int
	table  [256][4]uint8
	counts []int
}

// is says whether the bar is made of these already, and else takes them. Tables are compared as slices: TinyGo would write out 256
// comparisons.
func (k *barMade) is(w, h int, m *colormap.Map, counts []int) bool {
	if k.w == w && k.h == h && slices.Equal(k.table[:], m.Table[:]) && slices.Equal(k.counts, counts) {
		return true
	}
	k.w, k.h, k.table, k.counts = w, h, m.Table, append(k.counts[:0], counts...)
	return false
}

// fill makes the pixels of the bar. Of each row a third at the right is left plain, whatever is counted: colours of the
// picture are looked up there. Beyond limits that are dragged it has the colours of values beyond them.
func (s *colorBar) fill(c *Canvas, w, h int, m *colormap.Map) {
	if n := 4 * w * h; cap(s.pix) < n {
		s.pix = make([]byte, n)
	} else {
		s.pix = s.pix[:n]
	}
	most := 0
	for _, n := range c.Fig.Color.Counts {
		most = max(most, n)
	}
	for y := range h {
		lower, upper := barRow(c, y), barRow(c, y-1)
		color := m.Table[int(min(max(256*lower, 0), 255))]
		if b := &c.Fig.Color.Special; upper <= 0 && b.Under[3] > 0 {
			color = b.Under
		} else if lower >= 1 && b.Over[3] > 0 {
			color = b.Over
		}
		line := s.pix[4*w*y:][:4*w]
		ink, full := ink(color), 0
		if most > 0 {
			full = int(math.Round(float64(w) * barCounts * math.Log1p(float64(countOf(c, lower, upper))) / math.Log1p(float64(most))))
		}
		paintLine(line[:4*full], ink)
		paintLine(line[4*full:], color)
	}
}

// paintLine gives all pixels of a line one colour.
func paintLine(line []byte, c [4]uint8) {
	for ; len(line) >= 4; line = line[4:] {
		line[0], line[1], line[2], line[3] = c[0], c[1], c[2], c[3]
	}
}

// barRow returns where the lower edge of pixel row y of the bar lies between the limits shown by colours. These are the
// ends of the bar but while one of them is dragged.
func barRow(c *Canvas, y int) float64 {
	u := float64(c.At.Plot.H()-1-y) / float64(c.At.Plot.H())
	if !c.Dragged {
		return u
	}
	if !tick.Usable(&c.Fig.Color.Norm) {
		return u
	}
	u = c.Fig.Color.Norm.Unit(c.Bar.Value(u), c.Fig.Color.Lo, c.Fig.Color.Hi)
	if u != u {
		return 0
	}
	return u
}

// countOf is the greatest of the counts on a part of the bar.
func countOf(c *Canvas, lower, upper float64) (most int) {
	counts := c.Fig.Color.Counts
	if upper <= 0 || lower >= 1 {
		return 0
	}
	n := float64(len(counts))
	first := int(max(math.Floor(lower*n+1e-9), 0))
	end := max(first+1, int(min(math.Ceil(upper*n-1e-9), n)))
	for _, v := range counts[first:min(end, len(counts))] {
		most = max(most, v)
	}
	return most
}

// ink is a colour that is seen on another one: that, with two thirds of black or white.
func ink(c [4]uint8) [4]uint8 {
	to := 255
	if 2*int(c[0])+7*int(c[1])+int(c[2]) > 1150 { // luminance, roughly
		to = 0
	}
	for i := range 3 {
		c[i] = uint8((int(c[i]) + 2*to) / 3)
	}
	return c
}
