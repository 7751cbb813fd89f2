//go:build tinygo

// Command kernels is the main of compute.wasm: the kernels of compute for JavaScript. A page, a Worker, an
// AudioWorklet or Node instantiates it without imports, calls _initialize, and then what is exported here.
// Everything is numbers: plans are ids, slices are addresses in the memory.
//
// It is built by web/kernels/build, through TinyGo and LLVM.
package main

func main() {}
