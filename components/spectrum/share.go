package spectrum

import (
	"math"
	"slices"

	"github.com/sonde-viz/sonde/components/widget"
)

// partSize is how much a Worker is given at a time, in times of few: about 20 ms of work.
const partSize = 4

// mostReady is how many parts may be begun beyond the one that comes next in the sum.
const mostReady = 16

// worthwhile is how much must be left for Workers to be asked, in times of few: about half a second of work. They take 0.1 s to
// start, and gain nothing on less. (A variable for tests.)
var worthwhile = 100

// few is how many segments of n samples take a few milliseconds.
func few(n int) int { return max(1, int(3e6/(float64(n)*math.Log2(float64(n))))) }

// sharing is what is known of the parts that were given away.
type sharing struct {
	view   *view
	away   []away
	free   [][]float64 // room for sums
	shared bool        // something was given away
}

// away is a part that a Worker computes.
type away struct {
	tag  int
	sums sums
}

// begin forgets what is away, of whose answers nothing is wanted any more.
func (s *sharing) begin(v *view) {
	s.view, s.away, s.shared = v, nil, false
}

// room is for n sums.
func (s *sharing) room(n int) []float64 {
	if last := len(s.free) - 1; last >= 0 {
		x := s.free[last]
		s.free = s.free[:last]
		return x
	}
	return make([]float64, n)
}

// recall forgets that a part is away: it is computed here.
func (s *sharing) recall(part int) {
	s.away = slices.DeleteFunc(s.away, func(a away) bool { return a.sums.part == part })
}

// share gives parts to the Workers of the page.
func (a *average[T]) share() {
	c := &a.config
	for a.begun+1 < a.parts() && a.begun < a.first+mostReady {
		first, end := a.within(a.begun)
		if !a.shared && a.segments-first < worthwhile*few(c.FFTSize) {
			return
		}
		out := a.room(c.Sums() + 1)
		a.view.tag++
		if !widget.Offload(a.view.env, widget.Job{
			Kernel: widget.WelchSum,
			Params: [8]float64{c.SampleRate, float64(c.FFTSize), widget.Place(c.Window), c.Overlap},
			In:     a.data, From: a.from + first*c.Hop(), To: a.from + (end-1)*c.Hop() + c.FFTSize, Sums: out, Tag: a.view.tag,
		}) {
			a.free = append(a.free, out)
			return
		}
		a.away = append(a.away, away{a.view.tag, sums{a.begun, out}})
		a.begun++
		a.shared = true
	}
}

// offloaded takes what a Worker has computed. What it has not is computed here when its turn comes.
func (a *average[T]) offloaded(tag int, ok bool) {
	i := slices.IndexFunc(a.away, func(w away) bool { return w.tag == tag })
	if i < 0 || !ok {
		return
	}
	s := a.away[i].sums
	a.away = slices.Delete(a.away, i, i+1)
	a.take(s)
}
