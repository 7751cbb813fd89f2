// Package vgpaint draws a paint.List on a canvas of gonum's vg: pictures without a browser, as PNG for tests and as
// PDF or SVG for print. Text is drawn as outlines of Liberation Sans, so that it looks alike on every canvas; a letter
// that the font lacks is its box for missing ones.
package vgpaint

import (
	"image"
	"image/color"
	"math"

	"gonum.org/v1/plot/vg"

	"github.com/sonde-viz/sonde/components/paint"
)

// Backend is a paint.Backend on a vg.Canvas. Canvases of vg can't clip, so it clips shapes itself: fills and text
// exactly, lines along their middle, so that they may stand half their width over the edge.
type Backend struct {
	canvas vg.Canvas
	height vg.Length
	pixel  vg.Length
	dpr    float64
	clips  []box
	text   Measurer
	ring   []float64 // scratch of fill
	other  []float64
	path   vg.Path
}

// New returns a backend on c, whose height is given; the top left corner of the list comes to the top left corner of c.
// pixel is the length of a logical pixel, and dpr how many device pixels (of the images in the list) that is.
func New(c vg.Canvas, height, pixel vg.Length, dpr float64) *Backend {
	return &Backend{canvas: c, height: height, pixel: pixel, dpr: dpr}
}

// at returns the place on the canvas, whose y runs upwards.
func (b *Backend) at(x, y float64) vg.Point {
	return vg.Point{X: vg.Length(x) * b.pixel, Y: b.height - vg.Length(y)*b.pixel}
}

func (b *Backend) color(c paint.Color) {
	red, green, blue, alpha := c.RGBA()
	b.canvas.SetColor(color.NRGBA{red, green, blue, alpha})
}

// Clip implements paint.Backend.
func (b *Backend) Clip(x, y, w, h float64) {
	b.clips = append(b.clips, box{x, y, x + w, y + h}.and(b.clip()))
}

// Unclip implements paint.Backend.
func (b *Backend) Unclip() { b.clips = b.clips[:len(b.clips)-1] }

// clip returns the innermost clip.
func (b *Backend) clip() box {
	if len(b.clips) == 0 {
		const far = 1 << 20 // coordinates beyond are no picture, and would overflow the fixed point of rasterizers
		return box{-far, -far, far, far}
	}
	return b.clips[len(b.clips)-1]
}

// Rect implements paint.Backend.
func (b *Backend) Rect(x, y, w, h float64, fill paint.Color) {
	b.Fill(fill, []float64{x, y, x + w, y, x + w, y + h, x, y + h})
}

// Fill implements paint.Backend.
func (b *Backend) Fill(c paint.Color, xy []float64) {
	b.path = b.path[:0]
	each(xy, func(ring []float64) {
		b.ring, b.other = b.clip().polygon(b.ring, b.other, ring)
		b.add(b.ring, true)
	})
	if len(b.path) > 0 {
		b.color(c)
		b.canvas.Fill(b.path)
	}
}

// add appends a polyline to the path.
func (b *Backend) add(xy []float64, closed bool) {
	if len(xy) < 4 {
		return
	}
	b.path.Move(b.at(xy[0], xy[1]))
	for i := 2; i < len(xy); i += 2 {
		b.path.Line(b.at(xy[i], xy[i+1]))
	}
	if closed {
		b.path.Close()
	}
}

// Stroke implements paint.Backend.
func (b *Backend) Stroke(p paint.Pen, xy []float64) {
	b.path = b.path[:0]
	each(xy, func(line []float64) {
		b.ring = b.clip().polyline(b.ring, line, func(run []float64) { b.add(run, false) })
	})
	if len(b.path) == 0 {
		return
	}
	b.color(p.Color)
	b.canvas.SetLineWidth(vg.Length(p.Width) * b.pixel)
	if p.Dash > 0 {
		b.canvas.SetLineDash([]vg.Length{vg.Length(p.Dash) * b.pixel, vg.Length(p.Gap) * b.pixel}, 0)
	} else {
		b.canvas.SetLineDash(nil, 0)
	}
	b.canvas.Stroke(b.path)
}

// corners of the polygon that a circle is drawn as: off by less than a hundredth of its radius.
const corners = 24

// Circles implements paint.Backend.
func (b *Backend) Circles(radius float64, c paint.Color, xy []float64) {
	var ring [2 * corners]float64
	for i := 0; i+1 < len(xy); i += 2 {
		if math.IsNaN(xy[i]) {
			continue
		}
		for k := range corners {
			sin, cos := math.Sincos(2 * math.Pi * float64(k) / corners)
			ring[2*k], ring[2*k+1] = xy[i]+radius*cos, xy[i+1]+radius*sin
		}
		b.Fill(c, ring[:])
	}
}

// Em box of Canvas 2D's baselines "top" and "bottom": the font's ascent and descent, brought to one em.
const (
	ascent  = 0.81
	descent = 0.19
)

// Label implements paint.Backend.
func (b *Backend) Label(t paint.Label) {
	size := float64(t.Font.Size)
	f := b.text.font(t.Font.Bold)
	along, up := 0.0, 0.0 // from the label's position to the start of its base line
	switch t.Align {
	case paint.Center:
		along = -f.Width(t.Text) * size / 2
	case paint.End:
		along = -f.Width(t.Text) * size
	}
	switch t.Baseline {
	case paint.Middle:
		up = -(ascent - descent) / 2 * size
	case paint.Top:
		up = -ascent * size
	case paint.Bottom:
		up = descent * size
	}
	steps := 4
	if size*float64(b.pixel) > 30 {
		steps = 8
	}
	sin, cos := turns(t.Turn)
	var xy []float64
	f.Outline(t.Text, steps, func(x, y float64) {
		x, y = along+x*size, up+y*size
		xy = append(xy, t.X+x*cos-y*sin, t.Y-x*sin-y*cos)
	})
	b.Fill(t.Color, xy)
}

// turns returns sine and cosine of quarter turns, exactly.
func turns(n int) (sin, cos float64) {
	switch n & 3 {
	case 1:
		return 1, 0
	case 2:
		return 0, -1
	case 3:
		return -1, 0
	}
	return 0, 1
}

// Image implements paint.Backend. As in Canvas 2D's putImageData, clips do not count.
func (b *Backend) Image(left, top int, m paint.Image) {
	if m.W <= 0 || m.H <= 0 {
		return
	}
	r := image.Rect(0, 0, m.W, m.H)
	lo := b.at(float64(left)/b.dpr, float64(top+m.H)/b.dpr)
	hi := b.at(float64(left+m.W)/b.dpr, float64(top)/b.dpr)
	b.canvas.DrawImage(vg.Rectangle{Min: lo, Max: hi}, &image.NRGBA{Pix: m.Pix, Stride: 4 * m.W, Rect: r})
}
