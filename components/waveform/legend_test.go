package waveform

import (
	"math"
	"slices"
	"testing"

	"github.com/sonde-viz/sonde/components/tool"
	"github.com/sonde-viz/sonde/components/widget"
)

// A click on the legend hides a channel: it is neither drawn nor read out, and values() has it no more, until the next click.
func TestLegendHidesAChannel(t *testing.T) {
	const n = 100
	x := make([]float64, 2*n)
	for i := range n {
		x[i], x[n+i] = 1, -1
	}
	p := defaults
	p.Channels, p.Lanes, p.SampleRate, p.Data = 2, Shared, 100, widget.Float64s(x)
	s := mount(t, p)
	s.Instance.Frame()
	levels := func() []float64 {
		y := slices.Clone(s.Instance.Values().Y)
		slices.Sort(y)
		return slices.Compact(y)
	}
	click := func() { // the key of channel 1, wherever it stands
		for px := 560.0; px < 640; px += 4 {
			for _, kind := range []tool.Kind{tool.Down, tool.Up} {
				s.Instance.Pointer(tool.Event{Kind: kind, X: px, Y: 17})
			}
			if e, ok := s.host.Last(tool.LegendToggle); ok && e.Detail.(tool.LegendDetail).Key == 0 {
				s.host.Events = nil
				return
			}
			s.host.Events = nil
		}
		t.Fatal("no key of channel 1")
	}
	read := func() (c CursorChange) {
		px, py := s.Instance.PixelOf(0.5, 1)
		s.Instance.Pointer(tool.Event{Kind: tool.Move, X: px, Y: py})
		e, _ := s.host.Last("cursor-change")
		c, _ = e.Detail.(CursorChange)
		return c
	}
	if got := levels(); !slices.Equal(got, []float64{-1, 1}) {
		t.Fatalf("levels are %v", got)
	}
	if c := read(); c.Channel != 0 || c.Max != 1 {
		t.Errorf("on channel 1, the cursor reads %+v", c)
	}
	click()
	s.Instance.Frame()
	if got := levels(); !slices.Equal(got, []float64{-1}) {
		t.Errorf("with channel 1 hidden, levels are %v", got)
	}
	if c := read(); c.Channel != 1 || math.Abs(c.Max+1) > 0 {
		t.Errorf("with channel 1 hidden, the cursor reads %+v", c)
	}
	click()
	s.Instance.Frame()
	if got := levels(); !slices.Equal(got, []float64{-1, 1}) {
		t.Errorf("shown again, levels are %v", got)
	}
}
