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
	missing  widget.Missing
}

// size is how many samples a stream keeps: history, and no less than a transform needs.
func (p Props) size() int {
	return max(int(math.Ceil(p.History*p.SampleRate)), p.FFTSize)
}

// fit gives the stream a ring as long as p wants it, with what the old one held, and returns it; nil without a stream.
func (s *stream) fit(p Props) *widget.Ring {
	if s.ring != nil {
		s.ring = s.ring.Resized(p.size())
	}
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
	if x.Len() == 0 {
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
	s.ring.Write(x)
	if s.missing.Count(x, s.ring.Size()) {
		m := &s.missing
		v.entitle()
		v.env.Emit(historyChange, HistoryChange{m.Gaps, m.Samples, m.Lost})
	}
	return nil
}

// entitle makes the title of the label and of what is missing.
func (v *view) entitle() {
	v.title = v.props.Label
	if note := v.stream.missing.String(); note != "" {
		if v.title != "" {
			v.title += ": "
		}
		v.title += note
	}
}
