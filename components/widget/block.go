package widget

// Block is room for samples that is used again and again: what is pushed lies in it on its way to a View. The zero value
// is ready.
type Block struct{ of [kinds]buffer }

// Series returns a handle on n samples of a kind, whose values are whatever was left there. It is valid until the next
// call; room that was made once is not made again for as many samples of that kind or fewer. full is as for WithFullScale; 0: that of the kind.
func (m *Block) Series(k Kind, n int, full float64) Series {
	b := &m.of[k]
	b.kind, b.n, b.full = k, n, full
	switch k {
	case Float32:
		b.f32 = room(b.f32, n)
	case Float64:
		b.f64 = room(b.f64, n)
	case Int16:
		b.i16 = room(b.i16, n)
	case Int32:
		b.i32 = room(b.i32, n)
	case Uint8:
		b.u8 = room(b.u8, n)
	case Uint16:
		b.u16 = room(b.u16, n)
	}
	return newSeries(b)
}

// Free gives the room back.
func (m *Block) Free() { m.of = [kinds]buffer{} }

// mostRounded is how many elements are rounded up to a power of two. More are no stream's.
const mostRounded = 1 << 20

// room is x with n elements. It grows to a power of two, so that pushes of unlike lengths seldom make it grow.
func room[T any](x []T, n int) []T {
	if n <= cap(x) {
		return x[:n]
	}
	if n > mostRounded {
		return make([]T, n)
	}
	size := 256
	for size < n {
		size *= 2
	}
	return make([]T, n, size)
}

// Copy returns a handle on a copy of the samples, of the same kind and scale.
func (s Series) Copy() Series {
	if s.buf == nil {
		return s
	}
	b := *s.buf
	b.f32, b.f64, b.i16 = append([]float32(nil), b.f32...), append([]float64(nil), b.f64...), append([]int16(nil), b.i16...)
	b.i32, b.u8, b.u16 = append([]int32(nil), b.i32...), append([]uint8(nil), b.u8...), append([]uint16(nil), b.u16...)
	return newSeries(&b)
}
