package heap

import "unsafe"

// collect frees what can't be reached: from the variables that hold pointers, and from the stack if there may be
// something on it.
func (h *heap) collect(stack bool) {
	h.count++
	begin := h.now()
	h.markVariables()
	if stack {
		markStack()
	}
	for h.list != 0 {
		h.scanNext()
	}
	h.sweep()
	h.longest = max(h.longest, h.now()-begin)
}

func (h *heap) now() float64 {
	if h.clock == nil {
		return 0
	}
	return h.clock()
}

// markWords marks what words of unknown type point to.
func (h *heap) markWords(start, end uintptr) {
	for ; start < end; start += word {
		h.mark(*at[uintptr](start))
	}
}

// mark keeps the object that an address lies in, if it lies in one.
func (h *heap) mark(address uintptr) {
	n := uint32((address - h.start) >> pageShift)
	if address < h.start || n >= h.pages {
		return
	}
	entry := h.table[n]
	if kindOf(entry) == small {
		h.markSmall(at[page](h.address(n)), address)
		return
	}
	first := n
	if kindOf(entry) == tail {
		first = numberOf(entry)
		entry = h.table[first]
	}
	if kindOf(entry) != large || n-first >= numberOf(entry) {
		return
	}
	head := at[blockHead](h.address(first))
	object := h.address(first) + headSize
	if head.marked != 0 || address < object {
		return
	}
	head.marked = 1
	if !head.layout.pointerFree() {
		head.next, h.list = h.list, object
	}
}

func (h *heap) markSmall(p *page, address uintptr) {
	offset := uint32(address - p.address())
	if offset < p.first {
		return
	}
	i := (offset - p.first) / p.size
	bit := uint32(1) << (i % 32)
	if i >= p.count || !p.isTaken(i) || p.marks[i/32]&bit != 0 {
		return
	}
	p.marks[i/32] |= bit
	if p.pointers() {
		p.slot(i).next, h.list = h.list, p.object(i)
	}
}

// scanNext marks what the first object of the list points to.
func (h *heap) scanNext() {
	object := h.list
	n := uint32((object - h.start) >> pageShift)
	if entry := h.table[n]; kindOf(entry) == large {
		head := at[blockHead](object - headSize)
		h.list = head.next
		h.scan(head.layout, object, h.address(n+numberOf(entry)))
		return
	}
	p := at[page](h.address(n))
	s := p.slot((uint32(object-p.address()) - p.first) / p.size)
	h.list = s.next
	h.scan(s.layout, object, object+uintptr(p.size))
}

// layout says where an object has pointers, as TinyGo's compiler writes it (src/runtime/gc_precise.go of TinyGo): 0 is
// unknown, an odd number holds the object's size in words and a bit for each word, and any other is the address of
// the size and the bits. An object is a repetition of it.
type layout uintptr

const sizeBits = 4 + word/4

func (l layout) pointerFree() bool { return l&1 != 0 && l>>(sizeBits+1) == 0 }

func (h *heap) scan(l layout, start, end uintptr) {
	if l == 0 {
		h.markWords(start, end)
		return
	}
	if l&1 != 0 {
		size := uintptr(l>>1) & (1<<sizeBits - 1) * word
		pointers := uintptr(l >> (1 + sizeBits))
		for ; start+size <= end; start += size {
			h.scanBits(start, pointers)
		}
		return
	}
	size := *at[uintptr](uintptr(l))
	pointers := unsafe.Slice(at[byte](uintptr(l)+word), (size+7)/8)
	for ; start+size*word <= end; start += size * word {
		for i, eight := range pointers {
			h.scanBits(start+uintptr(i)*8*word, uintptr(eight))
		}
	}
}

func (h *heap) scanBits(at0, pointers uintptr) {
	for ; pointers != 0; pointers >>= 1 {
		if pointers&1 != 0 {
			h.mark(*at[uintptr](at0))
		}
		at0 += word
	}
}
