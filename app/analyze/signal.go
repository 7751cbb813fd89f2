package analyze

import (
	"math"

	"github.com/sonde-viz/sonde/app/recording"
	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/widget"
)

// Signal is one channel of a recording, or the mean of all, with its measures.
type Signal struct {
	Samples   []float32 // one of the two
	Samples64 []float64
	Peak, RMS float64 // of the samples that are finite
	Bad       int     // samples that are not
}

// Len is the number of samples.
func (s *Signal) Len() int { return max(len(s.Samples), len(s.Samples64)) }

// part is a handle on samples a to b, which are not copied.
func (s *Signal) part(a, b int) widget.Series {
	if s.Samples64 != nil {
		return widget.Float64s(s.Samples64[a:b])
	}
	return widget.Float32s(s.Samples[a:b])
}

// block is how many samples are mixed or measured between two looks at the clock: a fraction of a millisecond.
const block = 1 << 14

// mixing makes a Signal, a block at a time.
type mixing struct {
	channels []recording.Channel
	mix      bool
	signal   Signal
	sum      float64
	next     int
}

// newMixing takes channel number ch, 1 to their number, or Mix. A channel of its own is not copied.
func newMixing(channels []recording.Channel, ch int) *mixing {
	m := &mixing{channels: channels, mix: ch == Mix && len(channels) > 1}
	if m.mix {
		m.signal.Samples = make([]float32, channels[0].Len())
	} else {
		c := channels[max(ch, 1)-1]
		m.signal.Samples, m.signal.Samples64 = c.Samples, c.Samples64
	}
	return m
}

func (m *mixing) step(b *figure.Budget) (progress float64, done bool) {
	n := m.signal.Len()
	for m.next < n && !b.Spent() {
		end := min(m.next+block, n)
		if m.mix {
			recording.Mix(m.signal.Samples[m.next:end], m.channels, m.next)
		}
		if x := m.signal.Samples64; x != nil {
			measure(m, x[m.next:end])
		} else {
			measure(m, m.signal.Samples[m.next:end])
		}
		m.next = end
	}
	if m.next < n {
		return float64(m.next) / float64(n), false
	}
	if good := n - m.signal.Bad; good > 0 {
		m.signal.RMS = math.Sqrt(m.sum / float64(good))
	}
	return 1, true
}

func measure[T float32 | float64](m *mixing, x []T) {
	for _, t := range x {
		v := float64(t)
		if v-v != 0 { // NaN or infinite
			m.signal.Bad++
			continue
		}
		m.signal.Peak = max(m.signal.Peak, math.Abs(v))
		m.sum += v * v
	}
}
