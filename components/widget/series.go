package widget

import "math"

// Series is a handle on samples: small and comparable, so that props can be compared in no time whatever
// the number of samples. Two handles are equal when they name the same buffer at the same revision.
// The zero Series is empty. The samples belong to the Series: change them in place only to call Touched after.
type Series struct {
	rev uint64 // first, so that a reflect.DeepEqual of unlike handles ends here and not in the samples
	buf *buffer
}

// Kind is the type of number in which the samples of a Series are kept.
type Kind uint8

// The kinds of samples. Their numbers are those of the boundary to JavaScript too.
const (
	Float32 Kind = iota
	Float64
	Int16
	Int32
	Uint8
	Uint16
	kinds
)

// fullScale is the magnitude of the lowest number of a signed kind, and of an unsigned one that of half its range: the
// amplitude of the largest sine that it holds, about the middle of the range.
func (k Kind) fullScale() float64 {
	return [...]float64{1, 1, 1 << 15, 1 << 31, 1 << 7, 1 << 15}[k]
}

// Bytes is the size of one sample.
func (k Kind) Bytes() int { return [...]int{4, 8, 2, 4, 1, 2}[k] }

// Valid says whether there is such a kind.
func (k Kind) Valid() bool { return k < kinds }

// buffer keeps samples in the kind in which they came; the slice of that kind alone is in use. A sample's value is
// what is kept times scale.
type buffer struct {
	kind  Kind
	n     int
	scale float64
	full  float64 // full scale of the numbers kept; 0: that of the kind
	f32   []float32
	f64   []float64
	i16   []int16
	i32   []int32
	u8    []uint8
	u16   []uint16
}

var lastRev uint64

func newSeries(b *buffer) Series {
	lastRev++
	if b.scale == 0 {
		b.scale = 1
	}
	return Series{lastRev, b}
}

// Float32s returns a handle on x, which is not copied.
func Float32s(x []float32) Series { return newSeries(&buffer{kind: Float32, n: len(x), f32: x}) }

// Float64s returns a handle on x, which is not copied.
func Float64s(x []float64) Series { return newSeries(&buffer{kind: Float64, n: len(x), f64: x}) }

// Int16s returns a handle on x, which is not copied, for samples whose values are x times scale: 1.0/32768 for audio
// of full scale 1.
func Int16s(x []int16, scale float64) Series {
	return newSeries(&buffer{kind: Int16, n: len(x), i16: x, scale: scale})
}

// Int32s is like Int16s.
func Int32s(x []int32, scale float64) Series {
	return newSeries(&buffer{kind: Int32, n: len(x), i32: x, scale: scale})
}

// Uint8s is like Int16s.
func Uint8s(x []uint8, scale float64) Series {
	return newSeries(&buffer{kind: Uint8, n: len(x), u8: x, scale: scale})
}

// Uint16s is like Int16s.
func Uint16s(x []uint16, scale float64) Series {
	return newSeries(&buffer{kind: Uint16, n: len(x), u16: x, scale: scale})
}

// MakeSeries returns a handle on n new samples of a kind, all 0.
func MakeSeries(k Kind, n int) Series {
	switch k {
	case Float64:
		return Float64s(make([]float64, n))
	case Int16:
		return Int16s(make([]int16, n), 1)
	case Int32:
		return Int32s(make([]int32, n), 1)
	case Uint8:
		return Uint8s(make([]uint8, n), 1)
	case Uint16:
		return Uint16s(make([]uint16, n), 1)
	}
	return Float32s(make([]float32, n))
}

// Touched returns a handle on the same samples that is unlike s: they were changed in place.
func (s Series) Touched() Series {
	if s.buf == nil {
		return s
	}
	return newSeries(s.buf)
}

// Part returns a handle on the samples from first to end, which are not copied.
func (s Series) Part(first, end int) Series {
	if s.buf == nil {
		return s
	}
	b := &buffer{kind: s.buf.kind, n: end - first, scale: s.buf.scale, full: s.buf.full}
	switch b.kind {
	case Float32:
		b.f32 = s.buf.f32[first:end:end]
	case Float64:
		b.f64 = s.buf.f64[first:end:end]
	case Int16:
		b.i16 = s.buf.i16[first:end:end]
	case Int32:
		b.i32 = s.buf.i32[first:end:end]
	case Uint8:
		b.u8 = s.buf.u8[first:end:end]
	case Uint16:
		b.u16 = s.buf.u16[first:end:end]
	}
	return newSeries(b)
}

// Len is the number of samples.
func (s Series) Len() int {
	if s.buf == nil {
		return 0
	}
	return s.buf.n
}

// Kind is the type of number in which the samples are kept; Float32 when there are none.
func (s Series) Kind() Kind {
	if s.buf == nil {
		return Float32
	}
	return s.buf.kind
}

// Scale is what the numbers kept are multiplied by to give the values; 1 for float32 and float64.
func (s Series) Scale() float64 {
	if s.buf == nil {
		return 1
	}
	return s.buf.scale
}

// FullScale is the amplitude of a full-scale sine in the unit of the values. It is 1 for float32 and float64. For integers of
// so many bits it is 2^(bits-1) times the magnitude of the scale, the unsigned ones included: a sine that fills their range lies about the middle
// of it, and this offset is a part of the values.
func (s Series) FullScale() float64 {
	if s.buf == nil {
		return 1
	}
	full := s.buf.full
	if full == 0 {
		full = s.buf.kind.fullScale()
	}
	return full * math.Abs(s.buf.scale)
}

// WithFullScale returns a handle on the same samples whose FullScale is of integers with another one than their kind has: 128
// for 8 bits that are kept as int16.
func (s Series) WithFullScale(full float64) Series {
	if s.buf == nil || full == s.buf.full {
		return s
	}
	b := *s.buf
	b.full = full
	return newSeries(&b)
}

// F32 returns the samples when they are kept as float32, else nil.
func (s Series) F32() []float32 {
	if s.buf == nil {
		return nil
	}
	return s.buf.f32
}

// F64 returns the samples when they are kept as float64, else nil.
func (s Series) F64() []float64 {
	if s.buf == nil {
		return nil
	}
	return s.buf.f64
}

// I16 returns the numbers kept, without the scale, when they are int16, else nil.
func (s Series) I16() []int16 {
	if s.buf == nil {
		return nil
	}
	return s.buf.i16
}

// I32 is like I16.
func (s Series) I32() []int32 {
	if s.buf == nil {
		return nil
	}
	return s.buf.i32
}

// U8 is like I16.
func (s Series) U8() []uint8 {
	if s.buf == nil {
		return nil
	}
	return s.buf.u8
}

// U16 is like I16.
func (s Series) U16() []uint16 {
	if s.buf == nil {
		return nil
	}
	return s.buf.u16
}

// At returns the value of sample i.
func (s Series) At(i int) float64 {
	b := s.buf
	switch b.kind {
	case Float32:
		return float64(b.f32[i])
	case Float64:
		return b.f64[i]
	case Int16:
		return float64(b.i16[i]) * b.scale
	case Int32:
		return float64(b.i32[i]) * b.scale
	case Uint8:
		return float64(b.u8[i]) * b.scale
	}
	return float64(b.u16[i]) * b.scale
}

// Read copies the values of the samples from first on into dst, as far as there are any, and returns how many it
// copied. Numbers are rounded to T after they have been multiplied.
func Read[T ~float32 | ~float64](dst []T, s Series, first int) int {
	n := min(len(dst), s.Len()-first)
	if n <= 0 {
		return 0
	}
	b, end := s.buf, first+n
	switch b.kind {
	case Float32:
		scaled(dst, b.f32[first:end], 1)
	case Float64:
		scaled(dst, b.f64[first:end], 1)
	case Int16:
		scaled(dst, b.i16[first:end], b.scale)
	case Int32:
		scaled(dst, b.i32[first:end], b.scale)
	case Uint8:
		scaled(dst, b.u8[first:end], b.scale)
	case Uint16:
		scaled(dst, b.u16[first:end], b.scale)
	}
	return n
}

func scaled[T ~float32 | ~float64, S float32 | float64 | int16 | int32 | uint8 | uint16](dst []T, src []S, scale float64) {
	if scale == 1 {
		for i, v := range src {
			dst[i] = T(v)
		}
		return
	}
	for i, v := range src {
		dst[i] = T(float64(v) * scale)
	}
}
