package spectrogram

import (
	"math"
	"testing"

	"github.com/sonde-viz/sonde/components/tool"
	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/compute/spectral"
)

// The same samples have the same levels re full scale in whole numbers and in fractions, shown at once or pushed: in values, under the
// cursor and in the colours. In V they are what they are.
func TestFullScale(t *testing.T) {
	const n = 8000
	i16, f32 := make([]int16, n), make([]float32, n)
	for i := range n {
		i16[i] = int16(math.Round(16384 * math.Sin(2*math.Pi*float64(i)/8)))
		f32[i] = float32(i16[i]) / 32768
	}
	type seen struct{ level, cursor float64 }
	look := func(data widget.Series, pushed bool, full widget.Opt[float64], unit spectral.Unit) seen {
		p := defaults
		p.FFTSize, p.SampleRate, p.History, p.FullScale, p.Unit = 256, 8000, widget.Some(1.0), full, unit
		if !pushed {
			p.Data = data
		}
		inst, h := mount(t, p)
		if pushed {
			inst.Push(push, data)
		}
		inst.Resize(600, 400, 1)
		for range 10 {
			inst.Frame()
			h.Finish()
		}
		px, py := inst.PixelOf(0.5, 1000)
		inst.Pointer(tool.Event{Kind: tool.Move, X: px, Y: py})
		v, s := inst.Values(), seen{level: math.Inf(-1)}
		for i := range v.Z.Len() {
			s.level = max(s.level, v.Z.At(i))
		}
		for _, e := range h.Events {
			if c, ok := e.Detail.(CursorChange); ok {
				s.cursor = c.Level
			}
		}
		return s
	}
	near := func(a, b float64) bool { return math.Abs(a-b) <= 1e-3*math.Abs(b) }
	var unset widget.Opt[float64]
	for name, c := range map[string]struct {
		got  seen
		want float64
	}{
		"float32":          {look(widget.Float32s(f32), false, unset, spectral.DBFS), -6.0206},
		"int16":            {look(widget.Int16s(i16, 1), false, unset, spectral.DBFS), -6.0206},
		"a recording":      {look(widget.Int16s(i16, 1.0/32768), false, unset, spectral.DBFS), -6.0206},
		"int16 pushed":     {look(widget.Int16s(i16, 1), true, unset, spectral.DBFS), -6.0206},
		"float32 pushed":   {look(widget.Float32s(f32), true, unset, spectral.DBFS), -6.0206},
		"said":             {look(widget.Int16s(i16, 1), false, widget.Some(2048.0), spectral.DBFS), 18.0618},
		"said of a stream": {look(widget.Float32s(f32), true, widget.Some(5.0), spectral.DBFS), -20},
		"int16 in V":       {look(widget.Int16s(i16, 1), false, widget.Some(2048.0), spectral.V), 16384 * math.Sqrt(0.5)},
	} {
		if !near(c.got.level, c.want) || !near(c.got.cursor, c.want) {
			t.Errorf("%s: the highest level is %v and that under the cursor %v, want %v", name, c.got.level, c.got.cursor, c.want)
		}
	}
}
