package mark

import (
	"math"

	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/paint"
	"github.com/sonde-viz/sonde/components/tick"
)

// isolines are lines of equal level.
type isolines struct {
	xy     []float64 // of all lines in logical pixels; a NaN lifts the pen
	ends   []int     // of each line in xy
	boxes  []isoBox  // where labels stand
	x0, y0 float64   // where the pen is

	texts, before []levelText // of the lines, and of those painted before
}

// isoBox is the room of a label, which all lines leave free.
type isoBox struct {
	x0, y0, x1, y1 float64
	line           int // whose label it is
}

const (
	isoHigh   = 13  // the room of a label, in logical pixels
	isoBeside = 3   // to its left and right
	isoApart  = 6   // between labels
	isoSame   = 160 // between labels of one level
	isoMost   = 60  // labels in a figure, about
	isoShare  = 3   // a line is at least that many times as long as its label
	isoWidth  = 1
)

// Draw paints the lines of equal level. Their labels are level, whatever way the line goes, and stand where there is
// room in the plot; lines end at their edges. Over a raster lines and labels have a ground of their own, so that they are
// seen on any colour.
func (k *isolines) Draw(c *Canvas) {
	if len(c.Fig.Marks.Isolines) == 0 {
		return
	}
	k.xy, k.ends, k.boxes = k.xy[:0], k.ends[:0], k.boxes[:0]
	k.levels(c)
	for i, m := range c.Fig.Marks.Isolines {
		from := len(k.xy)
		for j := range min(len(m.X), len(m.Y)) {
			if u, v := c.At.X.Unit(m.X[j]), c.At.Y.Unit(m.Y[j]); u == u && v == v {
				k.xy = append(k.xy, c.At.PX(near(u)), c.At.PY(near(v)))
			} else {
				k.xy = append(k.xy, math.NaN(), 0)
			}
		}
		k.ends = append(k.ends, len(k.xy))
		k.labelLine(c, i, k.xy[from:])
	}
	raster := len(c.Fig.Marks.Rasters) > 0
	for i, m := range c.Fig.Marks.Isolines {
		if raster {
			k.stroke(c, i, paint.Pen{Color: c.Theme[figure.Surface].Alpha(110), Width: 3 * isoWidth})
		}
		k.stroke(c, i, paint.Pen{Color: c.Theme[m.Color], Width: isoWidth})
	}
	for _, b := range k.boxes {
		m := &c.Fig.Marks.Isolines[b.line]
		if raster {
			c.Rect(b.x0, b.y0, b.x1-b.x0, b.y1-b.y0, c.Theme[figure.Surface].Alpha(200))
		}
		c.Label(paint.Label{X: (b.x0 + b.x1) / 2, Y: (b.y0 + b.y1) / 2, Font: tick.Font, Color: c.Theme[m.Color],
			Align: paint.Center, Baseline: paint.Middle, Text: k.texts[b.line].text})
	}
}

// stroke paints one line, less the room of the labels.
func (k *isolines) stroke(c *Canvas, line int, pen paint.Pen) {
	from := 0
	if line > 0 {
		from = k.ends[line-1]
	}
	xy := k.xy[from:k.ends[line]]
	p := c.Stroke(pen)
	k.x0 = math.NaN()
	for i := 2; i < len(xy); i += 2 {
		if xy[i-2] == xy[i-2] && xy[i] == xy[i] {
			k.segment(p, 0, xy[i-2], xy[i-1], xy[i], xy[i+1])
		}
	}
	p.End()
}

// segment paints a part of a line outside of the boxes from number n on.
func (k *isolines) segment(p paint.Path, n int, x0, y0, x1, y1 float64) {
	for ; n < len(k.boxes); n++ {
		from, to := k.boxes[n].cut(x0, y0, x1, y1)
		if from >= to {
			continue
		}
		dx, dy := x1-x0, y1-y0
		if from > 0 {
			k.segment(p, n+1, x0, y0, x0+from*dx, y0+from*dy)
		}
		if to < 1 {
			k.segment(p, n+1, x0+to*dx, y0+to*dy, x1, y1)
		}
		return
	}
	if x0 != k.x0 || y0 != k.y0 {
		if k.x0 == k.x0 {
			p.Lift()
		}
		p.Point(x0, y0)
	}
	p.Point(x1, y1)
	k.x0, k.y0 = x1, y1
}

// cut returns which part of a line lies in the box, 0 being its start and 1 its end; from >= to when none does.
// (Source: Liang and Barsky, A new concept and method for line clipping, ACM Transactions on Graphics 3, 1984.)
func (b *isoBox) cut(x0, y0, x1, y1 float64) (from, to float64) {
	if max(x0, x1) <= b.x0 || min(x0, x1) >= b.x1 || max(y0, y1) <= b.y0 || min(y0, y1) >= b.y1 {
		return 1, 0
	}
	from, to = 0, 1
	for _, s := range [...][2]float64{{x0 - x1, x0 - b.x0}, {x1 - x0, b.x1 - x0}, {y0 - y1, y0 - b.y0}, {y1 - y0, b.y1 - y0}} {
		switch p, q := s[0], s[1]; {
		case p < 0:
			from = max(from, q/p)
		case p > 0:
			to = min(to, q/p)
		}
	}
	return from, to
}

func (b *isoBox) holds(x, y float64) bool { return x > b.x0 && x < b.x1 && y > b.y0 && y < b.y1 }

// labelLine looks for room for the label of each connected piece of a line.
func (k *isolines) labelLine(c *Canvas, line int, xy []float64) {
	wide := c.Ruler.Width(tick.Font, k.texts[line].text)
	most := len(k.boxes) + max(1, isoMost/len(c.Fig.Marks.Isolines)) // each level has its share
	for i := 0; i < len(xy); {
		for i < len(xy) && xy[i] != xy[i] {
			i += 2
		}
		from := i
		for i < len(xy) && xy[i] == xy[i] {
			i += 2
		}
		piece := xy[from:i]
		length := c.seen(piece, math.Inf(1), nil)
		if length < isoShare*wide || len(k.boxes) >= most {
			continue
		}
		for _, share := range [...]float64{0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8} {
			var at [2]float64
			c.seen(piece, share*length, &at)
			b := isoBox{at[0] - wide/2 - isoBeside, at[1] - isoHigh/2, at[0] + wide/2 + isoBeside, at[1] + isoHigh/2, line}
			if k.free(c, b) {
				k.boxes = append(k.boxes, b)
				break
			}
		}
	}
}

// seen goes along the part of a line that lies in the plot and returns its length, or how far it went: it ends at the
// length given, and says where that is.
func (c *Canvas) seen(xy []float64, end float64, at *[2]float64) (length float64) {
	left, top, right, bottom := c.At.Box()
	plot := isoBox{x0: left, y0: top, x1: right, y1: bottom}
	for i := 2; i < len(xy); i += 2 {
		x0, y0, x1, y1 := xy[i-2], xy[i-1], xy[i], xy[i+1]
		from, to := 0.0, 1.0
		if !plot.holds(x0, y0) || !plot.holds(x1, y1) {
			if from, to = plot.cut(x0, y0, x1, y1); from >= to {
				continue
			}
		}
		d := math.Hypot(x1-x0, y1-y0)
		if part := (to - from) * d; length+part < end {
			length += part
			continue
		}
		t := from + (end-length)/d
		*at = [2]float64{x0 + t*(x1-x0), y0 + t*(y1-y0)}
		return end
	}
	return length
}

// free says whether a label has room: in the plot, beside the others, and far from those of its level.
func (k *isolines) free(c *Canvas, b isoBox) bool {
	left, top, right, bottom := c.At.Box()
	if b.x0 < left+isoBeside || b.x1 > right-isoBeside || b.y0 < top+isoBeside || b.y1 > bottom-isoBeside {
		return false
	}
	for _, o := range k.boxes {
		if b.x0 < o.x1+isoApart && o.x0 < b.x1+isoApart && b.y0 < o.y1+isoApart && o.y0 < b.y1+isoApart {
			return false
		}
		if c.Fig.Marks.Isolines[o.line].Level == c.Fig.Marks.Isolines[b.line].Level && math.Hypot(b.x0-o.x0, b.y0-o.y0) < isoSame {
			return false
		}
	}
	return true
}
