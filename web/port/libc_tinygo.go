//go:build tinygo

package port

import _ "unsafe" // for go:linkname

// What TinyGo leaves to a C library, which elements.wasm is linked without. Its math.Exp and math.Log are calls of exp
// and log; the standard library's own functions, in Go, are there too and give the same results as the Go build.

//export exp
func libExp(x float64) float64 { return goExp(x) }

//export log
func libLog(x float64) float64 { return goLog(x) }

//go:linkname goExp math.exp
func goExp(x float64) float64

//go:linkname goLog math.log
func goLog(x float64) float64

// libRandom seeds the hashes of maps. They need no chance: whoever could choose their keys is the page itself.
//
//export arc4random
func libRandom() uint32 { return 0x9e3779b9 }

//export __stdio_exit
func libFlush() {}
