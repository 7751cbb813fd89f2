package vgpaint

import (
	"bytes"
	"image"
	"image/color"
	"math"
	"strings"
	"testing"

	"github.com/sonde-viz/sonde/components/paint"
	"gonum.org/v1/plot/vg/vgpdf"
)

const (
	red  paint.Color = 0xff0000ff
	blue paint.Color = 0x0000ffff
)

func at(m image.Image, x, y int) color.NRGBA {
	return color.NRGBAModel.Convert(m.At(x, y)).(color.NRGBA)
}

var (
	white = color.NRGBA{255, 255, 255, 255}
	solid = color.NRGBA{255, 0, 0, 255}
)

// ink returns the smallest rectangle that holds all pixels which are not white.
func ink(m image.Image) (r image.Rectangle) {
	for y := m.Bounds().Min.Y; y < m.Bounds().Max.Y; y++ {
		for x := m.Bounds().Min.X; x < m.Bounds().Max.X; x++ {
			if at(m, x, y) != white {
				r = r.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return r
}

var ratios = []float64{1, 1.25, 1.5, 2, 3}

// A rectangle on whole device pixels has no soft edges, at any ratio.
func TestRectOnDevicePixelsIsSharp(t *testing.T) {
	for _, dpr := range ratios {
		var l paint.List
		l.Rect(7/dpr, 5/dpr, 11/dpr, 13/dpr, red)
		m := Image(40, 30, dpr, color.White, &l)
		for y := range m.Bounds().Dy() {
			for x := range m.Bounds().Dx() {
				want := white
				if x >= 7 && x < 18 && y >= 5 && y < 18 {
					want = solid
				}
				if got := at(m, x, y); got != want {
					t.Fatalf("dpr %v: pixel (%d, %d) is %v, want %v", dpr, x, y, got, want)
				}
			}
		}
	}
}

// Each pixel of an image is one device pixel, unchanged and in its place.
func TestImageIsExact(t *testing.T) {
	const w, h = 23, 17
	pix := make([]byte, 4*w*h)
	for i := range pix {
		pix[i] = byte(i*37 + i>>3)
		if i%4 == 3 {
			pix[i] = 255
		}
	}
	for _, dpr := range ratios {
		var l paint.List
		l.Image(9, 4, paint.Image{Pix: pix, W: w, H: h})
		m := Image(50, 40, dpr, color.White, &l)
		for y := range h {
			for x := range w {
				p := pix[4*(y*w+x):]
				if got, want := at(m, 9+x, 4+y), (color.NRGBA{p[0], p[1], p[2], p[3]}); got != want {
					t.Fatalf("dpr %v: pixel (%d, %d) is %v, want %v", dpr, x, y, got, want)
				}
			}
		}
		if got, want := ink(m), image.Rect(9, 4, 9+w, 4+h); !got.In(want) {
			t.Errorf("dpr %v: ink in %v, want none outside of %v", dpr, got, want)
		}
	}
}

func TestClip(t *testing.T) {
	clip := image.Rect(10, 8, 30, 20)
	draw := map[string]func(l *paint.List){
		"rect":    func(l *paint.List) { l.Rect(0, 0, 100, 100, red) },
		"circles": func(l *paint.List) { p := l.Circles(15, red); p.Point(10, 8); p.Point(25, 30); p.End() },
		"text": func(l *paint.List) {
			l.Label(paint.Label{X: 0, Y: 22, Font: paint.Font{Size: 20}, Color: red, Text: "clipped"})
		},
		"fill with a hole": func(l *paint.List) {
			p := l.Fill(red)
			for _, q := range [][2]float64{{-50, -50}, {90, -50}, {90, 90}, {-50, 90}} {
				p.Point(q[0], q[1])
			}
			p.Lift()
			for _, q := range [][2]float64{{18, 12}, {18, 16}, {22, 16}, {22, 12}} {
				p.Point(q[0], q[1])
			}
			p.End()
		},
		"line far away": func(l *paint.List) {
			p := l.Stroke(paint.Pen{Color: red, Width: 2})
			p.Point(-1e9, 14)
			p.Point(1e9, 14)
			p.End()
		},
		"inner clip": func(l *paint.List) {
			l.Clip(0, 0, 20, 100)
			l.Unclip()
			l.Rect(0, 0, 100, 100, red)
		},
	}
	for name, f := range draw {
		var l paint.List
		l.Clip(10, 8, 20, 12)
		f(&l)
		l.Unclip()
		m := Image(40, 30, 1, color.White, &l)
		// A line may stand half its width over an end of the clip, as documented.
		if r := ink(m); r.Empty() || !r.In(clip.Inset(-1)) || name != "line far away" && !r.In(clip) {
			t.Errorf("%s: ink in %v, clip is %v", name, r, clip)
		}
		if name == "fill with a hole" && (at(m, 20, 14) != white || at(m, 12, 10) != solid) {
			t.Errorf("the hole is %v, the fill %v", at(m, 20, 14), at(m, 12, 10))
		}
	}
}

func TestStroke(t *testing.T) {
	var l paint.List
	p := l.Stroke(paint.Pen{Color: red, Width: 2})
	p.Point(2, 10)
	p.Point(10, 10)
	p.Lift()
	p.Point(20, 10)
	p.Point(28, 10)
	p.End()
	p = l.Stroke(paint.Pen{Color: blue, Width: 2, Dash: 4, Gap: 2})
	p.Point(2, 20)
	p.Point(28, 20)
	p.End()
	m := Image(30, 30, 1, color.White, &l)
	if at(m, 5, 9) != solid || at(m, 5, 10) != solid || at(m, 15, 10) != white || at(m, 24, 10) != solid {
		t.Error("a lifted pen draws, or a line does not")
	}
	if at(m, 3, 20) == white || at(m, 6, 20) != white || at(m, 9, 20) == white {
		t.Error("dashes of 4 and gaps of 2 are not where they should be")
	}
}

// Text stands where its alignment says: the ink of a label is compared with its measured width.
func TestLabelPlacement(t *testing.T) {
	const text, size = "Hxnp", 20
	var m Measurer
	var width [1]float32
	m.Widths(paint.Font{Size: size}, []string{text}, width[:])
	w := float64(width[0])
	for _, dpr := range ratios {
		for _, c := range []struct {
			align paint.Align
			left  float64
		}{{paint.Start, 0}, {paint.Center, -w / 2}, {paint.End, -w}} {
			for turn := range 4 {
				var l paint.List
				l.Label(paint.Label{X: 100, Y: 100, Font: paint.Font{Size: size}, Color: red, Align: c.align, Turn: turn, Text: text})
				got := ink(Image(200, 200, dpr, color.White, &l))
				// The letters reach from the base line up by the height of H, 0.69 em, and down by that of p, 0.21 em.
				x0, x1, y0, y1 := c.left, c.left+w, -0.69*size, 0.21*size
				want := [4]float64{x0, y0, x1, y1}
				switch turn {
				case 1:
					want = [4]float64{y0, -x1, y1, -x0}
				case 2:
					want = [4]float64{-x1, -y1, -x0, -y0}
				case 3:
					want = [4]float64{-y1, x0, -y0, x1}
				}
				for i, v := range []int{got.Min.X, got.Min.Y, got.Max.X, got.Max.Y} {
					// Two pixels: the letters have bearings of up to 0.08 em at the ends of the text.
					if d := float64(v)/dpr - (100 + want[i]); math.Abs(d) > 2 {
						t.Errorf("dpr %v, align %v, turn %d: side %d of the ink is off by %.2f pixels", dpr, c.align, turn, i, d)
					}
				}
			}
		}
	}
}

func TestBaselines(t *testing.T) {
	for b, want := range map[paint.Baseline]float64{paint.Alphabetic: 50, paint.Middle: 50 + 0.31*20, paint.Top: 50 + 0.81*20, paint.Bottom: 50 - 0.19*20} {
		var l paint.List
		l.Label(paint.Label{X: 10, Y: 50, Font: paint.Font{Size: 20}, Color: red, Baseline: b, Text: "H"})
		if got := ink(Image(60, 100, 4, color.White, &l)).Max.Y; math.Abs(float64(got)/4-want) > 0.5 {
			t.Errorf("baseline %v: the foot of H is at %v, want %v", b, float64(got)/4, want)
		}
	}
}

// Any string is drawn, its width is finite, and what the font lacks leaves a mark.
func TestStrangeText(t *testing.T) {
	for name, s := range map[string]string{
		"Chinese": "頻譜", "lone surrogate": "a\xed\xa0\x80b", "cut UTF-8": "\xe6\xbc", "Arabic": "تردد", "emoji": "📈",
		"combining": "e\u0301", "controls": "a\n\tb\x00", "superscripts": "10⁻¹²⁰³⁴⁵⁶⁷⁸⁹", "long": strings.Repeat("W", 10000),
	} {
		var m Measurer
		var width [1]float32
		m.Widths(paint.Font{Size: 16, Bold: true}, []string{s}, width[:])
		if !(width[0] > 0) || math.IsInf(float64(width[0]), 0) {
			t.Errorf("%s: width is %v", name, width[0])
		}
		var l paint.List
		l.Label(paint.Label{X: 5, Y: 30, Font: paint.Font{Size: 16}, Color: red, Text: s})
		if ink(Image(200, 40, 1, color.White, &l)).Empty() {
			t.Errorf("%s leaves no mark", name)
		}
	}
}

// Every superscript is drawn as a figure of its own, raised: the font lacks some of them.
func TestSuperscripts(t *testing.T) {
	seen := map[string]rune{}
	for r := range superscriptRunes() {
		var l paint.List
		l.Label(paint.Label{X: 5, Y: 30, Font: paint.Font{Size: 24}, Color: red, Text: string(r)})
		m := Image(40, 40, 1, color.White, &l)
		if box := ink(m); box.Empty() || box.Max.Y > 26 {
			t.Errorf("%c: ink in %v, want some well above the base line", r, box)
		}
		b := new(bytes.Buffer)
		for y := range 40 {
			for x := range 40 {
				b.WriteByte(at(m, x, y).G)
			}
		}
		if other, ok := seen[b.String()]; ok {
			t.Errorf("%c looks like %c", r, other)
		}
		seen[b.String()] = r
	}
}

func superscriptRunes() map[rune]bool {
	m := map[rune]bool{}
	for _, r := range "⁻⁰¹²³⁴⁵⁶⁷⁸⁹" {
		m[r] = true
	}
	return m
}

func TestMeasurerKeepsWidths(t *testing.T) {
	var m Measurer
	texts, out := []string{"Frequency (kHz)", "−120"}, make([]float32, 2)
	m.Widths(paint.Font{Size: 11}, texts, out)
	if n := testing.AllocsPerRun(100, func() { m.Widths(paint.Font{Size: 11}, texts, out) }); n != 0 {
		t.Errorf("%v allocations to measure known texts", n)
	}
	a := out[0]
	m.Widths(paint.Font{Size: 22}, texts, out)
	if math.Abs(float64(out[0]-2*a)) > 1e-4 {
		t.Errorf("width %v at twice the size of %v", out[0], a)
	}
}

func TestNoSizeIsNoPicture(t *testing.T) {
	var l paint.List
	l.Rect(0, 0, 1, 1, red)
	if m := Image(0, 100, 1, color.White, &l); !m.Bounds().Empty() {
		t.Errorf("bounds are %v", m.Bounds())
	}
	if m := Image(1, 1, 1, color.White, &l, nil); at(m, 0, 0) != solid {
		t.Errorf("the one pixel is %v", at(m, 0, 0))
	}
}

// The same list makes a PDF: its size is that of the canvas, and its text needs no font of the reader.
func TestPDF(t *testing.T) {
	const w, h, pixel = 200, 100, 0.75
	var l paint.List
	l.Rect(10, 10, 50, 20, red)
	l.Label(paint.Label{X: 20, Y: 60, Font: paint.Font{Size: 16}, Color: blue, Text: "−120 dB ≥ 10⁻⁹"})
	p := l.Stroke(paint.Pen{Color: red, Width: 1, Dash: 3, Gap: 3})
	p.Point(0, 0)
	p.Point(200, 100)
	p.End()
	l.Image(2, 2, paint.Image{Pix: make([]byte, 16), W: 2, H: 2})
	c := vgpdf.New(w*pixel, h*pixel)
	l.Replay(New(c, h*pixel, pixel, 2))
	var b bytes.Buffer
	if _, err := c.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"%PDF-", "/MediaBox [0 0 150.00 75.00]", "/Subtype /Image", "%%EOF"} {
		if !bytes.Contains(b.Bytes(), []byte(want)) {
			t.Errorf("the PDF has no %q", want)
		}
	}
	if bytes.Contains(b.Bytes(), []byte("/Type /Font")) {
		t.Error("the PDF names a font")
	}
}
