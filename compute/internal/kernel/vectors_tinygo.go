//go:build tinygo && !scalar

package kernel

// Vectors tells whether the vector types are vectors: LLVM makes them so.
const Vectors = true
