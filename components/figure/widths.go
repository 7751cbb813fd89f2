package figure

import "github.com/sonde-viz/sonde/components/paint"

// widths are those of texts in one font, measured as if all digits were 0, which are as wide as any in fonts for tables
// and nearly so in others: what changes from frame to frame does not tremble, and few texts have to be known.
type widths struct {
	known  paint.Widths
	sample []byte
	one    [1]string
	oneW   [1]float32
}

// mostWidths is how many widths are kept: far more than an axis has kinds of labels.
const mostWidths = 500

// of returns the width of a text in logical pixels. It costs no memory once texts of its kind are known.
func (w *widths) of(m paint.Measurer, f paint.Font, text []byte) float32 {
	w.sample = w.sample[:0]
	for _, b := range text {
		if b >= '0' && b <= '9' {
			b = '0'
		}
		w.sample = append(w.sample, b)
	}
	if v, ok := w.known.GetBytes(w.sample); ok {
		return v
	}
	if w.known.Len() > mostWidths {
		w.known.Clear()
	}
	w.one[0] = string(w.sample)
	m.Widths(f, w.one[:], w.oneW[:])
	w.known.Set(w.one[0], w.oneW[0])
	return w.oneW[0]
}

// forget drops all widths: the font has changed.
func (w *widths) forget() { w.known.Clear() }
