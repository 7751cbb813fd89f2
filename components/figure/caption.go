package figure

import (
	"strings"
	"unicode/utf8"

	"github.com/sonde-viz/sonde/components/paint"
)

// caption is a title as it is drawn: with its unit, and no longer than the room there is. It is kept until one of
// these changes, so that painting again costs neither measuring nor memory.
type caption struct {
	title, unit string
	room        float64
	valid       bool
	text        string
	wide        float64 // logical pixels
}

// update makes the text of k: "Frequency (kHz)".
func (c *Chart) update(k *caption, f paint.Font, title, unit string, room float64) {
	if k.valid && k.title == title && k.unit == unit && k.room == room {
		return
	}
	*k = caption{title: title, unit: unit, room: room, valid: true}
	if title == "" || unit == "" {
		k.text, k.wide = c.shorten(title+unit, "", f, room)
	} else {
		k.text, k.wide = c.shorten(title, unit, f, room)
	}
}

// shorten cuts a title, with its unit if it has one, to room. What stands behind its words in brackets, the unit and remarks such as
// "(mean)", says how numbers are to be read: the words are cut before the remark or the unit goes, and at last the unit stands alone.
func (c *Chart) shorten(title, unit string, f paint.Font, room float64) (string, float64) {
	words, remark, alone := title, "", title
	if i := strings.LastIndex(title, " ("); i > 0 {
		words, remark = title[:i], title[i:]
	}
	if unit != "" {
		unit, alone = " ("+unit+")", unit
	}
	for _, behind := range [...]string{remark + unit, remark, unit} {
		if short, _ := c.cut(words, f, room-c.wide(behind, f)); short != "" && (behind != "" || remark+unit == "") {
			if wide := c.wide(short+behind, f); wide <= room {
				return short + behind, wide
			}
		}
	}
	return c.cut(alone, f, room)
}

// cut returns s, shortened with an ellipsis to room, and its width; "" when there is no room for anything.
func (c *Chart) cut(s string, f paint.Font, room float64) (string, float64) {
	wide := c.wide(s, f)
	if wide <= room {
		return s, wide
	}
	for keep := utf8.RuneCountInString(s); keep > 0; {
		// As much as fits if all letters were alike; when they are not, less.
		keep = min(keep-1, int(float64(keep)*room/wide))
		end := 0
		for range keep {
			_, n := utf8.DecodeRuneInString(s[end:])
			end += n
		}
		t := s[:end] + "…"
		if wide = c.wide(t, f); wide <= room && keep > 0 {
			return t, wide
		}
	}
	return "", 0
}

// wide measures one text.
func (c *Chart) wide(s string, f paint.Font) float64 {
	c.one[0] = s
	c.measure.Widths(f, c.one[:], c.oneW[:])
	return float64(c.oneW[0])
}

// titles draws the titles of figure, axes and colour bar. Those read from below end above the title of the x axis, and
// the one of the colour bar begins below the figure's.
func (c *Chart) titles(l *paint.List) {
	left, fg := float64(c.plot.left)/c.dpr, c.Theme[Foreground]
	dx, dy := float64(c.insetX)/c.dpr, float64(c.insetY)/c.dpr
	if c.Fig.Title != "" {
		c.headEnd()
		k := &c.head
		l.Label(paint.Label{X: left, Y: margin + dy, Font: headFont, Color: fg, Baseline: paint.Top, Text: k.text})
	}
	top, bottom := margin+dy, c.height-margin-dy
	if c.Fig.X.Title != "" || c.axisX.Unit != "" {
		k := &c.titleX
		c.update(k, titleFont, c.Fig.X.Title, c.axisX.Unit, c.width-2*margin)
		x := min(max(c.px(0.5), k.wide/2+margin), c.width-k.wide/2-margin)
		l.Label(paint.Label{X: x, Y: bottom, Font: titleFont, Color: fg, Align: paint.Center, Baseline: paint.Bottom, Text: k.text})
		bottom -= titleHeight
	}
	if c.titledY() {
		c.upright(l, &c.titleY, c.Fig.Y.Title, c.unitY(), margin+dx, paint.Top, top, bottom)
	}
	if c.barLeft > 0 && c.Fig.Color.Map != nil {
		if c.Fig.Title != "" {
			top += headHeight
		}
		c.upright(l, &c.titleColor, c.Fig.Color.Title, c.axisColor.Unit, c.width-margin-dx, paint.Bottom, top, bottom)
	}
}

// headEnd makes the text of the figure's title, and returns where it ends.
func (c *Chart) headEnd() float64 {
	left := float64(c.plot.left) / c.dpr
	c.update(&c.head, headFont, c.Fig.Title, "", c.width-left-margin)
	return left + c.head.wide
}

func (c *Chart) titledY() bool   { return c.Fig.Y.Title != "" || c.axisY.Unit != "" || c.low }
func (c *Chart) titledBar() bool { return c.Fig.Color.Title != "" || c.axisColor.Unit != "" }

// upright draws a title that is read from below, beside the middle of the plot if that leaves it inside its room.
func (c *Chart) upright(l *paint.List, k *caption, title, unit string, x float64, b paint.Baseline, top, bottom float64) {
	c.update(k, titleFont, title, unit, bottom-top)
	if k.text == "" {
		return
	}
	y := min(max(c.py(0.5), top+k.wide/2), bottom-k.wide/2)
	l.Label(paint.Label{X: x, Y: y, Font: titleFont, Color: c.Theme[Foreground], Align: paint.Center, Baseline: b, Turn: 1, Text: k.text})
}
