//go:build !tinygo

package heap

import "unsafe"

// What a test gives: how many pages there may be, the variables and what is on the stack.
var (
	room       uint32
	variables  []uintptr
	stack      []uintptr
	testedHeap *heap
)

func growMemory(count uint32) uint32 {
	count = min(count, room)
	room -= count
	return count
}

func (h *heap) markVariables() {
	for _, address := range variables {
		h.mark(address)
	}
}

func markStack() {
	for _, address := range stack {
		testedHeap.mark(address)
	}
}

// pointer is a sum with nil, which go vet does not mind.
func pointer(address uintptr) unsafe.Pointer { return unsafe.Add(unsafe.Pointer(nil), address) }
