//go:build tinygo

package main

import (
	"unsafe"

	"github.com/sonde-viz/sonde/compute/fft"
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
}

// plans by id; freed ids are used again.
var (
	plans []transform
	free  []int32
)

// newPlan makes a plan for transforms of n values and returns its id, or -1 if n or kind is out of range.
//
//go:wasmexport plan
func newPlan(kind, n int32) int32 {
	if n < 1 || n > longest {
		return -1
	}
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
	default:
		return -1
	}
	if len(free) > 0 {
		id := free[len(free)-1]
		free = free[:len(free)-1]
		plans[id] = t
		return id
	}
	plans = append(grown(plans), t)
	return int32(len(plans) - 1)
}

// release gives a plan and its buffers back.
//
//go:wasmexport release
func release(id int32) {
	plans[id] = nil
	free = append(free, id)
}

// input is the address of the values before a transform: 2n interleaved, or n real ones.
//
//go:wasmexport input
func input(id int32) uintptr { return uintptr(plans[id].input()) }

// output is the address of the values after it: 2n interleaved ones, or 2(n/2+1) of a real transform.
//
//go:wasmexport output
func output(id int32) uintptr { return uintptr(plans[id].output()) }

// forward transforms the input into the output.
//
//go:wasmexport forward
func forward(id int32) { plans[id].forward() }

// inverse transforms the output back into the input, scaled by 1/n.
//
//go:wasmexport inverse
func inverse(id int32) { plans[id].inverse() }

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
