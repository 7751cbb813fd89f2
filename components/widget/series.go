package widget

// Series is a handle on samples: small and comparable, so that props can be compared in no time whatever
// the number of samples. Two handles are equal when they name the same buffer at the same revision.
// The zero Series is empty. The samples belong to the Series: change them in place only to call Touched after.
type Series struct {
	rev uint64 // first, so that a reflect.DeepEqual of unlike handles ends here and not in the samples
	buf *buffer
}

// buffer keeps samples in the kind in which they came; exactly one slice is in use.
type buffer struct {
	f32 []float32
	f64 []float64
}

var lastRev uint64

func newSeries(b *buffer) Series {
	lastRev++
	return Series{lastRev, b}
}

// Float32s returns a handle on x, which is not copied.
func Float32s(x []float32) Series { return newSeries(&buffer{f32: x}) }

// Float64s returns a handle on x, which is not copied.
func Float64s(x []float64) Series { return newSeries(&buffer{f64: x}) }

// Touched returns a handle on the same samples that is unlike s: they were changed in place.
func (s Series) Touched() Series {
	if s.buf == nil {
		return s
	}
	return newSeries(s.buf)
}

// Len is the number of samples.
func (s Series) Len() int {
	if s.buf == nil {
		return 0
	}
	return len(s.buf.f32) + len(s.buf.f64)
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

// At returns sample i.
func (s Series) At(i int) float64 {
	if s.buf.f32 != nil {
		return float64(s.buf.f32[i])
	}
	return s.buf.f64[i]
}
