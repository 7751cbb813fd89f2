package stream_test

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/sonde-viz/sonde/components/stream"
	"github.com/sonde-viz/sonde/components/widget"
)

// A history that was not set is never refused, whatever the rate, and keeps enough for a picture; one that was set is refused
// where it cannot be kept, and the limit that is said is allowed.
func TestHistoryAtEveryRate(t *testing.T) {
	for e := -6; e <= 12; e++ {
		for _, lanes := range []int{1, 2, 64} {
			h := stream.History{SampleRate: 2.7 * math.Pow10(e), Lanes: lanes, Least: 1024}
			if err := h.Check(); err != nil {
				t.Errorf("%v Hz: %v", h.SampleRate, err)
			}
			if n := h.Size(); n < 1024 || n*lanes > stream.Most {
				t.Errorf("%v Hz, %d lanes: %d samples are kept", h.SampleRate, lanes, n)
			}
			h.Seconds = widget.Some(1e99)
			err, ok := h.Check().(*widget.PropError)
			if !ok || err.Prop != "history" {
				t.Fatalf("%v Hz: 1e99 s gives %v", h.SampleRate, err)
			}
			_, text, _ := strings.Cut(err.Allowed, "up to ")
			text, _, _ = strings.Cut(text, " ")
			limit, e := strconv.ParseFloat(text, 64)
			if h.Seconds = widget.Some(limit); e != nil || !(limit > 0) || h.Check() != nil {
				t.Errorf("%v Hz: the limit that %q says is refused: %v", h.SampleRate, err.Allowed, h.Check())
			}
			if n := h.Size(); n*lanes > stream.Most || float64(n) < limit*h.SampleRate-1 {
				t.Errorf("%v Hz: %v s are %d samples", h.SampleRate, limit, n)
			}
			for _, v := range []float64{0, -1, math.NaN(), math.Inf(1)} {
				if h.Seconds = widget.Some(v); h.Check() == nil || h.Refuse("push", 7) == nil {
					t.Errorf("a history of %v s is taken", v)
				}
			}
		}
	}
	if n := (stream.History{SampleRate: 48000, Lanes: 2, Least: 1}).Size(); n != 480_000 {
		t.Errorf("10 s at 48 kHz are %d samples", n)
	}
}
