package spectrogram

import (
	"math"

	"github.com/sonde-viz/sonde/components/widget"
)

// stream is what is known of the samples that are pushed.
type stream struct {
	ring     *widget.Ring // nil: nothing has been pushed
	paused   bool
	from, to int64 // the samples that were there when it was paused
	missing  bool  // the last sample was
	loss     StreamLoss
	text     string // says loss; empty: to be made
}

// size is how many samples a stream keeps: history, and no less than a transform needs.
func (p Props) size() int {
	return max(int(math.Ceil(p.History*p.SampleRate)), p.FFTSize)
}

// fit gives the stream a ring as long as p wants it, with what the old one held, and returns it; nil without a stream.
func (s *stream) fit(p Props) *widget.Ring {
	n := p.size()
	if s.ring == nil || s.ring.Size() == n {
		return s.ring
	}
	old := s.ring
	s.ring = widget.NewRing(1, n)
	from := max(old.First(), old.Total()-int64(n))
	s.ring.Skip(from)
	a, b := old.Spans(0, from, old.Total())
	s.ring.Write(widget.Float32s(a))
	s.ring.Write(widget.Float32s(b))
	return s.ring
}

// pause stops the picture where it is, or lets it go on.
func (s *stream) pause(on bool) {
	if on = on && s.ring != nil; on && !s.paused {
		s.from, s.to = s.ring.First(), s.ring.Total()
	}
	s.paused = on
}

func (v *view) Push(method int, x widget.Series) error {
	lost := int64(0)
	if method == pushGap {
		if x.Len() != 1 || !(x.At(0) >= 0 && x.At(0) <= 1e15) || x.At(0) != math.Floor(x.At(0)) {
			got := "a list"
			if x.Len() == 1 {
				got = widget.NumberText(x.At(0))
			}
			return &widget.PropError{Prop: "pushGap", Value: got, Allowed: "one whole number of samples from 0"}
		}
		lost = int64(x.At(0))
	}
	if lost == 0 && (method == pushGap || x.Len() == 0) {
		return nil
	}
	s := &v.stream
	if s.ring == nil {
		s.ring = widget.NewRing(1, v.props.size())
		if err := v.compute(v.props, signal{ring: s.ring}, true); err != nil {
			s.ring = nil
			return err
		}
		s.pause(v.props.Paused)
	}
	before := s.loss
	if method == pushGap {
		s.ring.Skip(lost)
		s.lose(lost)
		s.missing = true
	} else {
		s.ring.Write(x)
		s.count(x)
		s.loss.Overflow += float64(max(0, x.Len()-s.ring.Size()))
	}
	if s.loss != before {
		s.text = ""
		v.env.Emit(streamLoss, s.loss)
	}
	return nil
}

// lose counts n samples that are missing.
func (s *stream) lose(n int64) {
	if !s.missing {
		s.loss.Gaps++
	}
	s.loss.Missing += float64(n)
}

// count counts the samples that are NaN.
func (s *stream) count(x widget.Series) {
	switch x.Kind() {
	case widget.Float32:
		countNaN(s, x.F32())
	case widget.Float64:
		countNaN(s, x.F64())
	default:
		s.missing = false
	}
}

func countNaN[T float32 | float64](s *stream, x []T) {
	for _, v := range x {
		if v != v {
			s.lose(1)
		}
		s.missing = v != v
	}
}
