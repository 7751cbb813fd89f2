package spectrum

import (
	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/components/work"
	"github.com/sonde-viz/sonde/compute/spectral"
)

// live is the estimator of a stream: of its last segment, or of all segments of the history. These are summed up in parts,
// of which the oldest is dropped when a new one is whole: so a push costs the segments that it makes whole and no more,
// and what has been dropped leaves no rounding errors behind. The average is of the history to within one part.
type live struct {
	config  spectral.Config
	average Average
	ring    *widget.Ring
	welch   *spectral.Welch[float32] // the part under way
	segment []float32
	next    int64 // first sample of the segment that comes next
	shown   int64 // end of the last one
	each    int   // segments of a part
	offered int   // to the part under way
	sums    [][]float64
	counts  []int
	oldest  int
	rest    []float64
	left    int64 // segments
	fresh   bool  // there are segments that spectrum has not given
}

// Parts of the history, and values of all of them together at most.
const (
	mostParts = 32
	mostSums  = 1 << 22
)

func newLive(c spectral.Config, a Average, r *widget.Ring) (*live, error) {
	w, err := spectral.NewWelch[float32](c)
	if err != nil {
		return nil, err
	}
	l := &live{config: c, average: a, ring: r, welch: w, segment: make([]float32, c.FFTSize), rest: make([]float64, c.Sums())}
	segments := max(1, c.Segments(r.Size()))
	parts := min(mostParts, max(1, mostSums/c.Bins()))
	l.each = (segments + parts - 1) / parts
	if a == None {
		segments, l.each = 1, 1
	}
	for range (segments + l.each - 1) / l.each {
		l.sums = append(l.sums, make([]float64, c.Sums()))
	}
	l.counts = make([]int, len(l.sums))
	return l, nil
}

// look counts the segments that have become whole, and passes over those that are of no use any more.
func (l *live) look() {
	hop, size, total := int64(l.config.Hop()), int64(l.config.FFTSize), l.ring.Total()
	l.left = 0
	if l.average == None { // the very last samples, wherever the hops lie
		if total-size >= l.ring.First() && l.shown != total {
			l.next, l.left = total-size, 1
		}
		return
	}
	if gone := l.ring.First() - l.next; gone > 0 {
		n := (gone + hop - 1) / hop
		l.next += n * hop
		l.offer(n)
	}
	if total-size >= l.next {
		l.left = (total-size-l.next)/hop + 1
	}
}

// offer counts n segments, and puts the part under way away when it is whole.
func (l *live) offer(n int64) {
	for range n {
		if l.offered++; l.offered == l.each {
			l.counts[l.oldest] = l.welch.Sum(l.sums[l.oldest])
			l.welch.Reset()
			l.oldest, l.offered = (l.oldest+1)%len(l.sums), 0
		}
	}
}

// run takes segments until the budget is spent, or, without one, n of them, and says whether none is left.
func (l *live) run(b *work.Budget, n int) (done bool) {
	l.look()
	for l.left > 0 {
		l.ring.Copy(l.segment, 0, l.next)
		l.welch.Add(l.segment)
		l.shown = l.next + int64(len(l.segment))
		l.next += int64(l.config.Hop())
		l.offer(1)
		l.fresh = true
		if l.left--; b != nil && b.Spent() {
			break
		}
		if n--; b == nil && n <= 0 {
			break
		}
	}
	return l.left == 0
}

func (l *live) step(b *work.Budget) (progress float64, done bool) {
	before := l.left
	done = l.run(b, 0)
	if done || l.left >= before {
		return 1, done
	}
	return 1 - float64(l.left)/float64(before), false
}

func (l *live) spectrum(dst []float64, u spectral.Unit) {
	count := l.welch.Sum(l.rest)
	for i, sum := range l.sums {
		if l.counts[i] > 0 {
			l.welch.AddSum(sum, l.counts[i])
		}
	}
	l.welch.Spectrum(dst, u)
	l.welch.Reset()
	l.welch.AddSum(l.rest, count)
	l.fresh = false
}
