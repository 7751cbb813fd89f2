package spectrogram

import (
	"math"
	"slices"

	"github.com/sonde-viz/sonde/components/work"
	"github.com/sonde-viz/sonde/compute/decimate"
	"github.com/sonde-viz/sonde/compute/spectral"
)

// Bounds of what is kept.
const (
	keepBytes = 64 << 20 // all strips together, when the one in view is smaller
	mostRows  = 2049     // above as many bins, a strip has a row for each pixel instead
)

// work computes the columns in view, coarse first, and keeps what it has computed.
type job struct {
	config    spectral.Config
	transform transformer
	unit      spectral.Unit // of the transform
	strips    []*strip
	spare     *strip // has memory that can be used again
	clock     uint64
	rows      []span         // of bins, for each row of the strips; nil: a row is a bin
	peaks     decimate.Peaks // of rows
	found     []float32
	segment   []float32

	sharing
	planned
	from, to  int64   // columns for which there is something to do
	stride    int64   // coarse pass: of every so many columns one; 0: all columns have a segment
	round     int32   // fine passes: every column gets as many segments
	column    int64   // next one to be looked at
	left, all int64   // segments
	fresh     bool    // enough has come for a new picture
	lo, hi    float64 // the samples for which the segments stand
}

// planned is what there is to be seen.
type planned struct {
	strip      *strip // one of strips
	c0, c1     int64  // columns in view
	seg0, seg1 int64  // segments that there are
}

// middle is that of column c, in samples: of the segments of it that there are.
func (p *planned) middle(c int64) float64 {
	g := &p.strip.grid
	first, end := max(p.seg0, c*g.each()), min(p.seg1, (c+1)*g.each())
	return float64((first+end-1)*g.hop+g.size) / 2
}

// span is a range of bins or rows; to <= from: none.
type span struct{ from, to int32 }

// reset forgets everything: another signal, or another transform. Memory of the strip in view is kept for the next.
func (w *job) reset() {
	if w.strip != nil {
		w.spare = w.strip
	}
	clear(w.strips)
	w.strips, w.planned, w.rows = w.strips[:0], planned{}, nil
	w.left, w.all, w.fresh = 0, 0, true
	w.parts, w.shared = nil, false
}

// plan sets the columns to be seen, [c0, c1) of g, and says whether there is something to compute that was not planned
// before. rows, when there are more bins than are kept, are the bins of each pixel.
func (w *job) plan(g grid, c0, c1, seg0, seg1 int64, rows []span) bool {
	w.layRows(rows)
	p := planned{w.strip, c0, c1, seg0, seg1}
	if n := int(c1 - c0); p.strip == nil || p.strip.grid != g || len(p.strip.slots) < n {
		p.strip = w.find(g, n)
	}
	if p == w.planned && w.left > 0 {
		return false
	}
	w.planned = p
	w.left, w.from, w.to = 0, c1, c0
	for c := c0; c < c1; c++ {
		if n := w.strip.left(c, seg0, seg1); n > 0 {
			w.left += n
			w.from, w.to = min(w.from, c), c+1
		}
	}
	w.stride, w.round, w.column, w.all = 8, 1, w.from, w.left
	return w.left > 0
}

// layRows drops the strips when their rows are others than before.
func (w *job) layRows(rows []span) {
	bins := w.config.Bins()
	if bins <= mostRows {
		rows = nil
	}
	same := len(rows) == len(w.rows)
	for i := 0; same && i < len(rows); i++ {
		same = rows[i] == w.rows[i]
	}
	if !same {
		w.reset()
		w.rows = append([]span(nil), rows...)
		setPeaks(&w.peaks, w.rows, bins)
		w.found = sized(w.found, len(rows))
	}
	if len(w.segment) != bins {
		w.segment = make([]float32, bins)
	}
}

// find returns the strip of g, with room for n columns and some more to pan to, and drops those seen longest ago when
// they are too many.
func (w *job) find(g grid, n int) (found *strip) {
	rows := w.config.Bins()
	if w.rows != nil {
		rows = len(w.rows)
	}
	for i, s := range w.strips {
		if s.grid == g {
			if len(s.slots) >= n {
				found = s
			} else {
				w.strips = slices.Delete(w.strips, i, i+1)
			}
			break
		}
	}
	if found == nil {
		found = newStrip(w.spare, g, rows, n+n/4+16)
		w.spare = nil
		w.strips = append(w.strips, found)
	}
	w.clock++
	found.used = w.clock
	for {
		bytes, oldest := 0, 0
		for i, s := range w.strips {
			bytes += s.bytes()
			if s.used < w.strips[oldest].used {
				oldest = i
			}
		}
		if bytes <= keepBytes || len(w.strips) == 1 {
			return found
		}
		w.strips = slices.Delete(w.strips, oldest, oldest+1) // and clears what is left over
	}
}

// some is how many segments take about as long as a look at the clock is worth.
func (w *job) some() int {
	return max(1, 1<<15/w.config.FFTSize)
}

// few is how many segments are computed at once, without a budget: two or three milliseconds' worth, which a frame has beside drawing.
func (w *job) few() int {
	n := float64(w.config.FFTSize)
	return max(1, int(5e6/(n*math.Log2(n))))
}

// long says whether what is left is too much to wait for with the next picture: about 50 ms.
func (w *job) long() bool { return w.left > 32*int64(w.few()) }

// run computes segments until the budget is spent, or, without one, n of them; it says whether none is left.
func (w *job) run(s *signal, b *work.Budget, n int) (done bool) {
	for w.left > 0 {
		for range w.some() {
			if !w.one(s) {
				w.left, w.fresh = 0, true
				return true
			}
			n--
		}
		w.fresh = w.fresh || w.left <= 0
		if b != nil && b.Spent() || b == nil && n <= 0 {
			break
		}
	}
	w.shared = w.shared && w.left > 0
	return w.left <= 0
}

// one computes the next segment in turn; false when there is none.
func (w *job) one(s *signal) bool {
	for {
		if w.stride == 0 && (w.shared || len(w.parts) > 0) {
			return w.whole(s)
		}
		if w.column >= w.to {
			w.column = w.from
			if w.stride > 0 {
				w.fresh = w.fresh || w.stride == 8 || w.stride == 1 && w.long()
				w.stride /= 2
			} else if w.round++; w.round > int32(w.strip.grid.each()) {
				return false
			} else if w.round&(w.round-1) == 0 && w.long() {
				w.fresh = true
			}
			continue
		}
		c := w.column
		w.column++
		done := w.strip.done(c)
		if w.stride < 8 && w.away(c) {
			continue
		}
		if w.stride > 0 && (done > 0 || c != w.c0 && c&(w.stride-1) != 0) || w.stride == 0 && done >= w.round {
			continue
		}
		if w.strip.left(c, w.seg0, w.seg1) > 0 && w.take(s, c) {
			w.left--
			return true
		}
	}
}

// take takes one more segment into column c; false when it is not there any more.
func (w *job) take(s *signal, c int64) bool {
	g := w.strip.grid
	k, levels := w.strip.at(c)
	first := k.done == 0
	if first {
		base := c * g.each()
		k.inOrder = base < w.seg0 || base+g.each() > w.seg1
		k.done = int32(max(0, w.seg0-base))
	}
	at := k.next(g) * g.hop
	k.done++
	if at < s.first() { // the ring has moved on
		if first {
			k.done = 0
		}
		return false
	}
	if w.rows == nil {
		if first {
			w.transform.column(levels, s, at)
		} else {
			w.transform.column(w.segment, s, at)
			greatest(levels, levels, w.segment)
		}
		return true
	}
	w.transform.column(w.segment, s, at)
	if first {
		w.peaks.Find(levels, w.segment)
	} else {
		w.peaks.Find(w.found, w.segment)
		greatest(levels, levels, w.found)
	}
	return true
}

var nan = float32(math.NaN())

// greatest writes the greater of a and b to dst, which may be a. The levels of a segment are all NaN or none of them is: it
// gives way then.
func greatest(dst, a, b []float32) {
	if a[0] != a[0] && b[0] == b[0] {
		copy(dst, b)
		return
	}
	decimate.Greater(dst, a, b)
}
