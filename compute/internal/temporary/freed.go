//go:build kernels

// Package temporary tells a program without a collector what is needed no longer. Only compute.wasm is one.
package temporary

import _ "unsafe" // for linkname

// Begin says that what is allocated from now on, until End, is not needed after that. It is in web/kernels/memory.
//
//go:linkname Begin github.com/sonde-viz/sonde/web/kernels/memory.beginTemporary
func Begin()

// End ends what Begin began. The two are not nested.
//
//go:linkname End github.com/sonde-viz/sonde/web/kernels/memory.endTemporary
func End()
