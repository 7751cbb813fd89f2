package vgpaint

import (
	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"golang.org/x/image/font/sfnt"

	"github.com/sonde-viz/sonde/components/internal/glyph"
	"github.com/sonde-viz/sonde/components/paint"
)

// Measurer tells the widths of text in Liberation Sans, which Backend draws in. The zero value is ready. It is not for
// use by several goroutines at once.
type Measurer struct {
	fonts  [2]*glyph.Font // regular, bold
	widths [2]map[string]float32
}

// Widths implements paint.Measurer. Widths once measured are kept.
func (m *Measurer) Widths(f paint.Font, texts []string, out []float32) {
	which := weight(f.Bold)
	if m.widths[which] == nil {
		m.widths[which] = map[string]float32{}
	}
	for i, s := range texts {
		em, ok := m.widths[which][s]
		if !ok {
			em = float32(m.font(f.Bold).Width(s))
			m.widths[which][s] = em
		}
		out[i] = em * f.Size
	}
}

func weight(bold bool) int {
	if bold {
		return 1
	}
	return 0
}

// font returns the outlines of one weight.
func (m *Measurer) font(bold bool) *glyph.Font {
	which := weight(bold)
	if m.fonts[which] == nil {
		ttf := liberationsansregular.TTF
		if bold {
			ttf = liberationsansbold.TTF
		}
		f, err := sfnt.Parse(ttf)
		if err != nil {
			panic("vgpaint: the embedded font can't be read: " + err.Error())
		}
		m.fonts[which] = glyph.New(f)
	}
	return m.fonts[which]
}
