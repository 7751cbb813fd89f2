package heatmap

import (
	"testing"

	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/components/widgettest"
	"github.com/sonde-viz/sonde/components/work"
)

// From new data to the exact picture, progress never falls back, is 1 at the end alone, and stays 1 when zoomed.
func TestProgressNeverFallsBack(t *testing.T) {
	p := defaults
	p.Rows, p.Columns = 3000, 4000
	z := make([]float32, p.Rows*p.Columns)
	for i := range z {
		z[i] = float32(i % 997)
	}
	p.Data = widget.Float32s(z)
	h := &widgettest.Host{Tick: 1}
	inst := h.Mount(t, Def, defaults, 300, 200, 1)
	inst.SetProps(p)
	inst.Update()
	last, steps := inst.Progress(), 0
	whole := last < 1
	for range 10_000 {
		more := h.Scheduler().Run(work.Turn)
		inst.Frame()
		now := inst.Progress()
		if now < last || now == 1 && !inst.Settled() {
			t.Fatalf("progress is %v after %v, settled: %v", now, last, inst.Settled())
		}
		if now > last {
			steps++
		}
		if last = now; !more && inst.Settled() {
			break
		}
	}
	if !whole || last != 1 || steps < 5 {
		t.Errorf("progress begins below 1: %v, ends at %v after %d steps", whole, last, steps)
	}
	x, y := inst.View()
	inst.SetView([2]float64{x[0], x[1] * 0.9}, y)
	for range 10_000 {
		inst.Frame()
		if inst.Progress() != 1 {
			t.Fatal("a zoom goes back to the beginning")
		}
		if !h.Scheduler().Run(work.Turn) && inst.Settled() {
			break
		}
	}
}
