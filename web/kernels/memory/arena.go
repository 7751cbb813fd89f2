// Package memory is the memory of compute.wasm: blocks, and regions that free all that was allocated for one purpose at once.
//
// There is no collector. What outlives a call is a plan, a buffer or what the next call of the same shape needs, and each
// of these ends at a known time: JavaScript frees it, or a newer one takes its place. So every such thing has a region, in which
// all lies that was allocated while it was made. A transform allocates nothing.
package memory

import (
	"math/bits"
	"unsafe"
)

// Sizes and places are multiples of unit, the alignment of all memory that is given out.
const (
	unit = 16

	// least is the size of a block that is worth keeping apart, its header included.
	least = 4 * unit

	// page is what WebAssembly's memory grows by.
	page = 1 << 16
)

// arena is one piece of memory, cut into blocks without gaps. Places are offsets from base. The zero value needs open.
type arena struct {
	base  uintptr
	start uint32 // of the first block
	end   uint32 // of the last one, and of the memory
	last  uint32 // the last block
	fresh uint32 // from here on everything is 0 but for headers
	bins  [32]uint32
	inUse uint32 // bytes of the blocks in use
}

// block is the header of one.
type block struct {
	size   uint32 // in bytes, with the header; 1 is added while it is in use
	before uint32 // size of the block before it, 0 for the first one
	next   uint32 // in its bin or region: a place, or 0
	prev   uint32 // in its bin
}

// header is the size of a block's header. What is given out follows it.
const header = uint32(unsafe.Sizeof(block{}))

// open begins with one free block from start to end. No header may lie at place 0.
func (a *arena) open(start, end uint32) {
	start = (start + unit - 1) &^ (unit - 1)
	a.start, a.end, a.last, a.fresh = start, end, start, start+header
	*a.at(start) = block{size: end - start}
	a.insert(start)
}

func (a *arena) at(place uint32) *block { return (*block)(pointer(a.base + uintptr(place))) }

// take gives a block with room for size bytes, all 0, and returns the place of its header; 0 if there is no more memory.
func (a *arena) take(size uint32) uint32 {
	if size > 1<<31-page {
		return 0
	}
	size = max(least, header+(size+unit-1)&^(unit-1))
	place := a.find(size)
	if place == 0 {
		if place = a.extend(size); place == 0 {
			return 0
		}
	}
	a.remove(place)
	b := a.at(place)
	if rest := b.size - size; rest >= least {
		b.size = size
		a.put(place+size, rest, size)
	}
	if place+header < a.fresh {
		clear(a.bytes(place+header, min(a.fresh, place+b.size)))
	}
	a.fresh = max(a.fresh, place+b.size+header)
	a.inUse += b.size
	b.size |= 1
	b.next = 0
	return place
}

// give takes a block back, and joins it with free ones beside it.
func (a *arena) give(place uint32) {
	b := a.at(place)
	size, before := b.size&^1, b.before
	a.inUse -= size
	if after := place + size; after < a.end {
		if n := a.at(after); n.size&1 == 0 {
			a.remove(after)
			size += n.size
		}
	}
	if before > 0 {
		if p := a.at(place - before); p.size&1 == 0 {
			place -= before
			a.remove(place)
			size, before = size+p.size, p.before
		}
	}
	a.put(place, size, before)
}

// put makes a free block of the bytes at place.
func (a *arena) put(place, size, before uint32) {
	*a.at(place) = block{size: size, before: before}
	if after := place + size; after < a.end {
		a.at(after).before = size
	} else {
		a.last = place
	}
	a.insert(place)
}

// bin is the number of the list for blocks of a size: one for each power of two.
func bin(size uint32) int { return bits.Len32(size) - 1 }

// find returns the smallest free block of at least that size in the first bin that has one, or 0.
func (a *arena) find(size uint32) (best uint32) {
	for i := bin(size); i < len(a.bins); i++ {
		least := ^uint32(0)
		for place := a.bins[i]; place != 0; place = a.at(place).next {
			if s := a.at(place).size; s >= size && s < least {
				best, least = place, s
			}
		}
		if best != 0 {
			return best
		}
	}
	return 0
}

// extend makes the memory larger until its last block is free and has size bytes, and returns that block, or 0. It takes an eighth
// more than there is, if it may: each time that memory grows, JavaScript's arrays are renewed.
func (a *arena) extend(size uint32) uint32 {
	needed := size
	if b := a.at(a.last); b.size&1 == 0 {
		needed -= b.size
	}
	pages := (needed + page - 1) / page
	if more := max(pages, a.end/page/8); a.grow(more) {
		pages = more
	} else if !a.grow(pages) {
		return 0
	}
	old, grown := a.end, pages*page
	a.end += grown
	if b := a.at(a.last); b.size&1 == 0 {
		a.remove(a.last)
		a.put(a.last, b.size+grown, b.before)
	} else {
		a.put(old, grown, b.size&^1)
	}
	return a.last
}

// grow is false where there is no more memory. The last page that addresses of 32 bits reach is not used, so that end is one.
func (a *arena) grow(pages uint32) bool {
	return pages < 1<<16-a.end/page && growMemory(pages)
}

func (a *arena) insert(place uint32) {
	b := a.at(place)
	first := &a.bins[bin(b.size)]
	b.next, b.prev = *first, 0
	if *first != 0 {
		a.at(*first).prev = place
	}
	*first = place
}

func (a *arena) remove(place uint32) {
	b := a.at(place)
	if b.prev != 0 {
		a.at(b.prev).next = b.next
	} else {
		a.bins[bin(b.size)] = b.next
	}
	if b.next != 0 {
		a.at(b.next).prev = b.prev
	}
}

func (a *arena) bytes(from, to uint32) []byte {
	return unsafe.Slice((*byte)(pointer(a.base+uintptr(from))), to-from)
}
