package decimate

// blockSize is the number of samples that the lowest level of a pyramid sums up in one pair. A smaller one costs memory
// (2/256 of the signal, and an eighth as much again for the levels above), a larger one time at the ends of a column.
const blockSize = 256

// fanOut is the number of pairs of one level that make one pair of the next.
const fanOut = 8

// Source is a signal whose samples are asked for piece by piece: a slice, samples of another type that are converted
// on the way, or the ring of a stream. Samples are counted from the first one there ever was.
type Source[T Float] interface {
	// Span returns the samples from <= i < to, which stay valid until the next call.
	Span(from, to int64) []T
}

// Samples is the Source that a slice is.
type Samples[T Float] []T

// Span implements Source.
func (s Samples[T]) Span(from, to int64) []T { return s[from:to] }

// chunk is how many samples a pyramid asks of a Source at a time: a multiple of blockSize.
const chunk = 64 * blockSize

// Pyramid keeps the extremes of blocks of a signal that grows at its end, so that the extremes of any span are found
// in a time that hardly depends on its length. It does not keep the samples: the caller hands in their Source. Of an
// endless signal it remembers the last ones, as many as it was made for: spans must lie among those.
type Pyramid[T Float] struct {
	n      int64
	keep   int64
	levels []level[T]
}

// level is the min, max of whole blocks of size samples; block number b stands at b modulo the number of places.
type level[T Float] struct {
	size   int64
	blocks int64 // whole blocks taken in
	pairs  []T
}

// NewPyramid returns an empty pyramid that remembers the last keep samples.
func NewPyramid[T Float](keep int64) *Pyramid[T] {
	p := &Pyramid[T]{keep: keep}
	for size := int64(blockSize); size <= keep; size *= fanOut {
		p.levels = append(p.levels, level[T]{size: size, pairs: make([]T, 2*(keep/size+2))})
	}
	return p
}

// Len is the number of samples taken in.
func (p *Pyramid[T]) Len() int64 { return p.n }

// Keep is how many samples it remembers.
func (p *Pyramid[T]) Keep() int64 { return p.keep }

// Reset forgets the signal and keeps the memory.
func (p *Pyramid[T]) Reset() {
	p.n = 0
	for i := range p.levels {
		p.levels[i].blocks = 0
	}
}

// Update takes in the samples of x from Len() up to n; long signals can be taken in bit by bit, with growing n, to slice
// the work. Samples that are too old to be remembered are not asked for. It panics with "decimate: ..." if n is less than Len().
func (p *Pyramid[T]) Update(x Source[T], n int64) {
	if n < p.n {
		panic("decimate: the signal has become shorter")
	}
	p.n = n
	if len(p.levels) == 0 {
		return
	}
	base := &p.levels[0]
	first := firstWhole(n, p.keep)
	if base.blocks < first {
		p.skip(first)
	}
	for end := n / blockSize; base.blocks < end; {
		some := min(end-base.blocks, chunk/blockSize)
		span := x.Span(base.blocks*blockSize, (base.blocks+some)*blockSize)
		for i := int64(0); i < some; i++ {
			base.put(extremes(span[i*blockSize : (i+1)*blockSize]))
		}
	}
	for l := 1; l < len(p.levels); l++ {
		below, up := &p.levels[l-1], &p.levels[l]
		for up.blocks < below.blocks/fanOut {
			e := none[T]()
			for b := up.blocks * fanOut; b < (up.blocks+1)*fanOut; b++ {
				e.add(below.at(b))
			}
			up.put(e.least, e.most)
		}
	}
}

// firstWhole is the number of the first block of which all samples are among the last keep of n: no others are there to be read.
func firstWhole(n, keep int64) int64 { return (max(0, n-keep) + blockSize - 1) / blockSize }

// skip goes on with block number first of the lowest level. What would stand for older ones is NaN, and not asked for.
func (p *Pyramid[T]) skip(first int64) {
	for i := range p.levels {
		l := &p.levels[i]
		for k := range l.pairs {
			l.pairs[k] = nan[T]()
		}
		l.blocks = first * blockSize / l.size
	}
}

func (l *level[T]) put(least, most T) {
	i := 2 * (l.blocks % int64(len(l.pairs)/2))
	l.pairs[i], l.pairs[i+1] = least, most
	l.blocks++
}

func (l *level[T]) at(b int64) (least, most T) {
	i := 2 * (b % int64(len(l.pairs)/2))
	return l.pairs[i], l.pairs[i+1]
}

// MinMax writes what the function MinMax writes for the samples lo <= i < hi: the extremes of len(dst)/2 columns. It
// panics with "decimate: ..." if the length of dst is odd, or lo and hi are not among the samples remembered.
func (p *Pyramid[T]) MinMax(dst []T, x Source[T], lo, hi int64) []T {
	p.check(lo, hi)
	if len(dst)%2 != 0 {
		panic("decimate: dst has an odd length, want min and max of each column")
	}
	columns := len(dst) / 2
	for c := range columns {
		a, b := Span(int(hi-lo), columns, c)
		dst[2*c], dst[2*c+1] = p.Extremes(x, lo+int64(a), lo+int64(b))
	}
	return dst
}

// Extremes returns the smallest and the largest of the samples lo <= i < hi that is not NaN, or NaN, NaN. It panics with
// "decimate: ..." if lo and hi are not among the samples remembered.
func (p *Pyramid[T]) Extremes(x Source[T], lo, hi int64) (least, most T) {
	p.check(lo, hi)
	e := none[T]()
	a := (lo + blockSize - 1) / blockSize // whole blocks are a <= block < b
	b := hi / blockSize
	if a >= b || len(p.levels) == 0 {
		e.samples(x, lo, hi)
		return e.least, e.most
	}
	e.samples(x, lo, a*blockSize)
	e.samples(x, b*blockSize, hi)
	for l := 0; a < b; l++ {
		up, down := (a+fanOut-1)/fanOut, b/fanOut
		if up >= down || l+1 == len(p.levels) {
			e.blocks(&p.levels[l], a, b)
			break
		}
		e.blocks(&p.levels[l], a, up*fanOut)
		e.blocks(&p.levels[l], down*fanOut, b)
		a, b = up, down
	}
	return e.least, e.most
}

func (p *Pyramid[T]) check(lo, hi int64) {
	if lo < max(0, p.n-p.keep) || hi < lo || hi > p.n {
		panic("decimate: span or signal do not fit what was taken in")
	}
}

// extent is the smallest and largest value seen; NaN, NaN before any.
type extent[T Float] struct{ least, most T }

func none[T Float]() extent[T] { return extent[T]{nan[T](), nan[T]()} }

func (e *extent[T]) samples(x Source[T], from, to int64) {
	for from < to {
		n := min(chunk, to-from)
		e.add(extremes(x.Span(from, from+n)))
		from += n
	}
}

func (e *extent[T]) blocks(l *level[T], from, to int64) {
	for b := from; b < to; b++ {
		e.add(l.at(b))
	}
}

// add takes in a pair. Comparisons with NaN are false: a NaN pair changes nothing, and NaN gives way to any value.
func (e *extent[T]) add(least, most T) {
	if least != least {
		return
	}
	if !(e.least <= least) {
		e.least = least
	}
	if !(e.most >= most) {
		e.most = most
	}
}
