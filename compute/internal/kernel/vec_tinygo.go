//go:build tinygo && !scalar

package kernel

import "unsafe"

// Vectors tells whether the vector types are vectors: if not, the loops over single values are faster.
const Vectors = true

// twice would have the loops of passes do two butterflies a turn: LLVM gains nothing by it.
const twice = false

// F32x4 is four float32, F64x2 two float64. TinyGo passes them to functions that vec.ll defines, both as two
// float64; once those are inlined, LLVM keeps them in vector registers. (Its own vectoriser finds some of the vectors in
// vec_generic.go, and misses half.)
type (
	F32x4 [2]float64
	F64x2 [2]float64
)

func (x F32x4) Add(y F32x4) F32x4 { return add32(x, y) }
func (x F32x4) Sub(y F32x4) F32x4 { return sub32(x, y) }
func (x F32x4) Mul(y F32x4) F32x4 { return mul32(x, y) }
func (x F32x4) Div(y F32x4) F32x4 { return div32(x, y) }

func (x F64x2) Add(y F64x2) F64x2 { return add64(x, y) }
func (x F64x2) Sub(y F64x2) F64x2 { return sub64(x, y) }
func (x F64x2) Mul(y F64x2) F64x2 { return mul64(x, y) }
func (x F64x2) Div(y F64x2) F64x2 { return div64(x, y) }

//export sonde_add32
func add32(x, y F32x4) F32x4

//export sonde_sub32
func sub32(x, y F32x4) F32x4

//export sonde_div32
func div32(x, y F32x4) F32x4

//export sonde_mul32
func mul32(x, y F32x4) F32x4

//export sonde_add64
func add64(x, y F64x2) F64x2

//export sonde_sub64
func sub64(x, y F64x2) F64x2

//export sonde_div64
func div64(x, y F64x2) F64x2

//export sonde_mul64
func mul64(x, y F64x2) F64x2

// and64 and or64 are those of bits, minus32 and minus64 subtract bits as integers, bits32 and floats32 the same bits as values of another size.
//
//export sonde_and64
func and64(x, y F64x2) F64x2

//export sonde_or64
func or64(x, y F64x2) F64x2

func bits32(x F32x4) F64x2   { return F64x2(x) }
func floats32(x F64x2) F32x4 { return F32x4(x) }

//export sonde_minus32
func minus32(x, y F32x4) F32x4

//export sonde_minus64
func minus64(x, y F64x2) F64x2

//export sonde_load32
func load32(p unsafe.Pointer, at int) F32x4

//export sonde_store32
func store32(p unsafe.Pointer, at int, v F32x4)

//export sonde_splat32
func splat32(v float32) F32x4

//export sonde_load64
func load64(p unsafe.Pointer, at int) F64x2

//export sonde_store64
func store64(p unsafe.Pointer, at int, v F64x2)

//export sonde_splat64
func splat64(v float64) F64x2

// each32 and each64 load one value into all lanes.
//
//export sonde_each32
func each32(p unsafe.Pointer, at int) F32x4

//export sonde_each64
func each64(p unsafe.Pointer, at int) F64x2

const (
	second32 = 1
	third32  = 2
)

//export sonde_even32
func even32(a, b F32x4) F32x4

//export sonde_odd32
func odd32(a, b F32x4) F32x4

//export sonde_ziplo32
func zipLo32(a, b F32x4) F32x4

//export sonde_ziphi32
func zipHi32(a, b F32x4) F32x4

//export sonde_lo32
func lo32(a, b F32x4) F32x4

//export sonde_hi32
func hi32(a, b F32x4) F32x4

//export sonde_swap32
func swap32(a F32x4) F32x4

//export sonde_lo64
func lo64(a, b F64x2) F64x2

//export sonde_hi64
func hi64(a, b F64x2) F64x2

// mix32 moves values between the lanes of vectors, as in vec_generic.go.
type mix32 struct{}

func newMix32() mix32 { return mix32{} }

func (mix32) split(a, b F32x4) (re, im F32x4)  { return even32(a, b), odd32(a, b) }
func (mix32) join(re, im F32x4) (a, b F32x4)   { return zipLo32(re, im), zipHi32(re, im) }
func (mix32) zip(a, b F32x4) (lo, hi F32x4)    { return zipLo32(a, b), zipHi32(a, b) }
func (mix32) halves(a, b F32x4) (lo, hi F32x4) { return lo32(a, b), hi32(a, b) }

func (mix32) fix(a F32x4) F32x4  { return a }
func (mix32) swap(a F32x4) F32x4 { return swap32(a) }

// mix64 is mix32 for two lanes, where all of its moves are the same one.
type mix64 struct{}

func newMix64() mix64 { return mix64{} }

func (mix64) split(a, b F64x2) (re, im F64x2) { return lo64(a, b), hi64(a, b) }
func (mix64) join(re, im F64x2) (a, b F64x2)  { return lo64(re, im), hi64(re, im) }
func (mix64) zip(a, b F64x2) (lo, hi F64x2)   { return lo64(a, b), hi64(a, b) }

//export sonde_least32
func least32(a, b F32x4) F32x4

//export sonde_most32
func most32(a, b F32x4) F32x4

//export sonde_least64
func least64(a, b F64x2) F64x2

//export sonde_most64
func most64(a, b F64x2) F64x2

//export sonde_exponent32
func exponent32(x F32x4) F32x4

//export sonde_mantissa32
func mantissa32(x F32x4) F32x4

func octaves32(x F32x4) (e, f F32x4) { return exponent32(x), mantissa32(x) }

//export sonde_abs32
func abs32(x F32x4) F32x4

//export sonde_limit32
func limit32(x, lo, hi F32x4) F32x4

//export sonde_smallest32
func smallest32(a, b F32x4) F32x4

//export sonde_largest32
func largest32(a, b F32x4) F32x4

//export sonde_greater32
func greater32(a, b, yes, no F32x4) F32x4

//export sonde_beside32
func besideAt32(p unsafe.Pointer, f, v, least, most F32x4)

func beside32(p unsafe.Pointer, at int, f, v, least, most F32x4) {
	besideAt32(unsafe.Add(p, at), f, v, least, most)
}
