package spectrum

import (
	"github.com/sonde-viz/sonde/components/stream"
	"github.com/sonde-viz/sonde/components/widget"
)

// history is how much of a stream is kept: no less than a transform needs.
func (p *Props) history() stream.History {
	return stream.History{Seconds: p.History, SampleRate: p.SampleRate, Lanes: 1, Least: p.FFTSize}
}

func (v *view) Push(method int, x widget.Series) error {
	if x.Len() == 0 {
		return nil
	}
	s := &v.stream
	more, err := s.Take(v.env, "push", v.props.history(), x)
	if err != nil {
		return err
	}
	if more {
		v.title = s.Title(v.props.Label)
		v.env.Emit(widget.HistoryChange, s.Missing())
	}
	if v.live == nil && s.Ring() != nil {
		return v.follow()
	}
	return nil
}

// follow has the stream's numbers shown. What is known of it stays as long as it would come out the same.
func (v *view) follow() error {
	p, ring := &v.props, v.stream.Ring()
	c := p.config(p.FFTSize, ring.FullScale())
	if l := v.live; l != nil && l.config == c && l.average == p.Average && l.ring == ring {
		l.fresh = true // perhaps in another unit
		return nil
	}
	l, err := newLive(c, p.Average, ring)
	if err != nil {
		return err
	}
	v.work, v.live = l, l
	v.begin(c)
	return nil
}

// catchUp takes what has been pushed since the last frame into the numbers shown: all of it, unless that would hold up
// the frame.
func (v *view) catchUp() {
	l := v.live
	if l == nil {
		return
	}
	if !l.run(nil, few(l.config.FFTSize)) && !v.working {
		v.working = true
		v.env.Work()
	}
	if l.fresh {
		l.spectrum(v.levels, v.props.Unit)
	}
}
