package contour

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func ExampleLines() {
	var t Tracer
	x, y := Lines(&t, []float32{
		0, 0, 0,
		0, 4, 0,
		0, 0, 0,
	}, 3, 3, 2)
	fmt.Println(x)
	fmt.Println(y)
	// Output:
	// [1 0.5 1 1.5 1]
	// [0.5 1 1.5 1 0.5]
}

// split returns the lines apart.
func split(x, y []float64) (lines [][][2]float64) {
	lines = append(lines, nil)
	for i := range x {
		if x[i] != x[i] {
			lines = append(lines, nil)
			continue
		}
		l := &lines[len(lines)-1]
		*l = append(*l, [2]float64{x[i], y[i]})
	}
	if len(x) == 0 {
		return nil
	}
	return lines
}

// crossings are all places between two finite neighbours, one below the level and the other not, that lie on a side of
// a square of finite corners: what the lines must go through, each as often as such squares have it as a side.
func crossings(z []float64, w, h int, level float64) map[[2]float64]int {
	m := map[[2]float64]int{}
	at := func(i, j int) float64 { return z[j*w+i] }
	for j := range h - 1 {
		for i := range w - 1 {
			c := [][2]int{{i, j}, {i + 1, j}, {i + 1, j + 1}, {i, j + 1}}
			sum := 0.0
			for _, p := range c {
				sum += at(p[0], p[1]) - at(p[0], p[1])
			}
			if sum != 0 {
				continue
			}
			for k := range c {
				p, q := c[k], c[(k+1)%4]
				if k >= 2 { // from the lesser coordinate to the greater one
					p, q = q, p
				}
				if a, b := at(p[0], p[1]), at(q[0], q[1]); (a >= level) != (b >= level) {
					u := between(a, b, level)
					m[[2]float64{float64(p[0]) + u*float64(q[0]-p[0]), float64(p[1]) + u*float64(q[1]-p[1])}]++
				}
			}
		}
	}
	return m
}

// Every place where the level lies between neighbours is on a line, twice in all where two squares meet: as an inner
// point of one line, or as both ends of a closed one. Nothing else is.
func TestLinesPassAllCrossings(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 1))
	var tr Tracer
	for range 400 {
		w, h := 1+r.IntN(12), 1+r.IntN(12)
		z := make([]float64, w*h)
		for i := range z {
			z[i] = r.NormFloat64()
			switch r.IntN(20) {
			case 0:
				z[i] = math.NaN()
			case 1:
				z[i] = math.Inf(1 - 2*r.IntN(2))
			}
		}
		level := 0.3 * r.NormFloat64()
		want := crossings(z, w, h, level)
		got := map[[2]float64]int{}
		for _, l := range split(Lines(&tr, z, w, h, level)) {
			if len(l) < 2 {
				t.Fatalf("a line of %d points", len(l))
			}
			for k, p := range l {
				got[p]++
				if k > 0 && k < len(l)-1 {
					got[p]++
				}
				if k > 0 && math.Max(math.Abs(p[0]-l[k-1][0]), math.Abs(p[1]-l[k-1][1])) > 1 {
					t.Fatalf("from %v to %v is farther than a square", l[k-1], p)
				}
			}
		}
		if len(got) != len(want) {
			t.Fatalf("%d x %d: %d places, want %d", w, h, len(got), len(want))
		}
		for p, n := range want {
			if got[p] != n {
				t.Fatalf("%d x %d: the place %v is there %d times, want %d", w, h, p, got[p], n)
			}
		}
	}
}

// In a saddle the mean decides which corners are joined.
func TestSaddle(t *testing.T) {
	var tr Tracer
	for _, c := range []struct {
		z      []float64
		joined bool // the high corners, (0, 0) and (1, 1)
	}{
		{[]float64{1, 0, 0, 1}, true}, // the mean is the level
		{[]float64{1, 0.1, 0.2, 1}, true},
		{[]float64{1, -0.5, -1, 1}, false},
		{[]float64{0.6, 0.4, 0.3, 0.6}, false},
	} {
		lines := split(Lines(&tr, c.z, 2, 2, 0.5))
		if len(lines) != 2 {
			t.Fatalf("%v has %d lines", c.z, len(lines))
		}
		for _, l := range lines {
			// A line that parts the high corner (0, 0) off has one end at the bottom and one at the left.
			slices.SortFunc(l, func(a, b [2]float64) int { return int(math.Copysign(1, a[1]-b[1])) })
			parts := l[0][1] == 0 && l[1][0] == 0 || l[0][0] == 1 && l[1][1] == 1
			if parts == c.joined {
				t.Errorf("%v: line %v, joined should be %v", c.z, l, c.joined)
			}
		}
	}
}

// A circle's isoline is a closed line whose points are as far from the middle as the level says.
func TestCircle(t *testing.T) {
	const n = 101
	z := make([]float32, n*n)
	for j := range n {
		for i := range n {
			z[j*n+i] = float32(math.Hypot(float64(i-50), float64(j-50)))
		}
	}
	var tr Tracer
	x, y := Lines(&tr, z, n, n, 30)
	lines := split(x, y)
	if len(lines) != 1 || lines[0][0] != lines[0][len(lines[0])-1] {
		t.Fatalf("%d lines, the first from %v to %v", len(lines), lines[0][0], lines[0][len(lines[0])-1])
	}
	for _, p := range lines[0] {
		// The distance bends by 1/(2*30) at most between two neighbours: a straight line errs by 1/8 of that.
		if d := math.Hypot(p[0]-50, p[1]-50); math.Abs(d-30) > 1.0/(8*30)+1e-5 {
			t.Errorf("%v is %v from the middle", p, d)
		}
	}
}

func TestNothingToTrace(t *testing.T) {
	var tr Tracer
	nan := math.NaN()
	for _, c := range []struct {
		z     []float64
		w, h  int
		level float64
	}{
		{nil, 0, 0, 0}, {[]float64{1}, 1, 1, 0}, {[]float64{0, 1, 0, 1}, 4, 1, 0.5}, {[]float64{1, 1, 1, 1}, 2, 2, 1},
		{[]float64{nan, nan, nan, nan}, 2, 2, 0}, {[]float64{nan, 1, 0, 1}, 2, 2, 0.5}, {[]float64{0, 1, 0, 1}, 2, 2, nan},
		{[]float64{0, 1, 0, 1}, 2, 2, math.Inf(1)},
	} {
		if x, y := Lines(&tr, c.z, c.w, c.h, c.level); len(x) != 0 || len(y) != 0 {
			t.Errorf("%v at %v has lines %v %v", c.z, c.level, x, y)
		}
	}
	if x, _ := Lines(&tr, []float64{-1.7e308, 1.7e308, -1.7e308, 1.7e308}, 2, 2, 0); len(x) != 2 || x[0] != 0.5 {
		t.Errorf("between values whose difference is beyond float64: %v", x)
	}
	defer func() {
		if recover() != "contour: z does not hold w x h values" {
			t.Error("a grid of the wrong size is taken")
		}
	}()
	Lines(&tr, []float64{1, 2, 3}, 2, 2, 0)
}

func TestLinesAllocateNothing(t *testing.T) {
	z := noise(128)
	var tr Tracer
	Lines(&tr, z, 128, 128, 0)
	if n := testing.AllocsPerRun(10, func() { Lines(&tr, z, 128, 128, 0) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func noise(n int) []float32 {
	r := rand.New(rand.NewPCG(1, 2))
	z := make([]float32, n*n)
	for i := range z {
		z[i] = float32(r.NormFloat64())
	}
	return z
}

func BenchmarkLines(b *testing.B) {
	z := noise(256)
	var tr Tracer
	b.SetBytes(4 * 256 * 256)
	for b.Loop() {
		Lines(&tr, z, 256, 256, 0.5)
	}
}
