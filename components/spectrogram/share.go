package spectrogram

import (
	"slices"

	"github.com/sonde-viz/sonde/components/widget"
)

// partSize is how much a Worker is given at a time, in times of few: about 20 ms of work.
const partSize = 6

// worthwhile is how much must be left for Workers to be asked, in times of few: about half a second of work. They take 0.1 s to
// start, and gain nothing on less. (A variable for tests.)
var worthwhile int64 = 200

// sharing is what is known of the work that was given away.
type sharing struct {
	parts  []part      // that are away
	outs   [][]float32 // of parts that have come back, to be used again
	tag    int         // of the next part
	shared bool        // some of the work under way was given away
}

// part is a range of columns that a Worker computes, whole.
type part struct {
	tag    int
	strip  *strip
	c0, c1 int64
	seg1   int64 // end of the segments
	out    []float32
}

// share gives columns to the Workers of the page, from the last one backwards, while the first ones are computed here.
func (w *job) share(env widget.Env, s *signal) {
	few := int64(w.few())
	if s.ring != nil || w.left < worthwhile*few && !w.shared {
		return
	}
	for w.left > partSize*few {
		p := w.part(min(partSize*few, w.left/4))
		if p.c0 == p.c1 {
			return
		}
		g, c := p.strip.grid, &w.config
		end := (min(p.c1*g.each(), p.seg1)-1)*g.hop + g.size
		values := int(p.c1-p.c0) * c.Bins()
		if n := len(w.outs); n > 0 {
			p.out, w.outs = w.outs[n-1], w.outs[:n-1]
		}
		p.out = sized(p.out, values)
		if !widget.Offload(env, widget.Job{
			Kernel: widget.STFTHold,
			Params: [8]float64{c.SampleRate, float64(c.FFTSize), widget.Place(c.Window), widget.Place(w.unit),
				float64(g.hop), float64(g.each())},
			In: s.data, From: int(p.c0 * g.each() * g.hop), To: int(end), Out: p.out, Tag: p.tag,
		}) {
			w.outs = append(w.outs, p.out)
			return
		}
		w.tag++
		w.parts = append(w.parts, p)
		w.shared = true
	}
}

// part is the last range of columns of which nothing is away and something is to be done, of about n segments; none when c0 is c1.
func (w *job) part(n int64) part {
	columns := max(1, n/w.strip.grid.each())
	p := part{tag: w.tag, strip: w.strip, c0: w.to, c1: w.to, seg1: w.seg1}
	for c := w.to - 1; c >= w.from && p.c1-p.c0 < columns; c-- {
		switch open := !w.away(c) && w.strip.left(c, w.seg0, w.seg1) > 0; {
		case open:
			p.c0 = c
		case p.c0 == p.c1:
			p.c0, p.c1 = c, c
		default:
			return p
		}
	}
	return p
}

// away says whether a Worker computes column c.
func (w *job) away(c int64) bool {
	for i := range w.parts {
		if p := &w.parts[i]; p.strip == w.strip && c >= p.c0 && c < p.c1 {
			return true
		}
	}
	return false
}

// offloaded takes what a Worker has computed. What was computed here meanwhile is the same.
func (w *job) offloaded(tag int, ok bool) {
	i := slices.IndexFunc(w.parts, func(p part) bool { return p.tag == tag })
	if i < 0 {
		return // of another signal or transform
	}
	p := w.parts[i]
	w.parts = slices.Delete(w.parts, i, i+1)
	w.outs = append(w.outs, p.out)
	if !ok {
		return
	}
	bins, each := w.config.Bins(), p.strip.grid.each()
	for c := p.c0; c < p.c1; c++ {
		seen := p.strip == w.strip && c >= w.c0 && c < w.c1
		if !seen && !p.strip.has(c) {
			continue // its place is another column's
		}
		left := p.strip.left(c, 0, p.seg1)
		if left == 0 {
			continue
		}
		k, levels := p.strip.at(c)
		if column := p.out[int(c-p.c0)*bins:][:bins]; w.rows != nil {
			w.peaks.Find(levels, column)
		} else {
			copy(levels, column)
		}
		n := min(each, p.seg1-c*each)
		k.done, k.inOrder = int32(n), n < each
		if seen {
			w.left -= left
			w.fresh = true
		}
	}
}

// whole computes the next segment of a column that is not away, and when there is none, of one that is: nothing waits for a
// Worker. False: there is none at all. Where work is shared, columns are finished one by one, because those begun in vain
// would be the more the finer they are.
func (w *job) whole(s *signal) bool {
	for pass := range 3 {
		for ; w.column < w.to; w.column++ {
			c := w.column
			if (pass == 2 || !w.away(c)) && w.strip.left(c, w.seg0, w.seg1) > 0 && w.take(s, c) {
				w.left--
				w.fresh = w.fresh || c&31 == 0 && w.strip.left(c, w.seg0, w.seg1) == 0
				return true
			}
		}
		w.column = w.from
	}
	return false
}
