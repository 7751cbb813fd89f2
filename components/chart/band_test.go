package chart

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/sonde-viz/sonde/components/figure"
	"github.com/sonde-viz/sonde/components/paint"
)

// fills are the areas of a list.
type fills struct {
	recorded
	colors []paint.Color
	areas  [][]float64
	labels []paint.Label
}

func (f *fills) Fill(c paint.Color, xy []float64) {
	f.colors, f.areas = append(f.colors, c), append(f.areas, append([]float64(nil), xy...))
}
func (f *fills) Label(t paint.Label) { f.labels = append(f.labels, t) }

// rings are the pieces of an area between points whose x is NaN.
func rings(xy []float64) (r [][]float64) {
	start := 0
	for i := 0; i < len(xy); i += 2 {
		if math.IsNaN(xy[i]) {
			r = append(r, xy[start:i])
			start = i + 2
		}
	}
	return r
}

func TestAreaEndsAtNaN(t *testing.T) {
	c := newChart()
	nan := math.NaN()
	c.Fig.Area(figure.Area{X: []float64{0, 10, 20, 30, 40, 50}, Lo: []float64{0, 0, nan, 0.5, nan, 0}, Hi: []float64{0.5, 0.5, 1, 0.5, 1, 1}, Color: figure.Accent, Opacity: 0.5})
	var f fills
	c.PaintBase().Replay(&f)
	r := rings(f.areas[0])
	if len(r) != 3 || len(r[0]) != 8 || len(r[1]) != 8 || len(r[2]) != 8 {
		t.Fatalf("pieces are %v", r)
	}
	x0, y0 := c.PixelOf(0, 0)
	_, y1 := c.PixelOf(0, 0.5)
	if math.Abs(r[0][0]-x0) > 1e-3 || math.Abs(r[0][1]-y0) > 1e-3 || math.Abs(r[0][7]-y1) > 1e-3 {
		t.Errorf("the first piece is %v", r[0])
	}
	// A single place without height is a pixel.
	if w, h := r[1][2]-r[1][0], r[1][1]-r[1][7]; math.Abs(w-0.5) > 1e-3 || math.Abs(math.Abs(h)-0.5) > 1e-3 {
		t.Errorf("a single place is %v by %v", w, h)
	}
	if _, _, _, a := f.colors[0].RGBA(); a != 128 {
		t.Errorf("the opacity is %d", a)
	}
}

// Every pixel column of a dense area reaches over all that lies on it, and no further.
func TestAreaKeepsEveryExtreme(t *testing.T) {
	r := rand.New(rand.NewPCG(15, 16))
	const n = 20_000
	m := figure.Area{X: make([]float64, n), Lo: make([]float64, n), Hi: make([]float64, n)}
	for i := range n {
		m.X[i] = float64(i) / n * 100
		m.Lo[i], m.Hi[i] = -r.ExpFloat64()/20, r.ExpFloat64()/20
		if r.IntN(50) == 0 {
			m.Lo[i] = math.NaN()
		}
	}
	c := newChart()
	c.Fig.Area(m)
	var f fills
	c.PaintBase().Replay(&f)
	vp := c.At()
	want, got := map[int][2]float64{}, map[int][2]float64{}
	for i, x := range m.X {
		if m.Lo[i] == m.Lo[i] {
			column := int(vp.X.Unit(x) * float64(vp.X.Pixels))
			spread(want, column, c.py(vp.Y.Unit(m.Lo[i])))
			spread(want, column, c.py(vp.Y.Unit(m.Hi[i])))
		}
	}
	for _, ring := range rings(f.areas[0]) {
		for i := 0; i < len(ring); i += 2 { // float32 coordinates may lie on the edge of two columns
			spread(got, int(math.Floor(c.ux(ring[i])*float64(vp.X.Pixels)+1e-3)), ring[i+1])
			spread(got, int(math.Floor(c.ux(ring[i])*float64(vp.X.Pixels)-1e-3)), ring[i+1])
		}
	}
	for column, e := range want {
		beside := e
		for _, o := range []int{column - 1, column + 1} {
			if w, ok := want[o]; ok {
				beside = [2]float64{min(beside[0], w[0]), max(beside[1], w[1])}
			}
		}
		g := got[column]
		if g[0] > e[0]+1e-3 || g[1] < e[1]-1e-3 || g[0] < beside[0]-1e-3 || g[1] > beside[1]+1e-3 {
			t.Fatalf("column %d is drawn from %v, its band is %v, with its neighbours %v", column, g, e, beside)
		}
	}
}

// Columns stand on their pixels and are seen however low they are; what is NaN is left out.
func TestColumns(t *testing.T) {
	for _, reversed := range []bool{false, true} {
		c := newChart()
		c.Fig.X.Reversed = reversed
		c.Layout()
		nan := math.NaN()
		c.Fig.Columns(figure.Columns{Lo: []float64{-0.5, nan, 0.25}, Hi: []float64{0.5, 1, 0.25}, Color: figure.Accent, Opacity: 0.5})
		f := record(c.PaintBase())
		i := slices.IndexFunc(f.pens, func(p paint.Pen) bool { return p.Color == figure.Light[figure.Accent].Alpha(128) })
		width, pixel := float64(c.at.Plot.W())/c.size.Ratio, 1/c.size.Ratio
		if i < 0 || math.Abs(f.pens[i].Width-pixel) > 1e-6 {
			t.Fatalf("pens are %+v", f.pens)
		}
		place := func(u, v float64) (x, y float64) {
			if reversed {
				u = 1 - u
			}
			return float64(c.at.Plot.Left)/c.size.Ratio + u*width, c.py(c.At().Y.Unit(v))
		}
		x0, y0 := place(0.5*pixel/width, -0.5)
		_, y1 := place(0, 0.5)
		x2, y2 := place(2.5*pixel/width, 0.25)
		want := []float64{x0, y0, x0, y1, nan, 0, x2, y2 - pixel/2, x2, y2 + pixel/2, nan, 0}
		got := f.strokes[i]
		if len(got) != len(want) {
			t.Fatalf("points are %v, want %v", got, want)
		}
		for i, w := range want {
			if math.Abs(got[i]-w) > 1e-3 || (got[i] != got[i]) != (w != w) {
				t.Errorf("reversed %v, coordinate %d is %v, want %v", reversed, i, got[i], w)
			}
		}
	}
}

func TestProgress(t *testing.T) {
	for _, p := range []float64{0, 1, 0.25} {
		c := newChart()
		c.Fig.Progress = p
		left, top, right, _ := c.at.Box()
		if got := has(record(c.PaintBase()).rects, [4]float64{left, top, (right - left) * p, 3}); got != (p == 0.25) {
			t.Errorf("progress %v is shown: %v", p, got)
		}
	}
}
