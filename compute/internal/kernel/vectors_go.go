//go:build (!tinygo && !(goexperiment.simd && wasm)) || scalar

package kernel

// Vectors tells whether the vector types are vectors: if not, the loops over single values are faster.
const Vectors = false
