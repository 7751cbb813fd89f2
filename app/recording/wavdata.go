package recording

import (
	"encoding/binary"
	"math"

	"github.com/sonde-viz/sonde/components/widget"
)

// openData starts the data chunk.
func (w *wav) openData(size int64) {
	if !w.known {
		w.fail(w.pos-8, "the samples come before the format chunk that would explain them")
		return
	}
	w.dataAt = w.pos
	if size == math.MaxUint32 && w.longData > 0 {
		size = w.longData
	}
	// Streaming writers leave the size at 0 or at all ones. A chunk that is really empty is one after which another follows,
	// or one at the end of the file.
	if size == 0 && w.riffEnd >= w.pos+8 && (w.size <= 0 || w.size >= w.pos+8) {
		w.expect(emptyData, 8)
		return
	}
	if size == math.MaxUint32 || size == 0 && w.riffEnd <= w.pos {
		size = -1
	}
	w.declared, w.left = size, size
	if size < 0 {
		w.left = math.MaxInt64
	}
	if w.left == 0 {
		w.closeData()
		return
	}
	expected := w.left
	if w.size > 0 {
		expected = min(expected, w.size-w.pos)
		if need := expected / int64(w.format.container) * int64(w.format.kept()); need > w.limit {
			w.fail(w.pos, "the samples would take "+plural(need, "byte")+" of memory, more than the "+
				plural(w.limit, "byte")+" that are allowed")
			return
		}
	}
	w.expect(inData, w.format.align)
}

// closeData leaves the data chunk, whose size is known when it ends before the file does.
func (w *wav) closeData() {
	w.ragged = int64(len(w.part))
	w.part = w.part[:0]
	w.skip = w.declared & 1
	w.expect(afterData, 8)
}

// data takes bytes of samples, and returns how many.
func (w *wav) data(b []byte) int {
	b = b[:min(int64(len(b)), w.left)]
	taken := len(b)
	if len(w.part) > 0 {
		n := min(w.need-len(w.part), len(b))
		w.part = append(w.part, b[:n]...)
		b = b[n:]
		if len(w.part) == w.need {
			w.frames(w.part, 1)
			w.part = w.part[:0]
		}
	}
	if n := len(b) / w.need; n > 0 {
		w.frames(b, n)
		b = b[n*w.need:]
	}
	w.part = append(w.part, b...) // nothing, when the part is still incomplete
	w.left -= int64(taken)
	if w.left == 0 {
		w.closeData()
	}
	return taken
}

// frames appends n frames, each a sample of every channel.
func (w *wav) frames(b []byte, n int) {
	if w.channels == nil {
		// Only now: a header alone can promise 65535 channels, a frame has the bytes for them.
		w.channels = make([]samples, w.format.channels)
	}
	if w.full {
		return
	}
	had := w.channels[0].len()
	if int64(had+n)*int64(len(w.channels))*int64(w.format.kept()) > w.limit {
		w.full, w.fullAt = true, w.dataAt+int64(had)*int64(w.format.align)
		return
	}
	room := had + n
	if room > w.room {
		w.room = max(room, had+had/2, int(w.expected()))
	}
	for i := range w.channels {
		c := &w.channels[i]
		at := i * w.format.container
		switch w.format.kept() {
		case 8:
			c.f64 = extend(c.f64, n, w.room)
			w.format.decode64(c.f64[had:], b[at:])
		case 4:
			c.f32 = extend(c.f32, n, w.room)
			w.format.decode32(c.f32[had:], b[at:])
		default:
			c.i16 = extend(c.i16, n, w.room)
			w.format.decode16(c.i16[had:], b[at:])
		}
	}
}

// expected is the number of frames that the file has bytes for, and its header claims; 0 when
// the size of the file is unknown, for then the header alone says so.
func (w *wav) expected() int64 {
	if w.size <= 0 {
		return 0
	}
	bytes := w.size - w.dataAt
	if w.declared > 0 {
		bytes = min(bytes, w.declared)
	}
	return bytes / int64(w.format.align)
}

// extend makes s longer by n, moving it at most once to a place with room for all.
func extend[T any](s []T, n, room int) []T {
	if len(s)+n <= cap(s) {
		return s[:len(s)+n]
	}
	longer := make([]T, len(s)+n, room)
	copy(longer, s)
	return longer
}

// samples are those of one channel while they are read, in one of the slices.
type samples struct {
	i16 []int16
	f32 []float32
	f64 []float64
}

func (s *samples) len() int { return len(s.i16) + len(s.f32) + len(s.f64) }

func (s *samples) series() widget.Series {
	switch {
	case s.i16 != nil:
		return widget.Int16s(s.i16, 1.0/(1<<15))
	case s.f32 != nil:
		return widget.Float32s(s.f32)
	}
	return widget.Float64s(s.f64)
}

// decode16 fills dst with samples that lie format.align bytes apart in b, full scale being 2^15.
func (f wavFormat) decode16(dst []int16, b []byte) {
	if f.container == 1 { // 8 bits are unsigned, by the specification
		for i := range dst {
			dst[i] = int16(int(b[i*f.align])-128) << 8
		}
		return
	}
	for i := range dst {
		dst[i] = int16(binary.LittleEndian.Uint16(b[i*f.align:]))
	}
}

// decode32 is decode16 for the formats of 17 to 24 significant bits, full scale being 1.
func (f wavFormat) decode32(dst []float32, b []byte) {
	le := binary.LittleEndian
	step := f.align
	if f.float {
		for i := range dst {
			dst[i] = math.Float32frombits(le.Uint32(b[i*step:]))
		}
		return
	}
	for i := range dst {
		s := b[i*step : i*step+3]
		v := int32(uint32(s[0])<<8|uint32(s[1])<<16|uint32(s[2])<<24) >> 8
		dst[i] = float32(v) / (1 << 23)
	}
}

// decode64 is decode32 for the formats of more than 24 significant bits.
func (f wavFormat) decode64(dst []float64, b []byte) {
	le := binary.LittleEndian
	if f.float {
		for i := range dst {
			dst[i] = math.Float64frombits(le.Uint64(b[i*f.align:]))
		}
		return
	}
	for i := range dst {
		dst[i] = float64(int32(le.Uint32(b[i*f.align:]))) / (1 << 31)
	}
}
