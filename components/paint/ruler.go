package paint

import "unicode/utf8"

// Ruler measures texts and cuts them to the room there is. It remembers widths until Forget.
type Ruler struct {
	Measurer Measurer

	fonts []fontWidths
	bytes []byte
	one   [1]string
	wide  [1]float32
}

// fontWidths are the widths of texts in one font whose digits are all 0.
type fontWidths struct {
	font  Font
	known Widths
}

// mostWidths is how many widths of a font are kept: far more than a figure has kinds of labels.
const mostWidths = 1500

// Number returns the width of a text that holds numbers, in logical pixels. All digits count as 0, which is as wide as any digit in
// fonts for tables and nearly so in others: what changes from frame to frame does not tremble, and few texts have to be known.
// It allocates nothing once texts of the kind are known.
func (r *Ruler) Number(f Font, text []byte) float32 {
	r.bytes = r.bytes[:0]
	for _, b := range text {
		if b >= '0' && b <= '9' {
			b = '0'
		}
		r.bytes = append(r.bytes, b)
	}
	known := r.of(f)
	if v, ok := known.GetBytes(r.bytes); ok {
		return v
	}
	if known.Len() > mostWidths {
		known.Clear()
	}
	r.one[0] = string(r.bytes)
	r.Measurer.Widths(f, r.one[:], r.wide[:])
	known.Set(r.one[0], r.wide[0])
	return r.wide[0]
}

func (r *Ruler) of(f Font) *Widths {
	for i := range r.fonts {
		if r.fonts[i].font == f {
			return &r.fonts[i].known
		}
	}
	r.fonts = append(r.fonts, fontWidths{font: f})
	return &r.fonts[len(r.fonts)-1].known
}

// Forget drops all widths: the fonts have changed.
func (r *Ruler) Forget() { r.fonts = r.fonts[:0] }

// Width measures one text, in logical pixels.
func (r *Ruler) Width(f Font, s string) float64 {
	r.one[0] = s
	r.Measurer.Widths(f, r.one[:], r.wide[:])
	return float64(r.wide[0])
}

// Cut returns s, shortened with an ellipsis to room, and its width; "" when there is no room for anything.
func (r *Ruler) Cut(f Font, s string, room float64) (string, float64) {
	wide := r.Width(f, s)
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
		if wide = r.Width(f, t); wide <= room && keep > 0 {
			return t, wide
		}
	}
	return "", 0
}
