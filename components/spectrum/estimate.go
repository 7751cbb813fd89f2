package spectrum

import (
	"slices"

	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/components/work"
	"github.com/sonde-viz/sonde/compute/fft"
	"github.com/sonde-viz/sonde/compute/spectral"
)

// estimator computes a spectrum in slices, in the precision of the samples.
type estimator interface {
	step(b *work.Budget) (progress float64, done bool)
	spectrum(dst []float64, u spectral.Unit)
}

// average is the estimator that computes in type T. Segments are summed up in parts, and these in their order, whoever has computed
// them: so the numbers are the same with Workers and without.
type average[T fft.Float] struct {
	config   spectral.Config
	welch    *spectral.Welch[T] // of the part that is computed here
	samples  []T                // nil when the samples are of another type:
	data     widget.Series      // then each segment is read from here
	segment  []T
	segments int
	from     int       // first sample of segment 0
	each     int       // segments of a part
	part     int       // that is computed here; -1: none
	next     int       // segment of it
	sum      []float64 // of all parts before first (spectral.Config.Sums)
	count    int
	first    int // part that sum waits for
	begun    int // parts that somebody has begun
	ready    []sums
	rest     []float64
	sharing
}

// sums are those of a part, as spectral.Welch.Sum gives them, and the number of segments.
type sums struct {
	part int
	of   []float64
}

// newEstimator starts an estimate of p's data, in float64 where float32 could not hold every sample. The old one gives
// its plan when c has not changed.
func newEstimator(old estimator, c spectral.Config, p Props, v *view) (estimator, error) {
	switch p.Data.Kind() {
	case widget.Float64, widget.Int32:
		return start(old, c, p, p.Data.F64(), v)
	}
	return start(old, c, p, p.Data.F32(), v)
}

func start[T fft.Float](old estimator, c spectral.Config, p Props, x []T, v *view) (estimator, error) {
	a, ok := old.(*average[T])
	if !ok || a.config != c {
		w, err := spectral.NewWelch[T](c)
		if err != nil {
			return nil, err
		}
		a = &average[T]{config: c, welch: w, segment: make([]T, c.FFTSize), sum: make([]float64, c.Sums()), rest: make([]float64, c.Sums())}
		a.each = partSize * few(c.FFTSize)
	}
	n := p.Data.Len()
	a.welch.Reset()
	a.samples, a.data, a.from, a.segments = x, p.Data, 0, c.Segments(n)
	if p.Average == None {
		a.from, a.segments = n-c.FFTSize, 1
	}
	clear(a.sum)
	a.part, a.next, a.count, a.first, a.begun, a.ready = -1, 0, 0, 0, 0, a.ready[:0]
	a.sharing.begin(v)
	return a, nil
}

// parts is how many there are.
func (a *average[T]) parts() int { return (a.segments + a.each - 1) / a.each }

// within returns the segments of a part.
func (a *average[T]) within(part int) (first, end int) {
	return part * a.each, min((part+1)*a.each, a.segments)
}

func (a *average[T]) step(b *work.Budget) (progress float64, done bool) {
	for a.first < a.parts() {
		if a.part < 0 {
			a.share()
			a.choose()
		}
		a.add()
		if b.Spent() {
			break
		}
	}
	return float64(a.known()) / float64(a.segments), a.first == a.parts()
}

// known is how many segments have been summed up.
func (a *average[T]) known() int {
	_, n := a.within(a.first - 1)
	for _, s := range a.ready {
		first, end := a.within(s.part)
		n += end - first
	}
	if a.part >= 0 {
		first, _ := a.within(a.part)
		n += a.next - first
	}
	return n
}

// choose begins a part that nobody has begun; or, when too many would have to be kept until their turn, the one that sum waits
// for: nothing waits for a Worker.
func (a *average[T]) choose() {
	a.part = a.first
	if a.begun < a.parts() && a.begun < a.first+mostReady {
		a.part = a.begun
		a.begun++
	} else {
		a.recall(a.part)
	}
	a.next, _ = a.within(a.part)
}

// add takes the next segment of the part that is computed here.
func (a *average[T]) add() {
	at := a.from + a.next*a.config.Hop()
	if a.samples != nil {
		a.welch.Add(a.samples[at : at+a.config.FFTSize])
	} else {
		widget.Read(a.segment, a.data, at)
		a.welch.Add(a.segment)
	}
	a.next++
	if _, end := a.within(a.part); a.next < end {
		return
	}
	n := a.config.Sums()
	s := sums{a.part, a.room(n + 1)}
	s.of[n] = float64(a.welch.Sum(s.of[:n]))
	a.welch.Reset()
	a.part = -1
	a.take(s)
}

// take has the sums of a part added when it is their turn.
func (a *average[T]) take(s sums) {
	a.ready = append(a.ready, s)
	for {
		i := slices.IndexFunc(a.ready, func(s sums) bool { return s.part == a.first })
		if i < 0 {
			return
		}
		of := a.ready[i].of
		a.ready = slices.Delete(a.ready, i, i+1)
		spectral.AddSums(a.sum, of[:len(a.sum)])
		a.count += int(of[len(a.sum)])
		a.first++
		a.free = append(a.free, of)
	}
}

// spectrum is that of the parts in their turn and of what there is of the one computed here.
func (a *average[T]) spectrum(dst []float64, u spectral.Unit) {
	count := a.welch.Sum(a.rest)
	a.welch.AddSum(a.sum, a.count)
	a.welch.Spectrum(dst, u)
	a.welch.Reset()
	a.welch.AddSum(a.rest, count)
}
