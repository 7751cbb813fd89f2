package waveform

import (
	"math"

	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/compute/decimate"
)

// track is one channel with what was worked out of it, whatever the type of its samples.
type track interface {
	// update takes in samples up to number n.
	update(n int64)
	taken() int64
	// extremes are those of the samples lo <= i < hi, which must be taken in; NaN when there are none.
	extremes(lo, hi int64) (least, most float64)
	rms(lo, hi int64) float64
	// missing says whether one of the samples lo <= i < hi, which must be taken in, is NaN.
	missing(lo, hi int64) bool
	// read appends the samples lo <= i < hi to dst, taken in or not.
	read(dst []float64, lo, hi int64) []float64
}

// trackOf is a track of samples of type T: float32 for whatever float32 holds exactly, else float64.
type trackOf[T decimate.Float] struct {
	src   decimate.Source[T]
	peaks *decimate.Pyramid[T]
	power *decimate.Power[T] // nil: nobody asked
	holes holes
	hole  func(from, to int64) bool // whether one of these samples is NaN; nil: whole numbers
}

func newTrack[T decimate.Float](src decimate.Source[T], keep int64, power bool) track {
	t := &trackOf[T]{src: src, peaks: decimate.NewPyramid[T](keep)}
	if power {
		t.power = decimate.NewPower[T](keep)
	}
	if _, whole := src.(*converted[T]); !whole {
		t.hole = func(from, to int64) bool { return missing(src.Span(from, to)) }
	}
	return t
}

// tracksOf returns the channels of planar samples.
func tracksOf(s widget.Series, channels int, power bool) (all []track) {
	n := s.Len() / channels
	for c := range channels {
		first := c * n
		keep := int64(n)
		switch {
		case s.F32() != nil:
			all = append(all, newTrack(decimate.Source[float32](decimate.Samples[float32](s.F32()[first:first+n])), keep, power))
		case s.F64() != nil:
			all = append(all, newTrack(decimate.Source[float64](decimate.Samples[float64](s.F64()[first:first+n])), keep, power))
		case s.Kind() == widget.Int32:
			all = append(all, newTrack[float64](&converted[float64]{series: s, first: first}, keep, power))
		default:
			all = append(all, newTrack[float32](&converted[float32]{series: s, first: first}, keep, power))
		}
	}
	return all
}

// converted is samples of a kind that is none of T, converted where they are looked at.
type converted[T decimate.Float] struct {
	series widget.Series
	first  int
	buf    []T
}

func (c *converted[T]) Span(from, to int64) []T {
	if n := int(to - from); cap(c.buf) < n {
		c.buf = make([]T, n)
	}
	c.buf = c.buf[:to-from]
	widget.Read(c.buf, c.series, c.first+int(from))
	return c.buf
}

// laneSource is a lane of a ring.
type laneSource struct {
	ring *widget.Ring
	lane int
	buf  []float32
}

func (l *laneSource) Span(from, to int64) []float32 {
	a, b := l.ring.Spans(l.lane, from, to)
	if len(b) == 0 {
		return a
	}
	l.buf = append(append(l.buf[:0], a...), b...)
	return l.buf
}

func ringTracks(r *widget.Ring, power bool) (all []track) {
	for c := range r.Lanes() {
		all = append(all, newTrack[float32](&laneSource{ring: r, lane: c}, int64(r.Size()), power))
	}
	return all
}

func (t *trackOf[T]) update(n int64) {
	t.peaks.Update(t.src, n)
	if t.power != nil {
		t.power.Update(t.src, n)
	}
	if t.hole != nil {
		t.holes.update(t.hole, n, t.peaks.Keep())
	}
}

func (t *trackOf[T]) missing(lo, hi int64) bool { return t.hole != nil && t.holes.in(t.hole, lo, hi) }

func (t *trackOf[T]) taken() int64 { return t.peaks.Len() }

func (t *trackOf[T]) extremes(lo, hi int64) (least, most float64) {
	a, b := t.peaks.Extremes(t.src, lo, hi)
	return float64(a), float64(b)
}

func (t *trackOf[T]) rms(lo, hi int64) float64 {
	if t.power == nil {
		return math.NaN()
	}
	return t.power.RMS(t.src, lo, hi)
}

func (t *trackOf[T]) read(dst []float64, lo, hi int64) []float64 {
	for _, v := range t.src.Span(lo, hi) {
		dst = append(dst, float64(v))
	}
	return dst
}
