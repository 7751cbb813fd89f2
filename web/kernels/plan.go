//go:build tinygo

package main

import (
	"unsafe"

	"github.com/sonde-viz/sonde/compute/fft"
	"github.com/sonde-viz/sonde/web/kernels/memory"
)

// What a plan transforms.
const (
	complex32 = iota
	complex64
	real32
	real64
)

// longest keeps the bytes of any buffer of a plan, Bluestein's included, within 32 bits.
const longest = 1 << 25

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

// newPlan makes a plan for transforms of n values and returns its id, or -1 if n or kind is out of range.
//
//go:wasmexport plan
func newPlan(kind, n int32) int32 {
	if n < 1 || n > longest || kind < complex32 || kind > real64 {
		return -1
	}
	held.building.Begin()
	var t transform
	switch kind {
	case complex32:
		t = newComplex[float32](int(n))
	case complex64:
		t = newComplex[float64](int(n))
	case real32:
		t = newReal[float32](int(n))
	case real64:
		t = newReal[float64](int(n))
	}
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

// input is the address of the values before a transform: 2n interleaved, or n real ones.
//
//go:wasmexport input
func input(id int32) uintptr { return uintptr(held.plans[id].input()) }

// output is the address of the values after it: 2n interleaved ones, or 2(n/2+1) of a real transform.
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

type complexPlan[T fft.Float] struct {
	plan *fft.Plan[T]
	x, y []T
}

func newComplex[T fft.Float](n int) transform {
	block := make([]T, 4*n)
	return &complexPlan[T]{fft.NewPlan[T](n), block[:2*n], block[2*n:]}
}

func (p *complexPlan[T]) forward()               { p.plan.Forward(p.y, p.x) }
func (p *complexPlan[T]) inverse()               { p.plan.Inverse(p.x, p.y) }
func (p *complexPlan[T]) input() unsafe.Pointer  { return unsafe.Pointer(&p.x[0]) }
func (p *complexPlan[T]) output() unsafe.Pointer { return unsafe.Pointer(&p.y[0]) }
func (p *complexPlan[T]) recipe() string         { return p.plan.Recipe().String() }

type realPlan[T fft.Float] struct {
	plan *fft.RealPlan[T]
	x, y []T
}

func newReal[T fft.Float](n int) transform {
	p := fft.NewRealPlan[T](n)
	pad := (n + 3) / 4 * 4 // keeps the bins aligned with the vectors
	block := make([]T, pad+2*p.Bins())
	return &realPlan[T]{p, block[:n], block[pad:]}
}

func (p *realPlan[T]) forward()               { p.plan.Forward(p.y, p.x) }
func (p *realPlan[T]) inverse()               { p.plan.Inverse(p.x, p.y) }
func (p *realPlan[T]) input() unsafe.Pointer  { return unsafe.Pointer(&p.x[0]) }
func (p *realPlan[T]) output() unsafe.Pointer { return unsafe.Pointer(&p.y[0]) }
func (p *realPlan[T]) recipe() string         { return p.plan.Recipe().String() }
