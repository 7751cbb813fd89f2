package heap

import (
	"math/bits"
	"unsafe"
)

// Sizes of small objects: each 16 bytes up to 128, then four steps for each doubling.
const (
	largestSmall = 4096
	classes      = 28
)

// class is the class of a size from 1 to largestSmall, and the size of its objects.
func class(size uintptr) (class, rounded uint32) {
	n := uint32(size)
	if n <= 128 {
		steps := (n + 15) / 16
		return steps - 1, steps * 16
	}
	shift := uint32(bits.Len32(n-1)) - 3 // of a quarter of the power of two below
	steps := (n + 1<<shift - 1) >> shift // 5 to 8
	return 8 + (shift-5)*4 + steps - 5, steps << shift
}

// page is the head of a page of small objects. Where these hold pointers, a slot for each comes between.
type page struct {
	next  uint32 // page of the same kind with room, plus one
	kind  uint32 // twice the class, plus 1 if the objects hold pointers
	size  uint32 // of an object
	first uint32 // bytes from the page's start to its first object
	count uint32 // of objects
	from  uint32 // objects before it are taken, whatever their bits say
	used  uint32 // how many the last collection found
	_     uint32
	taken [pageSize / 16 / 32]uint32
	marks [pageSize / 16 / 32]uint32
}

// slot is what is known of a small object with pointers.
type slot struct {
	layout layout
	next   uintptr // on the list
}

func (p *page) address() uintptr { return uintptr(unsafe.Pointer(p)) }
func (p *page) pointers() bool   { return p.kind&1 != 0 }

func (p *page) slot(i uint32) *slot {
	return at[slot](p.address() + unsafe.Sizeof(page{}) + uintptr(i)*unsafe.Sizeof(slot{}))
}

func (p *page) object(i uint32) uintptr { return p.address() + uintptr(p.first) + uintptr(i*p.size) }

func (h *heap) allocSmall(size uintptr, l layout) unsafe.Pointer {
	class, rounded := class(size)
	kind := class * 2
	if !l.pointerFree() {
		kind++
	}
	for {
		room := h.rooms[kind]
		if room == 0 {
			if room = h.openPage(kind, rounded); room == 0 {
				return nil
			}
			h.rooms[kind] = room
		}
		p := at[page](h.address(room - 1))
		i := p.vacant()
		if i >= p.count {
			p.from = p.count
			h.rooms[kind] = p.next
			continue
		}
		p.from = i + 1
		if p.pointers() {
			*p.slot(i) = slot{layout: l}
		}
		h.since += uintptr(rounded)
		object := at[byte](p.object(i))
		clear(unsafe.Slice(object, rounded))
		return unsafe.Pointer(object)
	}
}

// openPage begins a page of small objects, and returns its number plus one; 0 when memory is full.
func (h *heap) openPage(kind, size uint32) uint32 {
	n, ok := h.run(1)
	if !ok {
		return 0
	}
	h.table[n] = small
	h.fresh = max(h.fresh, n+1)
	each := size
	if kind&1 != 0 {
		each += uint32(unsafe.Sizeof(slot{}))
	}
	head := uint32(unsafe.Sizeof(page{}))
	count := (pageSize - head - 15) / each
	first := (head + count*(each-size) + 15) &^ 15
	*at[page](h.address(n)) = page{kind: kind, size: size, first: first, count: count}
	return n + 1
}

// vacant is the first object that is not taken; count or more if there is none.
func (p *page) vacant() uint32 {
	for i := p.from; i < p.count; i = (i | 31) + 1 {
		if free := ^p.taken[i/32] >> (i % 32); free != 0 {
			return i + uint32(bits.TrailingZeros32(free))
		}
	}
	return p.count
}

// isTaken reports whether object i is in use.
func (p *page) isTaken(i uint32) bool {
	return i < p.from || p.taken[i/32]>>(i%32)&1 != 0
}

// settle ends a collection: what is marked is taken, and nothing else. It returns how many objects that are.
func (p *page) settle() uint32 {
	p.used, p.from, p.next = 0, 0, 0
	for i, marks := range p.marks {
		p.used += uint32(bits.OnesCount32(marks))
		p.taken[i], p.marks[i] = marks, 0
	}
	return p.used
}
