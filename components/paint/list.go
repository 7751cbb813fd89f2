// Package paint is the display list: the few operations that a figure becomes, in one flat buffer
// that every backend draws alike (Canvas 2D in the browser, gonum's vg elsewhere).
//
// Coordinates are logical pixels, x to the right and y downwards, as float32. Images alone carry
// integer device pixels, because they are made at that size and copied without resampling.
package paint

import "math"

// Color is 0xRRGGBBAA, not premultiplied.
type Color uint32

// RGBA returns the four components of c, 0 to 255.
func (c Color) RGBA() (r, g, b, a uint8) {
	return uint8(c >> 24), uint8(c >> 16), uint8(c >> 8), uint8(c)
}

// Alpha returns c with its opacity replaced: 0 is invisible, 255 opaque.
func (c Color) Alpha(a uint8) Color { return c&^0xff | Color(a) }

// Font is a size in logical pixels and a weight; the family is the backend's (in a page, the CSS font of the element).
type Font struct {
	Size float32
	Bold bool
}

// Measurer tells how wide text is in the very font that will draw it.
type Measurer interface {
	// Widths writes the advance width of each text, in logical pixels, to out, which is as long as texts.
	Widths(f Font, texts []string, out []float32)
}

// Align says which point of a text its position names, along the line of writing.
type Align uint8

// Alignments of a text.
const (
	Start Align = iota
	Center
	End
)

// Baseline says which height of a text its position names.
type Baseline uint8

// Heights of a text.
const (
	Alphabetic Baseline = iota
	Middle
	Top
	Bottom
)

// Op is the first word of each operation in List.Words; the words after it follow in the order given.
type Op uint32

// The operations. f is a float32's bits, u an unsigned integer, i a signed integer.
const (
	OpClip    Op = 1 + iota // x y w h (f): everything up to OpUnclip is drawn inside this rectangle only
	OpUnclip                // ends the innermost clip
	OpRect                  // x y w h (f), fill (Color)
	OpStroke                // width dash gap (f; dash 0 is solid), Color, n (u), then n points x y (f); a point with x NaN starts a new line
	OpFill                  // Color, n (u), then n points x y (f); a point with x NaN starts a new ring, non-zero winding
	OpText                  // x y (f), size (f), bold (u), Color, Align (u), Baseline (u), quarter turns counter-clockwise (u), offset and length in List.Text (u u)
	OpImage                 // left top width height in device pixels (i), index into List.Images (u): copied, one image pixel to one device pixel
	OpCircles               // radius (f), fill (Color), n (u), then n centres x y (f)
)

// Image is a block of RGBA pixels, four bytes each, not premultiplied, rows from the top.
type Image struct {
	Pix  []byte
	W, H int
}

// List is a picture as a sequence of operations. It is filled in place and reused: Reset keeps the memory.
type List struct {
	Words  []uint32
	Text   []byte // UTF-8 of all texts, one after the other
	Images []Image
}

// Reset empties l and keeps its memory.
func (l *List) Reset() {
	l.Words, l.Text = l.Words[:0], l.Text[:0]
	clear(l.Images)
	l.Images = l.Images[:0]
}

func bits(v float64) uint32 { return math.Float32bits(float32(v)) }

// Clip limits what follows, up to the matching Unclip, to a rectangle.
func (l *List) Clip(x, y, w, h float64) {
	l.Words = append(l.Words, uint32(OpClip), bits(x), bits(y), bits(w), bits(h))
}

// Unclip ends the innermost Clip.
func (l *List) Unclip() { l.Words = append(l.Words, uint32(OpUnclip)) }

// Rect fills a rectangle.
func (l *List) Rect(x, y, w, h float64, fill Color) {
	l.Words = append(l.Words, uint32(OpRect), bits(x), bits(y), bits(w), bits(h), uint32(fill))
}

// Pen is how a line is drawn: its colour, its width and its dashes in logical pixels (Dash 0 is solid).
type Pen struct {
	Color            Color
	Width, Dash, Gap float64
}

// Path is an operation under way whose points are appended one by one; End closes it.
type Path struct {
	l     *List
	count int // where the number of points stands in l.Words
}

// Stroke begins a line; a point with x NaN lifts the pen.
func (l *List) Stroke(p Pen) Path {
	l.Words = append(l.Words, uint32(OpStroke), bits(p.Width), bits(p.Dash), bits(p.Gap), uint32(p.Color), 0)
	return Path{l, len(l.Words) - 1}
}

// Fill begins an area; a point with x NaN starts a new ring.
func (l *List) Fill(c Color) Path {
	l.Words = append(l.Words, uint32(OpFill), uint32(c), 0)
	return Path{l, len(l.Words) - 1}
}

// Circles begins a set of filled circles of one radius; the points are their centres.
func (l *List) Circles(radius float64, c Color) Path {
	l.Words = append(l.Words, uint32(OpCircles), bits(radius), uint32(c), 0)
	return Path{l, len(l.Words) - 1}
}

// Point appends a point.
func (p Path) Point(x, y float64) { p.l.Words = append(p.l.Words, bits(x), bits(y)) }

// Lift separates what came before from what comes next.
func (p Path) Lift() { p.Point(math.NaN(), 0) }

// End writes the number of points.
func (p Path) End() { p.l.Words[p.count] = uint32(len(p.l.Words)-p.count-1) / 2 }

// Label is a text and where it stands.
type Label struct {
	X, Y     float64
	Font     Font
	Color    Color
	Align    Align
	Baseline Baseline
	Turn     int // quarter turns counter-clockwise: 1 is read from below
	Text     string
}

// Label draws a text on one line.
func (l *List) Label(t Label) {
	l.label(t, len(t.Text))
	l.Text = append(l.Text, t.Text...)
}

// Write draws a text on one line that is bytes, in place of t.Text.
func (l *List) Write(t Label, text []byte) {
	l.label(t, len(text))
	l.Text = append(l.Text, text...)
}

func (l *List) label(t Label, length int) {
	bold := uint32(0)
	if t.Font.Bold {
		bold = 1
	}
	l.Words = append(l.Words, uint32(OpText), bits(t.X), bits(t.Y), math.Float32bits(t.Font.Size), bold, uint32(t.Color),
		uint32(t.Align), uint32(t.Baseline), uint32(t.Turn&3), uint32(len(l.Text)), uint32(length))
}

// Image copies m to the device pixels with the given left and top. The list keeps m.Pix until Reset.
func (l *List) Image(left, top int, m Image) {
	l.Words = append(l.Words, uint32(OpImage), uint32(int32(left)), uint32(int32(top)), uint32(m.W), uint32(m.H), uint32(len(l.Images)))
	l.Images = append(l.Images, m)
}
