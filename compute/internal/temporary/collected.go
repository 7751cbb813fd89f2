//go:build !kernels

// Package temporary tells a program without a collector what is needed no longer. Only compute.wasm is one.
package temporary

// Begin says that what is allocated from now on, until End, is not needed after that.
func Begin() {}

// End ends what Begin began. The two are not nested.
func End() {}
