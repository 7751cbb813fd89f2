package spectrogram

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
	if r := s.Ring(); r != nil && v.signal.ring == nil {
		if err := v.compute(v.props, signal{data: v.props.Data, ring: r}, true); err != nil {
			return err
		}
		v.refer()
	}
	return nil
}
