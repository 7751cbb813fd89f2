package grid

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

// random returns cells with plateaus, and for floats NaN, whole regions of it too, infinities and zeros of both signs.
func random[T Value](r *rand.Rand, rows, columns int) []T {
	cells := make([]T, rows*columns)
	floats := T(1)/2 != 0
	hole := r.IntN(3) == 0
	for i := range cells {
		v := r.NormFloat64() * 40
		if !floats {
			v = math.Abs(v)
		}
		switch {
		case floats && r.IntN(9) == 0, floats && hole && i%columns < columns/2 && i/columns < rows/2:
			v = math.NaN()
		case floats && r.IntN(40) == 0:
			v = math.Inf(1 - 2*r.IntN(2))
		case r.IntN(9) == 0:
			v = 0
		}
		cells[i] = T(v)
	}
	return cells
}

// brute is the oracle: one cell at a time.
type brute struct {
	cells       int
	least, most float64 // NaN for none
	sum, count  float64
}

func bruteOf[T Value](cells []T, columns, r0, r1, c0, c1 int) brute {
	b := brute{cells: (r1 - r0) * (c1 - c0), least: math.NaN(), most: math.NaN()}
	for r := r0; r < r1; r++ {
		for c := c0; c < c1; c++ {
			v := float64(cells[r*columns+c])
			if math.IsNaN(v) {
				continue
			}
			if math.IsNaN(b.least) {
				b.least, b.most = v, v
			}
			b.least, b.most = math.Min(b.least, v), math.Max(b.most, v)
			if !math.IsInf(v, 0) {
				b.sum += v
				b.count++
			}
		}
	}
	return b
}

func (b brute) value(r Reduce, middle float64) float64 {
	switch r {
	case Min:
		return b.least
	case Max:
		return b.most
	case Mean:
		if b.least == b.most && math.IsInf(b.least, 0) && b.cells == 1 {
			return b.least // one cell is shown as it is
		}
		return b.sum / b.count
	}
	if middle-b.least > b.most-middle {
		return b.least
	}
	return b.most
}

func same(a, b float64) bool { return a == b || math.IsNaN(a) && math.IsNaN(b) }

func near(a, b float64) bool { return same(a, b) || math.Abs(a-b) < 1e-4*(1+math.Abs(b)) }

// kinds runs a test for each kind of cells.
func kinds(t *testing.T, f32, f64, u8, u16 func(t *testing.T)) {
	t.Run("float32", f32)
	t.Run("float64", f64)
	t.Run("uint8", u8)
	t.Run("uint16", u16)
}

func TestPyramidIsThatOfTheCells(t *testing.T) {
	kinds(t, testPyramid[float32], testPyramid[float64], testPyramid[uint8], testPyramid[uint16])
}

func testPyramid[T Value](t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	blocks := []Block{Square, {1, 16}, {8, 1}, {2, 2}, {1, 1}, {4, 8}}
	for i := range 48 {
		rows, columns := 1+r.IntN(70), 1+r.IntN(70)
		if i%24 == 0 {
			columns += 2000
		}
		block := blocks[r.IntN(len(blocks))]
		cells := random[T](r, rows, columns)
		p := NewPyramid[T](rows, columns, block, i%2 == 0)
		for !p.Step(cells, r.IntN(500)) {
		}
		checkPyramid(t, p, cells)
		if p.Left() != 0 {
			t.Fatalf("%d cells left", p.Left())
		}
		// Some cells change: those alone are read again.
		for range 2 {
			r0, c0 := r.IntN(rows), r.IntN(columns)
			r1, c1 := r0+1+r.IntN(rows-r0), c0+1+r.IntN(columns-c0)
			fresh := random[T](r, rows, columns)
			for row := r0; row < r1; row++ {
				copy(cells[row*columns+c0:row*columns+c1], fresh[row*columns+c0:])
			}
			p.Touch(r0, r1, c0, c1)
			if p.Ready() {
				t.Fatal("ready, though cells have changed")
			}
			for !p.Step(cells, 200) {
			}
			checkPyramid(t, p, cells)
		}
	}
}

func checkPyramid[T Value](t *testing.T, p *Pyramid[T], cells []T) {
	t.Helper()
	for k, l := range p.levels {
		for row := range l.rows {
			for c := range l.columns {
				b := bruteOf(cells, p.columns, row*l.block.Rows, min(p.rows, (row+1)*l.block.Rows), c*l.block.Columns, min(p.columns, (c+1)*l.block.Columns))
				at := row*l.columns + c
				least, most := float64(l.least[at]), float64(l.most[at])
				if least > most {
					least, most = math.NaN(), math.NaN()
				}
				if !same(least, b.least) || !same(most, b.most) {
					t.Fatalf("%d by %d, level %d, block %d %d: %v %v, want %v %v", p.rows, p.columns, k, row, c, least, most, b.least, b.most)
				}
				if l.mean != nil && (float64(l.count[at]) != b.count || b.count > 0 && !near(float64(l.mean[at]), b.sum/b.count)) {
					t.Fatalf("%d by %d, level %d, block %d %d: mean %v of %v, want %v of %v", p.rows, p.columns, k, row, c, l.mean[at], l.count[at], b.sum/b.count, b.count)
				}
			}
		}
	}
	b := bruteOf(cells, p.columns, 0, p.rows, 0, p.columns)
	least, most, ok := p.Extremes()
	if ok == math.IsNaN(b.least) || ok && (float64(least) != b.least || float64(most) != b.most) {
		t.Fatalf("extremes %v %v %v, want %v %v", least, most, ok, b.least, b.most)
	}
}

// The largest picture may take 1.6 times its cells.
func TestMemory(t *testing.T) {
	p := NewPyramid[float32](100, 77, Square, true)
	size := 0
	for _, l := range p.levels {
		size += 4*(len(l.least)+len(l.most)+len(l.mean)+len(l.count)) + 8*len(l.stale)
	}
	if got := Bytes[float32](100, 77, Square, true); got != size {
		t.Errorf("Bytes says %d, the levels have %d", got, size)
	}
	const side = 10000
	if got := Bytes[float32](side, side, Square, true); got > 0.22*4*side*side {
		t.Errorf("a pyramid of %d MB for cells of %d MB", got>>20, 4*side*side>>20)
	}
}

func TestPanics(t *testing.T) {
	for name, f := range map[string]func(){
		"fewer cells":   func() { NewPyramid[uint8](3, 4, Square, false).Step(make([]uint8, 11), 1) },
		"block":         func() { NewPyramid[uint8](3, 4, Block{3, 4}, false) },
		"negative":      func() { NewPyramid[uint8](-1, 4, Square, false) },
		"other pyramid": func() { fillOne(NewPyramid[uint8](3, 5, Square, false), 1, Max) },
		"short dst":     func() { fillOne(nil, 0, Max) },
		"reduce":        func() { fillOne(nil, 1, "median") },
	} {
		t.Run(name, func(t *testing.T) {
			defer func() {
				if s, _ := recover().(string); len(s) < 6 || s[:6] != "grid: " {
					t.Errorf("panic %q", s)
				}
			}()
			f()
		})
	}
}

// fillOne shows 3 by 4 cells on one pixel.
func fillOne(p *Pyramid[uint8], room int, r Reduce) {
	var s Sampler[uint8]
	var x, y Axis
	x.Set([]float64{0, 4}, 4)
	y.Set([]float64{0, 3}, 3)
	s.Fill(make([]float32, room), 1, make([]uint8, 12), p, &x, &y, Picture{Reduce: r})
}

// An exact picture is what one gets by looking at the cells of each pixel.
func TestExactPicture(t *testing.T) {
	kinds(t, testPicture[float32], testPicture[float64], testPicture[uint8], testPicture[uint16])
}

func testPicture[T Value](t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	var s Sampler[T]
	var x, y Axis
	for range 200 {
		rows, columns := 1+r.IntN(90), 1+r.IntN(90)
		cells := random[T](r, rows, columns)
		x.Set(edges(r, columns), columns)
		y.Set(edges(r, rows), rows)
		how := Picture{Reduce: Reduce(Reduce("").Values()[r.IntN(4)]), Middle: r.NormFloat64() * 9, Exact: true}
		stride := x.Pixels() + r.IntN(3)
		dst := make([]float32, stride*y.Pixels())
		if s.Fill(dst, stride, cells, nil, &x, &y, how) != Exact {
			t.Fatal("not exact")
		}
		half := y.Part(y.Pixels()/2, y.Pixels())
		part := make([]float32, stride*half.Pixels())
		s.Fill(part, stride, cells, nil, &x, &half, how)
		for j := range y.Pixels() {
			r0, r1 := y.Span(j)
			for i := range x.Pixels() {
				c0, c1 := x.Span(i)
				if r0 == r1 {
					c1 = c0
				}
				want := bruteOf(cells, columns, r0, r1, c0, c1).value(how.Reduce, how.Middle)
				if got := float64(dst[j*stride+i]); !near(got, want) {
					t.Fatalf("%d by %d cells, pixel %d %d of rows %d to %d, columns %d to %d, %s about %v: %v, want %v", rows, columns, j, i, r0, r1, c0, c1, how.Reduce, how.Middle, got, want)
				}
				if k := j - y.Pixels()/2; k >= 0 && !same(float64(part[k*stride+i]), float64(dst[j*stride+i])) {
					t.Fatalf("pixel %d %d of a part differs", j, i)
				}
			}
		}
	}
}

// edges returns those of pixels on linear and logarithmic axes, up and down, inside and beyond.
func edges(r *rand.Rand, cells int) []float64 {
	lo, hi := r.Float64()*float64(cells)*1.4-0.2*float64(cells), r.Float64()*float64(cells)*1.4-0.2*float64(cells)
	switch r.IntN(4) {
	case 0:
		lo, hi = 0, float64(cells)
	case 1:
		lo, hi = float64(cells), 0
	}
	e := Uniform(make([]float64, 2+r.IntN(60)), lo, hi)
	if r.IntN(3) == 0 {
		for i, v := range e {
			e[i] = float64(cells) * (math.Exp2(3*v/float64(cells)) - 1) / 7
		}
	}
	return e
}

// Pixels that cover cells show every cell of their window, each in one pixel.
func TestSpansCoverEveryCellOnce(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	var a Axis
	for range 3000 {
		cells := 1 + r.IntN(200)
		e := edges(r, cells)
		a.Set(e, cells)
		lo, hi := min(e[0], e[len(e)-1]), max(e[0], e[len(e)-1])
		seen := make([]int, cells)
		for i := range a.Pixels() {
			c0, c1 := a.Span(i)
			if c1-c0 > 1 {
				for c := c0; c < c1; c++ {
					seen[c]++
				}
			} else if c1-c0 == 1 {
				seen[c0] = max(seen[c0], 1)
			}
			el, eh := min(e[i], e[i+1]), max(e[i], e[i+1])
			if inside := eh > 0 && el < float64(cells); c0 == c1 && inside && (el+eh)/2 >= 0 && (el+eh)/2 < float64(cells) {
				t.Fatalf("pixel %d from %v to %v of %d cells shows nothing", i, el, eh, cells)
			}
		}
		for c, n := range seen {
			if m := float64(c) + 0.5; m > lo && m < hi && n != 1 {
				t.Fatalf("cell %d is in %d pixels of %v", c, n, e)
			}
		}
	}
}

// 10 000 needles up or down, at most one a pixel: none is lost, by the pyramid too.
func TestNeedles(t *testing.T) {
	const n, w, h = 1500, 150, 110
	for _, exact := range []bool{true, false} {
		for seed := range uint64(2) {
			r := rand.New(rand.NewPCG(seed, 7))
			cells := make([]float32, n*n)
			for i := range cells {
				cells[i] = float32(r.Float64())
			}
			type needle struct{ row, column int }
			up := map[needle]bool{}
			var x, y Axis
			x.Set(Uniform(make([]float64, w+1), 0, n), n)
			y.Set(Uniform(make([]float64, h+1), n, 0), n)
			for _, i := range r.Perm(w * h)[:10000] {
				r0, r1 := y.Span(i / w)
				c0, c1 := x.Span(i % w)
				// Pixels show blocks, and those at the border in one of them: the middles of pixels hold needles.
				at := needle{r0 + r.IntN(r1-r0), c0 + r.IntN(c1-c0)}
				if !exact {
					at = needle{(r0 + r1) / 2, (c0 + c1) / 2}
				}
				up[at] = r.IntN(2) == 0
				cells[at.row*n+at.column] = -100
				if up[at] {
					cells[at.row*n+at.column] = 100
				}
			}
			p := NewPyramid[float32](n, n, Square, false)
			for !p.Step(cells, 1e5) {
			}
			var s Sampler[float32]
			dst := make([]float32, w*h)
			how := Picture{Reduce: Extreme, Middle: 0.5, Exact: exact}
			want := Exact
			if !exact {
				want = Near
			}
			if got := s.Fill(dst, w, cells, p, &x, &y, how); got != want {
				t.Fatalf("detail %v, want %v", got, want)
			}
			ups, downs := 0, 0
			for _, v := range dst {
				if v == 100 {
					ups++
				}
				if v == -100 {
					downs++
				}
			}
			wantUps := 0
			for _, u := range up {
				if u {
					wantUps++
				}
			}
			if ups != wantUps || downs != len(up)-wantUps {
				t.Errorf("exact %v: %d needles up and %d down, want %d and %d", exact, ups, downs, wantUps, len(up)-wantUps)
			}
		}
	}
}

func ExampleSampler() {
	cells := []float32{
		0, 0, 9, 0, 0, 0, 0, 0,
		0, 0, 0, 0, 0, 0, -8, 0,
	}
	var x, y Axis
	x.Set(Uniform(make([]float64, 3), 0, 8), 8) // two pixels over eight columns
	y.Set(Uniform(make([]float64, 2), 0, 2), 2) // one over two rows
	var s Sampler[float32]
	dst := make([]float32, 2)
	s.Fill(dst, 2, cells, nil, &x, &y, Picture{Reduce: Extreme})
	fmt.Println(dst)
	// Output: [9 -8]
}
