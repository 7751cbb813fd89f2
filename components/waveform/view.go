package waveform

import (
	"strconv"

	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/stream"
	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/components/work"
)

// view is one live waveform: of data, or, once something was pushed, of a stream.
type view struct {
	env    widget.Env
	props  Props
	tracks []track
	stream stream.Stream
	ring   *widget.Ring // of the stream, as it is shown; nil: of data
	title  string       // of the label and of what is missing
	rough  []rough      // of each track, while it is not taken in whole
	shapes []shape      // of each track, as last drawn
	one    []float64    // scratch
	keys   []figure.Key // of the channels, where they share an axis
}

func (v *view) Update(p Props) error {
	old := v.props
	fresh := p.Data != old.Data || p.Channels != old.Channels
	if err := p.check(p.Data.Len() == 0 || v.stream.Running() && !fresh); err != nil {
		return err
	}
	if !fresh {
		if err := v.stream.Fit(v.env, p.history().Size()); err != nil {
			return err
		}
	}
	v.props = p
	if fresh {
		v.stream.Reset()
		_ = widget.Hold(v.env, "", "", 0, 0)
	}
	v.stream.Resize(p.history().Size())
	v.stream.Pause(v.env, p.Paused)
	if ring := v.stream.Ring(); fresh || ring != v.ring || p.RMS != old.RMS || v.tracks == nil {
		v.ring = ring
		v.retake()
	}
	if p.Channels != old.Channels {
		v.keys = channelKeys(p.Channels)
	}
	v.title = v.stream.Title(p.Label)
	return nil
}

// begin starts to take in all samples there are.
func (v *view) begin() {
	v.rough = v.rough[:0]
	for _, t := range v.tracks {
		v.rough = append(v.rough, sketch(t, v.first(), v.head()))
	}
	v.shapes = make([]shape, len(v.tracks))
	v.env.Work()
}

// history is how much of a stream is kept.
func (p *Props) history() stream.History {
	return stream.History{Seconds: p.History, SampleRate: p.SampleRate, Lanes: p.Channels, Least: 1}
}

// retake works out anew what is known of the data, or of the ring.
func (v *view) retake() {
	if v.ring != nil {
		v.tracks = ringTracks(v.ring, v.props.RMS)
	} else {
		v.tracks = tracksOf(v.props.Data, v.props.Channels, v.props.RMS)
	}
	v.begin()
}

// Push implements widget.Pusher.
func (v *view) Push(_ int, x widget.Series) error {
	p, s := &v.props, &v.stream
	if x.Len()%p.Channels != 0 {
		return refuse("push", strconv.Itoa(x.Len())+" samples", "a multiple of channels = "+strconv.Itoa(p.Channels))
	}
	if x.Len() == 0 {
		return nil
	}
	if err := widget.CheckSingles("push", x, s.Running()); err != nil {
		return err
	}
	if !s.Running() { // and data are kept likewise from now on
		if err := widget.CheckSingles("data", p.Data, true); err != nil {
			return err
		}
	}
	if !s.Running() {
		if err := p.history().Refuse("push", x.Len()); err != nil {
			return err
		}
		if err := s.Begin(v.env, p.Channels, p.history().Size(), p.Data); err != nil {
			return err
		}
	}
	if ring := s.Ring(); ring != v.ring {
		v.ring = ring
		v.retake()
	}
	more, err := s.Push(v.env, x)
	if err != nil {
		return err
	}
	if more {
		v.title = s.Title(p.Label)
		v.env.Emit(widget.HistoryChange, s.Missing())
	}
	if v.ring != nil {
		for _, t := range v.tracks {
			t.update(v.ring.Total())
		}
	}
	return nil
}

// slice is how many samples are taken in between two looks at the clock.
const slice = 1 << 18

// Step implements widget.Worker: it takes in all channels side by side.
func (v *view) Step(b *work.Budget) (progress float64, done bool) {
	n := v.head()
	for {
		least := n
		for _, t := range v.tracks {
			least = min(least, t.taken())
		}
		if least >= n {
			v.rough = v.rough[:0]
			return 1, true
		}
		for _, t := range v.tracks {
			if t.taken() == least {
				t.update(min(n, least+slice))
			}
		}
		if b.Spent() {
			return float64(least) / float64(n), false
		}
	}
}

// head is the number of samples of a channel that there are; first is the number of the first one that is kept.
func (v *view) head() int64 {
	if v.ring == nil {
		return int64(v.props.Data.Len() / v.props.Channels)
	}
	return v.ring.Total()
}

func (v *view) first() int64 {
	if v.ring == nil {
		return 0
	}
	return v.ring.First()
}

// taken is the number of samples that all tracks know.
func (v *view) taken() int64 {
	n := v.head()
	for _, t := range v.tracks {
		n = min(n, t.taken())
	}
	return n
}

// time is that of a sample, counted from sample 0, and at the number of the sample at a time, with a fraction.
func (v *view) time(i float64) float64 { return i / v.props.SampleRate }
func (v *view) at(t float64) float64   { return t * v.props.SampleRate }
