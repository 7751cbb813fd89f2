package port

import (
	"unsafe"

	"github.com/sonde-viz/sonde/components/paint"
)

// measured is the widths of texts in one font. Fonts are few, texts (tick labels of a zooming axis) are many.
type measured struct {
	family int32
	font   paint.Font
	widths paint.Widths
}

// mostWidths is how many widths of a font are kept: some screens full of tick labels.
const mostWidths = 4096

var (
	fonts []*measured

	// What one crossing carries: the texts that have no width yet, one after the other, and their lengths.
	askText    []byte
	askLengths []uint32
	askFor     []int
	askWidths  []float32
)

// measurer is the paint.Measurer of an instance: the browser's own widths, asked for in one crossing for all new texts.
type measurer struct{ record *record }

func (m *measurer) Widths(f paint.Font, texts []string, out []float32) {
	cache := fontOf(m.record.family, f)
	askText, askLengths, askFor = askText[:0], askLengths[:0], askFor[:0]
	for i, t := range texts {
		w, ok := cache.widths.Get(t)
		if !ok {
			askText = append(askText, t...)
			askLengths = append(askLengths, uint32(len(t)))
			askFor = append(askFor, i)
		}
		out[i] = w
	}
	if len(askFor) == 0 {
		return
	}
	if cache.widths.Len() > mostWidths {
		cache.widths.Clear()
	}
	for len(askWidths) < len(askFor) {
		askWidths = append(askWidths, 0)
	}
	known := measure(m.record.family, f, askText, askLengths, askWidths)
	for k, i := range askFor {
		if !known {
			// Half an em a letter is near enough for a picture that is drawn again once the font can be measured.
			out[i] = f.Size * 0.5 * float32(askLengths[k])
			continue
		}
		out[i] = askWidths[k]
		cache.widths.Set(texts[i], askWidths[k])
	}
}

func fontOf(family int32, f paint.Font) *measured {
	for _, m := range fonts {
		if m.family == family && m.font == f {
			return m
		}
	}
	m := &measured{family: family, font: f}
	fonts = append(fonts, m)
	return m
}

// fontsChanged drops all widths: fonts have finished loading.
func fontsChanged() {
	fonts = fonts[:0]
	for _, r := range records.values {
		current = r.id
		r.fontsChanged()
	}
}

func (r *record) fontsChanged() {
	defer r.guard()
	if !r.failed {
		r.inst.FontsChanged()
	}
}

// setFamily says in which font family an instance draws.
func (r *record) setFamily(family int32) {
	if r.family != family {
		r.family = family
		r.fontsChanged()
	}
}

// first is where a slice begins; nil when it is empty, as there are views of the address 0 of every kind, but not of the
// odd address that an empty slice may have.
func first[T any](s []T) unsafe.Pointer {
	if len(s) == 0 {
		return nil
	}
	return unsafe.Pointer(unsafe.SliceData(s))
}
