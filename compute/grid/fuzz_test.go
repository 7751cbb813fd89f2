package grid

import (
	"math"
	"testing"
)

// Whatever the cells, sizes and edges: an exact picture is that of its definition, one by the pyramid holds nothing that is not near, and nothing panics.
func FuzzPicture(f *testing.F) {
	f.Add(uint8(3), uint8(5), 0.0, 5.0, 3.0, 0.0, uint8(7), []byte{1, 2, 3, 255, 0, 9})
	f.Add(uint8(64), uint8(33), -4.0, 40.0, 1.0, 50.0, uint8(3), []byte("needles and plateaus"))
	f.Add(uint8(1), uint8(1), math.Inf(-1), 1e308, math.NaN(), 0.0, uint8(1), []byte{0})
	f.Add(uint8(90), uint8(0), 0.0, 1e-300, 5.0, 5.0, uint8(200), []byte{})
	f.Fuzz(func(t *testing.T, rows, columns uint8, x0, x1, y0, y1 float64, pixels uint8, seed []byte) {
		r, c := int(rows%100), int(columns%100)
		cells := make([]float32, r*c)
		for i := range cells {
			if len(seed) == 0 {
				break
			}
			switch b := seed[i%len(seed)]; b {
			case 255:
				cells[i] = float32(math.NaN())
			case 254:
				cells[i] = float32(math.Inf(1))
			case 253:
				cells[i] = float32(math.Inf(-1))
			default:
				cells[i] = float32(int(b)*(i%7)) - 100
			}
		}
		n := int(pixels % 50)
		var x, y Axis
		x.Set(Uniform(make([]float64, n+1), x0, x1), c)
		y.Set(Uniform(make([]float64, n+1), y0, y1), r)
		p := NewPyramid[float32](r, c, Square, true)
		dst := make([]float32, n*n)
		var s Sampler[float32]
		for i, reduce := range []Reduce{Extreme, Max, Min, Mean} {
			how := Picture{Reduce: reduce, Bilinear: i == 2}
			s.Fill(dst, n, cells, p, &x, &y, how)
			for !p.Step(cells, 50) {
			}
			s.Fill(dst, n, cells, p, &x, &y, how)
			for _, v := range dst {
				if v != v || v-v != 0 || reduce == Mean || i == 2 {
					continue
				}
				found := false
				for _, w := range cells {
					found = found || v == w
				}
				if !found {
					t.Fatalf("%s: %v is no cell", reduce, v)
				}
			}
			how = Picture{Reduce: reduce, Exact: true}
			s.Fill(dst, n, cells, p, &x, &y, how)
			for k, v := range dst {
				r0, r1 := y.Span(k / n)
				c0, c1 := x.Span(k % n)
				if r0 == r1 {
					c1 = c0
				}
				if want := bruteOf(cells, c, r0, r1, c0, c1).value(reduce, 0); !near(float64(v), want) {
					t.Fatalf("%s: pixel %d is %v, want %v", reduce, k, v, want)
				}
			}
		}
	})
}

// Locate finds the cell that a position is in, on edges that run up and down.
func FuzzLocate(f *testing.F) {
	f.Add([]byte{1, 2, 3}, 0.5, false)
	f.Add([]byte{9}, 2.5, true)
	f.Fuzz(func(t *testing.T, steps []byte, at float64, down bool) {
		if len(steps) == 0 || len(steps) > 50 || !(at >= 0 && at < float64(len(steps))) {
			return
		}
		edges := []float64{0}
		for _, b := range steps {
			step := float64(b) + 1
			if down {
				step = -step
			}
			edges = append(edges, edges[len(edges)-1]+step)
		}
		c := int(at)
		x := edges[c] + (edges[c+1]-edges[c])*(at-float64(c))
		if got := Locate(edges, x); math.Abs(got-at) > 1e-9 {
			t.Fatalf("%v of %v is at %v, want %v", x, edges, got, at)
		}
	})
}
