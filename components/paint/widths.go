package paint

// Widths are those of texts in one font, found by the text: a table of hashes without the hashes. It is no map because
// under TinyGo the hashes in a map's table pass for addresses, which keep large blocks of samples by chance. The zero
// value is empty.
type Widths struct {
	slots []width // a power of two of them, at most half of which are used; a text lies at its hash, or after it
	count int
}

type width struct {
	text string
	of   float32
	used bool
}

// Len is the number of texts.
func (w *Widths) Len() int { return w.count }

// Get returns the width of a text, and whether it is known.
func (w *Widths) Get(text string) (of float32, ok bool) { return get(w, text) }

// GetBytes is Get for a text that is no string yet. It allocates nothing.
func (w *Widths) GetBytes(text []byte) (of float32, ok bool) { return get(w, text) }

func get[T string | []byte](w *Widths, text T) (of float32, ok bool) {
	if len(w.slots) == 0 {
		return 0, false
	}
	s := slot(w, text)
	return s.of, s.used
}

// Set makes the width of a text known.
func (w *Widths) Set(text string, of float32) {
	if 2*w.count >= len(w.slots) {
		old := w.slots
		w.slots = make([]width, max(64, 2*len(old)))
		for _, s := range old {
			if s.used {
				*slot(w, s.text) = s
			}
		}
	}
	s := slot(w, text)
	if !s.used {
		w.count++
	}
	*s = width{text, of, true}
}

// Clear forgets all texts.
func (w *Widths) Clear() {
	clear(w.slots)
	w.count = 0
}

// slot is where a text is, or may be put.
func slot[T string | []byte](w *Widths, text T) *width {
	hash := uint32(2166136261) // FNV-1a, 32 bits
	for i := range len(text) {
		hash = (hash ^ uint32(text[i])) * 16777619
	}
	mask := uint32(len(w.slots) - 1)
	for i := hash & mask; ; i = (i + 1) & mask {
		if s := &w.slots[i]; !s.used || same(s.text, text) {
			return s
		}
	}
}

// same compares without making a string of bytes.
func same[T string | []byte](a string, b T) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range len(a) {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}
