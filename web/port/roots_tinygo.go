//go:build tinygo

package port

import "unsafe"

// TinyGo's collector takes every word of what is static for an address, constants included: tables of numbers then keep
// large blocks alive for ever. Constants point to no heap, so the search starts where variables do (web/llvm/target/data.s).

//go:extern runtime.globalsStart
var globalsStart uintptr

//go:extern sonde_data_start
var dataStart [0]byte

func init() { globalsStart = uintptr(unsafe.Pointer(&dataStart)) }
