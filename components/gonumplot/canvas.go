package gonumplot

import (
	"image"
	"image/color"
	"math"

	"golang.org/x/image/draw"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/f64"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"

	"github.com/sonde-viz/sonde/components/internal/glyph"
	"github.com/sonde-viz/sonde/components/paint"
)

// pixel is the length of a logical pixel: 96 to the inch, as in CSS.
const pixel = vg.Inch / 96

// Canvas is a vg.Canvas that records what is drawn on it into a paint.List. Curves become lines, and text becomes
// outlines of its letters: its place was computed with the widths of that very font.
type Canvas struct {
	list          *paint.List
	width, height vg.Length
	dpr           float64
	state         state
	stack         []state
	fonts         map[*sfnt.Font]*glyph.Font
}

// state is what Push saves.
type state struct {
	color  paint.Color
	width  vg.Length
	dash   []vg.Length
	offset vg.Length
	m      matrix
}

// matrix maps (x, y) to (a x + c y + e, b x + d y + f).
type matrix struct{ a, b, c, d, e, f float64 }

func (m matrix) apply(x, y float64) (u, v float64) { return m.a*x + m.c*y + m.e, m.b*x + m.d*y + m.f }

// then returns the matrix that does n first and m after it.
func (m matrix) then(n matrix) matrix {
	e, f := m.apply(n.e, n.f)
	return matrix{
		m.a*n.a + m.c*n.b, m.b*n.a + m.d*n.b,
		m.a*n.c + m.c*n.d, m.b*n.c + m.d*n.d, e, f,
	}
}

// scale is how much longer lines get, as the root of the change of areas.
func (m matrix) scale() float64 { return math.Sqrt(math.Abs(m.a*m.d - m.b*m.c)) }

// NewCanvas returns a canvas of w x h logical pixels that appends to l; images are made for dpr device pixels in a
// logical one.
func NewCanvas(l *paint.List, w, h, dpr float64) *Canvas {
	c := &Canvas{list: l, width: vg.Length(w) * pixel, height: vg.Length(h) * pixel, dpr: dpr, fonts: map[*sfnt.Font]*glyph.Font{}}
	// From points, y upwards, to logical pixels, y downwards.
	k := 1 / float64(pixel)
	c.state.m = matrix{k, 0, 0, -k, 0, h}
	vg.Initialize(c)
	return c
}

// Size implements vg.CanvasSizer.
func (c *Canvas) Size() (x, y vg.Length) { return c.width, c.height }

// SetLineWidth implements vg.Canvas.
func (c *Canvas) SetLineWidth(w vg.Length) { c.state.width = w }

// SetLineDash implements vg.Canvas.
func (c *Canvas) SetLineDash(pattern []vg.Length, offset vg.Length) {
	c.state.dash, c.state.offset = append([]vg.Length(nil), pattern...), offset
}

// SetColor implements vg.Canvas.
func (c *Canvas) SetColor(v color.Color) {
	if v == nil {
		v = color.Black
	}
	p := color.NRGBAModel.Convert(v).(color.NRGBA)
	c.state.color = paint.Color(uint32(p.R)<<24 | uint32(p.G)<<16 | uint32(p.B)<<8 | uint32(p.A))
}

// Rotate implements vg.Canvas.
func (c *Canvas) Rotate(angle float64) {
	sin, cos := math.Sincos(angle)
	c.state.m = c.state.m.then(matrix{cos, sin, -sin, cos, 0, 0})
}

// Translate implements vg.Canvas.
func (c *Canvas) Translate(p vg.Point) {
	c.state.m = c.state.m.then(matrix{1, 0, 0, 1, float64(p.X), float64(p.Y)})
}

// Scale implements vg.Canvas.
func (c *Canvas) Scale(x, y float64) { c.state.m = c.state.m.then(matrix{x, 0, 0, y, 0, 0}) }

// Push implements vg.Canvas.
func (c *Canvas) Push() { c.stack = append(c.stack, c.state) }

// Pop implements vg.Canvas.
func (c *Canvas) Pop() {
	c.state = c.stack[len(c.stack)-1]
	c.stack = c.stack[:len(c.stack)-1]
}

// Stroke implements vg.Canvas.
func (c *Canvas) Stroke(p vg.Path) {
	k := c.state.m.scale()
	width := float64(c.state.width) * k
	if width <= 0 || c.state.color&0xff == 0 {
		return
	}
	to := c.list.Stroke(paint.Pen{Color: c.state.color, Width: width})
	for _, line := range c.flatten(p) {
		dashes(line, c.state.dash, c.state.offset, k, func(piece []point) { add(to, piece) })
	}
	to.End()
}

// Fill implements vg.Canvas.
func (c *Canvas) Fill(p vg.Path) {
	if c.state.color&0xff == 0 {
		return
	}
	to := c.list.Fill(c.state.color)
	for _, ring := range c.flatten(p) {
		add(to, ring)
	}
	to.End()
}

// add appends a piece of a path.
func add(to paint.Path, piece []point) {
	if len(piece) < 2 {
		return
	}
	to.Lift()
	for _, p := range piece {
		to.Point(p.x, p.y)
	}
}

// FillString implements vg.Canvas.
func (c *Canvas) FillString(f font.Face, at vg.Point, text string) {
	if f.Font.Size == 0 || f.Face == nil || text == "" {
		return
	}
	outlines := c.fonts[f.Face]
	if outlines == nil {
		outlines = glyph.New(f.Face)
		c.fonts[f.Face] = outlines
	}
	steps := 4
	if float64(f.Font.Size)*c.state.m.scale() > 30 {
		steps = 8
	}
	to := c.list.Fill(c.state.color)
	outlines.Outline(text, steps, func(x, y float64) {
		to.Point(c.state.m.apply(float64(at.X)+x*float64(f.Font.Size), float64(at.Y)+y*float64(f.Font.Size)))
	})
	to.End()
}

// DrawImage implements vg.Canvas. The picture is brought to device pixels by bilinear interpolation, as vgimg does.
func (c *Canvas) DrawImage(r vg.Rectangle, img image.Image) {
	size := img.Bounds().Size()
	if size.X == 0 || size.Y == 0 {
		return
	}
	// From pixels of img, y downwards, to points, to device pixels.
	m := matrix{c.dpr, 0, 0, c.dpr, 0, 0}.then(c.state.m).then(matrix{
		float64(r.Size().X) / float64(size.X), 0, 0, -float64(r.Size().Y) / float64(size.Y), float64(r.Min.X), float64(r.Max.Y),
	})
	lo, hi := [2]float64{math.Inf(1), math.Inf(1)}, [2]float64{math.Inf(-1), math.Inf(-1)}
	for _, corner := range [...][2]int{{0, 0}, {size.X, 0}, {0, size.Y}, {size.X, size.Y}} {
		x, y := m.apply(float64(corner[0]), float64(corner[1]))
		lo[0], hi[0] = min(lo[0], x), max(hi[0], x)
		lo[1], hi[1] = min(lo[1], y), max(hi[1], y)
	}
	whole := image.Rect(0, 0, int(math.Round(float64(c.width/pixel)*c.dpr)), int(math.Round(float64(c.height/pixel)*c.dpr)))
	const edge = 1e-6 // of a pixel: rounding errors make no row of their own
	box := image.Rect(int(math.Floor(lo[0]+edge)), int(math.Floor(lo[1]+edge)), int(math.Ceil(hi[0]-edge)), int(math.Ceil(hi[1]-edge))).Intersect(whole)
	if box.Empty() {
		return
	}
	pix := image.NewRGBA(image.Rect(0, 0, box.Dx(), box.Dy()))
	origin := img.Bounds().Min
	m = m.then(matrix{1, 0, 0, 1, -float64(origin.X), -float64(origin.Y)})
	draw.BiLinear.Transform(pix, f64.Aff3{m.a, m.c, m.e - float64(box.Min.X), m.b, m.d, m.f - float64(box.Min.Y)}, img, img.Bounds(), draw.Over, nil)
	straight := image.NewNRGBA(pix.Rect)
	draw.Draw(straight, straight.Rect, pix, image.Point{}, draw.Src)
	c.list.Image(box.Min.X, box.Min.Y, paint.Image{Pix: straight.Pix, W: box.Dx(), H: box.Dy()})
}
