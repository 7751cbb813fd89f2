//go:build tinygo

package memory

import "unsafe"

// all is the memory, and lasting the region of what is allocated outside of any other: it is never freed.
var (
	all     arena
	lasting Region
	current *Region

	allocations uint32

	// exhausted says that an allocation found no room, for which the program trapped.
	exhausted bool
)

// Begin has what is allocated from now on lie in r, until End.
func (r *Region) Begin() { r.outer, current = current, r }

// End goes back to what was open before Begin.
func (r *Region) End() { current, r.outer = r.outer, nil }

// Free gives back all that lies in r, which is empty then.
func (r *Region) Free() { r.free(&all) }

// temporary is the region of what package compute/internal/temporary says is not needed after a while.
var temporary Region

func beginTemporary() { temporary.Begin() }

func endTemporary() {
	temporary.End()
	temporary.Free()
}

// Alloc returns the address of size bytes, all 0, which lie in no region; 0 if there is no room for them.
func Alloc(size uint32) uintptr {
	allocations++
	ready()
	place := all.take(size)
	if place == 0 {
		return 0
	}
	return uintptr(place + header)
}

// Abandon is for after a trap. If that was for want of room, it gives back all that was being made, so that the program
// can go on, and returns true.
func Abandon() bool {
	if !exhausted {
		return false
	}
	abandon(&all, current)
	current, exhausted = nil, false
	return true
}

// Dealloc gives back what Alloc gave.
func Dealloc(address uintptr) { all.give(uint32(address) - header) }

// InUse is the number of bytes that are not free.
func InUse() uint32 { return all.inUse }

// Allocations is their number since the start.
func Allocations() uint32 { return allocations }

// alloc is what TinyGo's runtime allocates by; with -gc=none the program must have it.
//
//go:linkname alloc runtime.alloc
//go:noinline
func alloc(size uintptr, _ unsafe.Pointer) unsafe.Pointer {
	allocations++
	ready()
	r := current
	if r == nil {
		r = &lasting
	}
	place := r.alloc(&all, uint32(size))
	if place == 0 {
		exhausted = true
		panic("out of memory")
	}
	return unsafe.Pointer(all.at(place))
}

// memoryStart is the first byte after the static data.
//
//go:extern __heap_base
var memoryStart [0]byte

func ready() {
	if all.end == 0 {
		all.open(uint32(uintptr(unsafe.Pointer(&memoryStart))), uint32(memorySize(0))*page)
	}
}

func growMemory(pages uint32) bool { return memoryGrow(0, int32(pages)) != -1 }

//export llvm.wasm.memory.size.i32
func memorySize(index int32) int32

//export llvm.wasm.memory.grow.i32
func memoryGrow(index, pages int32) int32

// pointer must not take an address of its own: until TinyGo has optimised it, that is an allocation.
func pointer(address uintptr) unsafe.Pointer { return unsafe.Pointer(address) }
