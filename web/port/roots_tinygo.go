//go:build tinygo

package port

import "unsafe"

// TinyGo's collector takes every word of what is static for an address, and keeps alive the block that lies there. The
// larger the blocks the likelier they are hit, so what is surely no address is kept from it.

// Constants point to no heap. The search starts where variables do (web/llvm/target/data.s).
//
//go:extern runtime.globalsStart
var globalsStart uintptr

//go:extern sonde_data_start
var dataStart [0]byte

func init() { globalsStart = uintptr(unsafe.Pointer(&dataStart)) }

// How many bytes were ever allocated is a number as large as an address.
//
//go:extern runtime.gcTotalAlloc
var allocated uint64

// hideCounts makes that number one where there is memory only once it holds 3 GB.
func hideCounts() { allocated = 3 << 30 }
