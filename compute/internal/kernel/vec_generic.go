//go:build (!(goexperiment.simd && wasm) && !tinygo) || scalar

package kernel

import (
	"math"
	"unsafe"
)

// Vectors tells whether the vector types are vectors: if not, the loops over single values are faster.
const Vectors = false

// twice would have the loops of passes do two butterflies a turn, as vec_archsimd.go has it.
const twice = false

// F32x4 is four float32: the reference that vectors
// are compared with.
type F32x4 struct{ a, b, c, d float32 }

func (x F32x4) Add(y F32x4) F32x4 { return F32x4{x.a + y.a, x.b + y.b, x.c + y.c, x.d + y.d} }
func (x F32x4) Sub(y F32x4) F32x4 { return F32x4{x.a - y.a, x.b - y.b, x.c - y.c, x.d - y.d} }

// The conversions keep the compiler from fusing a product with a sum, which would round otherwise than vectors do.
func (x F32x4) Mul(y F32x4) F32x4 {
	return F32x4{float32(x.a * y.a), float32(x.b * y.b), float32(x.c * y.c), float32(x.d * y.d)}
}

func (x F32x4) Div(y F32x4) F32x4 { return F32x4{x.a / y.a, x.b / y.b, x.c / y.c, x.d / y.d} }

func load32(p unsafe.Pointer, at int) F32x4     { return *(*F32x4)(unsafe.Add(p, at)) }
func store32(p unsafe.Pointer, at int, v F32x4) { *(*F32x4)(unsafe.Add(p, at)) = v }
func splat32(v float32) F32x4                   { return F32x4{v, v, v, v} }

// F64x2 is two float64.
type F64x2 struct{ a, b float64 }

func (x F64x2) Add(y F64x2) F64x2 { return F64x2{x.a + y.a, x.b + y.b} }
func (x F64x2) Sub(y F64x2) F64x2 { return F64x2{x.a - y.a, x.b - y.b} }
func (x F64x2) Mul(y F64x2) F64x2 { return F64x2{float64(x.a * y.a), float64(x.b * y.b)} }

func (x F64x2) Div(y F64x2) F64x2 { return F64x2{x.a / y.a, x.b / y.b} }

func load64(p unsafe.Pointer, at int) F64x2     { return *(*F64x2)(unsafe.Add(p, at)) }
func store64(p unsafe.Pointer, at int, v F64x2) { *(*F64x2)(unsafe.Add(p, at)) = v }
func splat64(v float64) F64x2                   { return F64x2{v, v} }

const (
	second32 = 1
	third32  = 2
)

// and64 and or64 are those of bits, minus32 and minus64 subtract bits as integers, bits32 and floats32 the same bits as values of another size.
func and64(x, y F64x2) F64x2 { return F64x2{from(bits(x.a) & bits(y.a)), from(bits(x.b) & bits(y.b))} }
func or64(x, y F64x2) F64x2  { return F64x2{from(bits(x.a) | bits(y.a)), from(bits(x.b) | bits(y.b))} }

func minus32(x, y F32x4) F32x4 {
	return F32x4{minus(x.a, y.a), minus(x.b, y.b), minus(x.c, y.c), minus(x.d, y.d)}
}

func minus64(x, y F64x2) F64x2 {
	return F64x2{from(bits(x.a) - bits(y.a)), from(bits(x.b) - bits(y.b))}
}

func minus(x, y float32) float32 {
	return math.Float32frombits(math.Float32bits(x) - math.Float32bits(y))
}

func bits(x float64) uint64 { return math.Float64bits(x) }
func from(b uint64) float64 { return math.Float64frombits(b) }

func bits32(x F32x4) F64x2   { return *(*F64x2)(unsafe.Pointer(&x)) }
func floats32(x F64x2) F32x4 { return *(*F32x4)(unsafe.Pointer(&x)) }

// mix32 moves values between the lanes of vectors.
type mix32 struct{}

func newMix32() mix32 { return mix32{} }

// split takes two vectors of interleaved complex values apart.
func (mix32) split(a, b F32x4) (re, im F32x4) {
	return F32x4{a.a, a.c, b.a, b.c}, F32x4{a.b, a.d, b.b, b.d}
}

// join undoes split.
func (m mix32) join(re, im F32x4) (a, b F32x4) { return m.zip(re, im) }

// zip returns a0 b0 a1 b1 and a2 b2 a3 b3.
func (mix32) zip(a, b F32x4) (lo, hi F32x4) {
	return F32x4{a.a, b.a, a.b, b.b}, F32x4{a.c, b.c, a.d, b.d}
}

// halves returns a0 a1 b0 b1 and a2 a3 b2 b3.
func (mix32) halves(a, b F32x4) (lo, hi F32x4) {
	return F32x4{a.a, a.b, b.a, b.b}, F32x4{a.c, a.d, b.c, b.d}
}

// fix puts the values of a vector that comes of split into their natural order.
func (mix32) fix(a F32x4) F32x4 { return a }

// swap returns a2 a3 a0 a1.
func (mix32) swap(a F32x4) F32x4 { return F32x4{a.c, a.d, a.a, a.b} }

// mix64 is mix32 for two lanes, where all of its moves are the same one.
type mix64 struct{}

func newMix64() mix64 { return mix64{} }

func (m mix64) split(a, b F64x2) (re, im F64x2) { return m.zip(a, b) }
func (m mix64) join(re, im F64x2) (a, b F64x2)  { return m.zip(re, im) }

// zip returns a0 b0 and a1 b1.
func (mix64) zip(a, b F64x2) (lo, hi F64x2) { return F64x2{a.a, b.a}, F64x2{a.b, b.b} }

// each32 and each64 load one value into all lanes.
func each32(p unsafe.Pointer, at int) F32x4 { return splat32(*(*float32)(unsafe.Add(p, at))) }
func each64(p unsafe.Pointer, at int) F64x2 { return splat64(*(*float64)(unsafe.Add(p, at))) }

// least32 returns b where it is less than a, and otherwise a: NaN in b is passed over.
func least32(a, b F32x4) F32x4 {
	return F32x4{lesser(a.a, b.a), lesser(a.b, b.b), lesser(a.c, b.c), lesser(a.d, b.d)}
}

// most32 likewise returns b where it is greater.
func most32(a, b F32x4) F32x4 {
	return F32x4{greater(a.a, b.a), greater(a.b, b.b), greater(a.c, b.c), greater(a.d, b.d)}
}

func least64(a, b F64x2) F64x2 { return F64x2{lesser(a.a, b.a), lesser(a.b, b.b)} }
func most64(a, b F64x2) F64x2  { return F64x2{greater(a.a, b.a), greater(a.b, b.b)} }

func lesser[T Float](a, b T) T {
	if b < a {
		return b
	}
	return a
}

func greater[T Float](a, b T) T {
	if b > a {
		return b
	}
	return a
}

// octaves32 takes normal positive numbers apart: x = 2^e (1+f), with 1+f from sqrt(1/2) to sqrt(2).
func octaves32(x F32x4) (e, f F32x4) {
	e.a, f.a = octaves(x.a)
	e.b, f.b = octaves(x.b)
	e.c, f.c = octaves(x.c)
	e.d, f.d = octaves(x.d)
	return e, f
}

func octaves(x float32) (e, f float32) {
	b := math.Float32bits(x)
	i := int32(b-rootHalf) >> 23
	return float32(i), math.Float32frombits(b-uint32(i)<<23) - 1
}

// limit32 returns the values of x limited to lo and hi, which are positive; NaN becomes one of the two.
func limit32(x, lo, hi F32x4) F32x4 {
	return F32x4{limited(x.a, lo.a, hi.a), limited(x.b, lo.b, hi.b), limited(x.c, lo.c, hi.c), limited(x.d, lo.d, hi.d)}
}

func limited(x, lo, hi float32) float32 {
	if !(x > lo) {
		return lo
	}
	return min(x, hi)
}

// smallest32 and largest32 compare the bits of their values as signed integers: that is the order of numbers that are not negative, with
// NaN beyond one of its ends.
func smallest32(a, b F32x4) F32x4 {
	return F32x4{smaller(a.a, b.a), smaller(a.b, b.b), smaller(a.c, b.c), smaller(a.d, b.d)}
}

func largest32(a, b F32x4) F32x4 {
	return F32x4{larger(a.a, b.a), larger(a.b, b.b), larger(a.c, b.c), larger(a.d, b.d)}
}

func smaller(a, b float32) float32 {
	if int32(math.Float32bits(b)) < int32(math.Float32bits(a)) {
		return b
	}
	return a
}

func larger(a, b float32) float32 {
	if int32(math.Float32bits(b)) > int32(math.Float32bits(a)) {
		return b
	}
	return a
}

// greater32 returns yes where a is greater than b, and otherwise no.
func greater32(a, b, yes, no F32x4) F32x4 {
	return F32x4{either(a.a > b.a, yes.a, no.a), either(a.b > b.b, yes.b, no.b), either(a.c > b.c, yes.c, no.c), either(a.d > b.d, yes.d, no.d)}
}

func either(c bool, yes, no float32) float32 {
	if c {
		return yes
	}
	return no
}

// beside32 stores the bits of f: one less where v is less than least, one more where it is greater than most, 0 where it is NaN.
func beside32(p unsafe.Pointer, at int, f, v, least, most F32x4) {
	i := (*[4]uint32)(unsafe.Add(p, at))
	i[0], i[1] = beside(f.a, v.a, least.a, most.a), beside(f.b, v.b, least.b, most.b)
	i[2], i[3] = beside(f.c, v.c, least.c, most.c), beside(f.d, v.d, least.d, most.d)
}

func beside(f, v, least, most float32) uint32 {
	b := math.Float32bits(f)
	switch {
	case v != v:
		return 0
	case v < least:
		return b - 1
	case v > most:
		return b + 1
	}
	return b
}

func abs32(v F32x4) F32x4 {
	return F32x4{max(v.a, -v.a), max(v.b, -v.b), max(v.c, -v.c), max(v.d, -v.d)}
}
