package grid

import (
	"math/rand/v2"
	"testing"
)

const side = 2048

func noise[T Value]() []T {
	r := rand.New(rand.NewPCG(1, 1))
	cells := make([]T, side*side)
	for i := range cells {
		cells[i] = T(r.Float64() * 250)
	}
	return cells
}

func BenchmarkStep(b *testing.B) {
	b.Run("cells=2048x2048/type=float32", func(b *testing.B) { benchmarkStep(b, noise[float32](), false) })
	b.Run("cells=2048x2048/type=float32/means", func(b *testing.B) { benchmarkStep(b, noise[float32](), true) })
	b.Run("cells=2048x2048/type=float64", func(b *testing.B) { benchmarkStep(b, noise[float64](), false) })
	b.Run("cells=2048x2048/type=uint8", func(b *testing.B) { benchmarkStep(b, noise[uint8](), false) })
	b.Run("cells=2048x2048/type=uint16", func(b *testing.B) { benchmarkStep(b, noise[uint16](), false) })
}

func benchmarkStep[T Value](b *testing.B, cells []T, means bool) {
	p := NewPyramid[T](side, side, Square, means)
	for b.Loop() {
		p.Touch(0, side, 0, side)
		for !p.Step(cells, side*side) {
		}
	}
	b.ReportMetric(float64(side*side)*float64(b.N)/b.Elapsed().Seconds()/1e6, "Mcells/s")
}

func BenchmarkFill(b *testing.B) {
	cells := noise[float32]()
	p := NewPyramid[float32](side, side, Square, true)
	for !p.Step(cells, side*side) {
	}
	bytes := noise[uint8]()
	for _, c := range []struct {
		name string
		span float64 // cells of a pixel
		how  Picture
	}{
		{"span=0.5/nearest", 0.5, Picture{Reduce: Extreme, Middle: 125}},
		{"span=0.5/bilinear", 0.5, Picture{Reduce: Extreme, Bilinear: true}},
		{"span=1/extreme", 1, Picture{Reduce: Extreme, Middle: 125}},
		{"span=3.9/extreme", 3.9, Picture{Reduce: Extreme, Middle: 125}},
		{"span=4.1/extreme", 4.1, Picture{Reduce: Extreme, Middle: 125}},
		{"span=7.9/extreme", 7.9, Picture{Reduce: Extreme, Middle: 125}},
		{"span=4.1/extreme/exact", 4.1, Picture{Reduce: Extreme, Middle: 125, Exact: true}},
		{"span=4.1/mean", 4.1, Picture{Reduce: Mean}},
		{"span=8.1/mean", 8.1, Picture{Reduce: Mean}},
	} {
		pixels := min(1000, int(side/c.span))
		var x, y Axis
		x.Set(Uniform(make([]float64, pixels+1), 0, float64(pixels)*c.span), side)
		y.Set(Uniform(make([]float64, pixels+1), 0, float64(pixels)*c.span), side)
		dst := make([]float32, pixels*pixels)
		report := func(b *testing.B) {
			b.ReportMetric(b.Elapsed().Seconds()*1e9/float64(b.N)/float64(pixels*pixels), "ns/pixel")
		}
		b.Run("type=float32/"+c.name, func(b *testing.B) {
			var s Sampler[float32]
			for b.Loop() {
				s.Fill(dst, pixels, cells, p, &x, &y, c.how)
			}
			report(b)
		})
		if c.span < 4 {
			b.Run("type=uint8/"+c.name, func(b *testing.B) {
				var s Sampler[uint8]
				for b.Loop() {
					s.Fill(dst, pixels, bytes, nil, &x, &y, c.how)
				}
				report(b)
			})
		}
	}
}

func BenchmarkStatistics(b *testing.B) {
	cells := noise[float32]()
	b.Run("cells=2048x2048/type=float32/sample", func(b *testing.B) {
		dst := make([]float32, 1<<16)
		for b.Loop() {
			Quantile(Sample(dst, cells, 0, 1), 0.5)
		}
	})
	b.Run("cells=2048x2048/type=float32/measure", func(b *testing.B) {
		for b.Loop() {
			var e Extent
			Measure(&e, cells)
		}
	})
}

// Steady work allocates nothing.
func TestNoAllocation(t *testing.T) {
	const n = 300
	cells := make([]float32, n*n)
	p := NewPyramid[float32](n, n, Square, true)
	var x, y Axis
	var s Sampler[float32]
	edges, dst := Uniform(make([]float64, 41), -2, n), make([]float32, 40*40)
	for _, r := range Reduce("").Values() {
		got := testing.AllocsPerRun(5, func() {
			p.Touch(7, 90, 10, 200)
			for !p.Step(cells, 1000) {
			}
			x.Set(edges, n)
			y.Set(edges, n)
			s.Fill(dst, 40, cells, p, &x, &y, Picture{Reduce: Reduce(r)})
		})
		if got != 0 {
			t.Errorf("%s: %v allocations", r, got)
		}
	}
}
