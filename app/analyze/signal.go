package analyze

import (
	"math"

	"github.com/sonde-viz/sonde/app/recording"
	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/widget"
)

// Signal is one channel of a recording, or the mean of all, with its measures.
type Signal struct {
	Samples   widget.Series
	Peak, RMS float64 // of the samples that are finite
	Min, Max  float64 // extremes of these; 0 when there are none
	Bad       int     // samples that are not
}

// Len is the number of samples.
func (s *Signal) Len() int { return s.Samples.Len() }

// block is how many samples are mixed or measured between two looks at the clock: a fraction of a millisecond.
const block = 1 << 14

// mixing makes a Signal, a block at a time.
type mixing struct {
	channels []recording.Channel
	mixed    []float32 // nil: one channel as it is
	signal   Signal
	one      [block]float64
	sum      float64
	next     int
}

// newMixing takes channel number ch, 1 to their number, or Mix. A channel of its own is not copied.
func newMixing(channels []recording.Channel, ch int) *mixing {
	m := &mixing{channels: channels}
	m.signal.Min, m.signal.Max = math.Inf(1), math.Inf(-1)
	if ch == Mix && len(channels) > 1 {
		m.mixed = make([]float32, channels[0].Len())
		m.signal.Samples = widget.Float32s(m.mixed)
	} else {
		m.signal.Samples = channels[max(ch, 1)-1].Samples
	}
	return m
}

func (m *mixing) step(b *figure.Budget) (progress float64, done bool) {
	n := m.signal.Len()
	for m.next < n && !b.Spent() {
		end := min(m.next+block, n)
		if m.mixed != nil {
			recording.Mix(m.mixed[m.next:end], m.channels, m.next)
		}
		m.measure(m.one[:widget.Read(m.one[:end-m.next], m.signal.Samples, m.next)])
		m.next = end
	}
	if m.next < n {
		return float64(m.next) / float64(n), false
	}
	if good := n - m.signal.Bad; good > 0 {
		m.signal.RMS = math.Sqrt(m.sum / float64(good))
		m.signal.Peak = max(math.Abs(m.signal.Min), math.Abs(m.signal.Max))
	} else {
		m.signal.Min, m.signal.Max = 0, 0
	}
	return 1, true
}

func (m *mixing) measure(x []float64) {
	for _, v := range x {
		if v-v != 0 { // NaN or infinite
			m.signal.Bad++
			continue
		}
		m.signal.Min, m.signal.Max = min(m.signal.Min, v), max(m.signal.Max, v)
		m.sum += v * v
	}
}
