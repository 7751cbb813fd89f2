package heatmap

import (
	"strconv"
	"testing"

	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/components/widgettest"
)

func surface(n int) []float32 {
	z := make([]float32, n*n)
	seed := uint32(1)
	for i := range z {
		seed = seed*1664525 + 1013904223
		z[i] = float32(i%n)/float32(n) + float32(seed>>8)/(1<<26)
	}
	return z
}

func start(n int, change func(p *Props)) (widget.Instance, *widgettest.Host, Props) {
	h := &widgettest.Host{}
	inst := Def.Describe().New(h)
	inst.Resize(900, 600, 1)
	p := defaults
	p.Data, p.Rows, p.Columns = widget.Float32s(surface(n)), n, n
	if change != nil {
		change(&p)
	}
	return inst, h, p
}

func BenchmarkFirst(b *testing.B) {
	for _, n := range []int{2048, 4096} {
		b.Run("n="+strconv.Itoa(n), func(b *testing.B) {
			_, _, p := start(n, nil)
			for b.Loop() {
				h := &widgettest.Host{}
				inst := Def.Describe().New(h)
				inst.Resize(900, 600, 1)
				inst.SetProps(p)
				inst.Update()
				inst.Frame()
				inst.Close()
			}
		})
	}
}

func BenchmarkComplete(b *testing.B) {
	for _, n := range []int{2048, 4096} {
		b.Run("n="+strconv.Itoa(n), func(b *testing.B) {
			inst, h, p := start(n, nil)
			for b.Loop() {
				p.Data = p.Data.Touched()
				inst.SetProps(p)
				inst.Update()
				inst.Frame()
				h.Finish()
				inst.Frame()
				h.Finish()
			}
		})
	}
}

func BenchmarkZoom(b *testing.B) {
	for _, n := range []int{1000, 2048, 4096} {
		b.Run("n="+strconv.Itoa(n), func(b *testing.B) {
			inst, h, p := start(n, nil)
			inst.SetProps(p)
			inst.Update()
			h.Finish()
			inst.Frame()
			k := 0
			for b.Loop() {
				k++
				d := float64(k%16) / 16 * float64(n) / 100
				inst.SetView([2]float64{d, float64(n) - d}, [2]float64{d, float64(n) - d})
				inst.Frame()
			}
		})
	}
}

func BenchmarkLive(b *testing.B) {
	for _, c := range []struct {
		name   string
		change func(p *Props)
	}{{"auto", nil}, {"limits", func(p *Props) { p.VMin, p.VMax = widget.Some(0.0), widget.Some(1.0) }}, {"log", func(p *Props) { p.Norm = "log" }}} {
		b.Run(c.name, func(b *testing.B) {
			inst, _, p := start(1000, c.change)
			for b.Loop() {
				p.Data = p.Data.Touched()
				inst.SetProps(p)
				inst.Update()
				inst.Frame()
			}
		})
	}
}

func BenchmarkPush(b *testing.B) {
	for _, n := range []int{512, 16384} {
		b.Run("history="+strconv.Itoa(n), func(b *testing.B) {
			inst, _, p := start(0, func(p *Props) { p.Rows, p.Columns, p.History = 1024, 0, n })
			inst.SetProps(p)
			column := widget.Float32s(surface(32))
			for range n + 10 {
				inst.Push(pushColumns, column)
			}
			for b.Loop() {
				inst.Push(pushColumns, column)
			}
		})
		b.Run("frame/history="+strconv.Itoa(n), func(b *testing.B) {
			inst, _, p := start(0, func(p *Props) { p.Rows, p.Columns, p.History = 1024, 0, n })
			inst.SetProps(p)
			column := widget.Float32s(surface(32))
			for range n + 10 {
				inst.Push(pushColumns, column)
			}
			for b.Loop() {
				inst.Push(pushColumns, column)
				inst.Frame()
			}
		})
	}
}
