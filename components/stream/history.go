package stream

import (
	"math"
	"strconv"

	"github.com/sonde-viz/sonde/components/widget"
)

// Most is how many samples of all lanes a stream keeps at most: a gigabyte of float32.
const Most = 1 << 28

// History is how much of a stream is kept: what a user has set, or what suits the sample rate.
type History struct {
	Seconds    widget.Opt[float64] // what was set
	SampleRate float64             // in Hz
	Lanes      int
	Least      int // samples of a lane: no fewer are kept
}

// What is kept when nothing was set: some seconds, but neither fewer samples than make a picture nor more than a part of the
// memory of a page.
const (
	usual    = 10 // seconds
	fewest   = 100
	segments = 8       // times Least
	unasked  = 1 << 25 // 128 MB of float32
)

// longest is the longest history that can be set, in s.
func (h History) longest() float64 { return Most / float64(h.Lanes) / h.SampleRate }

// Check returns an error that names the prop history, if what was set is no time or more than can be kept. It matters for
// streams alone: data that are there already have no history.
func (h History) Check() error {
	if v := h.Seconds.V; !h.Seconds.Set || v > 0 && v <= h.longest() {
		return nil
	}
	return &widget.PropError{Prop: "history", Value: widget.NumberText(h.Seconds.V), Allowed: h.allowed()}
}

func (h History) allowed() string {
	text := "a number of s above 0, up to " + widget.NumberText(h.longest()) + " (" + strconv.Itoa(Most) + " samples"
	if h.Lanes > 1 {
		text += " of all channels"
	}
	return text + ")"
}

// Refuse returns an error of the method push for n samples, if Check has one.
func (h History) Refuse(push string, n int) error {
	if h.Check() == nil {
		return nil
	}
	return &widget.PropError{Prop: push, Value: strconv.Itoa(n) + " samples",
		Allowed: "nothing while history is " + widget.NumberText(h.Seconds.V) + "; history may be " + h.allowed()}
}

// Size is how many samples of a lane are kept.
func (h History) Size() int {
	n, most := math.Ceil(h.Seconds.V*h.SampleRate-1e-6), Most/h.Lanes
	if !h.Seconds.Set {
		n = max(math.Ceil(usual*h.SampleRate-1e-6), fewest, segments*float64(h.Least))
		most = unasked / h.Lanes
	}
	return max(int(min(n, float64(most))), h.Least, 1)
}
