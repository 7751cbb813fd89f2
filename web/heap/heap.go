// Package heap is the memory of elements.wasm where TinyGo compiles it: an allocator, and a collector of garbage that
// goes by types. TinyGo's own takes every word of the static data for an address, so that a block of 40 MB that nobody
// has any more stays because of a hash or a seed; and it looks at each 16 bytes of the memory one by one. Here the
// variables that hold pointers are known (package llvm lists them), samples are never looked at, and a large block
// costs what a small one does.
//
// What TinyGo gives no type for is still searched word by word: the stack, values in interfaces, what closures hold,
// and the tables of maps. Of these, tables are large, live long, and hold hashes: a program with large blocks has no
// maps (web/port).
//
// Memory is pages of 16 KB. A page holds objects of one size, or it is a part of a large block. Objects up to 4 KB
// that hold no pointers are apart from others. The method is mark and sweep, with the bits of the last collection
// telling which places are taken, as in Go's own runtime.
//
// A program uses the package by importing it, and TinyGo's -gc=custom. On other platforms it works on memory that a
// test gives it.
package heap

import "unsafe"

const (
	pageShift = 14
	pageSize  = 1 << pageShift
	word      = unsafe.Sizeof(uintptr(0))

	// leastBudget is how many bytes are allocated between two collections at least: those of some hundred frames.
	leastBudget = 8 << 20
)

// A page's entry in the table is its kind, and a number above it.
const (
	free  = iota // the number of pages of the run that it begins; without meaning within the run
	small        // a page of small objects
	large        // the number of pages of the block that it begins
	tail         // the first page of the block that it is a part of, if that block is still there
	kinds = 4
)

// heap is all memory. Pages are numbered from its start.
type heap struct {
	start uintptr
	table []uint32
	pages uint32 // that memory has
	fresh uint32 // pages from here on were never used, and are zero

	rooms [2 * classes]uint32 // by kind of small object: the first of its pages that may have room, plus one
	list  uintptr             // objects that are marked, and whose words are still to be looked at

	live  uintptr // bytes that the last collection found in use
	since uintptr // bytes allocated after it
	limit uintptr // of since, by which the next one comes
	count uint32  // collections

	anything bool // large blocks without pointers may hold anything at first

	clock   func() float64 // milliseconds; nil in a program that does not tell
	longest float64        // collection, in milliseconds
}

// kindOf and numberOf take an entry apart.
func kindOf(entry uint32) uint32   { return entry % kinds }
func numberOf(entry uint32) uint32 { return entry / kinds }

// at is the memory at an address.
func at[T any](address uintptr) *T { return (*T)(pointer(address)) }

// address is where a page starts.
func (h *heap) address(page uint32) uintptr { return h.start + uintptr(page)<<pageShift }

// open begins with no pages; the table says how many there may ever be.
func (h *heap) open(start uintptr, table []uint32) {
	*h = heap{start: start, table: table, limit: leastBudget}
}

// alloc returns zeroed memory for an object whose pointers are where the layout says, or nil when memory is full.
func (h *heap) alloc(size uintptr, l layout) unsafe.Pointer {
	if h.since+size > h.limit || h.since+size < size {
		h.collect(true)
	}
	if p := h.place(size, l); p != nil {
		return p
	}
	h.collect(true)
	return h.place(size, l)
}

// place finds room for an object, in new memory if there must be.
func (h *heap) place(size uintptr, l layout) unsafe.Pointer {
	if size > largestSmall {
		return h.allocLarge(size, l)
	}
	return h.allocSmall(size, l)
}

// blockHead begins a large block. What comes after it is the object.
type blockHead struct {
	layout layout
	next   uintptr // on the list
	marked uintptr // 0 or 1
}

const headSize = (unsafe.Sizeof(blockHead{}) + 15) &^ 15

func (h *heap) allocLarge(size uintptr, l layout) unsafe.Pointer {
	bytes := size + headSize
	if bytes < size || bytes > ^uintptr(0)-pageSize {
		return nil
	}
	count := uint32((bytes + pageSize - 1) >> pageShift)
	first, ok := h.run(count)
	if !ok {
		return nil
	}
	h.table[first] = count*kinds + large
	for i := first + 1; i < first+count; i++ {
		h.table[i] = first*kinds + tail
	}
	if h.anything && l.pointerFree() {
		h.fresh = max(h.fresh, first+count)
	} else {
		h.clear(first, count)
	}
	h.since += uintptr(count) << pageShift
	block := h.address(first)
	*at[blockHead](block) = blockHead{layout: l}
	return unsafe.Pointer(at[byte](block + headSize))
}

// clear zeroes pages, unless they are zero because they were never used.
func (h *heap) clear(first, count uint32) {
	end := first + count
	if used := min(end, h.fresh); first < used {
		clear(unsafe.Slice(at[byte](h.address(first)), uintptr(used-first)<<pageShift))
	}
	h.fresh = max(h.fresh, end)
}
