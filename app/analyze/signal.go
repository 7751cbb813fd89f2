package analyze

import (
	"math"

	"github.com/sonde-viz/sonde/app/recording"
	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/components/work"
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
	sum      float64 // of squares, divided by scale²
	scale    float64 // a power of two: squares of extreme values are no float64
	next     int
}

// newMixing takes channel number ch, 1 to their number, or Mix. A channel of its own is not copied.
func newMixing(channels []recording.Channel, ch int) *mixing {
	m := &mixing{channels: channels, scale: 1}
	m.signal.Min, m.signal.Max = math.Inf(1), math.Inf(-1)
	if ch == Mix && len(channels) > 1 {
		m.mixed = make([]float32, channels[0].Len())
		m.signal.Samples = widget.Float32s(m.mixed)
	} else {
		m.signal.Samples = channels[max(ch, 1)-1].Samples
	}
	return m
}

func (m *mixing) step(b *work.Budget) (progress float64, done bool) {
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
		m.signal.RMS = math.Sqrt(m.sum/float64(good)) * m.scale
		m.signal.Peak = max(math.Abs(m.signal.Min), math.Abs(m.signal.Max))
	} else {
		m.signal.Min, m.signal.Max = 0, 0
	}
	return 1, true
}

func (m *mixing) measure(x []float64) {
	largest := 0.0
	for _, v := range x {
		if v-v != 0 { // NaN or infinite
			m.signal.Bad++
			continue
		}
		m.signal.Min, m.signal.Max = min(m.signal.Min, v), max(m.signal.Max, v)
		largest = max(largest, math.Abs(v))
	}
	m.rescale(largest)
	by := 1 / m.scale
	for _, v := range x {
		if v *= by; v-v == 0 {
			m.sum += v * v
		}
	}
}

// rescale keeps the squares of numbers up to largest within float64.
func (m *mixing) rescale(largest float64) {
	const most = 1 << 300
	for largest/m.scale > most {
		m.scale *= most
		m.sum /= most
		m.sum /= most
	}
	for m.sum == 0 && largest > 0 && largest/m.scale < 1/float64(most) {
		m.scale /= most
	}
}
