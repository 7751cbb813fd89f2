package waveform

import (
	"strconv"

	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/widget"
)

// view is one live waveform: of data, or, once something was pushed, of a stream.
type view struct {
	env     widget.Env
	props   Props
	tracks  []track
	ring    *widget.Ring // nil: of data
	ahead   *widget.Ring // where pushes go while the picture is held still; nil until something comes
	missing widget.Missing
	title   string       // of the label and of what is missing
	rough   []rough      // of each track, while it is not taken in whole
	shapes  []shape      // of each track, as last drawn
	one     []float64    // scratch
	keys    []figure.Key // of the channels, where they share an axis
}

func (v *view) Update(p Props) error {
	if err := p.check(); err != nil {
		return err
	}
	old := v.props
	v.props = p
	switch {
	case p.Data != old.Data || p.Channels != old.Channels || v.tracks == nil:
		v.ring, v.ahead, v.missing = nil, nil, widget.Missing{}
		v.tracks = tracksOf(p.Data, p.Channels, p.RMS)
		v.begin()
	case v.ring != nil && v.ring.Size() != p.size():
		v.stream()
	case p.RMS != old.RMS && v.ring == nil:
		v.tracks = tracksOf(p.Data, p.Channels, p.RMS)
		v.begin()
	case p.RMS != old.RMS:
		v.retake()
	}
	if p.Channels != old.Channels {
		v.keys = channelKeys(p.Channels)
	}
	v.title = v.missing.After(v.props.Label)
	if !p.Paused && v.ahead != nil {
		v.ring, v.ahead = v.ahead, nil
		v.retake()
	}
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

// size is how many samples of a channel a stream keeps.
func (p *Props) size() int { return max(1, int(p.History*p.SampleRate+0.5)) }

// stream makes the ring of the size wanted, with what there was at its end.
func (v *view) stream() {
	if v.ring == nil {
		v.ring = widget.NewRing(v.props.Channels, v.props.size())
		v.ring.Write(v.props.Data)
	} else {
		v.ring = v.ring.Resized(v.props.size())
	}
	if v.ahead != nil {
		v.ahead = v.ahead.Resized(v.props.size())
	}
	v.retake()
}

// retake works out anew what is known of the ring.
func (v *view) retake() {
	v.tracks = ringTracks(v.ring, v.props.RMS)
	v.begin()
}

// Push implements widget.Pusher.
func (v *view) Push(_ int, s widget.Series) error {
	channels := v.props.Channels
	if s.Len()%channels != 0 {
		return refuse("push", strconv.Itoa(s.Len())+" samples", "a multiple of channels = "+strconv.Itoa(channels))
	}
	if s.Len() == 0 {
		return nil
	}
	if v.ring == nil {
		v.stream()
	}
	if v.props.Paused && v.ahead == nil {
		v.ahead = v.ring.Clone(v.ring.Size())
	}
	if v.ahead != nil {
		v.ahead.Write(s)
	} else {
		v.ring.Write(s)
	}
	if v.missing.Count(s, channels, v.ring.Size()) {
		v.title = v.missing.After(v.props.Label)
		v.env.Emit(widget.HistoryChange, v.missing.Detail)
	}
	for _, t := range v.tracks {
		t.update(v.ring.Total())
	}
	return nil
}

// slice is how many samples are taken in between two looks at the clock.
const slice = 1 << 18

// Step implements widget.Worker: it takes in all channels side by side.
func (v *view) Step(b *figure.Budget) (progress float64, done bool) {
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

// time is that of a sample, and at the number of the sample at a time, with a fraction.
func (v *view) time(i float64) float64 { return v.props.origin() + i/v.props.SampleRate }
func (v *view) at(t float64) float64   { return (t - v.props.origin()) * v.props.SampleRate }
