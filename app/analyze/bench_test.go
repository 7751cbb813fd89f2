package analyze

import (
	"encoding/binary"
	"math"

	"github.com/sonde-viz/sonde/components/work"
)

// bench is a model with a clock of its own: every look at it takes 0.1 ms.
type bench struct {
	*Model
	time  float64
	sched work.Scheduler
	turns int
	bytes []byte
}

func newBench() *bench {
	b := &bench{}
	b.sched.Now = func() float64 { b.time += 0.1; return b.time }
	b.Model = NewModel(&b.sched, func() {})
	return b
}

// finish runs all work.
func (b *bench) finish() {
	for b.sched.Run(work.Turn) {
		b.turns++
	}
}

// open reads a file from memory, n bytes at a time.
func (b *bench) open(name string, data []byte, n int, s Settings) *Reading {
	b.bytes = data
	var r *Reading
	more := func() {
		if len(b.bytes) == 0 {
			r.End()
			return
		}
		piece := b.bytes[:min(n, len(b.bytes))]
		b.bytes = b.bytes[len(piece):]
		r.Feed(piece)
	}
	r = b.Open(name, int64(len(data)), s, more)
	more()
	return r
}

// wav makes a 16-bit file of channels that are functions of the time.
func wav(rate, n int, channels ...func(t float64) float64) []byte {
	var d []byte
	u16 := func(v int) { d = binary.LittleEndian.AppendUint16(d, uint16(v)) }
	u32 := func(v int) { d = binary.LittleEndian.AppendUint32(d, uint32(v)) }
	c := len(channels)
	d = append(d, "RIFF"...)
	u32(36 + 2*c*n)
	d = append(d, "WAVEfmt "...)
	u32(16)
	u16(1)
	u16(c)
	u32(rate)
	u32(2 * c * rate)
	u16(2 * c)
	u16(16)
	d = append(d, "data"...)
	u32(2 * c * n)
	for i := range n {
		for _, f := range channels {
			u16(int(math.Round(32768 * f(float64(i)/float64(rate)))))
		}
	}
	return d
}

func sine(amplitude, hz float64) func(float64) float64 {
	return func(t float64) float64 { return amplitude * math.Sin(2*math.Pi*hz*t) }
}

func silence(float64) float64 { return 0 }
