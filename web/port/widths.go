package port

// widths are those of texts in one font: a table of hashes without the hashes, for the reason of numbered.
type widths struct {
	slots []width // a power of two of them, at most half of which are used; a text lies at its hash, or after it
	count int
}

type width struct {
	text string
	of   float32
	used bool
}

func (w *widths) get(text string) (of float32, ok bool) {
	if len(w.slots) == 0 {
		return 0, false
	}
	s := w.slot(text)
	return s.of, s.used
}

func (w *widths) set(text string, of float32) {
	if 2*w.count >= len(w.slots) {
		old := w.slots
		w.slots = make([]width, max(64, 2*len(old)))
		for _, s := range old {
			if s.used {
				*w.slot(s.text) = s
			}
		}
	}
	s := w.slot(text)
	if !s.used {
		w.count++
	}
	*s = width{text, of, true}
}

// clear forgets all texts.
func (w *widths) clear() {
	clear(w.slots)
	w.count = 0
}

// slot is where a text is, or may be put.
func (w *widths) slot(text string) *width {
	hash := uint32(2166136261) // FNV-1a, 32 bits
	for i := range len(text) {
		hash = (hash ^ uint32(text[i])) * 16777619
	}
	mask := uint32(len(w.slots) - 1)
	for i := hash & mask; ; i = (i + 1) & mask {
		if s := &w.slots[i]; !s.used || s.text == text {
			return s
		}
	}
}
