package spectrogram

import (
	"math/bits"

	"github.com/sonde-viz/sonde/compute/spectral"
)

// grid is how segments lie at a level. At level 0 a column is a segment, and columns are a hop apart. At level L > 0 a
// column is the greatest of 2^L segments; at level -L the hop is divided by 2^L, down to one sample.
type grid struct {
	level     int
	hop, size int64 // of the segments, in samples
	step      int64 // from column to column, in samples
}

func newGrid(c spectral.Config, level int) grid {
	hop := int64(c.Hop())
	if level > 0 {
		return grid{level, hop, int64(c.FFTSize), hop << level}
	}
	hop = max(1, hop>>-level)
	return grid{level, hop, int64(c.FFTSize), hop}
}

// fitting is the grid whose columns are as far apart as pixels, or closer: at most twice as close, but for the hop of 1.
func fitting(c spectral.Config, samplesPerPixel float64) grid {
	level, hop := 0, float64(c.Hop())
	for ; level < 40 && 2*hop <= samplesPerPixel; level++ {
		hop *= 2
	}
	g := newGrid(c, level)
	for g.hop > 1 && float64(g.step) > samplesPerPixel {
		level--
		g = newGrid(c, level)
	}
	return g
}

// center is the middle of column c, in samples.
func (g grid) center(c int64) float64 {
	return float64(c)*float64(g.step) + float64(g.size+g.step-g.hop)/2
}

// extent is the samples for which the segments [first, end) of samples [from, to) stand, each for its hop about its middle.
// Before and behind lie halves of segments, for which there are not enough samples. A single segment of all samples stands
// for them all, and where there are fewer than for a second one at the hop that was asked for, it stands for that.
func (g grid) extent(hop, first, end, from, to int64) (lo, hi float64) {
	switch {
	case to-from == g.size:
		return float64(from), float64(to)
	case to-from >= g.size+hop:
		hop = g.hop
	}
	return float64(first*g.hop) + float64(g.size-hop)/2, float64((end-1)*g.hop) + float64(g.size+hop)/2
}

// segments are those, [first, end), that lie wholly in the samples [from, to).
func (g grid) segments(from, to int64) (first, end int64) {
	if first = (from + g.hop - 1) / g.hop; to-g.size >= from {
		end = (to-g.size)/g.hop + 1
	}
	return first, max(first, end)
}

// each is how many segments a column has.
func (g grid) each() int64 { return 1 << max(g.level, 0) }

// columns are those that have a segment of [first, end).
func (g grid) columns(first, end int64) (c0, c1 int64) {
	if first == end {
		return first / g.each(), first / g.each()
	}
	return first / g.each(), (end-1)/g.each() + 1
}

// strip keeps columns of one grid, each in its place: column c in slot c modulo their number, until another one needs it.
type strip struct {
	grid   grid
	rows   int
	slots  []slot
	levels []float32 // in dB, slot by slot
	used   uint64    // when it was last in view
}

// slot says what is in a slot of a strip.
type slot struct {
	column int64 // -1: none
	done   int32 // segments taken in
	// inOrder: the segments are taken one after the other, because not all were there at the beginning. Else they are
	// taken in the order of their reversed bits, so that they lie evenly over the column whenever one looks.
	inOrder bool
}

// newStrip makes a strip of n columns, of the memory of old where that will do.
func newStrip(old *strip, g grid, rows, n int) *strip {
	s := &strip{}
	if old != nil && cap(old.levels) <= 2*rows*n {
		s = old
	}
	s.grid, s.rows, s.used = g, rows, 0
	s.slots, s.levels = sized(s.slots, n), sized(s.levels, rows*n)
	for i := range s.slots {
		s.slots[i] = slot{column: -1}
	}
	return s
}

func (s *strip) bytes() int { return 4 * len(s.levels) }

// at is the slot of column c, emptied when it held another one, and its levels.
func (s *strip) at(c int64) (*slot, []float32) {
	i := int(c % int64(len(s.slots)))
	k := &s.slots[i]
	if k.column != c {
		*k = slot{column: c}
	}
	return k, s.levels[i*s.rows:][:s.rows]
}

// has says whether the slot of column c holds it.
func (s *strip) has(c int64) bool { return s.slots[int(c%int64(len(s.slots)))].column == c }

// done is how many segments have been taken into column c.
func (s *strip) done(c int64) int32 {
	if k := &s.slots[int(c%int64(len(s.slots)))]; k.column == c {
		return k.done
	}
	return 0
}

// left is how many segments of [first, end) column c still waits for.
func (s *strip) left(c, first, end int64) int64 {
	n, base := s.grid.each(), c*s.grid.each()
	done := int64(s.done(c))
	if done == 0 {
		return max(0, min(base+n, end)-max(base, first))
	}
	if s.slots[int(c%int64(len(s.slots)))].inOrder {
		n = min(base+n, end) - base
	}
	return max(0, n-done)
}

// next is the segment that column c takes next.
func (k *slot) next(g grid) int64 {
	base := k.column * g.each()
	if k.inOrder || g.level <= 0 {
		return base + int64(k.done)
	}
	return base + int64(bits.Reverse32(uint32(k.done))>>(32-g.level))
}
