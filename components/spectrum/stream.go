package spectrum

import (
	"math"

	"github.com/sonde-viz/sonde/components/widget"
)

// size is how many samples a stream keeps: history, and no less than a transform needs.
func (p Props) size() int {
	return max(int(math.Ceil(p.History*p.SampleRate)), p.FFTSize)
}

func (v *view) Push(method int, x widget.Series) error {
	if x.Len() == 0 {
		return nil
	}
	if v.ring == nil {
		v.ring = widget.NewRing(1, v.props.size())
		v.pause()
		if err := v.follow(); err != nil {
			v.ring = nil
			return err
		}
	}
	v.ring.Write(x)
	if v.missing.Count(x, 1, v.ring.Size()) {
		v.title = v.missing.After(v.props.Label)
		v.env.Emit(widget.HistoryChange, v.missing.Detail)
	}
	return nil
}

// pause stops the picture of a stream where it is, or lets it go on.
func (v *view) pause() {
	on := v.props.Paused && v.ring != nil
	if on && !v.paused {
		v.end = v.ring.Total()
	}
	v.paused = on
}

// shown is the end of the stream, as far as it is shown.
func (v *view) shown() int64 {
	if v.paused {
		return v.end
	}
	return math.MaxInt64
}

// follow has the stream's numbers shown. What is known of it stays as long as it would come out the same.
func (v *view) follow() error {
	p := &v.props
	c := p.config(p.FFTSize)
	if l := v.stream; l != nil && l.config == c && l.average == p.Average && l.ring == v.ring {
		l.end, l.fresh = v.shown(), true // perhaps in another unit
		return nil
	}
	l, err := newLive(c, p.Average, v.ring)
	if err != nil {
		return err
	}
	l.end = v.shown()
	v.work, v.stream = l, l
	v.begin(c)
	return nil
}

// catchUp takes what has been pushed since the last frame into the numbers shown: all of it, unless that would hold up
// the frame.
func (v *view) catchUp() {
	l := v.stream
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
