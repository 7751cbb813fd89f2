package heatmap

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/layout"
	"github.com/sonde-viz/sonde/components/scale"
	"github.com/sonde-viz/sonde/components/widget"
	"github.com/sonde-viz/sonde/components/work"
	"github.com/sonde-viz/sonde/compute/colormap"
	"github.com/sonde-viz/sonde/compute/grid"
)

// alone is the environment of a view without an instance.
type alone struct {
	events []any
	work   bool
}

func (a *alone) Emit(name string, detail any) { a.events = append(a.events, detail) }
func (a *alone) Repaint()                     {}
func (a *alone) Work()                        { a.work = true }
func (a *alone) WorkAtRest()                  {}

// look is a view and the window it is seen through.
type look struct {
	*view
	env *alone
	vp  layout.Layout
}

func see(t *testing.T, p Props, w, h int) look {
	t.Helper()
	env := &alone{}
	v := &view{env: env}
	if err := v.Update(p); err != nil {
		t.Fatal(err)
	}
	l := look{view: v, env: env}
	l.whole(w, h)
	return l
}

// whole shows all of the axes.
func (l *look) whole(w, h int) {
	var f figure.Figure
	l.Axes(&f)
	window := func(a figure.Axis, n int) scale.Window {
		return scale.Window{Lo: a.Lo, Hi: a.Hi, Scale: a.Scale, Threshold: a.Threshold, Reversed: a.Reversed, Pixels: n, Origin: a.Origin}
	}
	l.vp = layout.Layout{X: window(f.X, w), Y: window(f.Y, h), Ratio: 1}
}

// draw returns the pixels when all work is done.
func (l *look) draw() []byte {
	for range 1000 {
		pix := l.raster.draw(l.view, l.vp)
		if l.cells.progress() == 1 && (l.history != nil || l.raster.detail == grid.Exact) {
			return pix
		}
		for done := false; !done; {
			_, done = l.Step(work.NewBudget(func() float64 { return 0 }, 1))
		}
	}
	panic("the work does not come to an end")
}

// pixel returns the colour of pixel (i, j), from the left and from the top.
func (l *look) pixel(pix []byte, i, j int) [4]uint8 { return [4]uint8(pix[4*(j*l.vp.X.Pixels+i):]) }

// Zoomed out, each of 10 000 needles up and of 10 000 down, at most one a pixel, is seen in its own pixel, and only
// there: up by max, down by min, both by extreme. The grid is large enough for a pyramid and small enough for a test.
func TestNeedlesAtScale(t *testing.T) {
	const rows, columns, w, h = 2300, 2100, 301, 201 // no middle of a cell lies between two pixels
	var up, down [4]uint8
	for _, reduce := range []grid.Reduce{grid.Extreme, grid.Max, grid.Min} {
		r := rand.New(rand.NewPCG(11, 5))
		z := make([]float32, rows*columns)
		for i := range z {
			z[i] = float32(0.4 + 0.2*r.Float64())
		}
		want := map[int]float32{}
		for k, at := range r.Perm(w * h)[:20000] {
			i, j := at%w, at/w
			// A cell whose middle lies on the pixel.
			column := int(math.Ceil(float64(i)*columns/w - 0.5))
			row := int(math.Ceil(float64(h-1-j)*rows/h - 0.5))
			column += r.IntN(int(math.Ceil(float64(i+1)*columns/w-0.5)) - column)
			row += r.IntN(int(math.Ceil(float64(h-j)*rows/h-0.5)) - row)
			want[at] = float32(100 - 200*(k%2))
			z[row*columns+column] = want[at]
		}
		p := defaults
		p.Data, p.Rows, p.Columns, p.Reduce = widget.Float32s(z), rows, columns, reduce
		p.VMin, p.VMax = widget.Some(0.0), widget.Some(1.0)
		l := see(t, p, w, h)
		if l.cells.(*plane[float32]).pyramid == nil {
			t.Fatal("the grid is too small for the test: it has no pyramid")
		}
		pix := l.draw()
		special := l.colors.Specials()
		up, down = special.Over, special.Under
		bad := 0
		for at := range w * h {
			c, v := l.pixel(pix, at%w, at/w), want[at]
			is := c == up && v != 100 || c == down && v != -100
			not := v == 100 && reduce != grid.Min && c != up || v == -100 && reduce != grid.Max && c != down
			if is || not {
				if bad++; bad < 4 {
					t.Errorf("%s: pixel (%d, %d) is %v, its needle is %v", reduce, at%w, at/w, c, v)
				}
			}
		}
		if bad > 0 {
			t.Errorf("%s: %d pixels are wrong", reduce, bad)
		}
	}
}

// The first picture of a large grid comes before all of it has been read, and what comes after is what a plain reading
// of the cells gives.
func TestCoarsePictureFirst(t *testing.T) {
	const n, w, h = 2200, 210, 130
	r := rand.New(rand.NewPCG(2, 9))
	z := make([]float64, n*n)
	for i := range z {
		z[i] = float64(i%n)/n + r.Float64()
	}
	for _, reduce := range []grid.Reduce{grid.Mean, grid.Extreme} {
		p := defaults
		p.Data, p.Rows, p.Columns, p.Reduce = widget.Float64s(z), n, n, reduce
		l := see(t, p, w, h)
		if !l.env.work || l.cells.progress() == 1 {
			t.Fatal("all is read at once")
		}
		l.raster.draw(l.view, l.vp)
		if l.raster.detail != grid.Sampled {
			t.Errorf("the first picture is of detail %d", l.raster.detail)
		}
		var f figure.Figure
		l.Axes(&f)
		if f.Progress >= 1 {
			t.Error("no progress is shown")
		}
		last := -1.0
		for done := false; !done; { // a clock that runs on at every look
			now := 0.0
			var progress float64
			progress, done = l.Step(work.NewBudget(func() float64 { now++; return now }, 1))
			if progress < last {
				t.Fatalf("progress falls from %v to %v", last, progress)
			}
			last = progress
		}
		l.draw()
		lo, hi := widget.FiniteRange(z)
		if l.scale.lo != lo || l.scale.hi != hi {
			t.Errorf("limits are %v to %v, want %v to %v", l.scale.lo, l.scale.hi, lo, hi)
		}
		for range 300 {
			i, j := r.IntN(w), r.IntN(h)
			r0, r1 := l.raster.y.Span(j)
			c0, c1 := l.raster.x.Span(i)
			l.doubles = z
			want := l.reduced(r0, r1, c0, c1)
			if got := l.raster.values[j*w+i]; math.Abs(float64(got)-want) > 1e-6 {
				t.Fatalf("%s: pixel (%d, %d) is %v, want %v", reduce, i, j, got, want)
			}
		}
	}
}

// Of a very large grid the first limits are those of a sample, and the last ones right.
func TestLimitsOfALargeGrid(t *testing.T) {
	const n = 4100
	z := make([]uint8, n*n)
	for i := range z {
		z[i] = 100 + uint8(i%7)
	}
	z[12345], z[n*n-1] = 3, 250
	p := defaults
	p.Data, p.Rows, p.Columns = widget.Uint8s(z, 1), n, n
	l := see(t, p, 40, 30)
	if l.scale.exact || l.scale.lo < 3 || l.scale.hi > 250 || l.scale.lo > 100 || l.scale.hi < 106 {
		t.Errorf("the first limits are %v to %v, exact: %v", l.scale.lo, l.scale.hi, l.scale.exact)
	}
	l.draw()
	if !l.scale.exact || l.scale.lo != 3 || l.scale.hi != 250 {
		t.Errorf("the limits are %v to %v, exact: %v", l.scale.lo, l.scale.hi, l.scale.exact)
	}
}

// The same values in any kind of number make the same picture.
func TestKinds(t *testing.T) {
	const rows, columns, w, h = 40, 50, 130, 22
	r := rand.New(rand.NewPCG(4, 4))
	f32, f64, i16, i32, u8, u16 := make([]float32, rows*columns), make([]float64, rows*columns), make([]int16, rows*columns),
		make([]int32, rows*columns), make([]uint8, rows*columns), make([]uint16, rows*columns)
	for i := range f32 {
		v := r.IntN(200)
		f32[i], f64[i], i16[i], i32[i], u8[i], u16[i] = float32(v)*0.5, float64(v)*0.5, int16(v), int32(v), uint8(v), uint16(v)
	}
	for _, reduce := range grid.Extreme.Values() {
		var first []byte
		for _, s := range []widget.Series{
			widget.Float32s(f32), widget.Float64s(f64), widget.Int16s(i16, 0.5), widget.Int32s(i32, 0.5), widget.Uint8s(u8, 0.5), widget.Uint16s(u16, 0.5),
		} {
			p := defaults
			p.Data, p.Rows, p.Columns, p.Reduce, p.VMax = s, rows, columns, grid.Reduce(reduce), widget.Some(80.0)
			l := see(t, p, w, h)
			pix := l.draw()
			if first == nil {
				first = pix
			} else if !slices.Equal(pix, first) {
				t.Errorf("%s: the picture of kind %d differs from that of float32", reduce, s.Kind())
			}
		}
	}
	p := defaults
	p.Data, p.Rows, p.Columns = widget.Uint8s([]uint8{1, 2, 3, 4}, -1), 2, 2
	l := see(t, p, 1, 1)
	p.Reduce = grid.Max
	if l.Update(p); l.scale.lo != -4 || l.scale.hi != -1 || l.draw()[0] != l.colors.Table[255][0] {
		t.Errorf("values of a negative scale: limits %v to %v", l.scale.lo, l.scale.hi)
	}
}

// Values that float32 can't tell apart have colours of their own all the same.
func TestValuesCloseTogether(t *testing.T) {
	for _, data := range []widget.Series{
		widget.Float64s([]float64{1e6, 1e6 + 1e-6, 1e6 + 2e-6, 1e6 + 3e-6}), widget.Float64s([]float64{1e-200, 2e-200, 3e-200, 4e-200}),
		widget.Float64s([]float64{1e300, 2e300, 3e300, 4e300}), widget.Int32s([]int32{1 << 30, 1<<30 + 1, 1<<30 + 2, 1<<30 + 3}, 1),
	} {
		p := defaults
		p.Data, p.Rows, p.Columns = data, 1, 4
		l := see(t, p, 8, 1)
		pix := l.draw()
		for c := range 4 {
			want := l.colors.RGBA(l.colors.Index(data.At(c), data.At(0), data.At(3)))
			if got := l.pixel(pix, 2*c, 0); got != want {
				t.Errorf("%v is %v, want %v", data.At(c), got, want)
			}
		}
		p.Interpolation = Bilinear
		l = see(t, p, 9, 1)
		middle := l.colors.RGBA(128)
		if got := l.pixel(l.draw(), 4, 0); got != middle {
			t.Errorf("%v: halfway is %v, want %v", data.At(0), got, middle)
		}
	}
}

// What is learnt of values that float32 can't tell apart is right: percentiles, the histogram, the colours of quantiles, and
// the middle, without which extreme would lose needles down.
func TestStatisticsOfValuesCloseTogether(t *testing.T) {
	const n, base = 1000, 1e9
	z := make([]float64, n+2)
	for i := range z {
		z[i] = base + float64(i*7919%n)/n
	}
	z[0], z[n+1] = math.NaN(), base+0.5
	z[1] = base - 3
	p := defaults
	p.Data, p.Rows, p.Columns, p.Limits = widget.Float64s(z), 1, n+2, Robust
	l := see(t, p, 3, 1)
	if s := &l.scale; math.Abs(s.lo-base-0.02) > 2e-3 || math.Abs(s.hi-base-0.98) > 2e-3 || math.Abs(s.middle-base-0.5) > 2e-3 {
		t.Errorf("limits %v and %v, middle %v", s.lo-base, s.hi-base, s.middle-base)
	}
	for i, count := range l.scale.counts {
		if count < 10 || count > 22 {
			t.Errorf("part %d of the histogram is %d, want 15", i, count)
		}
	}
	l.draw()
	if got := l.raster.wide[0]; got != base-3 {
		t.Errorf("the first pixel shows %v, want the needle of %v", got-base, -3)
	}
	p.Norm, p.Limits = colormap.Quantile, MinMax
	l.Update(p)
	if got := l.scale.norm.Value(0.25, l.scale.lo, l.scale.hi); math.Abs(got-base-0.25) > 5e-3 {
		t.Errorf("a quarter of the values lies below %v", got-base)
	}
}

func TestBilinear(t *testing.T) {
	nan := math.NaN()
	p := defaults
	p.Data, p.Rows, p.Columns = widget.Float64s([]float64{0, 8, 4, nan}), 2, 2
	p.Interpolation = Bilinear
	l := see(t, p, 40, 40)
	l.draw()
	at := func(x, y float64) float64 { // from below
		return float64(l.raster.values[int(40-20*y)*40+int(20*x)])
	}
	for _, c := range [][3]float64{
		{0.5, 0.5, 0}, {1.475, 0.5, 7.8}, {1.025, 0.525, 4.2}, {0.525, 1.475, 3.95}, {0.025, 0.025, 0}, {1.975, 0.025, 8},
	} {
		if got := at(c[0], c[1]); math.Abs(got-c[2]) > 0.25 {
			t.Errorf("the value at (%v, %v) is %v, want %v", c[0], c[1], got, c[2])
		}
	}
	if v := at(0.9, 0.9); !(v >= 0 && v <= 8) {
		t.Errorf("beside NaN is %v: NaN has weight", v)
	}
	if v := at(1.2, 1.2); v == v {
		t.Errorf("in the cell of NaN is %v", v)
	}
}

func TestOriginTop(t *testing.T) {
	p := defaults
	p.Data, p.Rows, p.Columns = widget.Float32s([]float32{0, 0, 1, 1, 2, 2}), 3, 2
	for _, origin := range []Origin{Bottom, Top} {
		p.Origin = origin
		l := see(t, p, 4, 6)
		pix := l.draw()
		first, last := l.pixel(pix, 0, 0), l.pixel(pix, 3, 5)
		if origin == Bottom {
			first, last = last, first
		}
		if first != l.colors.Table[0] || last != l.colors.Table[255] {
			t.Errorf("%s: row 0 is %v, row 2 %v", origin, first, last)
		}
	}
}

// Under every norm a cell has the colour that the norm gives its value.
func TestNorms(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 1))
	const rows, columns = 9, 14
	z := make([]float32, rows*columns)
	for i := range z {
		z[i] = float32(math.Exp(2 * r.NormFloat64()))
	}
	for _, norm := range colormap.Linear.Values() {
		p := defaults
		p.Data, p.Rows, p.Columns, p.Norm, p.Gamma, p.Center = widget.Float32s(z), rows, columns, colormap.NormName(norm), 0.3, 1.5
		l := see(t, p, 3*columns, 3*rows)
		pix := l.draw()
		s := &l.scale
		lo, hi := widget.FiniteRange(z)
		if s.lo != float64(lo) || s.hi != float64(hi) || s.norm.Name != p.Norm {
			t.Errorf("%s: %s from %v to %v", norm, s.norm.Name, s.lo, s.hi)
		}
		for i, v := range z {
			want := l.colors.RGBA(s.norm.Index(float64(v), s.lo, s.hi))
			if got := l.pixel(pix, 3*(i%columns)+1, 3*(rows-1-i/columns)+1); got != want {
				t.Errorf("%s: %v is %v, want %v", norm, v, got, want)
			}
		}
		if norm == string(colormap.Quantile) { // each colour stands for as many values: a quarter of the cells in each quarter
			low := 0
			for _, v := range z {
				if s.norm.Index(float64(v), s.lo, s.hi) < 64 {
					low++
				}
			}
			if math.Abs(float64(low)-rows*columns/4.0) > 3 {
				t.Errorf("%d of %d cells have a colour of the first quarter", low, len(z))
			}
		}
	}
}

// Under the norm quantile a value has the colour of its rank, and of the middle of those that are equal to it: wherever
// these lie, at a limit too.
func TestQuantileRanks(t *testing.T) {
	const n = 1001
	for _, c := range []struct {
		name     string
		equal    float32 // what a third of the values is
		from, to int     // ... and which of them, in their order
	}{{"low", 0, 0, n / 3}, {"high", 1, n - n/3, n}, {"middle", 0.05, n / 3, 2 * n / 3}, {"none", 0, 0, 0}} {
		z := make([]float32, n)
		for i := range z {
			if z[i] = float32(math.Pow(float64(i)/(n-1), 3)); i >= c.from && i < c.to {
				z[i] = c.equal
			}
		}
		slices.Sort(z)
		p := defaults
		p.Data, p.Rows, p.Columns, p.Norm = widget.Float32s(z), 1, n, colormap.Quantile
		l := see(t, p, n, 1)
		for i, v := range z {
			first, _ := slices.BinarySearch(z, v)
			end, _ := slices.BinarySearch(z, math.Nextafter32(v, 2))
			want := 256 * float64(first+end-1) / 2 / (n - 1)
			if got := l.scale.norm.Index(float64(v), l.scale.lo, l.scale.hi); math.Abs(float64(got)+0.5-want) > 1.5 { // of 256: an interval of quantiles, and the rounding down
				t.Fatalf("%s: value %d, %v, has colour %d, want %v", c.name, i, v, got, want)
			}
		}
	}
}
