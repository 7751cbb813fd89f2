//go:build tinygo

package heap

import (
	"runtime"
	"unsafe"
)

// What TinyGo's runtime wants of a custom collector (src/runtime/gc_custom.go of TinyGo 0.41).

// all is the program's heap, and pages its table: of all pages that 32-bit addresses reach.
var (
	all   heap
	pages [1 << (32 - pageShift)]uint32
)

// zero is the address of all objects without size.
var zero byte

// memoryStart is the first byte after the static data.
//
//go:extern __heap_base
var memoryStart [0]byte

// variables are the addresses of all words of static data that may hold a pointer, and a nil. Package llvm writes the
// list when the program has been optimised.
//
//go:extern sonde_pointers
var variables [1 << 16]*uintptr

//go:linkname initHeap runtime.initHeap
func initHeap() {
	start := (uintptr(unsafe.Pointer(&memoryStart)) + pageSize - 1) &^ (pageSize - 1)
	all.open(start, pages[:len(pages)-int(start>>pageShift)-1]) // the last one would end where addresses begin again
	all.pages = uint32(memorySize(0))<<(16-pageShift) - uint32(start>>pageShift)
	if all.pages > 0 {
		all.table[0] = all.pages*kinds + free
	}
}

//go:linkname alloc runtime.alloc
//go:noinline
func alloc(size uintptr, l unsafe.Pointer) unsafe.Pointer {
	if size == 0 {
		return unsafe.Pointer(&zero)
	}
	p := all.alloc(size, layout(l))
	if p == nil {
		panic("out of memory")
	}
	return p
}

//go:linkname release runtime.free
func release(unsafe.Pointer) {}

//go:linkname collectGarbage runtime.GC
func collectGarbage() { all.collect(true) }

//go:linkname markRoots runtime.markRoots
func markRoots(start, end uintptr) { all.markWords(start, end) }

// markStack calls markRoots with the part of the stack that is in use.
//
//go:linkname markStack runtime.markStack
func markStack()

func (h *heap) markVariables() {
	for i := 0; variables[i] != nil; i++ {
		h.mark(*variables[i])
	}
}

//go:linkname setFinalizer runtime.SetFinalizer
func setFinalizer(obj, finalizer any) {}

//go:linkname readMemStats runtime.ReadMemStats
func readMemStats(m *runtime.MemStats) {
	m.HeapAlloc = uint64(all.live + all.since)
	m.Alloc, m.HeapInuse = m.HeapAlloc, m.HeapAlloc
	m.HeapSys = uint64(all.pages) << pageShift
	m.Sys, m.HeapIdle = m.HeapSys, m.HeapSys-m.HeapInuse
}

// CollectIdle frees what can't be reached from variables. Whoever calls it, and whoever called that, must not have
// pointers of its own that it needs.
func CollectIdle() { all.collect(false) }

// Collect frees what can't be reached from variables or the stack.
func Collect() { all.collect(true) }

// InOnePiece says whether a block of so many bytes can be had, and has memory grow for it.
func InOnePiece(bytes uintptr) bool { return all.inOnePiece(bytes) }

// Anything says whether large blocks without pointers may hold anything at first, because all of them is going to be written to: zeroing a
// block takes half as long as filling it.
func Anything(allowed bool) { all.anything = allowed }

// SetClock gives the collector a clock, of milliseconds.
func SetClock(now func() float64) { all.clock = now }

// LongestPause is how long the longest collection has taken so far, in milliseconds: the program stands still in it.
func LongestPause() float64 { return all.longest }

// pointer is no sum with nil: LLVM takes whatever uses such a pointer for unreachable.
func pointer(address uintptr) unsafe.Pointer { return unsafe.Pointer(address) }

//export llvm.wasm.memory.size.i32
func memorySize(index int32) int32

//export llvm.wasm.memory.grow.i32
func memoryGrow(index, delta int32) int32

// growMemory makes memory larger by that many pages or some more, and returns how many; 0 when it can't.
func growMemory(count uint32) uint32 {
	const each = 1 << (16 - pageShift) // a page of wasm's is 64 KB
	wanted := (count + each - 1) / each
	if memoryGrow(0, int32(wanted)) < 0 {
		return 0
	}
	return wanted * each
}
