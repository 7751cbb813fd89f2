// Package glyph turns text into the outlines of its letters, so that any canvas which fills polygons draws it: the
// same shapes whatever the canvas knows of fonts, and clipped like everything else.
package glyph

import (
	"math"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// Font makes outlines and widths of one font. It is not for use by several goroutines at once.
type Font struct {
	font   *sfnt.Font
	buf    sfnt.Buffer
	units  fixed.Int26_6 // font units in one em, as a size in pixels: loaded at this size nothing is rounded
	shapes map[rune]*shape
}

// shape is one letter, in font units with y upwards.
type shape struct {
	index    sfnt.GlyphIndex
	advance  float64
	scale    float64 // of a letter that is drawn from another one: superscripts
	raise    float64
	segments sfnt.Segments
}

// New returns the outlines of f.
func New(f *sfnt.Font) *Font {
	return &Font{font: f, units: fixed.I(int(f.UnitsPerEm())), shapes: map[rune]*shape{}}
}

// Superscripts are made from the full figures, as few fonts have all of them: their size and height, in em of the text,
// are those that CSS renderers give <sup> in common fonts.
const (
	superScale = 0.62
	superRaise = 0.35
)

var superscripts = map[rune]rune{
	'⁻': '−', '⁰': '0', '¹': '1', '²': '2', '³': '3', '⁴': '4', '⁵': '5', '⁶': '6', '⁷': '7', '⁸': '8', '⁹': '9',
}

// shape returns the letter for r: the replacement character, or the font's box for missing ones, when there is none.
func (f *Font) shape(r rune) *shape {
	if s := f.shapes[r]; s != nil {
		return s
	}
	s := &shape{scale: 1}
	letter := r
	if r < ' ' || r == '\u00a0' {
		letter = ' ' // as in Canvas 2D: a line break in a label is a space
	} else if base, ok := superscripts[r]; ok {
		letter, s.scale, s.raise = base, superScale, superRaise*float64(f.font.UnitsPerEm())
	}
	s.index, _ = f.font.GlyphIndex(&f.buf, letter)
	if s.index == 0 {
		s.index, _ = f.font.GlyphIndex(&f.buf, '\ufffd')
	}
	if a, err := f.font.GlyphAdvance(&f.buf, s.index, f.units, font.HintingNone); err == nil {
		s.advance = s.scale * float64(a) / 64
	}
	if segments, err := f.font.LoadGlyph(&f.buf, s.index, f.units, nil); err == nil {
		s.segments = append(sfnt.Segments(nil), segments...) // the buffer's are overwritten by the next letter
	}
	f.shapes[r] = s
	return s
}

// walk calls each with the letters of text and their places along the line, in font units, and returns the width.
func (f *Font) walk(text string, each func(s *shape, at float64)) float64 {
	x := 0.0
	var last *shape
	for _, r := range text {
		s := f.shape(r)
		if last != nil && last.scale == 1 && s.scale == 1 {
			if k, err := f.font.Kern(&f.buf, last.index, s.index, f.units, font.HintingNone); err == nil {
				x += float64(k) / 64
			}
		}
		if each != nil {
			each(s, x)
		}
		x += s.advance
		last = s
	}
	return x
}

// Width returns the advance width of text, in em.
func (f *Font) Width(text string) float64 {
	return f.walk(text, nil) / float64(f.font.UnitsPerEm())
}

// Outline calls point with the corners of the polygons that text is made of, in em, x to the right from the start of
// the text and y upwards from its base line; an x of NaN separates rings, which are filled by the non-zero winding
// rule. Curves become steps lines each. It returns the width.
func (f *Font) Outline(text string, steps int, point func(x, y float64)) float64 {
	em := float64(f.font.UnitsPerEm())
	width := f.walk(text, func(s *shape, at float64) {
		place := func(p fixed.Point26_6) (x, y float64) { // sfnt's y is downwards
			return (at + s.scale*float64(p.X)/64) / em, (s.raise - s.scale*float64(p.Y)/64) / em
		}
		var x0, y0 float64
		for _, g := range s.segments {
			a, b := place(g.Args[0])
			switch g.Op {
			case sfnt.SegmentOpMoveTo:
				point(math.NaN(), 0)
				point(a, b)
				x0, y0 = a, b
			case sfnt.SegmentOpLineTo:
				point(a, b)
				x0, y0 = a, b
			case sfnt.SegmentOpQuadTo:
				x1, y1 := place(g.Args[1])
				for i := 1; i <= steps; i++ {
					t := float64(i) / float64(steps)
					u := 1 - t
					point(u*u*x0+2*u*t*a+t*t*x1, u*u*y0+2*u*t*b+t*t*y1)
				}
				x0, y0 = x1, y1
			case sfnt.SegmentOpCubeTo:
				x1, y1 := place(g.Args[1])
				x2, y2 := place(g.Args[2])
				for i := 1; i <= steps; i++ {
					t := float64(i) / float64(steps)
					u := 1 - t
					point(u*u*u*x0+3*u*u*t*a+3*u*t*t*x1+t*t*t*x2, u*u*u*y0+3*u*u*t*b+3*u*t*t*y1+t*t*t*y2)
				}
				x0, y0 = x2, y2
			}
		}
	})
	return width / em
}
