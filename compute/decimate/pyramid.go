package decimate

// blockSize is the number of samples that the lowest level of a pyramid sums up in one pair. A
// smaller one costs memory (2/64 of the signal, and half as much again for the levels above), a larger one time at the ends of a column.
const blockSize = 64

// fanOut is the number of pairs of one level that make one pair of the next.
const fanOut = 8

// Pyramid keeps the extremes of blocks of a signal that grows at its end, so that the extremes of any
// span are found in a time that hardly depends on its length. It doesn't keep the samples: the
// caller hands in the same signal each time.
type Pyramid[T Float] struct {
	n      int   // samples taken in
	levels [][]T // min, max of each whole block of blockSize * fanOut^level samples
}

// NewPyramid returns an empty pyramid, with room for a signal of n samples. It grows beyond n when it must.
func NewPyramid[T Float](n int) *Pyramid[T] {
	p := &Pyramid[T]{}
	for size := blockSize; size <= n; size *= fanOut {
		p.levels = append(p.levels, make([]T, 0, n/size*2))
	}
	return p
}

// Len is the number of samples taken in.
func (p *Pyramid[T]) Len() int { return p.n }

// Reset forgets the signal and keeps the memory.
func (p *Pyramid[T]) Reset() {
	p.n = 0
	for i := range p.levels {
		p.levels[i] = p.levels[i][:0]
	}
}

// Update takes in the samples of x beyond Len(); those before are the ones already taken in. Long signals can be
// handed in bit by bit, x[:n] with growing n, to slice the work. It panics with "decimate: ..." if x is shorter than Len().
func (p *Pyramid[T]) Update(x []T) {
	if len(x) < p.n {
		panic("decimate: the signal has become shorter")
	}
	p.n = len(x)
	if len(p.levels) == 0 {
		p.levels = append(p.levels, nil)
	}
	base := p.levels[0]
	for i := len(base) / 2 * blockSize; i+blockSize <= len(x); i += blockSize {
		least, most := extremes(x[i : i+blockSize])
		base = append(base, least, most)
	}
	p.levels[0] = base
	for l := 0; len(p.levels[l]) >= 2*fanOut; l++ {
		if l+1 == len(p.levels) {
			p.levels = append(p.levels, nil)
		}
		below, up := p.levels[l], p.levels[l+1]
		for i := len(up) * fanOut; i+2*fanOut <= len(below); i += 2 * fanOut {
			e := none[T]()
			e.pairs(below[i : i+2*fanOut])
			up = append(up, e.least, e.most)
		}
		p.levels[l+1] = up
	}
}

// MinMax writes what the function MinMax writes for x[lo:hi]: the extremes of len(dst)/2 columns. x is the signal
// taken in, all Len() samples of it. It panics with "decimate: ..." if the length of dst is odd, lo and hi are not in x,
// or x is of another length.
func (p *Pyramid[T]) MinMax(dst []T, x []T, lo, hi int) []T {
	p.check(x, lo, hi)
	if len(dst)%2 != 0 {
		panic("decimate: dst has an odd length, want min and max of each column")
	}
	columns := len(dst) / 2
	for c := range columns {
		a, b := Span(hi-lo, columns, c)
		dst[2*c], dst[2*c+1] = p.Extremes(x, lo+a, lo+b)
	}
	return dst
}

// Extremes returns the smallest and the largest sample of x[lo:hi] that is not NaN, or NaN, NaN. x and panics are
// as for MinMax.
func (p *Pyramid[T]) Extremes(x []T, lo, hi int) (least, most T) {
	p.check(x, lo, hi)
	e := none[T]()
	a := (lo + blockSize - 1) / blockSize // whole blocks are a <= block < b
	b := hi / blockSize
	if a >= b || len(p.levels) == 0 {
		e.samples(x[lo:hi])
		return e.least, e.most
	}
	e.samples(x[lo : a*blockSize])
	e.samples(x[b*blockSize : hi])
	for l := 0; a < b; l++ {
		level := p.levels[l]
		up, down := (a+fanOut-1)/fanOut, b/fanOut
		if up >= down || l+1 == len(p.levels) {
			e.pairs(level[2*a : 2*b])
			break
		}
		e.pairs(level[2*a : 2*up*fanOut])
		e.pairs(level[2*down*fanOut : 2*b])
		a, b = up, down
	}
	return e.least, e.most
}

func (p *Pyramid[T]) check(x []T, lo, hi int) {
	if len(x) != p.n || lo < 0 || hi < lo || hi > p.n {
		panic("decimate: span or signal do not fit what was taken in")
	}
}

// extent is the smallest and largest value seen; NaN, NaN before any.
type extent[T Float] struct{ least, most T }

func none[T Float]() extent[T] { return extent[T]{nan[T](), nan[T]()} }

func (e *extent[T]) samples(x []T) {
	least, most := extremes(x)
	e.add(least, most)
}

func (e *extent[T]) pairs(p []T) {
	for i := 0; i+1 < len(p); i += 2 {
		e.add(p[i], p[i+1])
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
