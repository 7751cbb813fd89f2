//go:build tinygo

package main

import (
	"unsafe"

	"github.com/sonde-viz/sonde/web/kernels/api"
	"github.com/sonde-viz/sonde/web/kernels/memory"
)

// What a plan transforms.
const (
	complex32 = iota
	complex64
	real32
	real64
)

// transform is a plan with its two buffers.
type transform interface {
	forward()
	inverse()
	input() unsafe.Pointer
	output() unsafe.Pointer
	recipe() string
}

// planned is a transform with the region that it lies in.
type planned struct {
	transform
	region memory.Region
}

// newPlan makes a plan for count transforms of n values each, which lie one after the other, and returns its id, or -1 if
// something is out of range.
//
//go:wasmexport plan
func newPlan(kind, n, count int32) int32 {
	if n < 1 || count < 1 || kind < complex32 || kind > real64 || int64(n)*int64(count) > api.LongestPlan {
		return -1
	}
	held.building.Begin()
	var t transform
	switch kind {
	case complex32:
		t = newComplex[float32](int(n), int(count))
	case complex64:
		t = newComplex[float64](int(n), int(count))
	case real32:
		t = newReal[float32](int(n), int(count))
	case real64:
		t = newReal[float64](int(n), int(count))
	}
	return add(t)
}

// newPlan2D makes a plan for matrices, row by row, and returns its id, or -1 if something is out of range.
//
//go:wasmexport plan2d
func newPlan2D(kind, rows, columns int32) int32 {
	if rows < 1 || columns < 1 || kind < complex32 || kind > real64 || int64(rows)*int64(columns) > api.LongestPlan {
		return -1
	}
	held.building.Begin()
	var t transform
	switch kind {
	case complex32:
		t = newComplex2D[float32](int(rows), int(columns))
	case complex64:
		t = newComplex2D[float64](int(rows), int(columns))
	case real32:
		t = newReal2D[float32](int(rows), int(columns))
	case real64:
		t = newReal2D[float64](int(rows), int(columns))
	}
	return add(t)
}

// add ends the building of a plan, and returns its id.
func add(t transform) int32 {
	held.building.End()
	p := planned{t, held.building}
	held.building = memory.Region{}
	if last := len(held.free) - 1; last >= 0 {
		id := held.free[last]
		held.free = held.free[:last]
		held.plans[id] = p
		return id
	}
	held.plans = append(held.plans, p)
	return int32(len(held.plans) - 1)
}

// release gives a plan and its buffers back.
//
//go:wasmexport release
func release(id int32) {
	p := &held.plans[id]
	p.region.Free()
	p.transform = nil
	held.free = append(held.free, id)
}

// input is the address of the values before a transform: 2n interleaved, or n real ones, count times; or a matrix.
//
//go:wasmexport input
func input(id int32) uintptr { return uintptr(held.plans[id].input()) }

// output is the address of the values after it: 2n interleaved ones, or 2(n/2+1) of a real transform, of each.
//
//go:wasmexport output
func output(id int32) uintptr { return uintptr(held.plans[id].output()) }

// forward transforms the input into the output.
//
//go:wasmexport forward
func forward(id int32) { held.plans[id].forward() }

// inverse transforms the output back into the input, scaled by 1/n.
//
//go:wasmexport inverse
func inverse(id int32) { held.plans[id].inverse() }

// recipe writes what the planner chose to at, as UTF-8, and returns its length; at has room for 256 bytes.
//
//go:wasmexport recipe
func recipe(id int32, at unsafe.Pointer) int32 {
	held.building.Begin()
	n := copy(unsafe.Slice((*byte)(at), 256), held.plans[id].recipe())
	held.building.End()
	held.building.Free()
	return int32(n)
}
