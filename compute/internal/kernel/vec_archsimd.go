//go:build goexperiment.simd && wasm && !scalar

package kernel

import (
	"simd/archsimd"
	"unsafe"
)

// Vectors tells whether the vector types are vectors: if not, the loops over single values are faster.
const Vectors = true

// twice: Go goes round a loop of wasm through a table of jumps, so the loops of passes do two butterflies a turn.
const twice = true

// F32x4 is four float32, F64x2 two float64. Their methods are those of vec_generic.go.
type (
	F32x4 = archsimd.Float32x4
	F64x2 = archsimd.Float64x2
)

func load32(p unsafe.Pointer, at int) F32x4 {
	return archsimd.LoadFloat32x4Array((*[4]float32)(unsafe.Add(p, at)))
}

func store32(p unsafe.Pointer, at int, v F32x4) { v.StoreArray((*[4]float32)(unsafe.Add(p, at))) }

func splat32(v float32) F32x4 { return archsimd.BroadcastFloat32x4(v) }

func load64(p unsafe.Pointer, at int) F64x2 {
	return archsimd.LoadFloat64x2Array((*[2]float64)(unsafe.Add(p, at)))
}

func store64(p unsafe.Pointer, at int, v F64x2) { v.StoreArray((*[2]float64)(unsafe.Add(p, at))) }

func splat64(v float64) F64x2 { return archsimd.BroadcastFloat64x2(v) }

// Go 1.27 has no shuffle on wasm. What it has, shifts and selection by bits, makes one exchange of neighbours between two
// vectors; the order of lanes that follows from it is lane32.
const (
	second32 = 2
	third32  = 1
)

// and64 and or64 are those of bits, minus32 and minus64 subtract bits as integers, bits32 and floats32 the same bits as values of another size.
func and64(x, y F64x2) F64x2 { return x.ToBits().And(y.ToBits()).BitsToFloat64() }
func or64(x, y F64x2) F64x2  { return x.ToBits().Or(y.ToBits()).BitsToFloat64() }

func minus32(x, y F32x4) F32x4 { return x.ToBits().Sub(y.ToBits()).BitsToFloat32() }
func minus64(x, y F64x2) F64x2 { return x.ToBits().Sub(y.ToBits()).BitsToFloat64() }

func bits32(x F32x4) F64x2   { return x.ToBits().ReshapeToUint64s().BitsToFloat64() }
func floats32(x F64x2) F32x4 { return x.ToBits().ReshapeToUint32s().BitsToFloat32() }

// mix32 moves values between the lanes of vectors. It holds a mask that would be made again at each use.
type mix32 struct{ low archsimd.Uint64x2 }

func newMix32() mix32 { return mix32{archsimd.BroadcastUint64x2(0xffffffff)} }

// split takes two vectors of interleaved complex values apart.
func (m mix32) split(a, b F32x4) (re, im F32x4) { return m.zip(a, b) }

// join undoes split.
func (m mix32) join(re, im F32x4) (a, b F32x4) { return m.zip(re, im) }

// zip returns a0 b0 a2 b2 and a1 b1 a3 b3.
func (m mix32) zip(a, b F32x4) (even, odd F32x4) { return m.even(a, b), m.odd(a, b) }

func (m mix32) even(a, b F32x4) F32x4 {
	x, y := a.ToBits().ReshapeToUint64s(), b.ToBits().ReshapeToUint64s()
	return x.And(m.low).Or(y.ShiftAllLeft(32)).ReshapeToUint32s().BitsToFloat32()
}

func (m mix32) odd(a, b F32x4) F32x4 {
	x, y := a.ToBits().ReshapeToUint64s(), b.ToBits().ReshapeToUint64s()
	return x.ShiftAllRight(32).Or(y.AndNot(m.low)).ReshapeToUint32s().BitsToFloat32()
}

// halves returns a0 a1 b0 b1 and a2 a3 b2 b3.
func (m mix32) halves(a, b F32x4) (lo, hi F32x4) { return m.lo(a, b), m.hi(a, b) }

func (mix32) lo(a, b F32x4) F32x4 {
	x, y := a.ToBits().ReshapeToUint64s().BitsToFloat64(), b.ToBits().ReshapeToUint64s().BitsToFloat64()
	return x.SetElem(1, y.GetElem(0)).ToBits().ReshapeToUint32s().BitsToFloat32()
}

func (mix32) hi(a, b F32x4) F32x4 {
	x, y := a.ToBits().ReshapeToUint64s().BitsToFloat64(), b.ToBits().ReshapeToUint64s().BitsToFloat64()
	return y.SetElem(0, x.GetElem(1)).ToBits().ReshapeToUint32s().BitsToFloat32()
}

// fix puts the values of a vector that comes of split into their natural order.
func (mix32) fix(a F32x4) F32x4 { return a.SetElem(1, a.GetElem(2)).SetElem(2, a.GetElem(1)) }

// swap returns a2 a3 a0 a1.
func (mix32) swap(a F32x4) F32x4 {
	x := a.ToBits().ReshapeToUint64s().BitsToFloat64()
	return x.SetElem(0, x.GetElem(1)).SetElem(1, x.GetElem(0)).ToBits().ReshapeToUint32s().BitsToFloat32()
}

// mix64 is mix32 for two lanes, where all of its moves are the same one.
type mix64 struct{}

func newMix64() mix64 { return mix64{} }

func (m mix64) split(a, b F64x2) (re, im F64x2) { return m.zip(a, b) }
func (m mix64) join(re, im F64x2) (a, b F64x2)  { return m.zip(re, im) }

// zip returns a0 b0 and a1 b1.
func (mix64) zip(a, b F64x2) (even, odd F64x2) {
	return a.SetElem(1, b.GetElem(0)), b.SetElem(0, a.GetElem(1))
}

// each32 and each64 load one value into all lanes.
func each32(p unsafe.Pointer, at int) F32x4 { return splat32(*(*float32)(unsafe.Add(p, at))) }
func each64(p unsafe.Pointer, at int) F64x2 { return splat64(*(*float64)(unsafe.Add(p, at))) }

func least32(a, b F32x4) F32x4 { return b.IfElse(b.Less(a), a) }
func most32(a, b F32x4) F32x4  { return b.IfElse(b.Greater(a), a) }
func least64(a, b F64x2) F64x2 { return b.IfElse(b.Less(a), a) }
func most64(a, b F64x2) F64x2  { return b.IfElse(b.Greater(a), a) }

func octaves32(x F32x4) (e, f F32x4) {
	b := x.ToBits().BitsToInt32()
	i := b.Sub(archsimd.BroadcastInt32x4(rootHalf)).ShiftAllRight(23)
	return i.ConvertToFloat32(), b.Sub(i.ShiftAllLeft(23)).ToBits().BitsToFloat32().Sub(splat32(1))
}

// The bits of positive numbers are in the order of the numbers; those of negative ones, as signed integers, below all of them.
func limit32(x, lo, hi F32x4) F32x4 {
	return integer(x).Max(integer(lo)).Min(integer(hi)).ToBits().BitsToFloat32()
}

func smallest32(a, b F32x4) F32x4 { return integer(a).Min(integer(b)).ToBits().BitsToFloat32() }
func largest32(a, b F32x4) F32x4  { return integer(a).Max(integer(b)).ToBits().BitsToFloat32() }

func integer(x F32x4) archsimd.Int32x4 { return x.ToBits().BitsToInt32() }

func greater32(a, b, yes, no F32x4) F32x4 { return yes.IfElse(a.Greater(b), no) }

// A mask is -1 where it is set.
func beside32(p unsafe.Pointer, at int, f, v, least, most F32x4) {
	i := integer(f).Add(v.Less(least).ToInt32x4()).Sub(v.Greater(most).ToInt32x4())
	i.And(v.Equal(v).ToInt32x4()).StoreArray((*[4]int32)(unsafe.Add(p, at)))
}

func abs32(v F32x4) F32x4 { return v.Abs() }
