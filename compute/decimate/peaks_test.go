package decimate

import (
	"math"
	"math/rand/v2"
	"testing"
)

func TestPeaksAreTheGreatestOfTheirRanges(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var p Peaks
	for range 200 {
		n := 1 + r.IntN(300)
		x := make([]float32, n)
		for i := range x {
			x[i] = float32(r.NormFloat64())
			if r.IntN(20) == 0 {
				x[i] = float32(math.Inf(r.IntN(2)*2 - 1))
			}
		}
		if r.IntN(10) == 0 {
			for i := range x {
				x[i] = float32(math.NaN())
			}
		}
		p.Reset(n)
		var want []float32
		for range r.IntN(40) {
			from := r.IntN(n)
			to := min(n, from+r.IntN(1<<r.IntN(9)))
			p.Add(from, to)
			m := float32(math.NaN())
			for _, v := range x[from:max(from, to)] {
				if v > m || m != m {
					m = v
				}
			}
			want = append(want, m)
		}
		dst := make([]float32, p.Len())
		p.Find(dst, x)
		for i, v := range dst {
			if v != want[i] && (v == v || want[i] == want[i]) {
				t.Fatalf("range %d of %d in %d values: %v, want %v", i, len(want), n, v, want[i])
			}
		}
	}
}

func TestTranspose(t *testing.T) {
	for _, c := range [][3]int{{0, 3, 3}, {1, 1, 1}, {3, 5, 7}, {4, 4, 4}, {5, 4, 9}, {13, 18, 18}, {16, 3, 20}} {
		rows, columns, stride := c[0], c[1], c[2]
		src, dst := make([]float32, rows*stride), make([]float32, rows*columns)
		for i := range src {
			src[i] = float32(i)
		}
		Transpose(dst, src, rows, stride)
		for i, v := range dst {
			if want := float32(i%rows*stride + i/rows); v != want {
				t.Fatalf("%v: value %d is %v, want %v", c, i, v, want)
			}
		}
	}
}

func TestGreater(t *testing.T) {
	nan := float32(math.NaN())
	got := Greater(make([]float32, 4), []float32{1, 2, nan, 4}, []float32{2, nan, 3, 3})
	if got[0] != 2 || got[1] != 2 || got[2] == got[2] || got[3] != 4 {
		t.Errorf("got %v", got)
	}
}

func TestPeaksDoNotAllocate(t *testing.T) {
	var p Peaks
	x, dst := make([]float32, 1000), make([]float32, 100)
	if n := testing.AllocsPerRun(10, func() {
		p.Reset(1000)
		for i := range dst {
			p.Add(10*i, 10*i+10)
		}
		p.Find(dst, x)
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
}
