package figure

import (
	"math"
	"slices"

	"github.com/sonde-viz/sonde/components/paint"
	"github.com/sonde-viz/sonde/compute/colormap"
)

// barWidth is the width of the colour bar in logical pixels.
func (c *Chart) barWidth() float64 {
	if len(c.Fig.Color.Counts) > 0 {
		return barCounted
	}
	return barPlain
}

// barScale is what the bar reaches over: the limits, and while one of these is dragged what they were before.
func (c *Chart) barScale() (n *colormap.Norm, lo, hi float64) {
	if c.grip.held != none {
		return &c.grip.norm, c.grip.lo, c.grip.hi
	}
	return &c.Fig.Color.Norm, c.Fig.Color.Lo, c.Fig.Color.Hi
}

func (c *Chart) barTicks(length float64) {
	n, lo, hi := c.barScale()
	c.axisColor.updateNorm(c.measure, n, lo, hi, c.Fig.Color.Unit, length, c.plot.h())
}

// barCounts is which part of the bar's width the histogram takes where most is counted.
const barCounts = 2.0 / 3

// barY turns a place on the bar into logical pixels, and barUnit back.
func (c *Chart) barY(u float64) float64 {
	return (float64(c.plot.bottom) - u*float64(c.plot.h())) / c.dpr
}

func (c *Chart) barUnit(y float64) float64 {
	return (float64(c.plot.bottom) - y*c.dpr) / float64(c.plot.h())
}

// colorBar draws the scale of colours at the right, exactly one device pixel row a step.
func (c *Chart) colorBar(l *paint.List) {
	m := c.Fig.Color.Map
	if m == nil || c.barLeft == 0 {
		return
	}
	w, h := c.device(c.barWidth()), c.plot.h()
	if c.grip.held != none || !c.barKnown.is(w, h, m, c.Fig.Color.Counts) {
		c.barFill(w, h, m)
		if c.grip.held != none { // the limits change, and with them the colours
			c.barKnown.w = 0
		}
	}
	l.Image(c.barLeft, c.plot.top, paint.Image{Pix: c.barPix, W: w, H: h})
	c.special(l)
	n, lo, hi := c.barScale()
	if !(Window{Lo: lo, Hi: hi}).valid() || !usable(n) {
		return
	}
	right := float64(c.barLeft+w) / c.dpr
	for _, t := range c.axisColor.List {
		u := n.Unit(t.at, lo, hi)
		length := float64(tickLength)
		if t.from == t.to {
			length /= 2
		}
		l.Rect(right, math.Ceil(float64(c.plot.bottom)-u*float64(h)-1)/c.dpr, length, c.hair(), c.Theme[Muted])
		l.Write(paint.Label{X: right + tickLength + tickSpace, Y: c.barY(u), Font: tickFont, Color: c.Theme[Muted], Baseline: paint.Middle}, c.axisColor.label(t))
	}
}

const (
	specialHigh = 6 // the arrows of values beyond the limits, in logical pixels
	nanText     = "NaN"
)

// special draws the colours of values that have none on the bar: arrows at its ends for those beyond, and a swatch below
// for what is no number.
func (c *Chart) special(l *paint.List) {
	s := &c.Fig.Color.Special
	left, wide := float64(c.barLeft)/c.dpr, float64(c.device(c.barWidth()))/c.dpr
	arrow := func(color [4]uint8, y, away float64) {
		if color[3] == 0 {
			return
		}
		p := l.Fill(rgba(color))
		p.Point(left, y)
		p.Point(left+wide/2, y+away)
		p.Point(left+wide, y)
		p.End()
		p = l.Stroke(paint.Pen{Color: c.Theme[Muted], Width: c.hair()}) // the colour may be that of the page
		p.Point(left, y)
		p.Point(left+wide/2, y+away)
		p.Point(left+wide, y)
		p.End()
	}
	gap := 2 * c.hair()
	arrow(s.Over, c.barY(1)-gap, -specialHigh)
	arrow(s.Under, c.barY(0)+gap, specialHigh)
	if s.NaN[3] == 0 {
		return
	}
	y := c.barY(0) + tickLength + tickSpace + 2
	l.Rect(left, y, wide, labelHeight-4, rgba(s.NaN))
	l.Label(paint.Label{X: left + wide + tickLength + tickSpace, Y: y + (labelHeight-4)/2, Font: tickFont, Color: c.Theme[Muted],
		Baseline: paint.Middle, Text: nanText})
}

func rgba(c [4]uint8) paint.Color {
	return paint.Color(c[0])<<24 | paint.Color(c[1])<<16 | paint.Color(c[2])<<8 | paint.Color(c[3])
}

// barLabels is how wide the words beside the bar are, in logical pixels.
func (c *Chart) barLabels() float64 {
	wide := float64(c.axisColor.Width)
	if c.Fig.Color.Special.NaN[3] > 0 {
		wide = max(wide, c.wide(nanText, tickFont))
	}
	return wide
}

// barMade is what the pixels of the bar were made of.
type barMade struct {
	w, h   int
	colors colormap.Map
	counts []int
}

// is says whether the bar is made of these already, and else takes them.
func (k *barMade) is(w, h int, m *colormap.Map, counts []int) bool {
	if k.w == w && k.h == h && k.colors == *m && slices.Equal(k.counts, counts) {
		return true
	}
	k.w, k.h, k.colors, k.counts = w, h, *m, append(k.counts[:0], counts...)
	return false
}

// barFill makes the pixels of the bar. Of each row a third at the right is left plain, whatever is counted: colours of the
// picture are looked up there. Beyond limits that are dragged it has the colours of values beyond them.
func (c *Chart) barFill(w, h int, m *colormap.Map) {
	if n := 4 * w * h; cap(c.barPix) < n {
		c.barPix = make([]byte, n)
	} else {
		c.barPix = c.barPix[:n]
	}
	most := 0
	for _, n := range c.Fig.Color.Counts {
		most = max(most, n)
	}
	for y := range h {
		lower, upper := c.barRow(y), c.barRow(y-1)
		color := m.Table[int(min(max(256*lower, 0), 255))]
		if s := &c.Fig.Color.Special; upper <= 0 && s.Under[3] > 0 {
			color = s.Under
		} else if lower >= 1 && s.Over[3] > 0 {
			color = s.Over
		}
		line := c.barPix[4*w*y:][:4*w]
		ink, full := ink(color), 0
		if most > 0 {
			full = int(math.Round(float64(w) * barCounts * math.Log1p(float64(c.countOf(lower, upper))) / math.Log1p(float64(most))))
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
func (c *Chart) barRow(y int) float64 {
	u := float64(c.plot.h()-1-y) / float64(c.plot.h())
	if c.grip.held == none {
		return u
	}
	if !usable(&c.Fig.Color.Norm) {
		return u
	}
	u = c.Fig.Color.Norm.Unit(c.barValue(u), c.Fig.Color.Lo, c.Fig.Color.Hi)
	if u != u {
		return 0
	}
	return u
}

// barValue is the value at a place of the bar, and beyond its ends.
func (c *Chart) barValue(u float64) float64 {
	n, lo, hi := c.barScale()
	switch {
	case n.Name == colormap.Log:
		return Window{Lo: lo, Hi: hi, Scale: Log}.Value(u)
	case n.Name == colormap.Symlog:
		return Window{Lo: lo, Hi: hi, Scale: Symlog, Threshold: n.Threshold}.Value(u)
	case u < 0:
		return lo + u*(hi-lo)
	case u > 1:
		return hi + (u-1)*(hi-lo)
	}
	return n.Value(u, lo, hi)
}

// countOf is the greatest of the counts on a part of the bar.
func (c *Chart) countOf(lower, upper float64) (most int) {
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
